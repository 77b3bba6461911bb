"""The steps and pitfalls of a practice in its text: the items of a list, each with its head."""

from dataclasses import dataclass, field

from markdown_it.token import Token

from catalogue.model.memo import once
from catalogue.source import commonmark
from catalogue.source.commonmark import Section
from catalogue.source.loading import Catalogue, Entry
from catalogue.source.translations import section_id

FIELDS = {"how": "steps", "pitfalls": "pitfalls"}
"""The sections that are lists of items → the field of the front matter with one row for each item."""


@dataclass(frozen=True)
class Item:
    """An item of a list, and the line of the body (from 0) on which it begins."""

    line: int
    tokens: list[Token] = field(compare=False)

    @property
    def head(self) -> str:
        """The bold sentence with which it begins, which states the norm; '' if it has none."""
        children = next(
            (token.children or [] for token in self.tokens if token.type == "inline"), []
        )
        if not any(child.type == "strong_open" for child in children[:2]):
            return ""
        end = next((n for n, child in enumerate(children) if child.type == "strong_close"), 0)
        return commonmark.text_of(children[:end])

    @property
    def text(self) -> str:
        """Its first paragraph."""
        return next(
            (commonmark.plain(token) for token in self.tokens if token.type == "inline"), ""
        )

    @property
    def opening(self) -> str:
        """Its head, or else its first sentence."""
        return self.head or self.text.partition(". ")[0].removesuffix(".") + "."


def divide(section: Section) -> tuple[Section, list[Item], Section]:
    """What comes before the first list of a section, the items of the list, and what follows."""
    tokens = section.tokens
    first = next(
        (n for n, token in enumerate(tokens) if token.type.endswith("_list_open")), len(tokens)
    )
    last = next(
        (
            n
            for n, token in enumerate(tokens)
            if token.type.endswith("_list_close") and token.level == 0
        ),
        len(tokens),
    )
    items: list[Item] = []
    for token in tokens[first + 1 : last]:
        if token.type == "list_item_open" and token.level == 1:
            items.append(Item(token.map[0] if token.map else 0, []))
        elif items and not (token.type == "list_item_close" and token.level == 1):
            items[-1].tokens.append(token)
    return (
        Section("", section.line, tokens[:first]),
        items,
        Section("", section.line, tokens[last + 1 :]),
    )


@once
def heads(catalogue: Catalogue, ref: str, language: str, name: str = "how") -> list[str]:
    """The heads of the steps of a practice in the language that is shown; of its pitfalls the first sentences."""
    entry = catalogue.entries[ref]
    shown, headings = entry.text_language(language), catalogue.headings(entry.kind)
    sections = [s for s in entry.sections(language) if section_id(s.title, headings, shown) == name]
    return [item.opening for section in sections for item in divide(section)[1]]


def head_of(catalogue: Catalogue, entry: Entry, step_id: str, language: str) -> str:
    """The head of one step; its id where the text has no such item."""
    ids = [step.id for step in entry.steps]
    return (
        dict(zip(ids, heads(catalogue, entry.ref, language), strict=False)).get(step_id) or step_id
    )
