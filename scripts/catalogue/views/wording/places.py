"""Places in documents, and the symbols of documents, in words."""

from catalogue.model import places
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context


def place_in_words(context: Context, place: str | None) -> str:
    """A place in a document, in words."""
    return places.printed(context.catalogue.vocabularies, place or "", context.language)


def document_symbol(context: Context, entry: Entry) -> str:
    """The symbol of a document; its English words are printed in the language of the reader."""
    words = entry.identifiers.get("symbol", "")
    if context.language == entry.original:
        return words
    return places.symbol(context.catalogue.vocabularies, words, context.language)
