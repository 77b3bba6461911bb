"""What is known of the participation of a State: four answers, and nothing beyond the grade of a table."""

from __future__ import annotations

import pytest
from catalogue.model.participation import organizations, participations, states
from catalogue.recognition.binding import (
    answer,
    answers,
    bound_steps,
    instrument_of,
    memberships,
    names_article,
    steps_added,
    steps_by_instrument,
    steps_of_law,
)
from catalogue.source.catalogue import Catalogue

CONVENTION, PROTOCOL, CHILD = "coe-convention-197", "palermo-protocol-2000", "un-crc-1989"
DIRECTIVE = "eu-directive-2011-36"


def test_party_has_the_day_and_the_act_of_its_deposit(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, CHILD, "SN")
    assert (found.standing, found.since, found.act) == ("party", "1990-07-31", "ratification")
    assert found.in_force == "1990-09-02", "not before the Convention itself"
    assert found.as_of == "2026-02-03"


def test_entry_into_force_is_left_out_where_it_was_not_seen(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, PROTOCOL, "SN")
    assert (found.standing, found.since, found.in_force) == ("party", "2003-10-27", "")


def test_successor_has_no_day_of_entry_into_force(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, CHILD, "RS")
    assert (found.standing, found.act, found.since) == ("party", "succession", "2001-03-12")
    assert found.in_force == ""


def test_deposit_of_france_to_convention_197_is_doubtful(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, CONVENTION, "FR")
    assert found.binds and found.party
    assert (found.since, found.in_force) == ("", ""), "it claims no day"
    assert "9 February 2008" in found.party.doubt["en"]


def test_signature_alone_binds_nobody(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, CHILD, "US")
    assert (found.standing, found.since, found.binds) == ("signed", "1995-02-16", False)


def test_complete_and_recent_table_tells_who_was_not_listed(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, CONVENTION, "SN")
    assert (found.standing, found.as_of) == ("not-listed", "2024-07-16")


@pytest.mark.parametrize(
    ("instrument", "state"),
    [
        ("refugee-convention-1951", "IN"),
        ("ilo-c182-1999", "IN"),
        ("un-convention-against-corruption-2003", "TD"),
        ("au-acrwc-1990", "MA"),
        ("coe-budapest-convention-2001", "PH"),
        ("ilo-c097-1949", "SN"),
        ("ilo-c190-2019", "SN"),
        ("saarc-convention-2002", "NP"),
        ("opcat-2002", "FR"),
    ],
)
def test_nothing_follows_from_old_partial_or_absent_tables(
    catalogue: Catalogue, instrument: str, state: str
) -> None:
    assert answer(catalogue.vocabularies, instrument, state).standing == "unknown"


def test_every_table_that_tells_an_absence_is_complete_and_recent(catalogue: Catalogue) -> None:
    telling = [row for row in participations(catalogue.vocabularies).values() if row.tells_absence]
    assert len(telling) > 10
    assert all(row.complete and row.grade == "A" and (row.as_of or "") > "2024" for row in telling)


def test_party_of_a_partial_table_is_a_party(catalogue: Catalogue) -> None:
    thai = answer(catalogue.vocabularies, "asean-actip-2015", "TH")
    assert (thai.standing, thai.since) == ("party", "")


def test_directive_binds_members_of_the_union_that_take_part(catalogue: Catalogue) -> None:
    france = answer(catalogue.vocabularies, DIRECTIVE, "FR")
    assert (france.standing, france.through, france.form) == ("party", "eu", "directive")
    for state in ("DK", "CH", "SN", "GB"):
        assert answer(catalogue.vocabularies, DIRECTIVE, state).standing == "unknown"
    ireland = answer(catalogue.vocabularies, "eu-directive-2009-52", "IE")
    assert ireland.standing == "unknown", "Ireland stayed outside"


def test_union_as_a_party_makes_no_member_a_party(catalogue: Catalogue) -> None:
    istanbul = participations(catalogue.vocabularies)["coe-istanbul-convention-2011"]
    assert "EU" in istanbul.parties
    assert answer(catalogue.vocabularies, "coe-istanbul-convention-2011", "BG").binds is False


def test_former_parties_are_not_parties(catalogue: Catalogue) -> None:
    turkey = answer(catalogue.vocabularies, "coe-istanbul-convention-2011", "TR")
    assert turkey.standing == "not-listed"
    assert answer(catalogue.vocabularies, "coe-echr-1950", "RU").standing == "unknown"


def test_territory_makes_no_state_a_party(catalogue: Catalogue) -> None:
    assert answer(catalogue.vocabularies, "slavery-convention-1926", "CN").standing == "unknown"


def test_statement_is_kept_as_a_statement(catalogue: Catalogue) -> None:
    saudi = answer(catalogue.vocabularies, PROTOCOL, "SA")
    assert saudi.binds and saudi.statement
    assert saudi.statement.articles == ["6", "7", "15"]
    claims = [claim for law in steps_by_instrument(catalogue)[PROTOCOL] for claim in law.claims]
    of_protocol = [claim for claim in claims if instrument_of(claim) == PROTOCOL]
    named = {
        claim.where for claim in of_protocol if names_article(catalogue.vocabularies, saudi, claim)
    }
    assert named and all(str(where).startswith(("art. 6", "art. 7")) for where in named)
    senegal = answer(catalogue.vocabularies, PROTOCOL, "SN")
    assert not any(names_article(catalogue.vocabularies, senegal, claim) for claim in claims)


def test_excluded_part_is_told_as_the_table_tells_it(catalogue: Catalogue) -> None:
    found = answer(catalogue.vocabularies, "ilo-c081-1947", "AG")
    assert found.party and found.party.without["en"].startswith("Part II")


def test_steps_of_a_state_rest_on_what_binds_it(catalogue: Catalogue) -> None:
    of_state = answers(catalogue, "SN")
    bound = bound_steps(catalogue, "SN")
    assert bound
    for item in bound:
        assert all(of_state[instrument_of(claim)].binds for claim in item.claims)
    assert len(bound) < len(steps_of_law(catalogue))


def test_treaty_adds_only_steps_that_nothing_asks_yet(catalogue: Catalogue) -> None:
    bound = {item.law for item in bound_steps(catalogue, "SN")}
    added = steps_added(catalogue, "SN", CONVENTION)
    assert added and not bound & {*added}
    assert len(added) < len(steps_by_instrument(catalogue)[CONVENTION])


def test_judgments_bind_no_other_state(catalogue: Catalogue) -> None:
    instruments = {instrument_of(claim) for law in steps_of_law(catalogue) for claim in law.claims}
    assert "echr-case-law-article-4" not in instruments
    assert CONVENTION in instruments


def test_organizations_list_their_members(catalogue: Catalogue) -> None:
    assert memberships(catalogue.vocabularies, "SN") == ["au", "ecowas", "ilo"]
    assert "BF" in organizations(catalogue.vocabularies)["ecowas"].left
    assert "BF" not in organizations(catalogue.vocabularies)["ecowas"].members


def test_every_state_has_names_in_both_languages(catalogue: Catalogue) -> None:
    codes = states(catalogue.vocabularies)
    assert len(codes) >= 197 and {"CK", "NU", "PS", "VA", "NO"} <= {*codes}
    regions = catalogue.vocabularies["regions"]
    assert all({"en", "fr"} <= regions[name].labels.keys() for name in codes.values())
