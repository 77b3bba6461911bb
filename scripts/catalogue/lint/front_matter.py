"""Rules of the front matter that its model does not have: order, terms, references, ambiguous YAML."""

import re
from collections.abc import Collection, Iterator
from itertools import accumulate

from pydantic import BaseModel

from catalogue.lint.checked_file import CheckedFile
from catalogue.lint.page_model import Page
from catalogue.lint.registry import page_rule
from catalogue.model.findings import Finding, Span
from catalogue.model.page_meta import PageMeta
from catalogue.model.records import KINDS
from catalogue.model.types import InVocabulary, Ref, Translatable
from catalogue.source.validation import AUTHORITY, SOURCE, FieldValue, build

FIRST = ("title", "our_title", "addition", "acronym", "summary", "type", "act", "topics")
LAST = ("formerly", "reviewed", "review_due", "withdrawn", "changes", AUTHORITY, SOURCE)
"""The keys that come first, and those of maintenance, which come last."""

WORDS = ("where", "symbol", "licence", "doi", "reason")
"""Text fields without a mark."""

MOST_ALLOWED = 12
"""Terms of a vocabulary that a message lists."""

AMBIGUOUS = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|"
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    r"|\.[0-9]+|\.inf|\.nan)|"
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\d{4}-\d\d?-\d\d?",
    re.IGNORECASE,
)
"""What YAML resolves to another type than text."""

QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
COMMENT = re.compile(r"(?<=\S)\s+(#.*)$")


@page_rule(
    "front-matter-missing-key",
    "front-matter-unknown-key",
    "front-matter-empty",
    "front-matter-length",
    "front-matter-type",
    "front-matter-value",
    "recognition-typed",
)
def ordinary(page: Page) -> Iterator[Finding]:
    """An ordinary page has a title and a summary, and no unknown keys."""
    if not page.kind and page.document.readable:
        yield from build(PageMeta, page.document)[1]


@page_rule("front-matter-comment")
def comments(page: Page) -> Iterator[Finding]:
    """A value of a page is not cut off by a comment."""
    if not page.document.readable:
        return
    for number, line in enumerate(page.header.split("\n"), 1):
        match = COMMENT.search(QUOTED.sub(_masked, line))
        if match:
            span = Span(number, match.start(1) + 1, len(match[1]))
            yield page.finding("front-matter-comment", span)


def _masked(quoted: re.Match[str]) -> str:
    return "x" * len(quoted[0])


@page_rule("front-matter-empty")
def empty(page: Page) -> Iterator[Finding]:
    """Keys have a value."""
    document = page.document
    for where in document.keys if document.readable else ():
        if document.value(where) is None:
            yield page.finding("front-matter-empty", document.key_span(where), key=where[-1])
    for placed in page.values:
        if placed.value and not re.search(r"\w", placed.value):
            yield page.finding("front-matter-empty", placed.where, key=placed.where[-1])


@page_rule("front-matter-order")
def order(page: Page) -> Iterator[Finding]:
    """The keys of the front matter are in the order of the kind."""
    keys = key_order(page.model)
    places = [keys.index(key) for key in page.document.data if key in keys]
    for place, highest in zip(places, accumulate(places, max), strict=True):
        if place < highest:
            key, after = keys[place], keys[highest]
            span = page.document.key_span((key,))
            yield page.finding("front-matter-order", span, key=key, after=after)


def key_order(model: type[BaseModel]) -> list[str]:
    """The keys of a model in the order in which pages have them: identification first, maintenance last."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    middle = [name for name in names if name not in (*FIRST, *LAST)]
    return [name for name in (*FIRST, *middle, *LAST) if name in names]


@page_rule("front-matter-ambiguous")
def ambiguous(page: Page) -> Iterator[Finding]:
    """Text that YAML resolves to a number, a date or a boolean is quoted."""
    for placed in page.values:
        if _is_words(placed) and AMBIGUOUS.fullmatch(placed.value):
            raw = page.raw(placed.where)
            if raw[:1] not in ("'", '"') and placed.value in raw:
                yield page.finding("front-matter-ambiguous", placed.where, value=placed.value)


def _is_words(placed: FieldValue) -> bool:
    """True for a text, a term or the name of a record."""
    has_mark = any(isinstance(mark, (Translatable, InVocabulary, Ref)) for mark in placed.marks)
    return has_mark or placed.where[-1] in WORDS


@page_rule("vocabulary-unknown-term", "reference-self", "reference-kind", "reference-unknown")
def unknown_values(file: CheckedFile) -> Iterator[Finding]:
    """Terms are in their vocabulary; records that are named exist and are of the kind of the field."""
    for placed in file.values:
        for mark in placed.marks:
            if isinstance(mark, Ref):
                yield from _reference_faults(file, placed, mark)
            elif isinstance(mark, InVocabulary):
                yield from _term_faults(file, placed, mark.vocabulary)


RECORDS_OF_TERMS = {"steps": "practices", "publishers": "agencies"}
"""The vocabularies that records make → the folder of these; a term begins with the id of its record."""


def _term_faults(file: CheckedFile, placed: FieldValue, name: str) -> Iterator[Finding]:
    terms = list(file.catalogue.vocabulary(name).terms)
    record = f"{RECORDS_OF_TERMS.get(name)}/{placed.value.partition('/')[0]}"
    if placed.value in terms or record in file.catalogue.unread_records:
        return
    values = {"value": placed.value, "table": file.catalogue.vocabularies.path(name)}
    similar = file.near(placed.value, terms)
    if similar:
        values["suggestion"] = similar
    elif 0 < len(terms) <= MOST_ALLOWED:
        values["allowed"] = ", ".join(terms)
    yield file.finding("vocabulary-unknown-term", placed.where, **values)


def _reference_faults(file: CheckedFile, placed: FieldValue, mark: Ref) -> Iterator[Finding]:
    names = file.catalogue.record_names
    target = f"{mark.kind}/{placed.value}" if mark.kind else placed.value
    if target == file.own_ref and placed.where[-1] != "in":
        yield file.finding("reference-self", placed.where, target=target)
    elif target in names:
        return
    elif other := _same_name(target, names):
        yield file.finding("reference-kind", placed.where, target=target, other=other)
    else:
        kind = target.partition("/")[0]
        similar = file.near(target, sorted(name for name in names if name.startswith(kind)))
        suggestion = similar.partition("/")[2] if similar and mark.kind else similar
        yield file.finding("reference-unknown", placed.where, target=target, suggestion=suggestion)


def _same_name(target: str, names: Collection[str]) -> str | None:
    """The record of another kind that has the name of a target."""
    name = target.rpartition("/")[2]
    for kind in KINDS:
        if f"{kind}/{name}" in names:
            return f"{kind}/{name}"
    return None


@page_rule("front-matter-repeated")
def repeated_values(page: Page) -> Iterator[Finding]:
    """The items of a list are unique; only a step may be referenced more than once."""
    seen: set[tuple[object, ...]] = set()
    for placed in page.values:
        name = (*placed.where[:-1], placed.value)
        if isinstance(placed.where[-1], int) and InVocabulary("steps") not in placed.marks:
            if name in seen:
                yield page.finding("front-matter-repeated", placed.where, value=placed.value)
            seen.add(name)
