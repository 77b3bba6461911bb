"""Automatic corrections: typography, spaces, the format of dates, the order of keys.

The source is edited in place at known positions and never regenerated from parsed values. A correction that would
change the content is dropped: see `_content`.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

from catalogue.lint.front_matter import key_order
from catalogue.lint.markup import QUOTED
from catalogue.lint.page_model import Page, versions
from catalogue.lint.passages import Passage
from catalogue.lint.tables import Label, labelled, unreadable
from catalogue.lint.typography import Correction, corrections_of, corrections_of_text, language_of
from catalogue.model.dates import is_day
from catalogue.source import documents
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.loading import load
from catalogue.source.validation import FieldValue
from catalogue.source.yaml_repair import SAFE

DATE = re.compile(
    r"[\"']?(?P<date>(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\3(?P<day>\d{1,2}))[\"']?"
)
DATES = ("reviewed", "review_due", "published", "date", "until", "since", "by")
ROUNDS = 4
"""One correction may enable another; more than two rounds have never been needed."""

RESPELT = str.maketrans({"œ": "oe", "Œ": "Oe", "É": "E", "À": "A", "º": ""})
"""The letters that corrections change."""

Edit = tuple[int, int, str]


def fix(root: Path, selects: Callable[[str], bool] = lambda path: True) -> list[str]:
    """Correct the selected pages and tables of a repository; returns the paths of those that changed."""
    if unreadable(root):
        return []
    catalogue = load(root)
    pages = [
        page
        for name in catalogue.sources
        for page in versions(catalogue, name)
        if selects(page.document.path)
    ]
    sources = [(page.document, _fixed(page)) for page in pages]
    sources += [
        (table, _labels(catalogue, table, labels))
        for table, labels in labelled(catalogue)
        if selects(table.path)
    ]
    return [
        document.path
        for document, source in sources
        if _rewrite(root / document.path, document.source, source)
    ]


def _fixed(page: Page) -> str:
    """A page whose front matter cannot be read is repaired; where nothing of it can be, its text is corrected all the same."""
    new = page.document.source if page.document.readable else repaired(page.document)
    return (
        corrected(page)
        if new == page.document.source and not page.document.is_refused and page.is_split
        else new
    )


def repaired(document: Document) -> str:
    """The source of a page whose front matter cannot be read, with the faults fixed where that changes no word of it."""
    lines = document.source.split("\n")
    faults = [finding for finding in document.findings if finding.rule == "front-matter-syntax"]
    for finding, cause in product(faults, SAFE):
        if cause in finding.values:
            lines[finding.span.line - 1] = finding.values[cause]
    new = "\n".join(lines)
    return (
        new if new == document.source else repaired(documents.parse(Document(document.path), new))
    )


def corrected(page: Page) -> str:
    """The source of a page with every correction that leaves its content unchanged."""
    for edits in (_dates, _quotes, _passages, _line_ends, _order):
        source = apply(page.document.source, sorted(edits(page)))
        other = replace(page, document=documents.parse(Document(page.document.path), source))
        if _content(other) == _content(page):
            page = other
    return page.document.source


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits applied (start, end, new text), which are in order and do not overlap."""
    parts, position = [], 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])


def respell(passage: Passage, corrections: Iterable[Correction]) -> str:
    """The text of a passage, corrected repeatedly until nothing changes."""
    text, prose = passage.text, passage.prose
    for _ in range(ROUNDS):
        before = text
        for correction in corrections:
            edits = list(correction.edits(prose))
            text, prose = apply(text, edits), apply(prose, edits)
        if text == before:
            break
    return text


def _edit(document: Document, passage: Passage, new: str) -> Edit:
    """Replace a passage of a document."""
    start = offset(document, passage.line, passage.column)
    return (start, start + len(passage.text), new)


def _rewrite(file: Path, before: str, after: str) -> bool:
    """Write a changed file, with the line ends and the byte order mark that it had."""
    raw = file.read_bytes()
    windows = raw.count(b"\r\n")
    if before == after or windows not in (0, raw.count(b"\n")):
        return False
    text = after.replace("\n", "\r\n") if windows else after
    file.write_bytes((BOM_UTF8 if raw.startswith(BOM_UTF8) else b"") + text.encode("utf-8"))
    return True


def _labels(catalogue: Catalogue, table: Document, labels: list[Label]) -> str:
    """A table of data/ with the typography of its labels corrected."""
    texts = [
        (passage, respell(passage, corrections_of(catalogue.vocabularies, language)))
        for language, passage in labels
    ]
    source = apply(table.source, sorted(_edit(table, passage, text) for passage, text in texts))
    corrected = documents.parse_table(Document(table.path), source)
    return (
        source
        if corrected.readable and corrected.keys.keys() == table.keys.keys()
        else table.source
    )


def _passages(page: Page) -> Iterator[Edit]:
    """Correct the typography of titles, summaries and the text."""
    for passage in page.passages:
        corrections = corrections_of_text(page.catalogue.vocabularies, language_of(page, passage))
        yield _edit(page.document, passage, respell(passage, corrections))


def _quotes(page: Page) -> Iterator[Edit]:
    """Remove quotation marks around titles and summaries."""
    for passage in page.headlines:
        if match := QUOTED.fullmatch(passage.text):
            yield _edit(page.document, passage, match["inner"].strip(" \u00a0\u202f"))


def _dates(page: Page) -> Iterator[Edit]:
    """2025/1/3 → 2025-01-03; dates whose order of day and month is ambiguous are left unchanged."""
    for where, span in page.document.spans.items():
        if where and where[-1] in DATES and (match := DATE.fullmatch(page.raw(where))):
            day = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
            start = offset(page.document, span.line, span.column) + match.start("year")
            yield start, start + len(match["date"]), day if is_day(day) else match["date"]


def _line_ends(page: Page) -> Iterator[Edit]:
    """Remove spaces at the ends of the lines of the front matter."""
    if page.document.readable:
        yield 0, len(page.header), re.sub(r"[ \t]+$", "", page.header, flags=re.MULTILINE)


def _order(page: Page) -> Iterator[Edit]:
    """Sort the keys of the front matter, each with its lines, into the order of the kind."""
    document = page.document
    starts = sorted(
        (span.line, str(where[0])) for where, span in document.keys.items() if len(where) == 1
    )
    ordered_keys = key_order(page.model)
    lines = page.lines
    if (
        not document.readable
        or not starts
        or starts[0][0] != 2
        or any(name not in ordered_keys for _, name in starts)
    ):
        return
    end = document.body_line - 2
    if any(line.lstrip().startswith("#") or not line.strip() for line in lines[1:end]):
        return
    blocks = {
        name: lines[line - 1 : after - 1]
        for (line, name), (after, _) in pairwise([*starts, (end + 1, "")])
    }
    ordered = [line for name in sorted(blocks, key=ordered_keys.index) for line in blocks[name]]
    yield 0, len(document.source), "\n".join([lines[0], *ordered, *lines[end:]])


def _content(page: Page) -> tuple[object, ...]:
    """What no correction may change: keys, ids, code, addresses, and all letters and digits apart from accents."""
    code = [
        token.content
        for token in page.tokens
        if token.type in ("fence", "code_block", "html_block")
    ]
    inline = [
        child.content
        for token in page.tokens
        for child in token.children or []
        if child.type == "code_inline"
    ]
    shape = [token.type for token in page.tokens]
    links = [link.href for link in page.links]
    values = {placed.where: _numbers(placed) or _letters(placed.value) for placed in page.values}
    return (
        page.document.readable,
        values,
        code,
        inline,
        shape,
        links,
        _letters(page.document.body),
    )


def _numbers(placed: FieldValue) -> list[int]:
    """The numbers of a date."""
    return (
        [int(number) for number in re.findall(r"[0-9]{1,9}", placed.value)]
        if placed.where[-1] in DATES
        else []
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).translate(RESPELT)


def offset(document: Document, line: int, column: int) -> int:
    """The offset of a line and a column in the text of a file."""
    return sum(len(text) + 1 for text in document.source.split("\n")[: line - 1]) + column - 1
