"""OrdinaryPage pages as the site renders them: what Python-Markdown makes of a page holds nothing but what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark, markdown

BLOCKS = "blockquote br dd details div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre summary table tbody td th thead tr ul"
WORDS = "a abbr code del em span strong sub sup"
TAGS = frozenset(f"{BLOCKS} {WORDS}".split())
ATTRIBUTES = frozenset(["alt", "class", "href", "id", "lang", "open", "rel", "src", "start", "title"])

BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions of mkdocs.yml."""


class _Judge(HTMLParser):
    """Collects what is not allowed in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        self.found += [name for name, _ in attrs if name not in ATTRIBUTES]
        self.found += [value for name, value in attrs if name in ("href", "src") and value and not commonmark.is_safe(value)]


def rendered(page: Page) -> Iterator[Finding]:
    """An ordinary page is made of the tags, attributes and addresses that the site allows."""
    if page.kind or not page.document.body:
        return
    html = _render(page)
    if html is None:
        yield page.finding("page-nesting", Span(page.document.body_line))
        return
    judge = _Judge()
    judge.feed(html)
    for found in dict.fromkeys(judge.found):
        yield page.finding("page-markup", Span(page.document.body_line), found=found)


def _render(page: Page) -> str | None:
    """The HTML of a page, or None for one that is too deep to be rendered."""
    try:
        return str(_markdown(page.catalogue.root).reset().convert(page.document.body))
    except RecursionError:
        return None


@cache
def _markdown(root: Path) -> Markdown:
    """Python-Markdown as mkdocs.yml configures it, made safe as the build makes it."""
    try:
        settings = yaml.load((root / "mkdocs.yml").read_bytes(), Loader=_Settings)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError):
        settings = {}
    listed = (settings or {}).get("markdown_extensions") or []
    named: dict[str, Any] = {}
    for item in listed:
        named.update(item if isinstance(item, dict) else {item: {}})
    return Markdown(extensions=[*BUILT_IN, *named, markdown.Safe()], extension_configs=named)


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without its tags: `!ENV` and the like stand for nothing."""


_Settings.add_multi_constructor("", lambda loader, suffix, node: None)
