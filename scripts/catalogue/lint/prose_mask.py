"""What of a text is prose: the same text, of the same length, with code and addresses blanked out.

Rules of words and typography search in it, so that they never touch what has to stay as it is. The patterns begin
with a character that is rare in prose: this is what makes them fast.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

CODE = ("fence", "code_block")
BLANK = "x"
"""What stands in for the rest: rules see a word there, and nothing to mend."""

INLINE = re.compile(
    # Code between backticks, within a paragraph.
    r"`(?<!``)(?P<more>`*)(?!`)(?:(?!\n\s*\n).)+?(?<!`)`(?P=more)(?!`)"
    # The address of a link with its title, the label of a reference, and its definition.
    r"|\](?:\((?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
    r"|\[[^\]\n]*(?=\])|:[ \t]*<?(?:https?:|\.{0,2}/)\S+)"
    # An address in angle brackets, and the name or number of a character.
    r"|<(?:https?|mailto|tel):[^\s<>]*>"
    r"|&(?:\#\w+|\w+);",
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
    """The prose of a body: its blocks of code are blanked out too."""
    blocks = [token.map for token in tokens if token.type in CODE and token.map]
    if not blocks:
        return only(body)
    lines = body.split("\n")
    for first, last in blocks:
        for row in range(first, min(last, len(lines))):
            lines[row] = BLANK * len(lines[row])
    return only("\n".join(lines))


def hide(match: re.Match[str]) -> str:
    """Blank out all that was matched but its line breaks."""
    found = match.group()
    return BLANK * len(found) if "\n" not in found else re.sub(r"[^\n]", BLANK, found)


def _blank(match: re.Match[str]) -> str:
    """Blank out what was matched; the sign by which other rules know a link or an entity stays."""
    kept = {"]": 2, ENTITY: 1}.get(match.group()[0], 0)
    return match.group()[:kept] + hide(match)[kept:]
