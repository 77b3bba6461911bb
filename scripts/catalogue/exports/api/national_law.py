"""The national law of States for programs: each rule with how far it was read, or who reports it."""

from collections.abc import Iterator

from pydantic import BaseModel

from catalogue.exports.api.code_tables import state_cells
from catalogue.exports.api.shapes import Data
from catalogue.exports.csv_text import Row
from catalogue.model.national_law import (
    Measure,
    NationalLaw,
    NationalProvision,
    NationalTable,
    national_tables,
)
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title


def national_rows(context: Context) -> Iterator[Row]:
    """One row for each rule of national law."""
    for state, table in national_tables(context.catalogue.vocabularies).items():
        for name, law in table.laws.items():
            for provision in law.provisions:
                yield {
                    **state_cells(context, state),
                    "law": _ref(context.catalogue, name),
                    "law_name": _name(context, name, law),
                    **_cells(context, table, provision),
                    "as_of": table.as_of or "",
                }


def _ref(catalogue: Catalogue, name: str) -> str:
    """The reference of the record of a law; its own id where it has none."""
    return f"resources/{name}" if catalogue.get("resources", name) else name


def _name(context: Context, name: str, law: NationalLaw) -> str:
    entry = context.catalogue.get("resources", name)
    return record_title(context, entry) if entry else law.name.get(context.language, "")


def _cells(context: Context, table: NationalTable, provision: NationalProvision) -> Row:
    """The cells of a rule; a code has its label in the next column."""
    report = table.reports.get(provision.report or "")
    return {
        "where": provision.where.get(context.language, ""),
        "subject": provision.subject,
        "subject_label": context.label("national-subjects", provision.subject),
        "summary": provision.says[context.language],
        "seen": provision.seen,
        "seen_label": context.label("verification-levels", provision.seen),
        "report": report.title[context.language] if report else "",
        "report_id": provision.report or "",
        "report_address": report.link[context.language] if report else "",
        "note": provision.note.get(context.language, ""),
    }


def national_law_of(catalogue: Catalogue, state: str) -> Data:
    """What is known of the law of a State, under its key; nothing where it was not looked up."""
    table = national_tables(catalogue.vocabularies).get(state)
    if table is None or not table.as_of:
        return {}
    laws = [_law(catalogue, table, name, law) for name, law in table.laws.items()]
    known = {
        "as_of": table.as_of,
        "laws": laws,
        "measures": [_measure(table, measure) for measure in table.measures],
        "not_found": table.not_found,
    }
    return {"national_law": known}


def _law(catalogue: Catalogue, table: NationalTable, name: str, law: NationalLaw) -> Data:
    rules = [_plain(table, provision) for provision in law.provisions]
    plain = law.model_dump(exclude={"provisions"}, exclude_defaults=True)
    return {"law": _ref(catalogue, name), **plain, "rules": rules}


def _measure(table: NationalTable, measure: Measure) -> Data:
    """A plan, a mechanism or a body, its record by its reference."""
    data = _plain(table, measure)
    return data | {"record": f"resources/{measure.record}"} if measure.record else data


def _plain(table: NationalTable, item: NationalProvision | Measure) -> Data:
    """A rule or a measure with its report; what is not known is left out."""
    data = item.model_dump(exclude={"report"}, exclude_defaults=True)
    report: BaseModel | None = table.reports.get(item.report or "")
    return data | {"report": report.model_dump()} if report else data
