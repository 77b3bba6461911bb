"""What the law asks of a State: its steps, by theme and practice, each with the provisions that ask for it.

What all pages of States have in common, such as the heads of steps and the names of provisions, is made once
for each language: these pages are many and alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
from catalogue.views.pages.themes import practices_by_theme
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.names import instrument_link, record_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link

OfClaim = tuple[str, str, bool]
"""The instrument of a provision, the year since which it binds, and whether a statement names its article."""


@dataclass(frozen=True)
class Article:
    """A provision that binds a State: its name, its treaty, and the year of the deposit."""

    label: str
    treaty: str
    """The id of its instrument, which is the anchor of the treaty on the page."""

    year: str
    statement: str = ""
    """The anchor of the treaty on the page, where a statement of the State names the article."""


@dataclass(frozen=True, eq=False)
class StateStep:
    """A step, and the provisions that ask for it: one value for all States of which the same is told."""

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
    of_state = _told(context, code)
    for item in bound_steps(context.catalogue, code):
        told = tuple(_of_claim(context, of_state, claim) for claim in item.claims)
        by_practice.setdefault(item.law.practice, []).append(_step(context, item.law, told))
    practices = [context.catalogue.entries[ref] for ref in by_practice]
    themes = []
    for label, entries in practices_by_theme(context, practices):
        shown = [state_practice(context, entry.ref, by_practice[entry.ref]) for entry in entries]
        themes.append(Theme(label, tuple(shown)))
    return themes


def state_practice(context: Context, ref: str, steps: Iterable[StateStep]) -> StatePractice:
    """A practice with some of its steps."""
    return StatePractice(ref.partition("/")[2], practice_link(context, ref), tuple(steps))


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


def _told(context: Context, code: str) -> dict[str, tuple[Answer, str]]:
    """What is known of a State and each instrument, with the year since which or from which it binds."""
    found = answers(context.catalogue, code).values()
    return {answer.instrument: (answer, _year(context, answer)) for answer in found}


def _of_claim(context: Context, of_state: dict[str, tuple[Answer, str]], claim: Claim) -> OfClaim:
    """What differs from State to State in the row of a step."""
    found, year = of_state[instrument_of(claim)]
    named = names_article(context.catalogue.vocabularies, found, claim)
    return found.instrument, year, named


@once
def _step(context: Context, law: StepLaw, told: tuple[OfClaim, ...]) -> StateStep:
    """A step with the provisions that bind a State; the same for all States of which the same is told."""
    binding = {instrument for instrument, _, _ in told}
    claims = [claim for claim in law.claims if instrument_of(claim) in binding]
    pairs = zip(claims, told, strict=True)
    return StateStep(step_link(context, law), tuple(_article(context, *pair) for pair in pairs))


@once
def plain_step(context: Context, law: StepLaw) -> StateStep:
    """A step without the provisions that ask for it."""
    return StateStep(step_link(context, law))


def _article(context: Context, claim: Claim, told: OfClaim) -> Article:
    """A provision with the year since which the State is a party, or that from which an act applies."""
    instrument, year, named = told
    label = provision_name(context, claim.document, claim.where or "")
    return Article(label, instrument, year, instrument if named else "")


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
