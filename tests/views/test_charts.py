"""Where the marks of charts stand: drawings are filled, bands lie on each other, axes name few places."""

from __future__ import annotations

import pytest
from catalogue.views.pages.charts import (
    Chart,
    area_of,
    bars_of,
    columns_of,
    marks_on_line,
    segments_of,
)
from catalogue.views.wording.values import Link


def rows(*numbers: tuple[int, ...], first: int = 2001) -> list[tuple[Link, tuple[int, ...]]]:
    """A row for each year from the first one."""
    return [(Link(str(first + place)), row) for place, row in enumerate(numbers)]


def test_parts_of_the_longest_bar_fill_the_drawing() -> None:
    longest, other = bars_of(rows((2, 3, 5), (0, 1, 4)))
    assert [(part.start, part.length, part.label) for part in longest.segments] == [
        (0, 20, "2"),
        (20, 30, "3"),
        (50, 50, "5"),
    ]
    assert [part.series for part in other.segments] == [1, 2]
    assert longest.beside is None


def test_number_of_a_single_series_stands_beside_its_bar() -> None:
    longest, other = bars_of(rows((8,), (2,)))
    assert longest.beside and longest.segments[0].length < longest.beside.at < 100
    assert other.beside and (other.beside.label, other.segments[0].length) == ("2", 23)


def test_long_number_has_room_beside_its_bar() -> None:
    """On a narrow page, where a character takes some three percent."""
    longest, _ = bars_of(rows((2299,), (790,)), lambda count: f"{count:,}")
    assert longest.beside and longest.beside.label == "2,299"
    assert longest.beside.at + 3 * len(longest.beside.label) <= 102
    assert longest.segments[0].length == 86


def test_short_part_has_no_number_in_it() -> None:
    short, long = segments_of((6, 94), 100)
    assert (short.label, long.label, long.middle) == ("", "94", 53)


def test_bars_of_nothing_are_empty() -> None:
    assert bars_of([]) == ()
    empty = bars_of(rows((0, 0)))[0]
    assert empty.segments == () and empty.beside and empty.beside.label == "0"


def test_bands_lie_on_each_other_in_steps() -> None:
    plot = area_of(rows((0, 2), (1, 2)), 4, "2002")
    first, second = plot.bands
    assert first.outline == "M0 4V4H1V3H2V4H1V4H0z"
    assert second.outline == "M0 4V2H1V1H2V3H1V4H0z"
    assert first.last and (first.last.at, first.last.label) == (87.5, "1")
    assert plot.turn and plot.turn.at == 50


@pytest.mark.parametrize(
    ("turn", "named"),
    [
        ("", ["2000", "2005", "2010", "2015", "2020", "2023"]),
        ("2014", ["2000", "2005", "2010", "2014", "2020", "2023"]),
        ("2021", ["2000", "2005", "2010", "2015", "2021", "2023"]),
    ],
)
def test_axis_names_years_that_stand_apart(turn: str, named: list[str]) -> None:
    plot = area_of(rows(*[(1, 0)] * 24, first=2000), 5, turn)
    assert [tick.label for tick in plot.year_ticks] == named
    assert [tick.label for tick in plot.year_ticks if tick.is_bold] == [turn] * bool(turn)
    assert plot.year_ticks[0].anchor == "start" and plot.year_ticks[-1].anchor == "end"
    assert (plot.turn is None) == (not turn)


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (1, ["1"]),
        (14, ["5", "10", "14"]),
        (81, ["20", "40", "60", "81"]),
        (5, ["1", "2", "3", "4", "5"]),
    ],
)
def test_scale_names_its_end_and_none_near_it(most: int, lines: list[str]) -> None:
    ticks = area_of(rows((1,)), most, "").number_ticks
    assert [tick.label for tick in ticks] == lines
    assert ticks[-1].at == 0


def test_columns_stand_side_by_side_from_the_bottom() -> None:
    plot = columns_of(rows((1, 3), (0, 2)))
    assert [column.at for column in plot.columns] == [0, 50]
    texts, activities = plot.columns[0].segments
    assert (texts.start, texts.length, activities.start, activities.length) == (0, 25, 25, 75)
    assert plot.width < 50 and plot.most == 4


def test_strip_has_marks_at_places_of_practices() -> None:
    assert marks_on_line([0, 1, 4], lambda place: place != 1, 5) == "M0 5h.8V10h-.8zM4 5h.8V10h-.8z"


def test_words_of_a_file_are_in_lines() -> None:
    chart = Chart("x", "word " * 40, (), "source " * 40, (), (), key="key")
    assert len(chart.title_lines) == 3
    assert chart.source_lines[0].startswith("key source")
    assert max(map(len, chart.source_lines)) <= 150
    bar = bars_of([(Link("a very long name of a legal instrument of the region"), (1,))])[0]
    assert bar.short_label == "a very long name of a legal instrument…"
