"""The glossary: every term of data/glossary.yml in the alphabetical order of the reader's language."""

from collections import defaultdict
from dataclasses import dataclass
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


def glossary(context: Context, page: str) -> dict[str, list[Definition]]:
    """The terms by initial letter. A letter links to its first term, since letters differ between languages."""
    rows = context.catalogue.vocabularies.table("glossary").items()
    definitions = (_definition(context, page, term_id, row) for term_id, row in rows)
    letters: dict[str, list[Definition]] = defaultdict(list)
    for item in sorted(definitions, key=lambda item: collation(item.term)):
        letters[collation(item.term)[0][:1].upper()].append(item)
    return letters


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
