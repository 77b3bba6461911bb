"""Words without accents, and the order of words in a list."""

import re
import unicodedata
from functools import cache

NUMBER = re.compile(r"\d+")
DIGITS = 9
"""To so many digits numbers are filled up, so that no. 94 stands before no. 129."""
LIGATURES = (("œ", "oe"), ("æ", "ae"), ("Œ", "OE"), ("Æ", "AE"))


def without_accents(words: str) -> str:
    """Words without accents and ligatures, as `fold` of docs/assets/js/text.js leaves them."""
    for ligature, letters in LIGATURES:
        words = words.replace(ligature, letters)
    decomposed = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def collation(words: str) -> tuple[str, str]:
    """The order of English and French words in a list: accents and case only decide between equals.

    Numbers stand in their own order.
    """
    folded = without_accents(words).casefold()
    letters = NUMBER.sub(lambda number: number[0].zfill(DIGITS), folded)
    return ("".join(c if c.isalnum() else " " for c in letters).strip(), words)
