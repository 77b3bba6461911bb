"""The parts of a record: evidence, effect, legal basis, membership of ICAT, withdrawal; and the front matter of ordinary pages."""

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
    """A public document that supports a practice or a resource, and how far the editors could verify it."""

    by: Annotated[list[AgencyId], Field(min_length=1)]
    """The agencies in whose name the document speaks."""

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
    """The evidence of effect of a practice, independent of its recognition."""

    level: Annotated[str, InVocabulary("effect-levels"), Shown("facet", "table", "linked-data")]
    """The strength of the evidence of effect."""

    direction: Annotated[Annotated[str, InVocabulary("directions")] | None, Shown("table", "linked-data")] = None
    """What evaluations found, where there are any."""


class LegalBasis(Part):
    """A provision of law on which a practice is based."""

    instrument: Reference
    """The resource that describes the treaty or law."""

    article: Annotated[str, Field(pattern=r"^(art|para|principle|guideline)\. .+$", max_length=60)] | None = None
    """The article: art. 13, art. 12-14, art. 9(5)."""


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
        list[Annotated[str, Field(pattern=r"^(coordinator|(co-)?chair \d{4})$")]], Shown("facts", "markdown", order=60)
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


class PageMeta(Part):
    """The front matter of an ordinary page."""

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)]
    """The name of the page: heading, breadcrumbs, search results."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    layout: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] | None = None
    """The template of the page, if not the default one."""

    source: dict[str, str] | None = None
    """Fingerprints of the original text of each section at the time of translation."""

    authority: Literal["official", "reviewed", "draft"] | None = None
    """The review status of a translation; reviewed by default."""
