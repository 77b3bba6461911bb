"""The parts of a record: readings, evidence, effect, basis, steps, pitfalls, membership, changes."""

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model.types import (
    AgencyId,
    Audience,
    Day,
    Fingerprint,
    FormerItem,
    InVocabulary,
    Line,
    MultilingualText,
    Part,
    PartialDate,
    PartOfPractice,
    Reason,
    Reference,
    ShortHead,
    Shown,
    Slug,
)


class Reading(Part):
    """How far the editors read a place of a document, and when."""

    where: Line
    """The place that was read, or `whole document`."""

    seen: Annotated[str, InVocabulary("verification-levels")]
    """How far it was read: third-party and expert mean that it was not."""

    read: Day
    """The day of the reading."""


class Evidence(Part):
    """A public document that supports a practice or a resource. How far it was read stands on its record."""

    by: list[AgencyId] = []
    """The agencies in whose name the document speaks, if not all that issued it."""

    document: Annotated[Reference, Field(alias="in")]
    """The record that describes the document: statements/…, resources/… or activities/…."""

    where: Line | None = None
    """The place in the document: tool 6.1, art. 10, p. 40. Evidence without a place does not count."""

    covers: Annotated[str, InVocabulary("subject-coverage")]
    """direct: the document treats this practice. partial: it treats the wider theme (never counted)."""

    part: PartOfPractice | None = None
    """The part of the practice that a text of the whole group treats: the level then says so (for … only)."""

    position: Annotated[str, InVocabulary("positions")] = "recognizes"
    """What the agency says: it recognizes the practice, has reservations, objects, or withdraws support."""

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
    """A provision of data/provisions/: coe-convention-197/art-26. Its place and its reading are there."""

    document: Annotated[Reference | None, Field(alias="in")] = None
    """For other documents, the record that describes it: statements/… or resources/…."""

    where: Line | None = None
    """The place in that document: tool 6.1, art. 10, p. 40."""

    says: Annotated[str, InVocabulary("provision-relations")]
    """What it says, compared with the head. Only `same` and `stricter` count."""

    judged: Fingerprint | None = None
    """The digest of what was compared, for what counts; `make stamp` writes it after both were read."""


class Pitfall(Part):
    """A pitfall: one for each item of "Pitfalls", in order."""

    id: Annotated[Slug, Field(max_length=50)]
    """Its permanent id: the anchor of the item in every language."""

    formerly: list[FormerItem] = []
    """Old ids, also of items that were merged into this one: they stay anchors. practice/id if it moved."""

    basis: list[Basis] = []
    """What documents say about it. Without any it is the editors' guidance."""

    @property
    def old_ids(self) -> list[str]:
        """Its old ids on the page of its practice; where it stood in another one, the anchor is there."""
        return [name for name in self.formerly if "/" not in name]


class Step(Pitfall):
    """A step: one for each item of "How to do it", in order. Its head, the bold sentence, states the norm."""

    short: ShortHead | None = None
    """The step in at most seven words for each language: its title on pages, in lists and in checklists."""

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

    reason: Reason
    """The reason, in every language of the site."""

    instead: list[Reference] = []
    """The records to use instead."""


class Change(MultilingualText):
    """A change of a record of which its readers should know, described in the languages of the site."""

    date: Day
    """The day of the change."""


class History(Part):
    """The change log of a record."""

    changes: list[Change] = []
    """The changes since the page was first published, oldest first: under "What changed" and in its feed."""
