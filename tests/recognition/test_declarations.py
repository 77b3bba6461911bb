"""What an agency declares itself counts for it alone, above what was read, in the words of today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from catalogue.model.declarations import kept_declarations
from catalogue.recognition.declarations import standing_declarations
from catalogue.recognition.difference import differences
from catalogue.recognition.levels import Recognition, recognize, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from support.declaring import Answers, answer, declaration, keep
from support.declaring_site import PRACTICE, SITE, STEP
from support.judged import judged
from support.sites import write_pages


@pytest.fixture
def plain(root: Path) -> Catalogue:
    """The site before anybody declares anything."""
    write_pages(root, SITE)
    judged(root)
    return state(root)


def state(root: Path) -> Catalogue:
    """The site as it is now, with the declarations of now, though others may follow."""
    catalogue = load(root)
    kept_declarations(catalogue.vocabularies)
    return catalogue


def declared(plain: Catalogue, *of: tuple[str, str, dict[str, Any]]) -> Catalogue:
    """The site after agencies have answered: agency, what it answers to, its answer."""
    answers: dict[str, Answers] = {}
    for agency, on, given in of:
        answers.setdefault(agency, []).append(answer(plain, on, **given))
    for agency, every in answers.items():
        keep(plain.root, agency, "2027-03-05", declaration(agency, "2027-03-03", every))
    return state(plain.root)


def of_practice(catalogue: Catalogue) -> Recognition:
    found = recognize(catalogue, catalogue.entries[PRACTICE])
    assert found
    return found


def of_step(catalogue: Catalogue, number: int = 0, field: str = "steps") -> Recognition:
    return step_recognitions(catalogue, PRACTICE, field)[number].recognition


YES = {"choice": "recognizes"}
NO = {"choice": "does-not"}


def test_a_yes_counts_for_its_agency_alone_dated_and_as_read(plain: Catalogue) -> None:
    assert of_step(plain, 1).level == "none"
    after = declared(plain, ("bureau", f"{PRACTICE}#take-time", YES))
    found = of_step(after, 1)
    assert (found.level, found.agencies, found.is_full) == ("few", ("bureau",), True)
    assert (found.since, found.agencies_in_texts) == ("2027-03-03", ())
    assert found.texts == (0, 0)
    assert of_step(after).agencies == of_step(plain).agencies


def test_pitfalls_and_resources_are_answered_too(plain: Catalogue) -> None:
    after = declared(
        plain,
        ("bureau", f"{PRACTICE}#a-locked-door", YES),
        ("icat", "resources/rules", YES),
    )
    assert of_step(after, field="pitfalls").agencies == ("bureau",)
    resource = recognize(after, after.entries["resources/rules"])
    assert resource and resource.level == "all"


@pytest.mark.parametrize(
    "given",
    [
        NO,
        {"choice": "withdraws"},
        {"choice": "otherwise", "says": {"en": "It is of cells"}},
        {"choice": "in-part", "part": {"en": "for children"}},
    ],
)
def test_what_is_no_yes_ends_what_editors_read_and_both_stay(
    plain: Catalogue, given: dict[str, Any]
) -> None:
    after = declared(plain, ("bureau", PRACTICE, given))
    found = of_practice(after)
    assert of_practice(plain).agencies == ("office", "bureau")
    assert found.agencies == ("office",)
    assert [claim.reason for claim in found.declared] == [f"declared-{given['choice']}"]
    assert [claim.agencies for claim in found.counted] == [("office", "bureau", "branch")] * 2


def test_a_claim_of_which_nobody_is_left_is_listed_as_ended(plain: Catalogue) -> None:
    after = declared(plain, ("bureau", PRACTICE, NO), ("office", PRACTICE, NO))
    found = of_practice(after)
    assert found.level == "none"
    assert [claim.reason for claim in found.listed if not claim.declared] == ["declared"] * 2


def test_an_answer_on_one_text_ends_that_one_only(plain: Catalogue) -> None:
    on_text = {"document": "resources/rules", "where": "p. 2"}
    after = declared(plain, ("bureau", PRACTICE, {**NO, **on_text}))
    speakers = {claim.where: claim.eligible_agencies for claim in of_practice(after).counted}
    assert speakers == {
        "p. 1": ("office", "bureau", "branch"),
        "p. 2": ("office", "branch"),
    }


def test_a_later_document_does_not_outlive_a_no(plain: Catalogue) -> None:
    file = plain.root / "docs" / "resources" / "rules.md"
    file.write_text(file.read_text("utf-8").replace("published: 2019", "published: 2027-10"))
    assert of_practice(declared(plain, ("bureau", PRACTICE, NO))).agencies == ("office",)


def test_the_whole_of_an_agency_declines_for_its_parts_and_a_part_for_itself(
    plain: Catalogue,
) -> None:
    assert of_practice(declared(plain, ("branch", PRACTICE, NO))).agencies == ("office", "bureau")
    after = declared(plain, ("office", PRACTICE, NO))
    assert of_practice(after).agencies == ("bureau",)


def test_two_agencies_that_contradict_each_other_are_both_told(plain: Catalogue) -> None:
    found = of_practice(declared(plain, ("office", PRACTICE, YES), ("bureau", PRACTICE, NO)))
    assert found.agencies == ("office",)
    assert {claim.agencies: claim.counts for claim in found.declared} == {
        ("office",): True,
        ("bureau",): False,
    }


def test_the_host_of_the_group_speaks_for_the_group(plain: Catalogue) -> None:
    found = of_practice(declared(plain, ("icat", PRACTICE, YES)))
    assert (found.level, found.is_full, found.since) == ("all", True, "2027-03-03")
    assert found.group and found.group.document == "agencies/icat"
    assert of_practice(declared(plain, ("icat", PRACTICE, NO))).level == "few"


def test_a_yes_ends_when_its_words_change_and_a_no_stays(plain: Catalogue) -> None:
    after = declared(plain, ("bureau", STEP, YES), ("icat", STEP, NO))
    page = plain.root / "docs" / "practices" / "rooms.md"
    page.write_text(page.read_text("utf-8").replace("**Give a room.**", "**Give a locked room.**"))
    changed = of_step(state(plain.root))
    assert of_step(after).declared[0].counts
    assert {claim.agencies: claim.reason for claim in changed.declared} == {
        ("bureau",): "declared-words",
        ("icat",): "declared-does-not",
    }
    assert changed.level == "none"


def test_a_former_id_leads_to_the_step_of_today(plain: Catalogue) -> None:
    given = answer(plain, STEP, "recognizes") | {"on": f"{PRACTICE}#offer-a-room"}
    keep(plain.root, "bureau", "2027-03-05", declaration("bureau", "2027-03-03", [given]))
    assert of_step(state(plain.root)).declared


def test_what_does_not_exist_has_no_effect(plain: Catalogue) -> None:
    answers = [
        {"on": "practices/cells", "answer": "does-not"},
        {"on": f"{PRACTICE}#cells", "answer": "does-not"},
    ]
    keep(plain.root, "bureau", "2027-03-05", declaration("bureau", "2027-03-03", answers))
    names = [group.name for group in differences(plain, state(plain.root))]
    assert names == ["declarations"]


@pytest.mark.parametrize(
    ("agency", "host", "speaks"),
    [
        ("office", "bureau.example.org", "office"),
        ("office", "office.example.org.example.net", "office"),
        ("office", "office.example.org:8443", "office"),
        ("office", "user@office.example.org", "office"),
        ("office", "office.example.org", "bureau"),
        ("experts", "experts.example.org", "experts"),
        ("nobody", "nobody.example.org", "nobody"),
    ],
)
def test_no_other_host_and_no_other_agency_speaks(
    plain: Catalogue, agency: str, host: str, speaks: str
) -> None:
    raw = declaration(speaks, "2027-03-03", [answer(plain, PRACTICE, "does-not")])
    keep(plain.root, agency, "2027-03-05", raw, host)
    after = state(plain.root)
    assert standing_declarations(after) == {}
    assert of_practice(after) == of_practice(plain)


def test_a_copy_that_was_edited_says_nothing(plain: Catalogue) -> None:
    declared(plain, ("bureau", PRACTICE, NO))
    copy = plain.root / "data" / "declarations" / "bureau" / "2027-03-05.json"
    copy.write_bytes(copy.read_bytes().replace(b"does-not", b"withdraws"))
    assert of_practice(state(plain.root)) == of_practice(plain)


def test_the_last_copy_stands_and_what_is_gone_does_not(plain: Catalogue) -> None:
    first = declared(plain, ("bureau", PRACTICE, NO))
    later = declaration("bureau", "2027-04-01", [answer(plain, PRACTICE, "recognizes")])
    keep(plain.root, "bureau", "2027-04-02", later)
    second = state(plain.root)
    keep(plain.root, "bureau", "2027-05-02", None)
    third = state(plain.root)
    agencies = [of_practice(each).agencies for each in (first, second, third)]
    assert agencies == [("office",), ("office", "bureau"), ("office", "bureau")]
    assert not of_practice(third).declared


def test_every_step_of_a_declaration_is_named_in_the_difference(plain: Catalogue) -> None:
    after = declared(plain, ("bureau", PRACTICE, NO))
    groups = {group.name: group.lines for group in differences(plain, after)}
    (moved,) = groups["levels"]
    assert "+ declaration of bureau: partial, declared, 2027-03-03, does-not, not counted" in moved
    (copies,) = groups["declarations"]
    assert copies.startswith(
        "+ bureau: copy of 2027-03-05: https://bureau.example.org/.well-known/"
    )
    assert copies.endswith("last copy: stands")
    keep(plain.root, "bureau", "2027-05-02", None)
    gone = {group.name: group.lines for group in differences(after, state(plain.root))}
    assert "+ copy of 2027-05-02" in gone["declarations"][0]
    assert "last copy: stands → gone" in gone["declarations"][0]
