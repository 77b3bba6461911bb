"""The pages of terms, which no file holds: one for each topic, and for each place that is or was in use."""

import re

from catalogue.model import table_files
from catalogue.model.vocabularies import Term, Vocabularies, Vocabulary
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document

LEDGER = f"data/{table_files.LEDGER}"
"""Every address that was ever published."""

TERM_FOLDERS = {"topics": "topics", "regions": "places"}
"""The vocabularies whose terms have a page of their own → the folder of these pages."""


def add_term_pages(catalogue: Catalogue) -> None:
    """Add the page of each topic and of each place, in every language, unless a file has it."""
    for vocabulary, folder in TERM_FOLDERS.items():
        table = catalogue.vocabularies[vocabulary]
        terms = list(table) if folder == "topics" else _places(catalogue, table)
        for term in terms:
            versions = catalogue.pages.setdefault(f"{folder}/{term.id}", {})
            for language in catalogue.vocabularies.languages:
                versions[language] = _page(catalogue.vocabularies, term, language)


def _places(catalogue: Catalogue, regions: Vocabulary) -> list[Term]:
    """The places that a record names, those in which they lie, and those whose page was published."""
    named: list[str] = []
    for entry in catalogue.entries.values():
        named += entry.about("regions")
    place_ids = [*regions.with_parents(named), *_published_places(catalogue, regions)]
    return [regions[place_id] for place_id in dict.fromkeys(place_ids)]


def _published_places(catalogue: Catalogue, regions: Vocabulary) -> list[str]:
    """The places whose page is in the ledger."""
    file = catalogue.root / LEDGER
    ledger = file.read_text("utf-8") if file.is_file() else ""
    folder = TERM_FOLDERS["regions"]
    published = re.findall(rf"^{folder}/([a-z0-9-]+)/$", ledger, re.MULTILINE)
    return [place_id for place_id in published if place_id in regions]


def _page(vocabularies: Vocabularies, term: Term, language: str) -> Document:
    """The page of a term: its label as the title, and what is said about it as the summary."""
    title = term.label(language)
    about = term.about.get(language) or vocabularies.text("about-place", language, name=title)
    return Document("", {"title": title, "summary": about, "layout": "terms"})
