"""What scripts do as the checker does: tests/vectors/ is run here and by tests/js/vectors.test.js."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import new
import pytest
from catalogue.exports.javascript_pattern import javascript
from catalogue.lint import checker, terminology, typography
from catalogue.lint.autofix import respell
from catalogue.lint.passages import Passage, prose
from catalogue.lint.records import comparable_identifier, is_isbn
from catalogue.model import places
from catalogue.model.dates import is_partial_date
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition.shared_addresses import comparable_address
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document, fingerprint, parse
from catalogue.source.translations import fingerprints, stamp
from catalogue.views.explore.dictionary_words import changes
from catalogue.views.explore.search_postings import words_of
from catalogue.views.pages.coverage import shade
from catalogue.views.wording.collation import without_accents
from support.sites import REPOSITORY, Make, of_pages

VOCABULARIES = Vocabularies(REPOSITORY / "data")
REFUSED = (
    "text-html",
    "text-entity",
    "text-template",
    "text-attributes",
    "words-terminology",
    "words-harm",
)


def vectors(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        (REPOSITORY / "tests/vectors" / f"{name}.json").read_text("utf-8")
    )
    return rows


def test_typography() -> None:
    for row in vectors("typography"):
        passage = Passage(row["text"], prose(row["text"]), 1)
        assert (
            respell(passage, typography.corrections_of_text(VOCABULARIES, row["language"]))
            == row["tidy"]
        )


def place_fault(place: str) -> str | None:
    """The words of a place that have no translation, or the place if it cannot be read."""
    words = places.unknown_words(VOCABULARIES, place)
    try:
        return ", ".join(words) or (places.parse(VOCABULARIES, place) and None)
    except places.PlaceError:
        return place


def is_trace(text: str) -> bool:
    """True if words may lead to a person or to a place where people live."""
    patterns = terminology.trace_patterns(VOCABULARIES)
    words = [trace for trace in patterns if not trace.is_of_addresses]
    passage = Passage(text, text, line=1)
    return any(trace.may_match(passage) and trace.pattern.search(text) for trace in words)


SAME: dict[str, Callable[[dict[str, Any]], bool]] = {
    "changes": lambda row: changes(*row["words"]) == row["changes"],
    "isbn": lambda row: is_isbn(row["isbn"]) == row["valid"],
    "dates": lambda row: is_partial_date(row["date"]) == row["real"],
    "fingerprints": lambda row: fingerprint(row["text"]) == row["fingerprint"],
    "places": lambda row: place_fault(row["place"]) == row["fault"],
    "slugs": lambda row: new.slug(row["title"]) == row["slug"],
    "shades": lambda row: shade(row["number"]) == row["shade"],
    "traces": lambda row: is_trace(row["text"]) == row["leads"],
    "searched": lambda row: [*map(without_accents, words_of(row["text"]))] == row["words"],
}


@pytest.mark.parametrize("name", SAME)
def test_python_computes_what_the_browser_computes(name: str) -> None:
    assert [row for row in vectors(name) if not SAME[name](row)] == []


def test_identifiers() -> None:
    for row in vectors("identifiers"):
        names = [comparable_identifier(name) for name in row.get("identifiers", ())]
        one, other = names or [comparable_address(address) for address in row["addresses"]]
        assert (one == other) == row["same"], row


def test_yaml_scalars_are_read_back() -> None:
    for row in vectors("scalars"):
        text = f"---\nsummary: {row['yaml']}\nwhere: [{row['yaml']}]\n---\n"
        assert parse(Document("docs/about/x.md"), text).data == {
            "summary": row["value"],
            "where": [row["value"]],
        }, row


@pytest.mark.parametrize("row", vectors("pages"), ids=lambda row: row["kind"])
def test_form_pages_have_checker_fingerprints(row: dict[str, Any]) -> None:
    document = parse(Document(""), row["page"])
    headings = Catalogue(REPOSITORY, VOCABULARIES).headings(row["kind"])
    assert fingerprints(document, headings, row["language"]) == row["fingerprints"]
    assert stamp(row["translation"], row["fingerprints"]) == row["stamped"]


def test_words_and_markup(make: Make) -> None:
    rows = vectors("words")
    ending = {"en": "", "fr": ".fr"}
    lines = {
        n: "\n".join(f"| {line}" for line in row["text"].split("\n")) for n, row in enumerate(rows)
    }
    site = [
        f"about/n{n}{ending[row['language']]}.md\n| title: N{n}\n| ---\n{lines[n]}\n"
        for n, row in enumerate(rows)
    ]
    found = checker.check(make("\n".join(site)), of_pages)
    for n, row in enumerate(rows):
        path = f"docs/about/n{n}{ending[row['language']]}.md"
        values = [item.values for item in found if item.path == path and item.rule in REFUSED]
        refused = [re.sub(r"\s+", " ", value.get("word") or value["found"]) for value in values]
        assert next(iter(refused), None) == row["refused"], row


@pytest.mark.parametrize(
    ("python", "script"),
    [
        (r"(?P<skip>^\w)", r"(?<skip>^[\p{L}\p{N}_])"),
        (r"[\w\"»-]\-\"", r'[\p{L}\p{N}_"»-]-"'),
        (r"[^\W_]+\Z", r"[\p{L}\p{N}]+(?![^])"),
        (r"\[\\\s\d\.", r"\[\\\s\d\."),
    ],
)
def test_python_pattern_is_translated_to_javascript(python: str, script: str) -> None:
    assert javascript(python) == script
