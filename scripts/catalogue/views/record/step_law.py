"""The articles that ask for the steps of a practice, as a checklist or a plan names them."""

from dataclasses import dataclass

from catalogue.model.language_tags import tagged
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import step_recognitions
from catalogue.views.record.recognition_summary import article_key
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import passage_link
from catalogue.views.wording.places import place_in_words


@dataclass(frozen=True)
class NamedArticle:
    """An article that binds the parties of its instrument."""

    key: str
    """The instrument and the article, by which "Your State" looks it up."""

    label: str


def step_law(context: Context, ref: str) -> dict[str, tuple[NamedArticle, ...]]:
    """The articles that ask for each step of a practice, by the id of the step."""
    found = {}
    for item in step_recognitions(context.catalogue, ref):
        keys = [(article_key(context.catalogue, claim), claim) for claim in item.recognition.law]
        found[item.step.id] = tuple(
            NamedArticle(key, _label(context, claim)) for key, claim in keys if key
        )
    return found


def _label(context: Context, claim: Claim) -> str:
    """The short name of an instrument, with the place of a provision."""
    link = passage_link(context, claim.document, claim.provision, "")
    label = tagged(link.label, link.language, context.language)
    return f"{label}, {place_in_words(context, claim.where, claim.document)}"
