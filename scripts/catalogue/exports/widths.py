"""The estimated width of words in a font without serifs, at 13 pixels."""

NARROW, WIDE = frozenset("iljI.,:;’'()|!ft "), frozenset("mwMWÉ—")
NARROW_WIDTH, USUAL_WIDTH, WIDE_WIDTH = 39, 73, 110
"""The width of a letter in tenths of a pixel."""


def tenths(words: str) -> int:
    """The width of words in tenths of a pixel.

    The sum is one of whole tenths, since newer versions of Python add up fractions differently.
    """
    return sum(_letter_width(letter) for letter in words)


def words_width(words: str) -> int:
    """The estimated width of words in pixels; `textLength` then sets them to exactly this width."""
    return round(tenths(words) / 10)


def _letter_width(letter: str) -> int:
    if letter in NARROW:
        return NARROW_WIDTH
    return WIDE_WIDTH if letter in WIDE else USUAL_WIDTH
