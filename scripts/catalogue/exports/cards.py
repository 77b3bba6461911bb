"""Cards for the pocket as sheets to print: each in one language, and in all languages side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from catalogue.exports.publication import File, Publication
from catalogue.source.commonmark import Section, plain, sections
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.page_sections import HELP_PAGE
from catalogue.source.steps import divide, head_of, short_head_of
from catalogue.views.pages.situations import CARDS, pages_in
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title

Panel = tuple[str, list[str]]
"""A list of a card: its heading and its lines."""

EDITORS = "editors"
"""What a line of a card names that rests on no practice."""


@dataclass(frozen=True)
class SheetCard:
    """A card in a language, as a sheet shows it."""

    context: Context
    path: str
    title: str
    panels: list[Panel]
    sources: list[Panel]
    """Each practice on which its lines rest, with the heads of its steps and pitfalls."""


def card_sheets(publication: Publication) -> Iterator[File]:
    """The sheets of every card."""
    for name in pages_in(publication.catalogue, CARDS):
        for context in publication.contexts.values():
            path = context.page_path(name)
            cards = _cards(publication, context, name)
            yield f"{path}sheet.html", _sheet(publication, context, name, cards[:1])
            yield f"{path}sheet-both.html", _sheet(publication, context, name, cards)


def _cards(publication: Publication, context: Context, name: str) -> list[SheetCard]:
    """A card in each language that it has, that of the reader first."""
    versions = publication.catalogue.pages[name]
    contexts = sorted(publication.contexts.values(), key=lambda other: other is not context)
    shown = [publication.catalogue.page(name, other.language)[0] for other in contexts]
    refs = next(iter(versions.values())).data.get("steps") or ()
    return [
        _card(publication.context(language), name, versions[language], refs)
        for language in dict.fromkeys(shown)
    ]


def _card(context: Context, name: str, page: Document, refs: Sequence[str]) -> SheetCard:
    """A card in a language."""
    return SheetCard(
        context=context,
        path=context.page_path(name),
        title=page.data["title"],
        panels=panels(page),
        sources=_sources(context, refs),
    )


def _sources(context: Context, refs: Sequence[str]) -> list[Panel]:
    """The practices on which the lines of a card rest, in words; `refs` are those of its lines."""
    steps = sorted(ref for ref in dict.fromkeys(refs) if ref != EDITORS)
    sources = []
    for practice, group in groupby(steps, lambda ref: ref.partition("/")[0]):
        entry = context.catalogue.get("practices", practice)
        if entry is None:
            continue
        heads = [_head(context, entry, ref.partition("/")[2]) for ref in group]
        sources.append((record_title(context, entry), heads))
    return sources


def _head(context: Context, entry: Entry, name: str) -> str:
    """The short head of a step, or the first sentence of a pitfall."""
    if any(step.id == name for step in entry.steps):
        head = short_head_of(context.catalogue, entry, name, context.language)
    else:
        head = head_of(context.catalogue, entry, name, context.language, "pitfalls")
    return head.removesuffix(".")


def _sheet(publication: Publication, context: Context, name: str, cards: list[SheetCard]) -> str:
    path = context.page_path(name)
    return publication.templates.get("sheet.html").render(
        context=context,
        cards=cards,
        up="../" * path.count("/"),
        home=context.to(path, name),
        help_page=context.to(path, HELP_PAGE),
    )


def panels(page: Document) -> list[Panel]:
    """The lists of a card: the heading and the lines of each."""
    lists = [(section.title, _lines(section)) for section in sections(page.body)]
    return [(title, lines) for title, lines in lists if lines]


def _lines(section: Section) -> list[str]:
    """The lines of the first list of a section."""
    _, items, _ = divide(section)
    tokens = [token for item in items for token in item.tokens]
    return [plain(token) for token in tokens if token.type == "inline"]
