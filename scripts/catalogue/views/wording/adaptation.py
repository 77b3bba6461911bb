"""What an adaptation says on its pages: whose it is, on what it is based, and what its hosts add."""

from catalogue.model.overlay import in_language
from catalogue.recognition.editions import editions
from catalogue.source.entry import Entry
from catalogue.source.own_records import latest_review_of_toolkit
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.words import enumeration

OF_TOOLKIT = ("about/", "contribute/")
"""Folders of pages that speak of the toolkit and of its editors."""


def disclaimer(context: Context) -> str:
    """What the foot of each page says: that nobody has endorsed the toolkit; whose an adaptation is."""
    said = context.text("disclaimer")
    overlay = context.catalogue.vocabularies.overlay
    if not overlay.is_adaptation:
        return said
    added = in_language(overlay.disclaimer, context.language)
    return " ".join(filter(None, (said, based_on(context), added, letters(context))))


def letters(context: Context) -> str:
    """Where letters to the hosts go, if they say so."""
    contact = context.site.contact
    return context.text("adaptation-contact", contact=contact) if contact else ""


def based_on(context: Context) -> str:
    """On which state of the toolkit an adaptation is based: computed, never typed."""
    catalogue = context.catalogue
    date = date_in_words(context, latest_review_of_toolkit(catalogue))
    released = editions(catalogue)
    if not released:
        return context.text("adaptation-based", date=date)
    newest = released[0]
    day = date_in_words(context, newest.date)
    return context.text("adaptation-based-edition", date=date, version=newest.version, released=day)


def notice_of_record(context: Context, entry: Entry) -> str:
    """What stands above a record of an adaptation: that it is the hosts’ own, and what they say of it."""
    said = _positions(context, entry.ref)
    if entry.is_own:
        said.insert(0, context.text("adaptation-own-record-about", hosts=hosts_in_words(context)))
    return " ".join(said)


def notice_of_page(context: Context, name: str) -> str:
    """What stands above the texts of an adaptation that speak of the toolkit and of its editors."""
    overlay = context.catalogue.vocabularies.overlay
    is_of_toolkit = name == "index" or name.startswith(OF_TOOLKIT)
    if not overlay.is_adaptation or not is_of_toolkit:
        return ""
    return context.text("adaptation-of-toolkit", hosts=hosts_in_words(context))


def hosts_in_words(context: Context) -> str:
    """The names of the hosts in a row; that of the site where none is named."""
    overlay = context.catalogue.vocabularies.overlay
    return enumeration(context, overlay.host_names(context.language)) or context.site_name


def publishers(context: Context) -> list[str]:
    """Who publishes the site: its hosts, or the site itself."""
    overlay = context.catalogue.vocabularies.overlay
    return overlay.host_names(context.language) or [context.site_name]


def _positions(context: Context, ref: str) -> list[str]:
    """What the hosts say of a record, which counts for no level."""
    overlay = context.catalogue.vocabularies.overlay
    said_by = context.text("adaptation-position", hosts=hosts_in_words(context))
    limits, colon = context.text("adaptation-position-about"), context.text("colon")
    said = []
    for position in overlay.positions_on(ref):
        stands = context.text(f"adaptation-position-{position.stands}")
        words = in_language(position.words, context.language)
        said.append(f"{said_by}{colon} {stands} {words} {limits}")
    return said
