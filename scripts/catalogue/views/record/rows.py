"""Rows: records in lists, on listing pages and below the text of a record."""

from collections.abc import Iterable

from catalogue.model.dates import last_day
from catalogue.model.records import Activity, Agency, Practice, Resource, Statement
from catalogue.recognition.backlinks import backlinks
from catalogue.recognition.levels import LEVELS, level_of_practice
from catalogue.source.loading import Entry
from catalogue.views.record.documents import NONE, opening, opens
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import agency_name, record_link
from catalogue.views.wording.values import Block, Row


def rows(context: Context, entries: Iterable[Entry], page: str) -> list[Row]:
    """Records in the order in which a reader looks for them."""
    return [
        row(context, entry, page)
        for entry in sorted(entries, key=lambda entry: _sort(context, entry))
    ]


def row(context: Context, entry: Entry, page: str) -> Row:
    """A record as a line of a list on a page."""
    level = level_of_practice(context.catalogue, entry)
    shown = entry.text_language(context.language)
    return Row(
        ref=entry.ref,
        kind=context.text(f"{entry.kind}-one"),
        link=record_link(context, entry, page),
        summary=entry.summary(context.language),
        summary_language="" if shown == context.language else shown,
        badges=tuple(badge for badge in _badges(context, entry) if badge),
        level=level,
        level_label=context.text(f"level-{level}") if level else "",
    )


def blocks(context: Context, entry: Entry, page: str) -> tuple[Block, ...]:
    """The lists below the text of a record."""
    links, get = backlinks(context.catalogue), context.catalogue.entries.get
    using = links.practices_using.get(entry.ref, [])
    named: dict[str, list[tuple[str, Iterable[Entry | None]]]] = {
        "practices": [("resources-for-this", map(get, entry.resources))],
        "resources": [("practices-using", using)],
        "agencies": [
            ("practices-spoken-by", links.spoken_by.get(entry.id, [])),
            ("published-by", links.published_by.get(entry.id, [])),
            ("convened", links.convened_by.get(entry.id, [])),
        ],
    }
    concerned: list[tuple[str, Iterable[Entry | None]]] = [
        ("practices-touched", [*map(get, entry.practices), *using])
    ]
    lists = {
        name: {other.ref: other for other in others if other}
        for name, others in named.get(entry.kind, concerned)
    }
    shown = {
        name: tuple(row(context, other, page) for other in others.values())
        for name, others in lists.items()
        if others
    }
    return tuple(Block(name, context.text(name), items) for name, items in shown.items())


def _badges(context: Context, entry: Entry) -> list[str]:
    match entry.record:
        case Practice() as practice:
            return [context.label("topics", practice.topics[0])]
        case Resource() as resource:
            publishers = ", ".join(agency_name(context, agency) for agency in resource.publishers)
            year = resource.published[:4] if resource.published else ""
            return [
                context.label("resource-types", resource.type),
                publishers,
                year,
                opening(context, opens(entry)),
            ]
        case Agency() as agency:
            status = agency.membership.status if agency.membership else ""
            member = (
                context.text("icat-status", status=context.label("membership-statuses", status))
                if status
                else ""
            )
            return [
                entry.translated("acronym", context.language) or "",
                context.label("agency-types", agency.type),
                member,
            ]
        case Statement() as text:
            facts = [
                context.label("statement-types", text.type),
                date_in_words(context, text.date),
                context.label("acts", text.act),
            ]
            return [*facts, opening(context, opens(entry))]
        case Activity() as activity:
            place = context.label("places", activity.place) if activity.place else ""
            return [
                context.label("activity-types", activity.type),
                date_in_words(context, activity.date),
                place,
                activity.symbol or "",
            ]
    return []


def newest_first(entry: Entry) -> int:
    """A number that sorts the newest first, and what has no date last."""
    return -int(last_day(entry.date).replace("-", "")) if entry.date else 0


def _sort(context: Context, entry: Entry) -> tuple[int, str]:
    """Practices by level, texts and events by date with the newest first, the others by name; what opens comes first."""
    rank = int(NONE in opens(entry))
    if level := level_of_practice(context.catalogue, entry):
        rank = LEVELS.index(level)
    elif entry.kind in ("statements", "activities"):
        rank = newest_first(entry)
    return rank, collation(entry.name(context.language))[0]
