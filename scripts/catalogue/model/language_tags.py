"""Words that stand in for a missing translation carry their language, from the table to the file.

The tags are Unicode's own, without a width. No file of the site has them: in HTML they become `lang`
and `dir`.
"""

import re

from babel.core import Locale

BEGIN, END, OFFSET = "\U000e0001", "\U000e007f", 0xE0000
TAG = rf"{BEGIN}([\U000e0061-\U000e007a]+)|{END}|(?:%F3%A0%8[01]%[89AB][0-9A-F])+|(?:\\udb40\\udc[0-7]\w)+"
"""Where a language begins, with its code; where it ends; either in the query of an address, and in JSON."""

PIECE = re.compile(rf"<(title|option|textarea|script|style|svg)\b.*?</\1>|<[^>]*>|{TAG}", re.DOTALL)
"""What holds no element, a start or end of an element, or a tag."""


def tagged(words: str, language: str, reader: str = "") -> str:
    """Words with their language, if it is known and not that of the reader."""
    code = "".join(chr(OFFSET + ord(letter)) for letter in language)
    return f"{BEGIN}{code}{words}{END}" if words and language not in ("", reader) else words


def language_of(words: str) -> str:
    """The language with which words begin; '' if they are not tagged."""
    match = re.match(TAG, words)
    return "".join(chr(ord(letter) - OFFSET) for letter in match[1] or "") if match else ""


def without_tags(path: str, content: str) -> str:
    """The content of a file without tags."""

    def piece(match: re.Match[str]) -> str:
        if language := language_of(match[0]):
            return f'<span lang="{language}" dir="{Locale.parse(language).text_direction}">'
        return "</span>" if match[0] == END else re.sub(TAG, "", match[0])

    if not any(sign in content for sign in (END, "%F3%A0%8", "\\udb40")):
        return content
    return PIECE.sub(piece, content) if path.endswith(".html") else re.sub(TAG, "", content)
