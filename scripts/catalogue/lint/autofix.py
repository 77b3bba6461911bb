"""Mechanical repairs of a page: typography, spaces, the form of dates, the order of keys.

The source is edited in place, at the positions that the reader knows; nothing is ever written anew from what was
read. A repair that would change more than it should is dropped: see `_essence`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from catalogue.lint.front_matter import key_order
from catalogue.lint.markup import QUOTED
from catalogue.lint.page_model import Page, versions
from catalogue.lint.tables import label_passages, unreadable
from catalogue.lint.text_spans import Passage
from catalogue.lint.typography import Mend, mends_for, mends_of
from catalogue.model.dates import is_day
from catalogue.source import documents
from catalogue.source.documents import Document
from catalogue.source.loading import Catalogue, load

DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
DATES = ("reviewed", "review_due", "published", "date", "until", "since", "by")
ROUNDS = 4
"""A mend may give another one something to do; two rounds are the most that was ever seen."""

MARK = b"\xef\xbb\xbf"
"""What some editors put at the beginning of a file."""

Edit = tuple[int, int, str]


def fix(root: Path, wanted: Callable[[str], bool] = lambda path: True) -> list[str]:
    """Mend the pages and tables of a repository that are wanted; the paths of those that changed."""
    if unreadable(root):
        return []
    catalogue = load(root)
    pages = [page for name in catalogue.sources for page in versions(catalogue, name) if wanted(page.document.path)]
    tables = {document.path: document for document, *_ in label_passages(catalogue) if wanted(document.path)}
    sources = [(page.document, mended(page)) for page in pages]
    sources += [(table, _labels(catalogue, table)) for table in tables.values()]
    return [document.path for document, source in sources if _rewrite(root / document.path, document.source, source)]


def mended(page: Page) -> str:
    """The source of a page with all that is mechanical mended; the source itself where that can't be done safely."""
    for step in (_dates, _quotes, _passages, _line_ends, _order):
        source = step(page)
        other = replace(page, document=documents.parse(Document(page.document.path), source))
        if _essence(other) == _essence(page):
            page = other
    return page.document.source


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with its edits made: start, end and new text of each, in order and apart from each other."""
    parts, position = [], 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])


def respell(passage: Passage, mends: Iterable[Mend]) -> str:
    """The text of a passage with every mend made, until there is nothing left to do."""
    text, prose = passage.text, passage.prose
    for _ in range(ROUNDS):
        before = text
        for mend in mends:
            edits = list(mend.edits(prose))
            text, prose = apply(text, edits), apply(prose, edits)
        if text == before:
            break
    return text


def _rewrite(file: Path, before: str, after: str) -> bool:
    """Write a file back if something was mended, with the line ends and the mark at its beginning that it had."""
    raw = file.read_bytes()
    windows = raw.count(b"\r\n")
    if before == after or windows not in (0, raw.count(b"\n")):
        return False
    text = after.replace("\n", "\r\n") if windows else after
    file.write_bytes((MARK if raw.startswith(MARK) else b"") + text.encode("utf-8"))
    return True


def _labels(catalogue: Catalogue, table: Document) -> str:
    """A table of data/ with the typography of its labels mended."""
    edits = []
    for document, language, passage in label_passages(catalogue):
        if document is table:
            start = offset(table, passage.line, passage.column)
            edits.append((start, start + len(passage.text), respell(passage, mends_of(language))))
    source = apply(table.source, sorted(edits))
    again = documents.parse_table(Document(table.path), source)
    return source if again.readable and again.keys.keys() == table.keys.keys() else table.source


def _passages(page: Page) -> str:
    """Typography of titles, summaries and the text."""
    edits = []
    for passage in page.passages:
        start = offset(page.document, passage.line, passage.column)
        edits.append((start, start + len(passage.text), respell(passage, mends_for(page, passage))))
    return apply(page.document.source, sorted(edits))


def _quotes(page: Page) -> str:
    """Titles and summaries without quotation marks of their own."""
    edits = []
    for passage in page.headlines:
        if match := QUOTED.fullmatch(passage.text):
            start = offset(page.document, passage.line, passage.column)
            edits.append((start, start + len(passage.text), match["inner"].strip(" \u00a0\u202f")))
    return apply(page.document.source, sorted(edits))


def _dates(page: Page) -> str:
    """2025/1/3 → 2025-01-03; a date whose order of day and month can't be known is left alone."""
    edits = []
    for where, span in page.document.spans.items():
        raw = page.raw(where)
        match = DATE.search(raw) if where and where[-1] in DATES else None
        if match and re.fullmatch(r"[\"']?" + re.escape(match.group()) + r"[\"']?", raw):
            day = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
            start = offset(page.document, span.line, span.column) + match.start()
            edits.append((start, start + len(match.group()), day if is_day(day) else match.group()))
    return apply(page.document.source, sorted(edits))


def _line_ends(page: Page) -> str:
    """The front matter without spaces at the ends of its lines."""
    header = page.header if page.document.readable else ""
    return re.sub(r"[ \t]+$", "", header, flags=re.MULTILINE) + page.document.source[len(header) :]


def _order(page: Page) -> str:
    """The keys of the front matter in the order of their kind, each with the lines that belong to it."""
    document = page.document
    starts = sorted((span.line, str(where[0])) for where, span in document.keys.items() if len(where) == 1)
    wanted = key_order(page.model)
    lines = page.lines
    if not document.readable or not starts or starts[0][0] != 2 or any(name not in wanted for _, name in starts):
        return document.source
    end = document.body_line - 2
    if any(line.lstrip().startswith("#") or not line.strip() for line in lines[1:end]):
        return document.source
    ends = [line - 1 for line, _ in starts[1:]] + [end]
    blocks = {name: lines[line - 1 : last] for (line, name), last in zip(starts, ends, strict=True)}
    ordered = [line for name in sorted(blocks, key=wanted.index) for line in blocks[name]]
    return "\n".join([lines[0], *ordered, *lines[end:]])


def _essence(page: Page) -> tuple[object, ...]:
    """What no repair may change: keys and ids, code and addresses, and every letter and digit but for accents."""
    code = [token.content for token in page.tokens if token.type in ("fence", "code_block", "html_block")]
    inline = [child.content for token in page.tokens for child in token.children or [] if child.type == "code_inline"]
    shape = [token.type for token in page.tokens]
    links = [link.href for link in page.links]
    return (page.document.readable, dict(sorted(_values(page))), code, inline, shape, links, _letters(page.document.body))


def _values(page: Page) -> Iterator[tuple[str, object]]:
    """Every value by its place: free text by its letters, dates by their numbers."""
    for placed in page.values:
        numbers = tuple(map(int, re.findall(r"[0-9]{1,9}", placed.value))) if placed.where[-1] in DATES else ()
        yield str(placed.where), numbers or _letters(placed.value)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).replace("œ", "oe").replace("Œ", "Oe").translate(CAPITALS)


CAPITALS = str.maketrans({"É": "E", "À": "A", "º": ""})


def offset(document: Document, line: int, column: int) -> int:
    """Where a place of a file is in its text."""
    return sum(len(text) + 1 for text in document.source.split("\n")[: line - 1]) + column - 1
