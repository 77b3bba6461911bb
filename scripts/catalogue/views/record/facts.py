"""The facts box of a record: its shown fields in words, in the order of their importance for readers."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from catalogue.model.description import Described, described
from catalogue.model.evidence import Basis, Effect, Membership
from catalogue.model.provisions import provisions
from catalogue.model.types import Place
from catalogue.recognition.backlinks import backlinks, document_of
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.record.documents import host
from catalogue.views.record.parties import party_facts
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words, date_range_in_words
from catalogue.views.wording.grammar import dated
from catalogue.views.wording.names import (
    agency_link,
    document_symbol,
    instrument_link,
    record_link,
    term_link,
)
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Fact, Link
from catalogue.views.wording.words import PROPER_NAMES, inside_sentence

WORD = re.compile(r"\b[A-Z]?[a-z]{2,}\b")
"""A word in the symbol of a document, such as Act No. 8 of 2010."""

DERIVED_ORDER = 55
"""The order of facts that follow from other records."""

PARTIES_ORDER = 15
"""The order of the parties of an instrument: after its force."""


def facts(
    context: Context,
    entry: Entry,
    path: str,
    place: Place = "facts",
) -> tuple[Fact, ...]:
    """The facts of a record that are shown in a place; what is not known is left out."""
    stated = _stated_by_others(context.catalogue, entry)
    ordered = []
    for field in described(type(entry.record), place):
        values = field.values(entry.record)
        label = field.label(context.catalogue.vocabularies, context.language)
        links = _links(context, entry, field, values, path)
        if field.vocabulary and field.vocabulary not in PROPER_NAMES:
            links = [*links[:1], *(_inside_sentence(context, link) for link in links[1:])]
        ordered.append((field.shown.order, Fact(label, tuple(links))))
    for name, others in stated.items():
        links = [record_link(context, other, path) for other in others]
        ordered.append((DERIVED_ORDER, Fact(context.text(name), tuple(links))))
    ordered += [(PARTIES_ORDER, item) for item in party_facts(context, entry, place)]
    ordered.sort(key=lambda pair: pair[0])
    return tuple(item for _, item in ordered if item.values)


def _stated_by_others(catalogue: Catalogue, entry: Entry) -> dict[str, list[Entry]]:
    """What other records state: a newer edition of a document, the parts of an agency."""
    links = backlinks(catalogue)
    parts = links.parts_of.get(entry.id, []) if entry.kind == "agencies" else []
    return {"superseded-by": links.superseded_by.get(entry.ref, []), "parts": parts}


def fact(
    context: Context,
    entry: Entry,
    field: Described,
    path: str,
) -> Fact:
    """A field of a record with its label. A value that is the default of its field is left out."""
    values = field.values(entry.record)
    label = field.label(context.catalogue.vocabularies, context.language)
    return Fact(label, tuple(_links(context, entry, field, values, path)))


def _links(
    context: Context,
    entry: Entry,
    field: Described,
    values: list[Any],
    path: str,
) -> list[Link]:
    """The values of a field in words. A date that is not known is said; other values are left out."""
    if field.translatable:
        text = entry.translated(field.name, context.language)
        return [Link(text)] if text else []
    if field.role != "date" and field.name != "review_due":
        shown = values if tuple(values) != field.default else []
        return [_link(context, entry, field, value, path) for value in shown]
    if field.role == "date":
        return [Link(date_range_in_words(context, entry.date, entry.until))]
    return [Link(date_in_words(context, entry.review_due))]


def _inside_sentence(context: Context, link: Link) -> Link:
    """A term that is not the first of its list begins as within a sentence."""
    return replace(link, label=inside_sentence(context, link.label))


def fact_words(item: Fact) -> list[str]:
    """The values of a fact as plain words."""
    return [_plain(value) for value in item.values]


def _plain(value: Link) -> str:
    note = f"({value.note})" if value.note and not value.outside else ""
    return " ".join(filter(None, (value.label, value.ours, note)))


def _link(
    context: Context,
    entry: Entry,
    field: Described,
    value: Any,
    path: str,
) -> Link:
    """A value in words, with the address to which it leads."""
    if display := DISPLAYS.get(field.name):
        return display(context, entry, value, path)
    if field.vocabulary == "publishers" or field.kind == "agencies":
        return agency_link(context, value, path)
    if field.vocabulary:
        return term_link(context, field.vocabulary, value, path)
    if field.kind is not None:
        ref = f"{field.kind}/{value}" if field.kind else value
        other = context.catalogue.entries.get(ref)
        return record_link(context, other, path) if other else Link(ref)
    return Link(date_in_words(context, value) if field.dated else str(value))


def _effect(
    context: Context,
    entry: Entry,
    effect: Effect,
    path: str,
) -> Link:
    level = context.label("effect-levels", effect.level)
    if not effect.direction:
        return Link(level)
    direction = context.label("directions", effect.direction)
    return Link(context.text("effect-found", level=level, direction=direction))


def _basis(
    context: Context,
    entry: Entry,
    basis: Basis,
    path: str,
) -> Link:
    """A document or a provision by the short name of its instrument, with its place."""
    instrument = context.catalogue.entries.get(document_of(basis))
    if instrument is None:
        return Link(basis.provision or basis.document or "")
    provision = provisions(context.catalogue.vocabularies).get(basis.provision or "")
    link = instrument_link(context, instrument, provision.id if provision else "", path)
    where = provision.where if provision else basis.where
    return replace(link, note=place_in_words(context, where, instrument.ref))


def _membership(
    context: Context,
    entry: Entry,
    membership: Membership,
    path: str,
) -> Link:
    """A place in ICAT, with the day on which it was taken, or the last day by which it was."""
    status = context.label("membership-statuses", membership.status)
    if membership.since:
        since = dated(context, membership.since)
        return Link(context.text("member-since", status=status, date=since))
    if membership.by:
        date = date_in_words(context, membership.by)
        return Link(context.text("member-by", status=status, date=date))
    return Link(status)


def _membership_role(
    context: Context,
    entry: Entry,
    role: str,
    path: str,
) -> Link:
    """A role in ICAT with its year."""
    name, _, year = role.partition(" ")
    return Link(context.text(f"role-{name}", year=year))


def _homepage(
    context: Context,
    entry: Entry,
    address: str,
    path: str,
) -> Link:
    return Link(host(address), address, outside=True)


def _licence(
    context: Context,
    entry: Entry,
    text: str,
    path: str,
) -> Link:
    """A licence in the words of the publisher, which are not translated."""
    language = "" if entry.original == context.language else entry.original
    return Link(text, language=language)


def _symbol(
    context: Context,
    entry: Entry,
    symbol: str,
    path: str,
) -> Link:
    """A symbol, with the language of its words where these are not translated."""
    shown = document_symbol(context, entry)
    is_foreign = entry.original != context.language and WORD.search(symbol)
    is_untranslated = shown.replace("\u00a0", " ") == symbol
    return Link(shown, language=entry.original if is_foreign and is_untranslated else "")


DISPLAYS: dict[str, Callable[[Context, Entry, Any, str], Link]] = {
    "effect": _effect,
    "legal_basis": _basis,
    "membership": _membership,
    "membership_roles": _membership_role,
    "homepage": _homepage,
    "licence": _licence,
    "symbol": _symbol,
}
"""Fields whose values are shown in another form than their type implies; parts shown whole are among them."""
