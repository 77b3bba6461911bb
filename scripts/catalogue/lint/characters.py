"""Characters that are invisible or look like others."""

import re
import unicodedata
from collections.abc import Iterator

from catalogue.lint.checked_file import CheckedFile
from catalogue.lint.passages import Passage
from catalogue.lint.registry import page_rule
from catalogue.model.findings import Finding

ORDINARY = re.compile(
    r"[^\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f"
    r"\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20ac\u2122]"
)
"""Characters that are checked one by one: all but those in which English, French and names are written."""

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINERS = "\u200c\u200d"
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
JOINED_SCRIPTS = re.compile(r"[\u0590-\u0dff\u1000-\u109f\u1780-\u17ff]")
HIDDEN = ("Cc", "Cn", "Co", "Cs", "Zl", "Zp")
WORD = re.compile(r"\w+")
LATIN = re.compile(r"[A-Za-z]")
OTHER_LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
STACKED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]{3,}")
MOJIBAKE = re.compile("Ã[\u0080-\u00bf]|â€[™œ\u009d“”˜¦]|Â[\u00a0-\u00bf]|ï»¿|\ufffd")


@page_rule("text-bidi", "text-invisible", "text-control", "text-compatibility")
def hidden_characters(file: CheckedFile) -> Iterator[Finding]:
    """No control, direction, invisible or compatibility characters."""
    for text, passage in _texts(file):
        for match in ORDINARY.finditer(text):
            rule = _fault(text, match.start())
            if rule:
                span = passage.span(match.start() if text is passage.text else 0)
                code = f"U+{ord(match[0]):04X}"
                yield file.finding(rule, span, code=code, name=_name(match[0]))


@page_rule("text-homoglyph")
def mixed_scripts(file: CheckedFile) -> Iterator[Finding]:
    """Words are written in one alphabet."""
    for text, passage in _texts(file):
        if not OTHER_LETTERS.search(text):
            continue
        for match in WORD.finditer(text):
            other = OTHER_LETTERS.search(match[0])
            if other and LATIN.search(match[0]):
                span = passage.span_of(match)
                yield file.finding("text-homoglyph", span, word=match[0], name=_name(other[0]))


@page_rule("text-stacked", "text-nfc")
def composed(file: CheckedFile) -> Iterator[Finding]:
    """Accented letters are composed (NFC); no letter has three combining marks or more."""
    source = _source(file)
    for match in STACKED.finditer(source.text):
        yield file.finding("text-stacked", source.span_of(match))
    normal = unicodedata.normalize("NFC", source.text)
    if normal != source.text:
        yield file.finding("text-nfc", source.span(_first_difference(source.text, normal)))


@page_rule("text-mojibake")
def mojibake(file: CheckedFile) -> Iterator[Finding]:
    """No text was decoded with the wrong encoding."""
    source = _source(file)
    for match in MOJIBAKE.finditer(source.text):
        yield file.finding("text-mojibake", source.span_of(match), found=match[0])


def _source(file: CheckedFile) -> Passage:
    return Passage(file.document.source, "", 1, 1)


def _texts(file: CheckedFile) -> Iterator[tuple[str, Passage]]:
    """The source of the file, and each value with YAML escapes, decoded."""
    source = _source(file)
    yield source.text, source
    if "\\" not in file.header:
        return
    for placed in file.values:
        raw = file.raw(placed.where)
        if "\\" in raw:
            span = file.document.span(placed.where)
            yield placed.value, Passage(raw, "", span.line, span.column)


def _name(character: str) -> str:
    return unicodedata.name(character, "").lower()


def _first_difference(text: str, other: str) -> int:
    """The offset of the first character that differs; 0 where one text begins with the other."""
    for index, (character, in_other) in enumerate(zip(text, other, strict=False)):
        if character != in_other:
            return index
    return 0


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
    compatible = unicodedata.normalize("NFKC", character)
    return "text-compatibility" if compatible != unicodedata.normalize("NFC", character) else ""
