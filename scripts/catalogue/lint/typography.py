"""Typography: one table of corrections, data/language/typography.yml, for the rules and for `--fix`.

A correction is a pattern and its replacement. A match that equals its replacement is correct.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage
from catalogue.lint.registry import page_rule
from catalogue.model.findings import Finding, Span
from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import commonmark
from catalogue.source.documents import Document

NARROW, WIDE = "\u202f", "\u00a0"
"""The spaces of French punctuation: before ; ! ? and before : and inside « »."""

VISIBLE = str.maketrans({NARROW: "U+202F", WIDE: "U+00A0", "\t": "⇥", " ": "␣"})
"""How reports show spaces."""


@dataclass(frozen=True)
class Correction:
    """Trigger substrings, accepted spellings, search pattern, replacement."""

    rule: str
    signs: list[str]
    right: list[str]
    pattern: re.Pattern[str]
    replacement: str

    def edits(self, prose: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and new text of every correction."""
        if not self.may_be_in(prose):
            return
        for match in self.pattern.finditer(prose):
            new = match.expand(self.replacement)
            is_correct = new == match.group() or match.lastgroup == "skip"
            if not is_correct and not self.is_foreign(prose, match.start()):
                yield (*match.span(), new)

    def is_foreign(self, prose: str, offset: int) -> bool:
        """True inside an italic title in another language, which keeps its own typography.

        A title of unknown language counts as foreign only if it has a colon.
        """
        language = self.rule.removeprefix("typography-")
        if language == "spaces":
            return False
        for title in ITALICS.finditer(prose):
            if title.start() < offset < title.end():
                known = commonmark.language_of(title[0])
                return known != language and (known != "" or ":" in title[0])
        return False

    def may_be_in(self, prose: str) -> bool:
        """False if the counts of substrings rule out a fault, as in most texts: much faster than matching."""
        return sum(map(prose.count, self.signs)) > sum(map(prose.count, self.right))


ITALICS = re.compile(r"(?<![\w*])\*(?![*\s])[^*]+(?<!\s)\*(?![\w*])")


@once
def corrections(vocabularies: Vocabularies) -> dict[str, list[Correction]]:
    """data/language/typography.yml: language → its corrections.

    Those of `spaces` are for all languages, those of `other` for the languages that have none.
    """
    found: dict[str, list[Correction]] = {}
    for language, rows in vocabularies.table("typography").items():
        found[language] = [_correction(language, row) for row in rows]
    return found


def _correction(language: str, row: dict[str, Any]) -> Correction:
    rule = "typography-spaces" if language == "other" else f"typography-{language}"
    return Correction(
        rule,
        row["sign"],
        row.get("right", []),
        re.compile(row["pattern"], re.MULTILINE),
        row["write"],
    )


@page_rule("typography-spaces", "typography-en", "typography-fr")
def typography(page: Page) -> Iterator[Finding]:
    """Apostrophes, quotation marks, dots and spaces follow the conventions of the language."""
    by_language: dict[str, list[Passage]] = {}
    for passage in page.passages:
        by_language.setdefault(language_of(page, passage), []).append(passage)
    for language, passages in by_language.items():
        corrections = corrections_of_text(page.catalogue.vocabularies, language)
        yield from faults(page.document, passages, corrections)


def faults(
    document: Document, passages: Sequence[Passage], corrections: Iterable[Correction]
) -> Iterator[Finding]:
    """Every correction of some passages; those whose triggers are nowhere in the passages are skipped."""
    prose = "\n".join(passage.prose for passage in passages)
    likely = [correction for correction in corrections if correction.may_be_in(prose)]
    for passage in passages if likely else ():
        yield from _faults_of(document, passage, likely)


def _faults_of(
    document: Document, passage: Passage, corrections: Sequence[Correction]
) -> Iterator[Finding]:
    """The corrections of a passage; a part that several would correct is reported once."""
    reported = bytearray(len(passage.prose))
    for correction in corrections:
        for start, end, new in correction.edits(passage.prose):
            if not any(reported[start:end]):
                reported[start:end] = b"\1" * (end - start)
                values = {"found": _shown(passage.text[start:end]), "wanted": _shown(new)}
                yield document.finding(correction.rule, passage.span(start, end - start), **values)


@page_rule("typography-spaces")
def trailing_spaces(page: Page) -> Iterator[Finding]:
    """Lines of the front matter do not end with spaces."""
    for number, line in enumerate(page.lines[1 : page.document.body_line - 1], 2):
        bare = line.rstrip(" \t")
        if line != bare:
            span = Span(number, len(bare) + 1, len(line) - len(bare))
            found = _shown(line[len(bare) :])
            yield page.finding("typography-spaces", span, found=found, wanted="")


def corrections_of_text(vocabularies: Vocabularies, language: str) -> list[Correction]:
    """The corrections of a text: those of its spaces, and those of its language."""
    return [*corrections(vocabularies)["spaces"], *corrections_of(vocabularies, language)]


def corrections_of(vocabularies: Vocabularies, language: str) -> list[Correction]:
    """The corrections of a language; the general ones for a language without its own."""
    table = corrections(vocabularies)
    return table.get(language, table["other"])


def language_of(page: Page, passage: Passage) -> str:
    """The language of a passage; '' if unknown. A title with an editors' translation is foreign."""
    if passage.field != "title":
        return passage.language or page.language
    if "our_title" in page.document.data:
        return ""
    original = page.original
    if original is None or "our_title" in original.document.data:
        return page.language
    shared = _bare(original.document.data.get("title")) == _bare(page.document.data.get("title"))
    return original.language if shared else page.language


def _bare(title: object) -> str:
    return re.sub(r"\W+", "", str(title)).casefold()


def _shown(text: str) -> str:
    """A text with visible spaces, for reports."""
    return text.translate(VISIBLE)
