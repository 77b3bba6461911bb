"""Rules of the front matter that the model does not have: order of keys, terms and references, and what YAML takes for numbers."""

import re
from collections.abc import Iterator
from itertools import accumulate

from pydantic import BaseModel

from catalogue.lint.page_model import Page
from catalogue.model.evidence import PageMeta
from catalogue.model.findings import Finding, Span
from catalogue.model.records import KINDS
from catalogue.model.types import InVocabulary, Ref, Translatable
from catalogue.source.validation import AUTHORITY, SOURCE, FieldValue, build

FIRST = ("title", "our_title", "acronym", "summary", "type", "act", "topics")
LAST = ("formerly", "reviewed", "review_due", "withdrawn", "changes", AUTHORITY, SOURCE)
"""The keys that come first, and those of maintenance, which come last."""

WORDS = ("where", "symbol", "licence", "doi", "reason")
"""Text fields without a mark."""

MOST_ALLOWED = 12
"""Terms of a vocabulary that a message lists."""

AMBIGUOUS = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|"
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9]+|\.inf|\.nan)|"
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\d{4}-\d\d?-\d\d?",
    re.IGNORECASE,
)


def ordinary(page: Page) -> Iterator[Finding]:
    """An ordinary page has a title and a summary, and no unknown keys."""
    if not page.kind and page.document.readable:
        yield from build(PageMeta, page.document)[1]


def comments(page: Page) -> Iterator[Finding]:
    """A value of a page is not cut off by a comment."""
    for number, line in enumerate(page.header.split("\n") if page.document.readable else (), 1):
        bare = re.sub(r"\"(?:\\.|[^\"\\])*\"|'[^']*'", lambda quoted: "x" * len(quoted[0]), line)
        if match := re.search(r"(?<=\S)\s+(#.*)$", bare):
            yield page.finding(
                "front-matter-comment", Span(number, match.start(1) + 1, len(match[1]))
            )


def empty(page: Page) -> Iterator[Finding]:
    """Keys have a value."""
    for where in page.document.keys if page.document.readable else ():
        if page.document.value(where) is None:
            yield page.finding("front-matter-empty", page.document.key_span(where), key=where[-1])
    for placed in page.values:
        if placed.value and not re.search(r"\w", placed.value):
            yield page.finding("front-matter-empty", placed.where, key=placed.where[-1])


def order(page: Page) -> Iterator[Finding]:
    """The keys of the front matter are in the order of the kind."""
    keys = key_order(page.model)
    places = [keys.index(key) for key in page.document.data if key in keys]
    for place, highest in zip(places, accumulate(places, max), strict=True):
        if place < highest:
            yield page.finding(
                "front-matter-order",
                page.document.key_span((keys[place],)),
                key=keys[place],
                after=keys[highest],
            )


def key_order(model: type[BaseModel]) -> list[str]:
    """The keys of a model in the order in which pages have them: identification first, maintenance last."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    middle = [name for name in names if name not in (*FIRST, *LAST)]
    return [name for name in (*FIRST, *middle, *LAST) if name in names]


def ambiguous(page: Page) -> Iterator[Finding]:
    """Text that YAML resolves to a number, a date or a boolean is quoted."""
    for placed in page.values:
        is_words = placed.where[-1] in WORDS or any(
            isinstance(mark, (Translatable, InVocabulary, Ref)) for mark in placed.marks
        )
        if is_words and AMBIGUOUS.fullmatch(placed.value):
            raw = page.raw(placed.where)
            if raw[:1] not in ("'", '"') and placed.value in raw:
                yield page.finding("front-matter-ambiguous", placed.where, value=placed.value)


def unknown_values(page: Page) -> Iterator[Finding]:
    """Every term is in its vocabulary; every record that a page refers to exists and is of the kind that the field requires."""
    for placed in page.values:
        for mark in placed.marks:
            if isinstance(mark, Ref):
                yield from _reference_faults(page, placed, mark)
            elif isinstance(mark, InVocabulary) and placed.value not in page.catalogue.vocabulary(
                mark.vocabulary
            ):
                yield _unknown_term(page, placed, mark.vocabulary)


def _unknown_term(page: Page, placed: FieldValue, name: str) -> Finding:
    terms = list(page.catalogue.vocabulary(name).terms)
    similar = page.near(placed.value, terms)
    values = {
        "suggestion": similar,
        "allowed": None if similar or not 0 < len(terms) <= MOST_ALLOWED else ", ".join(terms),
    }
    return page.finding(
        "vocabulary-unknown-term",
        placed.where,
        value=placed.value,
        table=page.catalogue.vocabularies.path(name),
        **values,
    )


def _reference_faults(page: Page, placed: FieldValue, mark: Ref) -> Iterator[Finding]:
    refs, target = (
        page.catalogue.record_names,
        f"{mark.kind}/{placed.value}" if mark.kind else placed.value,
    )
    name = target.rpartition("/")[2]
    if target == f"{page.kind}/{page.name}" and placed.where[-1] != "in":
        yield page.finding("reference-self", placed.where, target=target)
    elif target in refs:
        return
    elif other := next((f"{kind}/{name}" for kind in KINDS if f"{kind}/{name}" in refs), None):
        yield page.finding("reference-kind", placed.where, target=target, other=other)
    else:
        similar = page.near(
            target, sorted(ref for ref in refs if ref.startswith(target.partition("/")[0]))
        )
        suggestion = similar.partition("/")[2] if similar and mark.kind else similar
        yield page.finding("reference-unknown", placed.where, target=target, suggestion=suggestion)


def repeated_values(page: Page) -> Iterator[Finding]:
    """The items of a list are unique; only a step may stand behind several things to do."""
    seen: set[tuple[object, ...]] = set()
    for placed in page.values:
        name = (*placed.where[:-1], placed.value)
        if isinstance(placed.where[-1], int) and InVocabulary("steps") not in placed.marks:
            if name in seen:
                yield page.finding("front-matter-repeated", placed.where, value=placed.value)
            seen.add(name)
