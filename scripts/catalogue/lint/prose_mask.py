"""The prose of a text: a copy of the same length in which code and addresses are masked.

Rules of terminology and typography search in the copy. The patterns start with characters that are rare in prose,
which makes them fast.
"""

import re

from markdown_it.token import Token

from catalogue.source.icons import SHORTCODE

CODE = ("fence", "code_block")
BLANK = "x"
"""The masking character, a letter: rules see a word without faults."""

INLINE = re.compile(
    # Code between backticks, within a paragraph.
    r"`(?<!``)(?P<more>`*)(?!`)(?:(?!\n\s*\n).)+?(?<!`)`(?P=more)(?!`)"
    # The address of a link with its title, the label of a reference, and its definition.
    r"|\](?:\((?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
    r"|\[[^\]\n]*(?=\])|:[ \t]*<?(?:https?:|\.{0,2}/)\S+)"
    # An address in angle brackets, and the name or number of a character.
    r"|<(?:https?|mailto|tel):[^\s<>]*>"
    r"|&(?:\#\w+|\w+);"
    # An icon of an ordinary page.
    rf"|{SHORTCODE}",
    re.DOTALL,
)
BARE = re.compile(r"(?:https?://|mailto:)[^\s<>()]+|^[ \t]*(?:!!!|\?\?\?\+?|===)[ \t][^\n]*", re.MULTILINE)
BARE_SIGNS = ("://", "mailto:", "!!!", "???", "===")
ENTITY = "&"


def only(text: str) -> str:
    """The prose of a value or a paragraph."""
    text = INLINE.sub(_blank, text)
    return BARE.sub(_blank, text) if any(sign in text for sign in BARE_SIGNS) else text


def of_body(body: str, tokens: list[Token]) -> str:
    """The prose of a body, with blocks of code masked too."""
    blocks = [token.map for token in tokens if token.type in CODE and token.map]
    if not blocks:
        return only(body)
    lines = body.split("\n")
    for first, last in blocks:
        for row in range(first, min(last, len(lines))):
            lines[row] = BLANK * len(lines[row])
    return only("\n".join(lines))


def hide(match: re.Match[str]) -> str:
    """Mask a match except for line breaks."""
    text = match.group()
    return BLANK * len(text) if "\n" not in text else re.sub(r"[^\n]", BLANK, text)


def _blank(match: re.Match[str]) -> str:
    """Mask a match except for the characters by which other rules recognize a link or an entity."""
    prefix = {"]": 2, ENTITY: 1}.get(match.group()[0], 0)
    return match.group()[:prefix] + hide(match)[prefix:]
