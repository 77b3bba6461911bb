"""Names of records, agencies, terms and pages, and links that carry them."""

from catalogue.model.language_tags import tagged
from catalogue.source.entry import Entry
from catalogue.source.term_pages import TERM_FOLDERS
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.values import Link


def record_link(context: Context, entry: Entry, page: str, note: str = "") -> Link:
    """A link from a page to a record."""
    url = relative(context.site, context.path(entry), page)
    language = name_language(entry, context.language)
    if language == context.language:
        language = ""
    ours = ""
    if entry.translated("our_title", context.language):
        ours = context.text("our-title-mark")
    return Link(entry.name(context.language), url, language, note, ours=ours)


def record_title(context: Context, entry: Entry) -> str:
    """The name of a record in plain text, marked if the editors translated it."""
    name = entry.name(context.language)
    if entry.translated("our_title", context.language):
        return f"{name} {context.text('our-title-mark')}"
    return name


def name_language(entry: Entry, language: str) -> str:
    """The language of a record's name on pages in a language."""
    if entry.text_language(language) != language or entry.translated("our_title", language):
        return entry.text_language(language)
    if entry.title(language) == entry.record.title and entry.kind in ("resources", "statements"):
        return document_language(entry, language)
    return language


def document_language(entry: Entry, language: str) -> str:
    """The language of a document's title: that of the page that has it, or else the document's first language."""
    language = entry.text_language(language)
    if entry.title(language) != entry.record.title and not entry.translated("our_title", language):
        return language
    # Where the editors translated the title, no official one exists in that language, even if the document does.
    languages = [
        name
        for name in entry.languages
        if not (name in entry.pages and entry.translated("our_title", name))
    ]
    if entry.languages and not languages:
        return entry.original
    if not languages or language in languages[:1]:
        return language
    return entry.original if entry.original in languages else languages[0]


def agency_link(context: Context, agency_id: str, page: str, *, short: bool = False) -> Link:
    """A link to an agency, or the name of another publisher; `short` prefers the acronym."""
    entry = context.catalogue.get("agencies", agency_id)
    if entry is None:
        return Link(context.label("publishers", agency_id))
    link = record_link(context, entry, page)
    acronym = entry.translated("acronym", context.language)
    if short and acronym:
        return Link(acronym, link.url, note=link.label)
    return link


def agency_name(context: Context, agency_id: str) -> str:
    """The acronym of an agency, or its name if it has none."""
    link = agency_link(context, agency_id, "", short=True)
    return tagged(link.label, link.language, context.language)


def term_link(context: Context, vocabulary: str, term_id: str, page: str) -> Link:
    """A term, with a link to its page or to that of the nearest term above it, if there is one."""
    table = context.catalogue.vocabulary(vocabulary)
    folder = TERM_FOLDERS.get(vocabulary, vocabulary)
    label = table.label(term_id, context.language)
    for name in table.lineage(term_id):
        if f"{folder}/{name}" in context.catalogue.pages:
            return Link(label, context.to(page, folder, name))
    return Link(label)


def page_text(context: Context, name: str, key: str) -> str:
    """A text of the front matter of an ordinary page, tagged where readers get it in another language."""
    shown, page = context.catalogue.page(name, context.language)
    return tagged(str(page.data.get(key) or ""), shown, context.language)
