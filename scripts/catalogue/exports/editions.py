"""What is published of an edition, below /editions/<version>/: one file of data, a page for each practice.

A page for each practice and language, since a step is cited by the address of its practice and its own
anchor, and one page of all steps would be a megabyte. Everything for programs is in one file, the one that
the release wrote: it never changes, so its checksum proves that it is the edition. An edition adds two
pages for each practice, two of its own, and two files; all editions are listed on one page a language.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.exports.citations import formats
from catalogue.exports.citations.items import PAGE_TYPES, Item, issued
from catalogue.exports.publication import File, Publication
from catalogue.recognition.editions import Edition, checksum, content, editions
from catalogue.views.pages.edition_pages import (
    FILE,
    FOLDER,
    SUMS,
    doi,
    edition_frame,
    edition_path,
    edition_view,
    editions_frame,
    editions_view,
    kept_name,
    kept_practice_frame,
    kept_practice_view,
    practices_of,
)
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link


def edition_files(publication: Publication) -> Iterator[File]:
    """The files of all editions, and their list in each language once there is one."""
    if editions(publication.catalogue):
        yield from _lists(publication)
    for edition in editions(publication.catalogue):
        folder = f"{FOLDER}/{edition.version}/"
        yield f"{folder}{FILE}", content(publication.catalogue, edition)
        yield f"{folder}{SUMS}", f"{checksum(publication.catalogue, edition)}  {FILE}\n"
        for context in publication.contexts.values():
            yield from _pages(publication, context, edition)


def _lists(publication: Publication) -> Iterator[File]:
    for context in publication.contexts.values():
        frame, view = editions_frame(context), editions_view(context)
        page = publication.templates.page(context, frame, view=view)
        yield f"{context.page_path(FOLDER)}index.html", page


def edition_places(publication: Publication) -> tuple[str, ...]:
    """The beginnings of the paths of these files."""
    return tuple(context.page_path(FOLDER) for context in publication.contexts.values())


def _pages(publication: Publication, context: Context, edition: Edition) -> Iterator[File]:
    """The pages of an edition in a language."""
    page = publication.templates.page(
        context,
        edition_frame(context, edition),
        view=edition_view(context, edition),
        citation=edition_citation(context, edition),
    )
    yield f"{edition_path(context, edition)}index.html", page
    for ref in practices_of(edition):
        page = publication.templates.page(
            context,
            kept_practice_frame(context, edition, ref),
            view=kept_practice_view(context, edition, ref),
            citation=edition_citation(context, edition, ref),
        )
        yield f"{edition_path(context, edition, ref)}index.html", page


def edition_citation(context: Context, edition: Edition, ref: str = "") -> dict[str, Any]:
    """The citation of an edition, or of a practice in it: text in each style, and each format."""
    item = _item(context, edition, ref)
    forms = [(label, suffix, convert([item])) for suffix, (label, convert) in formats.FILES.items()]
    return {
        "label": context.text("cite-cite" if ref else "edition-cite"),
        "title": Link(item["title"]),
        "texts": [(style, cite(context, item)) for style, cite in formats.STYLES.items()],
        "forms": forms,
        "item": item,
    }


def _item(context: Context, edition: Edition, ref: str) -> Item:
    """An edition, or a practice in it, with its permanent address; the DOI is that of the edition."""
    name = edition.name.get(context.language) or context.site_name
    whole = f"{name}, {context.text('edition-name', version=edition.version).lower()}"
    item: Item = {
        "id": "-".join(
            filter(None, ("edition", edition.version, ref.partition("/")[2], context.language))
        ),
        "type": PAGE_TYPES["csl"],
        "formats": PAGE_TYPES,
        "title": kept_name(context, edition, ref) if ref else whole,
        "container-title": whole if ref else "",
        "version": edition.version,
        "issued": issued(edition.date),
        "language": context.language,
        "DOI": "" if ref else doi(context, edition),
        "URL": context.site.absolute(edition_path(context, edition, ref)),
    }
    return {key: value for key, value in item.items() if value}
