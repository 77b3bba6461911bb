"""What the lists of parties show of all States together, in sentences, each with the table behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.model.participation import participations, states
from catalogue.recognition.binding import StepLaw, instrument_of, steps_by_instrument
from catalogue.recognition.law_of_all_states import (
    GroupStep,
    StepStanding,
    additions,
    group_steps,
    regions_without,
    step_standings,
    telling_lists,
)
from catalogue.source.state_pages import smallest_regions
from catalogue.views.pages.charts import Chart, Detail, bars_of
from catalogue.views.pages.state_treaties import instrument
from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import instrument_link, step_link
from catalogue.views.wording.values import Link

STARTS = (150, 100, 50, 1)
"""Where the ranges of numbers of States begin below those that are shown step by step."""

UNKNOWN = 2
"""The series of the States of which the lists tell nothing."""

MISSING = 1
"""The steps that bind all States but so many are shown with those that bind all."""


@dataclass(frozen=True)
class LawFinding:
    """A finding as a sentence, what it claims and what not, and its table: links, and words in columns."""

    id: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, tuple[str, ...]], ...]


def law_findings(context: Context, path: str) -> list[LawFinding]:
    """The findings that the lists of parties allow; none where no list is complete and recent."""
    makers = (_steps_of_all_states, _additions, _group_steps)
    found = (make(context, path) for make in makers)
    return [finding for finding in found if finding.rows]


def law_charts(context: Context, path: str) -> Iterator[Chart]:
    """The findings that the lists of parties allow, each as a chart with its table in words."""
    drawings = {
        "every-state": _standing_counts,
        "additions": _addition_counts,
        "group-steps": _group_counts,
    }
    for finding in law_findings(context, path):
        rows, columns = drawings[finding.id](context, path)
        yield Chart(
            id=finding.id,
            title=finding.title,
            notes=(),
            source=finding.about,
            columns=columns,
            rows=tuple(rows),
            bars=bars_of(rows, context.digits),
            detail=Detail(finding.columns, finding.rows),
            missing=UNKNOWN if len(columns) > UNKNOWN else None,
        )


Counted = tuple[list[tuple[Link, tuple[int, ...]]], tuple[str, ...]]
"""The rows of a chart, and the names of its series."""


def _standing_counts(context: Context, _path: str) -> Counted:
    """How many steps bind how many States."""
    count = len(states(context.catalogue.vocabularies))
    bound = [len(item.bound) for item in step_standings(context.catalogue)]
    rows: list[tuple[Link, tuple[int, ...]]] = []
    above = count + 1
    for start in (count, count - MISSING, *STARTS, 0):
        if start < above:
            label = context.text("finding-law-range", count=start, last=above - 1)
            shown = label if above - start > 1 else context.digits(start)
            shown = shown if start else context.text("finding-law-none-listed")
            rows.append((Link(shown), (sum(start <= number < above for number in bound),)))
            above = start
    return rows, (context.text("finding-law-steps"),)


def _addition_counts(context: Context, path: str) -> Counted:
    """How many steps each treaty would add, in all States that its list does not name as parties."""
    shown = [item for item in additions(context.catalogue) if item.total]
    rows: list[tuple[Link, tuple[int, ...]]] = []
    for item in shown:
        rows.append((_short_instrument(context, item.instrument, path), (item.total,)))
    return rows, (context.text("finding-additions-4"),)


def _short_instrument(context: Context, name: str, path: str) -> Link:
    """An instrument by its short name, but by that of its list where this is of a part of the edition."""
    if participations(context.catalogue.vocabularies)[name].name:
        return instrument(context, name, path)
    return instrument_link(context, context.catalogue.entries[f"resources/{name}"], "", path)


def _group_counts(context: Context, path: str) -> Counted:
    """How many States each step of the group binds, on how many the lists say no, and of how many nothing."""
    rows = []
    for item in group_steps(context.catalogue):
        sets = item.standing and (item.standing.bound, item.standing.absent, item.standing.unknown)
        numbers = tuple(map(len, sets or ((), (), ())))
        rows.append((_step(context, item.practice, item.step, path), numbers))
    return rows, tuple(context.text(f"finding-every-state-{column}") for column in (1, 2, 3))


def _steps_of_all_states(context: Context, path: str) -> LawFinding:
    """The steps that bind every State, or all but one."""
    count = len(states(context.catalogue.vocabularies))
    all_steps = step_standings(context.catalogue)
    shown = [item for item in all_steps if len(item.bound) >= count - MISSING]
    shown.sort(key=lambda item: -len(item.bound))
    every = sum(len(item.bound) == count for item in shown)
    rows = tuple(_standing_row(context, item, path) for item in shown)
    clauses = every_state_in_words(context, count, every, len(shown) - every)
    return _finding(context, "every-state", rows, total=len(all_steps), clauses=clauses)


def every_state_in_words(context: Context, count: int, every: int, nearly: int) -> str:
    """How many steps bind all States, and for how many more the lists name all but one."""
    words = (
        context.text("finding-every-state-every", count=every, states=count),
        context.text("finding-every-state-nearly", count=nearly),
    )
    return grammar.clauses(context, words)


def _standing_row(context: Context, item: StepStanding, path: str) -> tuple[Link, tuple[str, ...]]:
    """A step with its lists, how many States it binds, and which others are absent or not known."""
    numbers = (
        context.digits(len(item.bound)),
        _names(context, item.absent),
        _names(context, item.unknown),
    )
    return _step(context, item.law.practice, item.law.step, path), (
        _lists(context, item.law),
        *numbers,
    )


def _lists(context: Context, law: StepLaw) -> str:
    """The complete and recent lists of the instruments that ask for a step, with their days."""
    names = dict.fromkeys(map(instrument_of, law.claims))
    told = telling_lists(context.catalogue)
    return _enumerated(context, (_list(context, name) for name in names if name in told))


def _list(context: Context, name: str) -> str:
    """The short name of an instrument, with the day of its list."""
    link = instrument_link(context, context.catalogue.entries[f"resources/{name}"], "", "")
    return context.text("finding-law-list", name=link.label, as_of=_day(context, name))


def _day(context: Context, name: str) -> str:
    table = participations(context.catalogue.vocabularies)[name]
    return date_in_words(context, table.as_of)


def _names(context: Context, codes: Iterable[str]) -> str:
    """The names of States, or how many there are where they are many."""
    names = states(context.catalogue.vocabularies)
    labels = sorted(context.label("regions", names[code]) for code in codes)
    return _enumerated(context, labels) if labels else "0"


def _additions(context: Context, path: str) -> LawFinding:
    """The treaties that would add most steps in the States that their lists do not name as parties."""
    asked = steps_by_instrument(context.catalogue)
    shown = [item for item in additions(context.catalogue) if item.total]
    rows = tuple(
        (
            instrument(context, item.instrument, path),
            (
                _day(context, item.instrument),
                context.digits(len(item.added)),
                context.digits(len(asked[item.instrument])),
                context.digits(max(item.added.values())),
                context.digits(item.total),
            ),
        )
        for item in shown
    )
    values = {"name": "", "steps": "", "count": "", "as_of": ""}
    if rows:
        (as_of, count, _, steps, _) = rows[0][1]
        values = {"name": rows[0][0].label, "steps": steps, "count": count, "as_of": as_of}
    return _finding(context, "additions", rows, **values)


def _group_steps(context: Context, path: str) -> LawFinding:
    """The steps that the whole group recognizes, and where the law asks for them."""
    shown = group_steps(context.catalogue)
    rows = tuple(_group_row(context, item, path) for item in shown)
    none = sum(item.standing is None for item in shown)
    values = {
        "who": group_steps_in_words(context, len(shown), none),
        "regions": len(regions_without(context.catalogue)),
        "all": len(smallest_regions(context.catalogue.vocabularies)),
    }
    return _finding(context, "group-steps", rows, **values)


def group_steps_in_words(context: Context, count: int, none: int) -> str:
    """How many steps the whole group recognizes, and how many of them no treaty has."""
    without = context.text("finding-group-steps-none", count=none)
    return context.text("finding-group-steps-who", count=count, none=without)


def _group_row(context: Context, item: GroupStep, path: str) -> tuple[Link, tuple[str, ...]]:
    """A step with the lists of its treaties, and the regions where it binds most States or none."""
    link = _step(context, item.practice, item.step, path)
    if item.standing is None:
        return link, (context.text("finding-law-no-treaty"), "", "")
    places = (_regions(context, item.most), _regions(context, item.none))
    return link, (_lists(context, item.standing.law), *places)


def _regions(context: Context, names: Iterable[str]) -> str:
    return _enumerated(context, (context.label("regions", name) for name in names))


def _step(context: Context, practice: str, step: str, path: str) -> Link:
    """A link to a step, with the name of its practice as the note."""
    entry = context.catalogue.entries[practice]
    link = step_link(context, entry, step, path)
    return Link(link.label, link.url, link.language, entry.name(context.language))


def _enumerated(context: Context, words: Iterable[str]) -> str:
    return f"{context.text('semicolon')} ".join(words)


def _finding(
    context: Context,
    name: str,
    rows: tuple[tuple[Link, tuple[str, ...]], ...],
    /,
    **values: object,
) -> LawFinding:
    key = f"finding-{name}"
    return LawFinding(
        id=name,
        title=context.text(key, **values),
        about=context.text(f"{key}-about"),
        columns=tuple(_columns(context, key, rows)),
        rows=rows,
    )


def _columns(
    context: Context, key: str, rows: tuple[tuple[Link, tuple[str, ...]], ...]
) -> Iterator[str]:
    """The heads of the columns."""
    for number in range(len(rows[0][1]) if rows else 0):
        yield context.text(f"{key}-{number}")
