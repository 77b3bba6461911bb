"""What was tested: how many practices were evaluated, and what studies established on the abuse itself."""

from collections.abc import Sequence

from catalogue.model.studies import Study, highest_level, is_evaluation, of_practice
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.pages.chart_words import Counted, chart, explored
from catalogue.views.pages.charts import Chart, Signs, bars_of
from catalogue.views.pages.matrix import practices_in_order
from catalogue.views.record.study_lists import outcome as outcome_in_words
from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import level_label, level_name
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

ABUSE = "recruitment-harm"
"""The outcome that is trafficking or abuse itself."""

STUDIES = "studies"
"""The part of a practice's page that has its studies."""


def evaluated(context: Context, path: str) -> Chart:
    """How many practices of each level of recognition were evaluated, with a comparison or without."""
    effects = _effects_by_level(context.catalogue)
    rows: Counted = []
    for level in LEVELS:
        link = explored(
            context, path, level_name(context, level), kind="practices", recognition=level
        )
        compared, unknown = effects[level].count("evaluated"), effects[level].count(None)
        rows.append((link, (compared, len(effects[level]) - compared - unknown, unknown)))
    compared, other, unknown = (
        sum(column) for column in zip(*(row[1] for row in rows), strict=True)
    )
    title = context.text(
        "finding-evaluated",
        all=compared + other + unknown,
        clauses=evaluated_in_words(context, compared, unknown),
    )
    return chart(
        context,
        "evaluated",
        title,
        rows,
        columns=[context.text(f"finding-evaluated-{column}") for column in range(3)],
        bars=bars_of(rows, context.digits),
        missing=2,
    )


def evaluated_in_words(context: Context, compared: int, unknown: int) -> str:
    """How many practices were evaluated with a comparison, and of how many no evaluation is known."""
    words = (
        context.text("finding-evaluated-compared", count=compared),
        context.text("finding-evaluated-unknown", count=unknown),
    )
    return grammar.clauses(context, words)


def _effects_by_level(catalogue: Catalogue) -> dict[str, list[str | None]]:
    """Level of recognition → the highest evidence of effect of each practice; None where there is none."""
    effects: dict[str, list[str | None]] = {level: [] for level in LEVELS}
    for entry, recognition in recognized_practices(catalogue):
        effects[recognition.level].append(highest_level(catalogue.vocabularies, entry.id))
    return effects


def studied(context: Context, path: str) -> Chart:
    """The practices of which an evaluation established something on the abuse itself, with its signs."""
    outcomes = list(context.catalogue.vocabularies["outcomes"])
    rows: Counted = []
    signs = []
    practices = practices_in_order(context)
    for entry, recognition in practices:
        studies = _evaluations(context, entry)
        numbers = [len(_established(studies, term.id)) for term in outcomes]
        link = record_link(context, entry, path, level_label(context, recognition))
        rows.append((link, (len(studies), *numbers)))
        if _established(studies, ABUSE):
            cells = [_cell(context, studies, term.id) for term in outcomes]
            signs.append(Signs(link, tuple(cells)))
    heads = [term.label(context.language) for term in outcomes]
    return chart(
        context,
        "studies",
        context.text("finding-studies", count=len(signs), all=len(practices)),
        rows,
        columns=[context.text("finding-studies-all"), *heads],
        key=context.text("finding-studies-signs") if signs else "",
        signs=tuple(signs),
        heads=tuple(heads),
    )


def _evaluations(context: Context, entry: Entry) -> list[Study]:
    """The evaluations of a practice."""
    tables = context.catalogue.vocabularies
    return [study for study in of_practice(tables, entry.id) if is_evaluation(tables, study)]


def _established(studies: Sequence[Study], outcome: str) -> list[str]:
    """The directions in which an outcome moved, of the studies that say something certain about it."""
    directions = (study.outcomes.get(outcome, "unclear") for study in studies)
    return [direction for direction in directions if direction != "unclear"]


def _cell(context: Context, studies: Sequence[Study], outcome: str) -> tuple[Link, ...]:
    """A sign for each study that established something on an outcome, and what it means."""
    signs = []
    for direction in _established(studies, outcome):
        shown = outcome_in_words(context, outcome, direction)
        signs.append(Link(shown.sign, note=shown.direction))
    return tuple(signs)
