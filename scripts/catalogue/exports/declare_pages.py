"""The page of each agency on which it declares, in every language."""

from collections.abc import Iterator

from catalogue.exports.publication import File, Publication
from catalogue.source.entry import Entry
from catalogue.views.pages.declare import declare_frame, declare_page, may_declare


def declare_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The page on which an agency declares; none for other records."""
    for context in publication.contexts.values():
        if may_declare(context, entry):
            frame = declare_frame(context, entry)
            view = declare_page(context, entry, frame.path)
            page = publication.templates.page(context, frame, view=view)
            yield f"{frame.path}index.html", page
