"""The card of a record: its facts in the order in which a reader asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from . import wording
from .addresses import page_path, relative
from .loading import Entry
from .models import Activity, Agency, Practice, Resource, Statement
from .particulars import Membership
from .relations import Relations
from .views import Fact, Link, Shelf, review_due

Card = list[Fact | None]


def facts(shelf: Shelf, relations: Relations, entry: Entry, page: str) -> tuple[Fact, ...]:
    """The facts that are known of a record; what is not known is left out."""
    makers: dict[type[Any], Callable[..., Card]] = {
        Practice: _practice,
        Resource: _resource,
        Agency: _agency,
        Statement: _statement,
        Activity: _activity,
    }
    record = entry.record
    card = makers[type(record)](shelf, relations, entry, record, page)
    common = [
        _terms(shelf, "topics", "topics", record.topics, page),
        Fact(shelf.text("reviewed"), (Link(shelf.date(record.reviewed)),)),
        Fact(shelf.text("review-due"), (Link(shelf.date(review_due(entry))),)),
    ]
    return tuple(fact for fact in (*card, *common) if fact and fact.values)


def document_links(shelf: Shelf, entry: Entry) -> tuple[Link, ...]:
    """The official addresses of a document, the reader's language first."""
    links: dict[str, str] = getattr(entry.record, "links", {})
    order = sorted(links, key=lambda key: (key != shelf.language, key != "all", key))
    return tuple(link for key in order for link in _document_link(shelf, entry, key, links[key]))


def _document_link(shelf: Shelf, entry: Entry, key: str, address: str) -> Iterator[Link]:
    """The official address, or what is left of it when it leads nowhere any more; then the archived copy, if there is one."""
    label, language = shelf.label("languages", key), key if key != "all" else ""
    dead = shelf.catalogue.vocabularies.table("dead-links").get(address)
    if dead:
        yield Link(label, "", language, shelf.text("link-dead", host=host(address), date=shelf.date(str(dead))))
    else:
        yield Link(label, address, language, host(address), outside=True)
    archived = getattr(entry.record, "archives", {}).get(key)
    if archived:
        yield Link(label, archived, language, shelf.text("link-archived", host=host(archived)), outside=True)


def host(address: str) -> str:
    """The name of the site that an address leads to."""
    return address.split("/")[2].removeprefix("www.")


def _practice(shelf: Shelf, relations: Relations, entry: Entry, record: Practice, page: str) -> Card:
    effect = shelf.label("effect-levels", record.effect.level)
    if record.effect.direction:
        effect = shelf.text("effect-found", level=effect, direction=shelf.label("directions", record.effect.direction))
    return [
        _terms(shelf, "audiences", "audiences", record.audiences, page),
        Fact(shelf.text("effect"), (Link(effect),)),
        Fact(shelf.text("legal-basis"), tuple(_basis(shelf, basis, page) for basis in record.legal_basis)),
        _terms(shelf, "levels", "levels", record.levels, ""),
        _terms(shelf, "regions", "regions", record.regions, ""),
        _terms(shelf, "countries", "regions", record.countries, ""),
    ]


def _resource(shelf: Shelf, relations: Relations, entry: Entry, record: Resource, page: str) -> Card:
    newer = relations.superseded_by.get(entry.ref, [])
    return [
        _terms(shelf, "type", "resource-types", [record.type], ""),
        Fact(shelf.text("publishers"), tuple(shelf.agency(name, page) for name in record.publishers)),
        _date(shelf, "published", record.published),
        _terms(shelf, "languages", "languages", record.languages, ""),
        _terms(shelf, "access", "access", [record.access], ""),
        *_identifiers(shelf, entry, record),
        _terms(shelf, "audiences", "audiences", record.audiences, page),
        _terms(shelf, "regions", "regions", record.regions, ""),
        Fact(shelf.text("superseded-by"), tuple(shelf.link(other, page) for other in newer)),
        _entries(shelf, "supersedes", [f"resources/{name}" for name in record.supersedes], page),
    ]


def _identifiers(shelf: Shelf, entry: Entry, record: Resource) -> Card:
    doi = Link(record.doi, f"https://doi.org/{record.doi}", outside=True) if record.doi else None
    return [
        _plain(shelf, "symbol", record.symbol),
        _plain(shelf, "isbn", record.isbn),
        Fact("DOI", (doi,)) if doi else None,
        _licence(shelf, entry, record.licence),
        _terms(shelf, "position", "positions", [record.position], "") if record.position != "publishers" else None,
    ]


def _agency(shelf: Shelf, relations: Relations, entry: Entry, record: Agency, page: str) -> Card:
    homepage = (Link(host(record.homepage), record.homepage, outside=True),) if record.homepage else ()
    return [
        _plain(shelf, "acronym", entry.word("acronym", shelf.language)),
        _terms(shelf, "type", "agency-types", [record.type], ""),
        _entries(shelf, "part-of", [f"agencies/{record.part_of}"] if record.part_of else [], page),
        Fact(shelf.text("parts"), tuple(shelf.link(part, page) for part in relations.parts_of.get(entry.id, []))),
        Fact(shelf.text("homepage"), homepage),
        *(_membership(shelf, record.membership) if record.membership else []),
    ]


def _membership(shelf: Shelf, membership: Membership) -> Card:
    status = shelf.label("membership-statuses", membership.status)
    if membership.since:
        status = shelf.text("member-since", status=status, date=shelf.date(membership.since))
    elif membership.by:
        status = shelf.text("member-by", status=status, date=shelf.date(membership.by))
    roles = tuple(Link(_role(shelf, role)) for role in membership.roles)
    return [Fact(shelf.text("membership"), (Link(status),)), Fact(shelf.text("roles"), roles)]


def _role(shelf: Shelf, role: str) -> str:
    name, _, year = role.partition(" ")
    return shelf.text(f"role-{name}", year=year)


def _statement(shelf: Shelf, relations: Relations, entry: Entry, record: Statement, page: str) -> Card:
    return [
        _terms(shelf, "type", "statement-types", [record.type], ""),
        _terms(shelf, "act", "acts", [record.act], ""),
        Fact(shelf.text("in-the-name-of"), tuple(shelf.agency(name, page) for name in record.agencies)),
        _plain(shelf, "number", record.number),
        _date(shelf, "date", record.date),
        _terms(shelf, "languages", "languages", record.languages, ""),
        _plain(shelf, "symbol", record.symbol),
    ]


def _activity(shelf: Shelf, relations: Relations, entry: Entry, record: Activity, page: str) -> Card:
    vocabularies = shelf.catalogue.vocabularies
    dates = wording.date_range(vocabularies, record.date, record.until, shelf.language) if record.date else None
    return [
        _terms(shelf, "type", "activity-types", [record.type], ""),
        _plain(shelf, "date", dates),
        _terms(shelf, "place", "places", [record.place] if record.place else [], ""),
        _plain(shelf, "symbol", record.symbol),
        _plain(shelf, "number", record.number),
        Fact(shelf.text("convened-by"), tuple(shelf.agency(name, page) for name in record.agencies)),
    ]


def _basis(shelf: Shelf, basis: Any, page: str) -> Link:
    entry = shelf.catalogue.entries.get(basis.instrument)
    link = shelf.link(entry, page) if entry else Link(basis.instrument)
    return Link(link.label, link.url, link.language, basis.article or "")


def _terms(shelf: Shelf, string_id: str, vocabulary: str, ids: Iterable[str], page: str) -> Fact:
    """Terms of a vocabulary; with a page, each leads to the list of what carries it."""
    values = tuple(Link(shelf.label(vocabulary, i), _search(shelf, vocabulary, i, page) if page else "") for i in ids)
    return Fact(shelf.text(string_id), values)


def _search(shelf: Shelf, vocabulary: str, term_id: str, page: str) -> str:
    target = relative(shelf.site, page_path(shelf.site, shelf.language, "explore"), page)
    return f"{target}?{vocabulary}={term_id}"


def _date(shelf: Shelf, string_id: str, date: str | None) -> Fact:
    return Fact(shelf.text(string_id), (Link(shelf.date(date)),))


def _plain(shelf: Shelf, string_id: str, value: str | None) -> Fact | None:
    return Fact(shelf.text(string_id), (Link(value),)) if value else None


def _licence(shelf: Shelf, entry: Entry, words: str | None) -> Fact | None:
    """The licence in the words of the publisher, which are not translated."""
    language = "" if entry.original == shelf.language else entry.original
    return Fact(shelf.text("licence"), (Link(words, language=language),)) if words else None


def _entries(shelf: Shelf, string_id: str, refs: list[str], page: str) -> Fact:
    found = [shelf.catalogue.entries.get(ref) for ref in refs]
    return Fact(shelf.text(string_id), tuple(shelf.link(entry, page) for entry in found if entry))
