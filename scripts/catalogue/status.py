"""What is left to do, from the records themselves: translations, reviews, evidence to be confirmed, and whom each waits for.

Dates are compared with the newest review of the catalogue, never with the clock: a build gives the same page on every day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from . import texts, wording
from .addresses import page_path, relative
from .dates import years_later
from .documents import Document
from .loading import Entry
from .models import Practice, Resource, Statement
from .translations import HEAD, Translation, compare
from .views import Link, Shelf, review_due
from .vocabularies import Term

UNSURE = ("third-party", "abstract")
"""How evidence was seen that somebody still has to read."""


@dataclass(frozen=True)
class Task:
    """A row: the page, what is to be done, whom it waits for, and where it is done."""

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
    """For whom how much waits."""

    who: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Status:
    """All boards, and what waits for whom."""

    waiting: tuple[Waiting, ...]
    boards: tuple[Board, ...]


def status(shelf: Shelf, page: str) -> Status:
    """The whole page."""
    boards = tuple(
        _board(shelf, name, list(tasks(shelf, page)))
        for name, tasks in (("translations", translations), ("reviews", reviews), ("evidence", evidence), ("acts", acts))
    )
    return Status(waiting(boards), boards)


def _board(shelf: Shelf, name: str, tasks: list[Task]) -> Board:
    day = shelf.date(newest_review(shelf))
    about = shelf.text(f"tasks-{name}-about", day=day)
    count = wording.plural(shelf.catalogue.vocabularies, "tasks-count", len(tasks), shelf.language)
    return Board(name, shelf.text(f"tasks-{name}"), about, tuple(tasks), count)


def waiting(boards: tuple[Board, ...]) -> tuple[Waiting, ...]:
    """What waits for whom, the longest queue first."""
    found: dict[str, Counter[str]] = {}
    for board in boards:
        for task in board.tasks:
            found.setdefault(task.waits_for, Counter())[board.title] += 1
    queues = [Waiting(who, tuple(counts.items())) for who, counts in found.items()]
    return tuple(sorted(queues, key=lambda queue: (-sum(count for _, count in queue.counts), queue.who)))


def newest_review(shelf: Shelf) -> str:
    """The day of the newest review: the present of this page."""
    return max((entry.record.reviewed for entry in shelf.catalogue.entries.values()), default="1970-01-01")


def translations(shelf: Shelf, page: str) -> Iterator[Task]:
    """Every page that is missing in a language, behind in some section, or a draft."""
    for name, versions in sorted(shelf.catalogue.sources.items()):
        entry = shelf.catalogue.entries.get(name)
        first = entry.original if entry else next(iter(versions))
        headings = shelf.catalogue.headings(entry.kind) if entry else {}
        for language in shelf.site.languages:
            if language != first:
                state = compare(versions[first], versions.get(language), headings, first)
                if state.state not in ("current", "original"):
                    yield _translation(shelf, page, (name, language), versions, (headings, first), state)


def _translation(
    shelf: Shelf,
    page: str,
    where: tuple[str, str],
    versions: dict[str, Document],
    read: tuple[dict[str, Term], str],
    found: Translation,
) -> Task:
    name, language = where
    entry, language_name = shelf.catalogue.entries.get(name), shelf.label("languages", language)
    parts = [_part(shelf, part, versions[read[1]], read[0]) for part in found.behind]
    return Task(
        shelf.link(entry, page) if entry else _ordinary(shelf, page, name, versions),
        shelf.text(f"tasks-{found.state}", language=wording.in_text(language_name, shelf.language)),
        ", ".join(parts),
        shelf.text("tasks-for-translators", language=wording.in_text(language_name, shelf.language)),
        _edit(shelf, page, entry, versions[language].path if language in versions else "", what="translation", version=language),
    )


def _part(shelf: Shelf, part: str, original: Document, headings: dict[str, Term]) -> str:
    """The name of a part of a page: title and summary, or a heading."""
    if part == HEAD:
        return shelf.text("tasks-head")
    if part in headings:
        return headings[part].label(shelf.language)
    found = texts.sections(original.body)
    return found[int(part)].title or shelf.text("tasks-beginning") if part.isdigit() and int(part) < len(found) else part


def reviews(shelf: Shelf, page: str) -> Iterator[Task]:
    """Records whose review is overdue on the day of the newest review, or due within a year of it; the oldest first."""
    today = newest_review(shelf)
    soon = years_later(today, 1)
    for entry in sorted(shelf.catalogue.entries.values(), key=lambda entry: (review_due(entry), entry.ref)):
        day = review_due(entry)
        if day < soon and not entry.record.withdrawn:
            state = shelf.text("tasks-overdue" if day < today else "tasks-due")
            edit = _edit(shelf, page, entry, entry.pages[entry.original].path, what="correction")
            yield Task(shelf.link(entry, page), state, shelf.date(day), shelf.text("tasks-for-editors"), edit)


def evidence(shelf: Shelf, page: str) -> Iterator[Task]:
    """Evidence that is known only from an abstract or from a third party; the agency that speaks can confirm it."""
    for entry in shelf.catalogue.entries.values():
        if isinstance(entry.record, (Practice, Resource)):
            for item in entry.record.recognition:
                if item.seen in UNSURE:
                    names = wording.enumeration(
                        shelf.catalogue.vocabularies,
                        [shelf.agency(name, page, short=True).label for name in item.by],
                        shelf.language,
                    )
                    document = shelf.catalogue.entries.get(item.document)
                    details = document.name(shelf.language) if document else item.document
                    edit = _edit(shelf, page, entry, entry.pages[entry.original].path, what="evidence")
                    yield Task(shelf.link(entry, page), shelf.label("seen", item.seen), details, names, edit)


def acts(shelf: Shelf, page: str) -> Iterator[Task]:
    """Joint texts of which nobody public says whom they bind."""
    for entry in shelf.catalogue.of("statements"):
        if isinstance(entry.record, Statement) and entry.record.act == "unknown":
            names = [shelf.agency(name, page, short=True).label for name in entry.record.agencies]
            who = wording.enumeration(shelf.catalogue.vocabularies, names, shelf.language)
            edit = _edit(shelf, page, entry, entry.pages[entry.original].path, what="correction")
            yield Task(shelf.link(entry, page), shelf.label("acts", "unknown"), shelf.date(entry.record.date), who, edit)


def _ordinary(shelf: Shelf, page: str, name: str, versions: dict[str, Document]) -> Link:
    """A link to an ordinary page."""
    shown = versions.get(shelf.language) or next(iter(versions.values()))
    parts = [part for part in name.split("/") if part != "index"]
    url = relative(shelf.site, page_path(shelf.site, shelf.language, *parts), page)
    return Link(str(shown.data.get("title") or name), url if name in shelf.catalogue.pages else "")


def _edit(shelf: Shelf, page: str, entry: Entry | None, path: str, **query: str) -> Link:
    """Where the work is done: the editor of the repository, else the form of the site."""
    words = shelf.text("tasks-edit")
    if path and shelf.site.repository:
        return Link(words, shelf.site.edit(path))
    if entry is None:
        return Link("")
    form = relative(shelf.site, page_path(shelf.site, shelf.language, "propose"), page)
    return Link(words, f"{form}?{urlencode({**query, 'record': entry.ref})}")
