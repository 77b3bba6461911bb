"""Which evidence counts: who issued it, what both records say, how far it was read; and what binds as law."""

from __future__ import annotations

import pytest
from catalogue.recognition.difference import moves
from catalogue.recognition.levels import Recognition, law_of_practice, recognize, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from support.judged import judged
from support.sites import Make

SITE = """
practices/rooms.md
| title: Rooms
| summary: Rooms in which persons can speak in confidence.
| topics: [protection]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition: [{evidence}]
| effect: {level: none-known}
| legal_basis: [{law}]
| steps:
|   - {id: give-a-room, who: [police], moment: first-contact, basis: [{basis}]}
| resources: [rules, treaty, study]
| reviewed: 2026-11-25
| ---
| ## How to do it
|
| 1. **Give a room.** Close the door.

statements/end.md
| title: Withdrawal
| summary: A statement by which a body withdraws what it said before.
| type: joint-statement
| act: unknown
| topics: [protection]
| agencies: [ilo]
| date: 2020
| practices: [rooms]
| readings: [{where: p. 1, seen: {seen_end}, read: 2026-11-25}]
| reviewed: 2026-11-25
| ---
"""
RESOURCE = """
resources/{0}.md
| title: A document
| summary: A document with which bodies say something of rooms.
| topics: [protection]
| audiences: [police]
| regions: [world]
| access: unknown
| {1}
| readings:
|   - {{where: art. 1, seen: {{seen}}, read: 2026-11-25}}
|   - {{where: art. 2, seen: {{seen}}, read: 2026-11-25}}
|   - {{where: p. 1, seen: {{seen}}, read: 2026-11-25}}
|   - {{where: para. 1, seen: {{seen}}, read: 2026-11-25}}
| reviewed: 2026-11-25
| ---
"""
DOCUMENTS = {
    "rules": (
        "type: guidelines",
        "publishers: [ilo, osce]",
        "published: 2014",
        "practices: [rooms]",
    ),
    "other": ("type: guidelines", "publishers: [iom]"),
    "declaration": (
        "type: legal-instrument",
        "force: political",
        "publishers: [ilo]",
        "practices: [rooms]",
    ),
    "palermo-protocol-2000": (
        "type: legal-instrument",
        "force: binding",
        "publishers: [ilo]",
        "practices: [rooms]",
    ),
}
"""What is particular to each; the record of `other` does not name the practice."""

AGENCY = """
agencies/{0}.md
| title: Body {0}
| summary: A body of several States that counts.
| type: un-entity
| reviewed: 2026-11-25
| ---
"""
TREATY = "provision: palermo-protocol-2000/art-5"
RULES = "in: resources/rules, where: art. 1"


@pytest.fixture
def given(make: Make) -> object:
    """A function that makes a catalogue from evidence of the practice, its law, and the basis of its step."""

    def catalogue(
        evidence: str = "",
        law: str = "",
        basis: str = "",
        seen: str = "text",
        seen_end: str = "text",
    ) -> Catalogue:
        site = SITE.replace("{evidence}", evidence).replace("{law}", law).replace("{basis}", basis)
        site += "".join(
            RESOURCE.format(name, "\n| ".join(lines)) for name, lines in DOCUMENTS.items()
        )
        site = site.replace("{seen}", seen).replace("{seen_end}", seen_end)
        found = make(site + "".join(AGENCY.format(name) for name in ("ilo", "osce", "iom")))
        assert [finding.rule for finding in found.findings] == []
        return judged(found.root)

    return catalogue


def of_practice(catalogue: Catalogue) -> Recognition:
    found = recognize(catalogue, catalogue.entries["practices/rooms"])
    assert found
    return found


def of_step(catalogue: Catalogue) -> Recognition:
    return step_recognitions(catalogue, "practices/rooms")[0].recognition


def reason(found: Recognition) -> str | None:
    return found.claims[0].reason


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        ("{in: resources/rules, covers: direct}", "place"),
        (f"{{{RULES}, covers: partial}}", "partial"),
        (
            f"{{{RULES}, covers: direct, part: {{en: for one thing, fr: pour un cas}}}}",
            "partial",
        ),
        (f"{{by: [iom], {RULES}, covers: direct}}", "body"),
        ("{in: resources/other, where: p. 1, covers: direct}", "agreement"),
        ("{in: resources/palermo-protocol-2000, where: art. 1, covers: direct}", "law"),
        ("{in: resources/declaration, where: para. 1, covers: direct}", "soft-law"),
        (f"{{{RULES}, covers: direct, position: objects}}", "stance"),
    ],
)
def test_evidence_that_does_not_count(given, evidence: str, why: str) -> None:
    found = of_practice(given(evidence))
    assert (found.level, reason(found)) == ("none", why)


@pytest.mark.parametrize("seen", ["third-party", "expert"])
def test_evidence_that_nobody_read_does_not_count(given, seen: str) -> None:
    found = of_practice(given(f"{{{RULES}, covers: direct}}", seen=seen))
    assert (found.level, reason(found)) == ("none", seen)


@pytest.mark.parametrize("seen", ["abstract", "contents"])
def test_step_needs_words_that_were_read(given, seen: str) -> None:
    found = of_step(given(basis=f"{{{RULES}, says: same}}", seen=seen))
    assert (found.level, reason(found)) == ("none", "unread")


def test_only_issuers_of_a_document_count(given) -> None:
    assert of_practice(given(f"{{{RULES}, covers: direct}}", seen="abstract")).agencies == (
        "ilo",
        "osce",
    )
    assert of_practice(given(f"{{by: [osce, iom], {RULES}, covers: direct}}")).agencies == ("osce",)


def test_withdrawal_ends_support_from_its_date(given) -> None:
    before = f"{{{RULES}, covers: direct}}"
    after = "{in: statements/end, where: p. 1, covers: direct, position: withdrawn}"
    assert of_practice(given(f"{before}, {after}")).agencies == ("osce",)
    again = f"{{{RULES}, covers: direct, date: 2021}}"
    assert of_practice(given(f"{before}, {after}, {again}")).agencies == ("osce", "ilo")
    unread = given(f"{before}, {after}", seen_end="third-party")
    assert of_practice(unread).agencies == ("ilo", "osce")


@pytest.mark.parametrize(
    ("basis", "why"),
    [
        (f"{{{RULES}, says: broader}}", "says"),
        (f"{{{RULES}, says: overlaps}}", "says"),
        (f"{{{RULES}, says: silent}}", "says"),
        (f"{{{RULES}, says: contradicts}}", "stance"),
        ("{in: resources/rules, says: same}", "place"),
        ("{in: resources/other, where: p. 1, says: same}", "agreement"),
        (f"{{{TREATY}, says: broader}}", "says"),
    ],
)
def test_basis_that_does_not_support_step(given, basis: str, why: str) -> None:
    found = of_step(given(basis=basis))
    assert (found.level, found.sources, reason(found)) == ("none", set(), why)


@pytest.mark.parametrize("says", ["same", "stricter"])
@pytest.mark.parametrize("seen", ["text", "extract"])
def test_basis_that_supports_step(given, says: str, seen: str) -> None:
    found = of_step(given(basis=f"{{{RULES}, says: {says}}}", seen=seen))
    assert (found.level, found.agencies, found.texts) == ("few", ("ilo", "osce"), (1, 1))


def test_treaty_is_law_not_recognition(given) -> None:
    catalogue = given(law=f"{{{TREATY}, says: same}}", basis=f"{{{TREATY}, says: same}}")
    step = of_step(catalogue)
    assert (step.level, step.agencies, step.sources) == (
        "none",
        (),
        {"resources/palermo-protocol-2000"},
    )
    assert of_practice(catalogue).level == "none"
    law = law_of_practice(catalogue, catalogue.entries["practices/rooms"])
    assert [(claim.provision, claim.where) for claim in law] == [
        ("palermo-protocol-2000/art-5", "art. 5")
    ]


@pytest.mark.parametrize(
    ("provision", "reason_of_claim", "is_duty"),
    [
        ("art-5", "law", True),
        ("art-6-3", "law", False),
        ("art-2", "permits", False),
    ],
)
def test_sign_of_law_is_full_for_duties_and_stands_on_no_definition(
    given, provision: str, reason_of_claim: str, is_duty: bool
) -> None:
    basis = f"{{provision: palermo-protocol-2000/{provision}, says: same}}"
    (claim,) = of_step(given(basis=basis)).claims
    assert (claim.reason, claim.is_law, claim.is_duty) == (
        reason_of_claim,
        reason_of_claim == "law",
        is_duty,
    )


def test_act_of_states_is_soft_law_in_outline_whoever_published_it(given) -> None:
    basis = "{in: resources/declaration, where: para. 1, says: same}"
    step = of_step(given(basis=basis))
    assert (step.level, step.agencies) == ("none", ())
    assert [(claim.is_soft, claim.is_duty) for claim in step.law] == [(True, False)]


def test_difference_lists_changed_levels_and_evidence(given) -> None:
    before = given()
    after = given(f"{{{RULES}, covers: direct}}", basis=f"{{{TREATY}, says: same}}")
    practice, step = moves(before, load(after.root))
    assert practice == (
        "practices/rooms: none → few (+ resources/rules, art. 1 (ilo, osce): direct, text, 2014)"
    )
    assert step.startswith("practices/rooms#give-a-room: none → none + law (")
    assert moves(after, after) == []


LINE = f"{{{RULES}, covers: direct}}"


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        (LINE.replace("covers: direct", "covers: partial"), "not counted: partial"),
        (LINE.replace("art. 1", "art. 2"), "+ resources/rules, art. 2"),
        (LINE.replace("in:", "by: [ilo], in:"), "- resources/rules, art. 1 (ilo, osce)"),
        (LINE.replace("direct", "direct, date: 2015"), "2015"),
        (LINE.replace("direct", "direct, position: reserves"), "reserves"),
        (
            f"{LINE}, {{in: resources/other, where: p. 1, covers: partial}}",
            "+ resources/other",
        ),
        ("", "few → none (- resources/rules"),
    ],
)
def test_no_change_of_a_claim_is_silent(given, changed: str, shown: str) -> None:
    before, after = given(LINE), given(changed)
    (line,) = moves(before, after)
    assert shown in line


@pytest.mark.parametrize(("seen", "shown"), [("extract", "~"), ("abstract", "few → few-open")])
def test_no_change_of_a_reading_is_silent(given, seen: str, shown: str) -> None:
    before, after = given(LINE), given(LINE, seen=seen)
    (line,) = [line for line in moves(before, after) if line.startswith("practices/")]
    assert shown in line
