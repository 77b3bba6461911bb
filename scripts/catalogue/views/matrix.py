"""Practice × agency: who recognizes what, in which document, since when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from catalogue.model.dates import last_day
from catalogue.recognition.levels import LEVELS, Claim, Recognition, parents, recognized_practices
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.rows import collation
from catalogue.views.values import Link

GROUP = "icat"
SIDE = 12


@dataclass(frozen=True)
class Cell:
    """The documents in which an agency supports a practice, oldest first."""

    label: str
    documents: tuple[Link, ...]


@dataclass(frozen=True)
class Line:
    """A practice, with a cell for each agency."""

    practice: Link
    level: str
    level_label: str
    agency_count: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The agencies and the practices, with the length of the side of a square of the picture."""

    agencies: tuple[Link, ...]
    lines: tuple[Line, ...]
    side: int = SIDE


def matrix(context: Context, page: str) -> Matrix:
    """The matrix, with links relative to a page."""
    practices = _recognized(context)
    columns = _columns(context, practices)
    lines = tuple(_line(context, entry, recognition, columns, page) for entry, recognition in practices)
    return Matrix(tuple(context.agency(name, page, short=True) for name in columns), lines)


def _recognized(context: Context) -> list[tuple[Entry, Recognition]]:
    """Practices with their recognition, strongest first."""
    practices = recognized_practices(context.catalogue)
    return sorted(practices, key=lambda pair: (LEVELS.index(pair[1].level), collation(pair[0].name(context.language))))


def _columns(context: Context, practices: list[tuple[Entry, Recognition]]) -> list[str]:
    """The group, then the agencies by the number of practices that they recognize."""
    counts = Counter(name for _, recognition in practices for name in recognition.agencies)
    return [GROUP, *sorted(counts, key=lambda name: (-counts[name], collation(context.agency_name(name))))]


def _line(context: Context, entry: Entry, recognition: Recognition, columns: list[str], page: str) -> Line:
    label = context.text(f"level-{recognition.level}")
    cells = tuple(_cell(context, recognition, name, page) for name in columns)
    return Line(context.link(entry, page), recognition.level, label, len(recognition.agencies), cells)


def _cell(context: Context, recognition: Recognition, agency: str, page: str) -> Cell:
    part_of = parents(context.catalogue)
    claims = [c for c in recognition.counted if agency in {part_of.get(name, name) for name in c.eligible_agencies}]
    claims.sort(key=lambda claim: last_day(claim.date) if claim.date else "9999")
    return Cell(context.agency_name(agency), tuple(_document(context, claim, page) for claim in claims))


def _document(context: Context, claim: Claim, page: str) -> Link:
    """The year of a document, with its title for screen readers."""
    entry = context.catalogue.entries[claim.document]
    link = context.link(entry, page)
    words = f"{link.label}, {claim.where}" if claim.where else link.label
    return Link(claim.date[:4] if claim.date else context.text("no-date"), link.url, note=words)
