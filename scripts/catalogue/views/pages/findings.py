"""What the data show, as charts: the title states the finding, and each row leads to what it counts."""

from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from catalogue.model.studies import highest_level, is_evaluation, of_practice
from catalogue.recognition.levels import LEVELS, judge, parents, recognized_practices
from catalogue.views.record.documents import opens
from catalogue.views.record.recognition_summary import binding
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

FIRST_YEAR, MOST = 2000, 15
"""The first year of agreement; how many instruments are shown."""

Chart = dict[str, Any]
"""Its id, its title, the names of its columns, and its rows: a link, and the number in each column."""


def findings(context: Context, page: str) -> list[Chart]:
    """All charts. The one with the id `studies` is a table of practices and outcomes."""
    return [chart(context, page) for chart in (_agreement, _evaluated, _studies, _law, _french)]


def _agreement(context: Context, page: str) -> Chart:
    """How many practices had which level at the end of each year."""
    practices = [recognition.claims for _, recognition in recognized_practices(context.catalogue)]
    last = max(
        (int(claim.date[:4]) for claims in practices for claim in claims if claim.date),
        default=FIRST_YEAR,
    )
    rows: list[tuple[Link, list[int]]] = []
    for year in map(str, range(FIRST_YEAR, last + 1)):
        until_then = (
            [claim for claim in claims if claim.date and claim.date[:4] <= year]
            for claims in practices
        )
        levels = Counter(
            judge(claims, [], parents(context.catalogue)).level for claims in until_then
        )
        rows.append(
            (_explored(context, page, year, year=year), [levels[level] for level in LEVELS[:3]])
        )
    first = next((link.label for link, numbers in rows if numbers[0]), "–")
    columns = [context.text(f"level-{level}") for level in LEVELS[:3]]
    return _chart(
        context,
        "agreement",
        columns,
        rows,
        first=first,
        now=rows[-1][1][0],
        all=len(practices),
        last=last,
    )


def _evaluated(context: Context, page: str) -> Chart:
    """How many practices of each level of recognition were evaluated, with a comparison or without."""
    rows = []
    for level in LEVELS:
        link = _explored(
            context, page, context.text(f"level-{level}"), kind="practices", recognition=level
        )
        practices = [
            entry.id
            for entry, recognition in recognized_practices(context.catalogue)
            if recognition.level == level
        ]
        effects = [
            highest_level(context.catalogue.vocabularies, practice) for practice in practices
        ]
        compared, unknown = effects.count("evaluated"), effects.count(None)
        rows.append((link, [compared, len(effects) - compared - unknown, unknown]))
    compared, _, unknown = rows[0][1]
    return _chart(
        context, "evaluated", [], rows, all=sum(rows[0][1]), none=unknown, compared=compared
    )


def _studies(context: Context, page: str) -> Chart:
    """How many evaluations of each practice established something about which outcome."""
    tables, rows = context.catalogue.vocabularies, []
    for entry, recognition in sorted(
        recognized_practices(context.catalogue), key=lambda pair: LEVELS.index(pair[1].level)
    ):
        counted = [
            study.outcomes
            for study in of_practice(tables, entry.id)
            if is_evaluation(tables, study)
        ]
        numbers = [
            sum(outcomes.get(term.id, "unclear") != "unclear" for outcomes in counted)
            for term in tables["outcomes"]
        ]
        rows.append(
            (
                record_link(context, entry, page, context.text(f"level-{recognition.level}")),
                [len(counted), *numbers],
            )
        )
    columns = [
        context.text("finding-studies-all"),
        *(term.label(context.language) for term in tables["outcomes"]),
    ]
    return _chart(
        context,
        "studies",
        columns,
        rows,
        count=sum(bool(numbers[1]) for _, numbers in rows),
        all=len(rows),
    )


def _law(context: Context, page: str) -> Chart:
    """The instruments that bind, by the number of practices that rest on them."""
    behind = [
        {claim.document for claim in binding(context, entry)}
        for entry in context.catalogue.of("practices")
    ]
    counts = Counter(sorted(ref for documents in behind for ref in documents)).most_common(MOST)
    rows = []
    for ref, count in counts:
        entry = context.catalogue.entries[ref]
        link = record_link(context, entry, page)
        rows.append(
            (
                replace(link, label=entry.translated("short", context.language) or link.label),
                [count],
            )
        )
    name, most = (rows[0][0].label, counts[0][1]) if rows else ("–", 0)
    bare = behind.count(set())
    return _chart(
        context,
        "law",
        [context.text("practices")],
        rows,
        name=name,
        count=most,
        all=len(behind),
        none=bare,
    )


def _french(context: Context, page: str) -> Chart:
    """The documents of each type that open in French, in other languages only, or nowhere."""
    rows, documents = [], context.catalogue.of("resources")
    for name, _ in Counter(entry.terms("type")[0] for entry in documents).most_common():
        link = _explored(
            context,
            page,
            context.label("resource-types", name),
            type=f"resource-types:{name}",
            opens="fr",
        )
        places = Counter(
            0 if "fr" in opens(e) else 1 if e.addresses else 2
            for e in documents
            if e.terms("type")[0] == name
        )
        rows.append((link, [places[place] for place in range(3)]))
    return _chart(
        context,
        "french",
        [],
        rows,
        count=sum(numbers[0] for _, numbers in rows),
        all=len(documents),
    )


def _chart(
    context: Context,
    chart: str,
    columns: list[str],
    rows: list[tuple[Link, list[int]]],
    **values: object,
) -> Chart:
    columns = columns or [context.text(f"finding-{chart}-{place}") for place in range(3)]
    return {
        "id": chart,
        "title": context.text(f"finding-{chart}", **values),
        "columns": columns,
        "rows": rows,
    }


def _explored(context: Context, page: str, label: str, **facets: str) -> Link:
    """A link to the records of Explore that have these options."""
    return Link(label, f"{context.to(page, 'explore')}?{urlencode(facets, safe=':')}")
