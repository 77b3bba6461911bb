"""What README and the method say of the records, in figures and in examples, follows from the records."""

from __future__ import annotations

import pytest
from catalogue.recognition.levels import (
    Recognition,
    law_of_practice,
    recognize,
    recognized_practices,
    step_recognitions,
)
from catalogue.source.catalogue import Catalogue

EXAMPLE = "practices/non-punishment-of-victims"
SECOND = "practices/recovery-and-reflection-period"
CONVENTION, DIRECTIVE, PROTOCOL = (
    f"resources/{name}"
    for name in ("coe-convention-197", "eu-directive-2011-36", "ilo-p029-protocol-2014")
)


def of_step(catalogue: Catalogue, ref: str, name: str) -> Recognition:
    return next(
        item.recognition for item in step_recognitions(catalogue, ref) if item.step.id == name
    )


def test_readme_figures_match_content(catalogue: Catalogue) -> None:
    assert 75 <= len(catalogue.of("practices")) < 85, "some eighty"
    assert 600 < len(catalogue.of("resources")) < 700, "more than six hundred"


def test_share_of_counted_evidence_that_was_read(catalogue: Catalogue) -> None:
    counted = [
        claims
        for _, recognition in recognized_practices(catalogue)
        for claims in by_document(recognition)
    ]
    assert (
        0.28
        < sum(any(claim.is_read for claim in claims) for claims in counted) / len(counted)
        < 0.38
    )


def by_document(recognition: Recognition) -> list[list]:
    documents = dict.fromkeys(claim.document for claim in recognition.counted)
    return [
        [claim for claim in recognition.counted if claim.document == name] for name in documents
    ]


def test_method_page_first_example(catalogue: Catalogue) -> None:
    entry = catalogue.entries[EXAMPLE]
    recognition = recognize(catalogue, entry)
    assert (
        recognition.level == "all"
        and recognition.group.document == "statements/icat-issue-brief-08"
    )
    assert (recognition.members_then.count, recognition.members_now.count) == (24, 31)
    assert set(recognition.agencies) == {"ohchr", "unodc", "osce", "coe", "asean"}
    assert {CONVENTION, DIRECTIVE, PROTOCOL} <= {
        claim.document for claim in law_of_practice(catalogue, entry)
    }


@pytest.mark.parametrize(
    ("name", "law", "agencies"),
    [
        ("provide-for-not-penalizing-in-law", {CONVENTION, DIRECTIVE}, ()),
        ("entitle-authorities-for-forced-labour-victims", {PROTOCOL}, ()),
        ("no-charge-for-direct-consequences", set(), ("ohchr",)),
        ("assess-before-deciding-to-prosecute", set(), ()),
        ("review-past-decisions", set(), ()),
    ],
)
def test_method_page_first_example_steps(
    catalogue: Catalogue, name: str, law: set[str], agencies: tuple[str, ...]
) -> None:
    recognition = of_step(catalogue, EXAMPLE, name)
    assert {claim.document for claim in recognition.law} == law
    assert recognition.agencies == agencies


def test_method_page_second_example(catalogue: Catalogue) -> None:
    recognition = recognize(catalogue, catalogue.entries[SECOND])
    assert (recognition.level, set(recognition.agencies)) == ("few", {"unodc", "coe"})
    thirty_days = of_step(catalogue, SECOND, "write-the-period-into-law")
    assert [claim.document for claim in thirty_days.law] == [
        CONVENTION
    ] and not thirty_days.agencies
    steps = step_recognitions(catalogue, SECOND)
    assert sum(bool(item.recognition.law) for item in steps) > len(steps) / 2, (
        "most steps carry the sign"
    )


def test_counted_evidence_has_place_and_practices_have_legal_basis(catalogue: Catalogue) -> None:
    for entry, recognition in recognized_practices(catalogue):
        steps = [
            item.recognition
            for field in ("steps", "pitfalls")
            for item in step_recognitions(catalogue, entry.ref, field)
        ]
        assert entry.record.legal_basis, entry.ref
        assert all(
            claim.where for one in (recognition, *steps) for claim in (*one.counted, *one.law)
        ), entry.ref
