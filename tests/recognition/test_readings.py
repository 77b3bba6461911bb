"""The most precise reading of a document that covers a place says how far the place was read."""

from __future__ import annotations

import pytest
from catalogue.model.evidence import Reading
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition.readings import NOT_READ, seen_at
from support.sites import REPOSITORY, Make
from support.small_site import site

DAY = "2026-11-25"


def read(where: str, seen: str = "text") -> Reading:
    return Reading(where=where, seen=seen, read=DAY)


@pytest.mark.parametrize(
    ("readings", "place", "seen"),
    [
        ("{where: art. 5, seen: text}", "art. 5", "text"),
        ("{where: art. 5, seen: text}", "art. 5(2)", "text"),
        ("{where: art. 5, seen: text}", "art. 5, p. 3", "text"),
        ("{where: art. 5, seen: text}", "art. 51", NOT_READ),
        ("{where: tool 6.1, seen: text}", "tool 6.10", NOT_READ),
        ("{where: ch. 6, seen: text}", "ch. 6.2", "text"),
        ("{where: art. 5(2), seen: text}", "art. 5", NOT_READ),
        ("{where: whole document, seen: abstract}", "p. 40", "abstract"),
        ("{where: whole document, seen: text}", "p. 40", "text"),
        ("{where: whole document, seen: extract}", "p. 40", NOT_READ),
        ("{where: whole document, seen: extract}", "", "extract"),
        ("{where: p. 40, seen: text}", "", NOT_READ),
        ("{where: paras 1-3, seen: text}", "para. 3", "text"),
        ("{where: paras 1-3, seen: text}", "para. 3(a)", "text"),
        ("{where: paras 1-3, seen: text}", "para. 4", NOT_READ),
        ("{where: paras 1-3, seen: text}", "paras 2-4", NOT_READ),
        ("{where: paras 1-3, seen: extract}", "paras 1-3", "extract"),
        ("{where: paras 1-3, seen: extract}", "para. 3", NOT_READ),
        ('{where: "art. 17, 29, 35", seen: text}', "art. 35", "text"),
        ('{where: "art. 9(1), 9(3)", seen: text}', "art. 9(1) and (3)", "text"),
        ("{where: art. 16, seen: text}", "art. 16, 29", NOT_READ),
        ("{where: introduction, seen: text}", "introduction and ch. 2", NOT_READ),
        ("{where: annex, seen: text}", "annex, part I", "text"),
        ("{where: tools 7.3-7.8, seen: text}", "tool 7.5", "text"),
        ("{where: tools 7.3-7.8, seen: text}", "tool 7.10", NOT_READ),
        ("{where: paras 1-9, seen: contents}, {where: para. 3, seen: text}", "para. 3", "text"),
        ("{where: para. 3, seen: text}, {where: paras 1-9, seen: contents}", "para. 3(a)", "text"),
        ("{where: paras 2-4, seen: text}, {where: paras 1-10, seen: contents}", "para. 3", "text"),
        (
            "{where: whole document, seen: abstract}, {where: p. 4, seen: extract}",
            "p. 4",
            "extract",
        ),
        ("{where: art. 5, seen: contents}, {where: art. 5(2), seen: text}", "art. 5(2)", "text"),
    ],
)
def test_most_precise_reading_that_covers_a_place(
    make: Make, readings: str, place: str, seen: str
) -> None:
    rows = readings.replace("}", f", read: {DAY}}}")
    text = site("unodc").replace(
        "readings: [{where: p. 4, seen: text, read: 2026-02-01}]", f"readings: [{rows}]"
    )
    catalogue = make(text)
    document = catalogue.entries["resources/handbook"]
    assert seen_at(catalogue.vocabularies, document, place or None) == seen


def test_document_that_is_not_described_was_not_read() -> None:
    assert seen_at(Vocabularies(REPOSITORY / "data"), None, "p. 4") == NOT_READ
