"""The sections of each kind of page with their ids, from data/interface/sections.yml."""

from catalogue.exports.documentation.fields import Guide
from catalogue.model.vocabularies import Term


def sections_line(guide: Guide, kind: str) -> str:
    """The headings of one kind of page, in order, each with its id, which is its anchor."""
    terms = guide.vocabularies.sections[kind].values()
    return guide.text("sections", sections=", ".join(_section(guide, term) for term in terms))


def _section(guide: Guide, term: Term) -> str:
    section = guide.text("section", heading=term.label(guide.language), id=f"`{term.id}`")
    if term.more.get("optional"):
        return guide.text("optional", section=section)
    return section
