"""Typography: one table of corrections for the rules and for `--fix`.

A correction is a pattern and its replacement. A match that equals its replacement is correct.
"""

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
class Correction:
    """Trigger substrings, accepted spellings, search pattern, replacement."""

    rule: str
    signs: tuple[str, ...]
    right: tuple[str, ...]
    pattern: re.Pattern[str]
    replacement: str

    def edits(self, prose: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and new text of every correction."""
        if not self.may_be_in(prose):
            return
        for match in self.pattern.finditer(prose):
            new = match.expand(self.replacement)
            if new != match.group() and match.lastgroup != "skip" and not self.is_foreign(prose, match.start()):
                yield (*match.span(), new)

    def is_foreign(self, prose: str, offset: int) -> bool:
        """True inside an italic title in another language, which keeps its own typography; one with a colon may be in any."""
        language = self.rule.removeprefix("typography-")
        titles = [group.group() for group in ITALICS.finditer(prose) if group.start() < offset < group.end()]
        ours = (language, "") if ":" not in "".join(titles) else (language,)
        return language in CORRECTIONS and any(commonmark.language_of(title) not in ours for title in titles)

    def may_be_in(self, prose: str) -> bool:
        """False if the counts of substrings rule out a fault: much faster than matching, and true of most texts."""
        return sum(map(prose.count, self.signs)) > sum(map(prose.count, self.right))


def _rule(rule: str, signs: str, pattern: str, replacement: str, right: str = "") -> Correction:
    """A row of the tables below; signs and accepted spellings are separated by |."""
    return Correction(
        rule, tuple(signs.split("|")), tuple(right.split("|")) if right else (), re.compile(pattern, re.MULTILINE), replacement
    )


ITALICS = re.compile(r"(?<![\w*])\*(?![*\s])[^*]+(?<!\s)\*(?![\w*])")
BEFORE = r"(?<=[\w»”’)\]*_%.…\"'])"
GAP = r"[ \t\u00a0\u202f]*"
CAPITALS = "tats?|coles?|tudes?|cueils?|tablissements?|quipes?|tapes?|trangers?|gypte|thiopie|quateur|rythr[ée]e|mirats|galit[ée]"
AFTER_A = "l['’]|la|partir|d[ée]faut|cette|cet|ce|titre|noter|savoir|moins|travers|court|long|terme|propos"
UNITS = "ans?|mois|semaines?|jours?|heures?|minutes?|pages?|millions?|milliards?|euros?|dollars?|km|kg|Mo|€"

SPACES = (
    _rule(
        "typography-spaces",
        "  ",
        r"(?P<skip>^[ \t]*(?:[-*+:]|\d+[.)])[ \t]+|^[ \t]*\|.*$)|(?<=\S)[ ]{2,}(?=\S)",
        " ",
    ),
    _rule("typography-spaces", "\t", r"(?<=\S)[ \t]*\t[ \t]*(?=\S)", " "),
    _rule("typography-spaces", " \n|\t\n", r"(?<=[^\s])(?: |[ \t]*\t)$|(?<=\S)[ \t]+(?=\n[ \t]*(?:\n|\Z))|^[ \t]+$", ""),
)


def _any_language(rule: str) -> tuple[Correction, ...]:
    return (
        _rule(rule, "'", r"(?<=[\w*_\]).,;!?%…’»”])''?(?!')", "’"),
        _rule(rule, "...", r"(?<!\.)\.{3}(?!\.)", "…"),
    )


ENGLISH = (
    _rule("typography-en", "'", r"(?<![\w'])'(?=\d\ds?(?!\w))", "’"),
    *_any_language("typography-en"),
    _rule("typography-en", "'", r"(?<![\w'])'(?=\w)", "‘"),
    _rule("typography-en", '"', r"(?<![^\s(\[—–‘/*_])\\?\"(?=[\w*_\[(‘])", "“"),
    _rule("typography-en", '"', r"(?<=\S)\\?\"", "”"),
    *(
        _rule("typography-en", f"{space},|{space};|{space}:|{space}!|{space}?", rf"(?<=[^\W_]){space}+(?=[,;:!?](?:\s|\Z))", "")
        for space in (" ", WIDE, NARROW)
    ),
)
FRENCH = (
    _rule("typography-fr", "'", r"(?<![\w'’])'(\w[^'\n]*\w)'(?!\w)", rf"«{WIDE}\1{WIDE}»"),
    *_any_language("typography-fr"),
    _rule("typography-fr", '"', rf"(?<![^\s(\[—–’/*_])\\?\"{GAP}(?=\S)", "«" + WIDE),
    _rule("typography-fr", '"', rf"(?<=\S){GAP}\\?\"", WIDE + "»"),
    _rule("typography-fr", "«", f"«{GAP}", "«" + WIDE, "«" + WIDE),
    _rule("typography-fr", "»", f"{GAP}»", WIDE + "»", WIDE + "»"),
    _rule("typography-fr", ";|!|?", rf"{BEFORE}{GAP}([;!?])(?!\[)", NARROW + r"\1", f"{NARROW};|{NARROW}!|{NARROW}?"),
    _rule("typography-fr", ":", rf"{BEFORE}{GAP}:(?=[\s*_)»]|\Z)", WIDE + ":", WIDE + ":"),
    _rule("typography-fr", "%", rf"(?<=\d){GAP}%", WIDE + "%", WIDE + "%"),
    _rule("typography-fr", "n°|N°", rf"(?<!\w)([nN])°{GAP}(?=\d)", r"\1º" + WIDE),
    _rule("typography-fr", "nº|Nº", rf"(?<!\w)([nN]º){GAP}(?=\d)", r"\1" + WIDE, f"nº{WIDE}|Nº{WIDE}"),
    _rule("typography-fr", " ", r"(?<![\w.,/-])(\d{1,3}(?:\u202f\d{3})*) (?=\d{3}(?![\w/-]))", r"\1" + NARROW),
    _rule("typography-fr", " ", rf"(?<=\d) (?=(?:{UNITS})(?!\w))", WIDE),
    _rule("typography-fr", ". ", r"(?<!\w)((?:[aA]rt|pp?|[pP]ar|[cC]hap|al|vol|fig|sect)\.)[ \t](?=[\dIVXLC])", r"\1" + WIDE),
    _rule("typography-fr", " - ", r"(?<=[^\s|]) - (?=[^\s|])", " – "),
    _rule("typography-fr", "oeu", "oeu", "œu"),
    _rule("typography-fr", "Oeu", "Oeu", "Œu"),
    _rule("typography-fr", "Et|Ec|Eq|Eg|Er|Em", rf"(?<!\w)E(?=(?:{CAPITALS})(?!\w))", "É"),
    _rule("typography-fr", "A ", rf"(?:^|(?<=[.!?:«(*#-] )|(?<=[\u00a0*(\[]))A(?= (?:{AFTER_A})(?!\w))", "À"),
)
CORRECTIONS: dict[str, tuple[Correction, ...]] = {"en": ENGLISH, "fr": FRENCH, "": _any_language("typography-spaces")}


def typography(page: Page) -> Iterator[Finding]:
    """Apostrophes, quotation marks, dots and spaces follow the conventions of the language."""
    passages: dict[str, list[Passage]] = {}
    for passage in page.passages:
        passages.setdefault(language_of(page, passage), []).append(passage)
    for language, alike in passages.items():
        yield from faults(page.document, alike, (*SPACES, *corrections_of(language)))


def faults(document: Document, passages: Sequence[Passage], corrections: Iterable[Correction]) -> Iterator[Finding]:
    """Every correction of some passages; those whose triggers are nowhere in the passages are skipped."""
    prose = "\n".join(passage.prose for passage in passages)
    likely = [correction for correction in corrections if correction.may_be_in(prose)]
    for passage in passages if likely else ():
        yield from _faults(document, passage, likely)


def _faults(document: Document, passage: Passage, corrections: Iterable[Correction]) -> Iterator[Finding]:
    """Each faulty part of a passage, reported once."""
    reported = bytearray(len(passage.prose))
    for correction in corrections:
        for start, end, new in correction.edits(passage.prose):
            if not any(reported[start:end]):
                reported[start:end] = b"\1" * (end - start)
                values = {"found": _shown(passage.text[start:end]), "wanted": _shown(new)}
                yield document.finding(correction.rule, passage.span(start, end - start), **values)


def trailing_spaces(page: Page) -> Iterator[Finding]:
    """Lines of the front matter do not end with spaces."""
    for number, line in enumerate(page.lines[1 : page.document.body_line - 1], 2):
        if line != (bare := line.rstrip(" \t")):
            span = Span(number, len(bare) + 1, len(line) - len(bare))
            yield page.finding("typography-spaces", span, found=_shown(line[len(bare) :]), wanted="")


def corrections_for(page: Page, passage: Passage) -> tuple[Correction, ...]:
    """The corrections for the language of a passage."""
    return (*SPACES, *corrections_of(language_of(page, passage)))


def corrections_of(language: str) -> tuple[Correction, ...]:
    """The corrections of a language; the general ones for a language without its own."""
    return CORRECTIONS.get(language, CORRECTIONS[""])


def language_of(page: Page, passage: Passage) -> str:
    """The language of a passage; '' if unknown. A title with an editors' translation is foreign."""
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
    """A text with visible spaces, for reports."""
    return text.replace(NARROW, "U+202F").replace(WIDE, "U+00A0").replace("\t", "⇥").replace(" ", "␣")
