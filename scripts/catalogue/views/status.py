"""Open tasks, computed from the records: translations, reviews, evidence to confirm, and who can do them.

Dates are compared with the newest review of the catalogue, never with the clock: a build gives the same page on every day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from catalogue.model.dates import years_later
from catalogue.model.vocabularies import Term
from catalogue.source import commonmark
from catalogue.source.documents import Document
from catalogue.source.loading import Entry
from catalogue.source.translations import HEAD, Translation, compare
from catalogue.views import formatting
from catalogue.views.addresses import page_path, relative
from catalogue.views.context import Context
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


@dataclass(frozen=True)
class Board:
    """A table of tasks."""

    id: str
    title: str
    about: str
    tasks: tuple[Task, ...]
    count: str


@dataclass(frozen=True)
class Waiting:
    """The numbers of tasks for a group of people."""

    who: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Status:
    """All boards, and what waits for whom."""

    waiting: tuple[Waiting, ...]
    boards: tuple[Board, ...]


def status(context: Context, page: str) -> Status:
    """The whole page."""
    boards = tuple(
        _board(context, name, list(tasks(context, page)))
        for name, tasks in (("translations", translations), ("reviews", reviews), ("evidence", evidence), ("acts", acts))
    )
    return Status(waiting(boards), boards)


def _board(context: Context, name: str, tasks: list[Task]) -> Board:
    day = context.date(context.catalogue.latest_review)
    about = context.text(f"tasks-{name}-about", day=day)
    count = formatting.plural(context.catalogue.vocabularies, "tasks-count", len(tasks), context.language)
    return Board(name, context.text(f"tasks-{name}"), about, tuple(tasks), count)


def waiting(boards: tuple[Board, ...]) -> tuple[Waiting, ...]:
    """What waits for whom, the longest queue first."""
    found: dict[str, Counter[str]] = {}
    for board in boards:
        for task in board.tasks:
            found.setdefault(task.waits_for, Counter())[board.title] += 1
    queues = [Waiting(who, tuple(counts.items())) for who, counts in found.items()]
    return tuple(sorted(queues, key=lambda queue: (-sum(count for _, count in queue.counts), queue.who)))


def translations(context: Context, page: str) -> Iterator[Task]:
    """Every page that is missing in a language, behind in some section, or a draft."""
    for name, versions in sorted(context.catalogue.sources.items()):
        entry = context.catalogue.entries.get(name)
        first = entry.original if entry else next(iter(versions))
        headings = context.catalogue.headings(entry.kind) if entry else {}
        for language in context.site.languages:
            if language != first:
                state = compare(versions[first], versions.get(language), headings, first)
                if state.state not in ("current", "original"):
                    yield _translation(context, page, (name, language), versions, (headings, first), state)


def _translation(
    context: Context,
    page: str,
    where: tuple[str, str],
    versions: dict[str, Document],
    read: tuple[dict[str, Term], str],
    found: Translation,
) -> Task:
    name, language = where
    entry, language_name = context.catalogue.entries.get(name), context.label("languages", language)
    parts = [_part(context, part, versions[read[1]], read[0]) for part in found.behind]
    return Task(
        context.link(entry, page) if entry else _ordinary(context, page, name, versions),
        context.text(f"tasks-{found.state}", language=formatting.in_text(language_name, context.language)),
        ", ".join(parts),
        context.text("tasks-for-translators", language=formatting.in_text(language_name, context.language)),
        _edit(context, page, entry, versions[language].path if language in versions else "", what="translation", version=language),
    )


def _part(context: Context, part: str, original: Document, headings: dict[str, Term]) -> str:
    """The name of a part of a page: title and summary, or a heading."""
    if part == HEAD:
        return context.text("tasks-head")
    if part in headings:
        return headings[part].label(context.language)
    found = commonmark.sections(original.body)
    return found[int(part)].title or context.text("tasks-beginning") if part.isdigit() and int(part) < len(found) else part


def reviews(context: Context, page: str) -> Iterator[Task]:
    """Records whose review is overdue on the day of the newest review, or due within a year of it; the oldest first."""
    today = context.catalogue.latest_review
    soon = years_later(today, 1)
    for entry in sorted(context.catalogue.entries.values(), key=lambda entry: (entry.review_due, entry.ref)):
        day = entry.review_due
        if day < soon and not entry.record.withdrawn:
            state = context.text("tasks-overdue" if day < today else "tasks-due")
            edit = _edit(context, page, entry, entry.pages[entry.original].path, what="correction")
            yield Task(context.link(entry, page), state, context.date(day), context.text("tasks-for-editors"), edit)


def evidence(context: Context, page: str) -> Iterator[Task]:
    """Evidence that is known only from an abstract or from a third party; the agency that speaks can confirm it."""
    for entry in context.catalogue.entries.values():
        for item in entry.evidence:
            if item.seen in UNSURE:
                names = formatting.enumeration(
                    context.catalogue.vocabularies,
                    [context.agency(name, page, short=True).label for name in item.by],
                    context.language,
                )
                document = context.catalogue.entries.get(item.document)
                details = document.name(context.language) if document else item.document
                edit = _edit(context, page, entry, entry.pages[entry.original].path, what="evidence")
                yield Task(context.link(entry, page), context.label("seen", item.seen), details, names, edit)


def acts(context: Context, page: str) -> Iterator[Task]:
    """Joint texts without a public statement of whom they bind."""
    for entry in context.catalogue.of("statements"):
        if "unknown" in entry.terms("act"):
            names = [context.agency(name, page, short=True).label for name in entry.issuers]
            who = formatting.enumeration(context.catalogue.vocabularies, names, context.language)
            edit = _edit(context, page, entry, entry.pages[entry.original].path, what="correction")
            yield Task(context.link(entry, page), context.label("acts", "unknown"), context.date(entry.date), who, edit)


def _ordinary(context: Context, page: str, name: str, versions: dict[str, Document]) -> Link:
    """A link to an ordinary page."""
    shown = versions.get(context.language) or next(iter(versions.values()))
    parts = [part for part in name.split("/") if part != "index"]
    url = relative(context.site, page_path(context.site, context.language, *parts), page)
    return Link(str(shown.data.get("title") or name), url if name in context.catalogue.pages else "")


def _edit(context: Context, page: str, entry: Entry | None, path: str, **query: str) -> Link:
    """Where the work is done: the editor of the repository, else the form of the site."""
    words = context.text("tasks-edit")
    if path and context.site.repository:
        return Link(words, context.site.edit(path))
    if entry is None:
        return Link("")
    form = relative(context.site, page_path(context.site, context.language, "propose"), page)
    return Link(words, f"{form}?{urlencode({**query, 'record': entry.ref})}")
