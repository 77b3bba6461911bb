"""Patterns of Python's `re` in the syntax of JavaScript.

With them browsers check texts as the checker does.
"""

import re

WORD = r"\p{L}\p{N}_"
"""What `\\w` matches in Python: letters and digits of every script. In JavaScript it has ASCII only."""

BORDER = f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"
"""What `\\b` matches in Python: before or after a word."""

END = "(?![^])"
"""The end of a text, also where `$` is the end of a line."""

TRANSLATIONS = {
    r"\w": f"[{WORD}]",
    r"\b": BORDER,
    r"\Z": END,
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"[^\W\d]": r"[\p{L}_]",
    r"[^\W\d_]": r"\p{L}",
}
"""Escapes and classes outside a class → the same in JavaScript."""

TRANSLATIONS_IN_CLASS = {r"\w": WORD, r"\-": r"\-"}
"""The same inside a class."""

ESCAPE = re.compile(r"\\.", re.DOTALL)
CLASS_OR_ESCAPE = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.", re.DOTALL)
SYNTAX = "^$\\.*+?()[]{}|/"
"""The characters that JavaScript allows to escape; another one is itself without the backslash."""


def javascript(pattern: str) -> str:
    r"""A pattern of Python's `re` in the syntax of JavaScript with the flags g, m, s and u.

    Named groups, `\w`, `\b`, `\Z`, and escapes that JavaScript refuses are written in another way;
    `tests/vectors/` proves for every pattern in use that both find the same.
    """
    named = pattern.replace("(?P<", "(?<").replace("(?P=more)", r"\k<more>")
    return CLASS_OR_ESCAPE.sub(_translated, named)


def _translated(match: re.Match[str]) -> str:
    """A class or an escape in JavaScript."""
    text = match[0]
    if text in TRANSLATIONS:
        return TRANSLATIONS[text]
    if text.startswith("["):
        return f"[{ESCAPE.sub(_translated_in_class, text[1:-1])}]"
    return _allowed(text)


def _translated_in_class(match: re.Match[str]) -> str:
    """An escape inside a class in JavaScript."""
    return TRANSLATIONS_IN_CLASS.get(match[0]) or _allowed(match[0])


def _allowed(escape: str) -> str:
    """An escape, or the character itself if JavaScript refuses the escape."""
    character = escape[1]
    return escape if character.isalnum() or character in SYNTAX else character
