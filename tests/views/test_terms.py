"""The pages of topics and places: what they show follows from the records, and terms lead to them."""

from __future__ import annotations

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.terms import MOST, MOST_OTHERS, resources, term_page
from catalogue.views.record.articles import numbers_of
from catalogue.views.record.documents import NONE, opens
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import term_link
from catalogue.views.wording.site import Site


def test_topics_and_used_places_have_a_page(catalogue: Catalogue) -> None:
    regions = catalogue.vocabularies["regions"]
    named = regions.with_parents(
        name
        for e in catalogue.entries.values()
        for name in (*e.terms("regions"), *e.terms("countries"))
    )
    for folder, wanted in (
        ("topics", set(catalogue.vocabularies["topics"].terms)),
        ("places", set(named)),
    ):
        pages = {
            name.partition("/")[2]: page
            for name, page in catalogue.pages.items()
            if name.startswith(f"{folder}/")
        }
        assert set(pages) - {"index"} == wanted
        assert all(
            set(page) == {"en", "fr"} and page["fr"].data["summary"] for page in pages.values()
        )
    assert len(set(regions.terms) - set(named)) > 50, "places without a record have no page"


@pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("fr", "fr/")])
def test_topic_page_lists_records_of_topic_and_descendants(
    catalogue: Catalogue, language: str, prefix: str
) -> None:
    found = term_page(Context(catalogue, Site(), language), f"{prefix}topics/protection/")
    lineage = catalogue.vocabularies["topics"].lineage
    wanted = {
        e.ref
        for e in catalogue.of("practices")
        if any("protection" in lineage(topic) for topic in e.record.topics)
    }
    assert {item.ref for level in found["levels"] for item in level.rows} == wanted
    assert found["levels"][0].id == "all" and not any("level" in gap for gap in found["gaps"])
    assert all(NONE not in opens(catalogue.entries[item.ref]) for item in found["first"])
    assert found["law"][0][1], "instruments come with the articles on which practices are built"
    assert "../children/" in [link.url for link in found["below"]]
    assert found["feed"] == f"{prefix}feeds/topics/protection.xml"


def test_term_page_names_some_documents_and_counts_the_rest(catalogue: Catalogue) -> None:
    """Hundreds of titles would cost seconds on a slow line."""
    context = Context(catalogue, Site(), "en")
    for path, is_long in (("places/world/", True), ("places/niger/", False)):
        found = term_page(context, path)
        vocabulary, name = found["vocabulary"], found["id"]
        every = resources(context, vocabulary, name)
        named = len(found["first"]) + len(found["others"])
        assert len(every) == named + found["unlisted"], path
        assert (found["unlisted"] > 0) is is_long, path
        assert named <= MOST + MOST_OTHERS, path


def test_articles_behind_a_topic_stand_in_the_order_of_their_numbers(catalogue: Catalogue) -> None:
    found = term_page(Context(catalogue, Site(), "en"), "topics/protection/")
    listed = [[link.label for link in links] for _, links in found["law"]]
    assert all(labels == sorted(labels, key=numbers_of) for labels in listed)
    assert max(map(len, listed)) > 3


def test_place_page_lists_gaps_and_national_law(catalogue: Catalogue) -> None:
    context = Context(catalogue, Site(), "en")
    found = term_page(context, "places/niger/")
    assert [link.label for link in found["above"]] == [
        "World",
        "Africa",
        "Sub-Saharan Africa",
        "Western Africa",
    ]
    assert context.text("gap-texts") not in found["gaps"] and any(
        "Arabic" in gap for gap in found["gaps"]
    )
    assert all(not articles for _, articles in found["law"])


def test_term_index_has_every_page_below_its_parent(catalogue: Catalogue) -> None:
    context = Context(catalogue, Site(), "en")
    for folder in ("topics", "places"):
        options = term_page(context, f"{folder}/")["terms"]
        assert len(options) == sum(name.startswith(f"{folder}/") for name in catalogue.pages) - 1
        assert options[0].depth == 0 and all(option.count for option in options)


def test_term_without_page_links_to_nearest_ancestor(catalogue: Catalogue) -> None:
    context = Context(catalogue, Site(), "en")
    assert (
        term_link(context, "audiences", "lawyers", "practices/x/").url
        == "../../audiences/justice-actors/"
    )
    assert term_link(context, "topics", "children", "practices/x/").url == "../../topics/children/"
    assert term_link(context, "languages", "fr", "practices/x/").url == ""
