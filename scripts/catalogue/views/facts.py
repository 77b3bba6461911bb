"""The card of a record: its facts in the order in which a reader asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from catalogue.model.evidence import Membership
from catalogue.model.records import Activity, Agency, Practice, Resource, Statement
from catalogue.recognition.backlinks import backlinks
from catalogue.source.loading import Entry
from catalogue.views import formatting
from catalogue.views.addresses import page_path, relative
from catalogue.views.context import Context, review_due
from catalogue.views.values import Fact, Link

Card = list[Fact | None]


def facts(context: Context, entry: Entry, page: str) -> tuple[Fact, ...]:
    """The facts that are known of a record; what is not known is left out."""
    makers: dict[type[Any], Callable[..., Card]] = {
        Practice: _practice,
        Resource: _resource,
        Agency: _agency,
        Statement: _statement,
        Activity: _activity,
    }
    record = entry.record
    card = makers[type(record)](context, entry, record, page)
    common = [
        _terms(context, "topics", "topics", record.topics, page),
        Fact(context.text("reviewed"), (Link(context.date(record.reviewed)),)),
        Fact(context.text("review-due"), (Link(context.date(review_due(entry))),)),
    ]
    return tuple(fact for fact in (*card, *common) if fact and fact.values)


def document_links(context: Context, entry: Entry) -> tuple[Link, ...]:
    """The official addresses of a document, the reader's language first."""
    links: dict[str, str] = getattr(entry.record, "links", {})
    order = sorted(links, key=lambda key: (key != context.language, key != "all", key))
    return tuple(link for key in order for link in _document_link(context, entry, key, links[key]))


def _document_link(context: Context, entry: Entry, key: str, address: str) -> Iterator[Link]:
    """The official address, or what is left of it when it leads nowhere any more; then the archived copy, if there is one."""
    label, language = context.label("languages", key), key if key != "all" else ""
    dead = context.catalogue.vocabularies.table("dead-links").get(address)
    if dead:
        yield Link(label, "", language, context.text("link-dead", host=host(address), date=context.date(str(dead))))
    else:
        yield Link(label, address, language, host(address), outside=True)
    archived = getattr(entry.record, "archives", {}).get(key)
    if archived:
        yield Link(label, archived, language, context.text("link-archived", host=host(archived)), outside=True)


def host(address: str) -> str:
    """The name of the site that an address leads to."""
    return address.split("/")[2].removeprefix("www.")


def _practice(context: Context, entry: Entry, record: Practice, page: str) -> Card:
    effect = context.label("effect-levels", record.effect.level)
    if record.effect.direction:
        effect = context.text("effect-found", level=effect, direction=context.label("directions", record.effect.direction))
    return [
        _terms(context, "audiences", "audiences", record.audiences, page),
        Fact(context.text("effect"), (Link(effect),)),
        Fact(context.text("legal-basis"), tuple(_basis(context, basis, page) for basis in record.legal_basis)),
        _terms(context, "levels", "levels", record.levels, ""),
        _terms(context, "regions", "regions", record.regions, ""),
        _terms(context, "countries", "regions", record.countries, ""),
    ]


def _resource(context: Context, entry: Entry, record: Resource, page: str) -> Card:
    newer = backlinks(context.catalogue).superseded_by.get(entry.ref, [])
    return [
        _terms(context, "type", "resource-types", [record.type], ""),
        Fact(context.text("publishers"), tuple(context.agency(name, page) for name in record.publishers)),
        _date(context, "published", record.published),
        _terms(context, "languages", "languages", record.languages, ""),
        _terms(context, "access", "access", [record.access], ""),
        *_identifiers(context, entry, record),
        _terms(context, "audiences", "audiences", record.audiences, page),
        _terms(context, "regions", "regions", record.regions, ""),
        Fact(context.text("superseded-by"), tuple(context.link(other, page) for other in newer)),
        _entries(context, "supersedes", [f"resources/{name}" for name in record.supersedes], page),
    ]


def _identifiers(context: Context, entry: Entry, record: Resource) -> Card:
    doi = Link(record.doi, f"https://doi.org/{record.doi}", outside=True) if record.doi else None
    return [
        _plain(context, "symbol", record.symbol),
        _plain(context, "isbn", record.isbn),
        Fact("DOI", (doi,)) if doi else None,
        _licence(context, entry, record.licence),
        _terms(context, "speaks-for", "speaks-for", [record.speaks_for], "") if record.speaks_for != "publishers" else None,
    ]


def _agency(context: Context, entry: Entry, record: Agency, page: str) -> Card:
    homepage = (Link(host(record.homepage), record.homepage, outside=True),) if record.homepage else ()
    return [
        _plain(context, "acronym", entry.word("acronym", context.language)),
        _terms(context, "type", "agency-types", [record.type], ""),
        _entries(context, "part-of", [f"agencies/{record.part_of}"] if record.part_of else [], page),
        Fact(
            context.text("parts"),
            tuple(context.link(part, page) for part in backlinks(context.catalogue).parts_of.get(entry.id, [])),
        ),
        Fact(context.text("homepage"), homepage),
        *(_membership(context, record.membership) if record.membership else []),
    ]


def _membership(context: Context, membership: Membership) -> Card:
    status = context.label("membership-statuses", membership.status)
    if membership.since:
        status = context.text("member-since", status=status, date=context.date(membership.since))
    elif membership.by:
        status = context.text("member-by", status=status, date=context.date(membership.by))
    roles = tuple(Link(_role(context, role)) for role in membership.roles)
    return [Fact(context.text("membership"), (Link(status),)), Fact(context.text("roles"), roles)]


def _role(context: Context, role: str) -> str:
    name, _, year = role.partition(" ")
    return context.text(f"role-{name}", year=year)


def _statement(context: Context, entry: Entry, record: Statement, page: str) -> Card:
    return [
        _terms(context, "type", "statement-types", [record.type], ""),
        _terms(context, "act", "acts", [record.act], ""),
        Fact(context.text("in-the-name-of"), tuple(context.agency(name, page) for name in record.agencies)),
        _plain(context, "number", record.number),
        _date(context, "date", record.date),
        _terms(context, "languages", "languages", record.languages, ""),
        _plain(context, "symbol", record.symbol),
    ]


def _activity(context: Context, entry: Entry, record: Activity, page: str) -> Card:
    vocabularies = context.catalogue.vocabularies
    dates = formatting.date_range(vocabularies, record.date, record.until, context.language) if record.date else None
    return [
        _terms(context, "type", "activity-types", [record.type], ""),
        _plain(context, "date", dates),
        _terms(context, "place", "places", [record.place] if record.place else [], ""),
        _plain(context, "symbol", record.symbol),
        _plain(context, "number", record.number),
        Fact(context.text("convened-by"), tuple(context.agency(name, page) for name in record.agencies)),
    ]


def _basis(context: Context, basis: Any, page: str) -> Link:
    entry = context.catalogue.entries.get(basis.instrument)
    link = context.link(entry, page) if entry else Link(basis.instrument)
    return Link(link.label, link.url, link.language, basis.article or "")


def _terms(context: Context, string_id: str, vocabulary: str, ids: Iterable[str], page: str) -> Fact:
    """Terms of a vocabulary; with a page, each leads to the list of what carries it."""
    values = tuple(Link(context.label(vocabulary, i), _search(context, vocabulary, i, page) if page else "") for i in ids)
    return Fact(context.text(string_id), values)


def _search(context: Context, vocabulary: str, term_id: str, page: str) -> str:
    target = relative(context.site, page_path(context.site, context.language, "explore"), page)
    return f"{target}?{vocabulary}={term_id}"


def _date(context: Context, string_id: str, date: str | None) -> Fact:
    return Fact(context.text(string_id), (Link(context.date(date)),))


def _plain(context: Context, string_id: str, value: str | None) -> Fact | None:
    return Fact(context.text(string_id), (Link(value),)) if value else None


def _licence(context: Context, entry: Entry, words: str | None) -> Fact | None:
    """The licence in the words of the publisher, which are not translated."""
    language = "" if entry.original == context.language else entry.original
    return Fact(context.text("licence"), (Link(words, language=language),)) if words else None


def _entries(context: Context, string_id: str, refs: list[str], page: str) -> Fact:
    found = [context.catalogue.entries.get(ref) for ref in refs]
    return Fact(context.text(string_id), tuple(context.link(entry, page) for entry in found if entry))
