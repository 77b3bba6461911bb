"""What readers of a page see or hear in its own language: text, title, description, and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from support.word_languages import tree

UNSEEN = {"script", "style", "code", "kbd", "template"}
"""Code holds examples of both languages, and of what is wrong."""

BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
    ),
    *(
        "fieldset",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
    ),
    *(
        "html",
        "label",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
    ),
    *("summary", "table", "tbody", "td", "th", "thead", "title", "tr", "ul", "button", "text"),
}
"""Elements that begin and end a run of words."""

LABELS = ("alt", "title", "aria-label", "placeholder")
MACHINES = "Z3988"
"""The class of a citation that is read by programs: its title is an address."""

FOREIGN = "\u2026"
"""What stands for words in another language, code and addresses."""

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|(?<![^\s(])/?(?:[a-z][\w.-]*/){2,}\S*")


@dataclass
class _Reader:
    """Collects the runs of words of a page."""

    language: str
    runs: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def read(self, element: Any, around: str) -> None:
        language = element.get("lang") or around
        is_block = element.tag in BLOCKS
        if is_block:
            self.end()
        self._labels(element, language)
        if element.tag in UNSEEN:
            self.words.append(FOREIGN)
        else:
            self._text(element.text, language)
            for child in element:
                self.read(child, language)
                self._text(child.tail, language)
        if is_block:
            self.end()

    def _labels(self, element: Any, language: str) -> None:
        if language != self.language or element.get("class") == MACHINES:
            return
        labels = [element.get(name) for name in LABELS]
        if element.tag == "meta" and element.get("name") == "description":
            labels.append(element.get("content"))
        self.runs += filter(None, labels)

    def _text(self, words: str | None, language: str) -> None:
        if words:
            self.words.append(words if language == self.language else FOREIGN)

    def end(self) -> None:
        run = re.sub(r"[ \t\n]+", " ", "".join(self.words)).strip()
        if run.strip(FOREIGN):
            self.runs.append(run)
        self.words.clear()


def seen_words(page: bytes) -> tuple[str, list[str]]:
    """The language of a page, and its runs of words in that language, without addresses."""
    root = tree(page)
    reader = _Reader(root.get("lang") or "")
    reader.read(root, reader.language)
    return reader.language, list(_without_addresses(reader.runs))


def _without_addresses(runs: list[str]) -> Iterator[str]:
    for run in runs:
        words = ADDRESS.sub(FOREIGN, run)
        if words.strip(f"{FOREIGN} "):
            yield words
