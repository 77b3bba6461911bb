"""What the forms of proposals look up in the browser.

These are names to choose from, records that may be meant, and sources to change.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from catalogue.exports.browser_rules import browser_rules
from catalogue.exports.json_schema import schema
from catalogue.lint.evidence import binds
from catalogue.lint.front_matter import key_order
from catalogue.lint.records import speakers
from catalogue.lint.tables import vocabulary_names
from catalogue.model.description import fields_of_role
from catalogue.model.evidence import Basis, Evidence, Reading, Step
from catalogue.model.place_words import printed
from catalogue.model.proposals import EvidenceProposal
from catalogue.model.provisions import READ, Provision, of_instrument
from catalogue.model.records import KINDS, Record, Resource, translatable_fields
from catalogue.model.safety import safety_classes
from catalogue.model.types import Part
from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, head_of
from catalogue.source.translations import HEAD, fingerprints, parts
from catalogue.source.validation import AUTHORITY, SOURCE, translation_model
from catalogue.views.pages.propose import is_long
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title
from catalogue.views.wording.site import Site

EXPLANATIONS = ("anyOf", "default", "markdownEnumDescriptions")
"""Keys of schemas that the forms do not use.

Where only one schema of `anyOf` is not null, what it has takes the place of `anyOf`.
"""

SOURCES = "propose/sources/"
"""Where the forms for changes fetch the sources of records."""

SOURCE_FILES = 128
"""The number of files with sources: about seven records, or 25 kB compressed, in each."""


def form_files(context: Context) -> Iterator[tuple[str, Any]]:
    """Path and content of the files that the forms of a language fetch.

    Shared files are with the first language.
    """
    here = context.page_path("propose")
    yield f"{here}records.json", record_identities(context)
    yield f"{here}lists.json", term_lists(context)
    if context.language == context.site.languages[0]:
        yield f"{here}settings.json", form_settings(context.catalogue, context.site)
        yield f"{here}safety.json", safety_rules(context.catalogue)


def safety_rules(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The classes of advice that can harm: their words, and what must stand beside them."""
    left_out = {"exceptions", "moments", "protects"}
    classes = safety_classes(catalogue.vocabularies).values()
    return [one.model_dump(exclude=left_out, exclude_defaults=True) for one in classes]


def term_lists(context: Context) -> dict[str, list[list[str]]]:
    """The terms of the long vocabularies: id, label, then the other names by which they are found."""
    catalogue, lists = context.catalogue, {}
    for name in sorted(vocabulary_names()):
        if is_long(catalogue, name):
            terms = term_names(catalogue, name, context.language)
            lists[name] = sorted(terms, key=lambda names: names[1])
    return lists


def term_names(catalogue: Catalogue, vocabulary: str, language: str) -> Iterator[list[str]]:
    """The terms of a vocabulary: id, label, other names; an agency is found by its acronyms too."""
    for term in catalogue.vocabulary(vocabulary):
        entry = catalogue.entries.get(f"agencies/{term.id}") if vocabulary == "publishers" else None
        others = [term.label(other) for other in catalogue.vocabularies.languages]
        if entry:
            others += acronyms(entry)
        yield list(dict.fromkeys([term.id, term.label(language), *others]))


def acronyms(entry: Entry) -> list[str]:
    """The short names of an agency in every language."""
    return _translations(entry, ("acronym", "short"))


def _translations(entry: Entry, names: tuple[str, ...]) -> list[str]:
    """The values of some fields in every language, without those that are empty."""
    words = [entry.translated(name, language) for language in entry.pages for name in names]
    return [word for word in words if word]


def record_identities(context: Context) -> list[dict[str, Any]]:
    """What identifies every record: names in all languages, symbol, ISBN, DOI and addresses."""
    return [_record(context, entry) for entry in context.catalogue.entries.values()]


def _record(context: Context, entry: Entry) -> dict[str, Any]:
    values: dict[str, Any] = {
        "ref": entry.ref,
        "name": record_title(context, entry),
        "url": context.path(entry),
        "titles": sorted(set(_translations(entry, ("title", "our_title")))),
        "links": sorted(entry.addresses.values()),
    }
    more = {
        "also": sorted(set(acronyms(entry))),
        "date": entry.date,
        "issuers": speakers(entry),
        "practices": entry.practices,
        "pages": getattr(entry.record, "pages", None),
        "law": binds(context.catalogue, entry.ref),
    }
    return values | entry.identifiers | {name: value for name, value in more.items() if value}


def source_files(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and content of the files with the sources of records, a few in each: hosts count files."""
    shared: dict[int, dict[str, Any]] = {}
    for entry in catalogue.entries.values():
        number = source_number(entry.ref)
        shared.setdefault(number, {})[entry.ref] = record_source(catalogue, entry)
    for number, sources in sorted(shared.items()):
        yield f"{SOURCES}{number}.json", sources


def source_number(ref: str) -> int:
    """The number of the file that has the source of a record, as a script computes it too."""
    return sum(map(ord, ref)) % SOURCE_FILES


def record_source(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """A record as its author wrote it, in each language, with the fingerprints that a translation carries."""
    original, headings = entry.pages[entry.original], catalogue.headings(entry.kind)
    return {
        "original": entry.original,
        "files": {language: _file(catalogue, entry, language) for language in entry.pages},
        "prints": fingerprints(original, headings, entry.original),
        "readings": [reading.where for reading in entry.readings],
        "evidence": [_line(item) for item in entry.evidence],
        "steps": _items(catalogue, entry, "steps"),
        "pitfalls": _items(catalogue, entry, "pitfalls"),
        "ids": _ids(entry),
        "provisions": _provisions(catalogue, entry),
        "judged": {"head": _is_judged(entry.legal_basis)} | _judged_items(entry),
        "facts": _facts(entry),
    }


def _items(catalogue: Catalogue, entry: Entry, field: str) -> list[dict[str, Any]]:
    """Steps or pitfalls of a practice: heads in each language, and the places that their bases name."""
    items = []
    for item in entry.items(field):
        words = {name: head_of(catalogue, entry, item.id, name, field) for name in entry.pages}
        short = item.short.texts if isinstance(item, Step) and item.short else {}
        bases = [_line(basis) for basis in item.basis]
        items.append({"id": item.id, "heads": words, "short": short, "evidence": bases})
    return items


def _provisions(catalogue: Catalogue, entry: Entry) -> list[dict[str, Any]]:
    """The provisions of an instrument, with all that a head is compared with."""
    if entry.kind != Resource.folder:
        return []
    rows = of_instrument(catalogue.vocabularies, entry.id)
    return [_provision(catalogue, entry, row) for row in rows]


def _provision(catalogue: Catalogue, entry: Entry, row: Provision) -> dict[str, Any]:
    vocabularies = catalogue.vocabularies
    names = {
        language: printed(vocabularies, row.where, language, entry.ref)
        for language in vocabularies.published
    }
    return {
        "ref": row.ref,
        "names": names,
        "heading": row.heading,
        "where": row.where,
        "says": row.says,
        "strength": row.strength,
        "isRead": row.seen in READ,
    }


def _ids(entry: Entry) -> list[str]:
    """The ids of the steps and the pitfalls of a practice, with their old ones."""
    names: list[str] = []
    for field in FIELDS.values():
        for item in entry.items(field):
            names += [item.id, *item.old_ids]
    return names


def _judged_items(entry: Entry) -> dict[str, list[bool]]:
    """For each item of a list, whether words were compared with its head, which a new head ends."""
    judged: dict[str, list[bool]] = {}
    for section, field in FIELDS.items():
        judged[section] = [_is_judged(item.basis) for item in entry.items(field)]
    return judged


def _is_judged(bases: Sequence[Basis]) -> bool:
    return any(basis.judged for basis in bases)


def _line(line: Evidence | Basis) -> str:
    """The provision, or the document with the place and who speaks there, by which a line is found."""
    if isinstance(line, Basis) and line.provision:
        return line.provision
    by = sorted(line.by) if isinstance(line, Evidence) else []
    return ", ".join(filter(None, (line.document, line.where, *by)))


def _facts(entry: Entry) -> dict[str, Any]:
    """The addresses and the date of a document, each under the name of its field."""
    kind = type(entry.record)
    addresses = dict.fromkeys(fields_of_role(kind, "address"), entry.links)
    dates = dict.fromkeys(fields_of_role(kind, "date"), entry.date or "")
    access = {"access": entry.record.access} if isinstance(entry.record, Resource) else {}
    return addresses | dates | access


def _file(catalogue: Catalogue, entry: Entry, language: str) -> dict[str, Any]:
    """A page of a record: its whole source, its words, and its sections without their headings."""
    page = entry.pages[language]
    texts = parts(page, catalogue.headings(entry.kind), language).items()
    sections = {name: text.partition("\n")[2].strip() for name, text in texts if name != HEAD}
    return {
        "path": page.path,
        "text": page.source,
        "words": entry.words[language],
        "sections": sections,
    }


def form_settings(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """The schemas and rules that the forms use in every language."""
    lines: dict[str, type[Part]] = {"evidence": Evidence, "reading": Reading, "basis": Basis}
    order = {name: key_order(model) for name, model in lines.items()}
    for kind, model in KINDS.items():
        order[kind] = [*key_order(model), AUTHORITY, SOURCE]
    return {
        "languages": list(site.languages),
        "source_files": SOURCE_FILES,
        "schemas": form_schemas(catalogue.vocabularies),
        "order": order,
        "words": {kind: translatable_fields(model) for kind, model in KINDS.items()},
        "headings": {kind: _headings(catalogue, kind, site.languages) for kind in KINDS},
        "rules": browser_rules(catalogue, site.languages),
    }


def form_schemas(vocabularies: Vocabularies) -> dict[str, Any]:
    """The published schema of every kind of record, of its translations, and of a piece of evidence."""
    models: dict[str, type[Part] | type[Record]] = {"evidence": EvidenceProposal, **KINDS}
    models |= {f"{kind}-translation": translation_model(model) for kind, model in KINDS.items()}
    return {name: _plain(schema(vocabularies, model)) for name, model in models.items()}


def _plain(value: Any) -> Any:
    """A schema without its explanations.

    A field that may be left out is left out by the forms, and never null.
    """
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    rest = {key: _plain(item) for key, item in value.items() if key not in EXPLANATIONS}
    either = [item for item in value.get("anyOf", []) if item != {"type": "null"}]
    return rest | _plain(either[0]) if len(either) == 1 else rest


def _headings(catalogue: Catalogue, kind: str, languages: tuple[str, ...]) -> list[dict[str, Any]]:
    """The headings of a kind in each language."""
    return [_heading(term, languages) for term in catalogue.headings(kind).values()]


def _heading(term: Term, languages: tuple[str, ...]) -> dict[str, Any]:
    labels = {name: term.label(name) for name in languages}
    return {"id": term.id, "optional": bool(term.more.get("optional")), **labels}
