"""Rules of overlay.yml: what an adaptation may say, what it must say, and what it cannot change."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.lint import markup
from catalogue.lint.hosts import host_fault
from catalogue.lint.registry import table_rule
from catalogue.lint.table_model import Table
from catalogue.model.contrast import LEAST
from catalogue.model.findings import Finding, Span
from catalogue.model.overlay import FILE, LARGEST, Overlay
from catalogue.model.schemes import faint
from catalogue.source import documents
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.validation import build
from catalogue.source.yaml_positions import Where, walk

TABLE = "overlay"
"""The name of the file among tables."""

FIXED = {
    "levels": "levels",
    "level": "levels",
    "marks": "levels",
    "recognition": "levels",
    "recognized": "levels",
    "members": "levels",
    "membership": "levels",
    "endorsement": "endorsement",
    "endorsed": "endorsement",
    "endorsed_by": "endorsement",
    "approved": "endorsement",
    "no_endorsement": "endorsement",
    "help": "help",
    "exit": "help",
    "no_exit": "help",
    "safety": "help",
    "strings": "sentences",
    "texts": "sentences",
    "footer": "sentences",
    "style": "sentences",
    "css": "sentences",
    "script": "sentences",
    "scripts": "sentences",
    "html": "sentences",
    "templates": "sentences",
}
"""A key by which somebody might try to change what is not theirs → what that is."""

CLAIM = re.compile(
    r"\b(?:(?:is |was |are )?(?:endorsed|approved|validated|certified|recogni[sz]ed|accredited) by"
    r"|official (?:toolkit|site|website|version)|on behalf of (?:ICAT|the United Nations)"
    r"|(?:approuvé|validé|certifié|reconnu|agréé)e?s? par"
    r"|(?:référentiel|site|version) officiel(?:le)?|au nom (?:de l’ICAT|du Groupe|des Nations Unies))",
    re.IGNORECASE,
)
"""Words that say, or sound as if they said, that somebody has endorsed the site."""


def unusable(root: Path) -> list[Finding]:
    """Why overlay.yml cannot be used: nothing else is checked then, and nothing is built."""
    file = root / FILE
    if file.is_symlink():
        return [Finding(FILE, Span(), "page-symlink", {})]
    if not file.is_file():
        return []
    if file.stat().st_size > LARGEST:
        size, most = file.stat().st_size // 1024, LARGEST // 1024
        return [Finding(FILE, Span(), "page-size", {"size": str(size), "most": str(most)})]
    document = documents.read_table(file, FILE)
    if not document.readable:
        return document.findings
    return faults_of(document)


def faults_of(document: Document) -> list[Finding]:
    """What is wrong with the form of the file, and what of it is not for an adaptation to change."""
    return list(_fixed(document)) or build(Overlay, document)[1]


def _fixed(document: Document) -> Iterator[Finding]:
    """The keys that would change what is not for an adaptation to change."""
    for key in document.data:
        what = FIXED.get(key)
        if what:
            span = document.key_span((key,))
            yield document.finding("overlay-fixed", span, key=key, **{what: key})


def _table(catalogue: Catalogue) -> Table | None:
    """The file among tables; None where there is none."""
    file = catalogue.root / FILE
    if not file.is_file():
        return None
    return Table(catalogue, documents.read_table(file, FILE), TABLE)


@table_rule("overlay-name")
def names(catalogue: Catalogue) -> Iterator[Finding]:
    """A site with a name of its own says who answers for it, and does not take the name of the toolkit."""
    table, overlay = _table(catalogue), catalogue.vocabularies.overlay
    if table is None:
        return
    if overlay.name and not overlay.hosts:
        yield table.finding("overlay-name", table.document.key_span(("name",)), lacking="hosts")
    if not overlay.name:
        for key in ("hosts", "short_name", "short_host", "disclaimer", "positions"):
            if key in table.document.data:
                yield table.finding("overlay-name", table.document.key_span((key,)), needs=key)
    for language, name in (overlay.name or {}).items():
        if name.casefold() in _names_of_toolkit(catalogue):
            yield table.finding("overlay-name", ("name", language), taken=name)


def _names_of_toolkit(catalogue: Catalogue) -> set[str]:
    """The names of the toolkit in all languages."""
    vocabularies = catalogue.vocabularies
    return {vocabularies.toolkit_name(name).casefold() for name in vocabularies.languages}


@table_rule("overlay-claim")
def claims(catalogue: Catalogue) -> Iterator[Finding]:
    """Nothing in the file says that somebody has endorsed the site, or recognizes what is in it."""
    table = _table(catalogue)
    for placed in table.values if table else ():
        claim = CLAIM.search(placed.value)
        if claim and table:
            yield table.finding("overlay-claim", placed.where, words=claim[0])


@table_rule("overlay-language")
def languages(catalogue: Catalogue) -> Iterator[Finding]:
    """Each text of the file is there in every language of the site, and in no other."""
    table = _table(catalogue)
    if table is not None:
        yield from _chosen_languages(table)
        for where, texts in _by_language(table.document):
            yield from _languages_of(table, where, texts)


def _chosen_languages(table: Table) -> Iterator[Finding]:
    """The languages that a site cannot have, and the first one if it is left out."""
    vocabularies = table.catalogue.vocabularies
    chosen = vocabularies.overlay.languages or vocabularies.published
    for number, name in enumerate(chosen):
        if name not in vocabularies.published:
            yield table.finding("overlay-language", ("languages", number), unknown=name)
    first = vocabularies.default_language
    if first not in chosen:
        yield table.finding("overlay-language", ("languages",), first=first)


def _languages_of(table: Table, where: Where, texts: dict[str, Any]) -> Iterator[Finding]:
    """The languages in which a text is missing, and those that the site does not have."""
    vocabularies = table.catalogue.vocabularies
    for language in vocabularies.published:
        if language not in texts:
            span = table.document.key_span(where)
            yield table.finding("overlay-language", span, missing=language)
    for language in sorted(texts.keys() - set(vocabularies.languages)):
        yield table.finding("overlay-language", (*where, language), unknown=language)


def _by_language(document: Document) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every mapping of the file whose keys are languages."""
    for where, value in walk(document.data):
        if isinstance(value, dict) and value and all(len(str(key)) == 2 for key in value):
            yield where, value


@table_rule("overlay-contrast")
def contrasts(catalogue: Catalogue) -> Iterator[Finding]:
    """The text of the frame can be read on its ground, in the light and in the dark (WCAG 2.2, AA)."""
    table = _table(catalogue)
    for one in faint(catalogue.vocabularies.overlay.colours) if table else ():
        values = {"colour": one.colour, "ground": one.ground, "contrast": f"{one.contrast:.1f}"}
        where = ("colours", one.scheme, one.field)
        if table:
            yield table.finding("overlay-contrast", where, least=LEAST, **values)


@table_rule("link-host", "reference-unknown")
def whereabouts(catalogue: Catalogue) -> Iterator[Finding]:
    """Addresses of the file are whole and on plain hosts, and positions are on records that exist."""
    table = _table(catalogue)
    if table is not None:
        yield from host_faults(table.document)
    for number, position in enumerate(catalogue.vocabularies.overlay.positions):
        if table and position.record not in catalogue.record_names:
            where = ("positions", number, "record")
            yield table.finding("reference-unknown", where, target=position.record)


def host_faults(document: Document) -> Iterator[Finding]:
    """What is wrong with the hosts of the addresses of the file."""
    for where, value in walk(document.data):
        fault = host_fault(value) if isinstance(value, str) and "://" in value else {}
        if fault:
            yield document.finding("link-host", where, **fault)


@table_rule("text-markup", "text-formula", "text-quoted")
def plain_words(catalogue: Catalogue) -> Iterator[Finding]:
    """The texts of the file are plain words."""
    table = _table(catalogue)
    if table:
        yield from markup.headlines(table)
