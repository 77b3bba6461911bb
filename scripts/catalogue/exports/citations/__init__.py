"""Citations of a record: of the document that it describes, else of its page.

They are text in two styles, BibTeX, RIS and CSL-JSON.

items    a record → a CSL-JSON item, from which all other forms are made
formats  an item → text as readers cite it, and files for reference managers
"""

from collections.abc import Iterator
from typing import Any

from catalogue.exports.citations import formats
from catalogue.exports.citations.items import Item, document_item, page_item
from catalogue.exports.publication import File, Publication
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
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
        return [_citation(context, "cite", page, language, whole=True)]
    return [
        _citation(context, "document", document, document["language"], whole=True),
        _citation(context, "cite", page, language, whole=False),
    ]


def citation_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The citation files of a record in every language: of the document, else of the page."""
    for context in publication.contexts.values():
        item = document_item(context, entry)
        if item is None:
            item = page_item(context, entry, record_title(context, entry))
        for suffix, (_, convert) in formats.FILES.items():
            yield f"{context.path(entry)}cite.{suffix}", convert(item)


def _citation(
    context: Context, name: str, item: Item, language: str, *, whole: bool
) -> dict[str, Any]:
    """What is cited, its text in each style, files to download, and its item for browser extensions.

    A citation that is not whole has its text in one style, and no files.
    """
    texts = [("APA", formats.apa(context, item))]
    files = []
    if whole:
        texts.append(("ISO 690", formats.iso690(context, item)))
        files = [Link(label, f"cite.{suffix}") for suffix, (label, _) in formats.FILES.items()]
    other_language = "" if language == context.language else language
    return {
        "id": name,
        "label": context.text(f"cite-{name}"),
        "title": Link(item["title"], language=other_language),
        "texts": texts,
        "files": files,
        "item": item,
    }
