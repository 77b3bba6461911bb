"""The glossary: every term of data/glossary.yml in the alphabetical order of the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .listings import collation
from .views import Link, Shelf


@dataclass(frozen=True)
class Definition:
    """A term; its anchor is the same in every language."""

    id: str
    term: str
    others: tuple[Link, ...]
    """The term in the other languages of the site."""

    definition: str
    treaty: Link | None
    """The treaty whose wording the definition follows; the note is the article."""

    avoid: str
    also: tuple[str, ...]
    practices: tuple[Link, ...]


@dataclass(frozen=True)
class Letter:
    """The terms that begin with a letter."""

    letter: str
    definitions: tuple[Definition, ...]


def glossary(shelf: Shelf, page: str) -> tuple[Letter, ...]:
    """The terms by letter. A letter is reached by its first term, since the letters differ between languages."""
    rows = shelf.catalogue.vocabularies.table("glossary").items()
    found = [_definition(shelf, page, term_id, row) for term_id, row in rows]
    found.sort(key=lambda item: collation(item.term))
    return tuple(Letter(letter, tuple(items)) for letter, items in groupby(found, key=_letter))


def _letter(item: Definition) -> str:
    return collation(item.term)[0][:1].upper()


def _definition(shelf: Shelf, page: str, term_id: str, row: dict[str, Any]) -> Definition:
    language = shelf.language
    practices = [shelf.catalogue.get("practices", name) for name in row.get("practices", ())]
    return Definition(
        id=term_id,
        term=row[language]["term"],
        others=tuple(Link(row[other]["term"], language=other) for other in shelf.site.languages if other != language),
        definition=row[language]["definition"],
        treaty=_treaty(shelf, page, row.get("treaty")),
        avoid=(row.get("avoid") or {}).get(language, ""),
        also=tuple((row.get("also") or {}).get(language, ())),
        practices=tuple(shelf.link(entry, page) for entry in practices if entry),
    )


def _treaty(shelf: Shelf, page: str, named: dict[str, str] | None) -> Link | None:
    entry = shelf.catalogue.get("resources", named["instrument"]) if named else None
    return shelf.link(entry, page, named["article"]) if entry and named else None
