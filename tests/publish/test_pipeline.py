"""Kept pages: a build that takes them from the last one gives byte for byte what a build from nothing gives."""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import copies
import pytest
from catalogue.exports.api import linked
from catalogue.exports.publication import Publication
from catalogue.html.asset_digests import Assets
from catalogue.html.templates import Templates
from catalogue.lint import parallel
from catalogue.publish import cache, pages, pipeline, site
from catalogue.publish.cache import LIST, Cache
from catalogue.source.loading import load
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Link
from publishing import to_rdf

Change = Callable[[Path, random.Random], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of made-up records."""
    return copies.repository(tmp_path / "repository", 6)


def publication(root: Path, **changes: object) -> Publication:
    site = Site(**({"url": "https://toolkit.test/toolkit/"} | changes))
    for language in site.languages:
        site.navigation[language] = (Link("Practices", site.prefix(language) + "practices/"),)
    return Publication(load(root), site, Templates(root / "overrides", Assets(root / "docs")))


def written(
    root: Path, folder: Path, cache: Path | None, whole: bool = False, **changes: object
) -> dict[str, str]:
    """The files of records, which alone are kept from build to build; or the whole site."""
    made = publication(root, **changes)
    made.templates.assets.write(folder)
    exporters = site.site_exporters(made) if whole else ()
    pipeline.write(made, folder, site.RECORD_EXPORTERS, exporters, cache)
    return copies.contents(folder)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write in one process: for few records, more cost more than they save."""
    monkeypatch.setattr(parallel, "processes", lambda most: 1)


def some_page(root: Path, dice: random.Random) -> Path:
    return dice.choice(
        sorted(file for file in (root / "docs").rglob("*.md") if file.name.startswith("record-"))
    )


def edit(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text("utf-8")), "utf-8")


def rename_title(root: Path, dice: random.Random) -> None:
    edit(
        some_page(root, dice),
        lambda text: text.replace("title: ", f"title: New {dice.randrange(1000)} ", 1),
    )


def rename_page(root: Path, dice: random.Random) -> None:
    file = dice.choice(sorted((root / "docs").rglob("index*.md")))
    edit(file, lambda text: text.replace("title: ", f"title: New {dice.randrange(1000)} ", 1))


def say_more(root: Path, dice: random.Random) -> None:
    edit(
        some_page(root, dice),
        lambda text: text + f"\nOne more sentence, number {dice.randrange(1000)}.\n",
    )


def change_summary(root: Path, dice: random.Random) -> None:
    edit(
        some_page(root, dice),
        lambda text: text.replace('summary: "', f'summary: "Now {dice.randrange(1000)}: ', 1),
    )


def delete_record(root: Path, dice: random.Random) -> None:
    file = some_page(root, dice)
    name = file.name.split(".")[0]
    for page in file.parent.glob(f"{name}.*"):
        page.unlink()


def delete_translation(root: Path, dice: random.Random) -> None:
    files = sorted((root / "docs").rglob("record-*.fr.md"))
    dice.choice(files).unlink()


def weaken_evidence(root: Path, dice: random.Random) -> None:
    edit(some_page(root, dice), lambda text: text.replace("covers: direct", "covers: partial", 1))


def move_date(root: Path, dice: random.Random) -> None:
    edit(
        some_page(root, dice),
        lambda text: text.replace("\ndate: 20", "\ndate: 19", 1).replace(
            "published: 20", "published: 19", 1
        ),
    )


def change_agency(root: Path, dice: random.Random) -> None:
    file = dice.choice(
        sorted(
            file
            for file in (root / "docs" / "agencies").glob("record-*.md")
            if ".fr." not in file.name
        )
    )
    edit(file, lambda text: text.replace("acronym: AG", "acronym: NEW", 1))


def change_words(root: Path, dice: random.Random) -> None:
    edit(
        root / "data" / "interface" / "strings.yml",
        lambda text: text.replace("Practice,", f"Practice {dice.randrange(1000)},", 1),
    )


def change_topics(root: Path, dice: random.Random) -> None:
    edit(
        root / "data" / "vocabularies" / "topics.yml",
        lambda text: text.replace("en: ", f"en: T{dice.randrange(1000)} ", 1),
    )


def change_template(root: Path, dice: random.Random) -> None:
    name = dice.choice(["record.html", "base.html", "partials/footer.html", "partials/macros.html"])
    edit(
        root / "overrides" / name,
        lambda text: text + f"{{# {dice.randrange(1000)} #}}<!-- {dice.randrange(1000)} -->",
    )


def change_style(root: Path, dice: random.Random) -> None:
    edit(
        root / "docs" / "assets" / "css" / "site.css",
        lambda text: text + f"/* {dice.randrange(1000)} */",
    )


def change_imported_script(root: Path, dice: random.Random) -> None:
    edit(
        root / "docs" / "assets" / "js" / "search.js",
        lambda text: text + f"/* {dice.randrange(1000)} */",
    )


CHANGES: list[Change] = [
    value
    for name, value in list(globals().items())
    if name.startswith(("change_", "delete_", "rename_", "say_", "weaken_", "move_"))
]


@pytest.mark.nightly
def test_cached_build_equals_clean_build(root: Path, tmp_path: Path) -> None:
    change_at_random(root, tmp_path, seed=0, together=4)


def change_at_random(root: Path, tmp_path: Path, seed: int, together: int = 1) -> None:
    """Make every change, a few together, and compare after each few. Every night each is made alone."""
    dice, cache = random.Random(seed), tmp_path / "cache"
    written(root, tmp_path / "kept", cache)
    changes = dice.sample(CHANGES, len(CHANGES))
    for turn in range(0, len(changes), together):
        for change in changes[turn : turn + together]:
            change(root, dice)
        kept = written(root, tmp_path / "next", cache)
        assert kept == written(root, tmp_path / f"full-{turn}", None), (
            f"changes before {change.__name__}, seed {seed}"
        )
        shutil.rmtree(tmp_path / "next")


@pytest.mark.nightly
def test_changed_configuration_invalidates_cache(root: Path, tmp_path: Path) -> None:
    written(root, tmp_path / "first", tmp_path / "cache")
    for number, change in enumerate(
        (
            {"url": "https://other.test/"},
            {"repository": "https://forge.test/x"},
            {"contact": "a@b.test"},
        )
    ):
        kept = written(root, tmp_path / f"kept-{number}", tmp_path / "cache", **change)
        assert kept == written(root, tmp_path / f"full-{number}", None, **change)


def test_only_changed_files_are_rebuilt_and_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    record, cache = pages.record_page, tmp_path / "cache"
    monkeypatch.setattr(
        pages,
        "record_page",
        lambda publication, context, entry: (
            made.append(entry.ref) or record(publication, context, entry)
        ),
    )
    full = written(root, tmp_path / "first", cache)
    assert len(made) == 2 * len(load(root).entries)
    made.clear()
    assert written(root, tmp_path / "second", cache) == full
    assert made == []
    one, other = (
        next((tmp_path / name / "practices").glob("record-*/index.html"))
        for name in ("first", "second")
    )
    assert one.samefile(other)
    before = {file.parent for file in kept(cache)}
    page = sorted((root / "docs" / "activities").glob("record-*.md"))[0]
    edit(page, lambda text: text + "\nMore.\n")
    written(root, tmp_path / "third", cache)
    assert set(made) == {f"activities/{page.name.split('.')[0]}"}
    after = {file.parent for file in kept(cache)}
    assert (len(after - before), len(before - after)) == (1, 1), (
        "what no record is made from any more is forgotten"
    )


@pytest.mark.nightly
def test_serial_and_parallel_builds_are_equal(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked, "to_rdf", to_rdf)
    for number in (1, 3):
        monkeypatch.setattr(parallel, "processes", lambda most, number=number: number)
        written(root, tmp_path / str(number), None, whole=True)
    assert copies.contents(tmp_path / "1") == copies.contents(tmp_path / "3")


def kept(cache: Path) -> list[Path]:
    """Every file in the store, the lists aside."""
    return sorted(file for file in cache.rglob("*") if file.is_file() and file.name != LIST)


HARMS: dict[str, Callable[[Path], object]] = {
    "text": lambda file: file.write_bytes(bytes(len(file.read_bytes()))),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"!"),
    "gone": lambda file: file.unlink(missing_ok=True),
    "list": lambda file: (file.parent / LIST).write_bytes(b"\xff["),
    "nonsense": lambda file: (file.parent / LIST).write_text('{"a": [1]}'),
    "folder": lambda file: (
        shutil.rmtree(file.parent, ignore_errors=True),
        file.parent.write_text("no folder at all"),
    ),
}


@pytest.mark.nightly
def test_damaged_cache_is_rebuilt(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    full = written(root, tmp_path / "first", cache)
    for name, harm in HARMS.items():
        for file in {file.parent: file for file in kept(cache)[::7]}.values():
            harm(file)
        assert written(root, tmp_path / name, cache) == full, name
    assert written(root, tmp_path / "last", cache) == full


def test_manually_edited_output_is_rewritten(root: Path, tmp_path: Path) -> None:
    full = written(root, tmp_path / "first", tmp_path / "cache")
    page = next((tmp_path / "first" / "practices").rglob("index.html"))
    page.write_bytes(page.read_bytes().replace(b"<h1", b"<h2"))
    assert written(root, tmp_path / "second", tmp_path / "cache") == full


def test_files_are_copied_where_hard_links_fail(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*names: object) -> None:
        if not Path(str(names[1])).parent.exists():
            raise FileNotFoundError(errno.ENOENT, "no folder")
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(cache.os, "link", refused)
    full = written(root, tmp_path / "first", tmp_path / "cache")
    assert kept(tmp_path / "cache")
    assert written(root, tmp_path / "second", tmp_path / "cache") == full
    assert kept(tmp_path / "cache")[0].stat().st_nlink == 1


def test_read_only_cache_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<p>x</p>")
    empty = Cache(Path("/dev/null/cache"))
    empty.save("name", tmp_path, ["page"])
    empty.prune()
    assert not empty.restore("name", tmp_path / "site")


def test_cache_entry_is_restored_completely_or_not_at_all(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    one = Cache(tmp_path / "kept")
    one.save("name", tmp_path, ["a", "b"])
    site.mkdir()
    (site / "b").mkdir()
    assert not one.restore("name", site)
    assert not (site / "a").exists()


def test_published_styles_have_rules_without_comments(root: Path, tmp_path: Path) -> None:
    style = root / "docs" / "assets" / "css" / "site.css"
    style.parent.mkdir(parents=True, exist_ok=True)
    style.write_text("/* Why:\n it is so. */\na { color: red; } /* b */\n", "utf-8")
    Assets(root / "docs").write(tmp_path / "site")
    (published,) = (tmp_path / "site" / "assets" / "css").glob("site.*.css")
    assert published.read_text("utf-8") == "a { color: red; } "
