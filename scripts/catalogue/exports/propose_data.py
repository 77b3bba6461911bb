"""What the forms of proposals look up in the browser: names to choose from, records that may be meant, sources to change."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from catalogue.exports import browser_rules
from catalogue.exports.json_schema import schema
from catalogue.lint.front_matter import key_order
from catalogue.lint.records import speakers
from catalogue.lint.tables import vocabulary_names
from catalogue.model.evidence import Evidence
from catalogue.model.records import KINDS, Record, translatable_fields
from catalogue.model.types import Part
from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.translations import HEAD, fingerprints, parts
from catalogue.source.validation import AUTHORITY, SOURCE, translation_model
from catalogue.views.pages.propose import is_long
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title
from catalogue.views.wording.site import Site


def files(context: Context) -> Iterator[tuple[str, Any]]:
    """Path and content of the files that the forms of a language fetch. Shared files are with the first language."""
    here = context.page_path("propose")
    yield f"{here}records.json", records(context)
    yield f"{here}lists.json", lists(context)
    if context.language == context.site.languages[0]:
        yield f"{here}settings.json", settings(context.catalogue, context.site)


def lists(context: Context) -> dict[str, list[list[str]]]:
    """The terms of the long vocabularies: id, label, then the other names by which they are found."""
    names = sorted(filter(partial(is_long, context.catalogue), vocabulary_names()))
    return {
        name: sorted(rows(context.catalogue, name, context.language), key=lambda row: row[1])
        for name in names
    }


def rows(catalogue: Catalogue, vocabulary: str, language: str) -> Iterator[list[str]]:
    """The terms of a vocabulary: id, label, other names; an agency is found by its acronyms too."""
    for term in catalogue.vocabulary(vocabulary):
        entry = catalogue.entries.get(f"agencies/{term.id}") if vocabulary == "publishers" else None
        others = [term.label(other) for other in catalogue.vocabularies.languages] + (
            acronyms(entry) if entry else []
        )
        yield list(dict.fromkeys([term.id, term.label(language), *others]))


def acronyms(entry: Entry) -> list[str]:
    """The short names of an agency in every language."""
    return [
        word
        for language in entry.pages
        for name in ("acronym", "short")
        if (word := entry.translated(name, language))
    ]


def records(context: Context) -> list[dict[str, Any]]:
    """What identifies every record: names in all languages, symbol, ISBN, DOI and addresses."""
    return [_record(context, entry) for entry in context.catalogue.entries.values()]


def _record(context: Context, entry: Entry) -> dict[str, Any]:
    names = [
        entry.translated(field, language)
        for language in entry.pages
        for field in ("title", "our_title")
    ]
    values: dict[str, Any] = {
        "ref": entry.ref,
        "name": record_title(context, entry),
        "url": context.path(entry),
        "titles": sorted({name for name in names if name}),
        "links": sorted(entry.addresses.values()),
    }
    more = {
        "also": sorted(set(acronyms(entry))),
        "date": entry.date,
        "issuers": speakers(entry),
        "practices": entry.practices,
    }
    return values | entry.identifiers | {name: value for name, value in more.items() if value}


def source(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """A record as its author wrote it, in each language, with the fingerprints that a translation carries."""
    return {
        "original": entry.original,
        "files": {language: _file(catalogue, entry, language) for language in entry.pages},
        "prints": fingerprints(
            entry.pages[entry.original], catalogue.headings(entry.kind), entry.original
        ),
    }


def _file(catalogue: Catalogue, entry: Entry, language: str) -> dict[str, Any]:
    page = entry.pages[language]
    texts = parts(page, catalogue.headings(entry.kind), language).items()
    sections = {name: text.partition("\n")[2].strip() for name, text in texts if name != HEAD}
    return {
        "path": page.path,
        "text": page.source,
        "words": entry.words[language],
        "sections": sections,
    }


def settings(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """The files and rules that the forms use in every language."""
    vocabularies = catalogue.vocabularies
    return {
        "languages": list(site.languages),
        "schemas": schemas(vocabularies),
        "order": {"evidence": key_order(Evidence)}
        | {kind: [*key_order(KINDS[kind]), AUTHORITY, SOURCE] for kind in KINDS},
        "words": {kind: translatable_fields(model) for kind, model in KINDS.items()},
        "headings": {
            kind: [_heading(term, site.languages) for term in catalogue.headings(kind).values()]
            for kind in KINDS
        },
        "rules": browser_rules.rules(catalogue, site.languages),
    }


def schemas(vocabularies: Vocabularies) -> dict[str, Any]:
    """The published schema of every kind of record, of its translations, and of a piece of evidence."""
    models: dict[str, type[Part] | type[Record]] = {"evidence": Evidence, **KINDS}
    models |= {f"{kind}-translation": translation_model(model) for kind, model in KINDS.items()}
    return {name: _plain(schema(vocabularies, model)) for name, model in models.items()}


def _plain(value: Any) -> Any:
    """A schema without its explanations. A field that may be left out is left out by the forms, and never null."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    either = [item for item in value.get("anyOf", []) if item != {"type": "null"}]
    rest = {
        key: _plain(item)
        for key, item in value.items()
        if key not in ("anyOf", "default", "markdownEnumDescriptions")
    }
    return {**rest, **_plain(either[0])} if len(either) == 1 else rest


def _heading(term: Term, languages: tuple[str, ...]) -> dict[str, Any]:
    return {"id": term.id, "optional": bool(term.more.get("optional"))} | {
        name: term.label(name) for name in languages
    }
