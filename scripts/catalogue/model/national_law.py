"""What the law of a State says against trafficking: `data/national/<state>.yml`, by its name in regions.yml.

National law stands apart from the provisions of instruments (`provisions.py`): no basis of a step can name
a row of these tables, so that a statute is never counted as recognition, as a treaty, or as law of another
State. It has no strength: whether a rule obliges, and whom, is for its own text and courts to say.
"""

from typing import Annotated

from pydantic import Field

from catalogue.model.memo import once
from catalogue.model.participation import PageAddress
from catalogue.model.table_files import NATIONAL
from catalogue.model.types import (
    Address,
    Day,
    InVocabulary,
    Language,
    Part,
    ResourceId,
    Slug,
)
from catalogue.model.vocabularies import Vocabularies

REPORTED = "third-party"
"""The level of a rule or a measure that is known from the report of another body only."""

NOT_READ = "expert"
"""The level of what nobody has read; it stands in `to_read`, and never as a rule or a measure."""

Texts = dict[Language, Annotated[str, Field(min_length=2, max_length=900)]]
Year = Annotated[str, Field(pattern=r"^20[0-9]{2}$")]
"""A year, which may be to come."""


class NationalProvision(Part):
    """A rule of national law: its article, its subject, and what it says in our words."""

    where: Texts = {}
    """The article, with the numbering of the law; empty where its number is not known."""

    subject: Annotated[str, InVocabulary("national-subjects")]
    says: Texts
    seen: Annotated[str, InVocabulary("verification-levels")]
    report: Slug | None = None
    """The report that tells of it, where the article itself was not read."""

    note: Texts = {}
    """What clouds it: an older version, a translation, a number that another source gives."""


class NationalLaw(Part):
    """A law of a State: the id of its record, or a name where it has none because nothing of it was read."""

    name: Texts = {}
    page: Address | None = None
    """A page of an official body on the law, where the law has no record."""

    status: Texts = {}
    """Its place among other laws, its amendments, and what is doubtful."""

    provisions: list[NationalProvision] = []


class Measure(Part):
    """A plan, a referral mechanism or a body of a State."""

    kind: Annotated[str, InVocabulary("national-measures")]
    name: Texts = {}
    record: ResourceId | None = None
    link: Address | None = None
    """Its official address."""

    seen: Annotated[str, InVocabulary("verification-levels")] | None = None
    report: Slug | None = None
    until: Year | None = None
    """The last year of the period of a plan."""

    note: Texts = {}


class Report(Part):
    """A report of a body that tells of what was not read: its title and its official addresses."""

    title: Texts
    link: dict[Language, PageAddress]


class ToRead(Part):
    """A law, a plan or a body that is still to be read, and why; nothing of it is told as a fact."""

    what: Texts
    why: Texts


class NationalTable(Part):
    """What is known of the law, the plans and the bodies of a State."""

    as_of: Day | None = None
    """The day on which it was looked up and read; empty where that was not done yet."""

    laws: dict[Slug, NationalLaw] = {}
    measures: list[Measure] = []
    reports: dict[Slug, Report] = {}
    not_found: list[Texts] = []
    """What was looked for on that day and not found."""

    to_read: list[ToRead] = []


@once
def national_tables(vocabularies: Vocabularies) -> dict[str, NationalTable]:
    """The table of each State that has one, by the id of the State in regions.yml."""
    names = sorted(file.stem for file in (vocabularies.folder / NATIONAL).glob("*.yml"))
    tables = {}
    for name in names:
        table = vocabularies.table(f"{NATIONAL}/{name}")
        tables[name] = NationalTable.model_validate(table)
    return tables
