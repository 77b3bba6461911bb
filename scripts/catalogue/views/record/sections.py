"""The text of a record by section, with links to the glossary; steps and pitfalls with what supports them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.source import commonmark, glossary_links, steps
from catalogue.source.commonmark import Section
from catalogue.source.entry import Entry
from catalogue.source.translations import section_id
from catalogue.views.wording.context import Context, relative, resolver

Render = Callable[[Section], str]

LIST_LOOKS = {
    "how": {"list_tag": "ol", "list_class": "steps", "has_key": True},
    "pitfalls": {"list_tag": "ul", "list_class": "pitfalls", "has_key": False},
}
"""How a list of steps or pitfalls is printed; the key explains its marks."""


def section_views(
    context: Context, entry: Entry, supports: dict[str, list[dict[str, Any]]]
) -> tuple[dict[str, Any], ...]:
    """The rendered sections of a record, with the same anchors in all languages.

    `supports` has what each step and each pitfall rests on, by section.
    Such a section has its items in `listed`.
    """
    shown = entry.text_language(context.language)
    headings = context.catalogue.headings(entry.kind)
    render = _renderer(context, entry.kind, context.path(entry), shown)
    views: list[dict[str, Any]] = []
    for section in entry.sections(context.language):
        name = section_id(section.title, headings, shown) or "intro"
        view: dict[str, Any] = {"id": name, "title": tagged(section.title, shown, context.language)}
        if name in supports:
            before, items, after = steps.divide(section)
            htmls = [render(Section("", item.line, item.tokens)) for item in items]
            listed = _with_supports(htmls, supports[name])
            view |= {"html": render(before), "listed": listed, "after": render(after)}
            view |= LIST_LOOKS[name]
        else:
            view |= {"html": render(section), "listed": (), "after": "", "has_key": False}
        views.append(view)
    return tuple(views)


def _definition(context: Context, path: str, term_id: str) -> str:
    """The link from the page at a path to the definition of a term."""
    return relative(context.site, f"{context.page_path('glossary')}#{term_id}", path)


def _with_supports(htmls: list[str], supports: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The items of a list, each with what it rests on.

    The text may have more items than the front matter has rows, or fewer: the checker reports it.
    """
    listed: list[dict[str, Any]] = [{"html": html} for html in htmls]
    for item, support in zip(listed, supports, strict=False):
        item.update(support)
    return tuple(listed)


def _renderer(
    context: Context,
    folder: str,
    path: str,
    language: str,
) -> Render:
    """A function that renders a section of a file of a folder, as it is shown on the page at a path."""
    lexicon = glossary_links.lexicon(context.catalogue.vocabularies, language)
    mention = glossary_links.Mentions(lexicon, partial(_definition, context, path))
    resolve = resolver(context, folder, path)
    return partial(commonmark.render, resolve=resolve, mention=mention)
