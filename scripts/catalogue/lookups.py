"""What the forms of proposals look up in the browser: names to choose from, records that may be meant, sources to change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .addresses import Site, page_path
from .checks.front_matter import key_order
from .loading import Catalogue, Entry
from .models import KINDS, translatable_fields
from .particulars import Evidence
from .schemas import schema
from .translations import fingerprints, section_id
from .validation import AUTHORITY, SOURCE, translation_model
from .views import Shelf
from .vocabularies import Vocabularies

LISTS = ("regions", "publishers")
"""Vocabularies that are too long to be shown in full."""


def files(shelf: Shelf) -> Iterator[tuple[str, Any]]:
    """Path and content of what the forms of a language fetch. What all languages share stands with the first one."""
    here = page_path(shelf.site, shelf.language, "propose")
    yield f"{here}records.json", records(shelf)
    yield f"{here}lists.json", lists(shelf)
    if shelf.language == shelf.site.languages[0]:
        yield f"{here}settings.json", settings(shelf.catalogue, shelf.site)


def lists(shelf: Shelf) -> dict[str, list[list[str]]]:
    """The terms of the long vocabularies: id and label."""
    found = {}
    for name in LISTS:
        terms = sorted((term.label(shelf.language), term.id) for term in shelf.catalogue.vocabulary(name))
        found[name] = [[term_id, label] for label, term_id in terms]
    return found


def records(shelf: Shelf) -> list[dict[str, Any]]:
    """Every record, by what it is known: names in all languages, symbol, ISBN, DOI and addresses."""
    return [_record(shelf, entry) for entry in shelf.catalogue.entries.values()]


def _record(shelf: Shelf, entry: Entry) -> dict[str, Any]:
    record = entry.record
    names = [entry.word(field, language) for language in entry.pages for field in ("title", "our_title")]
    found: dict[str, Any] = {
        "ref": entry.ref,
        "name": entry.name(shelf.language),
        "url": shelf.path(entry),
        "titles": sorted({name for name in names if name}),
        "links": sorted(getattr(record, "links", {}).values()),
    }
    return found | {key: value for key in ("symbol", "isbn", "doi") if (value := getattr(record, key, None))}


def source(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """A record as its author wrote it, in each language, with the fingerprints that a translation carries."""
    return {
        "original": entry.original,
        "files": {language: _file(catalogue, entry, language) for language in entry.pages},
        "prints": fingerprints(entry.pages[entry.original], catalogue.headings(entry.kind), entry.original),
    }


def _file(catalogue: Catalogue, entry: Entry, language: str) -> dict[str, Any]:
    page, headings = entry.pages[language], catalogue.headings(entry.kind)
    lines = page.body.split("\n")
    sections = entry.sections(language)
    ends = [*(section.line for section in sections[1:]), len(lines)]
    texts = {
        section_id(section.title, headings, language) or "": "\n".join(lines[section.line + 1 : end]).strip()
        for section, end in zip(sections, ends, strict=False)
    }
    return {"path": page.path, "text": page.source, "words": entry.words[language], "sections": texts}


def settings(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """What the forms know of files and rules, whatever the language of the reader."""
    vocabularies = catalogue.vocabularies
    return {
        "languages": list(site.languages),
        "schemas": schemas(vocabularies),
        "order": {kind: [*key_order(model), AUTHORITY, SOURCE] for kind, model in KINDS.items()}
        | {"evidence": key_order(Evidence)},
        "words": {kind: translatable_fields(model) for kind, model in KINDS.items()},
        "headings": {kind: _headings(catalogue, kind, site.languages) for kind in KINDS},
        "basis": {language: f"*({vocabularies.text('editors-guidance', language)})*" for language in site.languages},
        "avoid": {language: _avoid(catalogue, language) for language in site.languages},
    }


def schemas(vocabularies: Vocabularies) -> dict[str, Any]:
    """The published schema of every kind of record, of its translations, and of a piece of evidence."""
    found = {"evidence": _plain(schema(vocabularies, Evidence))}
    for kind, model in KINDS.items():
        found |= {
            kind: _plain(schema(vocabularies, model)),
            f"{kind}-translation": _plain(schema(vocabularies, translation_model(model))),
        }
    return found


def _plain(value: Any) -> Any:
    """A schema without its explanations. A field that may be left out is left out by the forms, and never null."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    either = [item for item in value.get("anyOf", []) if item != {"type": "null"}]
    rest = {key: _plain(item) for key, item in value.items() if key not in ("anyOf", "default", "markdownEnumDescriptions")}
    return {**rest, **_plain(either[0])} if len(either) == 1 else rest


def _headings(catalogue: Catalogue, kind: str, languages: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {"id": name, "optional": bool(term.more.get("optional")), **{language: term.label(language) for language in languages}}
        for name, term in catalogue.headings(kind).items()
    ]


def _avoid(catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    """The words that the checker refuses in a language, what to write instead, and why."""
    table = catalogue.vocabularies.table("words").get(language) or {}
    return [row for family in ("terminology", "harm") for row in table.get(family, [])]
