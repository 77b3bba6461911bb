"""THE RECORDS. One class per kind is the only place where a field is named; all else is read from it.

The docstring of a field is its comment here, its help in editors and in reports, and its row in the table of fields.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

from pydantic import Field

from catalogue.model.evidence import Effect, Evidence, History, LegalBasis, Membership, Withdrawal
from catalogue.model.types import (
    Address,
    AgencyId,
    Audience,
    Day,
    InVocabulary,
    Language,
    Line,
    Links,
    PartialDate,
    PracticeId,
    Region,
    ResourceId,
    Slug,
    Topic,
    Translatable,
    marks,
)


class Record(History):
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

    levels: Annotated[list[Annotated[str, InVocabulary("levels")]], Field(min_length=1)]
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

    type: Annotated[str, InVocabulary("resource-types")]
    """What kind of document it is."""

    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Whom it is for."""

    regions: Annotated[list[Region], Field(min_length=1)]
    """Where it applies."""

    publishers: Annotated[list[Annotated[Slug, InVocabulary("publishers")]], Field(min_length=1)]
    """Who published it: ids of docs/agencies/ or of data/publishers.yml."""

    published: PartialDate | None = None
    """When it was published, if known."""

    speaks_for: Annotated[str, InVocabulary("speaks-for")] = "publishers"
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

    access: Annotated[str, InVocabulary("access")]
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

    type: Annotated[str, InVocabulary("agency-types")]
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

    type: Annotated[str, InVocabulary("statement-types")]
    """What kind of text it is."""

    act: Annotated[str, InVocabulary("acts")]
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

    type: Annotated[str, InVocabulary("activity-types")]
    """What kind of event or act it is."""

    date: PartialDate | None = None
    """When it happened or began, if known."""

    until: PartialDate | None = None
    """The last day, if it took several."""

    place: Annotated[str, InVocabulary("places")] | None = None
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


KINDS: dict[str, type[Record]] = {kind.folder: kind for kind in (Practice, Resource, Agency, Statement, Activity)}


@cache
def translatable_fields(model: type[Record]) -> list[str]:
    """The fields that a translation may hold."""
    return [name for name in model.model_fields if any(isinstance(m, Translatable) for m in marks(model, name))]
