"""What "Your State" looks up: the answer of each State for each instrument, one file for each language.

The file is the same for every reader, so that no request tells which State was chosen. The answers for an
instrument are cells in the order of the States, separated by spaces; so they take less room than by State:

    .       not known here
    -       not listed as a party on the day of the list
    ~2000   signed in that year; the year may be missing
    +2003   bound; the year of the deposit, or nothing where it is not known, doubtful, or through membership

A cell that ends with ? is to be checked, for the reason that the page of the State gives. After ! there is a
statement, with the articles that a search of its words found, if any: +1995!9,22.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.model.language_tags import tagged
from catalogue.model.memo import once
from catalogue.model.participation import (
    Statement,
    organizations,
    participations,
    states,
)
from catalogue.recognition.binding import Answer, answer, answers, instruments
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import instrument_link

FILE = "binding.json"
SIGNS = {"unknown": ".", "not-listed": "-", "signed": "~", "party": "+"}
WORDS = (
    *("select", "none", "chosen", "about", "page", "cleared"),
    *("count", "count-days", "count-undated"),
    *("party", "bound", "member", "member-from", "signed", "signed-then", "not-listed", "unknown"),
    *("statement", "statements", "check", "checks"),
    *("keep", "keep-about", "delete", "deleted"),
)
"""The texts `your-state-…` that the script shows."""


def your_state_files(publication: Publication) -> Iterator[File]:
    """The file of each language."""
    for context in publication.contexts.values():
        yield f"{context.page_path(STATES)}{FILE}", compact(state_table(context))


def state_table(context: Context) -> dict[str, Any]:
    """Words, days of lists, instruments with the answers of all States, and States in the order of names."""
    names = instruments(context.catalogue)
    days = sorted({day for name in names if (day := _as_of(context.catalogue, name))})
    places = _states_in_order(context)
    rows = {name: _instrument(context, name, days) for name in names}
    return {
        "words": {name: context.text(f"your-state-{name}") for name in WORDS},
        "separator": f"{context.text('semicolon')} ",
        "days": [date_in_words(context, day) for day in days],
        "instruments": {name: [*row, _cells(context, name, places)] for name, row in rows.items()},
        "states": {
            code: [context.label("regions", place), place] for code, place in places.items()
        },
    }


def _states_in_order(context: Context) -> dict[str, str]:
    """The code of every State → its id, in the order of the names."""
    places = states(context.catalogue.vocabularies).items()
    labels = {code: context.label("regions", place) for code, place in places}
    return dict(sorted(places, key=lambda item: collation(labels[item[0]])))


def _cells(context: Context, name: str, codes: Iterable[str]) -> str:
    """The answers of States for an instrument."""
    found = (answers(context.catalogue, code)[name] for code in codes)
    return " ".join(map(_cell, found))


def _instrument(context: Context, name: str, days: list[str]) -> list[Any]:
    """Its name, the number of the day of its list, if absence tells, the organization, from when it applies.

    The number is -1 without a list; the last two are empty but for acts of an organization.
    """
    day = _as_of(context.catalogue, name)
    table = participations(context.catalogue.vocabularies).get(name)
    organization, applies = _act(context, name)
    return [
        _label(context, name),
        days.index(day) if day else -1,
        int(bool(table and table.tells_absence)),
        organization,
        applies[:4],
    ]


def _label(context: Context, name: str) -> str:
    """The short name of an instrument, or the one of its table where its edition holds more than it."""
    table = participations(context.catalogue.vocabularies).get(name)
    if table and table.name:
        return table.name[context.language]
    link = instrument_link(context, context.catalogue.entries[f"resources/{name}"], "", "")
    return tagged(link.label, link.language, context.language)


def _as_of(catalogue: Catalogue, name: str) -> str:
    """The day of the list of an instrument, the same for every State; '' if there is none."""
    return _of_any_state(catalogue)[name].as_of


def _act(context: Context, name: str) -> tuple[str, str]:
    """The organization whose act an instrument is, and from when it applies, if that has not come."""
    vocabularies = context.catalogue.vocabularies
    through = _of_any_state(context.catalogue)[name].through
    if not through:
        return "", ""
    row = organizations(vocabularies)[through]
    return row.name[context.language], row.acts[name].applies or ""


@once
def _of_any_state(catalogue: Catalogue) -> dict[str, Answer]:
    """The answers of a State that no list names: they have what all States share."""
    names = instruments(catalogue)
    return {name: answer(catalogue.vocabularies, name, "") for name in names}


def _cell(found: Answer) -> str:
    """An answer in a few characters."""
    cell = f"{SIGNS[found.standing]}{found.since[:4]}"
    if is_to_be_checked(found):
        cell += "?"
    if found.statement:
        cell += _statement(found.statement)
    return cell


def _statement(statement: Statement) -> str:
    """The mark of a statement, with the articles that it names."""
    return f"!{','.join(statement.articles)}"


def is_to_be_checked(found: Answer) -> bool:
    """True if the page of the State says more than the answer: a doubt, a part left out, no source seen."""
    has_limits = found.party and (found.party.doubt or found.party.without)
    return bool(has_limits) or not found.is_checked
