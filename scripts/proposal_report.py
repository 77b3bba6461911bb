"""What is told of a proposal: first what differs, then the findings, in as many bytes as a comment has."""

from collections.abc import Sequence

import check
from catalogue.lint import reporters
from catalogue.model.findings import Finding
from catalogue.recognition.difference import Group

MOST, MOST_IN_ALL = 6000, 60_000
"""Bytes of the report on a file, and of a whole comment: that holds 65,536 characters.

A variable of the environment, in which a report is handed over, holds 131,072 bytes.
"""

BEGINNING = 500
"""Characters that are shown of a line that is longer than all of a report may be."""

MOST_OF_DIFFERENCE = 50_000
"""Bytes of the recognition difference in a comment. It comes first; the findings get what it leaves."""


def difference_block(reporter: reporters.Reporter, groups: list[Group] | None) -> str:
    """The recognition difference for a comment: whole, or as many lines as fit, with how many do not."""
    first, *lines = map(_harmless, check.difference_report(reporter, groups))
    fitting = fitting_lines(list(map(_shortened, lines)), MOST_OF_DIFFERENCE)
    missing = len({*filter(_is_change, lines)} - {*fitting})
    head = [first, reporter.word("difference-cut", count=missing)] if missing else [first]
    return block("\n".join([*head, *fitting]))


def _is_change(line: str) -> bool:
    """True for a line that tells a change, and is no heading."""
    return line.startswith(" ")


def _shortened(line: str) -> str:
    """A line, or the beginning of one so long that it would hide the others."""
    return line if size(line) <= MOST else f"{line[:BEGINNING]}…"


def fitting_lines(lines: Sequence[str], most: int) -> list[str]:
    """The first of some lines that have together at most so many bytes."""
    fitting: list[str] = []
    for line in lines:
        most -= size(line) + 1
        if most < 0:
            break
        fitting.append(line)
    return fitting


def size(text: str) -> int:
    """The bytes of a text."""
    return len(text.encode("utf-8"))


def block(text: str) -> str:
    """A text that quotes from a proposal: in a block of code nothing of it is a link, a picture or a call."""
    return f"\n~~~~text\n{text}\n~~~~\n"


def quoted(text: str) -> str:
    """A text of others in a block of code that it cannot end."""
    return block(_harmless(text))


def _harmless(text: str) -> str:
    """A text without the sign that would end a block of code, which another that looks like it replaces."""
    return text.replace("~", "∼")


def judgement(
    reporter: reporters.Reporter, findings: Sequence[Finding], names: Sequence[str], most: int
) -> str:
    """The findings in the files of a proposal, in its language with the remedy, in at most so many bytes."""
    reports = [_report_on(reporter, findings, name) for name in dict.fromkeys(names)]
    texts = [text for text in (*reports, _others(reporter, findings, names)) if text]
    blocks = [block("\n".join(fitting_lines(text.split("\n"), MOST))) for text in texts]
    return "".join(fitting_lines(blocks, most))


def _report_on(reporter: reporters.Reporter, findings: Sequence[Finding], name: str) -> str:
    """The findings in a file; nothing if there are none."""
    of_file = [finding for finding in findings if finding.path == name]
    if not of_file:
        return ""
    return _harmless("\n".join(reporters.as_text(reporter.for_page(name), of_file)))


def _others(reporter: reporters.Reporter, findings: Sequence[Finding], names: Sequence[str]) -> str:
    """The number of the other files that have errors."""
    others = _with_errors(reporter, findings) - set(names)
    return f"+ {len(others)} pages" if others else ""


def _with_errors(reporter: reporters.Reporter, findings: Sequence[Finding]) -> set[str]:
    """The files that have errors."""
    return {finding.path for finding in findings if reporter.severity(finding) == "error"}
