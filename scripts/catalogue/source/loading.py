"""docs/ → Catalogue: the records in all their languages, the ordinary pages, and the findings of reading."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.model import identifiers
from catalogue.model.findings import Finding, Span
from catalogue.model.records import KINDS, Record, translatable_fields
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import documents, validation
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.files import is_portable
from catalogue.source.made_addresses import is_made
from catalogue.source.originals import original_language, shared_keys
from catalogue.source.own_records import mark_if_own, own_files
from catalogue.source.review_days import set_review_days
from catalogue.source.state_pages import add_state_pages
from catalogue.source.term_pages import add_term_pages

Read = Callable[[Path, str], Document]
"""Reads the page in a file, given its path in the repository."""

Versions = dict[str, Document]
"""A page in each of its languages."""


@dataclass(frozen=True, order=True)
class PageName:
    """The folder of a page below docs/ ('' for docs/ itself), and its name without language and suffix."""

    folder: str
    name: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.name}".lstrip("/")


def load(
    root: Path, read: Read = documents.read, vocabularies: Vocabularies | None = None
) -> Catalogue:
    """Read `docs/` and `data/` of a repository; vocabularies that were read before are used again."""
    catalogue = Catalogue(root, vocabularies or Vocabularies(root / "data"))
    for page_name, versions in sorted(_read_pages(catalogue, read).items()):
        catalogue.sources[str(page_name)] = versions
        for page in versions.values():
            catalogue.findings += page.findings
        if page_name.folder in KINDS and page_name.name != "index":
            catalogue.record_names.add(str(page_name))
            _add_record(catalogue, page_name, versions)
        else:
            catalogue.pages[str(page_name)] = versions
    set_review_days(catalogue)
    add_term_pages(catalogue)
    add_state_pages(catalogue)
    return catalogue


def _read_pages(catalogue: Catalogue, read: Read) -> dict[PageName, Versions]:
    """Every page of docs/ in its languages: first the default one, then the others by their codes."""
    root, docs = catalogue.root, catalogue.root / "docs"
    languages, default = catalogue.vocabularies.languages, catalogue.vocabularies.default_language
    pages: dict[PageName, Versions] = {}
    # The search does not follow symbolic links to folders.
    for file in [*sorted(docs.rglob("*.md")), *own_files(catalogue)]:
        path = PurePosixPath(*file.relative_to(root).parts[1:])
        name, _, suffix = file.stem.partition(".")  # x.fr.md is x in French
        language = suffix or default
        if not is_portable(path.as_posix()) or language not in languages:
            continue  # the rule of file names says so
        if is_made(path.as_posix()):
            continue  # so does that of collisions
        if file.is_file() and not file.is_symlink():
            folder = path.as_posix().rpartition("/")[0]
            versions = pages.setdefault(PageName(folder, name), {})
            versions[language] = read(file, file.relative_to(root).as_posix())
    return {page_name: _default_first(versions, default) for page_name, versions in pages.items()}


def _default_first(versions: Versions, default: str) -> Versions:
    """The versions of a page with the default language first: file names sort x.fr.md before x.md."""
    return dict(sorted(versions.items(), key=lambda version: version[0] != default))


def _add_record(catalogue: Catalogue, page_name: PageName, versions: Versions) -> None:
    """Add the record of some pages, if its original can be read, and the findings of all of them."""
    model = KINDS[page_name.folder]
    original = original_language(model, versions)
    page = versions[original]
    if not page.readable:
        return
    if original != catalogue.vocabularies.default_language and not shared_keys(model, page):
        catalogue.findings.append(page.finding("translation-orphan", Span()))
        return
    record, findings = validation.build(model, page)
    catalogue.findings += findings
    usable = {language: page for language, page in versions.items() if page.readable}
    for language, translation in usable.items():
        if language != original:
            catalogue.findings += _translation_findings(model, translation)
    if isinstance(record, Record):
        words = {language: _words(model, page) for language, page in usable.items()}
        entry = Entry(page_name.folder, page_name.name, record, original, usable, words)
        mark_if_own(catalogue, entry)
        resolvers = catalogue.vocabularies.table("resolvers")
        entry.derived = identifiers.addresses(resolvers, entry.identifiers, entry.languages)
        catalogue.entries[entry.ref] = entry


def _translation_findings(model: type[Record], page: Document) -> list[Finding]:
    """The findings of the front matter of a translation."""
    _, findings = validation.build(validation.translation_model(model), page)
    return [_as_neutral(model, finding) for finding in findings]


def _as_neutral(model: type[Record], finding: Finding) -> Finding:
    """A field that languages share has its own rule in a translation: it belongs to the original."""
    key = finding.values.get("key")
    if finding.rule != "front-matter-unknown-key" or key not in model.model_fields:
        return finding
    return Finding(finding.path, finding.span, "translation-neutral-key", {"key": str(key)})


def _words(model: type[Record], page: Document) -> dict[str, Any]:
    """The translatable fields of a page."""
    values = {name: page.data.get(name) for name in translatable_fields(model)}
    return {name: value for name, value in values.items() if isinstance(value, str)}
