"""The marks and types of fields: what a value is, and where its id leads.

Marks carry what there is to know of a field beyond its type: `Translatable()`, `InVocabulary("topics")` for
`data/vocabularies/topics.yml`, `Ref("agencies")` for `docs/agencies/`, `Shown("facts", "facet")` for the
places where readers see it, `Role("date")` for what it is to code that treats several kinds of record alike.
`description` reads them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from catalogue.model.dates import is_day, is_partial_date

VOCABULARY = "x-vocabulary"


@dataclass(frozen=True)
class Translatable:
    """A field that a translation may hold."""


@dataclass(frozen=True)
class InVocabulary:
    """An id of `data/vocabularies/<vocabulary>.yml`."""

    vocabulary: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema of what authors write names the vocabulary; `exports/json_schema.py` adds its ids."""
        schema = handler(core)
        if handler.mode == "validation":
            schema = schema | {VOCABULARY: self.vocabulary}
        return schema


@dataclass(frozen=True)
class Ref:
    """A record: its id in `docs/<kind>/`, or `<kind>/<id>` where the kind is left open."""

    kind: str = ""


Place = Literal["facts", "facet", "table", "compare", "markdown", "linked-data"]
"""Facts box, facets of Explore, CSV, comparison, page as Markdown, JSON-LD of a page."""


class Shown:
    """The places where a field is shown. A lower `order` comes first; the same, as in the model."""

    def __init__(self, *places: Place, order: int = 50):
        self.places = frozenset(places)
        self.order = order


DocumentRole = Literal[
    "date", "end", "issuer", "language", "identifier", "address", "archive", "supersedes"
]
RoleName = DocumentRole | Literal["homepage", "evidence", "reading", "resource", "practice"]


@dataclass(frozen=True)
class Role:
    """What a field is, whatever its name in a kind: `published` of a resource is its date."""

    name: RoleName


def _check(name: str, is_valid: Callable[[str], object]) -> AfterValidator:
    """A check of a text; its error is named after what the text should be."""

    def checked(text: str) -> str:
        if not is_valid(text):
            raise ValueError(name)
        return text

    return AfterValidator(checked)


PARTIAL_DATE = r"^(1[89]|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ADDRESS = r'^https?://[^ "<>\\]*$'
"""What JSON Schema can express of the checks of dates and addresses."""

SERIAL_PORTS = [f"com{number}" for number in range(1, 10)]
PRINTER_PORTS = [f"lpt{number}" for number in range(1, 10)]
RESERVED = frozenset(["con", "prn", "aux", "nul", *SERIAL_PORTS, *PRINTER_PORTS])
"""Names that Windows keeps for devices."""


HYPHENS = re.compile(r"^-|--|-$")
"""Hyphens that join no words: programs take a name that begins with one for an option."""


def _is_portable(name: str) -> bool:
    """True for a name, or the end of a reference, that may be that of a folder on every system."""
    return name.rpartition("/")[2] not in RESERVED


def _is_address_of_record(name: str) -> bool:
    """True for a former name that a record could have: `index` is the list of a kind."""
    last = name.rpartition("/")[2]
    return _is_portable(last) and last != "index" and HYPHENS.search(last) is None


IS_PORTABLE = _check("portable", _is_portable)
IS_DAY = _check("day", is_day)
IS_PARTIAL_DATE = _check("partial-date", is_partial_date)
IS_ADDRESS = _check("address", re.compile(ADDRESS).match)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80), IS_PORTABLE]
Reference = Annotated[
    str,
    Field(pattern=r"^(practices|resources|statements|activities|agencies)/[a-z0-9-]{1,80}$"),
    Ref(),
]
FormerName = Annotated[
    str,
    Field(pattern=r"^((practices|resources|statements|activities|agencies)/)?[a-z0-9-]{1,80}$"),
    _check("portable", _is_address_of_record),
]
FormerItem = Annotated[
    str, Field(pattern=r"^([a-z0-9-]{1,80}/)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=131)
]
"""A former id of a step; with its practice, practice/step, if it stood in another one."""

Day = Annotated[str, IS_DAY, Field(json_schema_extra={"format": "date"})]
Authority = Annotated[str, Field(pattern=r"^(official|draft|reviewed by \S.+)$", max_length=120)]
"""How a translation was read: a review names the role of the reader; unset, no second reader is known."""

PartialDate = Annotated[str, IS_PARTIAL_DATE, Field(json_schema_extra={"pattern": PARTIAL_DATE})]
Address = Annotated[str, IS_ADDRESS, Field(max_length=400, json_schema_extra={"pattern": ADDRESS})]
Domain = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=120)]
"""The name of a host, in the letters that a certificate has."""

Line = Annotated[str, Field(min_length=1, max_length=120)]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
Isbn = Annotated[str, Field(pattern=r"^[0-9X-]{10,17}$")]
PageCount = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")]
Version = Annotated[str, Field(pattern=r"^[0-9a-z][0-9a-z.-]*$", max_length=20)]
"""The version of an edition."""

Doi = Annotated[str, Field(pattern=r"^10\.[0-9]{4,9}/[!#-;=?-~]+$")]
Topic = Annotated[str, InVocabulary("topics")]
Audience = Annotated[str, InVocabulary("audiences")]
Region = Annotated[str, InVocabulary("regions")]
Language = Annotated[str, InVocabulary("languages")]
Publisher = Annotated[Slug, InVocabulary("publishers")]
AgencyId = Annotated[Slug, Ref("agencies")]
PracticeId = Annotated[Slug, Ref("practices")]
ResourceId = Annotated[Slug, Ref("resources")]
Links = dict[Language, Address]


class Part(BaseModel):
    """Base class of records and their parts: unknown keys are refused, instances are immutable."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True
    )


class MultilingualText(Part):
    """A text in several languages: keys other than its fields are language codes, their values the texts."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[str, Field(min_length=5, max_length=260)]]

    @property
    def texts(self) -> dict[str, str]:
        """The texts, by language."""
        return dict(self.__pydantic_extra__)


class PartOfPractice(MultilingualText):
    """The part of a practice that a text treats, in a few words for each language."""

    __pydantic_extra__: dict[str, Annotated[str, Field(min_length=5, max_length=40)]]


class ShortHead(MultilingualText):
    """A step in a few words for each language: an instruction that is safe when it is read alone."""

    __pydantic_extra__: dict[str, Annotated[str, Field(min_length=3, max_length=70)]]


class Reason(MultilingualText):
    """Why something is as it is, told in the languages of the site."""

    __pydantic_extra__: dict[str, Annotated[str, Field(min_length=10, max_length=400)]]


def bare(annotation: Any) -> Any:
    """An annotation without `None` and without its marks."""
    while get_origin(annotation) is not None and get_origin(annotation) not in (list, dict):
        annotation = next(inner for inner in get_args(annotation) if inner is not type(None))
    return annotation


def is_date(mark: Any) -> bool:
    """True for the mark of a field that holds a day or a partial date."""
    return mark in (IS_DAY, IS_PARTIAL_DATE)


def marks(model: type[BaseModel], field_name: str) -> list[Any]:
    """All marks of a field, those of the items of a list and of an optional value included."""
    info = model.model_fields[field_name]
    return [*info.metadata, *_marks_in(info.annotation)]


Mark = TypeVar("Mark")


def mark_of(model: type[BaseModel], field_name: str, mark_type: type[Mark]) -> Mark | None:
    """The first mark of a type that a field has, if it has one."""
    for mark in marks(model, field_name):
        if isinstance(mark, mark_type):
            return mark
    return None


def parts(annotation: Any) -> list[type[Part]]:
    """The parts (Evidence, Effect, …) that an annotation holds."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    held: list[type[Part]] = []
    for inner in get_args(annotation):
        held += parts(inner)
    return held


def _marks_in(annotation: Any) -> list[Any]:
    """Marks inside list[…], dict[…], Optional and Annotated; not those of a part's own fields."""
    inner_marks = list(annotation.__metadata__) if get_origin(annotation) is Annotated else []
    for inner in get_args(annotation):
        inner_marks += _marks_in(inner)
    return inner_marks
