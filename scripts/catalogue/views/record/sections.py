"""The text of a record, rendered by section with links to the glossary; steps and pitfalls with the sources that support them."""

from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from typing import Any

from catalogue.model.evidence import Step
from catalogue.model.language_tags import tagged
from catalogue.model.records import Practice
from catalogue.recognition.levels import StepRecognition, step_recognitions
from catalogue.source import commonmark, glossary_links, steps
from catalogue.source.commonmark import Section
from catalogue.source.entry import Entry
from catalogue.source.translations import section_id
from catalogue.views.record.recognition_summary import chips, claim_view
from catalogue.views.wording.context import Context, relative, resolver


def section_views(context: Context, entry: Entry) -> tuple[dict[str, Any], ...]:
    """The rendered sections of a record, with the same anchors in all languages; `listed` are its steps or pitfalls."""
    headings = context.catalogue.headings(entry.kind)
    shown, page = entry.text_language(context.language), context.path(entry)
    lexicon = glossary_links.lexicon(context.catalogue.vocabularies, shown)
    mention = glossary_links.Mentions(lexicon, partial(_definition, context, page))
    render = partial(
        commonmark.render, resolve=resolver(context, entry.kind, page), mention=mention
    )
    views = []
    for section in entry.sections(context.language):
        name = section_id(section.title, headings, shown) or "intro"
        view = {"id": name, "title": tagged(section.title, shown, context.language)}
        if name in steps.FIELDS and entry.kind == Practice.folder:
            views.append(view | _list_parts(context, entry, name, section, render))
        else:
            views.append(view | {"html": render(section), "listed": (), "after": ""})
    return tuple(views)


def _definition(context: Context, page: str, term_id: str) -> str:
    """The link from a page to the definition of a term."""
    return relative(context.site, f"{context.page_path('glossary')}#{term_id}", page)


def _list_parts(
    context: Context, entry: Entry, name: str, section: Section, render: Callable[[Section], str]
) -> dict[str, Any]:
    """What precedes a list of steps or pitfalls, its items, and what follows."""
    before, items, after = steps.divide(section)
    html, htmls = render(before), [render(Section("", item.line, item.tokens)) for item in items]
    # The text may have more items than the front matter has rows, or fewer: the checker reports it.
    pairs = zip_longest(
        htmls, step_recognitions(context.catalogue, entry.ref, steps.FIELDS[name])[: len(htmls)]
    )
    listed = tuple(_item(context, context.path(entry), *pair) for pair in pairs)
    return {"html": html, "listed": listed, "after": render(after)}


def _item(context: Context, page: str, html: str, item: StepRecognition | None) -> dict[str, Any]:
    """A step or a pitfall; only its text if the front matter has no row for it."""
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
