"""What stands first on a page: what an agency recognizes, what a profession does first, what one takes."""

from __future__ import annotations

import pytest
from catalogue.publish import pages
from catalogue.recognition.backlinks import backlinks
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages import agency_page, situations, supported_text, take_away, terms
from catalogue.views.wording.clauses import LEAST, MOST, beginning
from catalogue.views.wording.context import Context, page_path
from catalogue.views.wording.site import Site
from markupsafe import Markup
from support.publishing import publication_of

LANGUAGES = Site().languages
AGENCY = "agencies/unodc"


@pytest.fixture(params=LANGUAGES)
def context(request: pytest.FixtureRequest, catalogue: Catalogue) -> Context:
    return Context(catalogue, Site(), str(request.param))


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("It is short.", "It is short."),
        ("a" * MOST, "a" * MOST),
        (
            f"States act on it, wherever they are; {'and on more ' * 9}",
            "States act on it, wherever they are…",
        ),
        (f"Each; {'word ' * 40}", f"Each;{' word' * 12}…"),
        (f"{'word ' * 12}end, {'word ' * 20}", f"{'word ' * 12}end…"),
        ("x" * (2 * MOST), f"{'x' * LEAST}…"),
    ],
)
def test_line_has_beginning_of_a_text(text: str, begun: str) -> None:
    assert beginning(text) == begun
    assert len(beginning(text)) <= MOST + 1


def test_agency_shows_every_record_once(context: Context) -> None:
    entry = context.catalogue.entries[AGENCY]
    view = agency_page.agency_page(context, entry, context.path(entry))
    assert view is not None
    links = backlinks(context.catalogue)
    practices = [row.ref for group in view.levels for row in group.rows]
    spoken = {practice.ref for practice in links.spoken_by[entry.id]}
    assert sorted(practices) == sorted(spoken)
    issued = {
        "published-by": links.published_by[entry.id],
        "convened": links.convened_by[entry.id],
    }
    for shown in view.lists:
        assert 0 < len(shown.first) <= agency_page.FIRST
        assert len(shown.first) + len(shown.others) == len(issued[shown.id])
    assert {shown.id for shown in view.lists} == set(issued)


def test_agency_page_is_of_agencies_only(context: Context) -> None:
    entry = next(iter(context.catalogue.of("practices")))
    assert agency_page.agency_page(context, entry, context.path(entry)) is None


def test_agency_begins_with_what_it_recognizes(context: Context) -> None:
    publication = publication_of(context.catalogue)
    entry = context.catalogue.entries[AGENCY]
    html = pages.record_page(publication, publication.context(context.language), entry)
    order = ["practices-spoken-by", "declaration", "published-by", "convened", "mandate", "work"]
    places = [html.index(f'<section id="{name}"') for name in order]
    assert places == sorted(places)


def test_pathway_begins_with_first_things_and_has_all_the_rest(context: Context) -> None:
    tops = context.catalogue.vocabularies["audiences"].children(None)
    for top in tops:
        path = page_path(context.site, context.language, "audiences", top.id)
        view = terms.pathway(context, path)
        first, others = view["first"], view["others"]
        assert first.has_steps, top.id
        supports = situations.steps_of(context.catalogue, f"audiences/{top.id}")
        assert sum(len(block.items) for block in first.blocks) >= len(supports)
        shown = sum(1 + len(part.blocks) for part in (first, *others))
        assert len(view["before"]) + shown == len(view["blocks"]), top.id


def test_text_before_the_first_heading_is_a_section_without_heading() -> None:
    blocks = [
        supported_text.SupportedBlock(Markup(html))
        for html in ("<p>before</p>", "<h2>head</h2>", "<p>below</p>")
    ]
    before, headed = supported_text.sections(blocks)
    assert (before.heading, len(before.blocks)) == ("", 1)
    assert (headed.heading, len(headed.blocks)) == ("<h2>head</h2>", 1)
    assert supported_text.sections([]) == ()


def test_print_and_train_leads_to_each_card_and_session(context: Context) -> None:
    path = page_path(context.site, context.language, "print-and-train")
    view = take_away.take_away(context, path)
    for folder, links in view["lists"].items():
        assert len(links) == len(situations.pages_in(context.catalogue, folder)) > 10
    assert all(part.heading for part in view["sections"])
