"""Open tasks, computed from the records: translations, reviews, evidence to confirm, and who can do them.

Dates are compared with the newest review of the catalogue, never with the clock: a build gives the same page on every day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from catalogue.model.dates import years_later
from catalogue.model.vocabularies import Term
from catalogue.source import commonmark
from catalogue.source.documents import Document
from catalogue.source.loading import Entry
from catalogue.source.translations import HEAD, compare
from catalogue.views.context import Context
from catalogue.views.documents import documents
from catalogue.views.values import Link

UNSURE = ("third-party", "abstract")
"""Values of `seen` whose evidence must still be read."""


@dataclass(frozen=True)
class Task:
    """A row: the page, the task, who can do it, and the link to do it."""

    what: Link
    state: str
    details: str
    waits_for: str
    edit: Link


def status(context: Context, page: str) -> dict[str, Any]:
    """All boards, and for each group of people its numbers of tasks by board, the longest queue first."""
    boards = {tasks.__name__: list(tasks(context, page)) for tasks in (translations, reviews, evidence, acts, addresses)}
    queues: dict[str, Counter[str]] = defaultdict(Counter)
    for name, tasks in boards.items():
        for task in tasks:
            queues[task.waits_for][name] += 1
    waiting = dict(sorted(queues.items(), key=lambda queue: (-queue[1].total(), queue[0])))
    return {"waiting": waiting, "boards": boards}


def translations(context: Context, page: str) -> Iterator[Task]:
    """Every page that is missing in a language, behind in some section, or a draft."""
    for name, versions in sorted(context.catalogue.sources.items()):
        entry = context.catalogue.entries.get(name)
        first = entry.original if entry else next(iter(versions))
        headings = context.catalogue.headings(entry.kind) if entry else {}
        link = context.link(entry, page) if entry else _ordinary(context, page, name)
        for language in context.catalogue.vocabularies.published:
            state = compare(versions[first], versions.get(language), headings, first)
            if language != first and state.state != "current":
                path = versions[language].path if language in versions else ""
                yield Task(
                    link,
                    context.text(f"tasks-{state.state}", language=context.language_name(language)),
                    ", ".join(_part(context, part, versions[first], headings) for part in state.behind),
                    context.text("tasks-for-translators", language=context.language_name(language)),
                    _edit(context, page, entry, path, what="translation", version=language),
                )


def _part(context: Context, part: str, original: Document, headings: dict[str, Term]) -> str:
    """The name of a part of a page: title and summary, or a heading."""
    if part == HEAD:
        return context.text("tasks-head")
    if part in headings:
        return headings[part].label(context.language)
    sections = commonmark.sections(original.body)
    return sections[int(part)].title or context.text("tasks-beginning") if part.isdigit() and int(part) < len(sections) else part


def reviews(context: Context, page: str) -> Iterator[Task]:
    """Records whose review is overdue on the day of the newest review, or due within a year of it; the oldest first."""
    today = context.catalogue.latest_review
    soon = years_later(today, 1)
    for entry in sorted(context.catalogue.entries.values(), key=lambda entry: (entry.review_due, entry.ref)):
        day = entry.review_due
        if day < soon and not entry.record.withdrawn:
            state = context.text("tasks-overdue" if day < today else "tasks-due")
            yield _task(context, page, entry, "correction", (state, context.date(day), context.text("tasks-for-editors")))


def evidence(context: Context, page: str) -> Iterator[Task]:
    """Evidence that is known only from an abstract or from a third party; the agency that speaks can confirm it."""
    for entry in context.catalogue.entries.values():
        for item in entry.evidence:
            if item.seen in UNSURE:
                document = context.catalogue.entries.get(item.document)
                details = context.title(document) if document else item.document
                agencies = context.enumeration(map(context.agency_name, item.by)) or context.text("tasks-for-all")
                yield _task(context, page, entry, "evidence", (context.label("seen", item.seen), details, agencies))


def acts(context: Context, page: str) -> Iterator[Task]:
    """Joint texts without a public statement of whom they bind."""
    for entry in context.catalogue.of("statements"):
        if "unknown" in entry.terms("act"):
            agencies = context.enumeration(map(context.agency_name, entry.issuers))
            yield _task(context, page, entry, "correction", (context.label("acts", "unknown"), context.date(entry.date), agencies))


def addresses(context: Context, page: str) -> Iterator[Task]:
    """Documents without a known address, or whose edition in a language of the site has none, or whose address is an old one."""
    for entry in context.catalogue.entries.values():
        if (found := documents(context, entry)) and found["unknown"]:
            publishers = ", ".join(map(context.agency_name, entry.issuers))
            yield _task(context, page, entry, "correction", (found["unknown"], publishers, context.text("tasks-for-all")))


def _task(context: Context, page: str, entry: Entry, form: str, cells: tuple[str, str, str]) -> Task:
    """A task that changes the original page of a record: its state, its details, and the group of people that can do it."""
    return Task(context.link(entry, page), *cells, _edit(context, page, entry, entry.pages[entry.original].path, what=form))


def _ordinary(context: Context, page: str, name: str) -> Link:
    """A link to an ordinary page."""
    parts = [part for part in name.split("/") if part != "index"]
    return (
        Link(context.page_words(name, "title") or name, context.to(page, *parts)) if name in context.catalogue.pages else Link(name)
    )


def _edit(context: Context, page: str, entry: Entry | None, path: str, **query: str) -> Link:
    """Where the work is done: the editor of the repository, else the form of the site."""
    words = context.text("tasks-edit")
    if path and context.site.repository:
        return Link(words, context.site.edit(path))
    if entry is None:
        return Link("")
    return Link(words, f"{context.to(page, 'propose')}?{urlencode({**query, 'record': entry.ref})}")
