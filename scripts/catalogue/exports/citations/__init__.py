"""Citations of a record: of the document that it describes, else of its page, as text in two styles, BibTeX, RIS and CSL-JSON.

items    a record → a CSL-JSON item, from which all other forms are made
formats  an item → text as readers cite it, and files for reference managers
"""

from collections.abc import Iterator
from typing import Any

from catalogue.exports.citations import formats, items
from catalogue.exports.citations.items import Item
from catalogue.exports.publication import File, Publication
from catalogue.source.loading import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title
from catalogue.views.wording.values import Link


def citations(context: Context, entry: Entry, name: Link) -> list[dict[str, Any]]:
    """The document, which is what readers cite, in every form, and its page in one form.

    The page in every form where there is no document. `name` is that of the record on its page.
    """
    page = items.page(context, entry, f"{name.label} {name.ours}".strip())
    language = name.language or context.language
    document = items.document(context, entry)
    if document is None:
        return [_citation(context, "cite", page, language, whole=True)]
    return [
        _citation(context, "document", document, document["language"], whole=True),
        _citation(context, "cite", page, language, whole=False),
    ]


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The citation files of a record in every language: of the document, else of the page."""
    for context in publication.contexts.values():
        item = items.document(context, entry)
        if item is None:
            item = items.page(context, entry, record_title(context, entry))
        for suffix, (_, convert) in formats.FILES.items():
            yield f"{context.path(entry)}cite.{suffix}", convert(item)


def _citation(
    context: Context, name: str, item: Item, language: str, *, whole: bool
) -> dict[str, Any]:
    """What is cited, its text in each style, files to download, and its item for browser extensions."""
    texts = (("APA", formats.apa(context, item)), ("ISO 690", formats.iso690(context, item)))
    return {
        "id": name,
        "label": context.text(f"cite-{name}"),
        "title": Link(item["title"], language="" if language == context.language else language),
        "texts": texts if whole else texts[:1],
        "files": [Link(label, f"cite.{suffix}") for suffix, (label, _) in formats.FILES.items()]
        if whole
        else [],
        "item": item,
    }
