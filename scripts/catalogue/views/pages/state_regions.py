"""The States of a region at a glance: how many steps the law asks of each, and which treaties bind it."""

from dataclasses import dataclass
from typing import Any

from catalogue.model.participation import participations, states
from catalogue.recognition.binding import (
    Answer,
    answers,
    bound_steps,
    instruments,
    steps_by_instrument,
)
from catalogue.source.state_pages import STATES, states_by_region
from catalogue.views.pages.situations import name_of
from catalogue.views.pages.state_treaties import may_join
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import instrument_link
from catalogue.views.wording.values import Link

HEAT = (1, 100, 200, 300, 400)
"""The number of steps at which each shade begins; it is the same for all regions."""

NOTHING_KNOWN = 0
"""The shade of what no list tells: hatched."""

MOST = 10
"""How many treaties the table of a region shows."""

SIGNS = {"signed": "S", "not-listed": "–", "unknown": "?"}
"""What the table shows of a State that is not known to be a party."""

SHADES = {"party": 2, "signed": 1, "not-listed": None, "unknown": NOTHING_KNOWN}


@dataclass(frozen=True)
class Square:
    """A State: its code, the link to its page, and how many steps the law asks of it."""

    code: str
    link: Link
    count: int

    @property
    def shade(self) -> int:
        """How dark its square is."""
        return sum(self.count >= least for least in HEAT)


@dataclass(frozen=True)
class Cell:
    """What the table shows of a State and a treaty, and in words where that is a sign."""

    sign: str
    words: str
    shade: int | None


@dataclass(frozen=True)
class Column:
    """A treaty of the table, with the day of its list."""

    link: Link
    day: str


def region_page(context: Context, path: str) -> dict[str, Any]:
    """What the page of a region shows; a page of no region shows all States."""
    name = name_of(context, path).partition("/")[2]
    vocabularies = context.catalogue.vocabularies
    codes = states_by_region(vocabularies).get(name) or tuple(states(vocabularies))
    squares = sorted((_square(context, code, path) for code in codes), key=_by_name)
    treaties = _main_treaties(context, codes)
    return {
        "finding": _finding(context, squares),
        "squares": squares,
        "legend": [*zip(range(1, len(HEAT) + 1), _ranges(), strict=True)],
        "columns": [_column(context, treaty, path) for treaty in treaties],
        "rows": [(item.link, _cells(context, item.code, treaties)) for item in squares],
        "counts": [_counts(context, codes, treaty) for treaty in treaties[:1]],
        "above": region_links(context, name, path),
        "below": regions_within(context, name, path),
    }


def region_links(context: Context, name: str, path: str) -> list[Link]:
    """The links to the pages of the regions in which a place lies, the widest first."""
    lineage = context.catalogue.vocabularies["regions"].lineage(name)[1:]
    return [link for region in reversed(lineage) if (link := region_link(context, region, path))]


def region_link(context: Context, region: str, path: str) -> Link | None:
    """The link to the page of the States of a region, if it has one."""
    is_region = region in states_by_region(context.catalogue.vocabularies)
    if not is_region or f"{STATES}/{region}" not in context.catalogue.pages:
        return None
    return Link(context.label("regions", region), context.to(path, STATES, region))


def regions_within(context: Context, name: str, path: str) -> list[Link]:
    """The links to the pages of the regions within one."""
    regions = context.catalogue.vocabularies["regions"]
    below = [term.id for term, _ in regions.tree() if name in regions.lineage(term.id)[1:]]
    return [link for region in below if (link := region_link(context, region, path))]


def _square(context: Context, code: str, path: str) -> Square:
    name = states(context.catalogue.vocabularies)[code]
    link = Link(context.label("regions", name), context.to(path, STATES, name))
    return Square(code, link, len(bound_steps(context.catalogue, code)))


def _by_name(square: Square) -> tuple[str, str]:
    return collation(square.link.label)


def _finding(context: Context, squares: list[Square]) -> str:
    """The finding that is the title of the squares: where the law asks for least and for most."""
    if not squares:
        return ""
    least = min(squares, key=lambda square: square.count)
    most = max(squares, key=lambda square: square.count)
    return context.text(
        "states-region-finding",
        least=least.count,
        first=least.link.label,
        most=most.count,
        last=most.link.label,
        count=len(squares),
    )


def _ranges() -> list[str]:
    """The numbers of steps of each shade."""
    ends = [least - 1 for least in HEAT[1:]]
    ranges = [f"{least}–{most}" for least, most in zip(HEAT, ends, strict=False)]
    return [*ranges, f"≥ {HEAT[-1]}"]


def _main_treaties(context: Context, codes: tuple[str, ...]) -> list[str]:
    """The treaties with a table that ask for most steps, of those that a State of the region may join."""
    catalogue = context.catalogue
    steps = steps_by_instrument(catalogue)
    names = [
        name for name in instruments(catalogue) if name in steps and _is_open(context, name, codes)
    ]
    return sorted(names, key=lambda name: (-len(steps[name]), name))[:MOST]


def _is_open(context: Context, name: str, codes: tuple[str, ...]) -> bool:
    """True for a treaty with a list of parties that binds a State of the region, or that one may join."""
    table = participations(context.catalogue.vocabularies).get(name)
    if table is None or not table.as_of:
        return False
    found = ((code, answers(context.catalogue, code)[name]) for code in codes)
    return any(item.binds or may_join(context, item, code) for code, item in found)


def _column(context: Context, name: str, path: str) -> Column:
    """The short name of a treaty, and the day of its list."""
    catalogue = context.catalogue
    link = instrument_link(context, catalogue.entries[f"resources/{name}"], "", path)
    table = participations(catalogue.vocabularies)[name]
    return Column(link, date_in_words(context, table.as_of))


def _cells(context: Context, code: str, treaties: list[str]) -> list[Cell]:
    """What is known of a State and each treaty."""
    of_state = answers(context.catalogue, code)
    return [_cell(context, of_state[name]) for name in treaties]


def _cell(context: Context, found: Answer) -> Cell:
    """The year of the deposit, or a sign."""
    sign = SIGNS.get(found.standing) or found.since[:4] or "P"
    words = "" if sign.isdigit() else context.text(f"states-cell-{found.standing}")
    return Cell(sign, words, SHADES[found.standing])


def _counts(context: Context, codes: tuple[str, ...], name: str) -> str:
    """How the States of a region stand with a treaty, in a sentence with the day of its list."""
    catalogue = context.catalogue
    standings = [answers(catalogue, code)[name].standing for code in codes]
    column = _column(context, name, "")
    return context.text(
        "states-region-counts",
        name=column.link.label,
        as_of=column.day,
        count=len(codes),
        party=standings.count("party"),
        signed=standings.count("signed"),
        absent=standings.count("not-listed"),
        unknown=standings.count("unknown"),
    )
