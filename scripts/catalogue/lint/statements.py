"""The statements of a page by which somebody may act: steps, pitfalls, lines of cards and of situations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markdown_it.token import Token

from catalogue.lint import advice
from catalogue.lint.page_model import Page, versions
from catalogue.model.evidence import Basis
from catalogue.model.findings import Span
from catalogue.model.memo import once
from catalogue.source.catalogue import Catalogue
from catalogue.source.commonmark import Section
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, Item, divide
from catalogue.source.translations import section_id

CARD = "field-card"
SHEETS = (CARD, "situation")
"""The layouts that are read as a whole."""

READ_ON = "read-on"
"""The section of a card that holds links."""

Key = tuple[str, int]
"""The anchor of a statement, and its number among those of the same anchor: the same in every language."""


@dataclass(frozen=True)
class Statement:
    """What a page says in one place, and what is read together with it."""

    anchor: str
    """The step or the pitfall, or the section of a card or of a situation."""

    span: Span
    text: str
    beside: str = ""
    """The text in which a reader finds a safeguard: what is in view of a step, or a whole short page."""

    whole: str = ""
    """All statements of the page."""

    head: str = ""
    """The norm of a step."""

    basis: tuple[str, ...] = ()
    """What the step cites: provisions and documents."""


@once
def by_language(catalogue: Catalogue, name: str) -> dict[str, dict[Key, Statement]]:
    """The statements of a page in each of its languages."""
    return {page.language: _numbered(_statements(page)) for page in versions(catalogue, name)}


def _numbered(statements: Iterable[Statement]) -> dict[Key, Statement]:
    counts: Counter[str] = Counter()
    numbered = {}
    for statement in statements:
        numbered[statement.anchor, counts[statement.anchor]] = statement
        counts[statement.anchor] += 1
    return numbered


def _statements(page: Page) -> list[Statement]:
    """The statements of a practice, a card or a situation; none of other pages."""
    if page.entry is not None and page.entry.steps:
        listed = [*_steps(page, page.entry), *_pitfalls(page, page.entry)]
    elif page.layout in SHEETS:
        listed = list(_lines(page))
    else:
        return []
    whole = " ".join(statement.text for statement in listed)
    return [
        replace(statement, beside=statement.beside or whole, whole=whole) for statement in listed
    ]


def _steps(page: Page, entry: Entry) -> Iterator[Statement]:
    """The steps of a practice: each must be safe without the others."""
    for row, item in zip(entry.steps, _items(page, "how"), strict=False):
        text, head = _text(item.tokens), advice.plain(item.head)
        in_view = _text([*item.norm, *item.guidance])
        cited = tuple(map(_cited, row.basis))
        yield Statement(row.id, _span(page, item), text, in_view, head=head, basis=cited)


def _pitfalls(page: Page, entry: Entry) -> Iterator[Statement]:
    """The pitfalls of a practice, which are read with its steps."""
    rows = entry.items(FIELDS["pitfalls"])
    for row, item in zip(rows, _items(page, "pitfalls"), strict=False):
        yield Statement(row.id, _span(page, item), _text(item.tokens))


def _lines(page: Page) -> Iterator[Statement]:
    """The paragraphs and lines of a card or a situation, which are read together."""
    for name, section in _named_sections(page):
        for token in section.tokens if name != READ_ON else ():
            if token.type == "inline":
                yield Statement(name, _span(page, token), advice.words(token.children or []))


def _items(page: Page, name: str) -> Iterator[Item]:
    """The items of a list of a practice."""
    for named, section in _named_sections(page):
        if named == name:
            yield from divide(section)[1]


def _named_sections(page: Page) -> Iterator[tuple[str, Section]]:
    """The sections of a page with their ids."""
    for section in page.sections:
        name = section_id(section.title, page.named_sections, page.language)
        if name:
            yield name, section


def _text(tokens: list[Token]) -> str:
    """What blocks say, without sentences that only lead to other pages."""
    inlines = (token.children or [] for token in tokens if token.type == "inline")
    return " ".join(map(advice.words, inlines))


def _span(page: Page, of: Item | Token) -> Span:
    line = of.line if isinstance(of, Item) else (of.map or [0])[0]
    return Span(page.document.body_line + line)


def _cited(basis: Basis) -> str:
    return basis.provision or basis.document or ""
