"""The models of the rows of data/: the keys that each may have, and what stands there.

A key that no model names is refused. Beside the keys of its model a row has its words by language: a label,
or what its class says.
"""

import re
from collections.abc import Collection
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from catalogue.lint import placeholders
from catalogue.model.dates import is_day
from catalogue.model.types import Address, Doi, Reference, Slug
from catalogue.source.icons import exists

CITATION_FORMATS = ("csl", "ris", "bibtex", "coins")


def _of_the_site(code: str, info: ValidationInfo) -> str:
    """A language of the site; of any site where the context does not say which languages it has."""
    known: Collection[str] = (info.context or {}).get("languages", ())
    if known and code not in known:
        raise ValueError("no language of the site")
    return code


SiteLanguage = Annotated[str, Field(pattern=r"^[a-z]{2}$"), AfterValidator(_of_the_site)]
AnyLanguage = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Text = Annotated[str, Field(min_length=1)]
Label = str | None
"""What has none yet is said by another rule, for the languages that need it."""

Texts = dict[SiteLanguage, Label]
Lines = dict[SiteLanguage, list[Text]]
Flag = Literal["true"] | None
"""A key that is `true` or absent."""

PageName = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$", max_length=120)]


def is_pattern(value: Any, groups: int) -> bool:
    """True for a regular expression with some groups or more."""
    try:
        return isinstance(value, str) and re.compile(value).groups >= groups
    except (re.error, OverflowError, RecursionError):
        return False


def _form(value: str) -> str:
    if not is_pattern(value, groups=1) or re.match(value, ""):
        raise ValueError("no regular expression with a group, or one that fits where nothing is")
    if NESTED.search(value):
        raise ValueError("a repetition in a repetition, which takes for ever on some words")
    return value


NESTED = re.compile(r"[*+}?]\)(?:[*+]|\{\d*,)")
"""A repetition of any length of a group that ends with another one."""


def _icon(value: str | None) -> str | None:
    if value is not None and not exists(f"material/{value}"):
        raise ValueError("no icon of the icon set")
    return value


def _with_placeholders(*names: str) -> AfterValidator:
    """A validator of a text, or of a list of texts, that uses no placeholders but some."""

    def validate(value: Any) -> Any:
        for text in map(str, value if isinstance(value, list) else [value]):
            if not placeholders.is_plain(text) or not placeholders.names(text) <= {*names}:
                raise ValueError("a placeholder that cannot be filled")
        return value

    return AfterValidator(validate)


Icon = Annotated[str, AfterValidator(_icon)]
ExportText = Annotated[
    Annotated[str, Field(min_length=1)] | Annotated[list[Text], Field(min_length=1)],
    _with_placeholders("prefix", "folder", "ref", "language", "at", "topic", "badge", "card"),
]
"""A text, or a list of texts, with the placeholders that are filled for an example record."""


class Closed(BaseModel):
    """A row that has the keys of its model and no others."""

    model_config = ConfigDict(extra="forbid")


class Worded(BaseModel):
    """A row with words in one language or more, beside the keys of its model."""

    model_config = ConfigDict(extra="allow")

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not self.model_extra:
            raise ValueError("no words in any language")
        return self


class Row(Worded):
    """A row with a label in each language."""

    __pydantic_extra__: dict[SiteLanguage, Label]


class Term(Row):
    """A term of a vocabulary: its label, and what it means."""

    about: Texts = {}


class AdoptingBody(Term):
    """A body that adopts a joint text."""

    group: Flag = None


class Counted(Term):
    """A term that may count for recognition."""

    counts: Flag = None


class Audience(Term):
    """Who reads the site; the icon is in the outline set of Material."""

    parent: Slug | None = None
    icon: Icon | None = None

    @model_validator(mode="after")
    def _has_icon_at_the_top(self) -> Self:
        if not self.parent and not self.icon:
            raise ValueError("no icon, which the home page shows")
        return self


class Design(Term):
    """How a study was made."""

    evaluates: Flag = None
    compares: Flag = None


class Force(Term):
    """The legal force of a document."""

    law: Flag = None
    soft: Flag = None


class Outcome(Term):
    """What a study measured."""

    result: Flag = None


class TreatyAct(Term):
    """An act by which a State takes part in a treaty."""

    deposit: Flag = None


class OfPractices(Row):
    """A subject or a measure of national law, and the practices on it."""

    practices: list[Slug] = []


class Region(Term):
    """A part of the world, or a grouping of States."""

    parent: Slug | None = None
    m49: Annotated[str, Field(pattern=r"^[0-9]{3}$")] | None = None
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    iso2: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    grouping: Flag = None


class Topic(Term):
    """What a record is about, and the targets of the Sustainable Development Goals that it serves."""

    parent: Slug | None = None
    sdg: list[Annotated[str, Field(pattern=r"^[0-9]{1,2}\.[0-9a-z]{1,2}$")]] = []


class DocumentType(Row):
    """A type of document that is cited: its names in schema.org, DCMI Type and the formats of citation."""

    schema_org: Annotated[Text, Field(alias="schema")]
    dcmi: Text
    csl: Text
    ris: Text
    bibtex: Text
    coins: Text


class ActivityType(Row):
    """A type of event or act; it has names in all formats of citation if it is a document, or in none."""

    schema_org: Annotated[Text, Field(alias="schema")]
    dcmi: Text
    csl: Text | None = None
    ris: Text | None = None
    bibtex: Text | None = None
    coins: Text | None = None

    @model_validator(mode="after")
    def _has_all_formats_or_none(self) -> Self:
        count = sum(bool(getattr(self, name)) for name in CITATION_FORMATS)
        if count not in (0, len(CITATION_FORMATS)):
            raise ValueError("some formats of citation are missing")
        return self


class OfSite(Closed):
    """How a language of the site calls itself, and in which direction it is written."""

    name: Text
    dir: Literal["ltr", "rtl"]
    draft: Literal["true", "false"] | None = None


class Language(Row):
    """A language of documents, and how it is called and written where it is a language of the site."""

    iso639_3: Annotated[str, Field(pattern=r"^[a-z]{3}$")]
    site: OfSite | None = None


class Strength(Term):
    """The strength of a provision, and how the sign of law is drawn for it, if it has one."""

    sign: Literal["full", "outline"] | None = None


class Publisher(Term):
    """A body that publishes documents and has no page."""

    country: Slug | None = None
    homepage: Annotated[str, Field(pattern=r"^[a-z]+:\S+$", max_length=400)] | None = None


class Exit(Closed):
    """Where the exit of each page may lead."""

    address: Annotated[str, Field(pattern=r"^https://[a-z0-9./-]+$", max_length=120)]


class Resolver(Closed):
    """How the address of a document follows from its identifier."""

    field: Literal["doi", "symbol", "isbn"]
    form: Annotated[str, Field(max_length=400), AfterValidator(_form)]
    """A regular expression; its group is the {number} of the address."""

    address: Annotated[Address, _with_placeholders("language", "number")]
    only: AnyLanguage | None = None
    languages: dict[AnyLanguage, Text] = {}


def _expression(value: str) -> str:
    if not is_pattern(value, groups=0):
        raise ValueError("no regular expression")
    return value


class DocumentBody(Row):
    """The body that symbols of a form name, and the organization to which it belongs."""

    form: Annotated[str, Field(max_length=400), AfterValidator(_expression)]
    of: Slug


class OldAddress(Row):
    """A part of addresses that a publisher has given up."""

    part: Text


class Export(Row):
    """What the page of data offers: a line to copy, and the paths of files."""

    about: Annotated[Texts, Field(min_length=1)]
    example: ExportText
    paths: ExportText
    address: Annotated[str, _with_placeholders("at", "prefix")] = ""


class Service(Row):
    """What a service puts in place together."""

    practices: Annotated[list[Slug], Field(min_length=1)]


class InternationalDay(Row):
    """A day of the year, since a year, by the act that proclaimed it."""

    month: Text
    day: Text
    by: Reference
    since: Text

    @model_validator(mode="after")
    def _is_day(self) -> Self:
        if not is_day(f"{self.since}-{self.month}-{self.day}"):
            raise ValueError("no day of the calendar")
        return self


class Task(Row):
    """A task of practitioners, and the page that helps with it."""

    to: PageName
    icon: Icon


class LocatorTerm(Row):
    """A part of documents: other spellings, the row for several, and for what it stands in some documents."""

    also: list[Text] = []
    several: Slug | None = None
    stands_for: Annotated[Slug | None, Field(alias="for")] = None
    documents: list[Reference] = []


class Heading(Row):
    """A heading of a page."""

    optional: Flag = None


class FieldWords(Row):
    """The label of a field, its help, what the guide for editors says, and how it is written."""

    help: Texts = {}
    guide: Texts = {}
    example: Text | None = None


class Definition(Closed):
    """A term and what it means."""

    term: Text
    definition: Text


class DefinedBy(Closed):
    """The provision that defines a term."""

    instrument: Slug
    where: Text


class GlossaryTerm(Worded):
    """A term of the subject: in each language the term and its definition."""

    __pydantic_extra__: dict[SiteLanguage, Definition | None]

    practices: list[Slug] = []
    link: Flag = None
    avoid: Texts = {}
    also: Lines = {}
    treaty: DefinedBy | None = None


class Plurals(Closed):
    """A text for the categories of a number; `zero` and `two` may be for these counts."""

    zero: Text | None = None
    one: Text | None = None
    two: Text | None = None
    few: Text | None = None
    many: Text | None = None
    other: Text


class Sentence(Worded):
    """A text of the interface in each language."""

    __pydantic_extra__: dict[SiteLanguage, str | Plurals | None]


class Words(Worded):
    """Words in each language."""

    __pydantic_extra__: dict[SiteLanguage, list[Text] | None]


class RuleWords(Closed):
    """What a rule says, and its messages; of several, the first with all its values is used."""

    rule: Text
    message: Text | list[Text]
    label: Text | list[Text] | None = None
    help: Text | list[Text] | None = None


class RuleRow(Worded):
    """A rule of the checker: its severity, and its words in each language."""

    __pydantic_extra__: dict[SiteLanguage, RuleWords | None]

    severity: Literal["error", "warning"]


class Word(Closed):
    """A row of data/language/terms-to-avoid.yml: forms to avoid, what to write instead, and why."""

    avoid: list[Text]
    use: str
    why: Texts


class Families(BaseModel):
    """The words of a language by family; one family is a list of official titles."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Slug, list[Word]]

    titles: list[Text] = []


class EditionDoi(Closed):
    """A row of data/facts/edition-dois.yml: the DOI that was registered for an edition."""

    doi: Doi


class MemberCount(Closed):
    """A row of data/facts/membership-counts.yml: the number of members at a date, and where it was seen."""

    count: Annotated[str, Field(pattern="^[0-9]{1,4}$")]
    seen: Text


class Spelling(Closed):
    """A row of data/language/typography.yml: what is searched for and what is written instead."""

    sign: list[Text]
    right: list[Text] = []
    pattern: re.Pattern[str]
    write: str


def _pattern(line: str) -> str:
    """A line of data/language/personal-data-patterns.yml: a sign, a space, a regular expression."""
    sign, _, pattern = line.partition(" ")
    if not sign or not pattern or not is_pattern(pattern, groups=0):
        raise ValueError(line)
    return line


PersonalDataPattern = Annotated[str, AfterValidator(_pattern)]
