"""The placeholders of a text of data/, such as {count}."""

import re
import string

ALLOWED = re.compile(r"\{\{|\}\}|\{[a-z][a-z0-9_]*\}")
"""A brace of the text itself, which is written twice, or a placeholder."""


def is_plain(text: str) -> bool:
    """True if every brace belongs to a placeholder without a format.

    `{count:>2000000000}` would fill the memory.
    """
    return not re.search(r"[{}]", ALLOWED.sub("", text))


def names(text: str) -> set[str]:
    """The names of the placeholders of a plain text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
