"""The page "Data and links": what others can reuse, each with a working example from a real record."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.exports import badges
from catalogue.recognition.levels import LEVELS, recognize
from catalogue.source.loading import Entry
from catalogue.views.addresses import relative
from catalogue.views.context import Context
from catalogue.views.values import Link

OFFERS = (
    ("permalinks", "{at}id/{ref}/", "id/{ref}/"),
    ("badges", "{badge}", "{folder}badge.svg"),
    ("cards", "{card}", "{folder}card.html", "{folder}oembed.json"),
    ("citations", "curl {at}{folder}cite.bib", "{folder}cite.bib", "{folder}cite.ris", "{folder}cite.json"),
    (
        "feeds",
        "{at}{prefix}feeds/topics/{topic}.xml",
        *("{prefix}feed.xml", "{prefix}feeds/practices.xml", "{prefix}feeds/topics/{topic}.xml", "{prefix}feeds/changes.xml"),
    ),
    ("calendars", "{at}{prefix}calendar.ics", "{prefix}calendar.ics"),
    (
        "api",
        "curl {at}api/v1/by/topic/{topic}.json",
        *("api/v1/index.json", "api/v1/records.json", "api/v1/records/{ref}.json", "api/v1/by/topic/{topic}.json"),
        "api/v1/openapi.json",
    ),
    (
        "bulk",
        "curl {at}api/v1/records.jsonl",
        "api/v1/records.jsonl",
        *("api/v1/evidence.{language}.csv", "api/v1/steps.{language}.csv", "api/v1/datapackage.json"),
    ),
    ("tables", "{at}api/v1/practices.{language}.csv", "api/v1/practices.{language}.csv"),
    (
        "vocabularies",
        "curl {at}vocabularies/topics.ttl",
        *("vocabularies/topics.ttl", "vocabularies/glossary.ttl", "api/v1/catalogue.ttl"),
    ),
    ("assistants", "curl {at}{prefix}llms.txt", "{prefix}llms.txt", "{folder}index.md"),
    ("checksums", "sha256sum --check SHA256SUMS", "api/v1/SHA256SUMS", "api/v1/record.schema.json"),
)
"""Id, line to copy, and paths of each offer, the most useful first."""


@dataclass(frozen=True)
class Offer:
    """Something to reuse: what it is, links to it, and a line to copy."""

    id: str
    title: str
    about: str
    links: tuple[Link, ...]
    example: str
    picture: Link | None = None


def offers(context: Context, page: str) -> tuple[Offer, ...]:
    """All offers; none without a practice as an example."""
    entry = _example(context)
    return tuple(_offer(context, page, entry, *offer) for offer in OFFERS) if entry else ()


def _example(context: Context) -> Entry | None:
    """The practice with the highest recognition, for which every offer has something to show."""
    practices = context.catalogue.of("practices")
    order = {entry.ref: LEVELS.index(result.level) for entry in practices if (result := recognize(context.catalogue, entry))}
    return min(practices, key=lambda entry: (order[entry.ref], entry.id), default=None)


def _offer(context: Context, page: str, entry: Entry, name: str, example: str, *paths: str) -> Offer:
    badge = badges.badge(context, entry)
    values = {
        "at": context.site.address(""),
        "prefix": context.site.prefix(context.language),
        "folder": context.path(entry),
        "ref": entry.ref,
        "topic": entry.record.topics[0],
        "language": context.language,
        "badge": badge.code,
        "card": badge.card_code,
    }
    written = [path.format(**values) for path in paths]
    links = tuple(Link(path, relative(context.site, path, page)) for path in written)
    picture = Link(badge.alternative, links[0].url) if name == "badges" else None
    title, about = context.text(f"offer-{name}"), context.text(f"offer-{name}-about")
    return Offer(name, title, about, links, example.format(**values), picture)
