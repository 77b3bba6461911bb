"""Headings on which style sheets, templates and the search rely: no rewording moves their ids."""

from __future__ import annotations

import re

import pytest
from catalogue.lint import checker
from catalogue.lint.sections import WITH_OWN_TITLES
from catalogue.model.records import KINDS
from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.markdown import rendered_pages
from catalogue.source.page_sections import (
    BOXED_LAYOUT,
    BOXED_SECTIONS,
    HELP_PAGE,
    HELP_SECTION,
    SECTIONS_IN_USE,
)
from support.sites import REPOSITORY, Make, of_pages, written

SECTIONS = Vocabularies(REPOSITORY / "data").sections
PAGES = [name for name in SECTIONS if name not in KINDS]
CASES = [(name, section) for name in PAGES for section in SECTIONS[name]]
LANGUAGES = {"en": "", "fr": ".fr"}
NEW_WORDS = "Something entirely different"
LINK = re.compile(r"url\(home_path ~ '(?P<page>[\w/-]+?)/?'\) *\}\}#(?P<anchor>[\w-]+)")
"""A link of a template to a section of an ordinary page."""


def path_of(name: str) -> str:
    """The page that has the sections of a layout, or of a page itself."""
    return name if "/" in name else "about/page"


def page(name: str, headings: list[str]) -> str:
    layout = "" if "/" in name else f"layout: {name}\n"
    text = "".join(f"\n## {heading}\n\nText.\n" for heading in headings)
    head = f"title: A page\nsummary: A page that says something.\n{layout}---\n"
    return "".join(f"| {line}\n" for line in (head + text).splitlines())


def site(make: Make, name: str, headings: dict[str, list[str]]) -> Catalogue:
    """A site with a page in two languages."""
    return make(
        "".join(
            f"{path_of(name)}{suffix}.md\n{page(name, headings[language])}"
            for language, suffix in LANGUAGES.items()
        )
    )


def labels(terms: dict[str, Term]) -> dict[str, list[str]]:
    return {language: [term.label(language) for term in terms.values()] for language in LANGUAGES}


def fixed(catalogue: Catalogue) -> list[str]:
    """The pages of which the checker says that a heading is not the one that it must be."""
    found = checker.check(catalogue, of_pages)
    return [finding.path for finding in found if finding.rule == "section-fixed"]


@pytest.mark.parametrize("name", PAGES)
def test_headings_of_table_are_accepted_with_their_ids_as_anchors(make: Make, name: str) -> None:
    catalogue = site(make, name, labels(SECTIONS[name]))
    assert fixed(catalogue) == []
    rendered = rendered_pages(catalogue)
    for suffix in LANGUAGES.values():
        anchors = rendered[f"docs/{path_of(name)}{suffix}.md"].anchors
        assert anchors == tuple(SECTIONS[name])


@pytest.mark.parametrize(("name", "section"), CASES)
def test_reworded_heading_is_reported_once_per_page(make: Make, name: str, section: str) -> None:
    headings = labels(SECTIONS[name])
    place = list(SECTIONS[name]).index(section)
    for words in headings.values():
        words[place] = NEW_WORDS
    paths = [f"docs/{path_of(name)}{suffix}.md" for suffix in LANGUAGES.values()]
    assert fixed(site(make, name, headings)) == sorted(paths)


def test_heading_reworded_in_table_keeps_its_anchor(make: Make) -> None:
    headings = labels(SECTIONS[HELP_PAGE])
    place = list(SECTIONS[HELP_PAGE]).index(HELP_SECTION)
    catalogue = site(make, HELP_PAGE, headings)
    table = catalogue.root / "data/interface/sections.yml"
    text = table.read_text("utf-8")
    for words in headings.values():
        text = text.replace(words[place], NEW_WORDS)
        words[place] = NEW_WORDS
    table.write_text(text, "utf-8")
    again = site(lambda pages: written(catalogue.root, pages), HELP_PAGE, headings)
    assert fixed(again) == []
    for rendered in rendered_pages(again).values():
        assert rendered.anchors[place] == HELP_SECTION


@pytest.mark.parametrize("name", WITH_OWN_TITLES)
def test_page_with_own_headings_is_accepted(make: Make, name: str) -> None:
    headings = labels(SECTIONS[name])
    for words in headings.values():
        words.insert(1, NEW_WORDS)
    catalogue = site(make, name, headings)
    assert fixed(catalogue) == []
    first, own, *_ = rendered_pages(catalogue)[f"docs/{path_of(name)}.md"].anchors
    assert (first, own) == (next(iter(SECTIONS[name])), "something-entirely-different")


def test_style_sheet_uses_ids_of_table() -> None:
    sheet = (REPOSITORY / "docs/assets/css/site.css").read_text("utf-8")
    selectors = re.findall(rf"^\.{BOXED_LAYOUT} [^{{]*#[^{{]*", sheet, re.MULTILINE)
    named = {name for selector in selectors for name in re.findall(r"#([\w-]+)", selector)}
    assert named == set(BOXED_SECTIONS)
    assert named <= SECTIONS[BOXED_LAYOUT].keys()


def test_templates_link_to_ids_that_table_must_have() -> None:
    links = {
        (match["page"], match["anchor"])
        for file in (REPOSITORY / "overrides").rglob("*.html")
        for match in LINK.finditer(file.read_text("utf-8"))
    }
    assert (HELP_PAGE, HELP_SECTION) in links
    assert links <= set(SECTIONS_IN_USE)
