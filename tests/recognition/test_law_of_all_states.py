"""What the lists show of all States: only complete and recent lists count, and nothing more is concluded."""

from __future__ import annotations

import pytest
from catalogue.model.participation import participations, states
from catalogue.recognition.binding import answers, instrument_of, steps_added
from catalogue.recognition.law_of_all_states import (
    StepStanding,
    additions,
    group_steps,
    regions_without,
    step_standings,
    telling_lists,
)
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import smallest_regions, states_by_region

OLD = "un-convention-against-corruption-2003"
CHILD, ORGANIZED_CRIME, EUROPE = "un-crc-1989", "untoc-ebook-en", "coe-convention-197"


def instruments_of(item: StepStanding) -> set[str]:
    return {instrument_of(claim) for claim in item.law.claims}


def test_each_state_is_bound_absent_or_unknown(catalogue: Catalogue) -> None:
    every = {*states(catalogue.vocabularies)}
    for item in step_standings(catalogue):
        assert item.bound | item.absent | item.unknown == every
        assert len(item.bound) + len(item.absent) + len(item.unknown) == len(every)


def test_only_complete_and_recent_lists_count(catalogue: Catalogue) -> None:
    tables = participations(catalogue.vocabularies)
    for name in telling_lists(catalogue):
        table = tables[name]
        assert table.grade == "A" and table.complete and (table.as_of or "") >= "2024"
    parties = {code for code, found in tables[ORGANIZED_CRIME].parties.items() if found}
    (item,) = [
        one
        for one in step_standings(catalogue)
        if one.law.step == "criminalize-bribery-of-officials"
        and instruments_of(one) == {OLD, ORGANIZED_CRIME}
    ]
    assert item.bound == parties & {*states(catalogue.vocabularies)}
    assert not item.absent, "the old list does not tell who is absent"
    assert any(answers(catalogue, code)[OLD].binds for code in item.unknown)


def test_state_is_absent_only_if_all_lists_tell_it(catalogue: Catalogue) -> None:
    telling = telling_lists(catalogue)
    seen = 0
    for item in step_standings(catalogue):
        names = instruments_of(item)
        for code in item.absent:
            assert names <= telling
            standings = {answers(catalogue, code)[name].standing for name in names}
            assert standings <= {"signed", "not-listed"}
            seen += 1
    assert seen


def test_step_of_a_treaty_of_nearly_all_lacks_one_state(catalogue: Catalogue) -> None:
    found = [one for one in step_standings(catalogue) if instruments_of(one) == {CHILD}]
    assert found and all(one.absent == {"US"} and not one.unknown for one in found)


def test_second_treaty_closes_the_gap_of_the_first(catalogue: Catalogue) -> None:
    found = [one for one in step_standings(catalogue) if not one.absent and not one.unknown]
    assert found
    assert all(len(instruments_of(one) & telling_lists(catalogue)) > 1 for one in found)


def test_additions_are_steps_that_nothing_known_asks_of_states_that_could_join(
    catalogue: Catalogue,
) -> None:
    found = {item.instrument: item for item in additions(catalogue)}
    assert found.keys() <= telling_lists(catalogue)
    totals = [item.total for item in additions(catalogue)]
    assert totals == sorted(totals, reverse=True) and totals[0] > 0
    for name, item in found.items():
        for code, count in list(item.added.items())[:5]:
            assert not answers(catalogue, code)[name].binds
            assert count == len(steps_added(catalogue, code, name))
    assert "SN" not in found[EUROPE].added, "only members join it without an invitation"
    assert "SN" in found["ilo-p029-protocol-2014"].added


def test_steps_of_the_group_are_those_of_its_level(catalogue: Catalogue) -> None:
    found = {(item.practice, item.step) for item in group_steps(catalogue)}
    expected = {
        (entry.ref, item.step.id)
        for entry in catalogue.of("practices")
        if not entry.record.withdrawn
        for item in step_recognitions(catalogue, entry.ref)
        if item.recognition.level == "all"
    }
    assert found == expected and found


def test_region_without_is_one_whose_states_are_all_absent(catalogue: Catalogue) -> None:
    regions = smallest_regions(catalogue.vocabularies)
    for item in group_steps(catalogue):
        if item.standing is None:
            assert not item.most and not item.none
            continue
        for name, codes in regions.items():
            assert (name in item.none) == (item.standing.absent >= set(codes))
            bound = item.standing.bound & set(codes)
            assert (name in item.most) == (2 * len(bound) > len(codes))
    without = regions_without(catalogue)
    asked = [item for item in group_steps(catalogue) if item.standing]
    assert all(name in item.none for name in without for item in asked)


@pytest.mark.parametrize("name", ["africa", "sub-saharan-africa"])
def test_smallest_regions_hold_each_state_once(catalogue: Catalogue, name: str) -> None:
    regions = smallest_regions(catalogue.vocabularies)
    assert name in states_by_region(catalogue.vocabularies) and name not in regions
    codes = [code for found in regions.values() for code in found]
    assert len(codes) == len({*codes})
