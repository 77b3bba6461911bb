"""The words of a text by which somebody may act: without sentences that only lead to another page."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from catalogue.source.commonmark import BREAKS

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
WORD = re.compile(r"\w+")
LINKED = "\ue000"
"""Stands before and after the words of a link; no page has this character."""


def words(children: list[Token]) -> str:
    """The sentences of a paragraph but those of which most words are words of links."""
    sentences = SENTENCE_END.split("".join(_marked(children)))
    return plain(" ".join(sentence for sentence in _joined(sentences) if not _leads(sentence)))


def plain(text: str) -> str:
    """A text in small letters, with typographic apostrophes and without marks of links."""
    return text.replace(LINKED, "").replace("'", "’").lower()


def _marked(children: list[Token]) -> Iterator[str]:
    """The parts of a paragraph, with marks around the words of links."""
    for child in children:
        if child.type in ("link_open", "link_close"):
            yield LINKED
        else:
            yield " " if child.type in BREAKS else child.content


def _joined(sentences: list[str]) -> Iterator[str]:
    """Sentences, of which those that share a link are one."""
    held = ""
    for sentence in sentences:
        held = f"{held} {sentence}" if held else sentence
        if held.count(LINKED) % 2 == 0:
            yield held
            held = ""
    if held:
        yield held


def _leads(sentence: str) -> bool:
    """True for a sentence of which more words stand in links than outside."""
    outside, inside = sentence.split(LINKED)[::2], sentence.split(LINKED)[1::2]
    return _count(inside) > _count(outside)


def _count(parts: list[str]) -> int:
    return sum(len(WORD.findall(part)) for part in parts)
