"""The page "Data and links": what others can reuse, each with a working example from a real record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.exports import badges
from catalogue.recognition.levels import LEVELS, recognize
from catalogue.source.loading import Entry
from catalogue.views.addresses import relative
from catalogue.views.context import Context
from catalogue.views.values import Link


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
    """All offers, the most useful first; none without a practice as an example."""
    entry = _example(context)
    return tuple(_offers(context, page, entry)) if entry else ()


def _example(context: Context) -> Entry | None:
    """The practice with the highest recognition, for which every offer has something to show."""
    practices = context.catalogue.of("practices")
    order = {entry.ref: LEVELS.index(result.level) for entry in practices if (result := recognize(context.catalogue, entry))}
    return min(practices, key=lambda entry: (order[entry.ref], entry.id), default=None)


def _offers(context: Context, page: str, entry: Entry) -> Iterator[Offer]:
    prefix, folder = context.site.prefix(context.language), context.path(entry)
    badge = badges.badge(context, entry)
    picture = Link(badge.alternative, relative(context.site, f"{folder}badge.svg", page))
    topic, at = entry.record.topics[0], context.site.address

    def offer(name: str, example: str, *paths: str, picture: Link | None = None) -> Offer:
        links = tuple(Link(path, relative(context.site, path, page)) for path in paths)
        return Offer(name, context.text(f"offer-{name}"), context.text(f"offer-{name}-about"), links, example, picture)

    yield offer("permalinks", at(f"id/{entry.ref}/"), f"id/{entry.ref}/")
    yield offer("badges", badge.code, f"{folder}badge.svg", picture=picture)
    yield offer("cards", badge.card_code, f"{folder}card.html", f"{folder}oembed.json")
    yield offer(
        "citations",
        f"curl {at(f'{folder}cite.bib')}",
        *(f"{folder}cite.{suffix}" for suffix in ("bib", "ris", "json")),
    )
    feeds = ("feed.xml", "feeds/practices.xml", f"feeds/topics/{topic}.xml", "feeds/changes.xml")
    yield offer("feeds", at(f"{prefix}feeds/topics/{topic}.xml"), *(f"{prefix}{name}" for name in feeds))
    yield offer("calendars", at(f"{prefix}calendar.ics"), f"{prefix}calendar.ics")
    by_topic = f"api/v1/by/topic/{topic}.json"
    api = ("api/v1/index.json", "api/v1/records.json", f"api/v1/records/{entry.ref}.json", by_topic, "api/v1/openapi.json")
    yield offer("api", f"curl {at(by_topic)}", *api)
    yield offer("tables", at(f"api/v1/practices.{context.language}.csv"), f"api/v1/practices.{context.language}.csv")
    turtle = "vocabularies/topics.ttl"
    yield offer("vocabularies", f"curl {at(turtle)}", turtle, "vocabularies/topics.jsonld", "api/v1/catalogue.ttl")
    yield offer(
        "harvesting",
        f"{at('oai/')}?verb=ListRecords&metadataPrefix=oai_dc",
        "oai/Identify.xml",
        "oai/ListRecords.xml",
    )
    yield offer("assistants", f"curl {at(f'{prefix}llms.txt')}", f"{prefix}llms.txt", f"{folder}index.md")
    yield offer("checksums", "sha256sum --check SHA256SUMS", "api/v1/SHA256SUMS", "schemas/practice.schema.json")
