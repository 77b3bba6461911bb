"""Words without accents, and the order of words in a list."""

import unicodedata
from functools import cache

LIGATURES = (("œ", "oe"), ("æ", "ae"), ("Œ", "OE"), ("Æ", "AE"))


def without_accents(words: str) -> str:
    """Words without accents and ligatures, as `fold` of docs/assets/js/text.js leaves them."""
    for ligature, letters in LIGATURES:
        words = words.replace(ligature, letters)
    decomposed = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def collation(words: str) -> tuple[str, str]:
    """The order of English and French words in a list: accents and case only decide between equals."""
    letters = without_accents(words).casefold()
    return ("".join(c if c.isalnum() else " " for c in letters).strip(), words)
