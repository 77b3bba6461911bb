"""Pathways: a page for each audience in both languages, with the records for it."""

from __future__ import annotations

import pytest
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition.levels import LEVELS
from catalogue.source import commonmark
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.terms import GUIDES, MOST, pathway
from catalogue.views.wording.context import Context, page_path
from catalogue.views.wording.site import Site
from support.sites import REPOSITORY

TOPS = [term.id for term in Vocabularies(REPOSITORY / "data")["audiences"].children(None)]
LANGUAGES = ["en", "fr"]


def context_and_page(catalogue: Catalogue, language: str, *parts: str) -> tuple[Context, str]:
    context = Context(catalogue, Site(), language)
    return context, page_path(context.site, language, "audiences", *parts)


@pytest.mark.parametrize("audience", TOPS)
def test_pathway_links_to_same_practices_in_each_language(
    catalogue: Catalogue, audience: str
) -> None:
    pages = catalogue.pages[f"audiences/{audience}"]
    tokens = [
        [
            child
            for token in commonmark.sections(page.body)[2].tokens
            for child in token.children or []
        ]
        for page in pages.values()
    ]
    linked = [
        [str(child.attrGet("href")) for child in children if child.type == "link_open"]
        for children in tokens
    ]
    assert set(pages) == set(LANGUAGES) and linked[0] == linked[1]
    assert sum(href.startswith("../practices/") for href in linked[0]) >= 4
    assert {page.data["layout"] for page in pages.values()} == {"pathway"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pathway_lists_practices_of_audience_and_descendants_by_level(
    catalogue: Catalogue, language: str
) -> None:
    lineage = catalogue.vocabularies["audiences"].lineage
    for audience in TOPS:
        found = pathway(*context_and_page(catalogue, language, audience))
        listed = {row.ref for level in found["levels"] for row in level.rows}
        assert found["audience"] == audience
        assert listed == {
            e.ref
            for e in catalogue.of("practices")
            if any(audience in lineage(term) for term in e.record.audiences)
        }
        levels = [LEVELS.index(level.id) for level in found["levels"]]
        assert levels == sorted(levels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_resources_of_pathway_are_sorted_by_use_without_older_editions(
    catalogue: Catalogue, language: str
) -> None:
    replaced = {
        f"resources/{name}"
        for entry in catalogue.of("resources")
        for name in entry.record.supersedes
    }
    for audience in TOPS:
        shown = [
            item.ref
            for item in pathway(*context_and_page(catalogue, language, audience))["resources"]
        ]
        assert 0 < len(shown) <= MOST and replaced and not replaced & {*shown}
        records = [catalogue.entries[ref].record for ref in shown]
        first = [
            (
                language not in r.languages,
                r.access != "open",
                r.type not in GUIDES,
                "world" not in r.regions,
            )
            for r in records
        ]
        use = [
            (*order, -int((r.published or "0")[:4]))
            for order, r in zip(first, records, strict=True)
        ]
        assert use == sorted(use)


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_and_pathways_link_to_every_pathway(catalogue: Catalogue, language: str) -> None:
    index = pathway(*context_and_page(catalogue, language))
    assert [way.link.url for way in index["ways"]] == [f"{audience}/" for audience in TOPS]
    assert all(way.summary for way in index["ways"])
    assert not (index["audience"] or index["levels"] or index["resources"])
    police = pathway(*context_and_page(catalogue, language, "police"))
    assert [way.link.url for way in police["ways"]] == [
        f"../{name}/" for name in TOPS if name != "police"
    ]
