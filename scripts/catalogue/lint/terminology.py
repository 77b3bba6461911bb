"""Words to avoid (data/language/terms-to-avoid.yml), and what leads to a person (data/language/personal-data-patterns.yml)."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from catalogue.lint import links
from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage, hide
from catalogue.lint.typography import language_of
from catalogue.model.findings import Finding
from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies

SINGLE = re.compile(r"\w+")
LINK_WORDS = re.compile(r"\[[^\[\]\n]*\](?=[(\[])")
RECORD = re.compile(r"\(([^)\s:?#]+)\.md")
IN_ADDRESSES = "://"

TITLES, EXACT = "titles", "spelling"
"""The family of official titles, which are exempt, and the family that is case-sensitive: names may be spelt otherwise."""


@dataclass(frozen=True)
class WordList:
    """The words of a language, each found by its longest part, so that few of them are sought in a text."""

    exempt: re.Pattern[str]
    words: dict[str, tuple[str, dict[str, Any]]]
    """Word to avoid → the rule that it breaks, and its row."""
    rows: dict[str, list[tuple[set[str], str]]]
    """Longest single word → the single words and the pattern of each entry that has it."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """All entries as one pattern."""
        return _any_of(tuple(pattern for rows in self.rows.values() for _, pattern in rows))

    def pattern_for(self, text: str) -> re.Pattern[str] | None:
        """The entries that have all their words in a text, as one pattern."""
        words = set(SINGLE.findall(text.lower()))
        rows = [row for word in sorted(words & self.rows.keys()) for row in self.rows[word]]
        patterns = tuple(pattern for parts, pattern in rows if parts <= words)
        return _any_of(patterns) if patterns else None


def words(page: Page) -> Iterator[Finding]:
    """Pages use the terms of the field and no harmful words; official titles are exempt, also as the words of a link."""
    lists = word_lists(page.catalogue.vocabularies)
    for passage in page.passages:
        listed = lists.get(language_of(page, passage))
        if listed and passage.field != "title":
            yield from _words_of(page, passage, listed)


def _words_of(page: Page, passage: Passage, listed: WordList) -> Iterator[Finding]:
    if not (pattern := listed.pattern_for(passage.prose)):
        return

    prose = listed.exempt.sub(hide, passage.prose)
    spans = [
        (link.start(), link.end(), _linked_title(page, passage.text[link.end() :]))
        for link in LINK_WORDS.finditer(prose)
    ]
    for match in pattern.finditer(prose):
        name = _plain(match.group())
        if any(
            start < match.start() < end and (title is None or name in title)
            for start, end, title in spans
        ):
            continue
        rule, row = listed.words[name]
        values = {f"why_{language}": reason for language, reason in row["why"].items()}
        yield page.finding(
            rule, passage.span_of(match), word=match[0], use=row["use"] or None, **values
        )


def _linked_title(page: Page, rest: str) -> str | None:
    # None: the link leads out of the site, where the titles are unknown.
    link = RECORD.match(rest)
    entry = (
        page.catalogue.entries.get(posixpath.normpath(posixpath.join(page.folder, link[1])))
        if link
        else None
    )
    return _plain(entry.title(page.language)) if entry else "" if link else None


def traces(page: Page) -> Iterator[Finding]:
    """Pages have nothing that leads to a person or a shelter, and no address that hides where it leads (data/language/personal-data-patterns.yml)."""
    for rule, name, sign, pattern in trace_patterns(page.catalogue.vocabularies):
        if sign == IN_ADDRESSES:
            matches = [
                (address, span)
                for address, span in links.external_addresses(page)
                if pattern.search(address)
            ]
        else:
            passages = [passage for passage in page.passages if sign in passage.prose]
            matches = [
                (match[0], passage.span_of(match))
                for passage in passages
                for match in pattern.finditer(passage.prose)
            ]
        yield from (page.finding(rule, span, **{name: text}) for text, span in matches)


@once
def trace_patterns(vocabularies: Vocabularies) -> list[tuple[str, str, str, re.Pattern[str]]]:
    """Rule, kind, a substring that every match has, pattern."""
    rows = [
        (rule, name, line)
        for rule, kinds in vocabularies.table("personal-data-patterns").items()
        for name in kinds
        for line in kinds[name]
    ]
    return [
        (rule, name, line.partition(" ")[0], re.compile(line.partition(" ")[2]))
        for rule, name, line in rows
    ]


@once
def word_lists(vocabularies: Vocabularies) -> dict[str, WordList]:
    """data/language/terms-to-avoid.yml: language → words to avoid."""
    return {
        language: _word_list(families)
        for language, families in vocabularies.table("terms-to-avoid").items()
    }


def _word_list(families: dict[str, Any]) -> WordList:
    entries: dict[str, tuple[str, dict[str, Any]]] = {}
    patterns: dict[str, list[tuple[set[str], str]]] = defaultdict(list)
    for family, rows in families.items():
        for row in rows if family != TITLES else ():
            for avoided in row["avoid"]:
                entries[_plain(avoided)] = (f"words-{family}", row)
                parts = set(SINGLE.findall(_plain(avoided).lower()))
                patterns[max(parts, key=len)].append(
                    (parts, _pattern(avoided, exact=family == EXACT))
                )
    titles = [_pattern(title, exact=True) for title in families.get(TITLES, [])]
    return WordList(_any_of(tuple(titles)), entries, patterns)


@lru_cache(maxsize=512)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    # Longest first: "trafic illicite de personnes" before "trafic".
    ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(ordered)})(?![\w/-])" if ordered else r"(?!)")


def _pattern(words: str, *, exact: bool) -> str:
    """A pattern that ignores line breaks, the kind of apostrophe and, unless exact, an initial capital."""
    first = words[0] if exact else f"[{words[0]}{words[0].upper()}]"
    return first + re.escape(words[1:]).replace(r"\ ", r"\s+").replace("'", "['’]")


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("’", "'")).casefold()
