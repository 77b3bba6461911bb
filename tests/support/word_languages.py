"""A page as a tree, and its runs of words, each with the language in which a browser takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

UNSPOKEN = {"script", "style", "code"}
"""What is not read aloud as language: code holds examples of both."""
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)


def tree(page: bytes) -> Any:
    """The elements of a page."""
    return etree.fromstring(page, PARSER)


def groups(text: str) -> list[tuple[str, str]]:
    """The runs of words of a page, with the language of each."""
    return list(_groups(tree(text.encode("utf-8")), ""))


def _groups(element: Any, around: str) -> Iterator[tuple[str, str]]:
    if element.tag in UNSPOKEN:
        return
    language = element.get("lang", around)
    if words := (element.text or "").strip():
        yield language, words
    for child in element:
        yield from _groups(child, language)
        if words := (child.tail or "").strip():
            yield language, words
