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
    ids = _ids_of_names(vocabularies, language)
    longest_first = sorted(ids, key=len, reverse=True)
    # Without terms the pattern matches nothing.
    forms = "|".join(_form(name) for name in longest_first) or "(?!)"
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)
    return Lexicon(pattern, _by_key(ids))


def _ids_of_names(vocabularies: Vocabularies, language: str) -> dict[str, str]:
    """Each name of each linked term, with the id of the term; the first term where two share a name."""
    ids: dict[str, str] = {}
    for term_id, row in vocabularies.table("glossary").items():
        if row.get("link"):
            for name in names_of(row, language):
                ids.setdefault(name, term_id)
    return ids


def _by_key(ids: dict[str, str]) -> dict[str, str]:
    """The ids by the keys of the names; the first one where two names have the same key."""
    by_key: dict[str, str] = {}
    for name, term_id in ids.items():
        by_key.setdefault(_key(name), term_id)
    return by_key


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
            if child.type == "text" and not any(excluded):
                tokens += self._linked(child)
            else:
                tokens.append(child)
        return tokens

    def _linked(self, text: Token) -> Iterator[Token]:
        """A text token, split at the first mentions of terms."""
        end = 0
        for match, term_id in self.lexicon.find(text.content):
            address = self.address(term_id)
            if address and term_id not in self.seen:
                self.seen.add(term_id)
                attributes: dict[str, str | int | float] = {
                    "href": address,
                    "class": "term",
                }
                yield _text(text.content[end : match.start()])
                yield Token("link_open", "a", 1, attrs=attributes)
                yield _text(match.group())
                yield Token("link_close", "a", -1)
                end = match.end()
        yield _text(text.content[end:]) if end else text


def names_of(row: dict[str, Any], language: str) -> tuple[str, ...]:
    """The term of a row of the glossary and its synonyms, in a language."""
    return (row[language]["term"], *(row.get("also") or {}).get(language, ()))


def _form(name: str) -> str:
    """The pattern of a name: either apostrophe, any white space, plurals; acronyms in capitals only."""
    if ACRONYM.fullmatch(name):
        return f"(?-i:{name})"
    return r"\s+".join(_form_of_word(word) for word in name.split())


def _form_of_word(word: str) -> str:
    """The pattern of a word: either apostrophe, and an optional plural in s or aux."""
    form = re.escape(word).replace("’", "['’]")
    if len(form) <= INVARIABLE or form[-1] in "sx":
        return form
    return re.sub(r"als\?$", "a(?:ls?|ux)", f"{form}s?")


def _key(words: str) -> str:
    """A name without the differences that its pattern allows."""
    singulars = [word.rstrip("s") for word in words.casefold().replace("'", "’").split()]
    return " ".join(re.sub("aux$", "al", word) for word in singulars)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
