"""The language of foreign titles and terms: from the records, or else detected from their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.source import commonmark, markdown
from catalogue.views.pages import comparison
from catalogue.views.record import facts
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import (
    document_language,
    name_language,
    original_title,
    record_link,
    record_title,
)
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Fact
from markdown import Markdown
from support.sites import Make

EN, FR = "A guide to the rights of the child", "Guide sur les droits de l’enfant"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Joint statement on the abuse of technology in the world", "en"),
        ("approche fondée sur les droits de l’homme", "fr"),
        ("Groupe interinstitutions de coordination contre la traite des personnes", "fr"),
        ("Trata de personas", ""),
        ("the report", ""),
        ("The word « les droits de la personne » in the English text of the law", ""),
    ],
)
def test_language_is_detected_only_if_certain(words: str, language: str) -> None:
    assert commonmark.language_of(words) == language


def test_foreign_title_in_a_record_has_a_lang_attribute() -> None:
    (section,) = commonmark.sections(
        f"## S\n\nThe text is called *{FR} et de la famille*, and *so*.\n"
    )
    assert f'called <em lang="fr">{FR} et de la famille</em>, and <em>so</em>' in commonmark.render(
        section, str
    )


def test_foreign_term_on_an_ordinary_page_has_a_lang_attribute() -> None:
    page = Markdown(extensions=["tables", markdown.Safe()]).convert(
        "This is the page of the words that are used by the editors in the two languages, "
        "and of the reasons for them.\n\n"
        "| One | Other |\n|---|---|\n"
        "| the words of the law and of the editors | approche fondée sur les droits de la personne |\n"
    )
    assert '<td lang="fr">approche' in page
    assert "<td>the words" in page


RECORD = """resources/a.md
| summary: A document that is described here in one sentence.
| type: handbook
| topics: [children]
| audiences: [police]
| regions: [global]
| publishers: [unodc]
| access: unknown
| reviewed: 2026-01-01
| languages: [{0}]
| {1}
| ---
resources/a.fr.md
| summary: Un document qui est décrit ici en une phrase.
| {2}
| ---
"""


@pytest.mark.parametrize(
    ("languages", "english", "french", "expected"),
    [
        ("en", [f"title: {EN}"], [f"title: {EN}", f"our_title: {FR}"], ("en", "en")),
        ("en, fr", [f"title: {EN}"], [f"title: {FR}"], ("en", "fr")),
        ("fr", [f"title: {FR}", f"our_title: {EN}"], [f"title: {FR}"], ("fr", "fr")),
        (
            "es",
            ["title: Guía", f"our_title: {EN}"],
            ["title: Guía", f"our_title: {FR}"],
            ("es", "es"),
        ),
        ("fr", [f"title: {EN}"], [f"title: {EN}", f"our_title: {FR}"], ("en", "en")),
        ("en", [f"title: {EN}"], [f"title: “{EN}”", f"our_title: {FR}"], ("en", "en")),
    ],
    ids=[
        "English only",
        "both",
        "French only",
        "neither",
        "a name that the editors gave",
        "other quotation marks",
    ],
)
def test_title_language_is_derived_from_both_pages(
    make: Make, languages: str, english: list[str], french: list[str], expected: tuple[str, str]
) -> None:
    catalogue = make(RECORD.format(languages, "\n| ".join(english), "\n| ".join(french)))
    entry = catalogue.entries["resources/a"]
    assert (document_language(entry, "en"), document_language(entry, "fr")) == expected
    assert name_language(entry, "fr") == "fr"


def test_addition_to_an_official_title_stands_in_square_brackets(make: Make) -> None:
    """It belongs to the name on pages and not to the title that is cited."""
    french = f"title: {FR}\n| addition: les enfants"
    catalogue = make(RECORD.format("en, fr", f"title: {EN}", french))
    entry = catalogue.entries["resources/a"]
    assert entry.name("fr") == f"{FR} [les enfants]"
    assert (entry.title("fr"), entry.name("en")) == (FR, EN)
    assert record_title(Context(catalogue, Site(), "fr"), entry) == f"{FR} [les enfants]"


def test_our_own_title_is_labelled_in_plain_text(make: Make) -> None:
    catalogue = make(RECORD.format("en", f"title: {EN}", f"title: {EN}\n| our_title: {FR}"))
    english, french = (Context(catalogue, Site(), language) for language in ("en", "fr"))
    ours = f"{FR} [notre traduction]"
    assert comparison.fact_table(french, "resources", "compare/")["records"]["a"]["title"] == ours
    assert facts.fact_words(
        Fact("x", (record_link(french, catalogue.entries["resources/a"], ""),))
    ) == [ours]
    assert record_title(english, catalogue.entries["resources/a"]) == EN


@pytest.mark.parametrize(
    ("titles", "note"),
    [
        ("{}\n", "le titre ci-dessus est traduit par la rédaction"),
        (
            "fr:\n  resources/a: {state: not-found, checked: 2026-11-01}\n",
            "le titre ci-dessus est traduit par la rédaction\u202f; "
            "celui de l’édition en français n’avait pas été relevé au 1er novembre 2026",
        ),
    ],
)
def test_page_says_that_nobody_read_the_title_of_an_edition(
    root: Path, make: Make, titles: str, note: str
) -> None:
    (root / "data" / "language" / "titles-to-be-seen.yml").write_text(titles, "utf-8")
    catalogue = make(RECORD.format("en, fr", f"title: {EN}", f"title: {EN}\n| our_title: {FR}"))
    title = original_title(Context(catalogue, Site(), "fr"), catalogue.entries["resources/a"])
    assert title and (title.label, title.language, title.note) == (EN, "en", note)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("Act 7 of 2009; Cap. 131", "en"),
        ("Act 694", "en"),
        ("A/RES/73/195, annex", ""),
        ("CTOC/COP/WG.4/2024/2", ""),
    ],
)
def test_symbol_has_the_language_of_words_that_are_not_translated(
    make: Make, symbol: str, expected: str
) -> None:
    english = f'title: {EN}\n| symbol: "{symbol}"'
    catalogue = make(RECORD.format("en", english, f"title: {EN}\n| our_title: {FR}"))
    entry = catalogue.entries["resources/a"]

    def language(page: str) -> str:
        shown = facts.facts(Context(catalogue, Site(), page), entry, "")
        links = [link for fact in shown for link in fact.values]
        (found,) = (
            link
            for link in links
            if link.label.split(",")[0].replace("\u00a0", " ") == symbol.split(",")[0]
        )
        return found.language

    assert (language("en"), language("fr")) == ("", expected)
