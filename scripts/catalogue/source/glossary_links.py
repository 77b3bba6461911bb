"""Terms of the glossary in the text of records: the first time that a page uses one, it leads to the definition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from catalogue.model.vocabularies import Vocabularies

ACRONYM = re.compile(r"[A-Z]{2,}s?")
INVARIABLE = 3
"""Words that are not longer than this take no s."""


@dataclass(frozen=True)
class Lexicon:
    """The terms of a language that lead to the glossary, as one pattern, and the id of each."""

    pattern: re.Pattern[str]
    ids: dict[str, str]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every term in a text, the longest where several begin at one place, with its id."""
        return ((match, self.ids[_key(match.group())]) for match in self.pattern.finditer(text))


def lexicon(vocabularies: Vocabularies, language: str) -> Lexicon:
    """The terms and synonyms that data/glossary.yml marks with `link`."""
    rows = [(term_id, row) for term_id, row in vocabularies.table("glossary").items() if row.get("link")]
    names = [(name, term_id) for term_id, row in rows for name in _names(row, language)]
    forms = [_form(name) for name, _ in sorted(names, key=lambda pair: -len(pair[0]))]
    # Without any term the pattern is one that nothing matches.
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?![\w-])", re.IGNORECASE)
    return Lexicon(pattern, {_key(name): term_id for name, term_id in reversed(names)})


class Mentions:
    """Puts a link on the first mention of each term on one page; the sections are given in their order."""

    def __init__(self, known: Lexicon, address: Callable[[str], str]) -> None:
        self._known = known
        self._address = address
        self._seen: set[str] = set()

    def __call__(self, children: list[Token]) -> list[Token]:
        """The inline tokens of a paragraph with its links; what stands in a link, in code or in a mark is left alone."""
        shown: list[Token] = []
        closed: list[bool] = []
        for child in children:
            if child.nesting > 0:
                closed.append(child.type == "link_open" or child.attrGet("class") == "basis")
            elif child.nesting < 0:
                closed.pop()
            shown += self._linked(child) if child.type == "text" and not any(closed) else [child]
        return shown

    def _linked(self, text: Token) -> Iterator[Token]:
        """A piece of text, cut where terms are mentioned for the first time."""
        place = 0
        for match, term_id in self._known.find(text.content):
            if term_id not in self._seen:
                self._seen.add(term_id)
                yield _text(text.content[place : match.start()])
                yield Token("link_open", "a", 1, attrs={"href": self._address(term_id), "class": "term"})
                yield _text(match.group())
                yield Token("link_close", "a", -1)
                place = match.end()
        yield _text(text.content[place:]) if place else text


def _names(row: dict[str, Any], language: str) -> tuple[str, ...]:
    """The term itself, then what else it is called."""
    return (row[language]["term"], *(row.get("also") or {}).get(language, ()))


def _form(name: str) -> str:
    """A name as it may be written: either apostrophe, any space, a plural s; acronyms in capitals only."""
    if ACRONYM.fullmatch(name):
        return f"(?-i:{name})"
    words = (re.escape(word).replace("’", "['’]") for word in name.split())
    return r"\s+".join(word if len(word) <= INVARIABLE or word[-1] in "sx" else f"{word}s?" for word in words)


def _key(words: str) -> str:
    """The same for every way of writing a name."""
    return " ".join(word.rstrip("s") for word in words.casefold().replace("'", "’").split())


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
