"""Open tasks, computed from the records: translations, reviews, evidence to confirm, and who can do them.

Dates are compared with the newest review of the catalogue, never with the clock, so that a build gives the same page every day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from catalogue.model.dates import years_later
from catalogue.model.vocabularies import Term
from catalogue.source import commonmark
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.translations import HEAD, compare
from catalogue.views.record.documents import documents
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import agency_name, page_text, record_link, record_title
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import language_name

UNSURE = ("third-party", "abstract")
"""Values of `seen` whose evidence must still be read."""

SHOWN = 200
"""Rows of a queue that the page lists, so that thousands of tasks still make a page for a telephone."""


@dataclass(frozen=True)
class Task:
    """A row: the page, the task, each group of people that can do it, and the link to do it."""

    what: Link
    state: str
    details: str
    waits_for: tuple[str, ...]
    edit: Link


def status(context: Context, page: str) -> dict[str, Any]:
    """The number of tasks of each board, its queues by group of people, and all queues of each group, the longest first.

    A queue has the tasks of a board that wait for the same people, the anchor of its table, and the rows that are shown.
    """
    boards = {
        tasks.__name__: list(tasks(context, page))
        for tasks in (translations, reviews, evidence, acts, addresses)
    }
    people: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for board, tasks in boards.items():
        for number, who in enumerate(
            dict.fromkeys(who for task in tasks for who in task.waits_for)
        ):
            rows = [task for task in tasks if who in task.waits_for]
            people[who].append(
                {
                    "board": board,
                    "anchor": f"{board}-{number}",
                    "tasks": rows,
                    "shown": rows[:SHOWN],
                }
            )
    waiting = dict(
        sorted(
            people.items(),
            key=lambda queues: (-sum(len(queue["tasks"]) for queue in queues[1]), queues[0]),
        )
    )
    queues = {
        board: {who: queue for who in waiting for queue in waiting[who] if queue["board"] == board}
        for board in boards
    }
    return {
        "waiting": waiting,
        "queues": queues,
        "counts": {board: len(tasks) for board, tasks in boards.items()},
    }


def translations(context: Context, page: str) -> Iterator[Task]:
    """Every page that is missing in a language, behind in some section, or a draft."""
    sources = context.catalogue.sources.items()
    for name, versions in sorted(
        sources, key=lambda source: (not source[0].startswith("practices/"), source[0])
    ):
        entry = context.catalogue.entries.get(name)
        first = entry.original if entry else next(iter(versions))
        headings = context.catalogue.headings(entry.kind) if entry else {}
        url = context.to(page, name) if name in context.catalogue.pages else ""
        link = (
            record_link(context, entry, page)
            if entry
            else Link(page_text(context, name, "title") or name, url)
        )
        for language in context.catalogue.vocabularies.published:
            state = compare(versions[first], versions.get(language), headings, first)
            if language != first and state.state != "current":
                path = versions[language].path if language in versions else ""
                yield Task(
                    link,
                    context.text(f"tasks-{state.state}", language=language_name(context, language)),
                    ", ".join(
                        _part(context, part, versions[first], headings) for part in state.behind
                    ),
                    (
                        context.text(
                            "tasks-for-translators", language=language_name(context, language)
                        ),
                    ),
                    _edit(context, page, entry, path, what="translation", version=language),
                )


def _part(context: Context, part: str, original: Document, headings: dict[str, Term]) -> str:
    """The name of a part of a page: title and summary, or a heading."""
    if part == HEAD:
        return context.text("tasks-head")
    if part in headings:
        return headings[part].label(context.language)
    sections = commonmark.sections(original.body)
    return (
        sections[int(part)].title or context.text("tasks-beginning")
        if part.isdigit() and int(part) < len(sections)
        else part
    )


def reviews(context: Context, page: str) -> Iterator[Task]:
    """Records whose review is overdue on the day of the newest review, or due within a year of it; the oldest first."""
    today = context.catalogue.latest_review
    soon = years_later(today, 1)
    for entry in sorted(
        context.catalogue.entries.values(), key=lambda entry: (entry.review_due, entry.ref)
    ):
        day = entry.review_due
        if day < soon and not entry.record.withdrawn:
            state = context.text("tasks-overdue" if day < today else "tasks-due")
            yield _task(
                context,
                page,
                entry,
                "correction",
                (state, date_in_words(context, day)),
                [context.text("tasks-for-editors")],
            )


def evidence(context: Context, page: str) -> Iterator[Task]:
    """Evidence that is known only from an abstract or from a third party; the agency that speaks can confirm it."""
    for entry in context.catalogue.entries.values():
        for item in entry.evidence:
            if item.seen in UNSURE:
                document = context.catalogue.entries.get(item.document)
                details = record_title(context, document) if document else item.document
                who = (
                    item.by
                    or [
                        name for name in document.issuers if context.catalogue.get("agencies", name)
                    ]
                    if document
                    else []
                )
                cells = (context.label("verification-levels", item.seen), details)
                yield _task(
                    context,
                    page,
                    entry,
                    "evidence",
                    cells,
                    (agency_name(context, agency) for agency in who),
                )


def acts(context: Context, page: str) -> Iterator[Task]:
    """Joint texts without a public statement of whom they bind."""
    for entry in context.catalogue.of("statements"):
        if "unknown" in entry.terms("act"):
            cells = (
                context.label("adopting-bodies", "unknown"),
                date_in_words(context, entry.date),
            )
            yield _task(
                context,
                page,
                entry,
                "correction",
                cells,
                (agency_name(context, agency) for agency in entry.issuers),
            )


def addresses(context: Context, page: str) -> Iterator[Task]:
    """Documents without a known address, or whose edition in a language of the site has none, or whose address is an old one."""
    for entry in context.catalogue.entries.values():
        if (offer := documents(context, entry)) and offer["unknown"]:
            publishers = ", ".join(agency_name(context, agency) for agency in entry.issuers)
            yield _task(context, page, entry, "correction", (offer["unknown"], publishers))


def _task(
    context: Context,
    page: str,
    entry: Entry,
    form: str,
    cells: tuple[str, str],
    who: Iterable[str] = (),
) -> Task:
    """A task that changes the original page of a record: its state, its details, and who can do it; anyone if no role is named."""
    edit = _edit(context, page, entry, entry.pages[entry.original].path, what=form)
    return Task(
        record_link(context, entry, page),
        *cells,
        tuple(who) or (context.text("tasks-for-all"),),
        edit,
    )


def _edit(context: Context, page: str, entry: Entry | None, path: str, **query: str) -> Link:
    """Where the work is done: the editor of the repository, else the form of the site."""
    if path and context.site.repository:
        return Link(context.text("tasks-edit"), context.site.edit(path))
    form = (
        f"{context.to(page, 'propose')}?{urlencode({**query, 'record': entry.ref})}"
        if entry
        else ""
    )
    return Link(context.text("tasks-edit"), form)
