"""The text of a record, rendered by section with links to the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.source import commonmark, glossary_links
from catalogue.source.loading import Catalogue, Entry
from catalogue.source.translations import section_id
from catalogue.views.context import Context, resolver


@dataclass(frozen=True)
class SectionView:
    """A section of the text: the anchor is the same in every language."""

    id: str
    title: str
    html: str


def section_views(context: Context, entry: Entry) -> tuple[SectionView, ...]:
    """The rendered sections of a record, with the same anchors in all languages."""
    headings = context.catalogue.headings(entry.kind)
    shown = entry.text_language(context.language)
    marks = frozenset({f"({context.catalogue.vocabularies.text('editors-guidance', shown)})"})
    resolve, mention = resolver(context, entry.kind, context.path(entry)), mentions(context, entry)
    return tuple(
        SectionView(
            section_id(section.title, headings, shown) or "intro",
            section.title,
            commonmark.render(section, resolve, marks, mention),
        )
        for section in entry.sections(context.language)
    )


@once
def _lexicons(catalogue: Catalogue) -> dict[str, glossary_links.Lexicon]:
    """The terms of the glossary in each language."""
    vocabularies = catalogue.vocabularies
    return {language: glossary_links.lexicon(vocabularies, language) for language in vocabularies.languages}


def mentions(context: Context, entry: Entry) -> glossary_links.Mentions:
    """Links the first mention of each glossary term on a record's page."""
    lexicon = _lexicons(context.catalogue)[entry.text_language(context.language)]
    glossary = context.to(context.path(entry), "glossary")
    return glossary_links.Mentions(lexicon, lambda term_id: f"{glossary}#{term_id}")
