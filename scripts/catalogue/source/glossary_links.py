"""Glossary links: the first mention of a term on a page links to its definition."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies

ACRONYM = re.compile(r"[A-Z]{2,}s?")
INVARIABLE = 3
"""Words of up to this many letters have no plural in s."""


@dataclass(frozen=True)
class Lexicon:
    """The linked glossary terms of a language: one pattern for all, and their ids."""

    pattern: re.Pattern[str]
    ids: dict[str, str]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every term in a text with its id; the longest where several begin at the same character."""
        return ((match, self.ids[_key(match.group())]) for match in self.pattern.finditer(text))


@once
def lexicon(vocabularies: Vocabularies, language: str) -> Lexicon:
    """The terms that data/language/glossary.yml marks with `link`, with their synonyms."""
    rows = [
        (term_id, row) for term_id, row in vocabularies.table("glossary").items() if row.get("link")
    ]
    names = [(name, term_id) for term_id, row in rows for name in names_of(row, language)]
    forms = [_form(name) for name, _ in sorted(names, key=lambda pair: -len(pair[0]))]
    # Without terms the pattern matches nothing.
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?![\w-])", re.IGNORECASE)
    return Lexicon(pattern, {_key(name): term_id for name, term_id in reversed(names)})


@dataclass
class Mentions:
    """Links the first mention of each term on one page, called with its paragraphs in order."""

    lexicon: Lexicon
    address: Callable[[str], str]
    seen: set[str] = field(default_factory=set)

    def __call__(self, children: list[Token]) -> list[Token]:
        """The inline tokens of a paragraph with links added; links, code and marks are left unchanged."""
        tokens: list[Token] = []
        excluded: list[bool] = []
        for child in children:
            if child.nesting > 0:
                excluded.append(child.type == "link_open")
            elif child.nesting < 0:
                excluded.pop()
            tokens += self._linked(child) if child.type == "text" and not any(excluded) else [child]
        return tokens

    def _linked(self, text: Token) -> Iterator[Token]:
        """A text token, split at the first mentions of terms."""
        end = 0
        for match, term_id in self.lexicon.find(text.content):
            if term_id not in self.seen:
                self.seen.add(term_id)
                yield _text(text.content[end : match.start()])
                yield Token(
                    "link_open", "a", 1, attrs={"href": self.address(term_id), "class": "term"}
                )
                yield _text(match.group())
                yield Token("link_close", "a", -1)
                end = match.end()
        yield _text(text.content[end:]) if end else text


def names_of(row: dict[str, Any], language: str) -> tuple[str, ...]:
    """The term of a row of the glossary and its synonyms, in a language."""
    return (row[language]["term"], *(row.get("also") or {}).get(language, ()))


def _form(name: str) -> str:
    """The pattern of a name: either apostrophe, any white space, an optional plural in s or aux; acronyms in capitals only."""
    if ACRONYM.fullmatch(name):
        return f"(?-i:{name})"
    words = (re.escape(word).replace("’", "['’]") for word in name.split())
    plurals = (
        word if len(word) <= INVARIABLE or word[-1] in "sx" else f"{word}s?" for word in words
    )
    return r"\s+".join(re.sub(r"als\?$", "a(?:ls?|ux)", word) for word in plurals)


def _key(words: str) -> str:
    """A name without the differences that its pattern allows."""
    return " ".join(
        re.sub("aux$", "al", word.rstrip("s"))
        for word in words.casefold().replace("'", "’").split()
    )


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
