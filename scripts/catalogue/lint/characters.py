"""Characters that are invisible or look like others."""

import re
import unicodedata
from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage
from catalogue.model.findings import Finding

ORDINARY = re.compile(
    r"[^\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20ac\u2122]"
)
"""Characters that are checked one by one: all except those that English, French and names are written with."""

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINERS = "\u200c\u200d"
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
JOINED_SCRIPTS = re.compile(r"[\u0590-\u0dff\u1000-\u109f\u1780-\u17ff]")
HIDDEN = ("Cc", "Cn", "Co", "Cs", "Zl", "Zp")
WORD = re.compile(r"\w+")
LATIN = re.compile(r"[A-Za-z]")
OTHER_LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
STACKED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]{3,}")
MOJIBAKE = re.compile("Ã[\u0080-\u00bf]|â€[™œ\u009d“”˜¦]|Â[\u00a0-\u00bf]|ï»¿|\ufffd")


def hidden_characters(page: Page) -> Iterator[Finding]:
    """No control, direction, invisible or compatibility characters."""
    for text, passage in _texts(page):
        for match in ORDINARY.finditer(text):
            if rule := _fault(text, match.start()):
                span = passage.span(match.start() if text is passage.text else 0)
                yield page.finding(
                    rule,
                    span,
                    code=f"U+{ord(match[0]):04X}",
                    name=unicodedata.name(match[0], "").lower(),
                )


def mixed_scripts(page: Page) -> Iterator[Finding]:
    """Words are written in one alphabet."""
    for text, passage in _texts(page):
        for match in WORD.finditer(text) if OTHER_LETTERS.search(text) else ():
            if (other := OTHER_LETTERS.search(match[0])) and LATIN.search(match[0]):
                name = unicodedata.name(other[0], "").lower()
                yield page.finding(
                    "text-homoglyph", passage.span_of(match), word=match[0], name=name
                )


def composed(page: Page) -> Iterator[Finding]:
    """Accented letters are composed (NFC); no letter has three combining marks or more."""
    source = _source(page)
    for match in STACKED.finditer(source.text):
        yield page.finding("text-stacked", source.span_of(match))
    if not unicodedata.is_normalized("NFC", source.text):
        pairs = zip(source.text, unicodedata.normalize("NFC", source.text), strict=False)
        yield page.finding(
            "text-nfc",
            source.span(next((index for index, (a, b) in enumerate(pairs) if a != b), 0)),
        )


def mojibake(page: Page) -> Iterator[Finding]:
    """No text was decoded with the wrong encoding."""
    source = _source(page)
    for match in MOJIBAKE.finditer(source.text):
        yield page.finding("text-mojibake", source.span_of(match), found=match[0])


def _source(page: Page) -> Passage:
    return Passage(page.document.source, "", 1, 1)


def _texts(page: Page) -> Iterator[tuple[str, Passage]]:
    """The source of the page, and each value with YAML escapes, decoded."""
    source = _source(page)
    yield source.text, source
    for placed in page.values if "\\" in page.header else ():
        if "\\" in (raw := page.raw(placed.where)):
            span = page.document.span(placed.where)
            yield placed.value, Passage(raw, "", span.line, span.column)


def _fault(text: str, index: int) -> str:
    """The rule that a character breaks, or ''."""
    character = text[index]
    if character in DIRECTIONS:
        return "text-bidi"
    if character in JOINERS and JOINED_SCRIPTS.match(text[max(index - 1, 0)]):
        return ""
    if INVISIBLE.match(character):
        return "text-invisible"
    if unicodedata.category(character) in HIDDEN:
        return "text-control"
    return (
        "text-compatibility"
        if unicodedata.normalize("NFKC", character) != unicodedata.normalize("NFC", character)
        else ""
    )
