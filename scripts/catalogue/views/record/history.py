"""The history of the site: changes and withdrawals of records, newest first; steps changed since editions.

What lists of parties have been told since an edition is a change of the record of the instrument; what an
agency declared on its own site, and that it changed or was gone, is one of the record of the agency.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.records import Practice
from catalogue.model.types import MultilingualText
from catalogue.recognition.editions import changes_of_participation, editions
from catalogue.source.entry import Entry
from catalogue.views.record.declarations import found_declarations
from catalogue.views.record.participation_news import participation_news
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link


def history(context: Context, path: str) -> dict[str, Any]:
    """All events by day; the version and the date of each edition, with the steps that have changed since."""
    by_day = groupby(events(context, path), itemgetter("date"))
    days = {date: list(of_day) for date, of_day in by_day}
    released = []
    for edition in editions(context.catalogue):
        date = date_in_words(context, edition["date"])
        steps = [_step(context, path, *step) for step in edition["changed"]]
        released.append((edition["version"], date, steps))
    return {"days": days, "editions": released}


def _step(
    context: Context,
    path: str,
    ref: str,
    old: dict[str, str] | None,
    new: dict[str, str] | None,
) -> Link:
    """A step that changed: a link to it, and in words what it was and is."""
    practice, mark, step = ref.partition("#")
    entry = context.catalogue.entries.get(practice)
    link = record_link(context, entry, path) if entry else Link(practice)
    before = _state(context, old) if old else ""
    after = _state(context, new) if new else ""
    if not new:
        return replace(link, note=context.text("step-gone", before=before, after=after))
    text = context.text("step-changed" if old else "step-new", before=before, after=after)
    return replace(link, url=f"{link.url}{mark}{step}", note=text)


def _state(context: Context, state: dict[str, str]) -> str:
    """The head of a step, in the first language where an edition has no other, and its level."""
    first = context.site.languages[0]
    head = state.get(context.language) or tagged(state[first], first)
    return f"{head} ({context.text('step-level-' + state['level'])})"


def events(context: Context, path: str) -> list[dict[str, Any]]:
    """All changes and withdrawals, newest first, those of a day by record; each with a permanent anchor."""
    events: list[dict[str, Any]] = []
    for entry in context.catalogue.entries.values():
        events += _events(context, entry, path)
    events += _of_participation(context, path)
    events += _of_declarations(context, path)
    events.sort(key=itemgetter("anchor"))
    return sorted(events, key=itemgetter("day"), reverse=True)


def _events(context: Context, entry: Entry, path: str) -> Iterator[dict[str, Any]]:
    """The changes of a record by number, and its withdrawal."""
    for number, change in enumerate(entry.record.changes, 1):
        what = _in_language(context, entry, change)
        yield _event(context, entry, path, change.date, what, str(number))
    if withdrawn := entry.record.withdrawn:
        what = Link(context.text("withdrawn-because", reason=withdrawn.reason))
        yield _event(context, entry, path, withdrawn.date, what, "withdrawn")


def _of_participation(context: Context, path: str) -> Iterator[dict[str, Any]]:
    """What lists of parties were told after each edition, on the day of the list if that is later."""
    for since in changes_of_participation(context.catalogue):
        for change in since.instruments:
            entry = context.catalogue.entries[f"resources/{change.instrument}"]
            what = Link(participation_news(context, change))
            day = max(since.date, change.as_of)
            yield _event(context, entry, path, day, what, f"parties-after-{since.version}")


def _of_declarations(context: Context, path: str) -> Iterator[dict[str, Any]]:
    """What was found of the declarations of agencies, on the day of each copy."""
    for found in found_declarations(context.catalogue):
        entry = context.catalogue.get("agencies", found.agency)
        if entry:
            what = Link(context.text(f"news-declared-{found.event}", count=found.answers))
            yield _event(context, entry, path, found.day, what, f"declared-{found.day}")


def _event(
    context: Context,
    entry: Entry,
    path: str,
    day: str,
    what: Link,
    name: str,
) -> dict[str, Any]:
    return {
        "entry": entry,
        "link": record_link(context, entry, path),
        "anchor": f"{entry.kind}-{entry.id}-{name}",
        "day": day,
        "date": date_in_words(context, day),
        "what": what,
    }


def searches_without_result(context: Context, entry: Entry) -> tuple[Link, ...]:
    """Searches for evidence of a practice that had no result, with their days."""
    if not isinstance(entry.record, Practice):
        return ()
    links = []
    for item in entry.record.not_found:
        link = _in_language(context, entry, item)
        links.append(replace(link, note=date_in_words(context, item.date)))
    return tuple(links)


def _in_language(context: Context, entry: Entry, item: MultilingualText) -> Link:
    """The text of an item for the reader, with its language if it is another one."""
    for language in (context.language, entry.original, *item.texts):
        if language in item.texts:
            other = "" if language == context.language else language
            return Link(item.texts[language], language=other)
    return Link("")
