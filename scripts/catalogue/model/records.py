"""THE RECORDS: one class for each kind. A field is named here and nowhere else; everything else is derived.

The docstring of a field is its comment here, and its description in the JSON Schema that editors use.
A field marked `Shown` appears in each place that the mark names; its label and help are in
data/interface/fields.yml.
"""

from functools import cache
from typing import Annotated, ClassVar

from pydantic import Field

from catalogue.model.evidence import (
    Basis,
    Effect,
    Evidence,
    History,
    Membership,
    NotFound,
    Pitfall,
    Reading,
    Step,
    Withdrawal,
)
from catalogue.model.types import (
    Address,
    AgencyId,
    Audience,
    Day,
    Doi,
    Domain,
    FormerName,
    InVocabulary,
    Isbn,
    Language,
    Line,
    Links,
    PageCount,
    PartialDate,
    Place,
    PracticeId,
    Publisher,
    Region,
    ResourceId,
    Role,
    Shown,
    Topic,
    Translatable,
    mark_of,
)

FACTS: tuple[Place, ...] = ("facts", "compare", "markdown")
"""The places of the facts of a record. Dates of review are in the facts box and in tables only."""

TOPICS = Shown(*FACTS, "facet", "table", order=90)
LANGUAGES = Shown(*FACTS, "facet", "table", order=20)


class Record(History):
    """What the site describes, of any kind: the fields that all kinds share."""

    folder: ClassVar[str]

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=400)]
    """The name of the record: page heading, listings, search results."""

    our_title: Annotated[str, Translatable(), Field(min_length=3, max_length=400)] | None = None
    """The editors' translation of the title, where no official one exists in the language of the page."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    topics: Annotated[list[Topic], Field(min_length=1, max_length=6), TOPICS]
    """What the record is about. The first one is the main topic."""

    reviewed: Annotated[Day, Shown("facts", "table", order=91)]
    """The day on which an editor last went through the page."""

    review_due: Annotated[Day | None, Shown("facts", "table", order=91)] = None
    """The day of the next review, if not two years after the last."""

    formerly: Annotated[list[FormerName], Field(max_length=20)] = []
    """Old ids, or old addresses as kind/id: redirects are made from them."""

    withdrawn: Withdrawal | None = None
    """Why the record is no longer current, if so."""


class Practice(Record):
    """A method that works or is agreed to work, described so that others can apply it."""

    folder: ClassVar[str] = "practices"

    audiences: Annotated[
        list[Audience], Field(min_length=1), Shown(*FACTS, "facet", "table", order=10)
    ]
    """Who does it."""

    regions: Annotated[list[Region], Field(min_length=1), Shown(*FACTS, "facet", "table")]
    """Where it applies."""

    levels: Annotated[
        list[Annotated[str, InVocabulary("levels")]],
        Field(min_length=1),
        Shown(*FACTS, "facet", "table", order=40),
    ]
    """Where the work is done: global, regional, national."""

    recognition: Annotated[list[Evidence], Role("evidence")] = []
    """The documents that support it as a whole. The level of recognition is computed from these."""

    effect: Annotated[Effect, Shown(*FACTS, order=20)]
    """The evidence of its effect, independent of recognition."""

    legal_basis: Annotated[list[Basis], Shown(*FACTS, "table", order=30)] = []
    """The provisions on which it is based as a whole, the most important first."""

    steps: list[Step] = []
    """One for each item of "How to do it": who acts, when, and what documents say about it."""

    pitfalls: list[Pitfall] = []
    """One for each item of "Pitfalls"."""

    not_found: list[NotFound] = []
    """What the editors looked for and did not find, with the day of the search."""

    countries: Annotated[list[Region], Shown(*FACTS, "table")] = []
    """Countries whose experience the page describes."""

    resources: Annotated[list[ResourceId], Field(min_length=1), Role("resource")]
    """The resources that help with it, the most useful first."""


class Resource(Record):
    """A document, tool, course or data set that helps with a practice."""

    folder: ClassVar[str] = "resources"

    type: Annotated[str, InVocabulary("resource-types"), Shown(*FACTS, "facet", "table", order=10)]
    """What kind of document it is."""

    addition: Annotated[
        Annotated[str, Field(min_length=3, max_length=200)] | None, Translatable()
    ] = None
    """What the editors add to a title that does not say what the document is about."""

    short: Annotated[Annotated[str, Field(min_length=2, max_length=100)] | None, Translatable()] = (
        None
    )
    """Its usual short name: Palermo Protocol, Directive 2011/36/EU."""

    force: Annotated[
        Annotated[str, InVocabulary("forces")] | None, Shown(*FACTS, "facet", "table", order=12)
    ] = None
    """The force of a legal text. What binds its parties is law, and no recognition by an agency."""

    audiences: Annotated[list[Audience], Field(min_length=1), Shown(*FACTS, "facet", "table")]
    """Its intended readers."""

    regions: Annotated[list[Region], Field(min_length=1), Shown(*FACTS, "facet", "table")]
    """Where it applies."""

    publishers: Annotated[
        list[Publisher],
        Field(min_length=1, max_length=20),
        Role("issuer"),
        Shown(*FACTS, "facet", "table", order=20),
    ]
    """Who published it: ids of docs/agencies/ or of data/facts/publishers.yml."""

    authors: Annotated[
        list[Annotated[str, Field(pattern=r"^[^,]+, [^,]+$", max_length=80)]],
        Shown(*FACTS, "table", order=20),
    ] = []
    """The persons who wrote it, where it speaks for them: family name, given names."""

    published: Annotated[
        PartialDate | None, Role("date"), Shown(*FACTS, "facet", "table", order=20)
    ] = None
    """When it was published, if known."""

    speaks_for: Annotated[str, InVocabulary("speaks-for"), Shown(*FACTS, order=45)] = "publishers"
    """In whose name it speaks; only a document that speaks for its publishers counts as recognition."""

    languages: Annotated[list[Language], Role("language"), LANGUAGES] = []
    """Languages in which it exists, as far as known."""

    links: Annotated[Links, Role("address")] = {}
    """Official addresses, by language of what they lead to; `all` for a page that offers several."""

    archives: Annotated[Links, Role("archive")] = {}
    """Archived copies of the links, by the same keys."""

    symbol: Annotated[Line | None, Role("identifier"), Shown(*FACTS, "table", order=40)] = None
    """Document symbol or sales number."""

    isbn: Annotated[Isbn | None, Role("identifier"), Shown(*FACTS, "table", order=40)] = None
    """International Standard Book Number."""

    doi: Annotated[Doi | None, Role("identifier"), Shown(*FACTS, "table", order=40)] = None
    """Digital Object Identifier, without https://doi.org/."""

    pages: PageCount | None = None
    """The number of its last page, if known: no place that is cited lies beyond it."""

    licence: Annotated[Line | None, Shown(*FACTS, order=40)] = None
    """Licence of the document, if stated."""

    access: Annotated[str, InVocabulary("access"), Shown(*FACTS, "table", order=30)]
    """How it can be obtained."""

    supersedes: Annotated[list[ResourceId], Role("supersedes"), Shown(*FACTS, order=60)] = []
    """Older editions that it replaces."""

    practices: Annotated[list[PracticeId], Role("practice")] = []
    """The practices that it treats. It counts as evidence for these only."""

    readings: Annotated[list[Reading], Role("reading")] = []
    """How far each place was read, and when. Evidence and bases take it from here."""

    recognition: Annotated[list[Evidence], Role("evidence")] = []
    """Documents of other bodies that recommend it. Its publishers support it in any case."""


class Agency(Record):
    """A body that works against trafficking in persons or supports a practice."""

    folder: ClassVar[str] = "agencies"

    topics: Annotated[list[Topic], Field(max_length=6), TOPICS] = []
    """Main topics of its work, if there are any."""

    acronym: Annotated[
        Annotated[str, Field(min_length=2, max_length=30)] | None,
        Translatable(),
        Shown(*FACTS, "table"),
    ] = None
    """Its acronym in the language of the page."""

    type: Annotated[str, InVocabulary("agency-types"), Shown(*FACTS, "facet", "table")]
    """What kind of body it is."""

    part_of: Annotated[AgencyId | None, Shown(*FACTS, "table")] = None
    """The agency that it belongs to: the two are never counted twice."""

    homepage: Annotated[Address | None, Role("homepage"), Shown(*FACTS, "table", order=60)] = None
    """Its official address."""

    domains: list[Domain] = []
    """Its own hosts: what stands there in the form of a declaration is its own word, and no other host is."""

    declaration_address: Address | None = None
    """The address of its declaration, if its own home page links one that is not at the usual place."""

    membership: Annotated[Membership | None, Shown(*FACTS, "table", order=60)] = None
    """Its membership of ICAT."""


class Statement(Record):
    """A joint output of ICAT: a call, a statement, an issue paper, a plan, a report."""

    folder: ClassVar[str] = "statements"

    type: Annotated[str, InVocabulary("statement-types"), Shown(*FACTS, "facet", "table", order=10)]
    """What kind of text it is."""

    act: Annotated[str, InVocabulary("adopting-bodies"), Shown(*FACTS, "table", order=10)]
    """Whom it binds."""

    agencies: Annotated[
        list[AgencyId], Field(min_length=1), Role("issuer"), Shown(*FACTS, "facet", order=10)
    ]
    """In whose name it was issued."""

    number: Annotated[
        Annotated[str, Field(pattern=r"^[0-9]{1,3}$")] | None, Shown(*FACTS, "table", order=10)
    ] = None
    """Its number in the series."""

    date: Annotated[PartialDate | None, Role("date"), Shown(*FACTS, "facet", "table", order=10)] = (
        None
    )
    """When it was adopted or issued, if known."""

    languages: Annotated[list[Language], Role("language"), LANGUAGES] = []
    """Languages in which it exists, as far as known."""

    links: Annotated[Links, Role("address")] = {}
    """Official addresses."""

    archives: Annotated[Links, Role("archive")] = {}
    """Archived copies of the links, by the same keys."""

    symbol: Annotated[Line | None, Role("identifier"), Shown(*FACTS, "table")] = None
    """Document symbol."""

    pages: PageCount | None = None
    """The number of its last page, if known: no place that is cited lies beyond it."""

    practices: Annotated[list[PracticeId], Role("practice")] = []
    """The practices that it concerns."""

    readings: Annotated[list[Reading], Role("reading")] = []
    """How far each place was read, and when. Evidence and bases take it from here."""


class Activity(Record):
    """A meeting, session, resolution or programme that shaped the coordination of the agencies."""

    folder: ClassVar[str] = "activities"

    type: Annotated[str, InVocabulary("activity-types"), Shown(*FACTS, "facet", "table")]
    """What kind of event or act it is."""

    date: Annotated[PartialDate | None, Role("date"), Shown(*FACTS, "facet", "table")] = None
    """When it happened or began, if known."""

    until: Annotated[PartialDate | None, Role("end"), Shown("table")] = None
    """The last day, if it took several."""

    place: Annotated[Annotated[str, InVocabulary("places")] | None, Shown(*FACTS, "table")] = None
    """The city where it was held."""

    symbol: Annotated[Line | None, Role("identifier"), Shown(*FACTS, "table")] = None
    """Document symbol."""

    number: Annotated[Annotated[str, Field(pattern=r"^[0-9]{1,3}$")] | None, Shown(*FACTS)] = None
    """Its number in the series."""

    agencies: Annotated[list[AgencyId], Role("issuer"), Shown(*FACTS, "facet")] = []
    """Who convened it, if known."""

    links: Annotated[Links, Role("address")] = {}
    """Official addresses."""

    archives: Annotated[Links, Role("archive")] = {}
    """Archived copies of the links, by the same keys."""

    practices: Annotated[list[PracticeId], Role("practice")] = []
    """The practices that it concerns."""

    readings: Annotated[list[Reading], Role("reading")] = []
    """How far each place was read, and when. Evidence and bases take it from here."""


KINDS: dict[str, type[Record]] = {
    kind.folder: kind for kind in (Practice, Resource, Agency, Statement, Activity)
}


@cache
def translatable_fields(model: type[Record]) -> list[str]:
    """The fields that a translation may hold."""
    return [name for name in model.model_fields if mark_of(model, name, Translatable)]
