"""The glossary: every term of data/glossary.yml in the alphabetical order of the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from catalogue.views.context import Context
from catalogue.views.rows import collation
from catalogue.views.values import Link


@dataclass(frozen=True)
class Definition:
    """A term; its anchor is the same in every language."""

    id: str
    term: str
    others: tuple[Link, ...]
    """The term in the other languages of the site."""

    definition: str
    treaty: Link | None
    """The treaty that the definition follows; the note is the article."""

    avoid: str
    also: tuple[str, ...]
    practices: tuple[Link, ...]


@dataclass(frozen=True)
class Letter:
    """The terms with an initial letter."""

    letter: str
    definitions: tuple[Definition, ...]


def glossary(context: Context, page: str) -> tuple[Letter, ...]:
    """The terms by initial letter. A letter links to its first term, since letters differ between languages."""
    rows = context.catalogue.vocabularies.table("glossary").items()
    found = [_definition(context, page, term_id, row) for term_id, row in rows]
    found.sort(key=lambda item: collation(item.term))
    return tuple(Letter(letter, tuple(items)) for letter, items in groupby(found, key=_letter))


def _letter(item: Definition) -> str:
    return collation(item.term)[0][:1].upper()


def _definition(context: Context, page: str, term_id: str, row: dict[str, Any]) -> Definition:
    language = context.language
    practices = [context.catalogue.get("practices", name) for name in row.get("practices", ())]
    return Definition(
        id=term_id,
        term=row[language]["term"],
        others=tuple(Link(row[other]["term"], language=other) for other in context.site.languages if other != language),
        definition=row[language]["definition"],
        treaty=_treaty(context, page, row.get("treaty")),
        avoid=(row.get("avoid") or {}).get(language, ""),
        also=tuple((row.get("also") or {}).get(language, ())),
        practices=tuple(context.link(entry, page) for entry in practices if entry),
    )


def _treaty(context: Context, page: str, named: dict[str, str] | None) -> Link | None:
    entry = context.catalogue.get("resources", named["instrument"]) if named else None
    return context.link(entry, page, named["article"]) if entry and named else None
