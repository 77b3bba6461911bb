"""National law on the pages of States: what was read, who reports the rest, and that none of it counts."""

from __future__ import annotations

import re

import pytest
from catalogue.exports.api.national_law import national_law_of
from catalogue.model.national_law import NOT_READ, REPORTED, national_tables
from catalogue.model.participation import participations, states
from catalogue.model.provisions import provisions
from catalogue.recognition.binding import acts, answers, steps_by_instrument
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import recognize, step_recognitions
from catalogue.recognition.published_state import published_state
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.national_law import NationalView, national_law, page_with_law
from catalogue.views.pages.states import state_page
from catalogue.views.pages.status import national_law_to_read
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site

COPIES = re.compile(
    r"scribd|slideshare|derechos\.org|legislationline|sherloc|uwazi|juriafrica|camerlex|mohamah|refli|lisloi"
    r"|123dok|siam-legal|emunshi|apnilaw|global-regulation|lawnigeria|kuclaw|vanban|thuvienphapluat|chilot"
    r"|escudolegal|vogel\.lu|pdfcoke|cis-legislation|state\.gov|amicidilazzaro|gvnet|aassone|ecoi\.net"
)
"""Addresses of copies, of private sites and of reports of one State on others."""


def page(catalogue: Catalogue, state: str, language: str = "en") -> NationalView:
    prefix = "" if language == "en" else f"{language}/"
    return national_law(Context(catalogue, Site(), language), state, f"{prefix}states/{state}/")


def rules(view: NationalView, label: str) -> list[str]:
    """What a page says on a subject."""
    return [rule.says for one in view.subjects if one.label == label for rule in one.rules]


def laws(catalogue: Catalogue) -> set[str]:
    """The records of all laws in the tables."""
    tables = national_tables(catalogue.vocabularies).values()
    names = {name for table in tables for name in table.laws}
    return {name for name in names if catalogue.get("resources", name)}


@pytest.mark.parametrize(
    ("language", "subject"),
    [("en", "Non-punishment of victims"), ("fr", "Non-sanction des victimes")],
)
def test_rule_stands_with_article_reading_and_practice(
    catalogue: Catalogue, language: str, subject: str
) -> None:
    view = page(catalogue, "senegal", language)
    (found,) = [one for one in view.subjects if one.label == subject]
    (rule,) = found.rules
    assert rule.where.replace("\u00a0", " ") == "art. 12"
    assert rule.law.url == "../../resources/senegal-loi-2005-06/"
    assert rule.seen == ("text read" if language == "en" else "texte lu")
    (practice,) = found.practices
    assert practice.url == "#non-punishment-of-victims" and re.search(r"[0-9]", practice.note)


def test_practice_of_which_no_treaty_asks_a_step_is_linked_itself(catalogue: Catalogue) -> None:
    (found,) = [one for one in page(catalogue, "senegal").subjects if "Reflection" in one.label]
    assert [link.url for link in found.practices] == [
        "../../practices/recovery-and-reflection-period/",
        "#residence-on-personal-grounds",
    ]
    assert found.practices[0].note == ""


def test_what_was_not_read_names_its_report(catalogue: Catalogue) -> None:
    (found,) = [one for one in page(catalogue, "benin").subjects if one.label == "Penalties"]
    (rule,) = found.rules
    assert rule.report and rule.report.label.startswith("ILO Committee of Experts")
    assert rule.report.url.startswith("https://normlex.ilo.org/")
    law = page(catalogue, "benin").laws[1]
    assert law.reading == "known from others only; the text was not read"


def test_number_of_an_article_that_is_not_known_is_said(catalogue: Catalogue) -> None:
    assert {rule.where for one in page(catalogue, "djibouti").subjects for rule in one.rules} == {
        "article not known"
    }


def test_plan_whose_period_is_over_is_ended(catalogue: Catalogue) -> None:
    ended = {measure.link.label: measure.ended for measure in page(catalogue, "egypt").measures}
    assert not any(ended.values())
    old, new, _ = page(catalogue, "switzerland").measures
    assert (old.ended, new.ended) == (True, False)


@pytest.mark.parametrize("state", ["argentina", "japan"])
def test_law_that_was_not_looked_up_is_not_told(catalogue: Catalogue, state: str) -> None:
    view = page(catalogue, state)
    assert not (view.as_of or view.laws or view.subjects or view.measures or view.not_found)
    assert view.propose.url == "../../propose/"
    assert bool(view.board) == (state == "argentina")


def test_traps_are_told(catalogue: Catalogue) -> None:
    told = {state: " ".join(law.status for law in page(catalogue, state).laws) for state in (
        "thailand", "burkina-faso", "mali", "belgium", "cameroon", "india"
    )}  # fmt: skip
    assert "replaced section 6" in told["thailand"] and "repealed" in told["burkina-faso"]
    assert "check before use" in told["mali"] and "entry into force" in told["belgium"]
    assert "do not stand for" in told["cameroon"] and "370" in told["india"]
    (body,) = [one for one in page(catalogue, "senegal").measures if one.kind == "Body"]
    assert "in place of" in body.note
    notes = {rule.note for one in page(catalogue, "france").subjects for rule in one.rules}
    assert any("current one was not read" in note for note in notes)


def test_nothing_that_nobody_has_read_is_told(catalogue: Catalogue) -> None:
    for table in national_tables(catalogue.vocabularies).values():
        rows = [*table.measures, *(row for law in table.laws.values() for row in law.provisions)]
        assert all(
            row.seen != NOT_READ and (row.seen == REPORTED) == bool(row.report) for row in rows
        )


def test_board_lists_what_is_to_be_read_with_its_reason(catalogue: Catalogue) -> None:
    tasks = list(national_law_to_read(Context(catalogue, Site(), "fr"), "fr/status/"))
    states_of_tasks = {task.what.label for task in tasks}
    assert {
        "Argentine",
        "Sénégal",
        "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
    } <= states_of_tasks
    assert all(task.state and task.details and task.waits_for for task in tasks)
    assert "mémoire" in {
        task.details.split()[2].strip(":") for task in tasks if "mémoire" in task.details
    }


def test_addresses_are_official(catalogue: Catalogue) -> None:
    """No copy, no private site and no report of one State on another is offered."""
    for table in national_tables(catalogue.vocabularies).values():
        given = [law.page or "" for law in table.laws.values()]
        given += [measure.link or "" for measure in table.measures]
        given += [url for report in table.reports.values() for url in report.link.values()]
        assert not [url for url in given if COPIES.search(url)]
    for name in laws(catalogue):
        entry = catalogue.entries[f"resources/{name}"]
        assert not [url for url in entry.addresses.values() if COPIES.search(url)], name


def test_national_law_is_no_provision_and_no_treaty(catalogue: Catalogue) -> None:
    """It stands in no table that answers what binds a State."""
    vocabularies = catalogue.vocabularies
    names = laws(catalogue)
    assert len(names) > 40
    assert not names & {row.instrument for row in provisions(vocabularies).values()}
    assert not names & (participations(vocabularies).keys() | acts(vocabularies).keys())
    assert not names & steps_by_instrument(catalogue).keys()
    for code in states(vocabularies):
        assert not names & answers(catalogue, code).keys()


def test_national_law_is_no_recognition(catalogue: Catalogue) -> None:
    """No level, no coverage and no figure of binding law of a practice or a step rests on a national law."""

    def is_national(claim: Claim) -> bool:
        return claim.document.removeprefix("resources/") in names

    names = laws(catalogue)
    for entry in catalogue.of("practices"):
        judged = [recognize(catalogue, entry)]
        judged += [step.recognition for step in step_recognitions(catalogue, entry.ref)]
        for recognition in judged:
            assert recognition and not any(is_national(claim) for claim in recognition.claims)


def test_record_of_a_law_leads_to_its_state(catalogue: Catalogue) -> None:
    context = Context(catalogue, Site(), "fr")
    law = catalogue.entries["resources/togo-loi-2015-010"]
    link = page_with_law(context, law, "fr/resources/togo-loi-2015-010/")
    assert link and link.url == "../../states/togo/#national-law"
    assert link.label.startswith("Togo")
    treaty = catalogue.entries["resources/palermo-protocol-2000"]
    assert page_with_law(context, treaty, "fr/resources/palermo-protocol-2000/") is None


def test_changes_of_national_law_are_told_with_those_of_provisions(catalogue: Catalogue) -> None:
    """So that a second reader is asked for."""
    assert "text" in str(published_state(catalogue)["provisions"]["national/senegal/laws"])


def test_law_of_a_state_is_told_of_that_state_only(catalogue: Catalogue) -> None:
    context = Context(catalogue, Site(), "en")
    found = state_page(context, "states/togo/")
    assert {law.link.url for law in found["national"].laws} == {
        "../../resources/togo-loi-2015-010/"
    }
    steps = [s for theme in found["themes"] for practice in theme.practices for s in practice.steps]
    labels = " ".join(article.label for step in steps for article in step.articles)
    assert "Penal Code" not in labels


def test_state_without_a_search_has_no_national_law_in_the_data(catalogue: Catalogue) -> None:
    assert national_law_of(catalogue, "argentina") == {} == national_law_of(catalogue, "japan")
    found = national_law_of(catalogue, "egypt")["national_law"]
    assert found["as_of"] == "2026-11-29"
    assert (
        found["measures"][0]["report"]["title"]["en"]
        == "Anti-THB resource centre, profile of Egypt"
    )
