"""Which States take part in the instruments: `data/participation/<instrument>.yml` has a row for each party.

A table says as of which day it was read, whether it is a complete list, and by its grade what may be said:

A  a complete list with days, of 2024 or later: a State that is absent was not listed on its day.
B  complete or nearly, with days, but older or a few rows short: nothing follows from an absence.
C  old, or without days.
P  part of a list.
D  no list was read: the page of the depositary is all there is.
"""

import calendar
import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, RootModel

from catalogue.model.dates import is_day
from catalogue.model.language_tags import TAG
from catalogue.model.memo import once
from catalogue.model.table_files import PARTICIPATION
from catalogue.model.types import (
    IS_ADDRESS,
    Address,
    Day,
    InVocabulary,
    Language,
    Line,
    Part,
    PartialDate,
    Slug,
)
from catalogue.model.vocabularies import Vocabularies

ORGANIZATIONS = "organizations"
UNION = "EU"
"""The code of the European Union, which is a party to some instruments and no State."""

Grade = Literal["A", "B", "C", "P", "D"]
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""A State by ISO 3166-1 alpha-2, or `EU`."""

ComingDay = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
"""A day that may be in the future."""

Texts = dict[Language, Annotated[str, Field(min_length=3, max_length=300)]]


def _without_tag(address: Any) -> Any:
    """An address without the tag of its language; anything else as it is."""
    return re.sub(TAG, "", address) if isinstance(address, str) else address


PageAddress = Annotated[str, BeforeValidator(_without_tag), IS_ADDRESS, Field(max_length=400)]
"""An address by language. What a draft language lacks is tagged with the first one, as a text would be."""

Number = Annotated[int, Field(ge=1, le=366)]


class TableSource(Part):
    """Where a table was read: its public title, and its official address if one is known."""

    title: Texts
    link: Address | None = None


class GeneralEntry(Part):
    """When an instrument itself came into force, and whether that day was seen in a source."""

    since: Day
    seen: bool = False


class EntryRule(Part):
    """When an instrument enters into force for a State that joins it later."""

    kind: Literal["days", "months", "month-start", "deposit"]
    """Days or months after the deposit; the month that follows some months after it; on its day."""

    number: Number | None = None
    """How many days or months."""

    article: Line | None = None
    seen: bool = False
    """True if the rule was read in the text of the instrument."""


class Statement(Part):
    """A reservation or a declaration, or several, and how far they were read."""

    seen: Literal["mark", "articles", "extract"]
    """A mark in a table only; the articles that it names, found mechanically; its words in part."""

    articles: list[Annotated[str, Field(pattern=r"^([0-9]+[a-z]*|[IVX]+)$")]] = []


class Party(Part):
    """A party: the day of its deposit or registration, and its act."""

    act: Annotated[str, InVocabulary("treaty-acts")]
    since: PartialDate | None = None
    in_force: Day | None = None
    """The day of entry into force that a source prints, where it is to be compared with the deposit."""

    statement: Statement | None = None
    without: Texts = {}
    """The part of the instrument that the list of the depositary says is excluded."""

    doubt: Texts = {}
    """Why the row must be checked with the depositary before anything is built on it."""


class Participation(Part):
    """The parties and the signatories of an instrument, as a source lists them on a day."""

    grade: Grade
    as_of: Day | None = None
    complete: bool = False
    count: Annotated[int, Field(ge=0)]
    members_of: Slug | None = None
    """The organization whose members alone may join without an invitation."""

    invited: list[Code] = []
    """Parties that are not members of it, and were confirmed."""

    name: Texts = {}
    """The name of the instrument, where its record is called by an edition that holds more than it."""

    caution: Texts = {}
    """What the list does not tell of its parties, in a sentence."""

    page: dict[Language, PageAddress]
    """The page of the depositary."""

    entered: GeneralEntry | None = None
    rule: EntryRule | None = None
    sources: list[TableSource] = []
    parties: dict[Code, Party] = {}
    signatories: dict[Code, PartialDate] = {}

    @property
    def tells_absence(self) -> bool:
        """True if a State without a row was not listed on the day of the table."""
        return self.grade == "A" and self.complete


class Act(Part):
    """An act of an organization that binds its members, with those that stay outside."""

    form: Literal["directive", "regulation"]
    outside: list[Code] = []
    applies: ComingDay | None = None
    """The day from which it applies, if that has not come."""

    seen: bool = False
    """True if a source was seen for who takes part; otherwise EUR-Lex is to be asked."""


class Organization(Part):
    """An organization of States and its members, as a source lists them on a day."""

    name: Texts
    page: dict[Language, PageAddress]
    as_of: Day
    source: TableSource
    count: Annotated[int, Field(ge=0)]
    members: list[Code]
    left: dict[Code, Day] = {}
    acts: dict[Slug, Act] = {}


class Organizations(RootModel[dict[Slug, Organization]]):
    """The table of organizations."""


@once
def participations(vocabularies: Vocabularies) -> dict[str, Participation]:
    """The table of each instrument that has one, by its id."""
    files = sorted((vocabularies.folder / PARTICIPATION).glob("*.yml"))
    names = [file.stem for file in files]
    return {
        name: Participation.model_validate(vocabularies.table(f"{PARTICIPATION}/{name}"))
        for name in names
    }


@once
def organizations(vocabularies: Vocabularies) -> dict[str, Organization]:
    """All organizations by id."""
    return Organizations.model_validate(vocabularies.table(ORGANIZATIONS)).root


@once
def states(vocabularies: Vocabularies) -> dict[str, str]:
    """The code of every State → its id in the vocabulary of regions, in the order of that vocabulary."""
    regions = vocabularies["regions"]
    return {term.more["iso2"]: term.id for term in regions if "iso2" in term.more}


@once
def acts(vocabularies: Vocabularies) -> dict[str, tuple[str, Act]]:
    """The id of each act of an organization → the organization, and the act."""
    return {
        name: (organization, act)
        for organization, row in organizations(vocabularies).items()
        for name, act in row.acts.items()
    }


def enters_by_rule(table: Participation, deposit: str) -> str:
    """The day on which an instrument enters into force for a State by its rule; '' where no rule is known."""
    if table.rule is None or table.entered is None or not is_day(deposit):
        return ""
    day = datetime.date.fromisoformat(deposit)
    number = table.rule.number or 0
    match table.rule.kind:
        case "days":
            later = day + datetime.timedelta(days=number)
        case "months":
            later = _months_later(day, number)
        case "month-start":
            later = _months_later(_months_later(day, number).replace(day=1), 1)
        case "deposit":
            later = day
    return max(table.entered.since, later.isoformat())


def in_force_since(vocabularies: Vocabularies, table: Participation, party: Party) -> str:
    """The day since which an instrument is in force for a party; '' where it must not be computed.

    Successors are often bound from an earlier day; what was not read in a source computes nothing.
    """
    follows = vocabularies["treaty-acts"].more(party.act, "deposit")
    was_read = table.rule and table.rule.seen and table.entered and table.entered.seen
    if not follows or not was_read or is_doubtful(table, party):
        return ""
    return enters_by_rule(table, party.since or "")


def disagrees(table: Participation, party: Party) -> bool:
    """True if the day of the deposit does not lead to the day of entry into force that is printed."""
    return bool(party.in_force) and enters_by_rule(table, party.since or "") != party.in_force


def is_doubtful(table: Participation, party: Party) -> bool:
    """True if a row must be checked with the depositary."""
    return bool(party.doubt) or disagrees(table, party)


def article_of(where: str) -> str:
    """The number of the article of a place: 6 of art. 6(3)(d); '' if it has none."""
    match = re.match(r"(?:art\.|arts?) ([0-9]+[a-z]*|[IVX]+)\b", where)
    return match[1] if match else ""


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))
