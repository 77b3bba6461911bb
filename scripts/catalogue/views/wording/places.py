"""Places in documents, in words."""

from catalogue.model import place_words
from catalogue.views.wording.context import Context


def place_in_words(context: Context, place: str | None, document: str) -> str:
    """A place in a document, in words, given the reference of the document."""
    vocabularies = context.catalogue.vocabularies
    return place_words.printed(vocabularies, place or "", context.language, document)
