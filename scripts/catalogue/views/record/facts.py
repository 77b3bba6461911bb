"""The facts box of a record: its shown fields in words, in the order of their importance for readers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from catalogue.model.description import Described, described
from catalogue.model.evidence import Basis, Effect, Membership
from catalogue.model.provisions import provisions
from catalogue.model.types import Place
from catalogue.recognition.backlinks import backlinks, document_of
from catalogue.source.entry import Entry
from catalogue.views.record.documents import host
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words, date_range_in_words
from catalogue.views.wording.names import agency_link, record_link, term_link
from catalogue.views.wording.places import document_symbol, place_in_words
from catalogue.views.wording.values import Fact, Link
from catalogue.views.wording.words import inside_sentence

DERIVED_ORDER = 55
"""The order of facts that follow from other records."""


def facts(context: Context, entry: Entry, page: str, place: Place = "facts") -> tuple[Fact, ...]:
    """The facts of a record that are shown in a place; what is not known is left out."""
    shown, links = described(type(entry.record), place), backlinks(context.catalogue)
    fields = [
        (field.shown.order, _in_a_list(context, field, fact(context, entry, field, page)))
        for field in shown
    ]
    # What other records state: a newer edition, the parts of an agency.
    parts = links.parts_of.get(entry.id, []) if entry.kind == "agencies" else []
    stated = {"superseded-by": links.superseded_by.get(entry.ref, []), "parts": parts}
    others = {
        name: tuple(record_link(context, other, page) for other in entries)
        for name, entries in stated.items()
    }
    derived = [(DERIVED_ORDER, Fact(context.text(name), values)) for name, values in others.items()]
    return tuple(
        item for _, item in sorted([*fields, *derived], key=lambda pair: pair[0]) if item.values
    )


def fact(context: Context, entry: Entry, field: Described, page: str) -> Fact:
    """A field of a record with its label. A value that is the default of its field is left out."""
    values = field.values(entry.record)
    label = field.label(context.catalogue.vocabularies, context.language)
    if field.role == "date":
        return Fact(label, (Link(date_range_in_words(context, entry.date, entry.until)),))
    if field.name == "review_due":
        return Fact(label, (Link(date_in_words(context, entry.review_due)),))
    if field.translatable:
        text = entry.translated(field.name, context.language)
        return Fact(label, (Link(text),) if text else ())
    shown = () if tuple(values) == field.default else values
    return Fact(label, tuple(_link(context, entry, field, value, page) for value in shown))


def _in_a_list(context: Context, field: Described, item: Fact) -> Fact:
    """A fact whose second and further terms begin as within a sentence; proper names keep their capitals."""
    if field.vocabulary in ("", "publishers", "regions", "places", "countries"):
        return item
    return replace(
        item,
        values=(
            *item.values[:1],
            *(
                replace(link, label=inside_sentence(context, link.label))
                for link in item.values[1:]
            ),
        ),
    )


def words(item: Fact) -> list[str]:
    """The values of a fact as plain words."""
    notes = [f"({value.note})" if not value.outside and value.note else "" for value in item.values]
    return [
        " ".join(filter(None, (value.label, value.ours, note)))
        for value, note in zip(item.values, notes, strict=True)
    ]


def _link(context: Context, entry: Entry, field: Described, value: Any, page: str) -> Link:
    """A value in words, with the address to which it leads."""
    if display := DISPLAYS.get(field.name):
        return display(context, entry, value, page)
    if field.vocabulary == "publishers" or field.kind == "agencies":
        return agency_link(context, value, page)
    if field.vocabulary:
        return term_link(context, field.vocabulary, value, page)
    if field.kind is not None:
        ref = f"{field.kind}/{value}" if field.kind else value
        other = context.catalogue.entries.get(ref)
        return record_link(context, other, page) if other else Link(ref)
    return Link(date_in_words(context, value) if field.dated else str(value))


def _effect(context: Context, entry: Entry, effect: Effect, page: str) -> Link:
    level, direction = (
        context.label("effect-levels", effect.level),
        context.label("directions", effect.direction or ""),
    )
    return Link(
        context.text("effect-found", level=level, direction=direction) if direction else level
    )


def _basis(context: Context, entry: Entry, basis: Basis, page: str) -> Link:
    """A provision by the short name of its instrument, with its place."""
    provision = provisions(context.catalogue.vocabularies).get(basis.provision or "")
    instrument = context.catalogue.entries.get(document_of(basis))
    if instrument is None:
        return Link(basis.provision or basis.document or "")
    place = place_in_words(context, provision.where if provision else basis.where)
    link, short = (
        record_link(context, instrument, page, place),
        instrument.translated("short", context.language),
    )
    url = at_place(link.url, provision.id) if provision else link.url
    return Link(short, url, note=place) if short else replace(link, url=url)


def _membership(context: Context, entry: Entry, membership: Membership, page: str) -> Link:
    status = context.label("membership-statuses", membership.status)
    if membership.since:
        return Link(
            context.text(
                "member-since", status=status, date=date_in_words(context, membership.since)
            )
        )
    return Link(
        context.text("member-by", status=status, date=date_in_words(context, membership.by))
        if membership.by
        else status
    )


DISPLAYS: dict[str, Callable[[Context, Entry, Any, str], Link]] = {
    "effect": _effect,
    "legal_basis": _basis,
    "membership": _membership,
    "membership_roles": lambda context, entry, role, page: Link(
        context.text(f"role-{role.partition(' ')[0]}", year=role.partition(" ")[2])
    ),
    "homepage": lambda context, entry, address, page: Link(host(address), address, outside=True),
    # In the words of the publisher, which are not translated.
    "licence": lambda context, entry, text, page: Link(
        text, language="" if entry.original == context.language else entry.original
    ),
    "symbol": lambda context, entry, symbol, page: Link(document_symbol(context, entry)),
}
"""Fields whose values are shown in another form than their type implies; every part that is shown as a whole is among them."""
