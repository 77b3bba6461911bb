"""The text of a record, rendered by section with links to the glossary; steps and pitfalls with those who say so."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

from catalogue.model.evidence import Step
from catalogue.model.language_tags import tagged
from catalogue.model.records import Practice
from catalogue.recognition.levels import StepRecognition, step_recognitions
from catalogue.source import commonmark, glossary_links, steps
from catalogue.source.commonmark import Section
from catalogue.source.loading import Entry
from catalogue.source.translations import section_id
from catalogue.views.context import Context, resolver
from catalogue.views.recognition_summary import chips, claim_view

Item = dict[str, Any]
"""A step or a pitfall as the page of its practice prints it; only its text where the front matter has no row for it."""


SectionView = dict[str, Any]
"""A section of the text; its steps or pitfalls, if it is a list, are `listed` between `html` and `after`."""


def section_views(context: Context, entry: Entry) -> tuple[SectionView, ...]:
    """The rendered sections of a record, with the same anchors in all languages."""
    headings = context.catalogue.headings(entry.kind)
    shown, page = entry.text_language(context.language), context.path(entry)
    lexicon, glossary = glossary_links.lexicon(context.catalogue.vocabularies, shown), context.to(page, "glossary")
    mention = glossary_links.Mentions(lexicon, lambda term_id: f"{glossary}#{term_id}")
    render = partial(commonmark.render, resolve=resolver(context, entry.kind, page), mention=mention)
    views = []
    for section in entry.sections(context.language):
        name = section_id(section.title, headings, shown) or "intro"
        section = replace(section, title=tagged(section.title, shown, context.language))
        if name in steps.FIELDS and entry.kind == Practice.folder:
            views.append(_list_view(context, entry, name, section, render))
        else:
            views.append({"id": name, "title": section.title, "html": render(section), "listed": (), "after": ""})
    return tuple(views)


def _list_view(context: Context, entry: Entry, name: str, section: Section, render: Callable[[Section], str]) -> SectionView:
    """A section that is a list of steps or pitfalls."""
    before, items, after = steps.divide(section)
    found = step_recognitions(context.catalogue, entry.ref, steps.FIELDS[name])
    html = render(before)
    htmls = [render(Section("", item.line, item.tokens)) for item in items]
    # The text may have more items than the front matter has rows, or fewer: the checker says so.
    pairs = ((inner, row) for inner, row in zip_longest(htmls, found) if inner is not None)
    views = tuple(_item(context, context.path(entry), inner, row) for inner, row in pairs)
    return {"id": name, "title": section.title, "html": html, "listed": views, "after": render(after)}


def _item(context: Context, page: str, html: str, item: StepRecognition | None) -> Item:
    if item is None:
        return {"html": html}
    step, recognition = item.step, item.recognition
    passages = [*recognition.law, *recognition.counted, *recognition.listed]
    moment, who = (step.moment, step.who) if isinstance(step, Step) else ("", [])
    return {
        "id": step.id,
        "html": html,
        "level": recognition.level,
        "level_label": context.text(f"step-level-{recognition.level}"),
        "chips": chips(context, page, recognition.claims),
        "law": tuple(claim_view(context, claim, page) for claim in recognition.law),
        "passages": tuple(claim_view(context, claim, page) for claim in passages),
        "when": context.label("moments", moment) if moment else "",
        "who": ", ".join(context.label("audiences", name) for name in who),
        "old_ids": tuple(step.formerly),
    }
