"""The page "Data and links": each offer with an example that works, made from a record that is there."""

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
    """Something to take along: what it is, where it stands, and a line to copy."""

    id: str
    title: str
    about: str
    links: tuple[Link, ...]
    example: str
    picture: Link | None = None


def offers(context: Context, page: str) -> tuple[Offer, ...]:
    """All offers, in the order of need; none while there is no practice to show them with."""
    entry = _example(context)
    return tuple(_offers(context, page, entry)) if entry else ()


def _example(context: Context) -> Entry | None:
    """The practice that is recognized most: every offer has something to show of it."""
    practices = context.catalogue.of("practices")
    order = {entry.ref: LEVELS.index(found.level) for entry in practices if (found := recognize(context.catalogue, entry))}
    return min(practices, key=lambda entry: (order[entry.ref], entry.id), default=None)


def _offers(context: Context, page: str, entry: Entry) -> Iterator[Offer]:
    prefix, where = context.site.prefix(context.language), context.path(entry)
    badge = badges.badge(context, entry)
    picture = Link(badge.alternative, relative(context.site, f"{where}badge.svg", page))
    topic = entry.record.topics[0]

    def offer(name: str, example: str, *paths: str, picture: Link | None = None) -> Offer:
        links = tuple(Link(path, relative(context.site, path, page)) for path in paths)
        return Offer(name, context.text(f"offer-{name}"), context.text(f"offer-{name}-about"), links, example, picture)

    yield offer("permalinks", _at(context, f"id/{entry.ref}/"), f"id/{entry.ref}/")
    yield offer("badges", badge.code, f"{where}badge.svg", picture=picture)
    yield offer("cards", badge.card_code, f"{where}card.html", f"{where}oembed.json")
    yield offer(
        "citations", f"curl {_at(context, f'{where}cite.bib')}", *(f"{where}cite.{suffix}" for suffix in ("bib", "ris", "json"))
    )
    feeds = ("feed.xml", "feeds/practices.xml", f"feeds/topics/{topic}.xml", "feeds/changes.xml")
    yield offer("feeds", _at(context, f"{prefix}feeds/topics/{topic}.xml"), *(f"{prefix}{name}" for name in feeds))
    yield offer("calendars", _at(context, f"{prefix}calendar.ics"), f"{prefix}calendar.ics", f"{prefix}reviews.ics")
    listed = f"api/v1/by/topic/{topic}.json"
    api = ("api/v1/index.json", "api/v1/records.json", f"api/v1/records/{entry.ref}.json", listed, "api/v1/openapi.json")
    yield offer("api", f"curl {_at(context, listed)}", *api)
    yield offer("tables", _at(context, f"api/v1/practices.{context.language}.csv"), f"api/v1/practices.{context.language}.csv")
    turtle = "vocabularies/topics.ttl"
    yield offer("vocabularies", f"curl {_at(context, turtle)}", turtle, "vocabularies/topics.jsonld", "api/v1/catalogue.ttl")
    yield offer(
        "harvesting", f"{_at(context, 'oai/')}?verb=ListRecords&metadataPrefix=oai_dc", "oai/Identify.xml", "oai/ListRecords.xml"
    )
    yield offer("assistants", f"curl {_at(context, f'{prefix}llms.txt')}", f"{prefix}llms.txt", f"{where}index.md")
    yield offer("checksums", "sha256sum --check SHA256SUMS", "api/v1/SHA256SUMS", "schemas/practice.schema.json")


def _at(context: Context, path: str) -> str:
    return context.site.absolute(path) or f"/{path}"
