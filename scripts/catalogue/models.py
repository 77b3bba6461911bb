"""THE RECORDS. One class per kind is the only place where a field is named; all else is read from it.

Three marks carry what there is to know of a field beyond its type: `Translatable()`, `Term("topics")` for
`data/topics.yml`, `Ref("agencies")` for `docs/agencies/`. The docstring of a field is its comment here, its help in
editors and in reports, and its row in the table of fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from .dates import is_day, is_partial_date


@dataclass(frozen=True)
class Translatable:
    """A field that a translation may hold."""


@dataclass(frozen=True)
class Term:
    """An id of `data/<vocabulary>.yml`."""

    vocabulary: str


@dataclass(frozen=True)
class Ref:
    """A record: its id in `docs/<kind>/`, or `<kind>/<id>` where the kind is left open."""

    kind: str = ""


def _partial_date(text: str) -> str:
    if not is_partial_date(text):
        raise ValueError("partial-date")
    return text


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError("day")
    return text


def _https(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(c in text for c in ' "<>\\'):
        raise ValueError("address")
    return text


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Reference = Annotated[str, Field(pattern=r"^(practices|resources|statements|activities|agencies)/[a-z0-9-]+$"), Ref()]
Day = Annotated[str, AfterValidator(_day)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
Address = Annotated[str, AfterValidator(_https), Field(max_length=400)]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Topic = Annotated[str, Term("topics")]
Audience = Annotated[str, Term("audiences")]
Region = Annotated[str, Term("regions")]
Language = Annotated[str, Term("languages")]
AgencyId = Annotated[Slug, Ref("agencies")]
PracticeId = Annotated[Slug, Ref("practices")]
ResourceId = Annotated[Slug, Ref("resources")]
Links = dict[Language, Address]


class Part(BaseModel):
    """What records and their parts share: no unknown key, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Evidence(Part):
    """One public document that speaks for a practice or a resource, and how far the editors could verify it."""

    by: Annotated[list[AgencyId], Field(min_length=1)]
    """The agencies that speak in the document."""

    document: Annotated[Reference, Field(alias="in")]
    """The record that describes the document: statements/…, resources/… or activities/…."""

    where: Line | None = None
    """The place in the document, in words that both languages share: Tool 6.1, art. 10, p. 40."""

    covers: Annotated[str, Term("covers")]
    """direct: the document treats this practice. partial: it treats the wider theme (listed, never counted)."""

    seen: Annotated[str, Term("seen")]
    """How far it was verified: text, contents, abstract or third-party (listed, never counted)."""

    position: Annotated[str, Term("stances")] = "recognizes"
    """What the agency says: it recognizes the practice, has reservations, objects, or has withdrawn its support."""

    date: PartialDate | None = None
    """When the position was taken, if not on the date of the document."""


class Effect(Part):
    """What is known of the effect of a practice; nothing of who recognizes it."""

    level: Annotated[str, Term("effect-levels")]
    """How good the knowledge is."""

    direction: Annotated[str, Term("directions")] | None = None
    """What evaluations found, where there are any."""


class LegalBasis(Part):
    """A rule of law on which a practice rests."""

    instrument: Reference
    """The resource that describes the treaty or law."""

    article: Annotated[str, Field(pattern=r"^(art|para|principle|guideline)\. .+$", max_length=60)] | None = None
    """The article: art. 13, art. 12-14, art. 9(5)."""


class Membership(Part):
    """The place of an agency in ICAT, as far as public pages show it."""

    status: Annotated[str, Term("membership-statuses")]
    """Member, partner, former participant, or not seen among the members."""

    since: PartialDate | None = None
    """When it joined, if known."""

    by: PartialDate | None = None
    """The earliest date at which it was seen as a member, where the date of joining is not known."""

    until: PartialDate | None = None
    """When it left, if it did."""

    founding: Literal["true"] | None = None
    """true for the organizations that met in Tokyo in 2006."""

    roles: list[Annotated[str, Field(pattern=r"^(coordinator|(co-)?chair \d{4})$")]] = []
    """coordinator, chair 2018, co-chair 2021."""


class Withdrawal(Part):
    """Why a record is no longer current. Its page stays, with this reason."""

    date: Day
    """The day from which it no longer holds."""

    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """The reason, in the language of the page."""

    instead: list[Reference] = []
    """The records to use instead."""


class Record(Part):
    """What every record has."""

    folder: ClassVar[str]

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)]
    """The name of the record: page heading, listings, search results."""

    our_title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)] | None = None
    """The editors' translation of the title, where no official one exists in the language of the page."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    topics: Annotated[list[Topic], Field(min_length=1, max_length=6)]
    """What the record is about. The first one is the main topic."""

    reviewed: Day
    """The day on which an editor last went through the page."""

    review_due: Day | None = None
    """When it is to be gone through again, if not two years later."""

    formerly: list[Annotated[str, Field(pattern=r"^([a-z]+/)?[a-z0-9-]+$")]] = []
    """Old ids, or old addresses as kind/id: redirects are made from them."""

    withdrawn: Withdrawal | None = None
    """Why the record is no longer current, if so."""


class Practice(Record):
    """Something that works or is agreed to work, told so that others can do it."""

    folder: ClassVar[str] = "practices"

    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Who does it."""

    regions: Annotated[list[Region], Field(min_length=1)]
    """Where it applies."""

    levels: Annotated[list[Annotated[str, Term("levels")]], Field(min_length=1)]
    """Where the work is done: global, regional, national."""

    recognition: list[Evidence] = []
    """The documents that speak for it. The level of recognition is computed from these and can't be typed."""

    effect: Effect
    """What is known of its effect, apart from recognition."""

    legal_basis: list[LegalBasis] = []
    """Treaties and laws on which it rests, with the article."""

    countries: list[Region] = []
    """Countries whose experience the page describes."""

    resources: Annotated[list[ResourceId], Field(min_length=1)]
    """The resources that help with it, the most useful first."""


class Resource(Record):
    """A document, tool, course or data set that helps with a practice."""

    folder: ClassVar[str] = "resources"

    type: Annotated[str, Term("resource-types")]
    """What kind of document it is."""

    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Whom it is for."""

    regions: Annotated[list[Region], Field(min_length=1)]
    """Where it applies."""

    publishers: Annotated[list[Annotated[Slug, Term("publishers")]], Field(min_length=1)]
    """Who published it: ids of docs/agencies/ or of data/publishers.yml."""

    published: PartialDate | None = None
    """When it was published, if known."""

    position: Annotated[str, Term("positions")] = "publishers"
    """For whom it speaks; only a document that speaks for its publishers counts as recognition."""

    languages: list[Language] = []
    """Languages in which it exists, as far as known."""

    links: Links = {}
    """Official addresses, by language of what they lead to; `all` for a page that offers several."""

    archives: Links = {}
    """Archived copies of the links, by the same keys."""

    symbol: Line | None = None
    """Document symbol or sales number."""

    isbn: Annotated[str, Field(pattern=r"^[0-9X-]{10,17}$")] | None = None
    """International Standard Book Number."""

    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """Digital Object Identifier, without https://doi.org/."""

    licence: Line | None = None
    """Licence of the document, if stated."""

    access: Annotated[str, Term("access")]
    """How it can be obtained."""

    supersedes: list[ResourceId] = []
    """Older editions that it replaces."""

    recognition: list[Evidence] = []
    """Documents of others that recommend it. Its publishers speak for it anyway."""


class Agency(Record):
    """A body that works against trafficking in persons or speaks for a practice."""

    folder: ClassVar[str] = "agencies"

    topics: Annotated[list[Topic], Field(max_length=6)] = []
    """Main topics of its work, if any stands out."""

    acronym: Annotated[str, Translatable(), Field(min_length=2, max_length=30)] | None = None
    """Its acronym in the language of the page."""

    type: Annotated[str, Term("agency-types")]
    """What kind of body it is."""

    part_of: AgencyId | None = None
    """The agency that it belongs to: the two are never counted twice."""

    homepage: Address | None = None
    """Its official address."""

    membership: Membership | None = None
    """Its place in ICAT."""


class Statement(Record):
    """A joint output of ICAT: a call, a statement, an issue paper, a plan, a report."""

    folder: ClassVar[str] = "statements"

    type: Annotated[str, Term("statement-types")]
    """What kind of text it is."""

    act: Annotated[str, Term("acts")]
    """Whom it binds."""

    agencies: Annotated[list[AgencyId], Field(min_length=1)]
    """In whose name it was issued."""

    number: Annotated[str, Field(pattern=r"^\d{1,3}$")] | None = None
    """Its number in the series."""

    date: PartialDate | None = None
    """When it was adopted or issued, if known."""

    languages: list[Language] = []
    """Languages in which it exists, as far as known."""

    links: Links = {}
    """Official addresses."""

    archives: Links = {}
    """Archived copies of the links, by the same keys."""

    symbol: Line | None = None
    """Document symbol."""

    practices: list[PracticeId] = []
    """The practices that it touches."""


class Activity(Record):
    """A meeting, session, resolution or programme that shaped the coordination."""

    folder: ClassVar[str] = "activities"

    type: Annotated[str, Term("activity-types")]
    """What kind of event or act it is."""

    date: PartialDate | None = None
    """When it happened or began, if known."""

    until: PartialDate | None = None
    """The last day, if it took several."""

    place: Annotated[str, Term("places")] | None = None
    """The city where it was held."""

    symbol: Line | None = None
    """Document symbol."""

    number: Annotated[str, Field(pattern=r"^\d{1,3}$")] | None = None
    """Its number in the series."""

    agencies: list[AgencyId] = []
    """Who convened it, if known."""

    links: Links = {}
    """Official addresses."""

    archives: Links = {}
    """Archived copies of the links, by the same keys."""

    practices: list[PracticeId] = []
    """The practices that it touches."""


class PageMeta(Part):
    """What an ordinary page says of itself."""

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)]
    """The name of the page: heading, breadcrumbs, search results."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    template: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.html$")] | None = None
    """The template that shows it, if not the usual one."""

    source: dict[str, str] | None = None
    """Fingerprints of the parts of the original that this translation says, by section."""

    authority: Literal["official", "reviewed", "draft"] | None = None
    """How far a translation was read again; reviewed if not said."""


KINDS: dict[str, type[Record]] = {kind.folder: kind for kind in (Practice, Resource, Agency, Statement, Activity)}


def marks(model: type[BaseModel], field_name: str) -> list[Any]:
    """All marks of a field, those of the items of a list and of an optional value included."""
    info = model.model_fields[field_name]
    return [*info.metadata, *_marks_in(info.annotation)]


def translatable_fields(model: type[Record]) -> list[str]:
    """The fields that a translation may hold."""
    return [name for name in model.model_fields if any(isinstance(m, Translatable) for m in marks(model, name))]


def parts(annotation: Any) -> list[type[Part]]:
    """The parts (Evidence, Effect, …) that an annotation holds."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for inner in get_args(annotation) for part in parts(inner)]


def _marks_in(annotation: Any) -> list[Any]:
    """Marks inside list[…], dict[…], Optional and Annotated; not those of a part's own fields."""
    found: list[Any] = []
    if get_origin(annotation) is Annotated:
        found += annotation.__metadata__
    for inner in get_args(annotation):
        found += _marks_in(inner)
    return found
