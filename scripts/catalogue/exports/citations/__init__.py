"""Citations of a record's page and of the document that it describes: two styles as text, BibTeX, RIS and CSL-JSON.

items    a record → a CSL-JSON item, the one description from which all others are made
styles   an item → text as readers cite it
bibtex, ris, coins   an item → what reference managers read
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.exports.citations import bibtex, coins, items, ris, styles
from catalogue.exports.citations.items import Item
from catalogue.source.loading import Entry
from catalogue.views.context import Context, name_language
from catalogue.views.values import Link

NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
PAGE, DOCUMENT = "cite", "document"


@dataclass(frozen=True)
class Citation:
    """How to cite one thing: its text in each style, the files to download, and the mark that browsers' helpers read."""

    id: str
    label: str
    title: Link
    """What is cited, with its language where that is not the page's."""

    texts: tuple[tuple[str, str], ...]
    files: tuple[Link, ...]
    coins: str


def citations(context: Context, entry: Entry, site_name: str) -> tuple[Citation, ...]:
    """The document first, since it is what most readers cite; then the page."""
    return tuple(_citation(context, entry, name, item) for name, item in _items(context, entry, site_name))


def files(context: Context, entry: Entry, site_name: str) -> Iterator[tuple[str, str]]:
    """The path and the content of each file that stands beside the page."""
    for name, item in _items(context, entry, site_name):
        for suffix, form in FORMATS.items():
            yield f"{context.path(entry)}{name}.{suffix}", form(item)


def _items(context: Context, entry: Entry, site_name: str) -> Iterator[tuple[str, Item]]:
    if document := items.document(context, entry):
        yield DOCUMENT, document
    yield PAGE, items.page(context, entry, site_name)


def _citation(context: Context, entry: Entry, name: str, item: Item) -> Citation:
    language = item["language"] if name == DOCUMENT else name_language(entry, context.language)
    title = Link(item["title"], language="" if language == context.language else language)
    texts = (("APA", styles.apa(context, item)), ("ISO 690", styles.iso690(context, item)))
    links = tuple(Link(NAMES[suffix], f"{name}.{suffix}") for suffix in FORMATS)
    return Citation(name, context.text(f"cite-{name}"), title, texts, links, coins.coins(item))


def _csl(item: Item) -> str:
    csl = {name: value for name, value in item.items() if name != "formats"}
    return json.dumps([csl], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


FORMATS: dict[str, Callable[[Item], str]] = {"bib": bibtex.bibtex, "ris": ris.ris, "json": _csl}
