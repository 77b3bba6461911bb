"""Passages of text with their positions: values of the front matter, labels of data/, bodies of pages."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from catalogue.lint import prose_mask
from catalogue.model.findings import Span


@dataclass(frozen=True)
class Passage:
    """A text, its prose, and its first line and column in the file."""

    text: str
    prose: str
    """`text` with code and addresses masked, of the same length."""
    line: int
    column: int = 1
    field: str = ""
    """The key of the front matter; empty for the body of a page."""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, offset: int, length: int = 1) -> Span:
        """The position in the file of a part of the passage."""
        row = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[row] + (self.column if row == 0 else 1)
        return Span(self.line + row, column, max(length, 1))

    def offset(self, line: int) -> int:
        """The offset of a line of the passage (from 0)."""
        return self._starts[line] if line < len(self._starts) else len(self.text)


def of_value(raw: str, span: Span, field: str = "") -> Passage:
    """The passage of a YAML value, without its quotes."""
    inner = 1 if raw[:1] in ("'", '"') and len(raw) > 1 and raw[-1] == raw[0] else 0
    text = raw[inner : len(raw) - inner]
    return Passage(text, prose_mask.only(text), span.line, span.column + inner, field)
