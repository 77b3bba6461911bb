"""The parts of a record: its evidence, its legal basis, its place in ICAT, why it was withdrawn; and ordinary pages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model.types import (
    AgencyId,
    Day,
    InVocabulary,
    Line,
    MultilingualText,
    Part,
    PartialDate,
    Reference,
    Shown,
    Translatable,
)


class Evidence(Part):
    """One public document that speaks for a practice or a resource, and how far the editors could verify it."""

    by: Annotated[list[AgencyId], Field(min_length=1)]
    """The agencies that speak in the document."""

    document: Annotated[Reference, Field(alias="in")]
    """The record that describes the document: statements/…, resources/… or activities/…."""

    where: Line | None = None
    """The place in the document, in words that both languages share: Tool 6.1, art. 10, p. 40."""

    covers: Annotated[str, InVocabulary("covers")]
    """direct: the document treats this practice. partial: it treats the wider theme (listed, never counted)."""

    seen: Annotated[str, InVocabulary("seen")]
    """How far it was verified: text, contents, abstract or third-party (listed, never counted)."""

    position: Annotated[str, InVocabulary("positions")] = "recognizes"
    """What the agency says: it recognizes the practice, has reservations, objects, or has withdrawn its support."""

    date: PartialDate | None = None
    """When the position was taken, if not on the date of the document."""


class Effect(Part):
    """What is known of the effect of a practice; nothing of who recognizes it."""

    level: Annotated[str, InVocabulary("effect-levels"), Shown("facet", "table", "linked-data")]
    """How good the knowledge is."""

    direction: Annotated[Annotated[str, InVocabulary("directions")] | None, Shown("table", "linked-data")] = None
    """What evaluations found, where there are any."""


class LegalBasis(Part):
    """A rule of law on which a practice rests."""

    instrument: Reference
    """The resource that describes the treaty or law."""

    article: Annotated[str, Field(pattern=r"^(art|para|principle|guideline)\. .+$", max_length=60)] | None = None
    """The article: art. 13, art. 12-14, art. 9(5)."""


class Membership(Part):
    """The place of an agency in ICAT, as far as public pages show it."""

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
        list[Annotated[str, Field(pattern=r"^(coordinator|(co-)?chair \d{4})$")]], Shown("facts", "markdown", order=60)
    ] = []
    """coordinator, chair 2018, co-chair 2021."""


class Withdrawal(Part):
    """Why a record is no longer current. Its page stays, with this reason."""

    date: Day
    """The day from which it no longer holds."""

    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """The reason, in the language of the page."""

    instead: list[Reference] = []
    """The records to use instead."""


class Change(MultilingualText):
    """Something that changed in a record and that its readers should know, in every language of the site: en, fr, and so on."""

    date: Day
    """The day of the change."""


class History(Part):
    """What a record tells of its own past."""

    changes: list[Change] = []
    """What changed since the page was first published, the oldest first: shown under "What changed" and in its feed."""


class PageMeta(Part):
    """What an ordinary page says of itself."""

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)]
    """The name of the page: heading, breadcrumbs, search results."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    layout: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] | None = None
    """The template that shows it, if not the usual one."""

    source: dict[str, str] | None = None
    """Fingerprints of the parts of the original that this translation says, by section."""

    authority: Literal["official", "reviewed", "draft"] | None = None
    """How far a translation was read again; reviewed if not said."""
