"""Rules of the front matter that the model does not have: order of keys, terms and references, and what YAML takes for numbers."""

import re
from collections.abc import Iterator

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
            yield page.finding("front-matter-comment", Span(number, match.start(1) + 1, len(match[1])))


def empty(page: Page) -> Iterator[Finding]:
    """Keys have a value."""
    for where in page.document.keys if page.document.readable else ():
        if page.document.value(where) is None:
            yield page.finding("front-matter-empty", page.document.key_span(where), key=where[-1])
    for placed in page.values:
        if placed.value and not re.search(r"\w", placed.value):
            yield page.finding("front-matter-empty", page.document.span(placed.where), key=placed.where[-1])


def order(page: Page) -> Iterator[Finding]:
    """The keys of the front matter are in the order of the kind."""
    keys = key_order(page.model)
    highest = -1
    for key in page.document.data:
        if key in keys:
            if keys.index(key) < highest:
                span = page.document.key_span((key,))
                yield page.finding("front-matter-order", span, key=key, after=keys[highest])
            highest = max(highest, keys.index(key))


def key_order(model: type[BaseModel]) -> list[str]:
    """The keys of a model in the order in which pages have them: identification first, maintenance last."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    middle = [name for name in names if name not in (*FIRST, *LAST)]
    return [name for name in (*FIRST, *middle, *LAST) if name in names]


def ambiguous(page: Page) -> Iterator[Finding]:
    """Text that YAML resolves to a number, a date or a boolean is quoted."""
    for placed in page.values:
        is_words = placed.where[-1] in WORDS or any(isinstance(mark, (Translatable, InVocabulary, Ref)) for mark in placed.marks)
        if is_words and AMBIGUOUS.fullmatch(placed.value):
            span = page.document.span(placed.where)
            if page.raw(placed.where)[:1] not in ("'", '"') and placed.value in page.raw(placed.where):
                yield page.finding("front-matter-ambiguous", span, value=placed.value)


def unknown_values(page: Page) -> Iterator[Finding]:
    """Every term is in its vocabulary; every record that a page refers to exists and is of the kind that the field requires."""
    for placed in page.values:
        for mark in placed.marks:
            if isinstance(mark, Ref):
                yield from _judge_reference(page, placed, mark)
            elif isinstance(mark, InVocabulary) and placed.value not in page.catalogue.vocabulary(mark.vocabulary):
                yield _unknown_term(page, placed, mark.vocabulary)


def _unknown_term(page: Page, placed: FieldValue, name: str) -> Finding:
    terms = list(page.catalogue.vocabulary(name).terms)
    values = {"value": placed.value, "vocabulary": name}
    if similar := page.near(placed.value, terms):
        values["suggestion"] = similar[0]
    elif 0 < len(terms) <= 12:
        values["allowed"] = ", ".join(terms)
    return page.finding("vocabulary-unknown-term", page.document.span(placed.where), **values)


def _judge_reference(page: Page, placed: FieldValue, mark: Ref) -> Iterator[Finding]:
    names, span = page.catalogue.record_names, page.document.span(placed.where)
    target = f"{mark.kind}/{placed.value}" if mark.kind else placed.value
    if target == f"{page.kind}/{page.name}" and placed.where[-1] != "in":
        yield page.finding("reference-self", span, target=target)
    elif target not in names:
        name = target.rpartition("/")[2]
        others = [f"{kind}/{name}" for kind in KINDS if f"{kind}/{name}" in names]
        if others:
            yield page.finding("reference-kind", span, target=target, other=others[0])
        else:
            same = sorted(ref for ref in names if ref.startswith(target.partition("/")[0]))
            similar = [ref.partition("/")[2] if mark.kind else ref for ref in page.near(target, same)]
            yield page.finding("reference-unknown", span, target=target, **({"suggestion": similar[0]} if similar else {}))


def repeated_values(page: Page) -> Iterator[Finding]:
    """The items of a list are unique; only a step may stand behind several things to do."""
    seen: set[tuple[object, ...]] = set()
    for placed in page.values:
        name = (*placed.where[:-1], placed.value)
        if isinstance(placed.where[-1], int) and InVocabulary("steps") not in placed.marks:
            if name in seen:
                yield page.finding("front-matter-repeated", page.document.span(placed.where), value=placed.value)
            seen.add(name)
