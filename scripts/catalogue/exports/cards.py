"""Cards for the pocket as sheets to print: each in one language, and in all languages side by side."""

from collections.abc import Iterator

from catalogue.exports.publication import File, Publication
from catalogue.source.commonmark import plain, sections
from catalogue.source.documents import Document
from catalogue.source.steps import divide
from catalogue.views.pages.situations import CARDS, pages_in


def sheets(publication: Publication) -> Iterator[File]:
    """The sheets of every card."""
    template = publication.templates.get("sheet.html")
    for name in pages_in(publication.catalogue, CARDS):
        versions = publication.catalogue.pages[name]
        original = next(iter(versions.values()))
        for context in publication.contexts.values():
            path = context.page_path(name)
            contexts = sorted(publication.contexts.values(), key=lambda other: other is not context)
            languages = dict.fromkeys(
                publication.catalogue.page(name, other.language)[0] for other in contexts
            )
            cards = [
                (publication.context(language), panels(versions[language]))
                for language in languages
            ]
            for file, shown in (("sheet.html", cards[:1]), ("sheet-both.html", cards)):
                titles = [versions[one.language].data["title"] for one, _ in shown]
                values = {
                    "steps": dict.fromkeys(original.data["steps"]),
                    "up": "../" * path.count("/"),
                    "home": context.to(path, name),
                }
                yield (
                    path + file,
                    template.render(context=context, cards=shown, titles=titles, **values),
                )


def panels(page: Document) -> list[tuple[str, list[str]]]:
    """The lists of a card: the heading and the lines of each."""
    lists = [
        (section.title, [token for item in divide(section)[1] for token in item.tokens])
        for section in sections(page.body)
    ]
    return [
        (title, [plain(token) for token in tokens if token.type == "inline"])
        for title, tokens in lists
        if tokens
    ]
