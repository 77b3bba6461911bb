"""A table of participation beside the list of its depositary: what differs, and the table updated."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from catalogue.model.memo import once
from catalogue.model.participation import (
    UNION,
    Participation,
    Party,
    Statement,
    TableSource,
    states,
)
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.depositary_pages import DepositaryList, ListedState

STATE_NAMES = "state-names"
"""The table of other names of States, as depositaries print them."""

ROWS = ("parties", "signatories")
"""The fields of a table that have a line for each State."""


@dataclass(frozen=True)
class Difference:
    """What a list says of a State, and what the table says; '' where it has no row."""

    code: str
    before: str
    now: str


@dataclass(frozen=True)
class Update:
    """A table brought up to date, what differs, and the names that no State has."""

    table: Participation
    differences: tuple[Difference, ...]
    unknown: tuple[str, ...]


def update(vocabularies: Vocabularies, table: Participation, listed: DepositaryList) -> Update:
    """The table of an instrument by the list of its depositary."""
    codes = _codes(vocabularies)
    by_code: dict[str, ListedState] = {}
    unknown: list[str] = []
    for row in listed.rows:
        code = codes.get(_plain(row.name))
        if code is None or (row.deposit and not row.act):
            unknown.append(row.name)
        else:
            by_code[code] = row
    after = _updated(vocabularies, table, by_code, listed.as_of, is_whole=not unknown)
    return Update(after, tuple(_differences(table, after)), tuple(unknown))


def _updated(
    vocabularies: Vocabularies,
    table: Participation,
    by_code: dict[str, ListedState],
    as_of: str,
    *,
    is_whole: bool,
) -> Participation:
    """The table with the rows of a list. Only if every name is known it tells who is absent."""
    parties, signatories = {}, {}
    for code, row in sorted(by_code.items()):
        if row.deposit:
            parties[code] = _party(table.parties.get(code), row)
        elif row.signature:
            signatories[code] = row.signature
    changed = {
        "grade": "A" if is_whole else "B",
        "as_of": as_of,
        "complete": is_whole,
        "count": len(parties),
        "sources": [_source(vocabularies, table)],
        "parties": parties,
        "signatories": signatories,
    }
    return table.model_copy(update=changed)


def _party(before: Party | None, row: ListedState) -> Party:
    """The row of a party: what was known of it stays, but for doubts about a day that has changed."""
    old = before or Party(act=row.act)
    changed: dict[str, Any] = {"act": row.act, "since": row.deposit}
    if old.since != row.deposit:
        changed |= {"in_force": None, "doubt": {}}
    if row.has_statement and old.statement is None:
        changed["statement"] = Statement(seen="mark")
    return old.model_copy(update=changed)


def _source(vocabularies: Vocabularies, table: Participation) -> TableSource:
    """The page of the depositary as the source."""
    languages = vocabularies.languages
    title = {name: vocabularies.text("states-depositary-list", name) for name in languages}
    return TableSource(title=title, link=table.page[vocabularies.default_language])


def _differences(before: Participation, now: Participation) -> Iterator[Difference]:
    """Every State of which the two tables say something else."""
    old, new = _said(before), _said(now)
    for code in sorted({*old, *new}):
        if old.get(code) != new.get(code):
            yield Difference(code, old.get(code, ""), new.get(code, ""))


def _said(table: Participation) -> dict[str, str]:
    """Code → what a table says of the State, in one line."""
    said = {code: f"signature {day}" for code, day in table.signatories.items()}
    for code, party in table.parties.items():
        said[code] = f"{party.act} {party.since or '?'}"
    return said


@once
def _codes(vocabularies: Vocabularies) -> dict[str, str]:
    """Names of States, in every language and as depositaries print them, → their codes."""
    regions, codes = vocabularies["regions"], {}
    for code, name in states(vocabularies).items():
        for label in regions[name].labels.values():
            codes[_plain(label)] = code
    for label in regions["european-union"].labels.values():
        codes[_plain(label)] = UNION
    for code, names in vocabularies.table(STATE_NAMES).items():
        codes.update({_plain(name): code for name in names})
    return codes


def _plain(name: str) -> str:
    """A name without accents, signs and numbers of notes."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"[a-z]+", re.sub(r"[^\sa-z'’-]", "", letters)))


def as_yaml(table: Participation) -> str:
    """A table as it is written: the rows of States one a line."""
    values = table.model_dump(exclude_defaults=True, exclude_none=True, mode="json")
    values["count"] = table.count
    lines: list[str] = []
    for key, value in values.items():
        if key in ROWS:
            lines += _rows(key, value)
        elif key == "sources":
            lines += [f"{key}:", *(f"- {_inline(source)}" for source in value)]
        else:
            lines.append(f"{key}: {_inline(value)}")
    return "\n".join(lines) + "\n"


def _rows(key: str, rows: Mapping[str, Any]) -> Iterator[str]:
    yield f"{key}:"
    for code, row in rows.items():
        yield f"  {_inline(code)}: {_inline(row)}"


def _inline(value: object) -> str:
    """A value on one line."""
    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=100_000
    )
    return text.removesuffix("...\n").strip()
