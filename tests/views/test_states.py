"""The pages of States: what the law asks, treaties with their days, and what is not known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from catalogue.model.participation import states
from catalogue.publish.pages import ordinary_page
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.source.state_pages import states_by_region
from catalogue.views.pages.states import state_page
from catalogue.views.pages.terms import term_page
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.publishing import URL, publication_of

CONVENTION, PROTOCOL, CHILD = "coe-convention-197", "palermo-protocol-2000", "un-crc-1989"


def page(catalogue: Catalogue, name: str, language: str = "en") -> dict[str, Any]:
    prefix = "" if language == "en" else f"{language}/"
    return state_page(Context(catalogue, Site(), language), f"{prefix}states/{name}/")


def sentences(found: dict[str, Any], instrument: str, block: str = "joined") -> str:
    """What a page says of an instrument."""
    (treaty,) = [treaty for treaty in found[block] if treaty.id == instrument]
    return " ".join(treaty.sentences)


def test_every_state_has_a_page_in_every_language(catalogue: Catalogue) -> None:
    regions = states_by_region(catalogue.vocabularies)
    names = {*states(catalogue.vocabularies).values(), *regions}
    pages = {name for name in catalogue.pages if name.startswith("states/")}
    assert pages == {
        "states/index",
        "states/compare",
        "states/self-check",
        *(f"states/{name}" for name in names),
    }
    assert all({"en", "fr"} <= catalogue.pages[name].keys() for name in pages)


def test_site_without_instruments_has_no_pages_of_states(root: Path) -> None:
    assert not [name for name in load(root).pages if name.startswith("states/")]


def test_index_lists_states_by_part_of_the_world_with_the_number_of_steps(
    catalogue: Catalogue,
) -> None:
    parts = page(catalogue, "index", "fr")["groups"]
    groups = {part.link.label: part for part in parts}
    assert [*groups] == ["Afrique", "Amériques", "Asie", "Europe", "Océanie"]
    labels = [link.label for link in groups["Europe"].states]
    assert "Estonie" in labels and "États-Unis d’Amérique" not in labels
    assert labels[0] == "Albanie", "accents do not decide the order"
    assert all(int(link.note) > 0 for link in groups["Europe"].states if link.label == "France")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_steps_lead_to_their_practices_with_article_and_year(
    catalogue: Catalogue, language: str
) -> None:
    found = page(catalogue, "senegal", language)
    every = [practice for theme in found["themes"] for practice in theme.practices]
    (practice,) = [one for one in every if one.id == "non-punishment-of-victims"] or [every[0]]
    assert practice.link.url == f"../../practices/{practice.id}/"
    assert all(step.link.url.startswith(f"{practice.link.url}#") for step in practice.steps)
    labels = [article for one in every for step in one.steps for article in step.articles]
    short = catalogue.entries[f"resources/{PROTOCOL}"].translated("short", language)
    name = f"{short}, {'art. 9(5)' if language == 'en' else 'art. 9, par. 5'}"
    assert ("2003", "") in {
        (article.year, article.statement)
        for article in labels
        if article.label.replace("\u00a0", " ") == name
    }


def test_party_is_told_with_day_act_and_list(catalogue: Catalogue) -> None:
    told = sentences(page(catalogue, "senegal"), CHILD)
    assert "party since 31 July 1990 (ratification)" in told and "3 February 2026" in told
    assert "In force for it since 2 September 1990." in told
    french = sentences(page(catalogue, "senegal", "fr"), PROTOCOL)
    assert "partie depuis le 27 octobre 2003 (ratification)" in french
    assert "En vigueur" not in french, "the day was not seen"


def test_doubtful_deposit_is_told_as_doubtful(catalogue: Catalogue) -> None:
    told = sentences(page(catalogue, "france"), CONVENTION)
    assert told.startswith("party (ratification)") and "do not agree" in told
    themes = page(catalogue, "france")["themes"]
    articles = [a for t in themes for p in t.practices for s in p.steps for a in s.articles]
    years = {article.year for article in articles if article.label.startswith("CoE Convention 197")}
    assert years <= {""}


@pytest.mark.parametrize(("language", "mark"), [("en", "from 2027"), ("fr", "à partir de 2027")])
def test_article_of_an_act_that_does_not_apply_yet_says_from_when(
    catalogue: Catalogue, language: str, mark: str
) -> None:
    themes = page(catalogue, "france", language)["themes"]
    articles = [a for t in themes for p in t.practices for s in p.steps for a in s.articles]
    assert {article.year for article in articles if "2024/3015" in article.label} == {mark}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_party_to_a_convention_is_not_told_as_party_to_the_protocols_of_its_edition(
    catalogue: Catalogue, language: str
) -> None:
    found = page(catalogue, "morocco", language)["joined"]
    (label,) = [treaty.link.label for treaty in found if treaty.id == "untoc-ebook-en"]
    assert label.endswith("Organized Crime" if language == "en" else "transnationale organisée")


def test_successor_is_told_to_be_often_bound_before(catalogue: Catalogue) -> None:
    found = page(catalogue, "senegal")
    for instrument in ("refugee-convention-1951", "ilo-c029-1930"):
        assert "from an earlier day" in sentences(found, instrument)
    assert "from an earlier day" not in sentences(found, CHILD)


def test_statement_is_told_and_never_an_effect(catalogue: Catalogue) -> None:
    told = sentences(page(catalogue, "saudi-arabia"), PROTOCOL)
    assert (
        "reservation or declaration" in told
        and "6, 7" in told
        and "15" not in told.split("here: ")[1][:5]
    )
    for state in ("saudi-arabia", "bahrain", "united-states"):
        for language in ("en", "fr"):
            text = str(page(catalogue, state, language)["joined"])
            assert "not bound" not in text and "pas lié" not in text


def test_absence_is_told_only_where_a_list_tells_it(catalogue: Catalogue) -> None:
    found = page(catalogue, "myanmar")
    told = sentences(found, "un-cat-1984", "others")
    assert told == "not listed as a party on 3 February 2026."
    others = {treaty.id for treaty in found["others"]}
    assert "refugee-convention-1951" not in others, "an old list tells no absence"
    unknown = {treaty.id: treaty for treaty in found["unknown"]}
    assert unknown["refugee-convention-1951"].page.startswith("https://treaties.un.org/")
    assert not unknown["refugee-convention-1951"].sentences


def test_signature_in_an_old_list_does_not_tell_that_the_state_stayed_out(
    catalogue: Catalogue,
) -> None:
    told = sentences(page(catalogue, "cote-d-ivoire"), "vccr-1963", "others")
    assert "did not name it as a party" in told and "may have joined since" in told
    told = sentences(page(catalogue, "haiti"), "un-cat-1984", "others")
    assert told == "signed on 16 August 2013, not party according to a list of 3 February 2026."


def test_treaty_not_joined_tells_the_steps_that_it_would_add(catalogue: Catalogue) -> None:
    (protocol,) = [
        treaty
        for treaty in page(catalogue, "senegal")["others"]
        if treaty.id.startswith("ilo-p029")
    ]
    assert protocol.count > 0
    assert protocol.count == sum(len(practice.steps) for practice in protocol.added)
    for practice in protocol.added:
        links = [step.link for step in practice.steps]
        assert all(link.url.startswith(f"{practice.link.url}#") for link in links)
    names = [practice.link.label for practice in protocol.added]
    assert len(names) == len({*names}), "each practice is named once, above its steps"


def test_regional_treaties_are_told_to_members_only(catalogue: Catalogue) -> None:
    found = page(catalogue, "senegal")
    told = {treaty.id for block in ("others", "unknown") for treaty in found[block]}
    assert not [name for name in told if name.startswith(("coe-", "oas-", "asean-", "eu-"))]
    assert "asean-actip-2015" in {t.id for t in page(catalogue, "malaysia")["unknown"]}


def test_directive_is_told_through_membership(catalogue: Catalogue) -> None:
    told = sentences(page(catalogue, "france"), "eu-directive-2011-36")
    assert "Member State of the European Union" in told and "EUR-Lex" in told
    assert "eu-directive-2011-36" in {t.id for t in page(catalogue, "denmark")["unknown"]}


def test_partial_list_is_told_as_partial(catalogue: Catalogue) -> None:
    assert sentences(page(catalogue, "thailand"), "asean-actip-2015").endswith(
        "The list is not complete."
    )


@pytest.mark.parametrize(("language", "words"), [("en", "1953"), ("fr", "1953")])
def test_what_a_list_does_not_tell_is_told_of_its_parties(
    catalogue: Catalogue, language: str, words: str
) -> None:
    found = page(catalogue, "france", language)
    told = sentences(found, "slavery-convention-1926")
    assert "1926" in told and words in told
    assert words not in sentences(found, PROTOCOL)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_party_to_the_protocol_on_refugees_alone_is_told(
    catalogue: Catalogue, language: str
) -> None:
    found = page(catalogue, "united-states", language)
    joined = {treaty.id for treaty in found["joined"]}
    assert "refugee-protocol-1967" in joined and "refugee-convention-1951" not in joined


@pytest.mark.parametrize(("language", "words"), [("en", "Part II"), ("fr", "la partie II")])
def test_part_that_a_state_excluded_is_named(
    catalogue: Catalogue, language: str, words: str
) -> None:
    assert words in sentences(page(catalogue, "barbados", language), "ilo-c081-1947")
    assert words not in sentences(page(catalogue, "france", language), "ilo-c081-1947")


def test_instrument_without_a_list_leads_to_its_depositary(catalogue: Catalogue) -> None:
    unknown = {treaty.id: treaty for treaty in page(catalogue, "senegal")["unknown"]}
    for name in ("un-statelessness-reduction-1961", "unclos-1982", "marriage-convention-1962"):
        assert unknown[name].page.startswith("https://treaties.un.org/")
        assert not unknown[name].sentences


def test_practice_names_the_treaties_that_ask_for_its_steps(catalogue: Catalogue) -> None:
    found = page(catalogue, "senegal")
    joined = {treaty.id for treaty in found["joined"]}
    for theme in found["themes"]:
        for practice in theme.practices:
            assert practice.treaties and joined.issuperset(practice.treaties)
            assert len(practice.treaties) == len({*practice.treaties})


def test_organizations_are_told_with_the_day_of_their_list(catalogue: Catalogue) -> None:
    rows = {link.label: words for link, words in page(catalogue, "burkina-faso")["organizations"]}
    assert rows["African Union"].startswith("member")
    left = rows["Economic Community of West African States"]
    assert left.startswith("no longer a member since 29 January 2025")


def test_state_and_place_lead_to_each_other(catalogue: Catalogue) -> None:
    assert page(catalogue, "senegal")["place"].url == "../../places/senegal/"
    shown = term_page(Context(catalogue, Site(), "en"), "places/senegal/")
    assert shown["state"].url == "../../states/senegal/"
    region = term_page(Context(catalogue, Site(), "en"), "places/africa/")["state"]
    assert region.url == "../../states/africa/"
    assert term_page(Context(catalogue, Site(), "en"), "places/world/")["state"] is None
    assert term_page(Context(catalogue, Site(), "en"), "topics/protection/")["state"] is None


def test_page_of_a_state_without_records_says_so(catalogue: Catalogue) -> None:
    found = page(catalogue, "tuvalu")
    assert found["records"] == [] and found["themes"]


@pytest.mark.parametrize("name", ["states/senegal", "states/africa", "states/compare"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_printed_page_names_its_address(catalogue: Catalogue, name: str, language: str) -> None:
    publication = publication_of(catalogue)
    text = ordinary_page(publication, publication.contexts[language], name)
    foot = text.partition('class="print-foot">')[2].partition("</p>")[0]
    prefix = "" if language == "en" else "fr/"
    assert f"{URL}{prefix}{name}/" in foot
