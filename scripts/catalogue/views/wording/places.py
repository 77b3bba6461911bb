"""Places in documents, in words."""

from catalogue.model import place_words
from catalogue.views.wording.context import Context


def place_in_words(context: Context, place: str | None) -> str:
    """A place in a document, in words."""
    return place_words.printed(context.catalogue.vocabularies, place or "", context.language)
