"""THE DATA. One class per thing that is published; JSON Schema and OpenAPI are made from these and nothing else.

Version 1 never renames or removes anything. Where the front matter or the code has since got another word, the word of
version 1 is in `V1_FIELDS` and `V1_REASONS`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from catalogue.model.evidence import Basis
from catalogue.model.records import KINDS, translatable_fields
from catalogue.model.types import PARTIAL_DATE

ROOT = "api/v1/"
SUMS = "SHA256SUMS"
DUMP = "records.jsonl"
ByLanguage = dict[str, str]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Date = Annotated[str, Field(json_schema_extra={"pattern": PARTIAL_DATE})]
"""A year, a month or a day."""

V1_FIELDS = {"speaks_for": "position"}
"""Keys of `Facts.fields` that differ from the front matter: key there → key here."""

V1_REASONS = {"position": "stance"}
"""Values of `Claim.reason` that differ from those of `recognition.levels`: value there → value here."""

Kind = Literal["practices", "resources", "agencies", "statements", "activities"]
Level = Literal["all", "several", "few", "none"]
Status = Literal["current", "superseded", "withdrawn"]


class Shape(BaseModel):
    """Base class: no unknown fields; the docstring of a field is its description."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Body(Shape):
    """A body that issued a document."""

    id: str
    """Its id in the lists by publisher, and by agency if it has a page."""
    name: ByLanguage
    acronym: ByLanguage | None = None
    record: str | None = None
    """Its record, if it has a page: agencies/id."""


class Claim(Shape):
    """A document that supports a record or a step, or was read and does not, and whether it counts."""

    id: str
    """Its name in the record, also in the linked data of the page."""
    document: str
    """The record that describes the document: kind/id."""
    agencies: list[str]
    """Ids of the agencies in whose name it speaks."""
    where: str | None = None
    """The place in the document."""
    date: Date | None = None
    """The date of the document or of the position: year, month or day."""
    covers: str
    """direct: it treats the practice; partial: the wider theme."""
    seen: str
    """How far the editors verified it."""
    position: str
    """The position: recognizes, reserves, objects or withdrawn."""
    counts: bool
    """True if it counts towards the level."""
    reason: str | None = None
    """Why it does not count towards the level; `law` for a provision that binds its parties."""
    says: str | None = None
    """For a step: what it says compared with the head of the step."""
    provision: str | None = None
    """The provision of an instrument: instrument/id, the anchor on its page."""


class Count(Shape):
    """The number of members of the group at a date."""

    count: int
    as_of: Date


class Step(Shape):
    """A step of a practice, and who says so. It is the editors' guidance where nothing counts and no law binds."""

    id: str
    """Permanent: the anchor of the step on the page of the practice, in every language."""
    head: ByLanguage
    """The norm."""
    who: list[str]
    """Ids of audiences."""
    moment: str
    """prepare, first-contact, first-days, investigation, trial, after or always."""
    level: Level
    agencies: list[str]
    """The agencies that are counted, each once."""
    law: list[str]
    """The provisions that bind their parties: instrument/id."""
    evidence: list[Claim]


class Recognition(Shape):
    """Who recognizes a practice or a resource. The level is computed from the evidence and never typed."""

    level: Level
    label: ByLanguage
    """The level in words."""
    sentence: ByLanguage
    """Who and since when, in one sentence."""
    since: Date | None = None
    """The date of the document that establishes the level."""
    agencies: list[str]
    """The agencies that are counted, each once."""
    group_document: str | None = None
    """The document that speaks for the whole group."""
    members_then: Count | None = None
    """The size of the group at the date of that document."""
    members_now: Count | None = None
    """The last known size of the group."""
    law: list[str] = []
    """The provisions that bind their parties, of the practice as a whole and of its steps: instrument/id."""
    texts: int
    """How many documents stand behind the level."""
    texts_read: int
    """Of how many of them the editors read the words."""
    evidence: list[Claim]
    """Every document, counted or listed only."""


class Summary(Shape):
    """A record in a list."""

    id: str
    """kind/id: permanent."""
    kind: Kind
    name: ByLanguage
    """The name, by language."""
    summary: ByLanguage
    """The summary, by language."""
    topics: list[str]
    """Ids of topics, the main one first."""
    status: Status
    level: Level | None = None
    """The level of recognition, of practices and resources."""
    reviewed: Day
    """The day of the last review."""
    created: Day
    """The day on which it was added."""
    modified: Day
    """The day of its last change: those that are newer than a copy are to be fetched again."""
    page: ByLanguage
    """The address of its page, by language."""
    data: str
    """The address of the whole record."""


class Withdrawal(Shape):
    """Why a record is no longer current."""

    date: Day
    reason: str
    instead: list[str]


class Change(Shape):
    """A change of a record."""

    date: Day
    what: ByLanguage


class Facts(Summary):
    """A record without its text."""

    permalink: str
    """The permanent address, which redirects readers to the page in their language."""
    formerly: list[str]
    """Its former references: kind/id."""
    original_language: str
    title: ByLanguage
    """The official title, by language of the page."""
    review_due: Day
    """When the next review is due."""
    acronym: ByLanguage | None = None
    """The acronym of an agency."""
    issuers: list[Body]
    """Who published a document, issued a text, or convened an event."""
    withdrawn: Withdrawal | None = None
    superseded_by: list[str]
    """Newer editions: kind/id."""
    changes: list[Change]
    recognition: Recognition | None = None
    fields: dict[str, Any]
    """The other fields of its kind. Codes have their labels in vocabularies.json."""


class Record(Facts):
    """A whole record, in both languages."""

    translations: ByLanguage
    """The state of each language version: original, current, behind, draft or missing."""
    licence: str
    """The licence of the record; the document that it describes belongs to its publishers."""
    text: ByLanguage
    """The text of the page as Markdown with absolute links, by language."""
    steps: list[Step]
    """The steps of a practice, in order."""


class RecordList(Shape):
    """Records with a shared value, in a stable order: by kind, then id."""

    by: str
    """kind, topic, agency, audience, region, status, level, type, language, publisher, or all."""
    value: str
    label: ByLanguage
    count: int
    records: list[Summary]


class ListLink(Shape):
    """The address of a list."""

    value: str
    label: ByLanguage
    count: int
    data: str


class Codes(RootModel[dict[str, dict[str, ByLanguage]]]):
    """The labels of all codes in the data: vocabulary, code, language."""


class Index(Shape):
    """The index of the API. Start here."""

    version: Literal["v1"]
    name: ByLanguage
    licence: str
    updated: Day
    """The day of the last review of any record."""
    modified: Day
    """The day of the last change of any record."""
    count: int
    records: str
    """The address of the list of all records."""
    dump: str
    """The address of all whole records in one file, one a line."""
    vocabularies: str
    """The address of the labels of all codes."""
    openapi: str
    lists: dict[str, list[ListLink]]
    tables: dict[str, ByLanguage]
    """Tables (CSV), by name and language."""
    checksums: str


ELSEWHERE = ("topics", "reviewed", "review_due", "formerly", "withdrawn", "changes", "recognition", "steps", "pitfalls")
"""Fields of records that have their own place in the data."""


class LegalBasis(Basis):
    """What a provision says about a practice as a whole, also in the words of version 1."""

    instrument: str | None = None
    """The instrument: resources/id."""
    article: str | None = None
    """The article in words."""


def _of_kind(kind: str) -> type[Record]:
    """The class of the records of a kind: every field is declared."""
    model = KINDS[kind]
    left_out = {*ELSEWHERE, *translatable_fields(model)}
    declared: dict[str, Any] = {name: (info.annotation, info) for name, info in model.model_fields.items() if name not in left_out}
    if "legal_basis" in declared:
        declared["legal_basis"] = (list[LegalBasis], [])
    named = {V1_FIELDS.get(name, name): field for name, field in declared.items()}
    fields = create_model(f"{model.__name__}Fields", __config__=Shape.model_config, **named)
    named = {"kind": (Literal[kind], ...), "fields": (fields, ...)}
    return create_model(f"{model.__name__}Record", __base__=Record, **named)


RECORDS = {kind: _of_kind(kind) for kind in KINDS}
"""Kind → the class of its whole records."""
