"""The parties of an instrument, and its depositary, as facts of its record."""

from catalogue.model.participation import Participation, participations
from catalogue.model.types import Place
from catalogue.source.entry import Entry
from catalogue.views.record.documents import host
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.values import Fact, Link

PLACES = ("facts", "markdown")
"""Where the parties are shown."""


def participation_of(context: Context, entry: Entry) -> Participation | None:
    """The table of the parties of an instrument; None for records without one."""
    if entry.kind != "resources":
        return None
    return participations(context.catalogue.vocabularies).get(entry.id)


def party_facts(context: Context, entry: Entry, place: Place) -> tuple[Fact, ...]:
    """How many parties the list that was read names, and the page of the depositary."""
    table = participation_of(context, entry)
    if table is None or place not in PLACES:
        return ()
    address = table.page.get(context.language) or next(iter(table.page.values()))
    depositary = Link(host(address), address, outside=True)
    return (
        Fact(context.text("parties"), (Link(_counted(context, table)),)),
        Fact(context.text("depositary"), (depositary,)),
    )


def _counted(context: Context, table: Participation) -> str:
    """The number of parties, by a list that is complete, by one that is not, or by none."""
    if not table.parties:
        return context.text("parties-unread")
    form = "parties-counted" if table.complete else "parties-least"
    date = date_in_words(context, table.as_of)
    return context.text(form, count=len(table.parties), date=date)
