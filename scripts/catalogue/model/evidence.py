"""The parts of a record (evidence, steps, effect, membership of ICAT, withdrawal), and the front matter of ordinary pages."""

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model.types import (
    AgencyId,
    Audience,
    Authority,
    Day,
    InVocabulary,
    Line,
    MultilingualText,
    Part,
    PartialDate,
    Reference,
    Shown,
    Slug,
    Translatable,
)


class Evidence(Part):
    """A public document that supports a practice or a resource, and how far the editors could verify it."""

    by: list[AgencyId] = []
    """The agencies in whose name the document speaks, if not all that issued it."""

    document: Annotated[Reference, Field(alias="in")]
    """The record that describes the document: statements/…, resources/… or activities/…."""

    where: Line | None = None
    """The place in the document: tool 6.1, art. 10, p. 40. Evidence without a place does not count."""

    covers: Annotated[str, InVocabulary("subject-coverage")]
    """direct: the document treats this practice. partial: it treats the wider theme (listed, never counted)."""

    seen: Annotated[str, InVocabulary("verification-levels")]
    """How far it was verified: text, extract, contents, abstract; third-party and expert are listed, never counted."""

    position: Annotated[str, InVocabulary("positions")] = "recognizes"
    """What the agency says: it recognizes the practice, has reservations, objects, or has withdrawn its support."""

    date: PartialDate | None = None
    """When the position was taken, if not on the date of the document."""


class Effect(Part):
    """The evidence of effect of a practice, independent of its recognition."""

    level: Annotated[str, InVocabulary("effect-levels"), Shown("facet", "table", "linked-data")]
    """The strength of the evidence of effect."""

    direction: Annotated[
        Annotated[str, InVocabulary("directions")] | None, Shown("table", "linked-data")
    ] = None
    """What evaluations found, where there are any."""


class Basis(Part):
    """What a provision or another document says about the head of a step, a pitfall or a practice."""

    provision: Annotated[str, InVocabulary("provisions")] | None = None
    """A provision of data/provisions/: coe-convention-197/art-26. Its place, and how far it was read, are there."""

    document: Annotated[Reference | None, Field(alias="in")] = None
    """For other documents, the record that describes it: statements/… or resources/…."""

    where: Line | None = None
    """The place in that document: tool 6.1, art. 10, p. 40."""

    says: Annotated[str, InVocabulary("provision-relations")]
    """What it says, compared with the head: same, stricter, broader, overlaps, contradicts, silent. Only the first two count."""

    seen: Annotated[str, InVocabulary("verification-levels")] | None = None
    """How far that place was read. Only text and extract count."""


class Pitfall(Part):
    """A pitfall: one for each item of "Pitfalls", in order."""

    id: Annotated[Slug, Field(max_length=50)]
    """Its permanent id: the anchor of the item in every language."""

    formerly: list[Slug] = []
    """Old ids, which stay anchors: also those of items that were merged into this one."""

    basis: list[Basis] = []
    """What documents say about it. Without any it is the editors' guidance."""


class Step(Pitfall):
    """A step: one for each item of "How to do it", in order. Its head, the bold sentence, states the norm."""

    who: Annotated[list[Audience], Field(min_length=1)]
    """Who acts."""

    moment: Annotated[str, InVocabulary("moments")]
    """When: prepare, first-contact, first-days, investigation, trial, after, always."""


class NotFound(MultilingualText):
    """What was looked for and not found, described in the languages of the site: en, fr, and so on."""

    date: Day
    """The day of the search."""


class Membership(Part):
    """The membership of an agency in ICAT, as far as public pages show it."""

    status: Annotated[str, InVocabulary("membership-statuses")]
    """Member, partner, former participant, or not seen among the members."""

    since: PartialDate | None = None
    """When it joined, if known."""

    by: PartialDate | None = None
    """The earliest date at which it was seen as a member, where the date of joining is not known."""

    until: PartialDate | None = None
    """When it left, if it did."""

    founding: Literal["true"] | None = None
    """true for the organizations that met in Tokyo in 2006."""

    roles: Annotated[
        list[Annotated[str, Field(pattern=r"^(coordinator|(co-)?chair [0-9]{4})$")]],
        Shown("facts", "markdown", order=60),
    ] = []
    """coordinator, chair 2018, co-chair 2021."""


class Withdrawal(Part):
    """Why a record is no longer current. Its page stays, with this reason."""

    date: Day
    """The day from which it is no longer valid."""

    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """The reason, in the language of the page."""

    instead: list[Reference] = []
    """The records to use instead."""


class Change(MultilingualText):
    """A change of a record that its readers should know of, described in the languages of the site: en, fr, and so on."""

    date: Day
    """The day of the change."""


class History(Part):
    """The change log of a record."""

    changes: list[Change] = []
    """The changes since the page was first published, oldest first: shown under "What changed" and in its feed."""


# fmt: off
Layout = Literal[
    "changes", "compare", "coverage", "data", "explore", "field-card", "findings", "glossary", "matrix", "offline", "opportunities",
    "pathway", "plan", "propose", "session", "situation", "situations", "status", "terms", "timeline",
]
# fmt: on
"""The templates that an ordinary page may name."""


class PageMeta(Part):
    """The front matter of an ordinary page."""

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)]
    """The name of the page: heading, breadcrumbs, search results."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    layout: Layout | None = None
    """The template of the page, if not the default one."""

    audiences: list[Audience] = []
    """Who meets a situation, or carries a card."""

    moment: Annotated[str, InVocabulary("moments")] | None = None
    """When it is met."""

    steps: list[Annotated[str, InVocabulary("steps")]] = []
    """One for each item of the first numbered list, or for each line of a card: practice/step, practice/pitfall, or editors."""

    phrases: Annotated[list[Line], Field(max_length=12)] = []
    """How people ask for it, as they type it: shown and searched, never corrected."""

    source: dict[str, str] | None = None
    """Fingerprints of the original text of each section at the time of translation."""

    authority: Authority | None = None
    """The review status of a translation."""
