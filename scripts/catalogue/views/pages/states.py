"""The page of a State: what the law asks there, by which treaty, since when; and what is not known.

What all pages of States have in common, such as the heads of steps and the names of provisions, is made once
for each language: these pages are many and alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.memo import once
from catalogue.model.participation import (
    Participation,
    Party,
    Statement,
    article_of,
    organizations,
    participations,
    states,
)
from catalogue.model.provisions import provisions
from catalogue.recognition.binding import (
    Answer,
    StepLaw,
    answers,
    bound_steps,
    instrument_of,
    memberships,
    names_article,
    steps_added,
    steps_by_instrument,
)
from catalogue.recognition.claims import Claim
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES
from catalogue.source.steps import head_of
from catalogue.views.pages.national_law import national_law
from catalogue.views.pages.situations import name_of
from catalogue.views.pages.terms import served
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import instrument_link, record_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link

PLACE_KINDS = ("practices", "resources", "statements", "activities")
"""The kinds of records that a page of a State lists, in this order."""

WORLD = "world"

SUCCESSION = ("succession", "confirmation")
"""The acts of a successor, which is often bound from a day before that of its act."""


@dataclass(frozen=True)
class Article:
    """A provision that binds a State: its name, and the year of the deposit."""

    label: str
    year: str
    statement: str = ""
    """The anchor of the treaty on the page, where a statement of the State names the article."""


@dataclass(frozen=True)
class StateStep:
    """A step, and the provisions that ask for it."""

    link: Link
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True)
class StatePractice:
    """A practice, and those of its steps that the law asks of a State."""

    id: str
    link: Link
    steps: tuple[StateStep, ...]


@dataclass(frozen=True)
class Theme:
    """A theme, and its practices."""

    label: str
    practices: tuple[StatePractice, ...]


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

    steps: tuple[Link, ...] = ()
    """The steps that it would add."""


def state_page(context: Context, path: str) -> dict[str, Any]:
    """What the page of a State shows; on the index `id` is empty and there are only links."""
    name = name_of(context, path).partition("/")[2]
    codes = {place: code for code, place in states(context.catalogue.vocabularies).items()}
    if name not in codes:
        return {"id": "", "groups": _index(context, path)}
    return {"id": name, **_of_state(context, name, codes[name], path)}


def _of_state(context: Context, name: str, code: str, path: str) -> dict[str, Any]:
    """What is known of the law that binds a State."""
    found = answers(context.catalogue, code).values()
    themes = _themes(context, code)
    of_instrument = steps_by_instrument(context.catalogue)
    binding = sorted(
        (item for item in found if item.binds),
        key=lambda item: (-len(of_instrument.get(item.instrument, ())), item.instrument),
    )
    joined = [_treaty(context, item, path) for item in binding]
    practices = sum(len(theme.practices) for theme in themes)
    figures = {"steps": len(bound_steps(context.catalogue, code)), "practices": practices}
    return {
        "figures": context.text("states-figures", treaties=len(joined), **figures),
        "themes": themes,
        "joined": joined,
        "others": list(_not_joined(context, code, path)),
        "unknown": list(_unknown(context, code, path)),
        "organizations": _organizations(context, code),
        "national": national_law(context, name, path),
        "records": _records(context, name, path),
        "place": place_link(context, name, path),
    }


def _index(context: Context, path: str) -> list[tuple[str, list[Link]]]:
    """The States of each part of the world, with the number of steps that the law asks of each."""
    regions = context.catalogue.vocabularies["regions"]
    groups: dict[str, list[Link]] = {}
    for code, name in states(context.catalogue.vocabularies).items():
        if f"{STATES}/{name}" in context.catalogue.pages:
            count = len(bound_steps(context.catalogue, code))
            url = context.to(path, STATES, name)
            link = Link(regions.label(name, context.language), url, note=str(count))
            groups.setdefault(regions.lineage(name)[-2], []).append(link)
    return [
        (regions.label(name, context.language), sorted(links, key=_in_order))
        for name, links in groups.items()
    ]


def _in_order(link: Link) -> tuple[str, str]:
    return collation(link.label)


def _themes(context: Context, code: str) -> list[Theme]:
    """The steps that the law asks of a State, by theme and practice."""
    by_practice: dict[str, list[StateStep]] = {}
    of_state = answers(context.catalogue, code)
    for item in bound_steps(context.catalogue, code):
        articles = tuple(_article(context, of_state, claim) for claim in item.claims)
        step = StateStep(_step_link(context, item.law), articles)
        by_practice.setdefault(item.law.practice, []).append(step)
    practices = sorted(by_practice, key=lambda ref: _theme_number(context, ref))
    themes = []
    for label, refs in groupby(practices, key=lambda ref: _theme(context, ref)):
        shown = tuple(_practice(context, ref, by_practice[ref]) for ref in refs)
        themes.append(Theme(label, shown))
    return themes


def _practice(context: Context, ref: str, steps: Iterable[StateStep]) -> StatePractice:
    return StatePractice(ref.partition("/")[2], _practice_link(context, ref), tuple(steps))


def _theme(context: Context, ref: str) -> str:
    """The name of the theme of a practice: the top of its main topic."""
    topics = context.catalogue.vocabularies["topics"]
    return topics.label(_top(context, ref), context.language)


def _theme_number(context: Context, ref: str) -> tuple[int, tuple[str, str]]:
    """The order of practices: by theme, then by name."""
    topics = [term.id for term in context.catalogue.vocabularies["topics"]]
    top = _top(context, ref)
    number = topics.index(top) if top in topics else len(topics)
    return number, collation(_practice_link(context, ref).label)


def _top(context: Context, ref: str) -> str:
    """The id of the theme of a practice."""
    topics = context.catalogue.vocabularies["topics"]
    main = context.catalogue.entries[ref].about("topics")[:1]
    lineage = topics.lineage(main[0]) if main else []
    return lineage[-1] if lineage else ""


@once
def _practice_link(context: Context, ref: str) -> Link:
    """The link from a page of a State to a practice."""
    entry = context.catalogue.entries[ref]
    return record_link(context, entry, context.page_path(STATES, "state"))


@once
def _step_link(context: Context, law: StepLaw) -> Link:
    """The link from a page of a State to a step, called by its head."""
    entry = context.catalogue.entries[law.practice]
    link = _practice_link(context, law.practice)
    head = head_of(context.catalogue, entry, law.step, context.language)
    return replace(link, label=head, url=at_place(link.url, law.step))


def _article(context: Context, of_state: dict[str, Answer], claim: Claim) -> Article:
    """A provision with the year since which the State is a party, or that from which an act applies."""
    found = of_state[instrument_of(claim)]
    named = names_article(context.catalogue.vocabularies, found, claim)
    label = _provision_name(context, claim.document, claim.where or "")
    return Article(label, _year(context, found), found.instrument if named else "")


def _year(context: Context, found: Answer) -> str:
    if found.applies:
        return context.text("states-from", year=found.applies[:4])
    return found.since[:4]


@once
def _provision_name(context: Context, document: str, where: str) -> str:
    """The short name of an instrument, with the place of a provision."""
    link = instrument_link(context, context.catalogue.entries[document], "", "")
    label = tagged(link.label, link.language, context.language)
    return f"{label}, {place_in_words(context, where, document)}"


def _treaty(context: Context, found: Answer, path: str, added: Iterable[StepLaw] = ()) -> Treaty:
    """An instrument with what is known of the participation of a State."""
    steps = steps_by_instrument(context.catalogue).get(found.instrument, ())
    return Treaty(
        id=found.instrument,
        link=_instrument(context, found.instrument, path),
        sentences=tuple(_sentences(context, found)),
        page=_depositary(context, found),
        asks=_asks(context, len(steps)),
        steps=tuple(_step_link(context, law) for law in added),
    )


def _asks(context: Context, count: int) -> str:
    """How many steps an instrument asks for."""
    return context.text("states-count", count=count) if count else context.text("states-count-none")


def _instrument(context: Context, name: str, path: str) -> Link:
    """The link to an instrument: a party to a convention is no party to the protocols of its edition."""
    link = record_link(context, context.catalogue.entries[f"resources/{name}"], path)
    table = participations(context.catalogue.vocabularies).get(name)
    if table is None or not table.name:
        return link
    return replace(link, label=table.name[context.language], language="", ours="")


def _table(context: Context, found: Answer) -> Participation | None:
    return participations(context.catalogue.vocabularies).get(found.instrument)


def _depositary(context: Context, found: Answer) -> str:
    """The page of the depositary; '' for an act of an organization, whose record has its address."""
    table = _table(context, found)
    return table.page[context.language] if table else ""


def _sentences(context: Context, found: Answer) -> Iterator[str]:
    """What is known of the participation of a State, in sentences."""
    if found.standing == "unknown":
        return
    yield _standing(context, found)
    if found.in_force:
        yield context.text("states-in-force", day=date_in_words(context, found.in_force))
    if found.party:
        yield from _of_party(context, found.instrument, found.party)
    table = _table(context, found)
    if table and table.grade == "P":
        yield context.text("states-partial")
    if found.applies:
        yield context.text("states-applies", day=date_in_words(context, found.applies))
    if not found.is_checked:
        yield context.text("states-verify")


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


def _not_joined(context: Context, code: str, path: str) -> Iterator[Treaty]:
    """The instruments that a State has signed only, or was not listed for, with the steps of each."""
    treaties = []
    for found in answers(context.catalogue, code).values():
        is_open = found.standing == "signed" or _may_join(context, found, code)
        if found.standing in ("signed", "not-listed") and is_open:
            added = steps_added(context.catalogue, code, found.instrument)
            treaties.append(_treaty(context, found, path, added))
    yield from sorted(treaties, key=lambda treaty: (-len(treaty.steps), treaty.id))


def _may_join(context: Context, found: Answer, code: str) -> bool:
    """True for an instrument of the world, or of an organization of which the State is a member."""
    table = _table(context, found)
    if table is None:
        return found.through in memberships(context.catalogue.vocabularies, code)
    of = table.members_of
    return of is None or of in memberships(context.catalogue.vocabularies, code)


def _unknown(context: Context, code: str, path: str) -> Iterator[Treaty]:
    """The instruments of which it is not known here whether the State takes part."""
    found = answers(context.catalogue, code).values()
    asked = [
        item for item in found if item.standing == "unknown" and _may_join(context, item, code)
    ]
    treaties = [_treaty(context, item, path) for item in asked]
    treaties += _without_table(context, path)
    yield from sorted(treaties, key=lambda treaty: collation(treaty.link.label))


def _without_table(context: Context, path: str) -> Iterator[Treaty]:
    """The instruments of the world that steps name, and that have no table."""
    tables = participations(context.catalogue.vocabularies)
    for name, steps in steps_by_instrument(context.catalogue).items():
        entry = context.catalogue.entries[f"resources/{name}"]
        if name not in tables and WORLD in entry.terms("regions"):
            link = _instrument(context, name, path)
            yield Treaty(name, link, (), "", _asks(context, len(steps)))


def _organizations(context: Context, code: str) -> list[tuple[Link, str]]:
    """The organizations of which a State is a member, or that it has left, with the day of the list."""
    rows = []
    for row in organizations(context.catalogue.vocabularies).values():
        link = Link(row.name[context.language], row.page[context.language], outside=True)
        if code in row.members:
            day = date_in_words(context, row.as_of)
            rows.append((link, context.text("states-member", as_of=day)))
        elif code in row.left:
            day = date_in_words(context, row.left[code])
            rows.append((link, context.text("states-left", day=day)))
    return rows


def _records(context: Context, name: str, path: str) -> list[tuple[str, list[Link]]]:
    """The records of the place, by kind."""
    blocks = []
    for kind in PLACE_KINDS:
        links = [
            record_link(context, entry, path) for entry in served(context, kind, "regions", name)
        ]
        if links:
            blocks.append((context.text(kind), sorted(links, key=_in_order)))
    return blocks


def place_link(context: Context, name: str, path: str) -> Link | None:
    """The link to the page of the place, if it has one."""
    if f"places/{name}" not in context.catalogue.pages:
        return None
    return Link(context.label("regions", name), context.to(path, "places", name))
