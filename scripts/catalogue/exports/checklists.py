"""Checklists: the steps of a practice, a profession or a service.

They are pages to print, tables, and what the page of the reader's own plan fetches.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import Any

from catalogue.exports.csv_text import csv_text
from catalogue.exports.javascript_pattern import javascript
from catalogue.exports.publication import File, Publication
from catalogue.lint.terminology import trace_patterns
from catalogue.model.evidence import Step
from catalogue.model.language_tags import tagged
from catalogue.model.vocabularies import Term
from catalogue.source.entry import Entry
from catalogue.source.page_sections import HELP_PAGE
from catalogue.source.steps import heads, short_head
from catalogue.views.record.step_law import NamedArticle, step_law
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

PLAN = "plan"
CHECKLIST = "checklist.html"
MARKS = ("in-place", "partly", "not-yet", "not-for-us")
TO_FILL_IN = ("mark", "owner", "due", "proof")
DIGITS = 8
"""The length of the digest of a head."""


@dataclass(frozen=True)
class ListedStep:
    """A step with its practice, and its words in the language of the checklist."""

    entry: Entry
    step: Step
    short: str
    """Its short head; its head if it has none."""

    head: str
    """The norm; '' if it stands for the short head."""

    law: tuple[NamedArticle, ...]
    """The articles that ask for it."""


@dataclass(frozen=True)
class Checklist:
    """The steps of a profession or of a service, by practice."""

    folder: str
    term: Term
    steps: list[ListedStep]


def checklist_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The checklist of a practice in every language."""
    if not entry.steps:
        return
    for context in publication.contexts.values():
        shown = entry.text_language(context.language)
        title = tagged(entry.name(shown), shown, context.language)
        steps = _steps(context, entry)
        yield from _files(publication, context, context.path(entry), title, steps)


def checklist_bundles(publication: Publication) -> Iterator[File]:
    """The checklist of each profession and of each service: its steps, by practice."""
    for context in publication.contexts.values():
        for bundle in _bundles(context):
            path = context.page_path(bundle.folder, bundle.term.id)
            title = bundle.term.label(context.language)
            yield from _files(publication, context, path, title, bundle.steps)


def checklist_links(context: Context, page: str) -> dict[str, tuple[tuple[str, Link], ...]]:
    """All checklists, by what they are for: a service, a profession, a practice, each with its anchor.

    A practice has one, so that a link that puts it into the plan leads to its checklist without scripts.
    """
    links: dict[str, list[tuple[str, Link]]] = {"services": [], "audiences": [], "practices": []}
    for bundle in _bundles(context):
        path = context.page_path(bundle.folder, bundle.term.id)
        link = Link(bundle.term.label(context.language), _checklist_link(context, path, page))
        links["services" if bundle.folder == PLAN else bundle.folder].append(("", link))
    for entry in practices_with_steps(context):
        url = _checklist_link(context, context.path(entry), page)
        link = replace(record_link(context, entry, page), url=url)
        links["practices"].append((entry.id, link))
    return {name: tuple(group) for name, group in links.items()}


def _checklist_link(context: Context, path: str, page: str) -> str:
    """The link from a page to the checklist next to the page at a path."""
    return relative(context.site, f"{path}{CHECKLIST}", page)


def plan_data(context: Context) -> dict[str, Any]:
    """What the page of the reader's own plan fetches.

    These are practices, their steps, and what in a note may lead to a person.
    """
    tables = context.catalogue.vocabularies
    traces = [
        javascript(trace.pattern.pattern)
        for trace in trace_patterns(tables)
        if not trace.is_of_addresses
    ]
    bundles = [
        [term.id, term.label(context.language), term.more["practices"]]
        for term in tables["services"]
    ]
    return {
        "edition": context.catalogue.latest_review,
        "practices": [_planned(context, entry) for entry in practices_with_steps(context)],
        "bundles": bundles,
        "traces": traces,
    }


def _planned(context: Context, entry: Entry) -> dict[str, Any]:
    """A practice with its steps.

    Each has a digest of its head as it was first written, the same in every language.
    """
    originals = heads(context.catalogue, entry.ref, entry.original)
    steps, law = [], {}
    for listed, original in zip(_steps(context, entry), originals, strict=False):
        digest = sha256(original.encode()).hexdigest()[:DIGITS]
        steps.append([listed.step.id, listed.short, digest, *listed.step.formerly])
        if listed.law:
            law[listed.step.id] = [[article.key, article.label] for article in listed.law]
    return {
        "id": entry.id,
        "name": entry.name(context.language),
        "url": context.path(entry),
        "formerly": _former_ids(entry),
        "steps": steps,
        "law": law,
    }


def _former_ids(entry: Entry) -> list[str]:
    """The ids that a practice had, by which older files name it."""
    return [ref.partition("/")[2] for ref in entry.former_refs]


def practices_with_steps(context: Context) -> list[Entry]:
    """The practices that have steps and are not withdrawn, by their names."""
    practices = [
        entry
        for entry in context.catalogue.of("practices")
        if entry.steps and not entry.record.withdrawn
    ]
    return sorted(practices, key=lambda entry: collation(entry.name(context.language)))


def _bundles(context: Context) -> Iterator[Checklist]:
    """The checklist of each profession and of each service that has any steps."""
    catalogue = context.catalogue
    steps = [step for entry in catalogue.of("practices") for step in _steps(context, entry)]
    audiences = catalogue.vocabularies["audiences"]
    for audience in audiences.children(None):
        matches = [step for step in steps if audience.id in audiences.with_parents(step.step.who)]
        if matches:
            yield Checklist("audiences", audience, matches)
    for service in catalogue.vocabularies["services"]:
        matches = _of_practices(steps, service.more["practices"])
        if matches:
            yield Checklist(PLAN, service, matches)


def _of_practices(steps: list[ListedStep], practices: list[str]) -> list[ListedStep]:
    """The steps of some practices, in the order of these."""
    matches = [step for step in steps if step.entry.id in practices]
    return sorted(matches, key=lambda step: practices.index(step.entry.id))


def _steps(context: Context, entry: Entry) -> list[ListedStep]:
    """The steps of a practice with their words."""
    texts = heads(context.catalogue, entry.ref, context.language)
    law = step_law(context, entry.ref)
    return [
        _listed(context, entry, step, head, law[step.id])
        for step, head in zip(entry.steps, texts, strict=False)
    ]


def _listed(
    context: Context, entry: Entry, step: Step, head: str, law: tuple[NamedArticle, ...]
) -> ListedStep:
    """A step with its words, in the language that is shown."""
    shown = entry.text_language(context.language)
    short = tagged(short_head(step, shown), shown, context.language)
    norm = tagged(head, shown, context.language)
    return ListedStep(entry, step, short or norm, norm if short else "", law)


def _files(
    publication: Publication, context: Context, path: str, title: str, steps: list[ListedStep]
) -> Iterator[File]:
    """A checklist as a table and as a page."""
    rows = [_row(context, step) for step in steps]
    yield f"{path}checklist.csv", csv_text(context.language, rows)
    groups = [
        (record_link(context, entry, path), list(items))
        for entry, items in groupby(steps, lambda step: step.entry)
    ]
    page = publication.templates.get("checklist.html").render(
        context=context,
        t=context.text,
        title=title,
        groups=groups,
        marks=MARKS,
        path=path,
        help_page=context.to(path, HELP_PAGE),
        **_addresses(publication, context, path),
    )
    yield f"{path}checklist.html", page


def _addresses(publication: Publication, context: Context, path: str) -> dict[str, Any]:
    """Where a checklist leads: the site, and the page of States."""
    templates, site = publication.templates, context.site
    return {
        "up": "../" * path.count("/"),
        "url": partial(templates.url, site, path),
        "data_url": partial(templates.url, replace(site, packed=None), path),
        "home_path": site.prefix(context.language),
        "here": "",
    }


def _row(context: Context, listed: ListedStep) -> dict[str, str]:
    """A step as a row of a table, with columns to fill in."""
    to_fill_in = [context.text(f"checklist-{name}") for name in TO_FILL_IN]
    return {
        context.text("checklist-practice"): listed.entry.name(context.language),
        context.text("checklist-step"): listed.short,
        context.text("checklist-norm"): listed.head,
        **dict.fromkeys(to_fill_in, ""),
        "id": f"{listed.entry.id}#{listed.step.id}",
    }
