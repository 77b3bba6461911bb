"""What agencies declare themselves, in every format: pages, data, tables, Markdown, badges, the matrix."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from catalogue.exports.api.shapes import schemas
from catalogue.exports.json_schema import schema
from catalogue.model.declarations import Declaration
from catalogue.recognition.difference import moves
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.pages.matrix import matrix
from catalogue.views.pages.status import declarations as tasks
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from jsonschema import Draft202012Validator
from support.declaring import answer, declaration, keep
from support.declaring_site import PRACTICE, SITE, STEP
from support.judged import judged
from support.publishing import published
from support.sites import write_pages

SAID = {
    "yes": {"choice": "recognizes"},
    "part": {"choice": "in-part", "part": {"en": "for children", "fr": "pour les enfants"}},
    "no": {"choice": "does-not"},
    "other": {"choice": "otherwise", "says": {"fr": "Son texte parle de cellules"}},
}
DAY = "2026-11-02"


@pytest.fixture
def plain(root: Path) -> Catalogue:
    write_pages(root, SITE)
    return judged(root)


def file(
    plain: Catalogue, agency: str, *answers: tuple[str, str], date: str = "2026-11-01"
) -> bytes:
    given = [answer(plain, on, **SAID[said]) for on, said in answers]
    return declaration(agency, date, given)


def practice(folder: Path) -> Any:
    return json.loads((folder / f"api/v1/records/{PRACTICE}.json").read_text("utf-8"))


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"api/v1/{name}.en.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def text(folder: Path, path: str) -> str:
    """The words of a page."""
    plain = re.sub(r"<[^>]+>", " ", (folder / path).read_text("utf-8"))
    return " ".join(plain.split())


def test_nothing_is_said_of_declarations_where_nobody_declares(
    plain: Catalogue, tmp_path: Path
) -> None:
    folder = published(plain, tmp_path / "site")
    assert not [
        claim for claim in practice(folder)["recognition"]["evidence"] if "declared" in claim
    ]
    page = text(folder, f"{PRACTICE}/index.html")
    assert "No agency has declared anything itself yet" in page
    assert "itself, 1 November" not in page
    assert "Bureau has made no declaration." in text(folder, "agencies/bureau/index.html")
    assert "a fait aucune déclaration" in text(folder, "fr/agencies/bureau/index.html")
    assert not (folder / "agencies/experts/declare").exists()


def test_every_format_follows_a_declaration_its_change_and_its_end(
    plain: Catalogue, tmp_path: Path
) -> None:
    root = plain.root
    first = file(
        plain, "bureau", (PRACTICE, "yes"), (STEP, "part"), (f"{PRACTICE}#take-time", "yes")
    )
    keep(root, "bureau", DAY, first)
    keep(root, "office", DAY, file(plain, "office", (PRACTICE, "no"), (STEP, "other")))
    one = published(load(root), tmp_path / "one")
    record = practice(one)
    assert record["recognition"]["agencies"] == ["bureau"]
    declared = {
        claim["agencies"][0]: claim["declared"]
        for claim in record["recognition"]["evidence"]
        if "declared" in claim
    }
    assert {agency: said["answer"] for agency, said in declared.items()} == {
        "bureau": "recognizes",
        "office": "does-not",
    }
    assert declared["bureau"]["address"].startswith("https://bureau.example.org/")
    steps = {step["id"]: step for step in record["steps"]}
    assert steps["take-time"]["agencies"] == ["bureau"]
    assert steps["give-a-room"]["level"] == "none"
    evidence = [row for row in rows(one, "evidence") if row["reason_id"].startswith("declared-")]
    assert {row["step"]: row["document_name"] for row in evidence if row["agency"] == "office"} == {
        "": "Not recognized by Office, which says so itself, 1 November 2026",
        "give-a-room": "Office says itself, 1 November 2026, that its text is to be read otherwise: "
        "Son texte parle de cellules",
    }
    assert [row["agency"] for row in rows(one, "matrix")] == ["bureau"]
    markdown = (one / PRACTICE / "index.md").read_text("utf-8")
    assert "Confirmed by Bureau itself, 1 November 2026." in markdown
    french = text(one, f"fr/{PRACTICE}/index.html")
    assert "Confirmée par Bureau en son propre nom, le 1er novembre 2026" in french
    assert "pour les enfants" in french
    assert '<span lang="fr" dir="ltr">Son texte parle de cellules</span>' in (
        one / PRACTICE / "index.html"
    ).read_text("utf-8")
    assert "does not recognize it" in text(one, f"{PRACTICE}/evidence.html")
    assert "Confirmed by Bureau itself" in text(one, f"{PRACTICE}/card.html")
    assert "one or two agencies" in (one / PRACTICE / "badge.svg").read_text("utf-8")

    keep(root, "bureau", "2026-11-09", file(plain, "bureau", (PRACTICE, "no"), date="2026-11-08"))
    two = published(load(root), tmp_path / "two")
    assert practice(two)["recognition"]["level"] == "none"
    assert "the file had changed" in text(two, "agencies/bureau/index.html")

    keep(root, "bureau", "2026-11-16", None)
    three = published(load(root), tmp_path / "three")
    assert practice(three)["recognition"]["agencies"] == ["bureau"], (
        "what editors read stands again"
    )
    gone = text(three, "agencies/bureau/index.html")
    assert "On 16 November 2026 the file was no longer on its site" in gone
    assert "9 November 2026: the file had changed" in gone
    feed = (three / "feeds" / "changes.xml").read_text("utf-8")
    assert "First declaration on its own site, with three answers." in feed
    assert "Its declaration has changed; it has one answer now." in feed
    assert "Its declaration is no longer on its own site" in feed
    agency = json.loads((three / "api/v1/records/agencies/bureau.json").read_text("utf-8"))
    assert agency["declaration"]["stands"] is False
    assert [copy.get("gone", False) for copy in agency["declaration"]["copies"]] == [
        False,
        False,
        True,
    ]


def test_the_matrix_has_a_sign_for_what_agencies_say_themselves(plain: Catalogue) -> None:
    keep(plain.root, "bureau", DAY, file(plain, "bureau", (PRACTICE, "no")))
    keep(plain.root, "icat", DAY, file(plain, "icat", (PRACTICE, "yes")))
    view = matrix(Context(load(plain.root), Site(), "en"), "matrix/")
    (line,) = view["levels"]["all"]
    cells = {cell.agency: (cell.fill, cell.sign, cell.year) for cell in line["cells"] if cell}
    assert cells == {
        "Group": ("own", "own", "26"),
        "Office": ("read", "", "’19"),
        "Bureau": ("not", "not", "26"),
    }
    assert [link.label for link in view["agencies"]] == ["Group", "Office", "Bureau"]


def test_the_board_tells_what_an_agency_has_not_confirmed_worst_first(plain: Catalogue) -> None:
    context = Context(plain, Site(), "en")
    before = [task for task in tasks(context, "status/") if task.waits_for == ("Bureau",)]
    assert before[0].what.label == "2 lines in its name"
    assert {task.state for task in before[1:]} == {"text read"}
    keep(plain.root, "bureau", DAY, file(plain, "bureau", (PRACTICE, "yes"), (STEP, "yes")))
    page = plain.root / "docs" / "practices" / "rooms.md"
    page.write_text(page.read_text("utf-8").replace("**Give a room.**", "**Give two rooms.**"))
    after = list(tasks(Context(load(plain.root), Site(), "en"), "status/"))
    of_bureau = [task for task in after if task.waits_for == ("Bureau",)]
    assert of_bureau[0].what.label == "1 line in its name"
    assert "in words that have changed since" in of_bureau[1].state


def test_the_schema_accepts_what_the_form_accepts(plain: Catalogue) -> None:
    validator = Draft202012Validator(schema(plain.vocabularies, Declaration))
    good = json.loads(file(plain, "bureau", (PRACTICE, "yes"), (STEP, "part")))
    assert not list(validator.iter_errors(good))
    for fault in (
        {"level": "all"},
        {"version": "2"},
        {"agency": "A B"},
        {"answers": [{"on": "x"}]},
    ):
        assert list(validator.iter_errors(good | fault)), fault
    assert {"Declared", "AgencyDeclaration", "DeclarationCopy"} <= schemas().keys()


def test_a_changed_head_is_told_as_the_end_of_a_yes(plain: Catalogue) -> None:
    keep(plain.root, "bureau", DAY, file(plain, "bureau", (f"{PRACTICE}#take-time", "yes")))
    before = load(plain.root)
    lines = moves(before, before)
    page = plain.root / "docs" / "practices" / "rooms.md"
    page.write_text(page.read_text("utf-8").replace("**Take time.**", "**Take no time.**"))
    (moved,) = moves(before, load(plain.root))
    assert lines == []
    assert moved.startswith(f"{PRACTICE}#take-time: few → none")
    assert "not counted: declared-words" in moved


def test_changes_tell_programs_of_declarations(plain: Catalogue, tmp_path: Path) -> None:
    root = plain.root
    keep(root, "bureau", DAY, file(plain, "bureau", (PRACTICE, "yes")))
    keep(root, "bureau", "2026-11-16", None)
    folder = published(load(root), tmp_path / "www") / "api/v1"
    told = json.loads((folder / "changes.json").read_text("utf-8"))
    form = json.loads((folder / "changes.schema.json").read_text("utf-8"))
    Draft202012Validator(form).validate(told)
    found = [one for one in told["changes"] if one["sort"] == "declaration"]
    assert [(one["record"], one["day"]) for one in found] == [
        ("agencies/bureau", "2026-11-16"),
        ("agencies/bureau", DAY),
    ]
    assert found[0]["page"]["en"].endswith("#agencies-bureau-declared-2026-11-16")
    assert "no longer on its own site" in found[0]["what"]["en"]
