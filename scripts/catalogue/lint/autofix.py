"""Automatic corrections: typography, spaces, the format of dates, the order of keys.

The source is edited in place at known positions and never regenerated from parsed values. A correction that
would change the content is dropped: see `_content`.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise, product
from pathlib import Path

from catalogue.lint.front_matter import key_order
from catalogue.lint.markup import QUOTED
from catalogue.lint.page_model import Page, versions
from catalogue.lint.passages import Passage
from catalogue.lint.table_model import Table, tables
from catalogue.lint.tables import unreadable
from catalogue.lint.typography import Correction, corrections_of, corrections_of_text, language_of
from catalogue.model.dates import is_day
from catalogue.source import documents
from catalogue.source.documents import Document
from catalogue.source.loading import load
from catalogue.source.validation import FieldValue
from catalogue.source.yaml_repair import SAFE

DATE = re.compile(
    r"[\"']?(?P<date>(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\3(?P<day>\d{1,2}))[\"']?"
)
DATES = ("reviewed", "review_due", "published", "date", "until", "since", "by", "read")
ROUNDS = 4
"""One correction may enable another; more than two rounds have never been needed."""

HOUR = re.compile(r"(?<=\d)\u00a0h\u00a0(?=\d)")
"""What French writes between hours and minutes, in the place of a colon."""

CODE = ("fence", "code_block", "html_block")
"""The blocks that no correction changes."""

RESPELT = str.maketrans({"œ": "oe", "Œ": "Oe", "É": "E", "À": "A", "º": ""})
"""The letters that corrections change."""

Edit = tuple[int, int, str]


def fix(root: Path, selects: Callable[[str], bool] = lambda path: True) -> list[str]:
    """Correct the selected pages and tables of a repository; returns the paths of those that changed."""
    if unreadable(root):
        return []
    catalogue = load(root)
    sources = []
    for name in catalogue.sources:
        for page in versions(catalogue, name):
            if selects(page.document.path):
                sources.append((page.document, _fixed(page)))
    for table in tables(catalogue):
        if selects(table.document.path):
            sources.append((table.document, _corrected_table(table)))
    return [
        document.path
        for document, source in sources
        if _rewrite(root / document.path, document.source, source)
    ]


def _fixed(page: Page) -> str:
    """The corrected source of a page.

    A page whose front matter cannot be read is repaired; where nothing of it can be, its text is corrected.
    """
    document = page.document
    new = document.source if document.readable else repaired(document)
    if new != document.source or document.is_refused or not page.is_split:
        return new
    return corrected(page)


def repaired(document: Document) -> str:
    """The source of a page whose front matter cannot be read, repaired where that changes no word."""
    lines = document.source.split("\n")
    faults = [finding for finding in document.findings if finding.rule == "front-matter-syntax"]
    for finding, cause in product(faults, SAFE):
        if cause in finding.values:
            lines[finding.span.line - 1] = finding.values[cause]
    new = "\n".join(lines)
    if new == document.source:
        return new
    return repaired(documents.parse(Document(document.path), new))


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


def _corrected_table(table: Table) -> str:
    """The source of a table with the typography of its labels corrected, unless its keys would change."""
    document = table.document
    edits = []
    for label in table.labels:
        corrections = corrections_of(table.catalogue.vocabularies, label.language)
        edits.append(_edit(document, label.passage, respell(label.passage, corrections)))
    source = apply(document.source, sorted(edits))
    new = documents.parse_table(Document(document.path), source)
    is_same = new.readable and new.keys.keys() == document.keys.keys()
    return source if is_same else document.source


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
        if not where or where[-1] not in DATES:
            continue
        match = DATE.fullmatch(page.raw(where))
        if match:
            day = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
            start = offset(page.document, span.line, span.column) + match.start("year")
            yield start, start + len(match["date"]), day if is_day(day) else match["date"]


def _line_ends(page: Page) -> Iterator[Edit]:
    """Remove spaces at the ends of the lines of the front matter."""
    if page.document.readable:
        yield 0, len(page.header), re.sub(r"[ \t]+$", "", page.header, flags=re.MULTILINE)


def _order(page: Page) -> Iterator[Edit]:
    """Sort the keys of the front matter, each with its lines, into the order of the kind."""
    lines, end = page.lines, page.document.body_line - 2
    starts = _starts_of_keys(page)
    if not starts or any(_is_loose(line) for line in lines[1:end]):
        return
    blocks: dict[str, list[str]] = {}
    for (line, name), (after, _) in pairwise([*starts, (end + 1, "")]):
        blocks[name] = lines[line - 1 : after - 1]
    ordered = chain.from_iterable(blocks[name] for name in key_order(page.model) if name in blocks)
    yield 0, len(page.document.source), "\n".join([lines[0], *ordered, *lines[end:]])


def _starts_of_keys(page: Page) -> list[tuple[int, str]]:
    """The line and the name of each key of the front matter; none if their order cannot be corrected."""
    document = page.document
    starts = sorted(
        (span.line, str(where[0])) for where, span in document.keys.items() if len(where) == 1
    )
    known = key_order(page.model)
    is_known = all(name in known for _, name in starts)
    if not document.readable or not starts or starts[0][0] != 2 or not is_known:
        return []
    return starts


def _is_loose(line: str) -> bool:
    """True for a comment or an empty line, which belongs to no key."""
    return not line.strip() or line.lstrip().startswith("#")


def _content(page: Page) -> tuple[object, ...]:
    """What no correction may change: keys, ids, code, addresses, letters and digits apart from accents."""
    code = [token.content for token in page.tokens if token.type in CODE]
    inline = list(_inline_code(page))
    shape = [token.type for token in page.tokens]
    links = [link.href for link in page.links]
    values = {placed.where: _numbers(placed) or _letters(placed.value) for placed in page.values}
    letters = _letters(page.document.body)
    return page.document.readable, values, code, inline, shape, links, letters


def _inline_code(page: Page) -> Iterator[str]:
    for token in page.tokens:
        for child in token.children or []:
            if child.type == "code_inline":
                yield child.content


def _numbers(placed: FieldValue) -> list[int]:
    """The numbers of a date; none of another value."""
    if placed.where[-1] not in DATES:
        return []
    return [int(number) for number in re.findall(r"[0-9]{1,9}", placed.value)]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", HOUR.sub("", text)).translate(RESPELT)


def offset(document: Document, line: int, column: int) -> int:
    """The offset of a line and a column in the text of a file."""
    lines_before = document.source.split("\n")[: line - 1]
    return sum(len(text) + 1 for text in lines_before) + column - 1
