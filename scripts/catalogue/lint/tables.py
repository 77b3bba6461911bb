"""The tables of data/: readable, complete in every language of the site, correctly typed."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.lint import characters, links, markup, reporters
from catalogue.lint.front_matter import AMBIGUOUS, unknown_values
from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage, PlacedLink, of_value
from catalogue.lint.table_shapes import ROWS_IN_USE, misshapen
from catalogue.lint.typography import corrections_of, faults
from catalogue.model import table_files
from catalogue.model.evidence import PageMeta
from catalogue.model.findings import Finding, Span
from catalogue.model.records import KINDS
from catalogue.model.studies import Studies, Study
from catalogue.model.types import InVocabulary, Part, Ref, marks, parts
from catalogue.model.vocabularies import DERIVED, SINGLE_LANGUAGE_KEYS
from catalogue.source import documents
from catalogue.source.documents import Document
from catalogue.source.loading import Catalogue
from catalogue.source.validation import FieldValue, build, field_values
from catalogue.source.yaml_positions import Where, walk

UNREADABLE = "{…"
NOT_SHOWN = ("rules", "checker-strings", "terms-to-avoid", "fields", "strings", "tasks")
"""Tables about markup, or of words to avoid; templates and reports escape what they take from them."""

LONGEST_LABEL = 1200
"""Characters; the texts of provisions are the longest."""

EXITS = ("www.bbc.com", "meteofrance.com", "www.google.com", "www.wikipedia.org", "weather.com")
"""The hosts that the exit may lead to: a reader who leaves in a hurry must not arrive at a page made to trap them."""


Label = tuple[str, Passage]
"""The language of a label, and the label."""


class TablePage(Page):
    """A table of data/ for the rules of pages: its values, and as headlines its labels."""

    @cached_property
    def values(self) -> list[FieldValue]:
        """Every value of the table."""
        if self.model is Study:
            return [
                value
                for key, row in self.document.data.items()
                for value in field_values(Study, row, (key,))
            ]
        rows = list(_mappings(self.document))
        pairs = ((where, *pair) for where, row in rows for pair in row.items())
        words = [
            FieldValue(value, (*where, key), ())
            for where, key, value in pairs
            if isinstance(value, str)
        ]
        lists = [
            ((*where, "practices"), refs)
            for where, row in rows
            if isinstance(refs := row.get("practices"), list)
        ]
        return words + [
            FieldValue(str(ref), (*key, n), (Ref("practices"),))
            for key, refs in lists
            for n, ref in enumerate(refs)
        ]

    @cached_property
    def links(self) -> list[PlacedLink]:
        """None: a table has no text."""
        return []

    @cached_property
    def headlines(self) -> list[Passage]:
        """The labels."""
        return [
            passage for _, passage in _labels(self.document, self.catalogue.vocabularies.languages)
        ]


HYGIENE = (
    characters.hidden_characters,
    characters.mixed_scripts,
    characters.composed,
    characters.mojibake,
    links.external,
)


def vocabulary_names() -> set[str]:
    """The vocabularies of the fields of records."""
    models: list[type[Part]] = [*KINDS.values(), Study]
    models += [
        part
        for model in KINDS.values()
        for info in model.model_fields.values()
        for part in parts(info.annotation)
    ]
    every = (mark for model in models for name in model.model_fields for mark in marks(model, name))
    return {mark.vocabulary for mark in every if isinstance(mark, InVocabulary)} - {*DERIVED} | {
        "publishers"
    }


def unreadable(root: Path) -> list[Finding]:
    """Every table exists, is valid YAML and has the expected structure; otherwise nothing else can be checked."""
    files = table_files.names(root / "data")
    findings: list[Finding] = []
    for name in sorted({*vocabulary_names(), *table_files.needed(), *files}):
        of_name = files.get(name) or [root / "data" / table_files.expected(name)]
        findings += _duplicates(root, name, of_name)
        findings += _unreadable(root, name, of_name[0])
    return findings


def _duplicates(root: Path, name: str, files: list[Path]) -> Iterator[Finding]:
    path, *others = [file.relative_to(root).as_posix() for file in files]
    for other in others:
        yield Finding(other, Span(), "data-duplicate", {"name": name, "path": path})


def _unreadable(root: Path, name: str, file: Path) -> Iterator[Finding]:
    if not file.is_file():
        path = file.relative_to(root).as_posix()
        yield Finding(path, Span(), "data-absent", {"path": path})
    elif not (document := _read(root, file)).readable:
        yield from document.findings
    elif name == "studies":
        yield from build(Studies, document)[1]
    else:
        for where in misshapen(name, document.data):
            yield document.finding("data-row", document.key_span(where), key=where[-1])
        lacking = [key for key in ROWS_IN_USE.get(name, ()) if key not in document.data]
        yield from (
            document.finding("front-matter-missing-key", document.span(), key=key)
            for key in lacking
        )


def labels(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Every term and text of data/ exists in each language of the site that is complete."""
    languages = catalogue.vocabularies.languages
    for document in _tables(catalogue.root):
        for where, row in _texts(document, languages):
            for language in catalogue.vocabularies.complete:
                if not str(row.get(language) or "").strip():
                    yield document.finding(
                        "vocabulary-missing-label",
                        document.key_span(where),
                        key=where[-1],
                        language=language,
                    )
            yield from _differing_values(document, where, row, languages)


def empty(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Every key of data/ has a value: a comma in unquoted text starts a new key."""
    for document in _tables(catalogue.root):
        for where, row in _mappings(document):
            for key in (
                key
                for key, value in row.items()
                if value is None and key not in catalogue.vocabularies.languages
            ):
                yield document.finding("data-empty", document.key_span((*where, key)), key=key)


def label_typography(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """The texts of data/ follow the same typography as pages."""
    for (document, of_table), language in product(
        labelled(catalogue), catalogue.vocabularies.languages
    ):
        passages = [passage for name, passage in of_table if name == language]
        yield from faults(document, passages, corrections_of(catalogue.vocabularies, language))


def hygiene(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """The values of data/ are as clean as those of pages: characters, markup, formulas, addresses, lengths."""
    for document in _tables(catalogue.root):
        name = PurePosixPath(document.path).stem
        page = TablePage(
            catalogue, document, "", document.path, "", Study if name == "studies" else PageMeta
        )
        rules = (*HYGIENE, unknown_values, *(() if name in NOT_SHOWN else (markup.headlines,)))
        yield from (finding for rule in rules for finding in rule(page))
        for placed in page.values:
            if (length := len(placed.value)) > LONGEST_LABEL:
                values = {"key": placed.where[-1], "characters": length, "most": LONGEST_LABEL}
                yield document.finding("front-matter-length", placed.where, **values)
            if placed.where[0] == "exit-address" and not placed.value.startswith(
                tuple(f"https://{host}/" for host in EXITS)
            ):
                yield document.finding(
                    "link-host", placed.where, exit=placed.value, allowed=", ".join(EXITS)
                )


def labelled(catalogue: Catalogue) -> Iterator[tuple[Document, list[Label]]]:
    """Every table of data/ with its labels."""
    for document in _tables(catalogue.root):
        yield document, list(_labels(document, catalogue.vocabularies.languages))


def _labels(document: Document, languages: tuple[str, ...]) -> Iterator[Label]:
    """The labels of a table that stand on one line."""
    lines = document.source.split("\n")
    for (where, row), language in product(_texts(document, languages), languages):
        span, label = document.span((*where, language)), row.get(language)
        raw = lines[span.line - 1][span.column - 1 :][: span.length]
        if isinstance(label, str) and len(raw.strip("\"'")) >= len(label):
            yield language, of_value(raw, span, str(where[-1]))


def terms(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A term has a label, its parent exists, and its id is not resolved to another type by YAML."""
    vocabularies = catalogue.vocabularies
    for name in sorted(vocabulary_names()):
        document = _read(catalogue.root, vocabularies.file(name))
        for key, row in document.data.items():
            span = document.key_span((key,))
            if row.keys().isdisjoint(vocabularies.languages):
                yield document.finding(
                    "vocabulary-missing-label",
                    span,
                    key=key,
                    language=vocabularies.default_language,
                )
            above = vocabularies[name].lineage(row.get("parent", ""))
            if "parent" in row and (not above or key in above):
                yield document.finding(
                    "vocabulary-unknown-parent", (key, "parent"), parent=str(row["parent"])
                )
            if (
                AMBIGUOUS.fullmatch(key)
                and document.source.split("\n")[span.line - 1][span.column - 1] not in "'\""
            ):
                yield document.finding("front-matter-ambiguous", span, value=key)


def table(root: Path, name: str) -> Document:
    """A table with the positions of its keys and values."""
    return _read(root, table_files.path(root / "data", name))


def _read(root: Path, file: Path) -> Document:
    """A table by its file; cached until the file changes."""
    return _table(file, file.relative_to(root).as_posix(), file.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _table(file: Path, path: str, changed: int) -> Document:
    return documents.read_table(file, path)


def languages(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """A language that is not complete is published when it has the shares of data/language/translation-thresholds.yml."""
    vocabularies, rows = catalogue.vocabularies, table(catalogue.root, "languages")
    needed = {
        name: int(row["percent"])
        for name, row in vocabularies.table("translation-thresholds").items()
    }
    texts: dict[str, list[tuple[Document, Any]]] = {
        "pages": [(rows, versions) for versions in catalogue.sources.values()]
    }
    for document in _tables(catalogue.root):
        of_table = texts.setdefault(table_files.group(document.path), [])
        of_table += [(document, row) for _, row in _texts(document, vocabularies.complete)]
    for language in set(vocabularies.languages) - set(vocabularies.complete):
        rule, ready = (
            "language-unready" if language in vocabularies.published else "language-incomplete",
            True,
        )
        for name, of_table in texts.items():
            have, percent = (
                sum(bool(row.get(language)) for _, row in of_table),
                needed.get(name, needed["others"]),
            )
            if 100 * have < percent * len(of_table):
                values = {
                    "name": name,
                    "language": language,
                    "have": have,
                    "all": len(of_table),
                    "percent": percent,
                }
                yield of_table[0][0].finding(rule, Span(), **values)
                ready = False
        if ready and language not in vocabularies.published:
            yield rows.finding("language-ready", rows.key_span((language,)), language=language)


def _tables(root: Path) -> Iterator[Document]:
    """Every table of a repository."""
    return (_read(root, files[0]) for files in table_files.names(root / "data").values())


def _mappings(document: Document) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every mapping in a table, with its path."""
    return ((where, value) for where, value in walk(document.data) if isinstance(value, dict))


def _texts(
    document: Document, languages: tuple[str, ...]
) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every mapping in a table that has a text by language."""
    rows = (
        (where, row)
        for where, row in _mappings(document)
        if where and where[-1] not in SINGLE_LANGUAGE_KEYS
    )
    return ((where, row) for where, row in rows if any(language in row for language in languages))


def _differing_values(
    document: Document, where: Where, row: dict[str, Any], languages: tuple[str, ...]
) -> Iterator[Finding]:
    """Placeholders of a text are the same in all languages."""
    first = _fields(row.get(languages[0]))
    for language in languages:
        names = _fields(row.get(language))
        if row.get(language) and (names != first or UNREADABLE in names):
            yield document.finding(
                "data-values", (*where, language), names=", ".join(sorted(names ^ first or names))
            )


def _fields(words: object) -> set[str]:
    """The placeholders of a text, or the mark of one with a format, or without its end."""
    if isinstance(words, dict):
        return _fields(words.get("other"))
    if not isinstance(words, str):
        return set()
    return reporters.fields(words) if reporters.is_plain(words) else {UNREADABLE}
