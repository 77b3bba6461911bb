"""The front matter beyond its model: the order of its keys, and values that other YAML readers would take for numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from catalogue.lint.page_model import Page
from catalogue.model.evidence import PageMeta
from catalogue.model.findings import Finding
from catalogue.model.types import InVocabulary, Ref, Translatable
from catalogue.source.validation import AUTHORITY, SOURCE, build

FIRST = ("title", "our_title", "acronym", "summary", "type", "act", "topics")
LAST = ("formerly", "reviewed", "review_due", "withdrawn", "changes", AUTHORITY, SOURCE)
"""What a reader of the front matter looks for first, and the marks of its upkeep."""

WORDS = ("where", "symbol", "licence", "doi", "reason")
"""Fields of free words that carry no mark."""

AMBIGUOUS = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|"
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9]+|\.inf|\.nan)|"
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\d{4}-\d\d?-\d\d?",
    re.IGNORECASE,
)


def ordinary(page: Page) -> Iterator[Finding]:
    """An ordinary page has a title and a summary, and no key that it has no use for."""
    if not page.kind and page.document.readable:
        yield from build(PageMeta, page.document)[1]


def empty(page: Page) -> Iterator[Finding]:
    """A key has a value."""
    for where in page.document.keys if page.document.readable else ():
        if page.document.value(where) is None:
            yield page.finding("front-matter-empty", page.document.key_span(where), key=where[-1])


def order(page: Page) -> Iterator[Finding]:
    """The keys of the front matter stand in the order of their kind."""
    wanted = key_order(page.model)
    highest = -1
    for key in page.document.data:
        if key in wanted:
            if wanted.index(key) < highest:
                span = page.document.key_span((key,))
                yield page.finding("front-matter-order", span, key=key, after=wanted[highest])
            highest = max(highest, wanted.index(key))


def key_order(model: type[BaseModel]) -> list[str]:
    """The keys of a model as writers find them on other pages: what it is first, when it was read again last."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    own = [name for name in names if name not in (*FIRST, *LAST)]
    return [name for name in (*FIRST, *own, *LAST) if name in names]


def ambiguous(page: Page) -> Iterator[Finding]:
    """Words that YAML could take for a number, a date or yes and no stand in quotes."""
    for placed in page.values:
        if AMBIGUOUS.fullmatch(placed.value) and _is_words(placed.where[-1], placed.marks):
            span = page.document.span(placed.where)
            if page.raw(placed.where)[:1] not in ("'", '"') and placed.value in page.raw(placed.where):
                yield page.finding("front-matter-ambiguous", span, value=placed.value)


def _is_words(name: object, marks: tuple[object, ...]) -> bool:
    return name in WORDS or any(isinstance(mark, (Translatable, InVocabulary, Ref)) for mark in marks)
