"""How far a place in a document was read: the reading on the record of the document that covers it."""

import re

from catalogue.model.evidence import Reading
from catalogue.source.entry import Entry

WHOLE = "whole document"
NOT_READ = "expert"
"""How far a place was read that no reading covers: somebody names it, and its words were not read."""

IN_PIECES = ("extract", "heading")
"""Readings of the whole in pieces: they do not say which, and so tell nothing of one place."""


def seen_at(document: Entry | None, where: str | None) -> str:
    """How far a place of a document was read; of the whole document if no place is given."""
    reading = reading_at(document, where)
    return reading.seen if reading else NOT_READ


def reading_at(document: Entry | None, where: str | None) -> Reading | None:
    """The most precise reading that covers a place; None if there is none."""
    place = where or WHOLE
    readings = document.readings if document else []
    covering = [reading for reading in readings if covers(reading, place)]
    return max(covering, key=_precision, default=None)


def covers(reading: Reading, place: str) -> bool:
    """True if a reading of the place, of what contains it, or of the whole document says how far it was read.

    A reading of art. 5 covers art. 5(2) and art. 5, p. 3, and not art. 51.
    """
    if reading.where == place:
        return True
    if reading.where == WHOLE:
        return reading.seen not in IN_PIECES
    return bool(re.match(rf"{re.escape(reading.where)}(?=[(,]|\.\d)", place))


def _precision(reading: Reading) -> int:
    """Longer places are more precise; the whole document is the least so."""
    return 0 if reading.where == WHOLE else len(reading.where)
