"""The history of the site: changes and withdrawals of records, newest first; what changed in steps since each edition."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.records import Practice
from catalogue.model.types import MultilingualText
from catalogue.recognition import difference
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.values import Link

Event = dict[str, Any]
"""A change or withdrawal of a record: its day, what it was, a link to the record, and a permanent anchor."""


def history(context: Context, page: str) -> dict[str, Any]:
    """All events by day; the version and the date of each edition, with the steps that have changed since."""
    days: dict[str, list[Event]] = {}
    for event in events(context, page):
        days.setdefault(event["date"], []).append(event)
    editions = []
    for one in difference.editions(context.catalogue):
        steps = [_step(context, page, *changed) for changed in one["changed"]]
        editions.append((one["version"], context.date(one["date"]), steps))
    return {"days": days, "editions": editions}


def _step(context: Context, page: str, ref: str, *states: dict[str, str] | None) -> Link:
    """A step that changed: a link to it, and in words what it was and is."""
    practice, mark, step = ref.partition("#")
    entry, (old, new) = context.catalogue.entries.get(practice), states
    link = context.link(entry, page) if entry else Link(practice)
    before, after = (_said(context, one) if one else "" for one in states)
    text = context.text("step-changed" if old and new else "step-new" if new else "step-gone", before=before, after=after)
    return replace(link, url=f"{link.url}{mark}{step}" if new else link.url, note=text)


def _said(context: Context, state: dict[str, str]) -> str:
    """The head of a step, in the first language where an edition has no other, and its level."""
    first = context.site.languages[0]
    head = state.get(context.language) or tagged(state[first], first)
    return f"{head} ({context.text('step-level-' + state['level'])})"


def events(context: Context, page: str) -> list[Event]:
    """All events, newest first, those of a day sorted by record."""
    every = (event for entry in context.catalogue.entries.values() for event in _events(context, entry, page))
    return sorted(sorted(every, key=lambda event: event["anchor"]), key=lambda event: event["day"], reverse=True)


def not_found(context: Context, entry: Entry) -> tuple[Link, ...]:
    """What was looked for and not found for a practice, with the day of the search."""
    items = entry.record.not_found if isinstance(entry.record, Practice) else []
    return tuple(replace(_in_language(context, entry, item), note=context.date(item.date)) for item in items)


def _in_language(context: Context, entry: Entry, item: MultilingualText) -> Link:
    """The text of an item for the reader, with its language if it is another one."""
    language = next((name for name in (context.language, entry.original, *item.texts) if name in item.texts), "")
    return Link(item.texts.get(language, ""), language="" if language == context.language else language)


def _events(context: Context, entry: Entry, page: str) -> Iterator[Event]:
    changes = enumerate(entry.record.changes, 1)
    found = [(change.date, _in_language(context, entry, change), str(number)) for number, change in changes]
    if withdrawn := entry.record.withdrawn:
        found.append((withdrawn.date, Link(context.text("withdrawn-because", reason=withdrawn.reason)), "withdrawn"))
    for day, what, name in found:
        of_record = {"entry": entry, "link": context.link(entry, page), "anchor": f"{entry.kind}-{entry.id}-{name}"}
        yield of_record | {"day": day, "date": context.date(day), "what": what}
