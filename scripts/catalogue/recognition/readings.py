"""How far a place in a document was read: the reading on the record of the document that covers it."""

from catalogue.model.evidence import Reading
from catalogue.model.places import PlaceError, contains, has_several, parse
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.entry import Entry

WHOLE = "whole document"
NOT_READ = "expert"
"""How far a place was read that no reading covers: somebody names it, and its words were not read."""

IN_PIECES = ("extract", "heading")
"""Readings of a whole or of several places in pieces: they do not say which, and tell nothing of one."""


def seen_at(vocabularies: Vocabularies, document: Entry | None, where: str | None) -> str:
    """How far a place of a document was read; of the whole document if no place is given."""
    reading = reading_at(vocabularies, document, where)
    return reading.seen if reading else NOT_READ


def reading_at(
    vocabularies: Vocabularies, document: Entry | None, where: str | None
) -> Reading | None:
    """The most precise reading that covers a place: in which the fewest others lie."""
    place = where or WHOLE
    readings = document.readings if document else []
    covering = [reading for reading in readings if covers(vocabularies, reading, place)]

    def width(reading: Reading) -> int:
        return sum(_lies_in(vocabularies, other.where, reading.where) for other in covering)

    return min(covering, key=width, default=None)


def covers(vocabularies: Vocabularies, reading: Reading, place: str) -> bool:
    """True if a reading of the place, of what contains it, or of the whole document says how far it was read.

    A reading of art. 5 covers art. 5(2) and art. 5, p. 3, and not art. 51; one of paras 1-3 covers para. 3.
    """
    if reading.where == place:
        return True
    if reading.seen in IN_PIECES and _names_several(vocabularies, reading.where):
        return False
    return _lies_in(vocabularies, place, reading.where)


def _lies_in(vocabularies: Vocabularies, inner: str, outer: str) -> bool:
    """True if a place lies in another; places that cannot be read, which the checker refuses, lie in none."""
    if outer in (WHOLE, inner):
        return True
    try:
        return contains(parse(vocabularies, outer), parse(vocabularies, inner))
    except PlaceError:
        return False


def _names_several(vocabularies: Vocabularies, place: str) -> bool:
    if place == WHOLE:
        return True
    try:
        return has_several(parse(vocabularies, place))
    except PlaceError:
        return False
