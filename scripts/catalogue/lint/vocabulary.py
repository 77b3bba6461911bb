"""Terms exist in data/*.yml, references lead to records."""

from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding
from catalogue.model.records import KINDS
from catalogue.model.types import InVocabulary, Ref
from catalogue.source.validation import FieldValue


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
            yield page.finding("reference-unknown", span, target=target, **_nearest(page, target, names, mark.kind))


def _nearest(page: Page, target: str, names: set[str], kind: str) -> dict[str, str]:
    """The most similar reference."""
    same = [ref for ref in names if ref.startswith(target.partition("/")[0])]
    similar = page.near(target, sorted(same))
    return {"suggestion": similar[0].partition("/")[2] if kind else similar[0]} if similar else {}


def repeated_values(page: Page) -> Iterator[Finding]:
    """The items of a list are unique; only a step may stand behind several things to do."""
    seen: set[tuple[object, ...]] = set()
    for placed in page.values:
        name = (*placed.where[:-1], placed.value)
        if isinstance(placed.where[-1], int) and InVocabulary("steps") not in placed.marks:
            if name in seen:
                yield page.finding("front-matter-repeated", page.document.span(placed.where), value=placed.value)
            seen.add(name)


def used_terms(pages: list[Page], name: str) -> set[str]:
    """The terms of a vocabulary that pages use."""
    return {placed.value for page in pages for placed in page.values if InVocabulary(name) in placed.marks}
