"""Advice that can harm has its safeguard beside it and cites its source: data/language/safety.yml.

A statement is of a class if it has a trigger in any of its languages, and then each language is judged: what
protects in one protects in the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.lint import statements, table_model
from catalogue.lint.page_model import Page, versions
from catalogue.lint.registry import page_rule, table_rule
from catalogue.lint.statements import CARD, SHEETS, Key, Statement
from catalogue.model.findings import Finding
from catalogue.model.memo import once
from catalogue.model.safety import (
    TABLE,
    Safeguard,
    SafetyClass,
    cites,
    has_words,
    safety_classes,
)
from catalogue.source.catalogue import Catalogue


@dataclass(frozen=True)
class Fault:
    """What a statement of a class lacks: a safeguard, or the source if there is none here."""

    statement: Statement
    safety_class: SafetyClass
    safeguard: Safeguard | None = None
    moment: str | None = None
    """That of a card which needs the safeguard whatever it says."""

    step: str | None = None
    """The step that a card or a situation names, from whose norm it has the class."""

    def place(self, page: Page) -> str:
        """The place by which an exception names it."""
        return f"{page.ref}#{self.statement.anchor}"


@dataclass(frozen=True)
class Concern:
    """A statement that is of a class in some language, and whether its head, the norm, is."""

    key: Key
    safety_class: SafetyClass
    is_norm: bool


@page_rule("safety-safeguard", "safety-source")
def safeguards(page: Page) -> Iterator[Finding]:
    """Each statement of a class has the safeguards beside it, and a norm of a class cites its source."""
    for fault in _faults(page):
        if fault.place(page) not in fault.safety_class.exempt:
            yield _finding(page, fault)


@table_rule("safety-exception")
def exceptions(catalogue: Catalogue) -> Iterator[Finding]:
    """Each exception is needed: without it there would be a finding at its place."""
    document = table_model.read(catalogue.root, catalogue.vocabularies.file(TABLE))
    for name, safety_class in safety_classes(catalogue.vocabularies).items():
        for number, exception in enumerate(safety_class.exceptions):
            if not _is_needed(catalogue, safety_class, exception.place):
                where = (name, "exceptions", number, "place")
                yield document.finding("safety-exception", where, place=exception.place)


def _is_needed(catalogue: Catalogue, safety_class: SafetyClass, place: str) -> bool:
    """True if a statement at a place has a fault of a class in some language."""
    name = place.partition("#")[0]
    pages = versions(catalogue, name) if name in catalogue.sources else []
    return any(
        fault.safety_class == safety_class and fault.place(page) == place
        for page in pages
        for fault in _faults(page)
    )


def _faults(page: Page) -> Iterator[Fault]:
    """Everything that the statements of a page lack, exceptions included."""
    own = statements.by_language(page.catalogue, page.ref).get(page.language, {})
    if page.layout in SHEETS and own:
        yield from _faults_of_sheet(page, next(iter(own.values())))
    for concern in _concerns(page.catalogue, page.ref):
        if concern.key in own:
            yield from _faults_of(own[concern.key], concern, page.language)


@once
def _concerns(catalogue: Catalogue, name: str) -> list[Concern]:
    """The statements of a page that are of a class in any of its languages."""
    concerns: list[Concern] = []
    for key, versions_of in _aligned(statements.by_language(catalogue, name)).items():
        texts = {language: one.text for language, one in versions_of.items()}
        heads = {language: one.head for language, one in versions_of.items()}
        for safety_class in safety_classes(catalogue.vocabularies).values():
            if _is_about(safety_class, texts):
                concerns.append(Concern(key, safety_class, _is_about(safety_class, heads)))
    return concerns


def _aligned(by_language: dict[str, dict[Key, Statement]]) -> dict[Key, dict[str, Statement]]:
    """Each statement in the languages that have it."""
    aligned: dict[Key, dict[str, Statement]] = {}
    for language, of_language in by_language.items():
        for key, statement in of_language.items():
            aligned.setdefault(key, {})[language] = statement
    return aligned


def _faults_of_sheet(page: Page, first: Statement) -> Iterator[Fault]:
    """What a card needs at its moment, and a card or a situation for the steps that it names."""
    header = (page.original or page).document.data
    if page.layout == CARD:
        yield from _faults_of_moment(page, first, str(header.get("moment")))
    for step in dict.fromkeys(map(str, header.get("steps") or ())):
        for concern in _norms(page.catalogue, step):
            for fault in _faults_of(first, concern, page.language):
                yield replace(fault, step=step)


def _faults_of_moment(page: Page, first: Statement, moment: str) -> Iterator[Fault]:
    """What a card lacks that is needed at its moment."""
    for safety_class in safety_classes(page.catalogue.vocabularies).values():
        for safeguard in safety_class.safeguards if moment in safety_class.moments else ():
            if not _protects(safeguard, first, page.language):
                yield Fault(first, safety_class, safeguard, moment=moment)


@once
def _norms(catalogue: Catalogue, step: str) -> list[Concern]:
    """The classes of the norm of a step, without what only norms need."""
    practice, _, anchor = step.partition("/")
    name = f"practices/{practice}"
    concerns = _concerns(catalogue, name) if name in catalogue.sources else ()
    norms = [concern for concern in concerns if concern.is_norm and concern.key[0] == anchor]
    return [replace(concern, is_norm=False) for concern in norms]


def _is_about(safety_class: SafetyClass, texts: dict[str, str]) -> bool:
    """True if a text has a trigger of a class in one of its languages."""
    return any(safety_class.is_about(text, language) for language, text in texts.items())


def _faults_of(statement: Statement, concern: Concern, language: str) -> Iterator[Fault]:
    """What a statement of a class lacks; what only norms need is asked of norms."""
    of = concern.safety_class
    for safeguard in of.safeguards:
        is_needed = concern.is_norm or not safeguard.norms
        if is_needed and not _protects(safeguard, statement, language):
            yield Fault(statement, of, safeguard)
    if concern.is_norm and of.sources and not cites(statement.basis, of.sources):
        yield Fault(statement, of)


def _protects(safeguard: Safeguard, statement: Statement, language: str) -> bool:
    """True if a safeguard stands beside a statement, in words or in its basis."""
    words = safeguard.words.get(language)
    if words is None or cites(statement.basis, safeguard.provisions):
        return True
    return has_words(statement.whole if safeguard.anywhere else statement.beside, words)


def _finding(page: Page, fault: Fault) -> Finding:
    """The finding of a fault, with the words of its class in every language."""
    of = fault.safety_class
    values: dict[str, str | None] = {f"name_{language}": text for language, text in of.name.items()}
    values |= {f"protects_{language}": text for language, text in of.protects.items()}
    values |= {f"example_{language}": text for language, text in of.example.items()}
    if fault.safeguard is None:
        sources = ", ".join(of.sources)
        return page.finding("safety-source", fault.statement.span, sources=sources, **values)
    values |= {f"wanted_{language}": text for language, text in fault.safeguard.wanted.items()}
    values |= {"moment": fault.moment, "step": fault.step}
    return page.finding("safety-safeguard", fault.statement.span, **values)
