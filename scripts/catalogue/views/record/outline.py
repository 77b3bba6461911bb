"""The order of the parts of a record's page, and the list of its contents."""

from collections.abc import Sequence
from typing import Any

from catalogue.model.records import Practice
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Block, Link

Section = dict[str, Any]

FEW_SECTIONS = 2
"""A page with no more sections has no list of its contents, unless it has provisions."""


def text_groups(entry: Entry, sections: tuple[Section, ...]) -> list[list[Section]]:
    """The sections in the order in which they are read: of a practice what to do comes first."""
    if entry.kind != Practice.folder:
        return [list(sections)]
    return [_to_do(sections), _others(sections)]


def contents(
    context: Context,
    entry: Entry,
    sections: tuple[Section, ...],
    recognition: dict[str, Any] | None,
    provisions: Sequence[Any],
    blocks: tuple[Block, ...],
) -> list[Link]:
    """Links to the parts of a page; none where it has few. Only a practice has a part on its recognition."""
    if len(sections) <= FEW_SECTIONS and not provisions:
        return []
    in_order = (*_to_do(sections), *_others(sections))
    links = [_link(section) for section in in_order if section["title"]]
    if entry.kind == Practice.folder and recognition and _has_evidence(recognition):
        links.append(Link(context.text("recognition"), "#recognition"))
    if provisions:
        links.append(Link(context.text("provisions"), "#provisions"))
    links += [Link(block.title, f"#{block.id}") for block in blocks]
    return links


def _has_evidence(recognition: dict[str, Any]) -> bool:
    return bool(recognition["counted"] or recognition["listed"])


def _link(section: Section) -> Link:
    return Link(section["title"], f"#{section['id']}")


def _to_do(sections: tuple[Section, ...]) -> list[Section]:
    """The steps and the pitfalls."""
    return [section for section in sections if section["id"] in FIELDS]


def _others(sections: tuple[Section, ...]) -> list[Section]:
    return [section for section in sections if section["id"] not in FIELDS]
