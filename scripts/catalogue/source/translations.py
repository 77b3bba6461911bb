"""The state of translations.

The line `source:` of a translation has the fingerprints of the sections from which it was made.
"""

from dataclasses import dataclass
from itertools import pairwise

from catalogue.model.vocabularies import Term
from catalogue.source import commonmark
from catalogue.source.documents import Document, fingerprint
from catalogue.source.validation import AUTHORITY, SOURCE

HEAD = "head"
HEAD_FIELDS = ("title", "our_title", "summary")


@dataclass(frozen=True)
class Translation:
    """The state of a version (original, current, behind, missing, draft) and the sections that are behind."""

    state: str
    behind: tuple[str, ...] = ()


def compare(
    original: Document, translation: Document | None, headings: dict[str, Term], language: str
) -> Translation:
    """The state of a translation. `language` is that of the original and of its headings."""
    if translation is None:
        return Translation("missing")
    stamped = translation.data.get(SOURCE)
    if not isinstance(stamped, dict):
        stamped = {}
    current = fingerprints(original, headings, language)
    behind = tuple(name for name in current if stamped.get(name) != current[name])
    if behind:
        return Translation("behind", behind)
    is_draft = translation.data.get(AUTHORITY) == "draft"
    return Translation("draft" if is_draft else "current")


def fingerprints(document: Document, headings: dict[str, Term], language: str) -> dict[str, str]:
    """The fingerprint of each part of a page."""
    texts = parts(document, headings, language)
    return {name: fingerprint(text) for name, text in texts.items()}


def parts(document: Document, headings: dict[str, Term], language: str) -> dict[str, str]:
    """The head of a page (titles and summary) and its sections, by section id or else by position."""
    head = [str(document.data.get(name) or "") for name in HEAD_FIELDS]
    texts = {HEAD: "\n".join(head)}
    lines = document.body.split("\n")
    sections = commonmark.sections(document.body)
    starts = [section.line if section.title else 0 for section in sections]
    bounds = pairwise([*starts, len(lines)])
    for position, (section, (start, end)) in enumerate(zip(sections, bounds, strict=True)):
        name = section_id(section.title, headings, language) or str(position)
        texts[name] = "\n".join(lines[start:end])
    return texts


def section_id(title: str, headings: dict[str, Term], language: str) -> str | None:
    """The id of a heading, the same in every language."""
    label = title.replace("'", "’")
    for section, heading in headings.items():
        if heading.label(language) == label:
            return section
    return None


def stamp(source: str, fingerprints: dict[str, str]) -> str:
    """The text of a translation with its `source:` line replaced."""
    pairs = [f"{name}: {value}" for name, value in fingerprints.items()]
    line = f"{SOURCE}: {{{', '.join(pairs)}}}"
    lines = source.split("\n")
    end = lines.index("---", 1)
    others = [row for row in lines[1:end] if not row.startswith(f"{SOURCE}:")]
    return "\n".join(["---", *others, line, *lines[end:]])
