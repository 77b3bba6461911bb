"""A finding of the checker, as a value. `lint/reporters.py` prints it."""

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Span:
    """The position of a finding: line and column from 1, length in characters."""

    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True)
class Finding:
    """A breach of a rule on a page. `values` fill the message of its rule in `data/interface/rules.yml`."""

    path: str
    span: Span
    rule: str
    values: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """The sort key of reports: page, line, column, rule, values."""
        return (
            self.path,
            self.span.line,
            self.span.column,
            self.rule,
            str(sorted(self.values.items())),
        )
