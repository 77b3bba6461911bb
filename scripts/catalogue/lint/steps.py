"""Steps and pitfalls: one row of the front matter for each item of the text; their basis; the places in documents."""

import re
from collections.abc import Iterator, Sequence

from catalogue.lint.page_model import Page
from catalogue.lint.sections import heading_span
from catalogue.model.evidence import Basis, Pitfall
from catalogue.model.findings import Finding, Span
from catalogue.model.places import unknown_words
from catalogue.model.records import Practice
from catalogue.recognition.levels import step_recognitions
from catalogue.source.commonmark import Section
from catalogue.source.steps import FIELDS, Item, divide
from catalogue.source.translations import section_id
from catalogue.source.yaml_positions import Where

CARD = "field-card"
LISTS = {
    "pathway": "ordered_list_open",
    "situation": "ordered_list_open",
    "session": "ordered_list_open",
    CARD: "bullet_list_open",
}
"""The layouts whose lists name steps, and the sort of list; on a card all lists do."""

MOST_WORDS = 18
SENTENCE_END = re.compile(r"(?<=[.!?…])\s")


def items(page: Page) -> Iterator[Finding]:
    """Each item of "How to do it" and of "Pitfalls" has a row in the front matter, in every language."""
    for name, section, listed in _lists(page) if page.entry else ():
        if len(listed) != len(rows := _rows(page, FIELDS[name])):
            values = {
                "title": section.title,
                "items": len(listed),
                "key": FIELDS[name],
                "rows": len(rows),
            }
            yield page.finding("step-count", heading_span(page, section), **values)


def things_to_do(page: Page) -> Iterator[Finding]:
    """Each of the things to do on a pathway, in a situation or on a card is a step by reference, or the editors' guidance."""
    if page.layout not in LISTS or page.name == "index":
        return
    rows = (page.original or page).document.data.get("steps") or []
    lists = [
        section
        for section in page.sections
        if any(token.type == LISTS[page.layout] for token in section.tokens)
    ]
    listed = [
        item
        for section in (lists if page.layout == CARD else lists[:1])
        for item in divide(section)[1]
    ]
    if len(listed) != len(rows):
        title = lists[0].title if lists else ""
        yield page.finding(
            "step-count", page.end, title=title, items=len(listed), key="steps", rows=len(rows)
        )


def lines_of_cards(page: Page) -> Iterator[Finding]:
    """Each line of a card and each answer of a session rests on a step; a card has sentences that can be read standing."""
    for number, ref in enumerate(
        page.document.data.get("steps") or () if page.layout in (CARD, "session") else ()
    ):
        if ref == "editors":
            yield page.finding("card-source", ("steps", number))
    for item in (
        item for section in page.sections for item in divide(section)[1] if page.layout == CARD
    ):
        words = max(
            len(re.findall(r"\w\S*", sentence)) for sentence in SENTENCE_END.split(item.text)
        )
        if words > MOST_WORDS:
            yield page.finding(
                "card-sentence",
                Span(page.document.body_line + item.line),
                words=words,
                most=MOST_WORDS,
            )


def heads(page: Page) -> Iterator[Finding]:
    """A step begins with a bold sentence that states the norm."""
    for name, _, listed in _lists(page):
        for item in listed if name == "how" else ():
            if not item.head:
                yield page.finding("step-head", Span(page.document.body_line + item.line))


def ids(page: Page) -> Iterator[Finding]:
    """The id of a step or a pitfall is unique on its page, and is not that of a section."""
    used = set(page.headings)
    for field in FIELDS.values() if not page.original else ():
        for number, item in enumerate(_rows(page, field)):
            for name in (name for name in (item.id, *item.formerly) if name in used):
                yield page.finding("step-id", (field, number, "id"), value=name)
            used |= {item.id, *item.formerly}


def bases(page: Page) -> Iterator[Finding]:
    """A basis is a provision, or a document with its place and how far it was read."""
    for where, basis in _bases(page):
        of_provision = basis.provision and not (basis.document or basis.where or basis.seen)
        of_document = basis.document and basis.seen and not basis.provision
        if not of_provision and not of_document:
            yield page.finding("basis-form", where)
        elif (
            basis.document
            and not basis.where
            and page.catalogue.vocabularies["provision-relations"].more(basis.says, "counts")
        ):
            yield page.finding("evidence-place", where, document=basis.document)


def agreement(page: Page) -> Iterator[Finding]:
    """A document that counts for a step names the practice in its own record."""
    entry = page.original_entry
    for number, step in enumerate(step_recognitions(page.catalogue, entry.ref) if entry else ()):
        for claim in step.recognition.claims:
            if claim.reason == "agreement":
                yield page.finding("evidence-agreement", ("steps", number), document=claim.document)


def places(page: Page) -> Iterator[Finding]:
    """The place in a document is written in words of data/language/locator-terms.yml, which are printed in each language."""
    for placed in page.values:
        if placed.where[-1] == "where" and (
            words := unknown_words(page.catalogue.vocabularies, placed.value)
        ):
            yield page.finding("place-unknown", placed.where, value=", ".join(words))


def _lists(page: Page) -> Iterator[tuple[str, Section, list[Item]]]:
    """The sections of a practice that are lists, with their items."""
    for section in page.sections if page.kind == Practice.folder else ():
        if (name := section_id(section.title, page.headings, page.language)) in FIELDS:
            yield str(name), section, divide(section)[1]


def _rows(page: Page, field: str) -> Sequence[Pitfall]:
    return page.entry.items(field) if page.entry else ()


def _bases(page: Page) -> Iterator[tuple[Where, Basis]]:
    """Every basis of a practice, with its path; on the page of the original only."""
    if (entry := page.original_entry) is None:
        return
    yield from ((("legal_basis", n), basis) for n, basis in enumerate(entry.legal_basis))
    for field in FIELDS.values():
        for number, item in enumerate(_rows(page, field)):
            yield from (((field, number, "basis", n), basis) for n, basis in enumerate(item.basis))
