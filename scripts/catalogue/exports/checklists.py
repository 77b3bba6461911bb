"""Checklists: the steps of a practice, a profession or a service, as pages to print, as tables, and for the reader's own plan."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from typing import Any

from catalogue.exports.api.tables import table
from catalogue.exports.browser_rules import javascript
from catalogue.exports.publication import File, Publication
from catalogue.lint.terminology import IN_ADDRESSES, trace_patterns
from catalogue.model.evidence import Step
from catalogue.model.language_tags import tagged
from catalogue.model.vocabularies import Term
from catalogue.source.loading import Entry
from catalogue.source.steps import heads
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

PLAN = "plan"
MARKS = ("in-place", "partly", "not-yet", "not-for-us")
TO_FILL_IN = ("mark", "owner", "due", "proof")


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The checklist of a practice in every language."""
    for context in publication.contexts.values() if entry.steps else ():
        shown = entry.text_language(context.language)
        title = tagged(entry.name(shown), shown, context.language)
        yield from _checklist(
            publication, context, context.path(entry), title, list(_steps(context, entry))
        )


def bundles(publication: Publication) -> Iterator[File]:
    """The checklist of each profession and of each service: its steps, by practice."""
    for context in publication.contexts.values():
        for folder, term, steps in _groups(context):
            path = context.page_path(folder, term.id)
            yield from _checklist(publication, context, path, term.label(context.language), steps)


def offers(context: Context, page: str) -> dict[str, tuple[Link, ...]]:
    """All checklists, by what they are for: a service, a profession, a practice."""
    links: dict[str, list[Link]] = {"services": [], "audiences": [], "practices": []}
    for folder, term, _ in _groups(context):
        link = Link(term.label(context.language), context.to(page, folder, term.id))
        links["services" if folder == PLAN else folder].append(link)
    links["practices"] = [record_link(context, entry, page) for entry in _practices(context)]
    return {
        name: tuple(replace(link, url=f"{link.url}checklist.html") for link in group)
        for name, group in links.items()
    }


def plan(context: Context) -> dict[str, Any]:
    """What the page of the reader's own plan fetches: practices, their steps, and what in a note may lead to a person."""
    tables = context.catalogue.vocabularies
    return {
        "edition": context.catalogue.latest_review,
        "practices": [_planned(context, entry) for entry in _practices(context)],
        "bundles": [
            [term.id, term.label(context.language), term.more["practices"]]
            for term in tables["bundles"]
        ],
        "traces": [
            javascript(form.pattern)
            for _, _, sign, form in trace_patterns(tables)
            if sign != IN_ADDRESSES
        ],
    }


def _planned(context: Context, entry: Entry) -> dict[str, Any]:
    """A practice with its steps, each with a digest of its head as it was first written, the same in every language."""
    originals = heads(context.catalogue, entry.ref, entry.original)
    prints = (sha256(original.encode()).hexdigest()[:8] for original in originals)
    pairs = zip(_steps(context, entry), prints, strict=False)
    steps = [[step.id, head, digest, *step.formerly] for (_, step, head), digest in pairs]
    return {
        "id": entry.id,
        "name": entry.name(context.language),
        "url": context.path(entry),
        "steps": steps,
    }


def _practices(context: Context) -> list[Entry]:
    practices = [
        entry
        for entry in context.catalogue.of("practices")
        if entry.steps and not entry.record.withdrawn
    ]
    return sorted(practices, key=lambda entry: collation(entry.name(context.language)))


def _groups(context: Context) -> Iterator[tuple[str, Term, list[tuple[Entry, Step, str]]]]:
    """The folder and the steps of each profession and of each service that has any."""
    catalogue, audiences = context.catalogue, context.catalogue.vocabularies["audiences"]
    steps = [item for entry in catalogue.of("practices") for item in _steps(context, entry)]
    for top in audiences.children(None):
        if matches := [item for item in steps if top.id in audiences.with_parents(item[1].who)]:
            yield "audiences", top, matches
    for service in catalogue.vocabularies["bundles"]:
        names = service.more["practices"]
        if matches := sorted(
            (item for item in steps if item[0].id in names),
            key=lambda item: names.index(item[0].id),
        ):
            yield PLAN, service, matches


def _steps(context: Context, entry: Entry) -> Iterator[tuple[Entry, Step, str]]:
    """The steps of a practice with their heads."""
    shown, texts = (
        entry.text_language(context.language),
        heads(context.catalogue, entry.ref, context.language),
    )
    yield from (
        (entry, step, tagged(head, shown, context.language))
        for step, head in zip(entry.steps, texts, strict=False)
    )


def _checklist(
    publication: Publication,
    context: Context,
    path: str,
    title: str,
    steps: list[tuple[Entry, Step, str]],
) -> Iterator[File]:
    practice, action, *others = (
        context.text(f"checklist-{name}") for name in ("practice", "step", *TO_FILL_IN)
    )
    empty = dict.fromkeys(others, "")
    rows = [
        {practice: e.name(context.language), action: head, **empty, "id": f"{e.id}#{s.id}"}
        for e, s, head in steps
    ]
    yield f"{path}checklist.csv", table(context.language, rows)
    groups = [
        (record_link(context, entry, path), list(items))
        for entry, items in groupby(steps, lambda item: item[0])
    ]
    values = {
        "title": title,
        "groups": groups,
        "marks": MARKS,
        "up": "../" * path.count("/"),
        "t": context.text,
    }
    yield (
        f"{path}checklist.html",
        publication.templates.get("checklist.html").render(values, context=context),
    )
