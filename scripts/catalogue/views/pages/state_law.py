"""What the law asks of a State: its steps, by theme and practice, each with the provisions that ask for it.

What all pages of States have in common, such as the heads of steps and the names of provisions, is made once
for each language: these pages are many and alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from catalogue.model.language_tags import tagged
from catalogue.model.memo import once
from catalogue.recognition.binding import (
    Answer,
    StepLaw,
    answers,
    bound_steps,
    instrument_of,
    names_article,
)
from catalogue.recognition.claims import Claim
from catalogue.source.state_pages import STATES
from catalogue.source.steps import head_of
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.names import instrument_link, record_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link


@dataclass(frozen=True)
class Article:
    """A provision that binds a State: its name, its treaty, and the year of the deposit."""

    label: str
    treaty: str
    """The id of its instrument, which is the anchor of the treaty on the page."""

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

    @property
    def treaties(self) -> tuple[str, ...]:
        """The treaties that ask for its steps, whose days are printed with it."""
        articles = (article for step in self.steps for article in step.articles)
        return tuple(dict.fromkeys(article.treaty for article in articles))


@dataclass(frozen=True)
class Theme:
    """A theme, and its practices."""

    label: str
    practices: tuple[StatePractice, ...]


def law_by_theme(context: Context, code: str) -> list[Theme]:
    """The steps that the law asks of a State, by theme and practice."""
    by_practice: dict[str, list[StateStep]] = {}
    of_state = answers(context.catalogue, code)
    for item in bound_steps(context.catalogue, code):
        articles = tuple(_article(context, of_state, claim) for claim in item.claims)
        step = StateStep(step_link(context, item.law), articles)
        by_practice.setdefault(item.law.practice, []).append(step)
    practices = sorted(by_practice, key=lambda ref: theme_number(context, ref))
    themes = []
    for label, refs in groupby(practices, key=lambda ref: _theme(context, ref)):
        shown = tuple(state_practice(context, ref, by_practice[ref]) for ref in refs)
        themes.append(Theme(label, shown))
    return themes


def state_practice(context: Context, ref: str, steps: Iterable[StateStep]) -> StatePractice:
    """A practice with some of its steps."""
    return StatePractice(ref.partition("/")[2], practice_link(context, ref), tuple(steps))


def _theme(context: Context, ref: str) -> str:
    """The name of the theme of a practice: the top of its main topic."""
    topics = context.catalogue.vocabularies["topics"]
    return topics.label(_top(context, ref), context.language)


def theme_number(context: Context, ref: str) -> tuple[int, tuple[str, str]]:
    """The order of practices: by theme, then by name."""
    topics = [term.id for term in context.catalogue.vocabularies["topics"]]
    top = _top(context, ref)
    number = topics.index(top) if top in topics else len(topics)
    return number, collation(practice_link(context, ref).label)


def _top(context: Context, ref: str) -> str:
    """The id of the theme of a practice."""
    topics = context.catalogue.vocabularies["topics"]
    main = context.catalogue.entries[ref].about("topics")[:1]
    lineage = topics.lineage(main[0]) if main else []
    return lineage[-1] if lineage else ""


@once
def practice_link(context: Context, ref: str) -> Link:
    """The link from a page of a State to a practice."""
    entry = context.catalogue.entries[ref]
    return record_link(context, entry, context.page_path(STATES, "state"))


@once
def step_link(context: Context, law: StepLaw) -> Link:
    """The link from a page of a State to a step, called by its head."""
    entry = context.catalogue.entries[law.practice]
    link = practice_link(context, law.practice)
    head = head_of(context.catalogue, entry, law.step, context.language)
    return replace(link, label=head, url=at_place(link.url, law.step))


def _article(context: Context, of_state: dict[str, Answer], claim: Claim) -> Article:
    """A provision with the year since which the State is a party, or that from which an act applies."""
    found = of_state[instrument_of(claim)]
    named = names_article(context.catalogue.vocabularies, found, claim)
    label = provision_name(context, claim.document, claim.where or "")
    return Article(
        label, found.instrument, _year(context, found), found.instrument if named else ""
    )


def _year(context: Context, found: Answer) -> str:
    if found.applies:
        return context.text("states-from", year=found.applies[:4])
    return found.since[:4]


@once
def provision_name(context: Context, document: str, where: str) -> str:
    """The short name of an instrument, with the place of a provision."""
    link = instrument_link(context, context.catalogue.entries[document], "", "")
    label = tagged(link.label, link.language, context.language)
    return f"{label}, {place_in_words(context, where, document)}"
