"""Typography: what is wrong and what is right instead, as one table for the rules and for `--fix`.

Each mend is a pattern and its replacement. A match that already is what the replacement gives is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Finding, Span
from .pages import Page, Passage

NARROW, WIDE = "\u202f", "\u00a0"
"""The spaces of French punctuation: before ; ! ? and before : and inside « »."""


@dataclass(frozen=True)
class Mend:
    """A pattern of prose, and what stands there instead; groups named `keep` stay."""

    rule: str
    pattern: re.Pattern[str]
    instead: str

    def edits(self, prose: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and new text of everything that the pattern mends."""
        for match in self.pattern.finditer(prose):
            new = match.expand(self.instead)
            if new != match.group() and match.lastgroup != "skip":
                yield (*match.span(), new)


def _mends(rule: str, *rows: tuple[str, str]) -> tuple[Mend, ...]:
    return tuple(Mend(rule, re.compile(pattern, re.MULTILINE), instead) for pattern, instead in rows)


BEFORE = r"(?<=[\w»”’)\]*_%.…\"'])"
GAP = r"[ \t\u00a0\u202f]*"

SPACES = _mends(
    "typography-spaces",
    (r"(?P<skip>^[ \t]*(?:[-*+:]|\d+[.)])[ \t]+|^[ \t]*\|.*$)|(?<=\S)[ ]{2,}(?=\S)", " "),
    (r"(?<=\S)[ \t]*\t[ \t]*(?=\S)", " "),
    (r"(?<=\S)(?:[ ]|[ \t]*\t)$|(?<=\S)[ \t]+(?=\n[ \t]*(?:\n|\Z))|(?<=\S)[ \t]+\Z|^[ \t]+$", ""),
)
ANY_LANGUAGE = (
    (r"(?<=[\w*_\]).,;!?%…’»”])''?(?!')", "’"),
    (r"(?<!\.)\.{3}(?!\.)", "…"),
)
MENDS: dict[str, tuple[Mend, ...]] = {
    "en": _mends(
        "typography-en",
        *ANY_LANGUAGE,
        (r"(?<![\w'])'(?=\w)", "‘"),
        (r"(?<![^\s(\[—–‘/*_])\"(?=[\w*_\[(‘])", "“"),
        (r"(?<=\S)\"", "”"),
        (r"(?<=[^\W_])[ \u00a0\u202f]+(?=[,;:!?](?:\s|\Z))", ""),
    ),
    "fr": _mends(
        "typography-fr",
        *ANY_LANGUAGE,
        (r"(?<![^\s(\[—–’/*_])\"" + GAP + r"(?=\S)", "«" + WIDE),
        (r"(?<=\S)" + GAP + '"', WIDE + "»"),
        (r"«" + GAP, "«" + WIDE),
        (GAP + "»", WIDE + "»"),
        (BEFORE + GAP + r"([;!?])(?!\[)", NARROW + r"\1"),
        (BEFORE + GAP + r":(?=[\s*_)»]|\Z)", WIDE + ":"),
        (r"(?<=\d)" + GAP + "%", WIDE + "%"),
        (r"\b([nN])°" + GAP + r"(?=\d)", r"\1º" + WIDE),
        (r"oeu", "œu"),
        (r"Oeu", "Œu"),
        (r"\bE(?=(?:tats?|tat-Unis|coles?|tudes?|cueils?|galit[ée]|tablissements?|quipes?|tapes?|trangers?|gypte|thiopie|quateur|rythr[ée]e|mirats)\b)", "É"),
        (r"(?:^|(?<=[.!?:«(*#-] )|(?<=[\u00a0*(\[]))A(?= (?:l['’]|la|partir|d[ée]faut|cette|cet|ce|titre|noter|savoir|moins|travers|court|long|terme|propos)\b)", "À"),
    ),
}


def typography(page: Page) -> Iterator[Finding]:
    """Apostrophes, quotation marks, dots and spaces are those of the language."""
    for passage in page.passages:
        for mend in mends_for(page, passage):
            for start, end, new in mend.edits(passage.prose):
                found = passage.text[start:end]
                yield page.finding(mend.rule, passage.span(start, end - start), found=_shown(found), wanted=_shown(new))


def trailing_spaces(page: Page) -> Iterator[Finding]:
    """No line of the front matter ends with spaces."""
    for number, line in enumerate(page.lines[1 : page.document.body_line - 1], 2):
        if line != (bare := line.rstrip(" \t")):
            span = Span(number, len(bare) + 1, len(line) - len(bare))
            yield page.finding("typography-spaces", span, found=_shown(line[len(bare) :]), wanted="")


def mends_for(page: Page, passage: Passage) -> tuple[Mend, ...]:
    """The mends of a passage: those of the language in which it is written."""
    return (*SPACES, *MENDS.get(language_of(page, passage), ()))


def language_of(page: Page, passage: Passage) -> str:
    """The language of a passage: a title that the editors translate elsewhere, or that the original shares, is foreign."""
    if passage.field != "title":
        return page.language
    if "our_title" in page.document.data:
        return ""
    original = page.original
    shared = original and _bare(original.document.data.get("title")) == _bare(page.document.data.get("title"))
    return original.language if original and shared else page.language


def _bare(title: object) -> str:
    return re.sub(r"\W+", "", str(title)).casefold()


def _shown(text: str) -> str:
    """Spaces by their names, so that a report can show them."""
    return text.replace(NARROW, "U+202F").replace(WIDE, "U+00A0").replace("\t", "⇥").replace(" ", "␣")
