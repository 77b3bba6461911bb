"""Validates the structure of the tables of data/, on which all other code relies."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from catalogue.lint import reporters
from catalogue.model.dates import is_day
from catalogue.model.records import KINDS
from catalogue.model.types import PartialDate, Slug
from catalogue.source.icons import exists
from catalogue.source.yaml_positions import Where, walk

GROUPED = ("sections", "fields")
"""Tables whose rows are grouped under a name."""

CITATION_FORMATS = ("csl", "ris", "bibtex", "coins")
COLUMNS: dict[str, tuple[str, ...]] = {
    "resource-types": ("schema", "dcmi", *CITATION_FORMATS),
    "statement-types": ("schema", "dcmi", *CITATION_FORMATS),
    "activity-types": ("schema", "dcmi"),
    "languages": ("iso639_3",),
    "provisions": ("where", "strength", "seen"),
    "resolvers": ("field", "form", "address"),
    "old-addresses": ("part",),
    "exports": ("about", "example", "paths"),
    "services": ("practices",),
    "international-days": ("month", "day", "by", "since"),
    "tasks": ("to", "icon"),
    "locator-terms": ("en",),
    "glossary": ("en",),
}
"""What each row holds, such as its names in other standards. What is cited has a name in every format of citation."""

INNER = {"glossary": {"term", "definition"}, "languages": {"name", "dir"}}
FILLED = {
    "exports": {"prefix", "folder", "ref", "language", "at", "topic", "badge", "card"},
    "resolvers": {"language", "number"},
}
"""The keys that each row has by language, and the placeholders that a table may use."""

ROWS_IN_USE = {
    "months": ["en"],
    "glossary": ["tip"],
    "query-words": ["small", "distress", "alone"],
    "sections": [*KINDS],
}
ROWS_IN_USE["translation-thresholds"] = ["others"]
"""Rows that code looks up by name."""

ISO_639_3 = re.compile(r"[a-z]{3}")

FLAGS = ("group", "counts", "law", "link", "grouping", "optional")
"""Keys that are `true` or absent."""


Text = Annotated[str, Field(min_length=1)]
Percent = Annotated[str, Field(pattern=r"^(100|[0-9]{1,2})$")]


def _trace(line: str) -> str:
    """A line of data/language/personal-data-patterns.yml: a piece of text, a space, and a regular expression."""
    sign, _, pattern = line.partition(" ")
    if not sign or not pattern or not _is_form(pattern, groups=0):
        raise ValueError(line)
    return line


class Word(BaseModel):
    """A row of data/language/terms-to-avoid.yml: forms to avoid, what to write instead, and why."""

    avoid: list[Text]
    use: str
    why: dict[str, Any]


class Families(BaseModel):
    """The words of a language by family; one family is a list of official titles."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, list[Word]]

    titles: list[Text] = []


class MemberCount(BaseModel):
    """A row of data/facts/membership-counts.yml: the number of members at a date, and where it was seen."""

    count: Annotated[str, Field(pattern="^[0-9]+$")]
    seen: Text


class Spelling(BaseModel):
    """A row of data/language/typography.yml: what is searched for and what is written instead."""

    sign: list[Text]
    right: list[Text] = []
    pattern: re.Pattern[str]
    write: str


ROWS: TypeAdapter[Any] = TypeAdapter(dict[Slug, dict[str, Any]])
NAMED_ROWS: tuple[TypeAdapter[Any], int] = (TypeAdapter(dict[str, dict[str, Any]]), 1)
OTHER_ROWS: dict[str, tuple[TypeAdapter[Any], int]] = {
    "sections": (TypeAdapter(dict[str, dict[str, dict[str, Any]]]), 2),
    "terms-to-avoid": (TypeAdapter(dict[str, Families]), 3),
    "typography": (TypeAdapter(dict[str, list[Spelling]]), 2),
    "personal-data-patterns": (
        TypeAdapter(dict[str, dict[str, list[Annotated[str, AfterValidator(_trace)]]]]),
        1,
    ),
    "months": (
        TypeAdapter(dict[str, Annotated[list[Any], Field(min_length=12, max_length=12)]]),
        1,
    ),
    "membership-counts": (TypeAdapter(dict[PartialDate, MemberCount]), 1),
    "dead-links": (TypeAdapter(dict[str, PartialDate]), 1),
    "translation-thresholds": (
        TypeAdapter(dict[str, Annotated[dict[Literal["percent"], Percent], Field(min_length=1)]]),
        1,
    ),
    "same-as": (TypeAdapter(dict[str, list[Text]]), 1),
    **dict.fromkeys(("search-keywords", "fields"), NAMED_ROWS),
}
"""Tables whose rows have a structure of their own, and how many keys lead to a row."""


def misshapen(name: str, data: dict[str, Any]) -> Iterator[Where]:
    """The paths of the rows of a table that have a wrong structure."""
    rows, depth = OTHER_ROWS.get(name, (ROWS, 1))
    try:
        rows.validate_python(data)
    except ValidationError as error:
        yield from dict.fromkeys(fault["loc"][:depth] for fault in error.errors())
    if name not in OTHER_ROWS:
        yield from (
            (key,)
            for key, row in data.items()
            if isinstance(row, dict) and not _is_complete(name, row)
        )
    if name not in (
        "terms-to-avoid",
        "months",
        "rules",
        "dead-links",
        "same-as",
        "personal-data-patterns",
        "typography",
    ):
        yield from _unlike_the_others(data, 2 if name in GROUPED else 1)
        yield from (
            where
            for where, value in _values(data)
            if where[1:] and where[-1] in FLAGS and value != "true"
        )


def _is_complete(name: str, row: dict[str, Any]) -> bool:
    """True for a row that has the names which its table requires."""
    cited = sum(column in row for column in CITATION_FORMATS)
    code = ISO_639_3.fullmatch(str(row.get("iso639_3", "mul")))
    columns = COLUMNS.get(name.partition("/")[0], ())
    whole = (
        bool(code)
        and cited in (0, len(CITATION_FORMATS))
        and all(row.get(column) for column in columns)
    )
    inner = [
        words
        for key, words in row.items()
        if name in INNER and isinstance(words, dict) and (len(key) == 2 or key == "site")
    ]
    defined = all(INNER[name] <= {*words} for words in inner)
    texts = [
        str(text)
        for text in (row.get("address", ""), row.get("example", ""), *row.get("paths", ()))
    ]
    filled = name not in FILLED or all(
        reporters.is_plain(text) and reporters.fields(text) <= FILLED[name] for text in texts
    )
    dated = (
        name != "international-days"
        or not whole
        or is_day(f"{row['since']}-{row['month']}-{row['day']}")
    )
    drawn = not isinstance(icon := row.get("icon"), str) or exists(f"material/{icon}")
    return (
        whole
        and defined
        and filled
        and dated
        and drawn
        and (name != "resolvers" or _is_form(row["form"]))
    )


def _is_form(form: Any, groups: int = 1) -> bool:
    """True for a regular expression, by default with a group for the number."""
    try:
        return isinstance(form, str) and re.compile(form).groups >= groups
    except re.error:
        return False


def _unlike_the_others(data: dict[str, Any], depth: int) -> Iterator[Where]:
    """The paths whose type (text, list or mapping) differs from that of most other rows."""
    values = [
        (where, where[depth:], type(value)) for where, value in _values(data) if len(where) > depth
    ]
    usual: dict[Where, Counter[type]] = {}
    for _, column, form in values:
        usual.setdefault(column, Counter())[form] += 1
    for where, column, form in values:
        if len(usual[column]) > 1 and usual[column][form] * 2 <= usual[column].total():
            yield where


def _values(data: dict[str, Any]) -> Iterator[tuple[Where, Any]]:
    """Every value of a table with its path; a list counts as one value, and the plurals of a text each."""
    values = (
        (where, value)
        for where, value in walk(data)
        if not any(isinstance(part, int) for part in where)
    )
    return (
        (where, value)
        for where, value in values
        if value is not None and not (isinstance(value, dict) and "other" in value)
    )
