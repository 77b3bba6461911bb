"""Runs of words of a page, each with the language in which a browser takes it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSPOKEN = {"script", "style", "code"}
"""What is not read aloud as language: code holds examples of both."""


class Groups(HTMLParser):
    """Each run of words of a page with the language in which a browser takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [("", "")]
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not UNSPOKEN & {tag for tag, _ in self.open}:
            self.found.append((self.open[-1][1], data.strip()))


def groups(text: str) -> list[tuple[str, str]]:
    """The runs of words of a page, with the language of each."""
    page = Groups()
    page.feed(text)
    return page.found
