"""The participation of a State in each instrument, in sentences, and the steps that others would add."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from catalogue.model.memo import once
from catalogue.model.participation import (
    Participation,
    Party,
    Statement,
    article_of,
    organizations,
    participations,
)
from catalogue.model.provisions import provisions
from catalogue.model.sentences import continued
from catalogue.recognition.binding import (
    Answer,
    StepLaw,
    answers,
    memberships,
    steps_added,
    steps_by_instrument,
)
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES
from catalogue.views.pages.state_law import StatePractice, plain_step, state_practice
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.grammar import sentence
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

WORLD = "world"

SUCCESSION = ("succession", "confirmation")
"""The acts of a successor, which is often bound from a day before that of its act."""


@dataclass(frozen=True)
class Treaty:
    """An instrument, and what is known of the participation of a State."""

    id: str
    link: Link
    sentences: tuple[str, ...]
    page: str
    """The page of the depositary."""

    asks: str
    """How many steps it asks for, in words."""

    added: tuple[StatePractice, ...] = ()
    """The steps that it would add, by practice."""

    @property
    def count(self) -> int:
        """How many steps it would add."""
        return sum(len(practice.steps) for practice in self.added)


def joined(context: Context, code: str) -> list[Treaty]:
    """The instruments that bind a State, those that ask for most steps first."""
    of_instrument = steps_by_instrument(context.catalogue)
    found = answers(context.catalogue, code).values()
    binding = sorted(
        (item for item in found if item.binds),
        key=lambda item: (-len(of_instrument.get(item.instrument, ())), item.instrument),
    )
    return [_treaty(context, item) for item in binding]


def not_joined(context: Context, code: str) -> Iterator[Treaty]:
    """The instruments that a State has signed only, or was not listed for, with the steps of each."""
    treaties = []
    for found in answers(context.catalogue, code).values():
        is_open = found.standing == "signed" or may_join(context, found, code)
        if found.standing in ("signed", "not-listed") and is_open:
            added = steps_added(context.catalogue, code, found.instrument)
            treaties.append(_treaty(context, found, added))
    yield from sorted(treaties, key=lambda treaty: (-treaty.count, treaty.id))


def may_join(context: Context, found: Answer, code: str) -> bool:
    """True for an instrument of the world, or of an organization of which the State is a member."""
    table = _table(context, found)
    if table is None:
        return found.through in memberships(context.catalogue.vocabularies, code)
    of = table.members_of
    return of is None or of in memberships(context.catalogue.vocabularies, code)


def unknown(context: Context, code: str) -> Iterator[Treaty]:
    """The instruments of which it is not known here whether the State takes part."""
    found = answers(context.catalogue, code).values()
    asked = [item for item in found if item.standing == "unknown" and may_join(context, item, code)]
    treaties = [_treaty(context, item) for item in asked]
    treaties += _without_table(context)
    yield from sorted(treaties, key=lambda treaty: collation(treaty.link.label))


def _without_table(context: Context) -> Iterator[Treaty]:
    """The instruments of the world that steps name, and that have no table."""
    tables = participations(context.catalogue.vocabularies)
    for name, steps in steps_by_instrument(context.catalogue).items():
        entry = context.catalogue.entries[f"resources/{name}"]
        if name not in tables and WORLD in entry.terms("regions"):
            link = _of_state(context, name)
            yield Treaty(name, link, (), "", _asks(context, len(steps)))


def _treaty(context: Context, found: Answer, added: Iterable[StepLaw] = ()) -> Treaty:
    """An instrument with what is known of the participation of a State."""
    steps = steps_by_instrument(context.catalogue).get(found.instrument, ())
    return Treaty(
        id=found.instrument,
        link=_of_state(context, found.instrument),
        sentences=continued(sentences(context, found)),
        page=depositary(context, found),
        asks=_asks(context, len(steps)),
        added=tuple(_by_practice(context, added)),
    )


def _by_practice(context: Context, added: Iterable[StepLaw]) -> Iterator[StatePractice]:
    """Steps under their practices, since the heads of many are alike."""
    for ref, steps in groupby(added, key=attrgetter("practice")):
        yield state_practice(context, ref, (plain_step(context, law) for law in steps))


@once
def _asks(context: Context, count: int) -> str:
    """How many steps an instrument asks for."""
    if not count:
        return context.text("states-count-none")
    return sentence(context, "states-count", count=count)


@once
def _of_state(context: Context, name: str) -> Link:
    """The link from a page of a State to an instrument."""
    return instrument(context, name, context.page_path(STATES, "state"))


def instrument(context: Context, name: str, path: str) -> Link:
    """The link to an instrument: a party to a convention is no party to the protocols of its edition."""
    link = record_link(context, context.catalogue.entries[f"resources/{name}"], path)
    table = participations(context.catalogue.vocabularies).get(name)
    if table is None or not table.name:
        return link
    return replace(link, label=table.name[context.language], language="", ours="")


def _table(context: Context, found: Answer) -> Participation | None:
    return participations(context.catalogue.vocabularies).get(found.instrument)


def depositary(context: Context, found: Answer) -> str:
    """The page of the depositary; '' for an act of an organization, whose record has its address."""
    table = _table(context, found)
    return table.page[context.language] if table else ""


def sentences(context: Context, found: Answer) -> Iterator[str]:
    """What is known of the participation of a State, in sentences."""
    if found.standing == "unknown":
        return
    yield _standing(context, found)
    if found.in_force:
        yield context.text("states-in-force", day=date_in_words(context, found.in_force))
    if found.party:
        yield from _of_party(context, found.instrument, found.party)
    yield from _of_list(context, found)
    if found.applies:
        yield context.text("states-applies", day=date_in_words(context, found.applies))
    if not found.is_checked:
        yield context.text("states-verify")


def _of_list(context: Context, found: Answer) -> Iterator[str]:
    """What the list itself leaves open."""
    table = _table(context, found)
    if table and table.grade == "P":
        yield context.text("states-partial")
    if table and table.caution and found.binds:
        yield table.caution[context.language]


def _of_party(context: Context, instrument: str, party: Party) -> Iterator[str]:
    """What limits or clouds it: succession, a part left out, a doubt, a statement."""
    if party.act in SUCCESSION:
        yield context.text("states-successor")
    if party.without:
        yield context.text("states-without", part=party.without[context.language])
    if party.doubt:
        yield f"{party.doubt[context.language]} {context.text('states-check')}"
    if party.statement:
        yield _statement(context, instrument, party.statement)


def _statement(context: Context, instrument: str, statement: Statement) -> str:
    """A statement as a statement, with those of the articles in use that it names."""
    if statement.seen == "mark":
        return context.text("states-statement")
    used = _articles_in_use(context.catalogue).get(instrument, frozenset())
    articles = ", ".join(article for article in statement.articles if article in used)
    name = "states-statement-articles" if articles else "states-statement-elsewhere"
    return context.text(name, articles=articles)


@once
def _articles_in_use(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Instrument → the numbers of the articles of which its table of provisions has something."""
    numbers: dict[str, set[str]] = {}
    for provision in provisions(catalogue.vocabularies).values():
        numbers.setdefault(provision.instrument, set()).add(article_of(provision.where))
    return {name: frozenset(found) for name, found in numbers.items()}


def _standing(context: Context, found: Answer) -> str:
    """The answer itself, with the day of its list."""
    as_of = date_in_words(context, found.as_of) if found.as_of else ""
    if found.through:
        name = organizations(context.catalogue.vocabularies)[found.through].name[context.language]
        return context.text(f"states-{found.form}", organization=name, as_of=as_of)
    if found.standing != "party":
        since = date_in_words(context, found.since) if found.since else ""
        return context.text(_absence(context, found), since=since, as_of=as_of)
    act = context.label("treaty-acts", found.act)
    if not found.since:
        return context.text("states-party", as_of=as_of, act=act)
    is_day = len(found.since) > len("2000")
    since = date_in_words(context, found.since)
    name = "states-party-since" if is_day else "states-party-year"
    return context.text(name, since=since, act=act, as_of=as_of)


def _absence(context: Context, found: Answer) -> str:
    """The text for a State that is no party. Of one that signed, an old list does not tell what followed."""
    table = _table(context, found)
    if found.standing == "signed" and table and not table.tells_absence:
        return "states-signed-then"
    return f"states-{found.standing}"
