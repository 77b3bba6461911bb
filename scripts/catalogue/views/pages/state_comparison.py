"""Two States side by side: one file with the law of all States, from which a script compares any two.

The file is the same for every choice, so that no request tells which States a reader compares. What is told
of a State and an instrument are the sentences of its page. Many are alike but for a day, so each sentence and
each day stands once in a list, and a cell names their places.
"""

from typing import Any

from catalogue.model.participation import participations, states
from catalogue.recognition.binding import (
    Answer,
    StepLaw,
    answers,
    instrument_of,
    instruments,
    steps_by_instrument,
    steps_of_law,
)
from catalogue.source.state_pages import STATES
from catalogue.views.pages.state_law import (
    practice_link,
    provision_name,
    step_link,
)
from catalogue.views.pages.state_treaties import instrument, sentences
from catalogue.views.pages.themes import theme_number
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words

PAGE = f"{STATES}/compare"
"""The page on which two States stand side by side."""

BINDS, OTHER, UNKNOWN = "+", "-", ""
"""How a cell begins: the instrument binds the State; something else is known; nothing is."""

DAY = "{day}"
"""What stands in a sentence for its day."""


class Sentences:
    """Sentences and days, each once; a sentence is referred to by its place and that of its day."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}
        self.days: dict[str, int] = {}

    def reference(self, sentence: str, days: tuple[str, ...]) -> str:
        """The place of a sentence; of one that names one of some days, also the place of that day."""
        for day in days:
            if day in sentence:
                text = sentence.replace(day, DAY, 1)
                return f"{_place(self.texts, text)}@{_place(self.days, day)}"
        return str(_place(self.texts, sentence))


def _place(known: dict[str, int], words: str) -> int:
    """The place of words in a list, to which they are added if they are new."""
    return known.setdefault(words, len(known))


def compared_law(context: Context, path: str) -> dict[str, Any]:
    """The law of all States, with links from the page at a path."""
    names = _most_asking_first(context)
    told = Sentences()
    cells = {}
    for code in _shown(context):
        found = answers(context.catalogue, code)
        cells[code] = [_cell(context, told, found[name]) for name in names]
    places = {name: place for place, name in enumerate(names)}
    return {
        "states": _shown(context),
        "instruments": [_instrument(context, name, path) for name in names],
        "sentences": [*told.texts],
        "days": [*told.days],
        "answers": cells,
        "practices": _practices(context, places),
    }


def _most_asking_first(context: Context) -> list[str]:
    """The instruments, those that ask for most steps first."""
    steps = steps_by_instrument(context.catalogue)
    names = instruments(context.catalogue)
    return sorted(names, key=lambda name: (-len(steps.get(name, ())), name))


def _shown(context: Context) -> dict[str, list[str]]:
    """The code of each State that has a page → its name and its id, by name."""
    regions = context.catalogue.vocabularies["regions"]
    rows = {
        code: [regions.label(name, context.language), name]
        for code, name in states(context.catalogue.vocabularies).items()
        if f"{STATES}/{name}" in context.catalogue.pages
    }
    return dict(sorted(rows.items(), key=lambda row: collation(row[1][0])))


def _cell(context: Context, told: Sentences, found: Answer) -> str:
    """What is known of a State and an instrument: how it stands, and its sentences."""
    if found.standing == "unknown":
        return UNKNOWN
    known = (found.since, found.in_force)
    days = tuple(date_in_words(context, day) for day in known if day)
    references = [told.reference(sentence, days) for sentence in sentences(context, found)]
    return (BINDS if found.binds else OTHER) + " ".join(references)


def _instrument(context: Context, name: str, path: str) -> list[str]:
    """An instrument: its name, its address, the language of its name, and the page of its depositary."""
    link = instrument(context, name, path)
    table = participations(context.catalogue.vocabularies).get(name)
    page = table.page[context.language] if table else ""
    return [link.label, link.url, link.language, page]


def _practices(context: Context, places: dict[str, int]) -> list[list[Any]]:
    """Practices in the order of the page of a State, each with the steps that an instrument asks for."""
    by_practice: dict[str, list[StepLaw]] = {}
    for law in steps_of_law(context.catalogue):
        by_practice.setdefault(law.practice, []).append(law)
    rows = []
    for ref in sorted(by_practice, key=lambda ref: theme_number(context, ref)):
        steps = [_step(context, law, places) for law in by_practice[ref]]
        rows.append([practice_link(context, ref).label, steps])
    return rows


def _step(context: Context, law: StepLaw, places: dict[str, int]) -> list[Any]:
    """A step: its head, its address, and its provisions, each with the place of its instrument."""
    link = step_link(context, law)
    provisions = [
        [places[instrument_of(claim)], provision_name(context, claim.document, claim.where or "")]
        for claim in law.claims
        if instrument_of(claim) in places
    ]
    return [link.label, link.url, provisions]
