"""The law that binds States, for programs: who takes part, the steps that bind, a file for each State."""

from collections.abc import Iterator

from catalogue.exports.api.code_tables import state_cells
from catalogue.exports.api.national_law import national_law_of
from catalogue.exports.api.shapes import ROOT, Data
from catalogue.exports.csv_text import SEPARATOR, Row
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.model.participation import is_doubtful, participations, states
from catalogue.recognition.binding import (
    Answer,
    BoundStep,
    answers,
    bound_steps,
    instrument_of,
    memberships,
    steps_of_law,
)
from catalogue.recognition.claims import Claim
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title
from catalogue.views.wording.places import place_in_words

FOLDER = f"{ROOT}{STATES}/"
"""The folder of the files of States."""

STATES_DUMP = "states.jsonl"
"""The name of the file that has all files of States, one a line."""


def participation_rows(context: Context) -> Iterator[Row]:
    """One row for each State and instrument of which something is known."""
    catalogue = context.catalogue
    for code, name in states(catalogue.vocabularies).items():
        for found in answers(catalogue, code).values():
            if found.standing != "unknown":
                yield {
                    **state_cells(context, name),
                    **_instrument(context, found),
                    **_answer(context, found),
                }


def steps_of_instruments_rows(context: Context) -> Iterator[Row]:
    """One row for each step and provision that asks for it, whoever is a party."""
    for law in steps_of_law(context.catalogue):
        for claim in law.claims:
            yield {**_asked(law.practice, law.step, claim), **_in_words(context, claim)}


def steps_of_states_rows(context: Context) -> Iterator[Row]:
    """One row for each State, step and provision that binds the State: in codes alone, for they are many."""
    catalogue = context.catalogue
    for code in states(catalogue.vocabularies):
        of_state = answers(catalogue, code)
        for item in bound_steps(catalogue, code):
            for claim in item.claims:
                asked = _asked(item.law.practice, item.law.step, claim)
                yield {"state": code, **asked, **_days(of_state[instrument_of(claim)])}


def _asked(practice: str, step: str, claim: Claim) -> Row:
    """A step, and the provision that asks for it; '' where its article has no row."""
    return {
        "record": practice,
        "step": step,
        "instrument": claim.document,
        "provision": claim.provision,
    }


def _in_words(context: Context, claim: Claim) -> Row:
    """The name of the instrument and the article, also of one that has no row among the provisions."""
    return {
        "instrument_name": instrument_name(context, instrument_of(claim)),
        "where": place_in_words(context, claim.where, claim.document),
    }


def _days(found: Answer) -> Row:
    """Since when an instrument binds, and through which organization."""
    return {
        "since": found.since,
        "in_force": found.in_force,
        "applies": found.applies,
        "through": found.through,
    }


def _instrument(context: Context, found: Answer) -> Row:
    ref = f"resources/{found.instrument}"
    return {"instrument": ref, "instrument_name": instrument_name(context, found.instrument)}


def instrument_name(context: Context, instrument: str) -> str:
    """The name of an instrument: that of its record, unless this is an edition that holds more."""
    table = participations(context.catalogue.vocabularies).get(instrument)
    name = table.name.get(context.language) if table else None
    entry = context.catalogue.get("resources", instrument)
    return name or (record_title(context, entry) if entry else instrument)


def _answer(context: Context, found: Answer) -> Row:
    """The cells of an answer; a code has its label in the next column."""
    return {
        "standing": found.standing,
        "standing_label": context.text(f"standing-{found.standing}"),
        "since": found.since,
        "act": found.act,
        "act_label": context.label("treaty-acts", found.act) if found.act else "",
        "in_force": found.in_force,
        "through": found.through,
        "statement": found.statement.seen if found.statement else "",
        "statement_articles": SEPARATOR.join(found.statement.articles) if found.statement else "",
        "doubtful": str(_is_doubtful(context.catalogue, found)).lower(),
        "as_of": found.as_of,
    }


def _is_doubtful(catalogue: Catalogue, found: Answer) -> bool:
    """True if the row of a party is to be checked with the depositary."""
    if found.party is None:
        return False
    return is_doubtful(participations(catalogue.vocabularies)[found.instrument], found.party)


def state_files(publication: Publication) -> Iterator[File]:
    """The file of each State that has a page."""
    for code, name in states(publication.catalogue.vocabularies).items():
        if f"{STATES}/{name}" in publication.catalogue.pages:
            yield f"{FOLDER}{code}.json", compact(_state(publication, code, name))


def states_dump(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The files of all States in one, one a line."""
    codes = states(publication.catalogue.vocabularies).items()
    known = (code for code, name in codes if f"{STATES}/{name}" in publication.catalogue.pages)
    lines = [site.read(f"{FOLDER}{code}.json") for code in known]
    yield f"{ROOT}{STATES_DUMP}", b"".join(lines)


def _state(publication: Publication, code: str, name: str) -> Data:
    """What is known of the law that binds a State."""
    catalogue = publication.catalogue
    term = catalogue.vocabularies["regions"][name]
    names, pages = {}, {}
    for language, context in publication.contexts.items():
        names[language] = term.label(language)
        pages[language] = publication.site.address(context.page_path(STATES, name))
    of_state = answers(catalogue, code).values()
    participation = [_participation(catalogue, found) for found in of_state]
    steps = [_step(publication, item) for item in bound_steps(catalogue, code)]
    return {
        "state": code,
        "iso3": term.more["iso3"],
        "m49": term.more["m49"],
        "name": names,
        "page": pages,
        "organizations": memberships(catalogue.vocabularies, code),
        "participation": participation,
        "steps": steps,
        **national_law_of(catalogue, name),
    }


def _step(publication: Publication, item: BoundStep) -> Data:
    """A step, with the provisions that bind the State; an instrument where its article has no row."""
    law = [claim.provision or claim.document for claim in item.claims]
    step = {"practice": item.law.practice, "step": item.law.step, "law": law}
    places = [_place(publication, claim) for claim in item.claims if not claim.provision]
    return {**step, "places": places} if places else step


def _place(publication: Publication, claim: Claim) -> Data:
    """Where a document says what it says, in each language."""
    place = {
        language: place_in_words(context, claim.where, claim.document)
        for language, context in publication.contexts.items()
    }
    return {"document": claim.document, "place": place}


def _participation(catalogue: Catalogue, found: Answer) -> Data:
    """An answer; what is not known is left out."""
    statement = {}
    if found.statement:
        statement = {"seen": found.statement.seen, "articles": found.statement.articles}
    values = {
        "as_of": found.as_of,
        "since": found.since,
        "act": found.act,
        "in_force": found.in_force,
        "through": found.through,
        "applies": found.applies,
        "statement": statement,
    }
    return {
        "instrument": f"resources/{found.instrument}",
        "standing": found.standing,
        **{key: value for key, value in values.items() if value},
        "doubtful": _is_doubtful(catalogue, found),
    }
