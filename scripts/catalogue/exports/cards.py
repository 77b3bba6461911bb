"""Cards for the pocket as sheets to print: each in one language, and in all languages side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.exports.publication import File, Publication
from catalogue.source.commonmark import Section, plain, sections
from catalogue.source.documents import Document
from catalogue.source.page_sections import HELP_PAGE
from catalogue.source.steps import divide
from catalogue.views.pages.situations import CARDS, pages_in
from catalogue.views.wording.context import Context

Panel = tuple[str, list[str]]
"""A list of a card: its heading and its lines."""


@dataclass(frozen=True)
class SheetCard:
    """A card in a language, as a sheet shows it."""

    context: Context
    title: str
    panels: list[Panel]


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
    return [
        SheetCard(
            publication.context(language),
            versions[language].data["title"],
            panels(versions[language]),
        )
        for language in dict.fromkeys(shown)
    ]


def _sheet(publication: Publication, context: Context, name: str, cards: list[SheetCard]) -> str:
    path, original = context.page_path(name), next(iter(publication.catalogue.pages[name].values()))
    steps = original.data.get("steps") or ()
    return publication.templates.get("sheet.html").render(
        context=context,
        cards=cards,
        steps=[step for step in dict.fromkeys(steps) if step != "editors"],
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
