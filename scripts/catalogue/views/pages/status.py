"""Open tasks, computed from the records: translations, reviews, evidence to confirm, and who can do them.

Dates are compared with the newest review of the catalogue, never with the clock, so that a build gives
the same page every day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from catalogue.model.dates import years_later
from catalogue.model.evidence import Evidence
from catalogue.model.language_tags import tagged
from catalogue.model.must_cite import ExpectedSource
from catalogue.model.national_law import national_tables
from catalogue.model.official_names import rows, titles_to_be_seen
from catalogue.model.participation import participations
from catalogue.model.provisions import provisions
from catalogue.model.setup import unsaid
from catalogue.model.table_files import NATIONAL, PARTICIPATION
from catalogue.model.vocabularies import Term
from catalogue.recognition.readings import seen_at
from catalogue.source import commonmark
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.named_sources import absent
from catalogue.source.state_pages import STATES
from catalogue.source.translations import HEAD, compare
from catalogue.views.pages.declaration_tasks import SHOWN as MOST_LINES
from catalogue.views.pages.declaration_tasks import Unconfirmed, unconfirmed
from catalogue.views.record.declarations import DECLARE, item_name
from catalogue.views.record.declared_words import claim_link, declared_in_words, seen_in_words
from catalogue.views.record.documents import documents
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import agency_name, page_text, record_link, record_title
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import language_name

UNSURE = ("third-party", "abstract")
"""Readings after which the words of the evidence must still be read."""

SHOWN = 200
"""Rows of a queue that the page lists, so that thousands of tasks still make a page for a telephone."""


BY_HARM = (
    *("evidence", "declarations", "national", "participation", "reviews", "translations"),
    *("sources", "acts", "addresses", "titles"),
)
"""The boards by harm to readers: first what marks and law say, then advice that is out of date or behind in a
language, then what is missing."""


@dataclass(frozen=True)
class Task:
    """A row: the page, the task, each group of people that can do it, and the link to do it."""

    what: Link
    state: str
    details: str
    waits_for: tuple[str, ...]
    edit: Link


@dataclass(frozen=True)
class Queue:
    """The tasks of a board that wait for the same people."""

    board: str
    anchor: str
    """The id of its table on the page."""

    tasks: tuple[Task, ...]

    @property
    def shown(self) -> tuple[Task, ...]:
        """The rows that are shown."""
        return self.tasks[:SHOWN]


def open_tasks(context: Context, path: str) -> dict[str, Any]:
    """The number of tasks of each board, its queues, and the queues of each group of people."""
    boards = {
        "translations": list(translations(context, path)),
        "reviews": list(reviews(context, path)),
        "evidence": list(evidence(context, path)),
        "sources": list(absent_sources(context, path)),
        "acts": list(acts(context, path)),
        "addresses": list(unknown_addresses(context, path)),
        "titles": list(titles_to_open(context, path)),
        "participation": list(lists_of_parties(context, path)),
        "national": list(national_law_to_read(context, path)),
        "declarations": list(declarations(context, path)),
    }
    waiting = _queues_by_people(boards)
    queues: dict[str, dict[str, Queue]] = {board: {} for board in boards}
    for who, of_people in waiting.items():
        for queue in of_people:
            queues[queue.board][who] = queue
    counts = {board: len(tasks) for board, tasks in boards.items()}
    setup = tuple(what_is_unsaid(context))
    return {"waiting": waiting, "queues": queues, "counts": counts, "setup": setup}


def what_is_unsaid(context: Context) -> list[str]:
    """What the site does not say of itself yet, in words; one sentence where nothing is missing."""
    site, overlay = context.site, context.catalogue.vocabularies.overlay
    known = {"address": site.url, "repository": site.repository, "contact": site.contact}
    missing = [context.text(f"setup-{key}") for key in unsaid(overlay, known)]
    return missing or [context.text("setup-done")]


def _queues_by_people(boards: dict[str, list[Task]]) -> dict[str, list[Queue]]:
    """Group of people → the queues that wait for it, by harm. The groups with the most tasks come first."""
    people: dict[str, list[Queue]] = defaultdict(list)
    for board in sorted(boards, key=BY_HARM.index):
        for number, (who, of_people) in enumerate(_by_people(boards[board]).items()):
            people[who].append(Queue(board, f"{board}-{number}", tuple(of_people)))

    def order(who: str) -> tuple[int, str]:
        return -sum(len(queue.tasks) for queue in people[who]), who

    return {who: people[who] for who in sorted(people, key=order)}


def _by_people(tasks: list[Task]) -> dict[str, list[Task]]:
    """Group of people → its tasks."""
    people: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        for who in dict.fromkeys(task.waits_for):
            people[who].append(task)
    return people


def translations(context: Context, path: str) -> Iterator[Task]:
    """Every page that is missing in a language, behind in some section, or a draft; practices come first."""
    sources = context.catalogue.sources
    for name in sorted(sources, key=lambda name: (not name.startswith("practices/"), name)):
        yield from _translations_of_page(context, name, sources[name], path)


def _translations_of_page(
    context: Context,
    name: str,
    versions: dict[str, Document],
    path: str,
) -> Iterator[Task]:
    """A task for each language in which a page is not current."""
    entry = context.catalogue.entries.get(name)
    first = entry.original if entry else next(iter(versions))
    headings = context.catalogue.headings(entry.kind) if entry else {}
    link = _link_to_page(context, name, path)
    for language in context.catalogue.vocabularies.published:
        if language == first:
            continue
        state = compare(versions[first], versions.get(language), headings, first)
        if state.state == "current":
            continue
        in_words = language_name(context, language)
        parts = [_part(context, part, versions[first], headings) for part in state.behind]
        file = versions[language].path if language in versions else ""
        yield Task(
            what=link,
            state=context.text(f"tasks-{state.state}", language=in_words),
            details=", ".join(parts),
            waits_for=(context.text("tasks-for-translators", language=in_words),),
            edit=_edit(context, path, entry, file, what="translation", version=language),
        )


def _link_to_page(context: Context, name: str, path: str) -> Link:
    """A link to a record or an ordinary page; a page that could not be read has no address."""
    entry = context.catalogue.entries.get(name)
    if entry:
        return record_link(context, entry, path)
    url = context.to(path, name) if name in context.catalogue.pages else ""
    return Link(page_text(context, name, "title") or name, url)


def _part(
    context: Context,
    part: str,
    original: Document,
    headings: dict[str, Term],
) -> str:
    """The name of a part of a page: title and summary, or a heading."""
    if part == HEAD:
        return context.text("tasks-head")
    if part in headings:
        return headings[part].label(context.language)
    sections = commonmark.sections(original.body)
    if part.isdigit() and int(part) < len(sections):
        return sections[int(part)].title or context.text("tasks-beginning")
    return part


def reviews(context: Context, path: str) -> Iterator[Task]:
    """Records whose review is overdue on the day of the newest review, or due within a year of it."""
    today = context.catalogue.latest_review
    soon = years_later(today, 1)
    entries = sorted(
        context.catalogue.entries.values(), key=lambda entry: (entry.review_due, entry.ref)
    )
    for entry in entries:
        day = entry.review_due
        if day < soon and not entry.record.withdrawn:
            state = context.text("tasks-overdue" if day < today else "tasks-due")
            cells = (state, date_in_words(context, day))
            editors = [context.text("tasks-for-editors")]
            yield _task(context, path, entry, "correction", cells, editors)


def evidence(context: Context, path: str) -> Iterator[Task]:
    """Evidence known only from an abstract or a third party; the agency that speaks can confirm it."""
    for entry in context.catalogue.entries.values():
        for item in entry.evidence:
            document = context.catalogue.entries.get(item.document)
            seen = seen_at(context.catalogue.vocabularies, document, item.where)
            if seen in UNSURE:
                details = record_title(context, document) if document else item.document
                cells = (context.label("verification-levels", seen), details)
                agencies = _speakers(context, item, document)
                yield _task(context, path, entry, "evidence", cells, agencies)


def _speakers(context: Context, evidence: Evidence, document: Entry | None) -> list[str]:
    """The names of those who speak in a document, or of the agencies that issued it."""
    if document is None:
        return []
    issuers = [name for name in document.issuers if context.catalogue.get("agencies", name)]
    return [agency_name(context, agency) for agency in evidence.by or issuers]


def absent_sources(context: Context, path: str) -> Iterator[Task]:
    """Documents that a specialist looks for first and that the page of a practice does not name."""
    practices = context.catalogue.of("practices")
    for practice in (practice for practice in practices if not practice.record.withdrawn):
        for source in absent(context.catalogue, practice):
            state = context.text(f"tasks-{_state_of_source(source)}")
            cells = (state, _name_of_source(context, source))
            editors = [context.text("tasks-for-editors")]
            yield _task(context, path, practice, "correction", cells, editors)


def _state_of_source(source: ExpectedSource) -> str:
    """Why a source is absent: the page does not name it, it has no record, or it may not exist so."""
    if not source.name:
        return "not-named"
    return "name-unsure" if source.unsure else "no-record"


def _name_of_source(context: Context, source: ExpectedSource) -> str:
    """The title of a document, with the place of a provision, or the name of what has no record."""
    if source.provision:
        return _name_of_provision(context, source.provision)
    document = context.catalogue.entries.get(source.document or "")
    return record_title(context, document) if document else source.name[context.language]


def _name_of_provision(context: Context, ref: str) -> str:
    """The place of a provision and the title of its instrument."""
    provision = provisions(context.catalogue.vocabularies)[ref]
    instrument = context.catalogue.entries[f"resources/{provision.instrument}"]
    place = place_in_words(context, provision.where, instrument.ref)
    return f"{record_title(context, instrument)}, {place}"


def acts(context: Context, path: str) -> Iterator[Task]:
    """Joint texts without a public statement of whom they bind."""
    for entry in context.catalogue.of("statements"):
        if "unknown" in entry.terms("act"):
            cells = (
                context.label("adopting-bodies", "unknown"),
                date_in_words(context, entry.date),
            )
            issuers = [agency_name(context, agency) for agency in entry.issuers]
            yield _task(context, path, entry, "correction", cells, issuers)


def unknown_addresses(context: Context, path: str) -> Iterator[Task]:
    """Documents whose address is unknown, shared or old; joint texts first, since marks rest on them."""
    for entry in sorted(context.catalogue.entries.values(), key=_is_no_joint_text):
        offer = documents(context, entry)
        if offer and offer["unknown"]:
            publishers = ", ".join(agency_name(context, agency) for agency in entry.issuers)
            yield _task(context, path, entry, "correction", (offer["unknown"], publishers))


def _is_no_joint_text(entry: Entry) -> bool:
    return entry.kind != "statements"


def titles_to_open(context: Context, path: str) -> Iterator[Task]:
    """Documents whose title in a language is still to be read on the edition that has an address."""
    for language, ref, row in rows(titles_to_be_seen(context.catalogue.vocabularies)):
        entry = context.catalogue.entries.get(ref)
        if entry and language in entry.pages:
            in_words = language_name(context, language)
            yield Task(
                what=record_link(context, entry, path),
                state=context.text(f"tasks-title-{row.state}", language=in_words),
                details=", ".join(agency_name(context, agency) for agency in entry.issuers),
                waits_for=(context.text("tasks-for-all"),),
                edit=_edit(
                    *(context, path, entry, entry.pages[language].path),
                    what="correction",
                ),
            )


def lists_of_parties(context: Context, path: str) -> Iterator[Task]:
    """The tables of parties, those without a list first, then the oldest: each is read again some day."""
    vocabularies = context.catalogue.vocabularies
    tables = participations(vocabularies).items()
    for name, table in sorted(tables, key=lambda item: (item[1].as_of or "", item[0])):
        entry = context.catalogue.get("resources", name)
        if entry:
            day = date_in_words(context, table.as_of) if table.as_of else ""
            state = context.text("tasks-list-of", day=day) if day else context.text("tasks-no-list")
            cells = (state, context.text(f"tasks-grade-{table.grade.lower()}"))
            task = _task(
                context, path, entry, "correction", cells, [context.text("tasks-for-editors")]
            )
            file = vocabularies.path(f"{PARTICIPATION}/{name}")
            yield replace(task, edit=_edit(context, path, entry, file, what="correction"))


def national_law_to_read(context: Context, path: str) -> Iterator[Task]:
    """What nobody has read yet of the law of a State, and why it matters."""
    vocabularies = context.catalogue.vocabularies
    for state, table in national_tables(vocabularies).items():
        page = f"{STATES}/{state}"
        url = context.to(path, page) if page in context.catalogue.pages else ""
        file = vocabularies.path(f"{NATIONAL}/{state}")
        for row in table.to_read:
            yield Task(
                what=Link(context.label("regions", state), url),
                state=row.what[context.language],
                details=row.why[context.language],
                waits_for=(context.text("tasks-for-lawyers"),),
                edit=_edit_of_table(context, path, file),
            )


def declarations(context: Context, path: str) -> Iterator[Task]:
    """What each agency alone can confirm: how many lines stand in its name, then those known worst."""
    for agency, lines in unconfirmed(context.catalogue).items():
        name = agency_name(context, agency)
        url = context.to(path, "agencies", agency, DECLARE)
        declare = Link(context.text("tasks-declare"), url)
        yield Task(
            what=Link(context.text("tasks-in-its-name", count=len(lines)), url),
            state=context.text("tasks-unconfirmed"),
            details="",
            waits_for=(name,),
            edit=declare,
        )
        for line in lines[:MOST_LINES]:
            yield _unconfirmed_line(context, path, line, (name,), declare)


def _unconfirmed_line(
    context: Context, path: str, line: Unconfirmed, who: tuple[str, ...], declare: Link
) -> Task:
    """A practice or a step on which an agency has not spoken itself."""
    ref, _, item = line.subject.partition("#")
    entry = context.catalogue.entries[ref]
    link = record_link(context, entry, path)
    if item:
        label = item_name(context, entry, item)
        link = replace(link, label=label, url=at_place(link.url, item))
    document = claim_link(context, line.claim, path)
    title = tagged(document.label, document.language, context.language)
    place = place_in_words(context, line.claim.where, line.claim.document)
    return Task(
        what=link,
        state=declared_in_words(context, line.claim) or seen_in_words(context, line.claim),
        details=", ".join(filter(None, (title, place))),
        waits_for=who,
        edit=declare,
    )


def _edit_of_table(context: Context, path: str, file: str) -> Link:
    """Where a table is edited: the editor of the repository, else the form that proposes a document."""
    url = context.site.edit(file) if context.site.repository else context.to(path, "propose")
    return Link(context.text("tasks-edit"), url)


def _task(
    context: Context,
    path: str,
    entry: Entry,
    form: str,
    cells: tuple[str, str],
    who: Sequence[str] = (),
) -> Task:
    """A task on the original page of a record. `cells` are its state and its details.

    Without `who` everybody can do it.
    """
    file = entry.pages[entry.original].path
    state, details = cells
    return Task(
        what=record_link(context, entry, path),
        state=state,
        details=details,
        waits_for=tuple(who) or (context.text("tasks-for-all"),),
        edit=_edit(context, path, entry, file, what=form),
    )


def _edit(context: Context, path: str, entry: Entry | None, file: str, **query: str) -> Link:
    """Where the work is done: the editor of the repository, else the form of the site."""
    label = context.text("tasks-edit")
    if file and context.site.repository:
        return Link(label, context.site.edit(file))
    if entry is None:
        return Link(label)
    values = {**query, "record": entry.ref}
    return Link(label, f"{context.to(path, 'propose')}?{urlencode(values)}")
