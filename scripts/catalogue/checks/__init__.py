"""The rules. Each is a generator whose docstring is the rule in short; its sentences are in data/rules.yml.

PAGE_CHECKS see one page at a time, CATALOGUE_CHECKS the whole. What is found while reading comes before both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..diagnostics import Finding
from ..loading import Catalogue, original_language
from ..models import KINDS
from ..particulars import PageMeta
from ..validation import build, translation_model
from . import links, structure, translations, vocabulary
from .pages import Page

PAGE_CHECKS: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    vocabulary.unknown_terms,
    vocabulary.unknown_references,
    vocabulary.repeated_values,
    structure.section_names,
    structure.missing_sections,
    structure.empty_sections,
    structure.heading_levels,
    structure.basis,
    links.targets,
    translations.missing,
    translations.stale,
    translations.sections,
    translations.links,
)
CATALOGUE_CHECKS: tuple[Callable[[Catalogue, list[Page]], Iterator[Finding]], ...] = ()


def check(catalogue: Catalogue) -> list[Finding]:
    """Everything that is wrong in a catalogue, by page, line and column."""
    pages = [page for name in catalogue.sources for page in pages_of(catalogue, name)]
    found = list(catalogue.findings)
    found += [finding for page in pages for rule in PAGE_CHECKS for finding in rule(page)]
    found += [finding for rule in CATALOGUE_CHECKS for finding in rule(catalogue, pages)]
    return sorted({finding.place: finding for finding in found}.values(), key=lambda finding: finding.place)


def pages_of(catalogue: Catalogue, name: str) -> list[Page]:
    """The language versions of a page, the original first."""
    documents = catalogue.sources[name]
    kind, _, last = name.rpartition("/")
    model: Any = KINDS.get(kind) if last != "index" else None
    first = original_language(model, documents) if model else next(iter(documents))
    entry = catalogue.entries.get(name) if model else None
    original = Page(catalogue, documents[first], kind, last, first, model or PageMeta, entry)
    others = [language for language in documents if language != first]
    translated = translation_model(model) if model else PageMeta
    return [original] + [Page(catalogue, documents[o], kind, last, o, translated, entry, original) for o in others]
