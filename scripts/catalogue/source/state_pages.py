"""The pages of States, which no file holds: one for each State, and one for each region that has some."""

from collections.abc import Callable

from catalogue.model.memo import once
from catalogue.model.participation import states
from catalogue.model.table_files import PARTICIPATION
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document

STATES = "states"
"""The folder of the pages of States, and the name of their layout."""

REGION_LAYOUT = "region-law"
WORLD = "world"


def add_state_pages(catalogue: Catalogue) -> None:
    """Add the page of each State, in every language."""
    tables = (catalogue.vocabularies.folder / PARTICIPATION).glob("*.yml")
    if not any(f"resources/{table.stem}" in catalogue.entries for table in tables):
        return
    vocabularies = catalogue.vocabularies
    for name in states(vocabularies).values():
        _add(catalogue, name, _state_page)
    for name in states_by_region(vocabularies):
        _add(catalogue, name, _region_page)


def state_pages(vocabularies: Vocabularies) -> list[str]:
    """The names of the pages of all States, and of the regions that have some."""
    names = (*states(vocabularies).values(), *states_by_region(vocabularies))
    return [f"{STATES}/{name}" for name in names]


def _add(
    catalogue: Catalogue, name: str, page: Callable[[Vocabularies, str, str], Document]
) -> None:
    languages = catalogue.vocabularies.languages
    catalogue.pages[f"{STATES}/{name}"] = {
        language: page(catalogue.vocabularies, name, language) for language in languages
    }


@once
def states_by_region(vocabularies: Vocabularies) -> dict[str, tuple[str, ...]]:
    """Each region of the world that has States → the codes of these States."""
    regions = vocabularies["regions"]
    found: dict[str, list[str]] = {term.id: [] for term, _ in regions.tree()}
    for code, name in states(vocabularies).items():
        for region in regions.lineage(name)[1:]:
            found[region].append(code)
    return {name: tuple(codes) for name, codes in found.items() if codes and name != WORLD}


@once
def smallest_regions(vocabularies: Vocabularies) -> dict[str, tuple[str, ...]]:
    """The regions that hold no smaller one with States → the codes of their States."""
    found = states_by_region(vocabularies)
    regions = vocabularies["regions"]
    wider = {name for region in found for name in regions.lineage(region)[1:]}
    return {name: codes for name, codes in found.items() if name not in wider}


def _state_page(vocabularies: Vocabularies, name: str, language: str) -> Document:
    """The page of a State, with its name as the title."""
    label = vocabularies["regions"].label(name, language)
    summary = vocabularies.text("states-about", language, name=label)
    return Document("", {"title": label, "summary": summary, "layout": STATES})


def _region_page(vocabularies: Vocabularies, name: str, language: str) -> Document:
    """The page of the States of a region."""
    label = vocabularies["regions"].label(name, language)
    title = vocabularies.text("states-title", language, name=label)
    summary = vocabularies.text("states-region-about", language, name=label)
    return Document("", {"title": title, "summary": summary, "layout": REGION_LAYOUT})
