"""What agencies say themselves, as it stands: the last copy of the file of each, unless it was gone.

A declaration is the word of its agency alone, and only if it was fetched from a domain that the record of
the agency names. A yes is given to words: if the toolkit changes them, it counts no more until the agency
has seen the new ones. A no stays.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from catalogue.model.declarations import (
    Answer,
    Declaration,
    Kept,
    is_own_address,
    kept_declarations,
)
from catalogue.model.memo import once
from catalogue.model.records import Agency
from catalogue.recognition.speakers import may_count
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, head_of

Standing = Literal["stands", "gone", "foreign", "broken"]
"""Of a copy: it stands; the file was gone; it is of another host or agency; its bytes are others."""

CONSENT = ("recognizes", "in-part")
"""The answers that are given to words."""


@dataclass(frozen=True)
class Declared:
    """An answer of an agency, and where and when it was given."""

    agency: str
    answer: Answer
    date: str
    """The day of the declaration."""

    address: str
    fetched: str
    """The day on which this copy of it was fetched."""

    digest: str
    has_same_words: bool
    """True if the toolkit still has the words to which the answer was given."""

    @property
    def choice(self) -> str:
        """What it says: recognizes, in-part, does-not, otherwise or withdraws."""
        return self.answer.answer

    @property
    def is_consent(self) -> bool:
        """True for a yes, to the whole or to a part."""
        return self.choice in CONSENT

    @property
    def counts(self) -> bool:
        """True for a yes to the whole, in the words of today."""
        return self.choice == "recognizes" and self.has_same_words

    @property
    def ends_claims(self) -> bool:
        """True if what editors read in the texts of the agency gives way to it."""
        return self.choice != "recognizes"


def has_declarations(catalogue: Catalogue) -> bool:
    """True if some agency has ever declared something."""
    return bool(kept_declarations(catalogue.vocabularies))


@once
def standing_declarations(catalogue: Catalogue) -> dict[str, tuple[Kept, Declaration]]:
    """The last copy and the declaration of each agency whose declaration stands."""
    standing = {}
    for agency, kept in kept_declarations(catalogue.vocabularies).items():
        last = kept[-1]
        if last.declaration and standing_of(catalogue, agency, last) == "stands":
            standing[agency] = (last, last.declaration)
    return standing


def standing_of(catalogue: Catalogue, agency: str, kept: Kept) -> Standing:
    """Whether a copy is what an agency said on its own host."""
    entry = catalogue.get("agencies", agency)
    if kept.copy.digest is None:
        return "gone"
    if entry is None or not isinstance(entry.record, Agency) or not may_count(catalogue, agency):
        return "foreign"
    if not is_own_address(entry.record, kept.copy.address):
        return "foreign"
    return "stands" if kept.declaration else "broken"


def declared_on(catalogue: Catalogue, subject: str) -> tuple[Declared, ...]:
    """What agencies say themselves of a practice, a step or a resource, by their ids."""
    return _by_subject(catalogue).get(subject, ())


@once
def _by_subject(catalogue: Catalogue) -> dict[str, tuple[Declared, ...]]:
    """Every answer that stands, by what it is on today."""
    found: dict[str, list[Declared]] = defaultdict(list)
    for agency, (kept, declaration) in standing_declarations(catalogue).items():
        for answer in declaration.answers:
            subject = subject_today(catalogue, answer.on)
            if subject:
                said = _declared(catalogue, agency, kept, declaration, answer, subject)
                found[subject].append(said)
    return {subject: tuple(answers) for subject, answers in found.items()}


def _declared(
    catalogue: Catalogue,
    agency: str,
    kept: Kept,
    declaration: Declaration,
    answer: Answer,
    subject: str,
) -> Declared:
    return Declared(
        agency=agency,
        answer=answer,
        date=declaration.date,
        address=kept.copy.address,
        fetched=kept.copy.day,
        digest=kept.copy.digest or "",
        has_same_words=_has_same_words(catalogue, answer, subject),
    )


def subject_today(catalogue: Catalogue, subject: str) -> str:
    """What is called so today: a practice, a step or a resource by its present or a former id; or ''."""
    ref, _, item = subject.partition("#")
    entry = catalogue.entries.get(_refs_today(catalogue).get(ref, ref))
    if entry is None or not entry.is_recognizable:
        return ""
    if not item:
        return entry.ref
    for field in FIELDS.values():
        for part in entry.items(field):
            if item in (part.id, *part.formerly):
                return f"{entry.ref}#{part.id}"
    return ""


@once
def _refs_today(catalogue: Catalogue) -> dict[str, str]:
    """Former reference → the present one."""
    return {old: entry.ref for entry in catalogue.entries.values() for old in entry.former_refs}


def words_of(catalogue: Catalogue, subject: str, language: str) -> str:
    """The words to which an agency answers, with plain spaces, by which they are compared."""
    return _plain(printed_words_of(catalogue, subject, language))


def printed_words_of(catalogue: Catalogue, subject: str, language: str) -> str:
    """The words of a practice, a step or a resource to which an agency answers; '' if it has none."""
    ref, _, item = subject.partition("#")
    entry = catalogue.entries[ref]
    if language not in entry.pages:
        return ""
    if item:
        return head_of(catalogue, entry, item, language, _field_of(entry, item))
    if entry.kind == "resources":
        return entry.title(language)
    return f"{entry.title(language)}. {entry.summary(language)}"


def _field_of(entry: Entry, item: str) -> str:
    """The field that has an item: steps or pitfalls."""
    ids = {part.id for part in entry.items("steps")}
    return "steps" if item in ids else "pitfalls"


def _has_same_words(catalogue: Catalogue, answer: Answer, subject: str) -> bool:
    """True if all words of an answer are those of today; of an answer without words nothing can change."""
    words = answer.words.items()
    return all(_plain(text) == words_of(catalogue, subject, language) for language, text in words)


def _plain(text: str) -> str:
    """Words with single spaces: their sort is a matter of typography."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


@dataclass(frozen=True)
class FoundDeclaration:
    """What was found of the declaration of an agency on a day, and how many answers it has."""

    agency: str
    day: str
    event: str
    answers: int


def found_declarations(catalogue: Catalogue) -> Iterator[FoundDeclaration]:
    """What was found of all declarations, by agency and day."""
    for agency, kept in kept_declarations(catalogue.vocabularies).items():
        for number, item in enumerate(kept):
            event = found_event(kept[number - 1] if number else None, item)
            answers = len(item.declaration.answers) if item.declaration else 0
            yield FoundDeclaration(agency, item.copy.day, event, answers)


def found_event(earlier: Kept | None, later: Kept) -> str:
    """What happened between two copies."""
    if later.copy.digest is None:
        return "gone"
    if earlier is None:
        return "first"
    return "again" if earlier.copy.digest is None else "changed"
