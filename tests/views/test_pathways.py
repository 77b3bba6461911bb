"""Pathways: a page for each audience in both languages, with the records for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition.levels import LEVELS
from catalogue.source import commonmark
from catalogue.source.loading import Catalogue
from catalogue.views.addresses import Site, page_path
from catalogue.views.context import Context
from catalogue.views.pathways import GUIDES, MOST, pathway

ROOT = Path(__file__).parent.parent.parent


TOPS = [term.id for term in Vocabularies(ROOT / "data")["audiences"].children(None)]
LANGUAGES = ["en", "fr"]


def context_and_page(catalogue: Catalogue, language: str, *parts: str) -> tuple[Context, str]:
    context = Context(catalogue, Site(), language)
    return context, page_path(context.site, language, "audiences", *parts)


@pytest.mark.parametrize("audience", TOPS)
def test_each_audience_has_a_pathway_with_links(catalogue: Catalogue, audience: str) -> None:
    pages = catalogue.pages[f"audiences/{audience}"]
    assert set(pages) == set(LANGUAGES)
    linked = []
    for page in pages.values():
        assert page.data["layout"] == "pathway"
        ordered = commonmark.sections(page.body)[2]
        tokens = [child for token in ordered.tokens for child in token.children or [] if child.type == "link_open"]
        linked.append([str(token.attrGet("href")) for token in tokens])
        assert 4 <= len([href for href in linked[-1] if href.startswith("../practices/")]) <= 9
    assert linked[0] == linked[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", TOPS)
def test_practices_for_an_audience_and_those_below_it_by_level(catalogue: Catalogue, language: str, audience: str) -> None:
    context, page = context_and_page(catalogue, language, audience)
    table = catalogue.vocabularies["audiences"]
    wanted = [e for e in catalogue.of("practices") if any(audience in table.lineage(term) for term in e.record.audiences)]
    found = pathway(context, page)
    assert found["audience"] == audience
    assert sum(len(level.rows) for level in found["levels"]) == len(wanted) > 0
    levels = [LEVELS.index(level.id) for level in found["levels"]]
    assert levels == sorted(levels)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", TOPS)
def test_resources_are_limited_and_sorted_by_use(catalogue: Catalogue, language: str, audience: str) -> None:
    context, page = context_and_page(catalogue, language, audience)
    records = [catalogue.entries[item.ref].record for item in pathway(context, page)["resources"]]
    assert 0 < len(records) <= MOST
    first = [(language not in r.languages, r.access != "open", r.type not in GUIDES, "world" not in r.regions) for r in records]
    use = [(*order, -int((r.published or "0")[:4])) for order, r in zip(first, records, strict=True)]
    assert use == sorted(use)


def test_older_editions_are_left_out(catalogue: Catalogue) -> None:
    replaced = {f"resources/{name}" for entry in catalogue.of("resources") for name in entry.record.supersedes}
    assert replaced
    for audience in TOPS:
        context, page = context_and_page(catalogue, "en", audience)
        assert not replaced & {item.ref for item in pathway(context, page)["resources"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_links_to_every_pathway(catalogue: Catalogue, language: str) -> None:
    context, page = context_and_page(catalogue, language)
    found = pathway(context, page)
    assert [way.link.url for way in found["ways"]] == [f"{audience}/" for audience in TOPS]
    assert all(way.summary for way in found["ways"])
    assert not (found["audience"] or found["levels"] or found["resources"])


def test_pathway_links_to_the_others_but_not_to_itself(catalogue: Catalogue) -> None:
    context, page = context_and_page(catalogue, "fr", "police")
    assert [way.link.url for way in pathway(context, page)["ways"]] == [f"../{name}/" for name in TOPS if name != "police"]
