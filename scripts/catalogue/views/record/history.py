"""The history of the site: changes and withdrawals of records, newest first; what changed in steps since each edition."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.records import Practice
from catalogue.model.types import MultilingualText
from catalogue.recognition import difference
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link


def history(context: Context, page: str) -> dict[str, Any]:
    """All events by day; the version and the date of each edition, with the steps that have changed since."""
    days = {date: list(group) for date, group in groupby(events(context, page), itemgetter("date"))}
    editions = [
        (
            edition["version"],
            date_in_words(context, edition["date"]),
            [_step(context, page, *step) for step in edition["changed"]],
        )
        for edition in difference.editions(context.catalogue)
    ]
    return {"days": days, "editions": editions}


def _step(context: Context, page: str, ref: str, *states: dict[str, str] | None) -> Link:
    """A step that changed: a link to it, and in words what it was and is."""
    practice, mark, step = ref.partition("#")
    entry, (old, new) = context.catalogue.entries.get(practice), states
    link = record_link(context, entry, page) if entry else Link(practice)
    before, after = (_state(context, state) if state else "" for state in states)
    text = context.text(
        "step-changed" if old and new else "step-new" if new else "step-gone",
        before=before,
        after=after,
    )
    return replace(link, url=f"{link.url}{mark}{step}" if new else link.url, note=text)


def _state(context: Context, state: dict[str, str]) -> str:
    """The head of a step, in the first language where an edition has no other, and its level."""
    first = context.site.languages[0]
    head = state.get(context.language) or tagged(state[first], first)
    return f"{head} ({context.text('step-level-' + state['level'])})"


def events(context: Context, page: str) -> list[dict[str, Any]]:
    """All changes and withdrawals, newest first, those of a day sorted by record; each with a permanent anchor."""
    every = (
        event
        for entry in context.catalogue.entries.values()
        for event in _events(context, entry, page)
    )
    return sorted(sorted(every, key=itemgetter("anchor")), key=itemgetter("day"), reverse=True)


def not_found(context: Context, entry: Entry) -> tuple[Link, ...]:
    """Searches for evidence of a practice that had no result, with their days."""
    items = entry.record.not_found if isinstance(entry.record, Practice) else []
    return tuple(
        replace(_in_language(context, entry, item), note=date_in_words(context, item.date))
        for item in items
    )


def _in_language(context: Context, entry: Entry, item: MultilingualText) -> Link:
    """The text of an item for the reader, with its language if it is another one."""
    language = next(
        (name for name in (context.language, entry.original, *item.texts) if name in item.texts), ""
    )
    return Link(
        item.texts.get(language, ""), language="" if language == context.language else language
    )


def _events(context: Context, entry: Entry, page: str) -> Iterator[dict[str, Any]]:
    changes = enumerate(entry.record.changes, 1)
    rows = [
        (change.date, _in_language(context, entry, change), str(number))
        for number, change in changes
    ]
    if withdrawn := entry.record.withdrawn:
        rows.append(
            (
                withdrawn.date,
                Link(context.text("withdrawn-because", reason=withdrawn.reason)),
                "withdrawn",
            )
        )
    for day, what, name in rows:
        of_record = {
            "entry": entry,
            "link": record_link(context, entry, page),
            "anchor": f"{entry.kind}-{entry.id}-{name}",
        }
        yield of_record | {"day": day, "date": date_in_words(context, day), "what": what}
