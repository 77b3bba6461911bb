"""What the agencies agree on, and how agreement grew: strips of agencies, an area, columns by year."""

from collections import Counter
from collections.abc import Sequence

from catalogue.model.dates import last_day
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import LEVELS, judge, parents, recognized_practices
from catalogue.source.entry import Entry
from catalogue.views.pages.chart_words import Counted, chart, explored
from catalogue.views.pages.charts import (
    WHOLE,
    Chart,
    Segment,
    Strip,
    Strips,
    area_of,
    columns_of,
    marks_on_line,
)
from catalogue.views.pages.matrix import (
    Practice,
    agencies_in_order,
    agreed_in_words,
    claims_by_agency,
    practices_in_order,
)
from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import level_name
from catalogue.views.wording.names import agency_link
from catalogue.views.wording.values import Link

FIRST_YEAR = 2000
"""The first year of agreement."""

GAP = 2
"""What separates the practices of two levels in a strip, in marks."""

OF_TEXTS = LEVELS[:3]
"""The levels that rest on texts."""


def agencies(context: Context, path: str) -> Chart:
    """Who recognizes which practices, with a strip for each agency."""
    practices = practices_in_order(context)
    names = agencies_in_order(context, practices)
    spoken = [_spoken(context, practice) for practice in practices]
    levels = [recognition.level for _, recognition in practices]
    places = _places(levels)
    strips = []
    for name in names:
        link = agency_link(context, name, path, short=True)
        said = [claims.get(name) for claims in spoken]
        strips.append(_strip(link, said, levels, places))
    return chart(
        context,
        "agencies",
        agreed_in_words(context, levels),
        [(strip.link, strip.numbers) for strip in strips],
        columns=_strip_columns(context),
        notes=(_leading(context, names[1:], strips[1:]),),
        key=context.text("finding-agencies-strips"),
        strips=Strips(
            places[-1] + 1 if places else 1, _level_scale(context, levels), tuple(strips)
        ),
    )


def leading_in_words(context: Context, agency: str, count: int, read: int) -> str:
    """The agency that recognizes most practices, and how many of them in words that were read."""
    named = grammar.bodies(context, [agency])
    how = context.text("finding-agencies-read", count=read)
    key = "finding-agencies-leading" if named.count == 1 else "finding-agencies-leading-several"
    return grammar.sentence(context, key, agency=named, practices=count, read=how)


def _leading(context: Context, names: Sequence[str], strips: Sequence[Strip]) -> str:
    if not names:
        return ""
    count, read, *_ = strips[0].numbers
    return leading_in_words(context, names[0], count, read)


def _spoken(context: Context, practice: Practice) -> dict[str, bool]:
    """Agency that recognizes a practice → whether words were read in which it does."""
    claims = claims_by_agency(context.catalogue, practice[1])
    return {name: any(claim.is_read for claim in said) for name, said in claims.items()}


def _places(levels: Sequence[str]) -> list[int]:
    """Where the mark of each practice stands in a strip, with a gap between levels."""
    order = list(dict.fromkeys(levels))
    return [place + GAP * order.index(level) for place, level in enumerate(levels)]


def _strip(
    link: Link, said: Sequence[bool | None], levels: Sequence[str], places: Sequence[int]
) -> Strip:
    """The strip of an agency: for each practice whether its words were read, or None if it says nothing."""
    of_levels = Counter(
        level for level, is_read in zip(levels, said, strict=True) if is_read is not None
    )
    numbers = (of_levels.total(), said.count(True), *(of_levels[level] for level in OF_TEXTS))
    read = marks_on_line(places, lambda place: said[place] is True, 0)
    told = marks_on_line(places, lambda place: said[place] is False, 5)
    return Strip(link, numbers, read, told)


def _strip_columns(context: Context) -> list[str]:
    words = [context.text("practices"), context.text("finding-agencies-words")]
    return [*words, *(level_name(context, level) for level in OF_TEXTS)]


def _level_scale(context: Context, levels: Sequence[str]) -> tuple[tuple[str, Segment], ...]:
    """Where the practices of each level stand in all strips."""
    counts = Counter(levels)
    present = [level for level in LEVELS if counts[level]]
    widths = [counts[level] for level in present]
    whole = sum(widths) + GAP * (len(present) - 1) or 1
    scale = []
    start = 0
    for level, width in zip(present, widths, strict=True):
        place, length = start / whole * WHOLE, width / whole * WHOLE
        scale.append((level, Segment(0, round(place, 2), round(length, 2), str(width))))
        start += width + GAP
    return tuple(scale)


def agreement(context: Context, path: str) -> Chart:
    """How many practices had which level at the end of each year, as a stepped area."""
    recognitions = [recognition for _, recognition in recognized_practices(context.catalogue)]
    rows = _levels_by_year(context, [item.claims for item in recognitions], path)
    first = next((link.label for link, numbers in rows if numbers[0]), "")
    of_group = [recognition for recognition in recognitions if recognition.group]
    read = sum(recognition.is_full for recognition in of_group)
    title, notes = agreement_in_words(context, rows, first, len(recognitions), read)
    return chart(
        context,
        "agreement",
        title,
        rows,
        columns=[level_name(context, level) for level in OF_TEXTS],
        notes=notes,
        plot=area_of(rows, max(1, len(recognitions)), first),
        marks=OF_TEXTS,
    )


def agreement_in_words(
    context: Context, rows: Counted, first: str, practices: int, read: int
) -> tuple[str, tuple[str, ...]]:
    """How many practices are in a text of the group, how many agencies named before, what was read."""
    last, (now, *_) = rows[-1]
    title = context.text(
        "finding-agreement", count=now, all=practices, first=first, last=last.label
    )
    if not now:
        return title, ()
    earlier = [(link.label, sum(numbers)) for link, numbers in rows if link.label < first]
    year, before = earlier[-1] if earlier else ("", 0)
    notes = (
        context.text("finding-agreement-before", count=before, year=year),
        context.text("finding-agreement-read", count=read),
    )
    return title, notes


def _levels_by_year(context: Context, practices: Sequence[Sequence[Claim]], path: str) -> Counted:
    """The number of practices of each level at the end of each year."""
    part_of = parents(context.catalogue)
    rows: Counted = []
    for year in map(str, range(FIRST_YEAR, _last_year(practices) + 1)):
        levels = Counter(_level_in(year, claims, part_of) for claims in practices)
        link = explored(context, path, year, year=year)
        rows.append((link, tuple(levels[level] for level in OF_TEXTS)))
    return rows


def _last_year(practices: Sequence[Sequence[Claim]]) -> int:
    """The year of the last document that is evidence of a practice."""
    dates = [claim.date for claims in practices for claim in claims if claim.date]
    return max((int(date[:4]) for date in dates), default=FIRST_YEAR)


def _level_in(year: str, claims: Sequence[Claim], part_of: dict[str, str]) -> str:
    """The level that follows from the claims of a year and of those before it."""
    until_then = [claim for claim in claims if claim.date and claim.date[:4] <= year]
    return judge(until_then, [], part_of).level


def joint_texts(context: Context, path: str) -> Chart:
    """How many joint texts and activities have which year, as columns."""
    texts, activities = (
        _by_year(context.catalogue.of(kind)) for kind in ("statements", "activities")
    )
    rows = _joint_rows(context, texts, activities, path)
    of_texts = {year: number for year, number in texts.items() if year}
    return chart(
        context,
        "joint",
        joint_in_words(context, of_texts),
        rows,
        columns=[context.text("statements"), context.text("activities")],
        notes=(undated_in_words(context, texts[""]),),
        plot=columns_of(rows) if rows else None,
    )


def joint_in_words(context: Context, texts: dict[str, int]) -> str:
    """How many joint texts there are, of which years, and how many a year has at most."""
    years = sorted(texts)
    values = {"count": sum(texts.values()), "most": max(texts.values(), default=0)}
    first, last = (years[0], years[-1]) if years else ("", "")
    if first == last and len(texts) == 1 and values["count"] > 1:
        return context.text("finding-joint-one-year", first=first, **values)
    return context.text("finding-joint", first=first, last=last, **values)


def undated_in_words(context: Context, count: int) -> str:
    """How many joint texts have no known date; '' if all have one."""
    return context.text("finding-joint-undated", count=count) if count else ""


def _by_year(entries: Sequence[Entry]) -> Counter[str]:
    """Year → the number of records; '' is the year of those without a date."""
    return Counter(last_day(entry.date)[:4] if entry.date else "" for entry in entries)


def _joint_rows(
    context: Context, texts: Counter[str], activities: Counter[str], path: str
) -> Counted:
    """The numbers of each year from the first to the last, with a link to its records."""
    years = [int(year) for year in {*texts, *activities} if year]
    if not years:
        return []
    page = context.to(path, "statements")
    rows: Counted = []
    for year in map(str, range(min(years), max(years) + 1)):
        numbers = (texts[year], activities[year])
        rows.append((Link(year, f"{page}#y{year}" if sum(numbers) else ""), numbers))
    return rows
