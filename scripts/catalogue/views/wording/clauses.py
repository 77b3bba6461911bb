"""The beginning of a sentence, for a line that has no room for all of it."""

import re

MOST = 66
"""The most letters of a beginning: a line of the text on a wide screen. A treaty has a hundred of them."""

LEAST = 32
"""A beginning that a clause ends has at least so many letters; a shorter one would say too little."""

CLAUSE_END = re.compile(r"[.;:](?=\s)|\s[;:](?=\s)")
"""Where a clause ends. A comma ends none: what follows it may be what the sentence is about."""


def beginning(text: str) -> str:
    """A text as far as a line has room: to the end of a clause, otherwise of a word, and an ellipsis."""
    if len(text) <= MOST:
        return text
    ends = [match.start() for match in CLAUSE_END.finditer(text, LEAST, MOST)]
    end = ends[-1] if ends else max(text.rfind(" ", 0, MOST), LEAST)
    return f"{text[:end].rstrip(',')}…"
