"""The charts of the page of findings: a sentence, its numbers, and where each mark of the drawing stands.

Places are in percent of the drawing, so that a chart is as wide as its page or its file, while its words keep
the size that the reader has chosen. The template draws; all decisions are here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import shorten, wrap

from catalogue.views.wording.values import Link

WHOLE = 100
"""Percent."""

ROOM = 7
"""A part of a bar has its number in it if it is so long, in percent of the drawing."""

LONGEST = 92
"""The longest bar of one series, whose number stands beside it, in percent of the drawing."""

DIGITS, CHARACTER = 3, 3
"""A number of so many digits has room there; each further character takes so many percent."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""The distances between the lines of a scale; MOST_LINES at most."""

MOST_LINES = 5
YEARS_BETWEEN = 5
"""Years that these divide are named on the axis."""

TITLE_LINE, SOURCE_LINE, LABEL, LONG_LABEL = 84, 150, 40, 60
"""How many characters a line of a file has: of its title, of what it counts, of a label."""

LEVELS_OF_FILE = (("#14603d", "#ffffff"), ("#5f9db0", "#06171d"), ("#e5d5a8", "#06171d"))
SERIES_OF_FILE = (("#24718a", "#ffffff"), ("#a3c6d1", "#10242b"), ("#d3e3e8", "#1d2a30"))
"""The colours of series in files, and of the numbers on them; green and amber are those of levels alone."""

ABSENT_OF_FILE = ("#fbfaf6", "#1d2a30")
ABSENT = "absent"
"""The series that counts what is not there."""

Rows = Sequence[tuple[Link, Sequence[int]]]
"""A link, and the number in each column."""

Written = Callable[[int], str]
"""How a number is written in a drawing."""


@dataclass(frozen=True)
class Segment:
    """A part of a bar or of a scale: its series, its place and length, and its number if it has room."""

    series: int
    start: float
    length: float
    label: str

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.start + self.length / 2, 2)


@dataclass(frozen=True)
class Tick:
    """A place on an axis, and what is written there: from it, to it or around it."""

    at: float
    label: str
    anchor: str = "middle"
    is_bold: bool = False


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart; the number of a single series stands beside its bar, and so does zero."""

    link: Link
    numbers: tuple[int, ...]
    segments: tuple[Segment, ...]
    beside: Tick | None

    @property
    def short_label(self) -> str:
        """Its label for a file, where lines do not wrap."""
        return shorten(self.link.label, LABEL, placeholder="…")


@dataclass(frozen=True)
class Band:
    """A band of a stepped area: its outline, and its last number where it has room."""

    series: int
    outline: str
    last: Tick | None


@dataclass(frozen=True)
class Column:
    """A year of a column chart: its place, and its parts from the bottom."""

    at: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Plot:
    """A drawing by year: bands or columns, both axes, and the year in which something began."""

    years: int
    most: int
    bands: tuple[Band, ...]
    columns: tuple[Column, ...]
    width: float
    """That of a column."""

    year_ticks: tuple[Tick, ...]
    number_ticks: tuple[Tick, ...]
    turn: Tick | None = None


@dataclass(frozen=True)
class Strip:
    """The practices of an agency as marks on a line: high where its words were read, else half as high."""

    link: Link
    numbers: tuple[int, ...]
    read: str
    told: str


@dataclass(frozen=True)
class Strips:
    """A strip for each agency; above them the levels of the practices, in the order of the matrix."""

    width: int
    levels: tuple[tuple[str, Segment], ...]
    rows: tuple[Strip, ...]


@dataclass(frozen=True)
class Signs:
    """What the studies of a practice established: a cell for each outcome, with the sign of each study."""

    link: Link
    cells: tuple[tuple[Link, ...], ...]

    @property
    def short_label(self) -> str:
        """Its label for a file, where lines do not wrap."""
        return shorten(self.link.label, LONG_LABEL, placeholder="…")


@dataclass(frozen=True)
class Detail:
    """A table in words behind a chart: links, and words in columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Link, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Chart:
    """A finding as a sentence, what else there is to say, its numbers, and one of four drawings."""

    id: str
    title: str
    notes: tuple[str, ...]
    source: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, tuple[int, ...]], ...]
    bars: tuple[Bar, ...] = ()
    plot: Plot | None = None
    strips: Strips | None = None
    signs: tuple[Signs, ...] = ()
    heads: tuple[str, ...] = ()
    """The outcomes of the signs."""

    key: str = ""
    """How its signs are read."""

    marks: tuple[str, ...] = ()
    """The marks of the series, where they are levels."""

    detail: Detail | None = None

    missing: int | None = None
    """The series that counts what is not there, which is hatched."""

    def series(self, number: int) -> str:
        """The name of a series, from which a style sheet takes its colour."""
        return ABSENT if number == self.missing else str(number)

    def fill(self, number: int) -> tuple[str, str]:
        """The colour of a series in a file, and that of the numbers on it."""
        if number == self.missing:
            return ABSENT_OF_FILE
        return (LEVELS_OF_FILE if self.marks else SERIES_OF_FILE)[number]

    @property
    def title_lines(self) -> list[str]:
        """The title in lines, for a file: a drawing does not wrap its words."""
        return wrap(self.title, TITLE_LINE)

    @property
    def source_lines(self) -> list[str]:
        """How the drawing is read, and what is counted, in lines for a file."""
        return wrap(f"{self.key} {self.source}".strip(), SOURCE_LINE)


def bars_of(rows: Rows, written: Written = str) -> tuple[Bar, ...]:
    """A bar for each row; the longest fills the drawing."""
    most = max((sum(numbers) for _, numbers in rows), default=0) or 1
    return tuple(_bar(link, tuple(numbers), most, written) for link, numbers in rows)


def _bar(link: Link, numbers: tuple[int, ...], most: int, written: Written) -> Bar:
    if len(numbers) == 1:
        beyond = max(0, len(written(most)) - DIGITS)
        length = numbers[0] / most * (LONGEST - beyond * CHARACTER)
        segment = Segment(0, 0, round(length, 2), "")
        beside = Tick(round(length + 1, 2), written(numbers[0]))
        return Bar(link, numbers, (segment,), beside)
    nothing = None if sum(numbers) else Tick(1, "0")
    return Bar(link, numbers, segments_of(numbers, most, written), nothing)


def segments_of(numbers: Sequence[int], most: int, written: Written = str) -> tuple[Segment, ...]:
    """The parts of a bar, each after the one before; those of no number are left out."""
    starts = accumulate(numbers, initial=0)
    parts = []
    for series, (number, start) in enumerate(zip(numbers, starts, strict=False)):
        length = number / most * WHOLE
        if number:
            label = written(number) if length >= ROOM else ""
            place = round(start / most * WHOLE, 2)
            parts.append(Segment(series, place, round(length, 2), label))
    return tuple(parts)


def area_of(rows: Rows, most: int, turn: str) -> Plot:
    """The numbers of each year as bands above each other, the first at the bottom; `turn` is a year or ''."""
    count = len(rows)
    series = range(len(rows[0][1]))
    bands = tuple(_band(rows, number, most) for number in series)
    years = [link.label for link, _ in rows]
    began = Tick(_percent(years.index(turn), count), turn) if turn in years else None
    named = [place for place, year in enumerate(years) if _is_named(year, years, turn)]
    ticks = tuple(_year_tick(years, place, turn) for place in named)
    return Plot(count, most, bands, (), 0, ticks, _lines(most), began)


def _year_tick(years: Sequence[str], place: int, turn: str) -> Tick:
    """The beginning of a year on the axis; its name stays within the drawing."""
    anchor = "end" if place == len(years) - 1 else "middle" if place else "start"
    year = years[place]
    return Tick(_percent(place, len(years)), year, anchor, is_bold=year == turn)


def _is_named(year: str, years: Sequence[str], turn: str) -> bool:
    """True for the turning point, the last year, and others that stand far enough from both."""
    if year in (turn, years[-1]):
        return True
    fixed = [int(other) for other in (turn, years[-1]) if other]
    is_far = all(abs(int(year) - other) > YEARS_BETWEEN // 2 for other in fixed)
    return int(year) % YEARS_BETWEEN == 0 and is_far


def _band(rows: Rows, series: int, most: int) -> Band:
    """The outline of a band in years and numbers: along its upper edge, and back along its lower one."""
    upper = [most - sum(numbers[: series + 1]) for _, numbers in rows]
    lower = [most - sum(numbers[:series]) for _, numbers in rows]
    there = "".join(f"V{top}H{place + 1}" for place, top in enumerate(upper))
    places = range(len(rows) - 1, -1, -1)
    back = "".join(f"V{lower[place]}H{place}" for place in places)
    number = rows[-1][1][series]
    has_room = number / most * WHOLE >= ROOM
    middle = round((upper[-1] + lower[-1]) / 2 / most * WHOLE, 2)
    return Band(
        series, f"M0 {lower[0]}{there}{back}z", Tick(middle, str(number)) if has_room else None
    )


def columns_of(rows: Rows) -> Plot:
    """The numbers of each year as a column."""
    count = len(rows)
    most = max(sum(numbers) for _, numbers in rows)
    columns = []
    for place, (_, numbers) in enumerate(rows):
        columns.append(Column(_percent(place, count), segments_of(numbers, most)))
    years = [link.label for link, _ in rows]
    named = [place for place, year in enumerate(years) if _is_named(year, years, "")]
    width = round(WHOLE / count * 0.8, 2)
    middles = [round(_percent(place, count) + width / 2, 2) for place in named]
    ticks = tuple(Tick(at, years[place]) for place, at in zip(named, middles, strict=True))
    return Plot(count, most, (), tuple(columns), width, ticks, _lines(most))


def _lines(most: int) -> tuple[Tick, ...]:
    """The lines of a scale, without zero; its end is named, and none that stands near it."""
    step = next((step for step in STEPS if step * MOST_LINES >= most), STEPS[-1])
    numbers = [number for number in range(step, most, step) if most - number >= step / 2]
    return tuple(
        Tick(round(WHOLE - number / most * WHOLE, 2), str(number)) for number in [*numbers, most]
    )


def _percent(place: int, count: int) -> float:
    return round(place / count * WHOLE, 2)


def marks_on_line(places: Sequence[int], has_mark: Callable[[int], bool], top: int) -> str:
    """The outline of the marks of a strip: one for each place that has a mark, from `top` to 10."""
    marked = filter(has_mark, range(len(places)))
    return "".join(f"M{places[place]} {top}h.8V10h-.8z" for place in marked)
