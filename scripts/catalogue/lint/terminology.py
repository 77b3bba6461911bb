"""Words to avoid (terms-to-avoid.yml, official-names.yml), and what leads to a person."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Self

from catalogue.lint import links, table_model
from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage, hide, single_words
from catalogue.lint.registry import page_rule, table_rule
from catalogue.lint.table_model import Label, Table
from catalogue.lint.typography import language_of
from catalogue.model.findings import Finding, Span
from catalogue.model.memo import once
from catalogue.model.official_names import official_names
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.catalogue import Catalogue

WORD_SIGN = re.compile(r"[^\W\d_]+(?:\|[^\W\d_]+)*")
"""A sign that is words, in data/language/personal-data-patterns.yml."""

LINK_WORDS = re.compile(r"\[[^\[\]\n]*\](?=[(\[])")
RECORD = re.compile(r"\(([^)\s:?#]+)\.md")
IN_ADDRESSES = "://"

TITLES, EXACT, NAMES = "titles", "spelling", "name"
"""The families of official titles, which are exempt; of spellings, which are case-sensitive; of names."""

NOT_SAID = (
    *("official-names", "terms-to-avoid", "search-keywords", "query-words"),
    *("publishers", "safety"),
)
"""Tables of words that readers type or that pages avoid, of names, and of what the checker asks for."""

OFFICIAL = ("heading",)
"""Keys of texts that an instrument has."""


@dataclass(frozen=True)
class WordList:
    """The words of a language by the longest part of each: a text is searched for few of them."""

    exempt: re.Pattern[str]
    words: dict[str, tuple[str, dict[str, Any]]]
    """Word to avoid → the rule that it breaks, and its row."""
    rows: dict[str, list[tuple[frozenset[str], str]]]
    """Longest single word → the single words and the pattern of each entry that has it."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """All entries as one pattern."""
        return _any_of(tuple(pattern for rows in self.rows.values() for _, pattern in rows))

    def pattern_for(self, words: frozenset[str]) -> re.Pattern[str] | None:
        """The entries that have all their words among those of a text, as one pattern."""
        patterns = []
        for word in sorted(words & self.rows.keys()):
            patterns += [pattern for parts, pattern in self.rows[word] if parts <= words]
        return _any_of(tuple(patterns)) if patterns else None


@page_rule("words-harm", "words-terminology", "words-style", "words-spelling", "words-name")
def words(page: Page) -> Iterator[Finding]:
    """Pages use the terms of the field and no harmful words; official titles are exempt, also in links."""
    lists = word_lists(page.catalogue.vocabularies)
    for passage in page.passages:
        listed = lists.get(language_of(page, passage))
        if listed and passage.field != "title":
            yield from _words_of(page, passage, listed)


def _words_of(page: Page, passage: Passage, listed: WordList) -> Iterator[Finding]:
    pattern = listed.pattern_for(passage.words)
    if pattern is None:
        return
    prose = listed.exempt.sub(hide, passage.prose)
    linked = [_LinkWords.of(page, passage, match) for match in LINK_WORDS.finditer(prose)]
    for match in pattern.finditer(prose):
        name = _plain(match.group())
        if any(words.exempts(name, match.start()) for words in linked):
            continue
        rule, row = listed.words[name]
        yield page.finding(rule, passage.span_of(match), word=match[0], **_advice(row))


@table_rule("words-harm", "words-terminology", "words-style", "words-name")
def words_of_tables(catalogue: Catalogue) -> Iterator[Finding]:
    """The texts of data/ have no words to avoid, and call documents and bodies by their official names."""
    lists = word_lists(catalogue.vocabularies)
    for table in table_model.tables(catalogue):
        for label in table.labels if table.name not in NOT_SAID else ():
            if label.language in lists:
                yield from _words_of_label(table, label, lists[label.language])


def _words_of_label(table: Table, label: Label, listed: WordList) -> Iterator[Finding]:
    """The words to avoid of a text of data/. Spellings are left out: those of computers are American."""
    passage = label.passage
    pattern = None if passage.field in OFFICIAL else listed.pattern_for(passage.words)
    prose = listed.exempt.sub(hide, passage.prose) if pattern else ""
    for match in pattern.finditer(prose) if pattern else ():
        rule, row = listed.words[_plain(match.group())]
        if rule != f"words-{EXACT}":
            yield table.finding(rule, passage.span_of(match), word=match[0], **_advice(row))


def _advice(row: dict[str, Any]) -> dict[str, str | None]:
    """What to write instead of a word, and why."""
    values = {f"why_{language}": reason for language, reason in row["why"].items()}
    return {**values, "use": row["use"] or None}


def _rows_of_names(vocabularies: Vocabularies) -> dict[str, list[dict[str, Any]]]:
    """data/language/official-names.yml as words to avoid: language → rows."""
    found: dict[str, list[dict[str, Any]]] = {}
    for language, named in official_names(vocabularies).items():
        rows = [name for name in named.values() if name.avoid]
        found[language] = [
            {"avoid": row.avoid, "use": row.short or row.name or "", "why": {}} for row in rows
        ]
    return found


@dataclass(frozen=True)
class _LinkWords:
    """The words of a link in a passage, and the title of the page to which they lead."""

    start: int
    end: int
    title: str | None
    """Plain; empty for a page that is no record, None for a link out of the site: titles are unknown."""

    @classmethod
    def of(cls, page: Page, passage: Passage, match: re.Match[str]) -> Self:
        """The words of a link that a match of LINK_WORDS found."""
        return cls(match.start(), match.end(), _linked_title(page, passage.text[match.end() :]))

    def exempts(self, name: str, offset: int) -> bool:
        """True for a word of the link that may be part of the title of its target."""
        is_within = self.start < offset < self.end
        return is_within and (self.title is None or name in self.title)


def _linked_title(page: Page, rest: str) -> str | None:
    link = RECORD.match(rest)
    if link is None:
        return None
    name = posixpath.normpath(posixpath.join(page.folder, link[1]))
    entry = page.catalogue.entries.get(name)
    return _plain(entry.title(page.language)) if entry else ""


@page_rule("text-personal", "text-traceable", "link-host")
def traces(page: Page) -> Iterator[Finding]:
    """Pages have nothing that leads to a person or a shelter, and no address that hides where it leads.

    A place that several patterns find is told once, as the first of them finds it.
    """
    told: list[Span] = []
    addresses = tuple(links.external_addresses(page))
    for trace in trace_patterns(page.catalogue.vocabularies):
        for text, span in trace.matches(addresses, page.passages):
            if not any(_overlap(span, other) for other in told):
                told.append(span)
                yield page.finding(trace.rule, span, **{trace.kind: text})


def _overlap(one: Span, other: Span) -> bool:
    """True if two positions share a character."""
    is_before = one.column + one.length <= other.column
    is_after = other.column + other.length <= one.column
    return one.line == other.line and not (is_before or is_after)


@dataclass(frozen=True)
class TracePattern:
    """What leads to a person: its rule, its kind, the sign that a text with a match has, and the pattern."""

    rule: str
    kind: str
    sign: str
    pattern: re.Pattern[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sign, of which a text with a match has one; empty for another piece of text."""
        return frozenset(self.sign.split("|") if WORD_SIGN.fullmatch(self.sign) else ())

    @property
    def is_of_addresses(self) -> bool:
        """True for a pattern of addresses."""
        return self.sign == IN_ADDRESSES

    def may_match(self, passage: Passage) -> bool:
        """True for a passage with the sign: a search for the pattern takes much longer."""
        if self.words:
            return not self.words.isdisjoint(passage.words)
        return self.sign in passage.prose

    def matches(
        self, addresses: Iterable[tuple[str, Span]], texts: Iterable[Passage]
    ) -> Iterator[tuple[str, Span]]:
        """The addresses that match, or else the matches in passages that have the sign; with positions."""
        if self.is_of_addresses:
            yield from (placed for placed in addresses if self.pattern.search(placed[0]))
            return
        for passage in texts:
            if self.may_match(passage):
                for match in self.pattern.finditer(passage.prose):
                    yield match[0], passage.span_of(match)


@once
def trace_patterns(vocabularies: Vocabularies) -> list[TracePattern]:
    """data/language/personal-data-patterns.yml."""
    patterns = []
    for rule, kinds in vocabularies.table("personal-data-patterns").items():
        for name, lines in kinds.items():
            for line in lines:
                sign, _, pattern = line.partition(" ")
                patterns.append(TracePattern(rule, name, sign, re.compile(pattern)))
    return patterns


@once
def word_lists(vocabularies: Vocabularies) -> dict[str, WordList]:
    """data/language/terms-to-avoid.yml and official-names.yml: language → words to avoid."""
    table, names = vocabularies.table("terms-to-avoid"), _rows_of_names(vocabularies)
    return {
        language: _word_list({**families, NAMES: names.get(language, [])})
        for language, families in table.items()
    }


def _word_list(families: dict[str, Any]) -> WordList:
    words: dict[str, tuple[str, dict[str, Any]]] = {}
    rows: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for family, row, avoided in _avoided_words(families):
        words[_plain(avoided)] = (f"words-{family}", row)
        parts = single_words(_plain(avoided))
        pattern = _pattern(avoided, exact=family == EXACT)
        rows[max(parts, key=len)].append((parts, pattern))
    titles = [_pattern(title, exact=True) for title in families.get(TITLES, [])]
    return WordList(_any_of(tuple(titles)), words, rows)


def _avoided_words(families: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every word to avoid, with its family and its row."""
    for family, rows in families.items():
        for row in rows if family != TITLES else ():
            for avoided in row["avoid"]:
                yield family, row, avoided


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
