"""Names of records, agencies, terms and pages, and links that carry them."""

from dataclasses import replace

from catalogue.model import place_words
from catalogue.model.language_tags import tagged
from catalogue.model.official_names import titles_to_be_seen
from catalogue.model.participation import participations
from catalogue.source.entry import Entry
from catalogue.source.steps import short_head_of
from catalogue.source.term_pages import TERM_FOLDERS
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.values import Link


def record_link(
    context: Context,
    entry: Entry,
    path: str,
    note: str = "",
) -> Link:
    """A link from the page at a path to a record."""
    language = name_language(entry, context.language)
    if language == context.language:
        language = ""
    ours = ""
    if entry.translated("our_title", context.language):
        ours = context.text("our-title-mark")
    url = context.to(path, entry.ref)
    return Link(entry.name(context.language), url, language, note, ours=ours)


def record_title(context: Context, entry: Entry) -> str:
    """The name of a record in plain text, marked if the editors translated it."""
    name = entry.name(context.language)
    if entry.translated("our_title", context.language):
        return f"{name} {context.text('our-title-mark')}"
    return name


def original_title(context: Context, entry: Entry) -> Link | None:
    """The official title of a document whose name on the page is the editors' translation, with a note."""
    if not entry.translated("our_title", context.language):
        return None
    others = [name for name in entry.languages if name != context.language]
    language = others[0] if others else entry.original
    note = _whose_title(context, entry)
    return Link(entry.title(context.language), language=language, note=note)


def _whose_title(context: Context, entry: Entry) -> str:
    """Who made the title on the page, and that nobody has read that of an edition in its language."""
    listed = titles_to_be_seen(context.catalogue.vocabularies).get(context.language, {})
    if entry.ref not in listed:
        return context.text("our-title-note")
    day = date_in_words(context, listed[entry.ref].checked)
    return context.text("our-title-unread", date=day)


def document_title(context: Context, entry: Entry) -> str:
    """The title of a document; of an instrument, its own where its record is called by a wider edition."""
    table = participations(context.catalogue.vocabularies).get(entry.id)
    name = table.name.get(context.language) if table else None
    return name or entry.title(context.language)


def name_language(entry: Entry, language: str) -> str:
    """The language of a record's name on pages in a language."""
    shown = entry.text_language(language)
    if shown != language or entry.translated("our_title", language):
        return shown
    if entry.title(language) == entry.record.title and entry.kind in ("resources", "statements"):
        return document_language(entry, language)
    return language


def document_language(entry: Entry, language: str) -> str:
    """The language of a document's title on pages in a language.

    It is that of the page that has it, or else the first language of the document.
    """
    language = entry.text_language(language)
    if entry.title(language) != entry.record.title and not entry.translated("our_title", language):
        return language
    if not entry.languages:
        return language
    official = [name for name in entry.languages if _has_official_title(entry, name)]
    if not official:
        return entry.original
    if language == official[0]:
        return language
    return entry.original if entry.original in official else official[0]


def _has_official_title(entry: Entry, language: str) -> bool:
    """False where the editors translated the title: no official one exists in that language."""
    return language not in entry.pages or not entry.translated("our_title", language)


def document_symbol(context: Context, entry: Entry) -> str:
    """The symbol of a document; its English words are printed in the language of the reader."""
    words = entry.identifiers.get("symbol", "")
    if context.language == entry.original:
        return words
    return place_words.symbol(context.catalogue.vocabularies, words, context.language)


def step_link(
    context: Context,
    practice: Entry,
    step: str,
    path: str,
    note: str = "",
) -> Link:
    """A link to a step, called by its short head; the note begins with its practice if there is one."""
    link = record_link(context, practice, path)
    head = short_head_of(context.catalogue, practice, step, context.language)
    url = at_place(link.url, step)
    return Link(head, url, link.language, f"{link.label}, {note}" if note else "")


def instrument_link(
    context: Context,
    instrument: Entry,
    provision: str,
    path: str,
) -> Link:
    """A link to a provision of an instrument, called by the short name of the instrument if it has one."""
    link = record_link(context, instrument, path)
    url = at_place(link.url, provision)
    short = instrument.translated("short", context.language)
    return Link(short, url) if short else replace(link, url=url)


def passage_link(
    context: Context,
    ref: str,
    provision: str,
    path: str,
) -> Link:
    """A link to a document, or to a provision of it; its note has the full title of a short name."""
    document = context.catalogue.entries.get(ref)
    if document is None:
        return Link(ref)
    if not provision:
        return record_link(context, document, path)
    link = instrument_link(context, document, provision.partition("/")[2], path)
    if document.translated("short", context.language):
        return replace(link, note=record_title(context, document))
    return link


def agency_link(
    context: Context,
    agency_id: str,
    path: str,
    *,
    short: bool = False,
) -> Link:
    """A link to an agency, or the name of another publisher; `short` prefers the acronym."""
    entry = context.catalogue.get("agencies", agency_id)
    if entry is None:
        return Link(context.label("publishers", agency_id))
    link = record_link(context, entry, path)
    acronym = entry.translated("acronym", context.language)
    if short and acronym:
        return Link(acronym, link.url, note=link.label)
    return link


def agency_name(context: Context, agency_id: str) -> str:
    """The acronym of an agency, or its name if it has none."""
    link = agency_link(context, agency_id, "", short=True)
    return tagged(link.label, link.language, context.language)


def term_link(
    context: Context,
    vocabulary: str,
    term_id: str,
    path: str,
) -> Link:
    """A term, with a link to its page or to that of the nearest term above it, if there is one."""
    table = context.catalogue.vocabulary(vocabulary)
    folder = TERM_FOLDERS.get(vocabulary, vocabulary)
    label = table.label(term_id, context.language)
    for name in table.lineage(term_id):
        if f"{folder}/{name}" in context.catalogue.pages:
            return Link(label, context.to(path, folder, name))
    return Link(label)


def page_text(context: Context, name: str, key: str) -> str:
    """A text of the front matter of an ordinary page, tagged where readers get it in another language."""
    shown, page = context.catalogue.page(name, context.language)
    return tagged(str(page.data.get(key) or ""), shown, context.language)
