"""Typography: what is wrong and what is right instead, as one table for the rules and for `--fix`.

Each mend is a pattern and its replacement. A match that already is what the replacement gives is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue.lint.page_model import Page
from catalogue.lint.text_spans import Passage
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark
from catalogue.source.documents import Document

NARROW, WIDE = "\u202f", "\u00a0"
"""The spaces of French punctuation: before ; ! ? and before : and inside « »."""


@dataclass(frozen=True)
class Mend:
    """What gives a fault away, the spellings in which it is none, the pattern that finds it, and what stands there instead."""

    rule: str
    signs: tuple[str, ...]
    right: tuple[str, ...]
    pattern: re.Pattern[str]
    instead: str

    def edits(self, prose: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and new text of everything that is to be mended."""
        if not self.may_be_in(prose):
            return
        for match in self.pattern.finditer(prose):
            new = match.expand(self.instead)
            if new != match.group() and match.lastgroup != "skip" and not self.is_foreign(prose, match.start()):
                yield (*match.span(), new)

    def is_foreign(self, prose: str, place: int) -> bool:
        """True within a title in italics that is in another language: it keeps the typography of its own."""
        language = self.rule.removeprefix("typography-")
        around = (group for group in ITALICS.finditer(prose) if group.start() < place < group.end())
        return language in MENDS and any(commonmark.language_of(group.group()) not in ("", language) for group in around)

    def may_be_in(self, prose: str) -> bool:
        """Counting is much faster than matching, and most texts have no fault."""
        return sum(map(prose.count, self.signs)) > sum(map(prose.count, self.right))


def _mend(rule: str, signs: str, pattern: str, instead: str, right: str = "") -> Mend:
    """A row of the tables below; signs and right spellings stand side by side, with | between them."""
    return Mend(rule, tuple(signs.split("|")), tuple(right.split("|")) if right else (), re.compile(pattern, re.MULTILINE), instead)


ITALICS = re.compile(r"(?<![\w*])\*(?![*\s])[^*]+(?<!\s)\*(?![\w*])")
BEFORE = r"(?<=[\w»”’)\]*_%.…\"'])"
GAP = r"[ \t\u00a0\u202f]*"
CAPITALS = "tats?|coles?|tudes?|cueils?|tablissements?|quipes?|tapes?|trangers?|gypte|thiopie|quateur|rythr[ée]e|mirats|galit[ée]"
AFTER_A = "l['’]|la|partir|d[ée]faut|cette|cet|ce|titre|noter|savoir|moins|travers|court|long|terme|propos"

SPACES = (
    _mend(
        "typography-spaces",
        "  ",
        r"(?P<skip>^[ \t]*(?:[-*+:]|\d+[.)])[ \t]+|^[ \t]*\|.*$)|(?<=\S)[ ]{2,}(?=\S)",
        " ",
    ),
    _mend("typography-spaces", "\t", r"(?<=\S)[ \t]*\t[ \t]*(?=\S)", " "),
    _mend("typography-spaces", " \n|\t\n", r"(?<=[^\s])(?: |[ \t]*\t)$|(?<=\S)[ \t]+(?=\n[ \t]*(?:\n|\Z))|^[ \t]+$", ""),
)


def _any_language(rule: str) -> tuple[Mend, ...]:
    return (
        _mend(rule, "'", r"(?<=[\w*_\]).,;!?%…’»”])''?(?!')", "’"),
        _mend(rule, "...", r"(?<!\.)\.{3}(?!\.)", "…"),
    )


ENGLISH = (
    *_any_language("typography-en"),
    _mend("typography-en", "'", r"(?<![\w'])'(?=\w)", "‘"),
    _mend("typography-en", '"', r"(?<![^\s(\[—–‘/*_])\\?\"(?=[\w*_\[(‘])", "“"),
    _mend("typography-en", '"', r"(?<=\S)\\?\"", "”"),
    *(
        _mend("typography-en", f"{space},|{space};|{space}:|{space}!|{space}?", rf"(?<=[^\W_]){space}+(?=[,;:!?](?:\s|\Z))", "")
        for space in (" ", WIDE, NARROW)
    ),
)
FRENCH = (
    *_any_language("typography-fr"),
    _mend("typography-fr", '"', rf"(?<![^\s(\[—–’/*_])\\?\"{GAP}(?=\S)", "«" + WIDE),
    _mend("typography-fr", '"', rf"(?<=\S){GAP}\\?\"", WIDE + "»"),
    _mend("typography-fr", "«", f"«{GAP}", "«" + WIDE, "«" + WIDE),
    _mend("typography-fr", "»", f"{GAP}»", WIDE + "»", WIDE + "»"),
    _mend("typography-fr", ";|!|?", rf"{BEFORE}{GAP}([;!?])(?!\[)", NARROW + r"\1", f"{NARROW};|{NARROW}!|{NARROW}?"),
    _mend("typography-fr", ":", rf"{BEFORE}{GAP}:(?=[\s*_)»]|\Z)", WIDE + ":", WIDE + ":"),
    _mend("typography-fr", "%", rf"(?<=\d){GAP}%", WIDE + "%", WIDE + "%"),
    _mend("typography-fr", "n°|N°", rf"\b([nN])°{GAP}(?=\d)", r"\1º" + WIDE),
    _mend("typography-fr", "oeu", "oeu", "œu"),
    _mend("typography-fr", "Oeu", "Oeu", "Œu"),
    _mend("typography-fr", "Et|Ec|Eq|Eg|Er|Em", rf"\bE(?=(?:{CAPITALS})\b)", "É"),
    _mend("typography-fr", "A ", rf"(?:^|(?<=[.!?:«(*#-] )|(?<=[\u00a0*(\[]))A(?= (?:{AFTER_A})\b)", "À"),
)
MENDS: dict[str, tuple[Mend, ...]] = {"en": ENGLISH, "fr": FRENCH, "": _any_language("typography-spaces")}


def typography(page: Page) -> Iterator[Finding]:
    """Apostrophes, quotation marks, dots and spaces are those of the language."""
    passages: dict[str, list[Passage]] = {}
    for passage in page.passages:
        passages.setdefault(language_of(page, passage), []).append(passage)
    for language, alike in passages.items():
        yield from faults(page.document, alike, (*SPACES, *mends_of(language)))


def faults(document: Document, passages: Sequence[Passage], mends: Iterable[Mend]) -> Iterator[Finding]:
    """Everything that the mends would change in passages; what gives no fault away in all of them is not sought in any."""
    prose = "\n".join(passage.prose for passage in passages)
    likely = [mend for mend in mends if mend.may_be_in(prose)]
    for passage in passages if likely else ():
        yield from _faults(document, passage, likely)


def _faults(document: Document, passage: Passage, mends: Iterable[Mend]) -> Iterator[Finding]:
    """Each place of a passage that is at fault, once."""
    taken = bytearray(len(passage.prose))
    for mend in mends:
        for start, end, new in mend.edits(passage.prose):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                values = {"found": _shown(passage.text[start:end]), "wanted": _shown(new)}
                yield document.finding(mend.rule, passage.span(start, end - start), **values)


def trailing_spaces(page: Page) -> Iterator[Finding]:
    """No line of the front matter ends with spaces."""
    for number, line in enumerate(page.lines[1 : page.document.body_line - 1], 2):
        if line != (bare := line.rstrip(" \t")):
            span = Span(number, len(bare) + 1, len(line) - len(bare))
            yield page.finding("typography-spaces", span, found=_shown(line[len(bare) :]), wanted="")


def mends_for(page: Page, passage: Passage) -> tuple[Mend, ...]:
    """The mends of a passage: those of the language in which it is written."""
    return (*SPACES, *mends_of(language_of(page, passage)))


def mends_of(language: str) -> tuple[Mend, ...]:
    """The mends of a language; those of any language for one that has none of its own."""
    return MENDS.get(language, MENDS[""])


def language_of(page: Page, passage: Passage) -> str:
    """The language of a passage; '' where it is not known. A title that is translated beside it is foreign."""
    if passage.field != "title":
        return page.language
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
    """Spaces by their names, so that a report can show them."""
    return text.replace(NARROW, "U+202F").replace(WIDE, "U+00A0").replace("\t", "⇥").replace(" ", "␣")
