"""Recognition is computed and dated; removing evidence never raises a level."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import LEVELS, MemberCount, judge, members_at
from hypothesis import given
from hypothesis import strategies as st

AGENCIES = ["icat", "unodc", "ilo", "iom", "osce", "odihr"]
PARTS = {"odihr": "osce"}
COUNTS = [MemberCount(7, "2006-09"), MemberCount(24, "2019-12"), MemberCount(31, "2022-12")]


def claim(**changes: object) -> Claim:
    """A claim that counts: one agency, in its own guidance of 2010."""
    base = Claim(
        ("unodc",),
        ("unodc",),
        "resources/a",
        None,
        "direct",
        "text",
        "recognizes",
        "2010",
        None,
        None,
    )
    return replace(base, **changes)


def by(*agencies: str, **changes: object) -> Claim:
    return claim(agencies=agencies, eligible_agencies=agencies, **changes)


reasons = st.sampled_from(
    [None, None, None, "partial", "third-party", "authors", "independent", "event", "body"]
)
claims = st.lists(
    st.builds(
        lambda names, year, act, reason: by(
            *names, date=year, act=act if "icat" in names else None, reason=reason
        ),
        st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=4, unique=True),
        st.one_of(st.none(), st.integers(2000, 2026).map(str)),
        st.sampled_from([None, "heads", "group"]),
        reasons,
    ),
    max_size=8,
)


def rank(level: str) -> int:
    return LEVELS.index(level)


@given(claims, st.data())
def test_removing_evidence_never_raises_a_level(evidence: list[Claim], data: st.DataObject) -> None:
    subset = (
        data.draw(st.lists(st.sampled_from(evidence), unique_by=id, max_size=len(evidence)))
        if evidence
        else []
    )
    assert rank(judge(subset, COUNTS, PARTS).level) >= rank(judge(evidence, COUNTS, PARTS).level)


@given(claims, st.integers(32, 60))
def test_later_members_do_not_change_earlier_recognition(evidence: list[Claim], later: int) -> None:
    before = judge(evidence, COUNTS, PARTS)
    after = judge(evidence, [*COUNTS, MemberCount(later, "2027-01")], PARTS)
    assert (after.level, after.members_then, after.agencies) == (
        before.level,
        before.members_then,
        before.agencies,
    )
    assert after.members_now == MemberCount(later, "2027-01")


@given(claims, reasons.filter(bool))
def test_listed_claims_do_not_count(evidence: list[Claim], reason: str) -> None:
    listed = [replace(item, reason=reason) for item in evidence]
    result = judge(listed, COUNTS, PARTS)
    assert result.level == "none"
    assert result.agencies == ()
    assert len(result.listed) == len(evidence)


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        ([], "none"),
        ([by("unodc")], "few"),
        ([by("unodc"), by("ilo")], "few"),
        ([by("unodc", "ilo", "iom")], "several"),
        ([by("unodc"), by("ilo"), by("unodc")], "few"),
        ([by("unodc"), by("osce"), by("odihr")], "few"),
        ([by("icat", act="group")], "all"),
        ([by("icat", act="heads"), by("unodc")], "all"),
        ([by("icat", act=None, reason="act")], "none"),
    ],
)
def test_level_of_evidence(evidence: list[Claim], level: str) -> None:
    assert judge(evidence, COUNTS, PARTS).level == level


def test_adoption_by_heads_precedes_group_publication() -> None:
    result = judge(
        [by("icat", act="group", date="2017"), by("icat", act="heads", date="2022-12-02")],
        COUNTS,
        PARTS,
    )
    assert result.group is not None
    assert result.group.act == "heads"
    assert result.since == "2022-12-02"


SUMMARY = {"seen": "abstract"}


@pytest.mark.parametrize(
    ("evidence", "mark"),
    [
        ([], "none"),
        ([by("unodc")], "few"),
        ([by("unodc", **SUMMARY)], "few-open"),
        ([by("unodc", **SUMMARY), by("ilo", seen="extract")], "few"),
        ([by("unodc", "ilo", "iom")], "several"),
        ([by("unodc", "ilo"), by("iom", **SUMMARY)], "several-open"),
        ([by("unodc", "osce"), by("odihr"), by("iom", seen="contents")], "several-open"),
        ([by("icat", act="group", seen="heading")], "all-open"),
        ([by("icat", act="group", **SUMMARY), by("unodc", "ilo", "iom")], "all-open"),
        ([by("icat", act="group")], "all"),
    ],
)
def test_level_is_full_only_if_words_that_carry_it_were_read(
    evidence: list[Claim], mark: str
) -> None:
    assert judge(evidence, COUNTS, PARTS).mark == mark


def test_text_of_group_on_the_whole_precedes_one_on_a_part() -> None:
    part = {"en": "for shelters"}
    on_part = by("icat", act="heads", date="2014", part=part)
    whole = by("icat", act="group", date="2019", **SUMMARY)
    alone, both = (judge(evidence, COUNTS, PARTS) for evidence in ([on_part], [on_part, whole]))
    assert alone.group and alone.group.part == part
    assert both.group and both.group.date == "2019"


def test_text_of_group_that_was_read_precedes_summary_of_text_of_heads() -> None:
    result = judge(
        [
            by("icat", act="heads", date="2021", **SUMMARY),
            by("icat", act="group", date="2022", seen="extract"),
        ],
        COUNTS,
        PARTS,
    )
    assert (result.mark, result.since) == ("all", "2022")


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("2005", None),
        ("2006", 7),
        ("2019-11", 7),
        ("2019", 24),
        ("2022-12-02", 24),
        ("2022-12-31", 31),
        ("2026", 31),
        (None, None),
    ],
)
def test_members_are_counted_at_the_date_of_the_document(
    date: str | None, count: int | None
) -> None:
    members = members_at(COUNTS, date)
    assert (members.count if members else None) == count
