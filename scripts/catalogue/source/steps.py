"""The steps and pitfalls of a practice in its text: the items of a list, each with its head."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from catalogue.model.evidence import Step
from catalogue.model.memo import once
from catalogue.source import commonmark
from catalogue.source.catalogue import Catalogue
from catalogue.source.commonmark import Section
from catalogue.source.entry import Entry
from catalogue.source.translations import section_id

FIELDS = {"how": "steps", "pitfalls": "pitfalls"}
"""The sections that are lists of items → the field of the front matter with one row for each item."""


CARD = "field-card"
LISTS = {
    "pathway": "ordered_list_open",
    "situation": "ordered_list_open",
    "session": "ordered_list_open",
    CARD: "bullet_list_open",
}
"""The layouts whose lists name steps, and the sort of list; on a card all lists do."""


@dataclass(frozen=True)
class Item:
    """An item of a list, and the line of the body (from 0) on which it begins."""

    line: int
    tokens: list[Token] = field(compare=False)

    @property
    def head(self) -> str:
        """The bold sentence with which it begins, which states the norm; '' if it has none."""
        return commonmark.text_of(self._head)

    @property
    def norm(self) -> list[Token]:
        """A paragraph of its head alone, not in bold."""
        words = [token for token in self._head if not token.type.startswith("strong_")]
        return _paragraph(words, {"class": "norm"})

    @property
    def guidance(self) -> list[Token]:
        """What follows its head in view: the rest of its first paragraph, or all where there is none."""
        rest = self._rest
        if not rest:
            return self._others
        beginning = rest[0].copy(content=rest[0].content.lstrip())
        return _paragraph([beginning, *rest[1:]], {})

    @property
    def more(self) -> list[Token]:
        """What explains its guidance, one tap below: the blocks after its first paragraph."""
        return self._others if self._rest else []

    @property
    def _rest(self) -> list[Token]:
        """The words and marks of its first paragraph that follow its head; none if they say nothing."""
        rest = self._first_paragraph[len(self._head) :]
        return rest if commonmark.text_of(rest).strip() else []

    @property
    def _others(self) -> list[Token]:
        """The blocks after its first paragraph."""
        first = _position(self.tokens, lambda token: token.type == "paragraph_close")
        return self.tokens[first + 1 :]

    @property
    def _head(self) -> list[Token]:
        """The words and marks of its head."""
        children = self._first_paragraph
        if not any(child.type == "strong_open" for child in children[:2]):
            return []
        return children[: _position(children, lambda child: child.type == "strong_close") + 1]

    @property
    def text(self) -> str:
        """Its first paragraph."""
        return commonmark.text_of(self._first_paragraph)

    @property
    def _first_paragraph(self) -> list[Token]:
        """The words and marks of its first paragraph."""
        for token in self.tokens:
            if token.type == "inline":
                return token.children or []
        return []

    @property
    def opening(self) -> str:
        """Its head, or else its first sentence."""
        return self.head or self.text.partition(". ")[0].removesuffix(".") + "."


def divide(section: Section) -> tuple[Section, list[Item], Section]:
    """What comes before the first list of a section, the items of the list, and what follows."""
    tokens = section.tokens
    first = _position(tokens, _opens_list)
    last = _position(tokens, _closes_list)
    before = Section("", section.line, tokens[:first])
    after = Section("", section.line, tokens[last + 1 :])
    return before, _items(tokens[first + 1 : last]), after


def lists_of_steps(layout: str, sections: list[Section]) -> list[Section]:
    """The sections whose lists name steps: on a card all that have a list, elsewhere the first."""
    lists = [section for section in sections if _has_list(section, LISTS[layout])]
    return lists if layout == CARD else lists[:1]


def _has_list(section: Section, sort: str) -> bool:
    return any(token.type == sort for token in section.tokens)


def _opens_list(token: Token) -> bool:
    return token.type.endswith("_list_open")


def _closes_list(token: Token) -> bool:
    """True for the end of a list that stands in no other list."""
    return token.type.endswith("_list_close") and token.level == 0


def _position(tokens: list[Token], is_it: Callable[[Token], bool]) -> int:
    """The position of the first token of a sort; past the end if there is none."""
    return next((number for number, token in enumerate(tokens) if is_it(token)), len(tokens))


def _paragraph(words: list[Token], attributes: dict[str, str | int | float]) -> list[Token]:
    """A paragraph of words and marks."""
    inline = Token("inline", "", 0, children=words, level=1)
    opening = Token("paragraph_open", "p", 1, attrs=attributes)
    return [opening, inline, Token("paragraph_close", "p", -1)]


def _items(tokens: list[Token]) -> list[Item]:
    """The items of a list, without those of the lists inside them."""
    items: list[Item] = []
    for token in tokens:
        is_outer = token.level == 1
        if token.type == "list_item_open" and is_outer:
            items.append(Item(commonmark.first_line(token), []))
        elif items and not (token.type == "list_item_close" and is_outer):
            items[-1].tokens.append(token)
    return items


@once
def heads(catalogue: Catalogue, ref: str, language: str, name: str = "how") -> list[str]:
    """The heads of the steps of a practice in the language that is shown; first sentences of its pitfalls."""
    entry = catalogue.entries[ref]
    shown, headings = entry.text_language(language), catalogue.headings(entry.kind)
    openings: list[str] = []
    for section in entry.sections(language):
        if section_id(section.title, headings, shown) == name:
            _, items, _ = divide(section)
            openings += [item.opening for item in items]
    return openings


def head_of(
    catalogue: Catalogue, entry: Entry, item_id: str, language: str, field: str = "steps"
) -> str:
    """The head of one step, or the first sentence of a pitfall; its id where the text has no such item."""
    return _heads_by_id(catalogue, entry.ref, language, field).get(item_id) or item_id


@once
def _heads_by_id(catalogue: Catalogue, ref: str, language: str, field: str) -> dict[str, str]:
    """The head of each step, or the first sentence of each pitfall, by its id."""
    section = next(name for name, of_front_matter in FIELDS.items() if of_front_matter == field)
    ids = [item.id for item in catalogue.entries[ref].items(field)]
    return dict(zip(ids, heads(catalogue, ref, language, section), strict=False))


def short_head_of(catalogue: Catalogue, entry: Entry, step_id: str, language: str) -> str:
    """The short head of a step in the language that is shown; its head where it has none."""
    of_step = (step for step in entry.steps if step.id == step_id)
    step = next(of_step, None)
    short = short_head(step, entry.text_language(language)) if step else ""
    return short or head_of(catalogue, entry, step_id, language)


def short_head(step: Step, language: str) -> str:
    """The short head of a step in a language; '' if it has none."""
    return step.short.texts.get(language, "") if step.short else ""
