"""The file of "Your State": the answers of `binding`, for every State and instrument, in a few bytes."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from catalogue.exports.publication import Publication
from catalogue.exports.your_state import state_table, your_state_files
from catalogue.model.participation import participations, states
from catalogue.publish.pages import ordinary_page, record_page
from catalogue.recognition.binding import Answer, answers, instruments
from catalogue.views.wording.collation import collation
from catalogue.views.wording.dates import date_in_words

CELL = re.compile(r"(?P<sign>[.~+-])(?P<year>\d*)(?P<check>\??)(?P<statement>!?)(?P<articles>.*)")
STANDINGS = {".": "unknown", "-": "not-listed", "~": "signed", "+": "party"}
KEY = re.compile(r'data-law="([^"]+)"')
MOST = 15_000
"""The most that the file of a language may weigh, compressed."""


@pytest.fixture(scope="module", params=["en", "fr"])
def table(request: pytest.FixtureRequest, publication: Publication) -> dict[str, Any]:
    """The file of a language, as a browser reads it."""
    files = dict(your_state_files(publication))
    prefix = publication.site.prefix(request.param)
    content: dict[str, Any] = json.loads(files[f"{prefix}states/binding.json"])
    return content


def cells(table: dict[str, Any], code: str) -> dict[str, re.Match[str]]:
    """The answers of a State, by instrument."""
    place = list(table["states"]).index(code)
    found = {}
    for name, row in table["instruments"].items():
        cell = CELL.fullmatch(row[5].split(" ")[place])
        assert cell, (code, name)
        found[name] = cell
    return found


def statement_of(cell: re.Match[str]) -> list[str] | None:
    """The articles that a statement names; None if there is no statement."""
    if not cell["statement"]:
        return None
    return [article for article in cell["articles"].split(",") if article]


def has_limits(found: Answer) -> bool:
    """True if the page of the State tells more than the answer."""
    party = found.party
    return bool(party and (party.doubt or party.without)) or not found.is_checked


def test_every_answer_is_that_of_binding(publication: Publication, table: dict[str, Any]) -> None:
    catalogue = publication.catalogue
    codes = states(catalogue.vocabularies)
    assert set(table["states"]) == set(codes)
    for code in codes:
        of_state, shown = answers(catalogue, code), cells(table, code)
        assert list(shown) == list(of_state)
        for name, found in of_state.items():
            cell, where = shown[name], (code, name)
            assert STANDINGS[cell["sign"]] == found.standing, where
            assert cell["year"] == found.since[:4], where
            assert bool(cell["check"]) == has_limits(found), where
            statement = found.statement.articles if found.statement else None
            assert statement_of(cell) == statement, where


def test_every_instrument_has_its_day_and_what_all_states_share(
    publication: Publication, table: dict[str, Any]
) -> None:
    catalogue = publication.catalogue
    language = "fr" if "États-Unis d’Amérique" in str(table["states"]) else "en"
    context = publication.context(language)
    assert list(table["instruments"]) == list(instruments(catalogue))
    for code in ("FR", "SN", "DK"):
        for name, found in answers(catalogue, code).items():
            label, day, tells, organization, applies, _ = table["instruments"][name]
            as_of = date_in_words(context, found.as_of) if found.as_of else ""
            assert (table["days"][day] if day >= 0 else "") == as_of, name
            own = participations(catalogue.vocabularies).get(name)
            assert bool(tells) == bool(own and own.tells_absence), name
            assert bool(organization) == bool(found.through), name
            assert label and (not found.applies or applies == found.applies[:4]), name


def test_states_stand_in_the_order_of_their_names(table: dict[str, Any]) -> None:
    names = [label for label, _ in table["states"].values()]
    assert names == sorted(names, key=collation)
    assert {"Senegal", "Sénégal"}.intersection(names)


def test_file_is_light(publication: Publication) -> None:
    for path, content in your_state_files(publication):
        assert len(gzip.compress(str(content).encode())) <= MOST, path


def test_script_uses_the_words_of_the_file_and_no_others(publication: Publication) -> None:
    source = "\n".join(
        (publication.templates.folder.parent / "docs/assets/js" / path).read_text("utf-8")
        for path in ("your-state.js", "your-state/answers.js")
    )
    words = set(state_table(publication.context("en"))["words"])
    assert words == {name for name in words if re.search(rf'words\.{name}\b|"{name}"', source)}
    assert set(re.findall(r"\bwords\.(?!js)([a-z]+)", source)) <= words


def test_chips_name_what_binds_and_nothing_else(publication: Publication) -> None:
    """A provision of an instrument with a list can be looked up; guidance and soft law carry nothing."""
    catalogue, context = publication.catalogue, publication.context("en")
    lists = set(instruments(catalogue))
    keys = set()
    for entry in catalogue.of("practices")[:20]:
        keys |= set(KEY.findall(record_page(publication, context, entry)))
    names = {key.split(" ")[0] for key in keys}
    assert len(names & lists) > 5
    for name in names:
        assert "binding" in catalogue.entries[f"resources/{name}"].terms("force"), name


LAYOUTS = ("situations/employer-keeps-passports", "cards/police-first-contact", "sessions/police")


@pytest.mark.parametrize("name", [*LAYOUTS, "audiences/police", "plan"])
def test_pages_with_articles_lead_to_the_pages_of_states(
    publication: Publication, name: str
) -> None:
    for language, context in publication.contexts.items():
        page = ordinary_page(publication, context, name)
        prefix = publication.site.prefix(language)
        depth = "../" * (name.count("/") + 1)
        choice = page.partition('<div class="your-state">')[2].partition("</div>")[0]
        assert f'</details>\n<p><a href="{depth}states/">' in choice
        assert f'data-table="{depth}states/binding.json"' in page, prefix
        assert bool(KEY.search(page)) == (name != "plan")
