"""Rows: records in lists, on listing pages and below the text of a record."""

from collections.abc import Iterable
from dataclasses import replace

from catalogue.model.dates import last_day
from catalogue.model.records import Activity, Agency, Practice, Resource, Statement
from catalogue.recognition.backlinks import backlinks
from catalogue.recognition.levels import LEVELS, level_of_practice, recognition_of_practice
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.record.documents import NONE, opening, opens
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.levels import level_label
from catalogue.views.wording.names import agency_name, record_link
from catalogue.views.wording.values import Block, Row


def rows(context: Context, entries: Iterable[Entry], path: str) -> list[Row]:
    """Records in the order in which a reader looks for them."""
    ordered = sorted(entries, key=lambda entry: _order(context, entry))
    return [row(context, entry, path) for entry in ordered]


def row(context: Context, entry: Entry, path: str) -> Row:
    """A record as a line of a list on the page at a path."""
    badges = _badges(context, entry)
    link = record_link(context, entry, path)
    if entry.kind in ("resources", "statements"):
        badges.append(opening(context, opens(entry)))
    shown = entry.text_language(context.language)
    line = Row(
        ref=entry.ref,
        kind=context.text(f"{entry.kind}-one"),
        link=link,
        summary=entry.summary(context.language),
        summary_language="" if shown == context.language else shown,
        badges=tuple(filter(None, badges)),
    )
    return _with_level(context, entry, line)


def _with_level(context: Context, entry: Entry, shown: Row) -> Row:
    """The row of a practice with its level in words and as a mark; that of another kind as it is."""
    recognition = recognition_of_practice(context.catalogue, entry)
    if recognition is None:
        return shown
    return replace(
        shown,
        level=recognition.level,
        mark=recognition.mark,
        level_label=level_label(context, recognition),
    )


def reference_blocks(context: Context, entry: Entry, path: str) -> tuple[Block, ...]:
    """The lists below the text of a record; those of an agency stand above it (`pages/agency_page.py`)."""
    lists = []
    for name, entries in _lists(context.catalogue, entry).items():
        others = {other.ref: other for other in entries if other}
        if others:
            rows = tuple(row(context, other, path) for other in others.values())
            lists.append(Block(name, context.text(name), rows))
    return tuple(lists)


def _lists(catalogue: Catalogue, entry: Entry) -> dict[str, Iterable[Entry | None]]:
    """The records in each list; None where a reference leads to no record."""
    links, get = backlinks(catalogue), catalogue.entries.get
    using = links.practices_using.get(entry.ref, [])
    if entry.kind == "practices":
        return {"resources-for-this": map(get, entry.resources)}
    if entry.kind == "resources":
        return {"practices-using": using}
    if entry.kind == "agencies":
        return {}
    return {"practices-touched": [*map(get, entry.practices), *using]}


def _badges(context: Context, entry: Entry) -> list[str]:
    """What is most important of a record, in a few words each; '' for what is not known."""
    match entry.record:
        case Practice() as practice:
            return [context.label("topics", practice.topics[0])]
        case Resource() as resource:
            return [
                context.label("resource-types", resource.type),
                ", ".join(agency_name(context, agency) for agency in resource.publishers),
                (resource.published or "")[:4],
            ]
        case Agency() as agency:
            return _badges_of_agency(context, entry, agency)
        case Statement() as text:
            return [
                context.label("statement-types", text.type),
                date_in_words(context, text.date),
                context.label("adopting-bodies", text.act),
            ]
        case Activity() as activity:
            return [
                context.label("activity-types", activity.type),
                date_in_words(context, activity.date),
                context.label("places", activity.place) if activity.place else "",
                activity.symbol or "",
            ]
    return []


def _badges_of_agency(context: Context, entry: Entry, agency: Agency) -> list[str]:
    member = ""
    if agency.membership:
        status = context.label("membership-statuses", agency.membership.status)
        member = context.text("icat-status", status=status)
    acronym = entry.translated("acronym", context.language) or ""
    return [acronym, context.label("agency-types", agency.type), member]


def newest_first(entry: Entry) -> int:
    """A number that sorts the newest first, and what has no date last."""
    return -int(last_day(entry.date).replace("-", "")) if entry.date else 0


def _order(context: Context, entry: Entry) -> tuple[int, str]:
    """Practices by level, texts and events by date with the newest first, the others by name.

    Of the others, what opens comes first.
    """
    name = collation(entry.name(context.language))[0]
    if level := level_of_practice(context.catalogue, entry):
        return LEVELS.index(level), name
    if entry.kind in ("statements", "activities"):
        return newest_first(entry), name
    return int(NONE in opens(entry)), name
