"""The page of an instrument as a map of its articles: what each says, and the steps that are built on it."""

from catalogue.model.provisions import Provision, of_instrument
from catalogue.recognition.backlinks import built_on
from catalogue.source.loading import Entry
from catalogue.source.steps import head_of
from catalogue.views.context import Context
from catalogue.views.values import Link


def provision_views(context: Context, entry: Entry) -> dict[Provision, list[Link]]:
    """The articles of an instrument, each with the steps that are built on it; nothing if it has no table."""
    rows = of_instrument(context.catalogue.vocabularies, entry.id) if entry.kind == "resources" else []
    steps, page = built_on(context.catalogue), context.path(entry)
    return {row: [_step(context, *step, page) for step in steps.get(row.ref, [])] for row in rows}


def _step(context: Context, entry: Entry, step: str, says: str, page: str) -> Link:
    """A step that is built on an article: its head, with what the article says compared with it."""
    practice, label = context.link(entry, page), context.label("says", says)
    if not step:
        return Link(practice.label, practice.url, practice.language, f"{context.text('practice-whole')}, {label}")
    head = head_of(context.catalogue, entry, step, context.language)
    return Link(head, f"{practice.url}#{step}", practice.language, f"{practice.label}, {label}")
