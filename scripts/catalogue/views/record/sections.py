"""The text of a record by section, with links to the glossary; steps and pitfalls with what supports them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.records import Practice
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
        title = tagged(section.title, shown, context.language)
        view: dict[str, Any] = {"id": name, "title": title, "is_folded": is_folded(entry, name)}
        if name in supports:
            before, items, after = steps.divide(section)
            listed = _listed(items, supports[name], render)
            view |= {"html": render(before), "listed": listed, "after": render(after)}
            view |= LIST_LOOKS[name] | {"outline": _outline(listed)}
        else:
            view |= {"html": render(section), "listed": (), "after": "", "has_key": False}
            view |= {"outline": ()}
        views.append(view)
    return tuple(views)


def _outline(listed: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """The items of a list by their short heads; none if one has none."""
    return listed if all(item.get("short") for item in listed) else ()


def is_folded(entry: Entry, section: str) -> bool:
    """True for the parts of a practice that are opened when they are asked for: all but what to do."""
    return entry.kind == Practice.folder and section not in (*steps.FIELDS, "intro")


def _definition(context: Context, path: str, term_id: str) -> str:
    """The link from the page at a path to the definition of a term."""
    return relative(context.site, f"{context.page_path('glossary')}#{term_id}", path)


def _listed(
    items: list[steps.Item], supports: list[dict[str, Any]], render: Render
) -> tuple[dict[str, Any], ...]:
    """The items of a list, each with what it rests on; one with a short head in layers: norm, guidance, more.

    The text may have more items than the front matter has rows, or fewer: the checker reports it.
    """
    listed = []
    rows = [*supports, *({} for _ in items)]
    for item, support in zip(items, rows, strict=False):
        view = dict(support)
        if view.get("short"):
            view["norm"] = render(Section("", item.line, item.norm))
            view["html"] = render(Section("", item.line, item.guidance))
            view["more"] = render(Section("", item.line, item.more))
        else:
            view["html"] = render(Section("", item.line, item.tokens))
        listed.append(view)
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
