"""What documents, bodies and terms are called in their editions in a language, and what is still to be seen.

data/language/official-names.yml has the names, titles-to-be-seen.yml the documents whose title nobody saw.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, RootModel

from catalogue.model.memo import once
from catalogue.model.types import Day, Line, Part, Reference
from catalogue.model.vocabularies import Vocabularies

NAMES, TITLES = "official-names", "titles-to-be-seen"

SiteLanguage = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Name = Annotated[str, Field(min_length=2, max_length=200)]
NamedThing = Annotated[
    str, Field(pattern=r"^(resources|statements|activities|agencies|terms)/[a-z0-9-]{1,80}$")
]
"""A record, or a term of the subject."""


class OfficialName(Part):
    """What a document, a body or a term is called in a language, and where that was seen."""

    name: Name | None = None
    """The full name, where pages show it."""

    short: Name | None = None
    """The short name of a document, the acronym of a body, or the term."""

    seen: Literal["text", "heading", "third-party", "expert"]
    """How far it was read; `expert`: not seen yet, known to the editors."""

    found: Line | None = None
    """The document in which it was seen."""

    avoid: Annotated[list[Name], Field(default_factory=list)]
    """Forms that stand for it and are not its name."""


class TitleToBeSeen(Part):
    """Why the title of a document in a language is the editors' own although that edition has an address."""

    state: Literal["expert", "quoted", "not-found", "not-sought"]
    """`expert`: not seen, known to the editors; `quoted`: another page calls it so."""

    checked: Day
    """The day of the search, or that on which none had been made."""


NamesByLanguage = dict[SiteLanguage, dict[NamedThing, OfficialName]]
TitlesByLanguage = dict[SiteLanguage, dict[Reference, TitleToBeSeen]]
"""The rows of the two tables."""


class OfficialNames(RootModel[NamesByLanguage]):
    """The table of names."""


class TitlesToBeSeen(RootModel[TitlesByLanguage]):
    """The table of titles."""


@once
def official_names(vocabularies: Vocabularies) -> NamesByLanguage:
    """Language → a record or a term → what it is called."""
    return OfficialNames.model_validate(vocabularies.table(NAMES)).root


@once
def titles_to_be_seen(vocabularies: Vocabularies) -> TitlesByLanguage:
    """Language → document → why its title is the editors' own."""
    return TitlesToBeSeen.model_validate(vocabularies.table(TITLES)).root


def rows(titles: TitlesByLanguage) -> Iterator[tuple[str, str, TitleToBeSeen]]:
    """Every language and document of the table of titles, with its row."""
    for language, documents in titles.items():
        for ref, row in documents.items():
            yield language, ref, row
