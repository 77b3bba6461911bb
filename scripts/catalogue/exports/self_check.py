"""The self-check of a whole State: all steps by theme, to answer on the page, on paper or in a table.

The page shows themes and practices alone. Its script fetches the steps when the reader opens a practice, and
the treaties of all States, in one file, when the reader chooses a State: no request tells which one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.exports.checklists import MARKS, plan_data, practices_with_steps
from catalogue.exports.csv_text import SEPARATOR, Row, csv_text
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.model.evidence import Step
from catalogue.model.language_tags import tagged
from catalogue.model.memo import once
from catalogue.model.participation import states
from catalogue.recognition.binding import (
    steps_by_instrument,
    steps_of_law,
)
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import Recognition, step_recognitions
from catalogue.source.entry import Entry
from catalogue.source.page_sections import HELP_PAGE
from catalogue.source.state_pages import STATES
from catalogue.source.steps import head_of, short_head
from catalogue.views.pages.state_law import provision_name
from catalogue.views.pages.themes import practices_by_theme
from catalogue.views.record.recognition_summary import article_key
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import STEP_STATES, level_or_law
from catalogue.views.wording.names import instrument_link, record_link
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import inside_sentence, labels_in_line

PAGE = (STATES, "self-check")
SHEET = "sheet.html"
TABLE = "self-check.csv"
FILLED = (
    "checklist-practice",
    "checklist-step",
    "checklist-norm",
    "checklist-who",
    "checklist-moment",
    "checklist-law",
)
TO_FILL_IN = ("checklist-mark", "checklist-owner", "check-date", "checklist-proof")
"""The texts that name the columns of the table. One more has the id of the step."""


@dataclass(frozen=True)
class CheckedStep:
    """A step as a row: its words, who acts, when, and the provisions that ask for it."""

    id: str
    head: str
    norm: str
    """Its whole head; '' if that stands for the short one."""

    who: tuple[str, ...]
    actors: str
    """Who acts, in a line."""

    moment: str
    level: str
    law: tuple[tuple[str, str], ...]
    """The instrument and the article, by which "Your State" looks them up, and the provision in words."""


@dataclass(frozen=True)
class CheckedPractice:
    """A practice with its steps."""

    id: str
    link: Link
    steps: tuple[CheckedStep, ...]


Themes = list[tuple[str, list[CheckedPractice]]]
"""Themes with their practices."""


def self_check(context: Context, path: str) -> dict[str, Any]:
    """What the page shows: practices by theme, with how many steps each has, and the States."""
    return {
        "themes": themes(context, path),
        "states": _choices(context),
        "sheet": SHEET,
        "table": TABLE,
    }


def _choices(context: Context) -> list[tuple[str, str]]:
    """The code and the name of every State, by name."""
    names = states(context.catalogue.vocabularies).items()
    choices = [(code, context.label("regions", name)) for code, name in names]
    return sorted(choices, key=lambda choice: collation(choice[1]))


@once
def themes(context: Context, path: str) -> Themes:
    """All practices that have steps, by theme."""
    law = _law(context)
    return [
        (label, [_practice(context, entry, path, law) for entry in entries])
        for label, entries in practices_by_theme(context, practices_with_steps(context))
    ]


def _practice(
    context: Context, entry: Entry, path: str, law: dict[str, tuple[Claim, ...]]
) -> CheckedPractice:
    found = step_recognitions(context.catalogue, entry.ref)
    steps = [
        _step(context, entry, step, item.recognition, law.get(f"{entry.ref}#{step.id}", ()))
        for step, item in zip(entry.steps, found, strict=True)
    ]
    return CheckedPractice(entry.id, record_link(context, entry, path), tuple(steps))


def _step(
    context: Context,
    entry: Entry,
    step: Step,
    recognition: Recognition,
    law: tuple[Claim, ...],
) -> CheckedStep:
    head, norm = words_of(context, entry, step)
    return CheckedStep(
        id=step.id,
        head=head,
        norm=norm,
        who=tuple(context.label("audiences", name) for name in step.who),
        actors=labels_in_line(context, "audiences", step.who),
        moment=context.label("moments", step.moment),
        level=level_or_law(context, recognition),
        law=tuple(_named(context, claim) for claim in law),
    )


def _named(context: Context, claim: Claim) -> tuple[str, str]:
    """The instrument and the article of a provision, and the provision in words."""
    key = article_key(context.catalogue, claim)
    return key, provision_name(context, claim.document, claim.where or "")


def words_of(context: Context, entry: Entry, step: Step) -> tuple[str, str]:
    """The short head of a step and its norm; without a short head the norm alone, in its place."""
    shown = entry.text_language(context.language)
    norm = tagged(head_of(context.catalogue, entry, step.id, shown), shown, context.language)
    short = tagged(short_head(step, shown), shown, context.language)
    return (short, norm) if short else (norm, "")


def _law(context: Context) -> dict[str, tuple[Claim, ...]]:
    """A step as practices/x#step → the provisions that ask for it."""
    steps = steps_of_law(context.catalogue)
    return {f"{law.practice}#{law.step}": law.claims for law in steps}


def self_check_data(context: Context) -> dict[str, Any]:
    """What scripts fetch: steps as the plan has them, and the facts of each, as numbers of lists of words."""
    data = plan_data(context)
    practices = {
        practice.id: practice.steps for _, group in themes(context, "") for practice in group
    }
    words = _words(context, [step for group in practices.values() for step in group])
    for practice in data["practices"]:
        practice["details"] = [_details(step, words) for step in practices[practice["id"]]]
    del data["bundles"]
    return {
        **data,
        **words,
        "states": _choices(context),
        "treaties": [_instrument(context, name) for name in words["instruments"]],
        "columns": _in_languages(context, (*FILLED, *TO_FILL_IN)),
        "marks": _in_languages(context, tuple(f"checklist-{mark}" for mark in MARKS)),
    }


def _words(context: Context, steps: list[CheckedStep]) -> dict[str, list[str]]:
    """The words to which the facts of steps point by their numbers."""
    audiences = _in_use(context, "audiences", {name for step in steps for name in step.who})
    return {
        "audiences": audiences,
        "inside": [inside_sentence(context, label) for label in audiences],
        "moments": _in_use(context, "moments", {step.moment for step in steps}),
        "levels": sorted({step.level for step in steps}, key=_levels(context).index),
        "instruments": list(steps_by_instrument(context.catalogue)),
    }


def _in_languages(context: Context, names: tuple[str, ...]) -> dict[str, list[str]]:
    """Texts in every language of the site: a table is opened again in any."""
    return {language: _texts(context, language, names) for language in context.site.languages}


def _in_use(context: Context, vocabulary: str, labels: set[str]) -> list[str]:
    """The labels of a vocabulary that steps have, in its order."""
    terms = context.catalogue.vocabularies[vocabulary]
    every = [term.label(context.language) for term in terms]
    return [label for label in dict.fromkeys(every) if label in labels]


def _levels(context: Context) -> list[str]:
    """What a step may have for a level, the strongest first."""
    return [context.text(f"step-level-{name}") for name in STEP_STATES]


def _details(step: CheckedStep, words: dict[str, list[str]]) -> list[Any]:
    """Who, when, the level, the provisions, each with the number of its instrument, and the norm."""
    who = [words["audiences"].index(name) for name in step.who]
    moment, level = words["moments"].index(step.moment), words["levels"].index(step.level)
    law = [_provision(words, key, label) for key, label in step.law]
    return [who, moment, level, law, step.norm]


def _provision(words: dict[str, list[str]], key: str, label: str) -> list[Any]:
    """The number of its instrument, the provision in words, and its article, which a statement may name."""
    instrument, _, article = key.partition(" ")
    row = [words["instruments"].index(instrument), label]
    return [*row, article] if article else row


def _instrument(context: Context, name: str) -> str:
    """The short name of an instrument."""
    link = instrument_link(context, context.catalogue.entries[f"resources/{name}"], "", "")
    return tagged(link.label, link.language, context.language)


def _texts(context: Context, language: str, names: tuple[str, ...]) -> list[str]:
    """Texts in a language."""
    vocabularies = context.catalogue.vocabularies
    return [vocabularies.text(name, language) for name in names]


def self_check_sheets(publication: Publication) -> Iterator[File]:
    """The sheet to print in every language."""
    for context in publication.contexts.values():
        path = context.page_path(*PAGE)
        page = publication.templates.get("self-check-sheet.html").render(
            context=context,
            t=context.text,
            themes=themes(context, path),
            marks=MARKS,
            table=TABLE,
            path=path,
            help_page=context.to(path, HELP_PAGE),
            up="../" * path.count("/"),
        )
        yield f"{path}{SHEET}", page


def self_check_files(publication: Publication) -> Iterator[File]:
    """The sheet to print and the table to fill in, and what scripts fetch, in every language."""
    yield from self_check_sheets(publication)
    for context in publication.contexts.values():
        path = context.page_path(*PAGE)
        rows = list(_rows(context, themes(context, path)))
        yield f"{path}{TABLE}", csv_text(context.language, rows)
        yield f"{path}steps.json", compact(self_check_data(context))


def _rows(context: Context, groups: Themes) -> Iterator[Row]:
    """A step as a row, with columns to fill in."""
    for _, practices in groups:
        for practice in practices:
            for step in practice.steps:
                yield _row(context, practice, step)


def _row(context: Context, practice: CheckedPractice, step: CheckedStep) -> Row:
    law = SEPARATOR.join(label for _, label in step.law)
    values = [practice.link.label, step.head, step.norm, step.actors, step.moment, law]
    filled = dict(zip(map(context.text, FILLED), values, strict=True))
    empty = dict.fromkeys(map(context.text, TO_FILL_IN), "")
    return {**filled, **empty, "id": f"{practice.id}#{step.id}"}
