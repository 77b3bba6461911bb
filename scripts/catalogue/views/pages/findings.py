"""What the data show, as charts: the title states the finding, and each row leads to what it counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from catalogue.model.studies import Study, highest_level, is_evaluation, of_practice
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import LEVELS, Recognition, judge, parents, recognized_practices
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.pages.law_findings import law_findings
from catalogue.views.record.documents import opens
from catalogue.views.record.recognition_summary import binding
from catalogue.views.wording.context import Context
from catalogue.views.wording.grammar import instrument
from catalogue.views.wording.levels import level_label, level_name
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

FIRST_YEAR, MOST = 2000, 15
"""The first year of agreement; how many instruments are shown."""

Rows = list[tuple[Link, list[int]]]
"""A link, and the number in each column."""

Chart = dict[str, Any]
"""Its id, its title, the names of its columns, and its rows."""


def findings_page(context: Context, path: str) -> dict[str, Any]:
    """The charts, and what the lists of parties show."""
    return {"charts": findings(context, path), "law": law_findings(context, path)}


def findings(context: Context, path: str) -> list[Chart]:
    """All charts. The one with the id `studies` is a table of practices and outcomes."""
    return [chart(context, path) for chart in (_agreement, _evaluated, _studies, _law, _french)]


def _agreement(context: Context, path: str) -> Chart:
    """How many practices had which level at the end of each year."""
    recognitions = [recognition for _, recognition in recognized_practices(context.catalogue)]
    practices = [recognition.claims for recognition in recognitions]
    part_of = parents(context.catalogue)
    last = _last_year(practices)
    rows: Rows = []
    for year in map(str, range(FIRST_YEAR, last + 1)):
        levels = Counter(_level_in(year, claims, part_of) for claims in practices)
        link = _explored(context, path, year, year=year)
        rows.append((link, [levels[level] for level in LEVELS[:3]]))
    columns = [level_name(context, level) for level in LEVELS[:3]]
    first = next((link.label for link, numbers in rows if numbers[0]), "–")
    now = rows[-1][1][0]
    values = {"first": first, "now": now, "all": len(practices), "last": last}
    return _chart(context, "agreement", columns, rows, read=_read(recognitions), **values)


def _read(recognitions: Sequence[Recognition]) -> int:
    """How many practices stand in a text of the whole group that was read."""
    of_group = [recognition for recognition in recognitions if recognition.group]
    return sum(recognition.is_full for recognition in of_group)


def _last_year(practices: Sequence[Sequence[Claim]]) -> int:
    """The year of the last document that is evidence of a practice."""
    dates = [claim.date for claims in practices for claim in claims if claim.date]
    return max((int(date[:4]) for date in dates), default=FIRST_YEAR)


def _level_in(year: str, claims: Sequence[Claim], part_of: dict[str, str]) -> str:
    """The level that follows from the claims of a year and of those before it."""
    until_then = [claim for claim in claims if claim.date and claim.date[:4] <= year]
    return judge(until_then, [], part_of).level


def _evaluated(context: Context, path: str) -> Chart:
    """How many practices of each level of recognition were evaluated, with a comparison or without."""
    effects = _effects_by_level(context.catalogue)
    rows: Rows = []
    for level in LEVELS:
        label = level_name(context, level)
        link = _explored(context, path, label, kind="practices", recognition=level)
        compared, unknown = effects[level].count("evaluated"), effects[level].count(None)
        rows.append((link, [compared, len(effects[level]) - compared - unknown, unknown]))
    of_first = rows[0][1]
    values = {"all": sum(of_first), "none": of_first[2], "compared": of_first[0]}
    return _chart(context, "evaluated", _usual_columns(context, "evaluated"), rows, **values)


def _effects_by_level(catalogue: Catalogue) -> dict[str, list[str | None]]:
    """Level of recognition → the highest evidence of effect of each practice; None where there is none."""
    effects: dict[str, list[str | None]] = {level: [] for level in LEVELS}
    for entry, recognition in recognized_practices(catalogue):
        effects[recognition.level].append(highest_level(catalogue.vocabularies, entry.id))
    return effects


def _studies(context: Context, path: str) -> Chart:
    """How many evaluations of each practice established something about which outcome."""
    outcomes = context.catalogue.vocabularies["outcomes"]
    practices = recognized_practices(context.catalogue)
    practices.sort(key=lambda pair: LEVELS.index(pair[1].level))
    rows: Rows = []
    for entry, recognition in practices:
        studies = _evaluations(context, entry)
        link = record_link(context, entry, path, level_label(context, recognition))
        numbers = [_established(studies, term.id) for term in outcomes]
        rows.append((link, [len(studies), *numbers]))
    names = [term.label(context.language) for term in outcomes]
    columns = [context.text("finding-studies-all"), *names]
    count = sum(bool(numbers[1]) for _, numbers in rows)
    return _chart(context, "studies", columns, rows, count=count, all=len(rows))


def _evaluations(context: Context, entry: Entry) -> list[Study]:
    """The evaluations of a practice."""
    tables = context.catalogue.vocabularies
    return [study for study in of_practice(tables, entry.id) if is_evaluation(tables, study)]


def _established(studies: list[Study], outcome: str) -> int:
    """How many studies say something certain about an outcome."""
    return sum(study.outcomes.get(outcome, "unclear") != "unclear" for study in studies)


def _law(context: Context, path: str) -> Chart:
    """The instruments that bind, by the number of practices that rest on them."""
    practices = context.catalogue.of("practices")
    instruments = [_instruments(context, entry) for entry in practices]
    counts = Counter(sorted(ref for documents in instruments for ref in documents))
    rows: Rows = []
    for ref, count in counts.most_common(MOST):
        entry = context.catalogue.entries[ref]
        link = record_link(context, entry, path)
        short = entry.translated("short", context.language)
        rows.append((replace(link, label=short or link.label), [count]))
    link, (count,) = rows[0] if rows else (Link("–"), [0])
    values = {"name": instrument(context, link.label), "count": count}
    values |= {"all": len(practices), "none": instruments.count(set())}
    return _chart(context, "law", [context.text("practices")], rows, **values)


def _instruments(context: Context, entry: Entry) -> set[str]:
    """The instruments that bind behind a practice."""
    return {claim.document for claim in binding(context, entry)}


def _french(context: Context, path: str) -> Chart:
    """The documents of each type that open in French, in other languages only, or nowhere."""
    documents = context.catalogue.of("resources")
    types = Counter(entry.terms("type")[0] for entry in documents)
    opening = Counter((entry.terms("type")[0], _opening_in_french(entry)) for entry in documents)
    rows: Rows = []
    for name, _ in types.most_common():
        label = context.label("resource-types", name)
        link = _explored(context, path, label, type=f"resource-types:{name}", opens="fr")
        rows.append((link, [opening[name, column] for column in range(3)]))
    count = sum(numbers[0] for _, numbers in rows)
    columns = _usual_columns(context, "french")
    return _chart(context, "french", columns, rows, count=count, all=len(documents))


def _opening_in_french(entry: Entry) -> int:
    """The column of a document: it opens in French, in other languages only, or nowhere."""
    if "fr" in opens(entry):
        return 0
    return 1 if entry.addresses else 2


def _usual_columns(context: Context, chart: str) -> list[str]:
    """The names of the three columns of a chart that has texts for them."""
    return [context.text(f"finding-{chart}-{column}") for column in range(3)]


def _chart(context: Context, chart: str, columns: list[str], rows: Rows, **values: object) -> Chart:
    title = context.text(f"finding-{chart}", **values)
    return {"id": chart, "title": title, "columns": columns, "rows": rows}


def _explored(context: Context, path: str, label: str, **facets: str) -> Link:
    """A link to the records of Explore that have these options."""
    return Link(label, f"{context.to(path, 'explore')}?{urlencode(facets, safe=':')}")
