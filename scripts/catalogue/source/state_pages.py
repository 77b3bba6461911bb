"""The pages of States, which no file holds: one for each State."""

from catalogue.model.participation import states
from catalogue.model.table_files import PARTICIPATION
from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document

STATES = "states"
"""The folder of the pages of States, and the name of their layout."""


def add_state_pages(catalogue: Catalogue) -> None:
    """Add the page of each State, in every language."""
    tables = (catalogue.vocabularies.folder / PARTICIPATION).glob("*.yml")
    if not any(f"resources/{table.stem}" in catalogue.entries for table in tables):
        return
    regions = catalogue.vocabularies["regions"]
    for name in states(catalogue.vocabularies).values():
        catalogue.pages[f"{STATES}/{name}"] = {
            language: _page(catalogue.vocabularies, regions[name], language)
            for language in catalogue.vocabularies.languages
        }


def _page(vocabularies: Vocabularies, term: Term, language: str) -> Document:
    """The page of a State, with its name as the title."""
    name = term.label(language)
    summary = vocabularies.text("states-about", language, name=name)
    return Document("", {"title": name, "summary": summary, "layout": STATES})
