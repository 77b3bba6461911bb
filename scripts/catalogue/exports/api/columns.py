"""What the columns of tables hold: types, codes, keys, descriptions, from the models and columns.yml."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from catalogue.exports.api.lists import table_of
from catalogue.model.description import Described, described
from catalogue.model.participation import Statement
from catalogue.model.records import KINDS
from catalogue.model.types import IS_DAY, IS_PARTIAL_DATE, PARTIAL_DATE, marks
from catalogue.recognition.backlinks import Status
from catalogue.recognition.binding import Standing
from catalogue.recognition.changes import SORTS
from catalogue.recognition.levels import LEVELS
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.context import Context

RECORDS = ("records", *KINDS)
"""The tables of records, whose columns follow from the models."""

LABEL = "_label"
IDS = ("_ids", "_id")
"""The ends of the names of columns that stand beside another: a code in words, the ids of words."""

TYPE_OF_COLUMN = {
    **dict.fromkeys(("counts", "founding", "doubtful", "grouping", "own"), "boolean"),
    **dict.fromkeys(("number", "steps"), "integer"),
    **dict.fromkeys(("as_of", "read", "in_force", "applies"), "date"),
    **dict.fromkeys(("reviewed", "review_due", "created", "modified"), "date"),
    "year": "year",
}
"""The columns that are not text."""

PARTIAL_DATES = ("since", "by", "until", "date", "day")
"""The columns of a year, a month or a day."""

VOCABULARIES = {
    "covers": "covers",
    "says": "says",
    "seen": "seen",
    "position": "positions",
    "reason_id": "reasons",
    "moment": "moments",
    "strength": "strengths",
    "force": "forces",
    "act": "treaty-acts",
    "subject": "national-subjects",
    "design": "designs",
    "language": "languages",
}
"""The columns of one code → the published name of its vocabulary; `membership.status` names the table too."""

VALUES = {
    "kind": tuple(KINDS),
    "status": get_args(Status),
    "level": LEVELS,
    "sort": SORTS,
    "standing": tuple(name for name in get_args(Standing) if name != "unknown"),
    "statement": get_args(Statement.model_fields["seen"].annotation),
}
"""The columns whose codes are in no vocabulary → their codes."""

PRIMARY_KEYS = {
    **dict.fromkeys(RECORDS, ("id",)),
    "evidence": ("claim", "agency"),
    "steps": ("record", "step"),
    "matrix": ("record", "agency"),
    "provisions": ("provision",),
    "participation": ("state", "instrument"),
    "studies": ("study",),
    "changes": ("change",),
    "membership": ("agency",),
    "glossary": ("term",),
    "regions": ("region",),
    "bodies": ("body",),
    "codes": ("vocabulary", "code"),
}
"""Table → the columns that tell its rows apart."""

Key = tuple[str, ...]
References = dict[Key, tuple[str, Key]]
"""Columns → the table and the columns in which their cells are found."""

STEP = ("record", "step")
REFERENCES: References = {
    ("record",): ("records", ("id",)),
    ("document",): ("records", ("id",)),
    ("instrument",): ("records", ("id",)),
    ("agency",): ("bodies", ("body",)),
    ("state",): ("regions", ("iso2",)),
    ("provision",): ("provisions", ("provision",)),
    ("step_ref",): ("steps", ("step_ref",)),
    STEP: ("steps", STEP),
}
"""The references of columns of any table."""

ELSEWHERE = {
    "glossary": (("instrument",),),
    "evidence": (STEP,),
    "changes": (("record",), STEP),
}
"""The columns of a table that are no such reference: an id without its kind, what may be missing or gone."""

OWN_REFERENCES: dict[str, References] = {
    "regions": {("parent",): ("regions", ("region",))},
    "bodies": {("part_of",): ("bodies", ("body",))},
}
"""References of one table only."""


@dataclass(frozen=True)
class Column:
    """What the cells of a column are."""

    type: str = "string"
    pattern: str = ""
    values: tuple[str, ...] = ()
    """All values that a cell can have; none where they are not listed."""


def column(catalogue: Catalogue, table: str, name: str) -> Column:
    """What a column of a table holds."""
    fields = list(_fields(table, name))
    vocabularies = _vocabularies(table, name, fields)
    if vocabularies:
        codes = [
            code for vocabulary in vocabularies for code in catalogue.vocabularies[vocabulary].terms
        ]
        return Column(values=tuple(dict.fromkeys(codes)))
    if _is_partial_date(name, fields):
        return Column(pattern=PARTIAL_DATE)
    if any(IS_DAY in marks(field.model, field.path[-1]) for field in fields):
        return Column("date")
    return Column(TYPE_OF_COLUMN.get(name, "string"), values=VALUES.get(name, ()))


def _is_partial_date(name: str, fields: list[Described]) -> bool:
    """True for a column of years, months or days: of its fields, or else by its name."""
    if fields:
        return any(IS_PARTIAL_DATE in marks(field.model, field.path[-1]) for field in fields)
    return name in PARTIAL_DATES


def _fields(table: str, name: str) -> Iterator[Described]:
    """The fields of records that a column of a table of records shows."""
    kinds: Iterable[str] = KINDS if table == "records" else (table,)
    for kind in kinds:
        if kind in KINDS:
            yield from (field for field in described(KINDS[kind]) if field.name == name)


def _vocabularies(table: str, name: str, fields: list[Described]) -> list[str]:
    """The tables of the vocabularies of a column that has one code in a cell."""
    if table in RECORDS:
        if name in ("type", "access"):
            return list(dict.fromkeys(field.vocabulary for field in fields))
        of_words = _fields(table, name.removesuffix("_id")) if name.endswith("_id") else ()
        return list(dict.fromkeys(field.vocabulary for field in of_words if field.vocabulary))
    if f"{table}.{name}" == "membership.status":
        return ["membership-statuses"]
    published = VOCABULARIES.get(name)
    return [table_of(published)] if published else []


def references(table: str, names: Iterable[str]) -> Iterator[tuple[Key, str, Key]]:
    """The columns of a table that name rows of another one, that table, and its columns."""
    present = {*names}
    for columns, (other, found_in) in (REFERENCES | OWN_REFERENCES.get(table, {})).items():
        is_itself = other == table and found_in == columns
        if present >= {*columns} and not is_itself and columns not in ELSEWHERE.get(table, ()):
            yield columns, other, found_in


def description(context: Context, table: str, name: str) -> str:
    """What a column holds, in a sentence."""
    rows = context.catalogue.vocabularies.table("columns")
    if words := rows.get(f"{table}.{name}") or rows.get(name):
        return str(words[context.language])
    for end, text in ((LABEL, "column-label"), *((end, "column-ids") for end in IDS)):
        if name.endswith(end):
            return context.text(text, column=name.removesuffix(end))
    fields = list(_fields(table, name))
    return fields[0].about(context.catalogue.vocabularies, context.language) if fields else ""
