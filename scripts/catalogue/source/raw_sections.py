"""The Markdown of a text as it was written: of each section, and of each item of a list."""

import re
from dataclasses import dataclass

from catalogue.source import commonmark, steps
from catalogue.source.commonmark import Section

MARKER = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
"""What begins the item of a list."""

HEAD = re.compile(r"\*\*(?:(?!\*\*).)+\*\*\s*", re.DOTALL)
"""The bold sentence with which a step begins."""


@dataclass(frozen=True)
class RawSection:
    """A section as it was written; one that has a list of steps has it in items, and not in its text."""

    title: str
    text: str
    items: tuple[str, ...] = ()


def raw_sections(body: str, titles_of_lists: tuple[str, ...]) -> list[RawSection]:
    """The sections of a text; those with some titles have the items of their list apart."""
    lines = body.replace("\r", " ").split("\n")
    parts = commonmark.sections(body)
    ends = [part.line for part in parts[1:]] + [len(lines)]
    return [
        _raw(part, lines[part.line : end], is_list=part.title in titles_of_lists)
        for part, end in zip(parts, ends, strict=True)
    ]


def _raw(section: Section, lines: list[str], *, is_list: bool) -> RawSection:
    """A section from its lines, the first of which is its heading if it has a title."""
    start = 1 if section.title else 0
    _, items, after = steps.divide(section) if is_list else (None, [], None)
    if not items:
        return RawSection(section.title, "\n".join(lines[start:]).strip())
    starts = [item.line - section.line for item in items]
    end = len(lines)
    if after and after.tokens:
        end = commonmark.first_line(after.tokens[0]) - section.line
    ends = [*starts[1:], end]
    texts = [_item(lines[first:last]) for first, last in zip(starts, ends, strict=True)]
    rest = [*lines[start : starts[0]], *lines[end:]]
    return RawSection(section.title, "\n".join(rest).strip(), tuple(texts))


def _item(lines: list[str]) -> str:
    """The Markdown of an item without its marker, and without the indentation of its other lines."""
    match = MARKER.match(lines[0])
    width = match.end() if match else 0
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[1:]]
    return "\n".join([lines[0][width:], *rest]).strip()


def after_head(text: str) -> str:
    """What follows the bold head of an item, as it was written; all of it if it has no head."""
    match = HEAD.match(text)
    return text[match.end() :] if match else text
