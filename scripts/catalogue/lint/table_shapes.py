"""The structure of the tables of data/, on which all other code relies: a model of each.

A table is accepted by its model alone; `catalogue.lint.data_files` refuses the files that are no table.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from catalogue.lint import table_rows
from catalogue.lint.table_rows import (
    Families,
    FieldWords,
    Heading,
    MemberCount,
    PageName,
    PersonalDataPattern,
    Row,
    SiteLanguage,
    Spelling,
    Text,
)
from catalogue.model.findings import Finding
from catalogue.model.must_cite import SourcesByPractice
from catalogue.model.official_names import NamesByLanguage, TitlesByLanguage
from catalogue.model.records import KINDS
from catalogue.model.safety import SafetyClass
from catalogue.model.sentences import Grammar
from catalogue.model.types import Address, PartialDate, Slug, Version
from catalogue.source.documents import Document
from catalogue.source.page_sections import SECTIONS_IN_USE
from catalogue.source.validation import near
from catalogue.source.yaml_positions import Where

ROWS_IN_USE: dict[str, tuple[Where, ...]] = {
    "months": (("en",),),
    "glossary": (("tip",),),
    "query-words": (
        ("small",),
        ("small-anywhere",),
        ("distress",),
        ("alone",),
        ("self",),
        ("plight",),
        ("case",),
    ),
    "sections": (*((kind,) for kind in KINDS), *SECTIONS_IN_USE),
    "translation-thresholds": (("others",),),
}
"""The paths of rows that code looks up by name."""

Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
ClassName = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]{1,40}$")]
ColumnName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)?$")]
FieldName = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,40}$")]
TwelveMonths = Annotated[list[Text], Field(min_length=12, max_length=12)]
Percent = Annotated[str, Field(pattern=r"^(100|[0-9]{1,2})$")]
Threshold = Annotated[dict[Literal["percent"], Percent], Field(min_length=1)]

ROWS: dict[str, type[Any]] = {
    "activity-types": table_rows.ActivityType,
    "adopting-bodies": table_rows.AdoptingBody,
    "agency-types": table_rows.Counted,
    "audiences": table_rows.Audience,
    "checker-strings": Row,
    "document-bodies": table_rows.DocumentBody,
    "designs": table_rows.Design,
    "exits": table_rows.Exit,
    "exports": table_rows.Export,
    "forces": table_rows.Force,
    "glossary": table_rows.GlossaryTerm,
    "international-days": table_rows.InternationalDay,
    "languages": table_rows.Language,
    "locator-terms": table_rows.LocatorTerm,
    "national-measures": table_rows.OfPractices,
    "national-subjects": table_rows.OfPractices,
    "old-addresses": table_rows.OldAddress,
    "outcomes": table_rows.Outcome,
    "provision-relations": table_rows.Counted,
    "publishers": table_rows.Publisher,
    "query-words": table_rows.Words,
    "regions": table_rows.Region,
    "resolvers": table_rows.Resolver,
    "resource-types": table_rows.DocumentType,
    "rules": table_rows.RuleRow,
    "services": table_rows.Service,
    "statement-types": table_rows.DocumentType,
    "strengths": table_rows.Strength,
    "strings": table_rows.Sentence,
    "tasks": table_rows.Task,
    "topics": table_rows.Topic,
    "treaty-acts": table_rows.TreatyAct,
}
"""The model of the rows of a table that are more than `Term`."""

OTHER_TABLES: dict[str, Any] = {
    "columns": dict[ColumnName, Row],
    "dead-links": dict[Address, PartialDate],
    "edition-dois": dict[Version, table_rows.EditionDoi],
    "fields": dict[ClassName, dict[FieldName, FieldWords]],
    "grammar": dict[SiteLanguage, Grammar],
    "membership-counts": dict[PartialDate, MemberCount],
    "months": dict[SiteLanguage, TwelveMonths],
    "must-cite": SourcesByPractice,
    "official-names": NamesByLanguage,
    "personal-data-patterns": dict[Slug, dict[Slug, list[PersonalDataPattern]]],
    "safety": dict[Slug, SafetyClass],
    "same-as": dict[Slug, list[Address]],
    "search-keywords": dict[PageName, table_rows.Words],
    "sections": dict[PageName, dict[Slug, Heading]],
    "state-names": dict[Code, list[Text]],
    "terms-to-avoid": dict[SiteLanguage, Families],
    "titles-to-be-seen": TitlesByLanguage,
    "translation-thresholds": dict[Slug, Threshold],
    "typography": dict[Slug, list[Spelling]],
}
"""Tables that are not rows by id."""

KEYS_TO_ROW = {
    "fields": 2,
    "official-names": 2,
    "safety": 6,
    "sections": 2,
    "terms-to-avoid": 3,
    "titles-to-be-seen": 2,
    "typography": 2,
}
"""How many keys lead to a row of a table, if more than one."""


def misshapen(name: str, data: dict[str, Any]) -> Iterator[Where]:
    """The paths of the rows of a table that have a wrong structure."""
    keys = KEYS_TO_ROW.get(name, 1)
    yield from dict.fromkeys(_where(fault)[:keys] for fault in _errors(name, data, ()))


def shape_faults(name: str, document: Document, languages: Collection[str]) -> Iterator[Finding]:
    """What is wrong with the structure of a table of a site in some languages."""
    keys = KEYS_TO_ROW.get(name, 1)
    rows: dict[Where, None] = {}
    for fault in _errors(name, document.data, languages):
        where = _where(fault)
        if len(where) > 1 and _is_unknown_key(fault):
            yield _unknown_key(name, document, where)
        else:
            rows[where[:keys]] = None
    for where in rows:
        key = next(part for part in reversed(where) if isinstance(part, str))
        yield document.finding("data-row", document.key_span(where), key=key)


def _unknown_key(name: str, document: Document, where: Where) -> Finding:
    """The finding of a key that no model names; a comma in unquoted text makes one that has no value."""
    key, span = str(where[-1]), document.key_span(where)
    if document.value(where) is None:
        return document.finding("data-empty", span, key=key)
    return document.finding(
        "front-matter-unknown-key", span, key=key, suggestion=near(key, _row_keys(name))
    )


def _errors(name: str, data: dict[str, Any], languages: Collection[str]) -> list[ErrorDetails]:
    """The errors of the model of a table."""
    try:
        model_of(name).validate_python(data, context={"languages": languages})
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _where(error: ErrorDetails) -> Where:
    """The path of what has an error, without the names that pydantic adds for keys and alternatives."""
    return tuple(part for part in error["loc"] if part not in ADDED)


ADDED = ("[key]", "str", "Plurals", "list[constrained-str]", "constrained-str")
"""Parts of the paths of errors that are no keys."""


def _is_unknown_key(error: ErrorDetails) -> bool:
    """True for the error of a key: one that no model names, or one that is no language of the site."""
    if error["type"] == "extra_forbidden":
        return True
    is_key = error["loc"][-1] == "[key]" or error["loc"][-1] == error["input"]
    return is_key and error["type"] in ("string_pattern_mismatch", "value_error")


@cache
def model_of(name: str) -> TypeAdapter[Any]:
    """The model of a table."""
    if name in OTHER_TABLES:
        return TypeAdapter(OTHER_TABLES[name])
    row = ROWS.get(name, table_rows.Term)
    return TypeAdapter(dict[Slug, row])  # type: ignore[valid-type]


@cache
def _row_keys(name: str) -> tuple[str, ...]:
    """The keys that the rows of a table have beside languages."""
    row = ROWS.get(name, table_rows.Term)
    return tuple(info.alias or key for key, info in row.model_fields.items())
