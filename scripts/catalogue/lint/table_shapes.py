"""The structure of the tables of data/, on which all other code relies: a model of the rows of each."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from catalogue.lint import placeholders
from catalogue.model.dates import is_day
from catalogue.model.must_cite import SourcesByPractice
from catalogue.model.official_names import NamesByLanguage, TitlesByLanguage
from catalogue.model.records import KINDS
from catalogue.model.safety import SafetyClass
from catalogue.model.sentences import Grammar
from catalogue.model.types import Doi, PartialDate, Slug
from catalogue.source.icons import exists
from catalogue.source.page_sections import SECTIONS_IN_USE
from catalogue.source.yaml_positions import Where, walk

CITATION_FORMATS = ("csl", "ris", "bibtex", "coins")

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
    ),
    "sections": (*((kind,) for kind in KINDS), *SECTIONS_IN_USE),
    "translation-thresholds": (("others",),),
}
"""The paths of rows that code looks up by name."""

FLAGS = ("group", "counts", "law", "soft", "link", "grouping", "optional", "result")
"""Keys that are `true` or absent."""

NOT_COMPARED = (
    "dead-links",
    "grammar",
    "months",
    "official-names",
    "personal-data-patterns",
    "rules",
    "safety",
    "same-as",
    "terms-to-avoid",
    "titles-to-be-seen",
    "typography",
)
"""Tables whose rows are not alike."""


def _filled(value: Any) -> Any:
    if not value:
        raise ValueError("empty")
    return value


def _form(value: Any) -> Any:
    if not _is_pattern(value, groups=1) or re.match(value, ""):
        raise ValueError("no regular expression with a group, or one that fits where nothing is")
    return value


def _icon(value: Any) -> Any:
    if isinstance(value, str) and not exists(f"material/{value}"):
        raise ValueError("no icon of the icon set")
    return value


def _site(value: Any) -> Any:
    if isinstance(value, dict) and not value.keys() >= {"name", "dir"}:
        raise ValueError("no name or no direction")
    return value


def _with_placeholders(*names: str) -> AfterValidator:
    """A validator of a text, or of a list of texts, that uses no placeholders but some."""

    def validate(value: Any) -> Any:
        for text in map(str, value if isinstance(value, list) else [value]):
            if not placeholders.is_plain(text) or not placeholders.names(text) <= {*names}:
                raise ValueError("a placeholder that cannot be filled")
        return value

    return AfterValidator(validate)


def _is_pattern(value: Any, groups: int) -> bool:
    """True for a regular expression with some groups or more."""
    try:
        return isinstance(value, str) and re.compile(value).groups >= groups
    except re.error:
        return False


Text = Annotated[str, Field(min_length=1)]
Percent = Annotated[str, Field(pattern=r"^(100|[0-9]{1,2})$")]

Filled = Annotated[Any, AfterValidator(_filled)]
"""A value that is not empty. Its type is compared with that of other rows: see `_unlike_the_others`."""

ExportText = Annotated[
    Any,
    AfterValidator(_filled),
    _with_placeholders("prefix", "folder", "ref", "language", "at", "topic", "badge", "card"),
]
"""A text, or a list of texts, with the placeholders that are filled for an example record."""


class Row(BaseModel):
    """A row of any table; its icon, if it has one, is in the outline set of Material."""

    model_config = ConfigDict(extra="allow")

    icon: Annotated[Any, AfterValidator(_icon)] = None


class DocumentType(Row):
    """A type of document that is cited: its names in schema.org, DCMI Type and the formats of citation."""

    schema_org: Annotated[Filled, Field(alias="schema")]
    dcmi: Filled
    csl: Filled
    ris: Filled
    bibtex: Filled
    coins: Filled


class ActivityType(Row):
    """A type of event or act; it has names in all formats of citation if it is a document, or in none."""

    schema_org: Annotated[Filled, Field(alias="schema")]
    dcmi: Filled

    @model_validator(mode="after")
    def _has_all_formats_or_none(self) -> Self:
        count = sum(name in _further(self) for name in CITATION_FORMATS)
        if count not in (0, len(CITATION_FORMATS)):
            raise ValueError("some formats of citation are missing")
        return self


class Language(Row):
    """A language of documents, and how it is called and written where it is a language of the site."""

    iso639_3: Annotated[str, Field(pattern=r"^[a-z]{3}$")]
    site: Annotated[Any, AfterValidator(_site)] = None


class Strength(Row):
    """The strength of a provision, and how the sign of law is drawn for it, if it has one."""

    sign: Literal["full", "outline"] | None = None


class Resolver(Row):
    """Where identifiers of a form lead."""

    field: Filled
    form: Annotated[Any, AfterValidator(_form)]
    """A regular expression; its group is the {number} of the address."""
    address: Annotated[Any, AfterValidator(_filled), _with_placeholders("language", "number")]


class OldAddress(Row):
    """A part of addresses that a publisher has given up."""

    part: Filled


class Export(Row):
    """What the page of data offers: a line to copy, and the paths of files."""

    about: Filled
    example: ExportText
    paths: ExportText
    address: Annotated[Any, _with_placeholders("at", "prefix")] = ""


class Service(Row):
    """What a service puts in place together."""

    practices: Filled


class InternationalDay(Row):
    """A day of the year, since a year, by the act that proclaimed it."""

    month: Filled
    day: Filled
    by: Filled
    since: Filled

    @model_validator(mode="after")
    def _is_day(self) -> Self:
        if not is_day(f"{self.since}-{self.month}-{self.day}"):
            raise ValueError("no day of the calendar")
        return self


class Task(Row):
    """A task of practitioners, and the page that helps with it."""

    to: Filled
    icon: Annotated[Any, AfterValidator(_filled), AfterValidator(_icon)]


class LocatorTerm(Row):
    """A part of documents."""

    en: Filled


class GlossaryTerm(Row):
    """A term of the subject: in each language the term and its definition."""

    en: Filled

    @model_validator(mode="after")
    def _is_defined(self) -> Self:
        by_language = {key: words for key, words in _further(self).items() if len(key) == 2}
        for words in (self.en, *by_language.values()):
            if isinstance(words, dict) and not words.keys() >= {"term", "definition"}:
                raise ValueError("no term or no definition")
        return self


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


def _pattern(line: str) -> str:
    """A line of data/language/personal-data-patterns.yml: a piece of text, a space, a regular expression."""
    sign, _, pattern = line.partition(" ")
    if not sign or not pattern or not _is_pattern(pattern, groups=0):
        raise ValueError(line)
    return line


PersonalDataPattern = Annotated[str, AfterValidator(_pattern)]
TwelveMonths = Annotated[list[Any], Field(min_length=12, max_length=12)]
Threshold = Annotated[dict[Literal["percent"], Percent], Field(min_length=1)]
NamedRows = dict[str, dict[str, Any]]

ROWS: dict[str, type[Row]] = {
    "activity-types": ActivityType,
    "exports": Export,
    "glossary": GlossaryTerm,
    "international-days": InternationalDay,
    "languages": Language,
    "locator-terms": LocatorTerm,
    "old-addresses": OldAddress,
    "resolvers": Resolver,
    "strengths": Strength,
    "resource-types": DocumentType,
    "services": Service,
    "statement-types": DocumentType,
    "tasks": Task,
}
"""The model of the rows of a table, or of the tables of a folder, that are more than `Row`."""

OTHER_TABLES: dict[str, Any] = {
    "dead-links": dict[str, PartialDate],
    "edition-dois": dict[str, dict[Literal["doi"], Doi]],
    "fields": NamedRows,
    "grammar": dict[str, Grammar],
    "membership-counts": dict[PartialDate, MemberCount],
    "months": dict[str, TwelveMonths],
    "must-cite": SourcesByPractice,
    "official-names": NamesByLanguage,
    "personal-data-patterns": dict[str, dict[str, list[PersonalDataPattern]]],
    "safety": dict[Slug, SafetyClass],
    "same-as": dict[str, list[Text]],
    "search-keywords": NamedRows,
    "sections": dict[str, NamedRows],
    "state-names": dict[str, list[Text]],
    "terms-to-avoid": dict[str, Families],
    "titles-to-be-seen": TitlesByLanguage,
    "translation-thresholds": dict[str, Threshold],
    "typography": dict[str, list[Spelling]],
}
"""Tables that are not rows by id."""

KEYS_TO_ROW = {
    "official-names": 2,
    "safety": 6,
    "sections": 2,
    "terms-to-avoid": 3,
    "titles-to-be-seen": 2,
    "typography": 2,
}
"""How many keys lead to a row of a table, if more than one."""

GROUPED = {"sections": 2, "fields": 2}
"""How many keys come before the columns that are compared, if more than one."""


def misshapen(name: str, data: dict[str, Any]) -> Iterator[Where]:
    """The paths of the rows of a table that have a wrong structure."""
    try:
        _model(name).validate_python(data)
    except ValidationError as error:
        keys = KEYS_TO_ROW.get(name, 1)
        yield from dict.fromkeys(fault["loc"][:keys] for fault in error.errors())
    if name not in NOT_COMPARED:
        yield from _unlike_the_others(data, GROUPED.get(name, 1))
        yield from _wrong_flags(data)


@cache
def _model(name: str) -> TypeAdapter[Any]:
    """The model of a table."""
    if name in OTHER_TABLES:
        return TypeAdapter(OTHER_TABLES[name])
    row = ROWS.get(name.partition("/")[0], Row)
    return TypeAdapter(dict[Slug, row])  # type: ignore[valid-type]


def _further(row: BaseModel) -> Mapping[str, Any]:
    """The values of a row that its model does not name."""
    return row.model_extra or {}


def _wrong_flags(data: dict[str, Any]) -> Iterator[Where]:
    """The paths of flags that are not `true`."""
    for where, value in _values(data):
        if len(where) > 1 and where[-1] in FLAGS and value != "true":
            yield where


def _unlike_the_others(data: dict[str, Any], depth: int) -> Iterator[Where]:
    """The paths whose type (text, list or mapping) differs from that of most other rows."""
    values = [(where, type(value)) for where, value in _values(data) if len(where) > depth]
    usual: dict[Where, Counter[type]] = {}
    for where, form in values:
        usual.setdefault(where[depth:], Counter())[form] += 1
    for where, form in values:
        forms = usual[where[depth:]]
        if len(forms) > 1 and forms[form] * 2 <= forms.total():
            yield where


def _values(data: dict[str, Any]) -> Iterator[tuple[Where, Any]]:
    """Every value of a table with its path; a list counts as one value, and the plurals of a text each."""
    for where, value in walk(data):
        is_in_list = any(isinstance(part, int) for part in where)
        is_plurals = isinstance(value, dict) and "other" in value
        if value is not None and not is_in_list and not is_plurals:
            yield where, value
