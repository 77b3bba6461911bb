"""Rules of the tables of participation and of organizations: codes, days, counts, impossible States."""

from collections.abc import Iterable, Iterator

from catalogue.lint import table_model
from catalogue.lint.registry import table_rule
from catalogue.model.dates import is_day, today
from catalogue.model.findings import Finding
from catalogue.model.participation import (
    ORGANIZATIONS,
    UNION,
    Organization,
    Participation,
    disagrees,
    organizations,
    participations,
    states,
)
from catalogue.model.table_files import PARTICIPATION
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.yaml_positions import Where

SINCE = "2024"
"""The first year of which a complete list tells which States were absent."""


@table_rule(
    "participation-code",
    "participation-count",
    "participation-day",
    "participation-state",
    "participation-doubt",
    "participation-grade",
)
def participation(catalogue: Catalogue) -> Iterator[Finding]:
    """A table of participation names States and possible days, and claims no more than its grade allows."""
    vocabularies = catalogue.vocabularies
    for name, table in participations(vocabularies).items():
        file = vocabularies.file(f"{PARTICIPATION}/{name}")
        document = table_model.read(catalogue.root, file)
        yield from _codes(vocabularies, document, _places_of_codes(table))
        yield from _count(document, (), table.count, len(table.parties))
        yield from _days(document, table)
        yield from _impossible(vocabularies, document, table)
        yield from _doubts(document, table)
        if reason := _overrated(table):
            yield document.finding("participation-grade", ("grade",), grade=table.grade, **reason)


@table_rule("participation-code", "participation-count", "participation-state")
def membership(catalogue: Catalogue) -> Iterator[Finding]:
    """An organization names States, each once, and its acts leave out members only."""
    vocabularies = catalogue.vocabularies
    document = table_model.read(catalogue.root, vocabularies.file(ORGANIZATIONS))
    for name, row in organizations(vocabularies).items():
        yield from _codes(vocabularies, document, _places_of_members(name, row))
        yield from _count(document, (name,), row.count, len({*row.members}))
        for act, of_act in row.acts.items():
            for number, code in enumerate(of_act.outside):
                if code not in row.members:
                    where = (name, "acts", act, "outside", number)
                    yield document.finding("participation-state", where, code=code, of=name)


def _places_of_codes(table: Participation) -> Iterator[tuple[str, Where]]:
    """Every code of a table, with its place."""
    for code in table.parties:
        yield code, ("parties", code)
    for code in table.signatories:
        yield code, ("signatories", code)
    for number, code in enumerate(table.invited):
        yield code, ("invited", number)


def _places_of_members(name: str, row: Organization) -> Iterator[tuple[str, Where]]:
    """Every code of an organization, with its place."""
    for number, code in enumerate(row.members):
        yield code, (name, "members", number)
    for code in row.left:
        yield code, (name, "left", code)


def _codes(
    vocabularies: Vocabularies, document: Document, places: Iterable[tuple[str, Where]]
) -> Iterator[Finding]:
    """The codes that no State has."""
    known = {*states(vocabularies), UNION}
    for code, where in places:
        if code not in known:
            yield document.finding("participation-code", document.key_span(where), code=code)


def _count(document: Document, where: Where, count: int, rows: int) -> Iterator[Finding]:
    """A count that is not that of the rows."""
    if count != rows:
        yield document.finding("participation-count", (*where, "count"), count=count, rows=rows)


def _days(document: Document, table: Participation) -> Iterator[Finding]:
    """A day after that of the list."""
    last = table.as_of or today()
    for code, party in table.parties.items():
        if (party.since or "") > last:
            yield _day(document, ("parties", code, "since"), party.since or "", last)
    for code, day in table.signatories.items():
        if day > last:
            yield _day(document, ("signatories", code), day, last)


def _day(document: Document, where: Where, value: str, last: str) -> Finding:
    return document.finding("participation-day", where, value=value, last=last)


def _impossible(
    vocabularies: Vocabularies, document: Document, table: Participation
) -> Iterator[Finding]:
    """A party that may not join without an invitation, or that also stands among those that only signed."""
    organization = organizations(vocabularies).get(table.members_of or "")
    if table.members_of and organization is None:
        yield document.finding(
            "participation-code", ("members_of",), code=table.members_of, list=ORGANIZATIONS
        )
    for code in table.parties:
        span = document.key_span(("parties", code))
        if organization and code not in (*organization.members, *table.invited):
            yield document.finding("participation-state", span, code=code, invited=table.members_of)
        if code in table.signatories:
            yield document.finding("participation-state", span, code=code, signed="signatories")


def _doubts(document: Document, table: Participation) -> Iterator[Finding]:
    """A deposit that does not lead to the day of entry into force that is printed, and does not say so."""
    for code, party in table.parties.items():
        if disagrees(table, party) and not party.doubt:
            where = ("parties", code, "in_force")
            yield document.finding("participation-doubt", where, code=code, value=party.in_force)


def _overrated(table: Participation) -> dict[str, str]:
    """What is missing for the grade of a table, or nothing."""
    if table.grade == "D":
        return {"rows": "parties"} if table.parties else {}
    if not table.as_of:
        return {"lacks": "as_of"}
    return _lacks_for_best(table) if table.grade == "A" else {}


def _lacks_for_best(table: Participation) -> dict[str, str]:
    """What is missing for the best grade: a complete and recent list with days, or nothing."""
    if not table.complete or (table.as_of or "") < SINCE:
        return {"lacks": f"complete, as_of {SINCE}"}
    undated = [code for code, party in table.parties.items() if not is_day(party.since or "")]
    return {"lacks": f"since: {', '.join(undated)}"} if undated else {}
