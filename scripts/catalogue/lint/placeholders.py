"""The placeholders of a text of data/, such as {count}."""

import re
import string

from catalogue.model.sentences import FORMS

ALLOWED = re.compile(r"\{\{|\}\}|\{[a-z][a-z0-9_]*\}")
"""A brace of the text itself, which is written twice, or a placeholder."""

INFLECTED = re.compile(rf"(?<=[a-z0-9_]):(?:{'|'.join(FORMS)})(?=\}})")
"""What a placeholder of a sentence says of the form of its value."""


def is_plain(text: str) -> bool:
    """True if every brace belongs to a placeholder without a format.

    `{count:>2000000000}` would fill the memory.
    """
    return not re.search(r"[{}]", ALLOWED.sub("", text))


def is_sentence(text: str) -> bool:
    """True for a plain text whose placeholders may say in which form their values stand."""
    return is_plain(INFLECTED.sub("", text))


def names(text: str) -> set[str]:
    """The names of the placeholders of a plain text, or of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
