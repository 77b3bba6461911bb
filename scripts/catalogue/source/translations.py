"""The state of translations: the `source:` line of each has the fingerprints of the original's sections when it was translated."""

from dataclasses import dataclass

from catalogue.model.vocabularies import Term
from catalogue.source import commonmark
from catalogue.source.documents import Document, fingerprint
from catalogue.source.validation import AUTHORITY, SOURCE

HEAD = "head"
HEAD_FIELDS = ("title", "our_title", "summary")


@dataclass(frozen=True)
class Translation:
    """The state of a language version (original, current, behind, missing or draft) and the sections that are behind."""

    state: str
    behind: tuple[str, ...] = ()


def compare(
    original: Document, translation: Document | None, headings: dict[str, Term], language: str
) -> Translation:
    """The state of a translation. `language` is that of the original and of its headings."""
    if translation is None:
        return Translation("missing")
    stamped = translation.data.get(SOURCE)
    stamped = stamped if isinstance(stamped, dict) else {}
    current = fingerprints(original, headings, language)
    behind = tuple(name for name in current if stamped.get(name) != current[name])
    if behind:
        return Translation("behind", behind)
    return Translation("draft" if translation.data.get(AUTHORITY) == "draft" else "current")


def fingerprints(document: Document, headings: dict[str, Term], language: str) -> dict[str, str]:
    """The fingerprint of each part of a page."""
    return {name: fingerprint(text) for name, text in parts(document, headings, language).items()}


def parts(document: Document, headings: dict[str, Term], language: str) -> dict[str, str]:
    """The head of a page (titles and summary) and its sections, by section id, or by position where there is none."""
    texts = {HEAD: "\n".join(str(document.data.get(name) or "") for name in HEAD_FIELDS)}
    lines = document.body.split("\n")
    sections = commonmark.sections(document.body)
    ends = [*(section.line for section in sections[1:]), len(lines)][: len(sections)]
    for position, (section, end) in enumerate(zip(sections, ends, strict=True)):
        name = section_id(section.title, headings, language) or str(position)
        texts[name] = "\n".join(lines[section.line if section.title else 0 : end])
    return texts


def section_id(title: str, headings: dict[str, Term], language: str) -> str | None:
    """The id of a heading, the same in every language."""
    label = title.replace("'", "’")
    return next((key for key, term in headings.items() if term.label(language) == label), None)


def stamp(source: str, fingerprints: dict[str, str]) -> str:
    """The text of a translation with its `source:` line replaced."""
    line = f"{SOURCE}: {{{', '.join(f'{name}: {value}' for name, value in fingerprints.items())}}}"
    lines = source.split("\n")
    end = lines.index("---", 1)
    others = [row for row in lines[1:end] if not row.startswith(f"{SOURCE}:")]
    return "\n".join(["---", *others, line, *lines[end:]])
