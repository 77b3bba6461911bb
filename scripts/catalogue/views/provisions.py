"""The page of an instrument as a map of its articles: what each says, and the steps that are built on it."""

from dataclasses import dataclass

from catalogue.model.places import printed
from catalogue.model.provisions import Provision, of_instrument
from catalogue.recognition.backlinks import BuiltOn, built_on
from catalogue.source.loading import Entry
from catalogue.source.steps import head_of
from catalogue.views.context import Context
from catalogue.views.values import Link


@dataclass(frozen=True)
class ProvisionView:
    """An article, its words as the editors tell them, and what is built on it."""

    id: str
    where: str
    heading: str
    says: str
    strength: str
    seen: str
    built_on: tuple[Link, ...]


@dataclass(frozen=True)
class Provisions:
    """All articles of an instrument that the editors have gone through."""

    summary: str
    items: tuple[ProvisionView, ...]


def provision_views(context: Context, entry: Entry) -> Provisions | None:
    """The articles of an instrument; None if it has no table."""
    rows = of_instrument(context.catalogue.vocabularies, entry.id) if entry.kind == "resources" else []
    if not rows:
        return None
    read, served = sum(bool(row.says) for row in rows), sum(row.ref in built_on(context.catalogue) for row in rows)
    summary = context.text("provisions-about", count=len(rows), read=read, served=served)
    return Provisions(summary, tuple(_view(context, entry, row) for row in rows))


def _view(context: Context, entry: Entry, row: Provision) -> ProvisionView:
    page, language = context.path(entry), context.language
    steps = built_on(context.catalogue).get(row.ref, [])
    unserved = (Link(context.text("provision-unserved")),) if row.says else ()
    return ProvisionView(
        id=row.id,
        where=printed(context.catalogue.vocabularies, row.where, language),
        heading=row.heading.get(language, ""),
        says=row.says.get(language, ""),
        strength=context.label("strengths", row.strength),
        seen=context.label("seen", row.seen),
        built_on=tuple(_step(context, step, page) for step in steps) or unserved,
    )


def _step(context: Context, step: BuiltOn, page: str) -> Link:
    """A step that is built on an article: its head, with what the article says compared with it."""
    practice = context.link(step.practice, page)
    says = context.label("says", step.says)
    if not step.step:
        return Link(practice.label, practice.url, practice.language, f"{context.text('practice-whole')}, {says}")
    head = head_of(context.catalogue, step.practice, step.step, context.language)
    return Link(head, f"{practice.url}#{step.step}", practice.language, f"{practice.label}, {says}")
