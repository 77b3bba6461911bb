"""The text of a record as its page shows it: rendered section by section, with links to the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from . import terms, texts
from .addresses import page_path, relative
from .loading import Entry
from .translations import section_id
from .views import Shelf, resolver


@dataclass(frozen=True)
class SectionView:
    """A section of the text: the anchor is the same in every language."""

    id: str
    title: str
    html: str


def section_views(shelf: Shelf, entry: Entry) -> tuple[SectionView, ...]:
    """The text of a record, rendered, with anchors that do not depend on the language."""
    headings = shelf.catalogue.headings(entry.kind)
    shown = entry.shown(shelf.language)
    marks = frozenset({f"({shelf.catalogue.vocabularies.text('editors-guidance', shown)})"})
    resolve, mention = resolver(shelf, entry), mentions(shelf, entry)
    found = []
    for section in entry.sections(shelf.language):
        name = section_id(section.title, headings, shown) or "intro"
        found.append(SectionView(name, section.title, texts.render(section, resolve, marks, mention)))
    return tuple(found)


def mentions(shelf: Shelf, entry: Entry) -> terms.Mentions:
    """Leads from a record's page to the glossary, where the page uses one of its terms for the first time."""
    known: dict[str, terms.Lexicon] = shelf.catalogue.concluded.setdefault("lexicon", {})
    shown = entry.shown(shelf.language)
    if shown not in known:
        known[shown] = terms.lexicon(shelf.catalogue.vocabularies, shown)
    glossary = relative(shelf.site, page_path(shelf.site, shelf.language, "glossary"), shelf.path(entry))
    return terms.Mentions(known[shown], lambda term_id: f"{glossary}#{term_id}")
