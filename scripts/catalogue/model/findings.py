"""A finding of the checker, as a value. Printing it is something else: see `reports.py`."""

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Span:
    """Where a finding stands: line and column from 1, length in characters."""

    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, by which rule. `values` fill the sentences of the rule in `data/rules.yml`."""

    path: str
    span: Span
    rule: str
    values: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by page, line, column, rule and values."""
        return (self.path, self.span.line, self.span.column, self.rule, str(sorted(self.values.items())))
