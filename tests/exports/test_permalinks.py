"""Published addresses never die: records are renamed, moved and withdrawn, and every address still works."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import ledger as command
import lxml.html
import pytest
from catalogue.exports import permalinks, url_ledger
from catalogue.exports.publication import Publication
from catalogue.exports.url_ledger import BuiltSite
from catalogue.lint import checker
from catalogue.source.loading import load
from catalogue.views.pages.terms import term_page
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.publishing import URL, Publish, published
from support.sites import Make, git, of_pages
from support.small_site import WITHDRAWN, site


@pytest.fixture
def before(publish: Publish, root: Path) -> list[str]:
    """The ledger of the small site as first published."""
    url_ledger.add_to_ledger(root, built(publish(site("unodc"))).published_paths())
    return url_ledger.read_ledger(root)


def built(folder: Path, source: Path | None = None) -> BuiltSite:
    """A folder with a site, which is in the repository of its pages if no other is given."""
    return BuiltSite(folder, load(source or folder.parent))


def target(page: str) -> str:
    """Where a page that only leads on leads."""
    (found,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page)
    return found


def test_ledger_lists_pages_permalinks_data_and_feeds(before: list[str]) -> None:
    wanted = (
        "practices/rooms/",
        "fr/practices/rooms/",
        "id/practices/rooms/",
        "api/v1/records/practices/rooms.json",
    )
    wanted += (
        "feeds/agencies/unodc.xml",
        "fr/feeds/topics/protection.xml",
        "calendar.ics",
        "api/v1/practices.fr.csv",
        "llms.txt",
    )
    assert set(wanted) <= set(before)
    assert not [path for path in before if path.startswith("assets/") or path.endswith("card.html")]


def test_renamed_and_withdrawn_records_keep_their_addresses(
    before: list[str], publish: Publish
) -> None:
    withdrawn = WITHDRAWN.replace("handbook", "manual")
    text = site("unodc", practice=withdrawn, name="manual", resource="| formerly: [handbook]")
    folder = publish(text)
    assert built(folder).lost_paths(before) == []
    for prefix, words in (("", "Resources"), ("fr/", "Ressources")):
        page = (folder / prefix / "resources/handbook/index.html").read_text("utf-8")
        assert target(page) == "../manual/"
        assert f'<link rel="canonical" href="{URL}{prefix}resources/manual/">' in page
        assert "<script" not in page, words


def test_unused_place_keeps_published_page_and_feed(
    before: list[str], make, root: Path, tmp_path: Path
) -> None:
    url_ledger.add_to_ledger(root, ["places/algeria/", "fr/feeds/places/algeria.xml"])
    catalogue = make(site("unodc"))
    assert (
        term_page(Context(catalogue, Site(), "fr"), "fr/places/algeria/")["gaps"]
        and "places/angola" not in catalogue.pages
    )
    folder = published(catalogue, tmp_path / "after")
    lost = BuiltSite(folder, catalogue).lost_paths(url_ledger.read_ledger(root))
    assert lost == ["places/algeria/"], "pages that MkDocs builds are not written here"


STEPS = """| steps:
|   - {{id: one, who: [police], moment: prepare{formerly}}}
{second}| reviewed: 2026-03-01
"""
SECOND = "|   - {id: two, who: [police], moment: prepare}\n"
ITEMS = ("|\n| ## How to do it\n|\n| 1. **Find a room.**\n", "| 2. **Name a person.**\n")


def split(formerly: str, *records: str) -> str:
    """The small site with a practice of two steps; or with its second step on a page of its own."""
    english, rest = site("unodc").split("practices/rooms.fr.md")
    rooms, others = english.rstrip("\n"), rest[rest.index("\nresources/") :]
    text = rooms.replace(
        "| reviewed: 2026-03-01\n",
        STEPS.format(formerly=formerly, second="" if records else SECOND),
        1,
    )
    text += (
        "\n"
        + ITEMS[0]
        + (ITEMS[1] if not records else "|\n| Then see [the person](named-person.md).\n")
    )
    other = rooms.replace("practices/rooms.md", "practices/named-person.md").replace(
        "Child-friendly", "A named person for"
    )
    other = other.replace(
        "| reviewed: 2026-03-01\n",
        STEPS.format(formerly="", second="").replace("id: one", "id: two"),
        1,
    )
    other += (
        "\n"
        + ITEMS[0].replace("Find a room", "Name a person")
        + "|\n| Before, see [the rooms](rooms.md).\n"
    )
    agreeing = others.replace(
        "practices: [rooms]", f"practices: [{', '.join(['rooms', *records])}]"
    )
    return text + "".join(other for _ in records) + agreeing


def test_split_record_keeps_published_addresses(make, root: Path, tmp_path: Path) -> None:
    (root / url_ledger.FILE).unlink(missing_ok=True)
    before = make(split(""))
    found = {finding.rule for finding in checker.check(before, of_pages)}
    first = BuiltSite(published(before, tmp_path / "before"), before)
    url_ledger.add_to_ledger(root, first.published_paths())
    ledger = url_ledger.read_ledger(root)
    assert "practices/rooms/#two" in ledger
    careless = make(split("", "named-person"))
    folder = published(careless, tmp_path / "careless")
    assert BuiltSite(folder, careless).lost_paths(ledger) == ["practices/rooms/#two"]
    after = make(split(", formerly: [two]", "named-person"))
    assert {finding.rule for finding in checker.check(after, of_pages)} <= found
    folder = published(after, tmp_path / "after")
    assert BuiltSite(folder, after).lost_paths(ledger) == []
    page = (folder / "practices/rooms/index.html").read_text("utf-8")
    assert {"one", "two"} <= set(lxml.html.fromstring(page).xpath("//@id")), "the page has them"


def test_withdrawn_page_has_reason_and_replacement(publish: Publish) -> None:
    folder = publish(site("unodc", practice=WITHDRAWN))
    page = (folder / "fr/practices/rooms/index.html").read_text("utf-8")
    notice = page.split('class="withdrawn-notice"')[1].split("</div>")[0]
    assert "Fiche retirée le 1er avril 2026" in notice
    assert "Elle a fait plus de mal que de bien." in notice
    assert "It did more harm" not in page
    assert 'href="../../resources/handbook/"' in notice


def test_renamed_record_keeps_its_citation_and_data(before: list[str], publish: Publish) -> None:
    text = (
        site("unodc")
        .replace("statements/call.md\n", "statements/appeal.md\n")
        .replace("| date: 2022-12-02\n", "| date: 2022-12-02\n| formerly: [call]\n")
    )
    folder = publish(text)
    assert built(folder).lost_paths(before) == []
    assert (folder / "statements/call/cite.ris").read_bytes() == (
        folder / "statements/appeal/cite.ris"
    ).read_bytes()
    assert (
        json.loads((folder / "api/v1/records/statements/call.json").read_text("utf-8"))["id"]
        == "statements/appeal"
    )


def test_site_without_address_loses_no_ledger_file(
    before: list[str], publish: Publish, tmp_path: Path
) -> None:
    assert {"sitemap.xml", "fr/opensearch.xml"} <= set(before)
    assert built(publish(site("unodc"), "")).lost_paths(before) == []
    source = publish(site("unodc")).parent
    folder = shutil.copytree(source / "site", tmp_path / "again")
    (folder / "sitemap.xml").unlink()
    assert built(folder, source).lost_paths(before) == ["sitemap.xml"]


def test_lost_address_is_reported_with_remedy(
    before: list[str], publish: Publish, make: Make, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = publish(site("unodc", name="manual"))
    make(site("unodc", name="manual"))
    assert command.main([str(folder), "--root", str(root)]) == command.LOST
    said = capsys.readouterr().out
    assert "fr/resources/handbook/ leads nowhere" in said
    assert "formerly: [resources/handbook]" in said
    assert url_ledger.read_ledger(root) == before


def test_ledger_command_only_appends(
    before: list[str], publish: Publish, make: Make, root: Path
) -> None:
    text = site("unodc", name="manual", resource="| formerly: [handbook]")
    folder = publish(text)
    make(text)
    assert (
        command.main([str(folder), "--root", str(root), "--add"])
        == command.main([str(folder), "--root", str(root)])
        == command.FINE
    )
    after = url_ledger.read_ledger(root)
    assert after[: len(before)] == before and "resources/manual/" in after[len(before) :]


def test_removed_line_of_the_ledger_is_reported(before: list[str], root: Path) -> None:
    text = (root / url_ledger.FILE).read_text("utf-8")
    (root / url_ledger.FILE).write_text(
        "\n".join(line for line in before if line != "practices/rooms/"), "utf-8"
    )
    assert url_ledger.removed_lines(text, root) == ["practices/rooms/"]


def test_command_compares_the_ledger_with_an_older_commit(
    before: list[str], publish: Publish, make: Make, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = publish(site("unodc"))
    make(site("unodc"))
    for words in (["init", "-q"], ["add", "data"], ["commit", "-qm", "ledger"]):
        git(root, *words)
    (root / url_ledger.FILE).write_text("\n".join(before[1:]) + "\n", "utf-8")
    assert command.main([str(folder), "--root", str(root), "--since", "HEAD"]) == command.LOST
    assert f"write the line {before[0]} again" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "successor"),
    [
        ("practices/rooms/picture.png", "assets/images/social/practices.png"),
        ("fr/agencies/unodc/picture.png", "assets/images/social/fr/agencies.png"),
        ("resources/handbook/document.bib", "resources/handbook/cite.bib"),
        ("fr/statements/call/document.json", "statements/call/cite.json"),
        ("fr/statements/call/document.ris", "fr/statements/call/cite.ris"),
        ("fr/practices/rooms/cite.bib", "practices/rooms/cite.bib"),
        ("fr/practices/rooms/cite.ris", ""),
        ("practices/rooms/document.bib", ""),
        ("practices/rooms/cite.bib", ""),
        ("picture.png", ""),
        ("fr/reviews.ics", "fr/calendar.ics"),
        ("oai/ListRecords.xml", "api/v1/records.jsonl"),
        ("oai/records/agencies/unodc.xml", "api/v1/records/agencies/unodc.json"),
        ("feeds/agencies/unodc/picture.png", ""),
        ("resources/handbook/badge.svg", "assets/images/social/resources.png"),
        ("fr/agencies/unodc/card.html", "fr/agencies/unodc/index.html"),
        ("fr/statements/call/oembed.json", "api/v1/records/statements/call.json"),
        ("practices/rooms/card.html", ""),
    ],
)
def test_retired_file_has_successor(path: str, successor: str) -> None:
    assert permalinks.successor(path) == successor


def test_missing_successor_of_retired_file_is_lost(
    before: list[str], publish: Publish, tmp_path: Path
) -> None:
    source = publish(site("unodc")).parent
    folder = shutil.copytree(source / "site", tmp_path / "after")
    assert built(folder, source).lost_paths(before) == []
    (folder / "assets/images/social/fr/practices.png").unlink()
    assert built(folder, source).lost_paths(before) == ["fr/practices/rooms/"]


def test_addresses_that_lead_to_a_missing_page_are_lost(publish: Publish, tmp_path: Path) -> None:
    source = publish(site("unodc", name="manual", resource="| formerly: [handbook]")).parent
    folder = shutil.copytree(source / "site", tmp_path / "after")
    paths = ["resources/handbook/", "id/resources/manual/", "id/resources/handbook/"]
    paths += ["fr/resources/handbook/", "api/v1/records/resources/handbook.json"]
    assert built(folder, source).lost_paths(paths) == []
    (folder / "resources/manual/index.html").unlink()
    assert built(folder, source).lost_paths(paths) == paths[:3]


PAIRS = [
    ("resources/old/", "statements/new/"),
    ("resources/old.json", "statements/new.json"),
    ("resources/:id/document.bib", "resources/:id/cite.bib"),
]
REDIRECTS = """\
/toolkit/resources/old/* /toolkit/statements/new/:splat 301
/toolkit/resources/old.json /toolkit/statements/new.json 301
/toolkit/resources/:id/document.bib /toolkit/resources/:id/cite.bib 301
"""


def test_redirects_are_listed_for_three_servers(publication: Publication) -> None:
    """heavy/test_servers.py asks an nginx and a Caddy with these files."""
    maps = dict(permalinks.redirect_maps(publication, PAIRS))
    assert set(maps) == {"_redirects", "redirects/nginx.conf", "redirects/Caddyfile"}
    assert maps["_redirects"] == REDIRECTS
    for name in ("redirects/nginx.conf", "redirects/Caddyfile"):
        assert maps[name].count("/toolkit/statements/new") == 2, name
        assert "document" in maps[name] and "/cite.bib" in maps[name], name


@pytest.mark.parametrize("name", permalinks.RETIRED_FILES)
def test_successors_of_retired_files_exist(publish: Publish, name: str) -> None:
    folder = publish(site("unodc"))
    for ref in ("resources/handbook", "fr/resources/handbook", "statements/call"):
        assert (folder / permalinks.successor(f"{ref}/{name}")).is_file()
