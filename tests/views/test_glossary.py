"""The glossary is complete and sorted; pages link to each term once, outside links and headings."""

from __future__ import annotations

import pytest
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import commonmark
from catalogue.source.catalogue import Catalogue
from catalogue.source.glossary_links import Mentions, lexicon
from catalogue.views.pages.listing import glossary
from catalogue.views.record.rows import collation
from catalogue.views.record.sections import section_views
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.sites import REPOSITORY

WORDS = Vocabularies(REPOSITORY / "data")
ROWS = WORDS.table("glossary")


def shown(text: str, language: str = "en", mention: Mentions | None = None) -> str:
    """The HTML of a text."""
    mention = mention or Mentions(lexicon(WORDS, language), lambda term_id: f"g#{term_id}")
    return "".join(
        commonmark.render(section, lambda href: href, mention)
        for section in commonmark.sections(text)
    )


def link(term_id: str, words: str) -> str:
    return f'<a href="g#{term_id}" class="term">{words}</a>'


@pytest.mark.parametrize(
    ("language", "words", "term_id"),
    [
        ("en", "debt bondage", "debt-bondage"),
        ("en", "National referral mechanisms", "national-referral-mechanism"),
        ("en", "NRM", "national-referral-mechanism"),
        ("en", "best interests of the child", "best-interests"),
        ("fr", "servitude pour dettes", "debt-bondage"),
        ("fr", "mécanisme national d'orientation", "national-referral-mechanism"),
        ("fr", "mécanisme transnational d’orientation", "transnational-referral"),
        ("fr", "intérêt supérieur de l’enfant", "best-interests"),
    ],
)
def test_term_links_to_its_definition(language: str, words: str, term_id: str) -> None:
    assert link(term_id, words) in shown(f"Here: {words}, and more.", language)


def test_only_the_first_use_on_a_page_is_linked() -> None:
    mention = Mentions(lexicon(WORDS, "en"), lambda term_id: f"g#{term_id}")
    page = shown("Debt bondage and debt bondage.\n\nBonded labour.", mention=mention) + shown(
        "Debt bondage.", mention=mention
    )
    assert page.count("<a ") == 1
    assert page.startswith(f"<p>{link('debt-bondage', 'Debt bondage')} and debt bondage.")


@pytest.mark.parametrize(
    "text",
    [
        "[the debt bondage page](x.md)",
        "[the **debt bondage** page](x.md)",
        "### Debt bondage",
        "`debt bondage`",
        "    debt bondage",
        "indebt bondage, debt-bondage, debt bondages-to-be",
        "nrm",
    ],
)
def test_other_text_is_unchanged(text: str) -> None:
    assert 'class="term"' not in shown(text)


def test_a_term_is_linked_in_emphasis_and_at_its_first_use_outside_a_link() -> None:
    assert link("debt-bondage", "debt bondage") in shown("*debt bondage*")
    assert link("debt-bondage", "debt bondage") in shown("[Debt bondage](x.md), or debt bondage.")


def test_the_parsed_text_is_not_changed() -> None:
    before = [child.content for child in commonmark.parse("Debt bondage.")[1].children or []]
    shown("Debt bondage.")
    assert [
        child.content for child in commonmark.parse("Debt bondage.")[1].children or []
    ] == before


def test_names_of_terms_are_escaped_as_text() -> None:
    assert "&lt;b&gt;" in shown("<b> debt bondage")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_records_link_to_the_glossary_of_their_language(
    catalogue: Catalogue, language: str
) -> None:
    views = (
        section_views(Context(catalogue, Site(), language), entry, {})
        for entry in catalogue.of("practices")
    )
    assert any(
        '<a href="../../glossary/#' in section["html"] for sections in views for section in sections
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_glossary_has_every_term_in_order(catalogue: Catalogue, language: str) -> None:
    letters = glossary(Context(catalogue, Site(), language), f"{Site().prefix(language)}glossary/")
    found = [
        (name, row[language]["term"]) for rows in letters.values() for name, row in rows.items()
    ]
    assert {name for name, _ in found} == set(ROWS)
    assert [term for _, term in found] == sorted((term for _, term in found), key=collation)
    assert list(letters) == sorted(letters)


def test_instruments_of_the_glossary_exist(catalogue: Catalogue) -> None:
    instruments = {row["treaty"]["instrument"] for row in ROWS.values() if "treaty" in row}
    assert instruments and all(catalogue.get("resources", name) for name in instruments)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_of_terms_are_unique(language: str) -> None:
    rows = [row for row in ROWS.values() if row.get("link")]
    names = [
        (row["en"]["term"], name)
        for row in rows
        for name in (row[language]["term"], *(row.get("also") or {}).get(language, []))
    ]
    known = lexicon(WORDS, language)
    terms = {
        name: {ROWS[term_id]["en"]["term"] for _, term_id in known.find(name)} for _, name in names
    }
    assert not {name: found for term, name in names if (found := terms[name]) != {term}}
