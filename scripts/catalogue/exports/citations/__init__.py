"""Citations of a record: of the document that it describes, else of its page.

They are text in three styles, BibTeX, RIS and CSL-JSON.

bodies   the body that a symbol names, and its session
items    a record → a CSL-JSON item, from which all other forms are made
formats  an item → text as readers cite it, and files for reference managers
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalogue.exports.citations import formats
from catalogue.exports.citations.items import Item, document_item, edition_item, page_item
from catalogue.exports.publication import File, Publication
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.names import record_title
from catalogue.views.wording.values import Link


def citations(context: Context, entry: Entry, name: Link) -> list[dict[str, Any]]:
    """The document, which is what readers cite, in every form, and its page in one.

    Without a document it is the page in every form. `name` is that of the record on its page.
    """
    page = page_item(context, entry, f"{name.label} {name.ours}".strip())
    document = document_item(context, entry)
    language = name.language or context.language
    if document is None:
        files = _files(context, entry)
        return [_citation(context, "cite", page, language, formats.STYLES, files)]
    edition = edition_item(context, entry)
    editions = [("edition", edition, edition["language"])] if edition else []
    return [
        _citation(
            context,
            "document",
            document,
            document["language"],
            formats.STYLES,
            _files(context, entry),
        ),
        *(_citation(context, *one, formats.STYLES) for one in editions),
        _citation(context, "cite", page, language, ("APA",)),
    ]


def citation_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The citation files of a record: of the document, else of the page.

    Some hold the citation in every language, once where it is the same in two; others have a file for each.
    """
    items = {name: _cited(context, entry) for name, context in publication.contexts.items()}
    different = _different(items.values())
    for suffix, (_, convert) in formats.FILES.items():
        if suffix in formats.OF_ALL_LANGUAGES:
            yield f"{entry.ref}/cite.{suffix}", convert(different)
            continue
        for context in publication.contexts.values():
            yield f"{context.path(entry)}cite.{suffix}", convert([items[context.language]])


def _different(items: Iterable[Item]) -> list[Item]:
    """The items that differ in more than their id, each once."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(json.dumps({**item, "id": ""}), item)
    return list(found.values())


def _cited(context: Context, entry: Entry) -> Item:
    """The document of a record, else its page."""
    return document_item(context, entry) or page_item(context, entry, record_title(context, entry))


def _files(context: Context, entry: Entry) -> list[Link]:
    """The links to the citation files of a record from its page."""
    page = context.path(entry)
    links = []
    for suffix, (label, _) in formats.FILES.items():
        folder = f"{entry.ref}/" if suffix in formats.OF_ALL_LANGUAGES else page
        links.append(Link(label, relative(context.site, f"{folder}cite.{suffix}", page)))
    return links


def _citation(
    context: Context,
    name: str,
    item: Item,
    language: str,
    styles: Iterable[str],
    files: Sequence[Link] = (),
) -> dict[str, Any]:
    """What is cited, its text in each style, files to download, and its item for browser extensions."""
    texts = [(style, formats.STYLES[style](context, item)) for style in styles]
    other_language = "" if language == context.language else language
    return {
        "id": name,
        "label": context.text(f"cite-{name}"),
        "title": Link(item["title"], language=other_language),
        "texts": texts,
        "files": list(files),
        "item": item,
    }
