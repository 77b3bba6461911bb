"""Rules of the tables of data/: readable, complete in every language of the site, correctly typed."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from catalogue.lint import (
    characters,
    data_files,
    hosts,
    links,
    markup,
    overlay,
    placeholders,
    table_model,
)
from catalogue.lint.front_matter import AMBIGUOUS, unknown_values
from catalogue.lint.kept_files import unreadable_kept_files
from catalogue.lint.named_rows import named_rows
from catalogue.lint.placeholders import is_plain, is_sentence
from catalogue.lint.registry import table_rule
from catalogue.lint.table_model import TYPED, Row, Table, tables
from catalogue.lint.table_shapes import ROWS_IN_USE, shape_faults
from catalogue.lint.typography import corrections_of, faults
from catalogue.model import table_files
from catalogue.model.findings import Finding, Span
from catalogue.model.own_texts import EXIT
from catalogue.model.provisions import FOLDER
from catalogue.model.records import KINDS
from catalogue.model.types import InVocabulary, Part, marks, parts
from catalogue.model.vocabularies import DERIVED, Vocabularies
from catalogue.recognition.readings import NOT_READ
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.validation import build
from catalogue.source.yaml_positions import Where

UNREADABLE = "{…"
"""What stands for the placeholders of a text with a format, or without its end."""

SENTENCES = "strings"
"""The table whose placeholders may say in which form their values stand."""

NOT_SHOWN = (
    *("rules", "checker-strings", "terms-to-avoid", "official-names"),
    *("fields", "strings", "tasks"),
)
"""Tables about markup, or of words to avoid; templates and reports escape what they take from them."""

LONGEST_LABEL = 1200
"""Characters; the texts of provisions are the longest."""

EXITS = "exits"
"""The table of where the exit may lead: whole addresses, since a known host may lead on to any other.

Who leaves in a hurry must not arrive at a page made to trap them: each change of the table is told to a
second reader (`recognition/published_state.py`).
"""

RESOLVERS = (
    "https://doi.org/",
    "https://docs.un.org/",
    "https://eur-lex.europa.eu/",
    "https://www.coe.int/",
    "https://normlex.ilo.org/",
    "https://hudoc.echr.coe.int/",
)
"""Where the official resolvers of identifiers are: one row of a table moves all links to documents."""

HYGIENE = (
    characters.hidden_characters,
    characters.mixed_scripts,
    characters.composed,
    characters.mojibake,
    links.external,
    unknown_values,
)
"""The rules that pages and tables have in common."""


def vocabulary_names() -> set[str]:
    """The vocabularies of the fields of records."""
    models: list[type[Part]] = [*KINDS.values(), *(row for _, row in TYPED.values())]
    for kind in KINDS.values():
        for info in kind.model_fields.values():
            models += parts(info.annotation)
    names = {"publishers"}
    for model in models:
        names |= _vocabularies_of(model) - {*DERIVED}
    return names


def _vocabularies_of(model: type[Part]) -> set[str]:
    """The vocabularies of the fields of a model."""
    every = (mark for name in model.model_fields for mark in marks(model, name))
    return {mark.vocabulary for mark in every if isinstance(mark, InVocabulary)}


def unreadable(root: Path) -> list[Finding]:
    """Tables that are absent, no valid YAML or of a wrong structure: nothing else can be checked then."""
    files = table_files.names(root / "data")
    known = {*vocabulary_names(), *table_files.needed()}
    findings = list(data_files.unknown_files(root, known))
    languages = _site_languages(root, files.get("languages", []))
    for name in sorted(known | {name for name in files if data_files.is_known(name, known)}):
        of_name = files.get(name) or [root / "data" / table_files.expected(name)]
        findings += _duplicates(root, name, of_name)
        findings += _unreadable(root, name, of_name[0], languages)
    return findings or overlay.unusable(root) or list(unreadable_kept_files(root))


def _site_languages(root: Path, files: list[Path]) -> tuple[str, ...]:
    """The languages of the site, before anything is known of their table; none where it says none."""
    data = table_model.read(root, files[0]).data if files and files[0].is_file() else {}
    return tuple(name for name, row in data.items() if isinstance(row, dict) and "site" in row)


def _duplicates(root: Path, name: str, files: list[Path]) -> Iterator[Finding]:
    """The files of a table beside the first."""
    path, *others = [file.relative_to(root).as_posix() for file in files]
    for other in others:
        yield Finding(other, Span(), "data-duplicate", {"name": name, "path": path})


def _unreadable(root: Path, name: str, file: Path, languages: tuple[str, ...]) -> list[Finding]:
    """Why a table cannot be used."""
    if not file.is_file():
        path = file.relative_to(root).as_posix()
        return [Finding(path, Span(), "data-absent", {"path": path})]
    document = table_model.read(root, file)
    if not document.readable:
        return document.findings
    models = table_model.models_of(name)
    if models:
        return build(models[0], document)[1]
    return [*shape_faults(name, document, languages), *_missing_rows(name, document)]


def _missing_rows(name: str, document: Document) -> Iterator[Finding]:
    """The rows that code needs and that are missing."""
    named = ((row,) for row in named_rows(name))
    for where in (*ROWS_IN_USE.get(name, ()), *named):
        if not document.value(where):
            yield document.finding("front-matter-missing-key", where[:-1], key=where[-1])


@table_rule("vocabulary-missing-label", "data-values")
def labels(catalogue: Catalogue) -> Iterator[Finding]:
    """Terms and texts of data/ exist in each complete language of the site, with the same placeholders."""
    languages = catalogue.vocabularies.languages
    for table in tables(catalogue):
        for where, row in table.texts(languages):
            for language in catalogue.vocabularies.complete:
                if not str(row.get(language) or "").strip():
                    yield _missing_label(table.document, where, language)
            yield from _differing_placeholders(table, where, row, languages)


def _missing_label(document: Document, where: Where, language: str) -> Finding:
    span = document.key_span(where)
    return document.finding("vocabulary-missing-label", span, key=where[-1], language=language)


def _differing_placeholders(
    table: Table, where: Where, row: Row, languages: tuple[str, ...]
) -> Iterator[Finding]:
    """The texts of a row whose placeholders differ from those of the first language, or cannot be filled."""
    may_be_filled = is_sentence if table.name == SENTENCES else is_plain
    first = _placeholders(row.get(languages[0]), may_be_filled)
    for language in languages:
        names = _placeholders(row.get(language), may_be_filled)
        if row.get(language) and (names != first or UNREADABLE in names):
            differing = ", ".join(sorted(names ^ first or names))
            yield table.document.finding("data-values", (*where, language), names=differing)


def _placeholders(text: object, may_be_filled: Callable[[str], bool]) -> set[str]:
    """The placeholders of a text or of its plurals, or the mark of one that cannot be filled."""
    texts = text if isinstance(text, dict) else {"other": text}
    if not isinstance(texts.get("other"), str):
        return set()
    if not all(may_be_filled(str(one)) for one in texts.values()):
        return {UNREADABLE}
    names, *others = [placeholders.names(str(texts[key])) for key in ("other", *texts)]
    return names if all(other <= names for other in others) else {UNREADABLE}


@table_rule("data-empty")
def empty(catalogue: Catalogue) -> Iterator[Finding]:
    """Every key of data/ has a value: a comma in unquoted text starts a new key."""
    languages = catalogue.vocabularies.languages
    for table in tables(catalogue):
        for where, row in table.mappings():
            for key, value in row.items():
                if value is None and key not in languages:
                    span = table.document.key_span((*where, key))
                    yield table.finding("data-empty", span, key=key)


@table_rule("typography-spaces", "typography-en", "typography-fr")
def label_typography(catalogue: Catalogue) -> Iterator[Finding]:
    """The texts of data/ follow the same typography as pages."""
    vocabularies = catalogue.vocabularies
    for table, language in product(tables(catalogue), vocabularies.languages):
        passages = [label.passage for label in table.labels if label.language == language]
        yield from faults(table.document, passages, corrections_of(vocabularies, language))


@table_rule(
    "text-bidi",
    "text-invisible",
    "text-control",
    "text-compatibility",
    "text-homoglyph",
    "text-stacked",
    "text-nfc",
    "text-mojibake",
    "text-markup",
    "text-formula",
    "text-quoted",
    "link-syntax",
    "link-host",
    "link-scheme",
    "link-http",
    "link-tracking",
    "vocabulary-unknown-term",
    "reference-kind",
    "reference-unknown",
)
def hygiene(catalogue: Catalogue) -> Iterator[Finding]:
    """The values of data/ are as clean as those of pages: characters, markup, addresses, references."""
    for table in tables(catalogue):
        for rule in HYGIENE:
            yield from rule(table)
        if table.name not in NOT_SHOWN:
            yield from markup.headlines(table)


@table_rule("provision-reading")
def readings_of_provisions(catalogue: Catalogue) -> Iterator[Finding]:
    """A provision says only what was read, and on which day."""
    for table in tables(catalogue):
        rows = table.document.data.items() if table.name.startswith(f"{FOLDER}/") else ()
        for key, row in rows:
            was_read = row["seen"] != NOT_READ
            if was_read != bool(row.get("says")) or was_read != bool(row.get("read")):
                span = table.document.key_span((key,))
                yield table.finding("provision-reading", span, value=row["seen"])


@table_rule("front-matter-length")
def lengths(catalogue: Catalogue) -> Iterator[Finding]:
    """No text of data/ is longer than the longest provision."""
    for table in tables(catalogue):
        for placed in table.values:
            length = len(placed.value)
            if length > LONGEST_LABEL:
                values = {"key": placed.where[-1], "characters": length, "most": LONGEST_LABEL}
                yield table.finding("front-matter-length", placed.where, **values)


@table_rule("link-host")
def exits(catalogue: Catalogue) -> Iterator[Finding]:
    """The exit leads to an address of the list; an adaptation names its own in overlay.yml."""
    allowed = [row["address"] for row in catalogue.vocabularies.table(EXITS).values()]
    for table in tables(catalogue):
        for placed in table.values:
            if placed.where[0] == EXIT and placed.value not in allowed:
                values = {"exit": placed.value, "allowed": ", ".join(allowed)}
                yield table.finding("link-host", placed.where, **values)


@table_rule("link-host")
def resolvers(catalogue: Catalogue) -> Iterator[Finding]:
    """Identifiers lead to an official resolver of the list."""
    document = table_model.read(catalogue.root, catalogue.vocabularies.file("resolvers"))
    for name, row in document.data.items():
        if not row["address"].startswith(RESOLVERS):
            values = {"resolver": row["address"], "allowed": ", ".join(RESOLVERS)}
            yield document.finding("link-host", (name, "address"), **values)


@table_rule("publisher-twice")
def names_of_agencies(catalogue: Catalogue) -> Iterator[Finding]:
    """No publisher has the name or the acronym of an agency that has a page."""
    document = table_model.read(catalogue.root, catalogue.vocabularies.file("publishers"))
    agencies = _names_of_agencies(catalogue)
    for key, row in document.data.items():
        for language in catalogue.vocabularies.languages:
            agency = agencies.get(_comparable(row.get(language) or ""))
            if agency:
                yield document.finding("publisher-twice", (key, language), agency=agency)


def _names_of_agencies(catalogue: Catalogue) -> dict[str, str]:
    """The names and the acronyms of the agencies that have a page, as they are compared → the page."""
    names: dict[str, str] = {}
    for entry in catalogue.of("agencies"):
        for language in entry.pages:
            acronym = entry.translated("acronym", language) or ""
            for name in (entry.title(language), acronym):
                names[_comparable(name)] = f"docs/{entry.ref}.md"
    names.pop("", None)
    return names


def _comparable(name: str) -> str:
    """A name without capitals, accents and signs."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


@table_rule("homepage-host")
def homepages(catalogue: Catalogue) -> Iterator[Finding]:
    """The own site of a publisher is on a host that is known as its own."""
    for table in tables(catalogue):
        yield from hosts.homepage_faults(table)


@table_rule("vocabulary-missing-label", "vocabulary-unknown-parent", "front-matter-ambiguous")
def terms(catalogue: Catalogue) -> Iterator[Finding]:
    """A term has a label, its parent exists, and its id is not resolved to another type by YAML."""
    vocabularies = catalogue.vocabularies
    for name in sorted(vocabulary_names()):
        document = table_model.read(catalogue.root, vocabularies.file(name))
        for key, row in document.data.items():
            if row.keys().isdisjoint(vocabularies.languages):
                yield _missing_label(document, (key,), vocabularies.default_language)
            above = vocabularies[name].lineage(row.get("parent", ""))
            if "parent" in row and (not above or key in above):
                where = (key, "parent")
                yield document.finding("vocabulary-unknown-parent", where, parent=row["parent"])
            if AMBIGUOUS.fullmatch(key) and not _is_quoted(document, key):
                span = document.key_span((key,))
                yield document.finding("front-matter-ambiguous", span, value=key)


def _is_quoted(document: Document, key: str) -> bool:
    """True if a key of a table is quoted."""
    span = document.key_span((key,))
    line = document.source.split("\n")[span.line - 1]
    return line[span.column - 1] in "'\""


@table_rule("language-unready", "language-incomplete", "language-ready")
def languages(catalogue: Catalogue) -> Iterator[Finding]:
    """A language that is not complete is published when it has the shares of the table of thresholds."""
    vocabularies = catalogue.vocabularies
    rows = table_model.read(catalogue.root, vocabularies.file("languages"))
    groups = _groups_of_texts(catalogue, rows)
    for language in set(vocabularies.languages) - set(vocabularies.complete):
        is_published = language in vocabularies.published
        rule = "language-unready" if is_published else "language-incomplete"
        lacking = list(_lacking(vocabularies, groups, language))
        for document, values in lacking:
            yield document.finding(rule, Span(), **values)
        if not lacking and not is_published:
            yield rows.finding("language-ready", rows.key_span((language,)), language=language)


GroupsOfTexts = dict[str, list[tuple[Document, Mapping[str, Any]]]]
"""The name of a table, or `pages` → its texts: the file of each, and what there is of it by language."""


def _groups_of_texts(catalogue: Catalogue, rows: Document) -> GroupsOfTexts:
    """The pages and the texts of all tables; the tables of a folder are one group."""
    groups: GroupsOfTexts = {"pages": [(rows, pages) for pages in catalogue.sources.values()]}
    for table in tables(catalogue):
        group = groups.setdefault(table_files.group(table.document.path), [])
        for _, row in table.texts(catalogue.vocabularies.complete):
            group.append((table.document, row))
    return groups


def _lacking(
    vocabularies: Vocabularies, groups: GroupsOfTexts, language: str
) -> Iterator[tuple[Document, dict[str, object]]]:
    """The groups of which a language has too few texts: the file and the values of each report."""
    thresholds = vocabularies.table("translation-thresholds")
    needed = {name: int(row["percent"]) for name, row in thresholds.items()}
    for name, texts in groups.items():
        have = sum(bool(row.get(language)) for _, row in texts)
        percent = needed.get(name, needed["others"])
        if 100 * have < percent * len(texts):
            values = {"have": have, "all": len(texts), "percent": percent}
            yield texts[0][0], {"name": name, "language": language, **values}
