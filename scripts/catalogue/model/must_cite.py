"""What a specialist looks for first on the page of a practice: data/facts/must-cite.yml, in order."""

from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, model_validator

from catalogue.model.memo import once
from catalogue.model.types import InVocabulary, Language, Part, PracticeId, Reference
from catalogue.model.vocabularies import Vocabularies

TABLE = "must-cite"


class ExpectedSource(Part):
    """A document, a provision, or the name of what the catalogue does not have."""

    document: Annotated[Reference | None, Field(alias="in")] = None
    """Its record, where the catalogue has one."""

    provision: Annotated[str, InVocabulary("provisions")] | None = None
    """A provision of data/provisions/, where a page that names the instrument alone does not suffice."""

    name: dict[Language, Annotated[str, Field(min_length=3, max_length=200)]] = {}
    """By language, in the editors' words, where the catalogue has neither: none of them has read it."""

    unsure: Literal["true"] | None = None
    """Set where it is not certain that it exists under this name."""

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Self:
        if sum(map(bool, (self.document, self.provision, self.name))) != 1:
            raise ValueError("a document, a provision or a name")
        if self.unsure and not self.name:
            raise ValueError("only a name is unsure")
        return self


SourcesByPractice = dict[PracticeId, Annotated[list[ExpectedSource], Field(min_length=1)]]
"""The rows of the table."""


class MustCite(RootModel[SourcesByPractice]):
    """The table."""


@once
def expected_sources(vocabularies: Vocabularies) -> dict[str, list[ExpectedSource]]:
    """The sources that are expected of each practice, the most important first."""
    return MustCite.model_validate(vocabularies.table(TABLE)).root
