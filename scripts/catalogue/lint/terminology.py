"""Words to avoid (data/words.yml), and what leads to a person (data/traces.yml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.lint import addresses
from catalogue.lint.page_model import Page
from catalogue.lint.prose_mask import hide
from catalogue.lint.text_spans import Passage
from catalogue.lint.typography import language_of
from catalogue.model.findings import Finding
from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies

SINGLE = re.compile(r"\w+")
LINK_WORDS = re.compile(r"\[[^\[\]\n]*\](?=[(\[])")
IN_ADDRESSES = "://"

TITLES, EXACT = "titles", "spelling"
"""The family of official titles, which are exempt, and the family that is case-sensitive: names may be spelt otherwise."""


@dataclass(frozen=True)
class Word:
    """A word to avoid: the rule, the replacement and the reasons."""

    rule: str
    use: str
    why: dict[str, str]


@dataclass(frozen=True)
class WordList:
    """The words of a language as one pattern, so that a text is searched once."""

    pattern: re.Pattern[str]
    exempt: re.Pattern[str]
    words: dict[str, Word]
    parts: tuple[frozenset[str], ...]
    """The single words of each entry."""

    def may_be_in(self, text: str) -> bool:
        """False if no entry has all its words in the text: a fast test that rules out most pages."""
        text_words = set(SINGLE.findall(text.lower()))
        return any(parts <= text_words for parts in self.parts)


def words(page: Page) -> Iterator[Finding]:
    """Pages use the terms of the field and no harmful words; official titles and link texts are exempt."""
    lists = word_lists(page.catalogue.vocabularies)
    for passage in page.passages:
        listed = lists.get(language_of(page, passage))
        if listed and passage.field != "title":
            yield from _words_of(page, passage, listed)


def _words_of(page: Page, passage: Passage, listed: WordList) -> Iterator[Finding]:
    if not listed.may_be_in(passage.prose):
        return
    prose = listed.exempt.sub(hide, LINK_WORDS.sub(hide, passage.prose))
    for match in listed.pattern.finditer(prose):
        word = listed.words[_plain(match.group())]
        span = passage.span(match.start(), len(match.group()))
        values = {f"why_{language}": reason for language, reason in word.why.items()}
        yield page.finding(word.rule, span, word=match.group(), **values, **({"use": word.use} if word.use else {}))


def traces(page: Page) -> Iterator[Finding]:
    """Pages have nothing that leads to a person or a shelter, and no address that hides where it leads (data/traces.yml)."""
    for rule, name, sign, pattern in _traces(page.catalogue.vocabularies):
        if sign == IN_ADDRESSES:
            found = ((address, span) for address, span in addresses.of_page(page) if pattern.search(address))
            yield from (page.finding(rule, span, **{name: address}) for address, span in found)
            continue
        for passage in page.passages:
            for match in pattern.finditer(passage.prose) if sign in passage.prose else ():
                yield page.finding(rule, passage.span(match.start(), len(match.group())), **{name: match.group()})


@once
def _traces(vocabularies: Vocabularies) -> list[tuple[str, str, str, re.Pattern[str]]]:
    """Rule, kind, a substring that every match has, pattern."""
    rows = [(rule, name, line) for rule, kinds in vocabularies.table("traces").items() for name in kinds for line in kinds[name]]
    return [(rule, name, line.partition(" ")[0], re.compile(line.partition(" ")[2])) for rule, name, line in rows]


@once
def word_lists(vocabularies: Vocabularies) -> dict[str, WordList]:
    """data/words.yml: language → words to avoid."""
    return {language: _word_list(families) for language, families in vocabularies.table("words").items()}


def _word_list(families: dict[str, Any]) -> WordList:
    entries: dict[str, Word] = {}
    patterns = []
    for family, rows in families.items():
        for row in rows if family != TITLES else ():
            word = Word(f"words-{family}", row["use"], row["why"])
            entries.update({_plain(avoided): word for avoided in row["avoid"]})
            patterns += [_pattern(avoided, exact=family == EXACT) for avoided in row["avoid"]]
    titles = [_pattern(title, exact=True) for title in families.get(TITLES, [])]
    parts = tuple(frozenset(SINGLE.findall(word.lower())) for word in entries)
    return WordList(_any_of(patterns), _any_of(titles), entries, parts)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    # Longest first: "trafic illicite de personnes" before "trafic".
    ordered = sorted(patterns, key=len, reverse=True)
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(ordered)})(?![\w/-])" if ordered else r"(?!)")


def _pattern(words: str, *, exact: bool) -> str:
    """A pattern that ignores line breaks, the kind of apostrophe and, unless exact, an initial capital."""
    first = words[0] if exact else f"[{words[0]}{words[0].upper()}]"
    return first + re.escape(words[1:]).replace(r"\ ", r"\s+").replace("'", "['’]")


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("’", "'")).casefold()
