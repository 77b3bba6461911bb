"""The practices and the steps of an edition: their words, their levels, and what they rest on.

An edition keeps them as they were on its day. What an older edition did not keep is None.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from catalogue.model.memo import once
from catalogue.model.types import Part
from catalogue.recognition.claims import Claim, basis_claims
from catalogue.recognition.declared_claims import DECLARED
from catalogue.recognition.judgements import head_of_practice
from catalogue.recognition.levels import StepRecognition, recognize_record, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.raw_sections import RawSection, raw_sections
from catalogue.source.step_names import former_steps
from catalogue.source.steps import head_of
from catalogue.source.translations import section_id

ByLanguage = dict[str, str]
Level = Literal["all", "several", "few", "none"]
Head = Annotated[str, Field(min_length=1, max_length=1000)]

HOW = "how"
"""The section whose list has the steps."""


class KeptClaim(Part):
    """A document or a provision that was compared with a practice or a step, and what came of it."""

    document: str
    """Its record: kind/id."""

    provision: str = ""
    """The provision, if it is one: instrument/id."""

    where: str = ""
    """The place in the document."""

    agencies: list[str] = Field(default_factory=list)
    """In whose name it speaks; nobody for law."""

    says: str = ""
    """What it says compared with the head of the step; for a practice, whether it treats the practice.

    Nothing for what an agency declares itself, whose document is the record of the agency.
    """

    seen: str
    """How far it was read."""

    date: str = ""
    position: str = "recognizes"
    reason: str = ""
    """Why it does not count as recognition: `law` and `soft-law` for the axis of law; '' if it counts."""

    @property
    def is_law(self) -> bool:
        """True for what stands on the axis of law."""
        return self.reason in ("law", "soft-law")

    @property
    def is_declared(self) -> bool:
        """True for what an agency declares itself."""
        return self.seen == DECLARED


class KeptStep(Part):
    """A step as an edition keeps it; its head is under the code of each language of that time."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Head]

    level: Level
    short: ByLanguage | None = None
    text: ByLanguage | None = None
    """Markdown: the head and the guidance. Links are those of the page of the practice."""

    who: list[str] | None = None
    moment: str | None = None
    agencies: list[str] | None = None
    """The agencies that are counted."""

    law: list[str] | None = None
    """The provisions that bind their parties: instrument/id."""

    evidence: list[KeptClaim] | None = None
    formerly: list[str] | None = None
    """Its former names: practices/x#step."""

    @property
    def heads(self) -> ByLanguage:
        """Its head in each language."""
        return dict(self.__pydantic_extra__)


class KeptSection(Part):
    """A section of the text of a practice, in each language; of the steps only what stands around them."""

    title: ByLanguage
    text: ByLanguage


class KeptPractice(Part):
    """A practice as an edition keeps it, without its steps."""

    name: ByLanguage
    summary: ByLanguage
    formerly: list[str] = Field(default_factory=list)
    level: Level
    mark: str
    """The name of the drawing of the level: `few-open` if the words were not read."""

    agencies: list[str] = Field(default_factory=list)
    law: list[str] = Field(default_factory=list)
    """The provisions that bind their parties, of the practice as a whole and of its steps."""

    evidence: list[KeptClaim] = Field(default_factory=list)
    """What speaks for the practice as a whole."""

    effect: dict[str, str] = Field(default_factory=dict)
    reviewed: str
    modified: str = ""
    """The day of its last change."""

    withdrawn: str = ""
    """The day on which it was withdrawn."""

    sections: dict[str, KeptSection]


@once
def kept_steps(catalogue: Catalogue) -> dict[str, KeptStep]:
    """Every step of today as an edition keeps it, by its name: practices/x#step."""
    steps = {}
    for entry in catalogue.of("practices"):
        texts = texts_of_steps(catalogue, entry)
        for number, item in enumerate(step_recognitions(catalogue, entry.ref)):
            text = {name: items[number] for name, items in texts.items() if number < len(items)}
            steps[f"{entry.ref}#{item.step.id}"] = _kept_step(catalogue, entry, item, text)
    return steps


def _kept_step(
    catalogue: Catalogue, entry: Entry, item: StepRecognition, text: ByLanguage
) -> KeptStep:
    step = next(step for step in entry.steps if step.id == item.step.id)
    languages = catalogue.vocabularies.languages
    heads = {name: head_of(catalogue, entry, step.id, name) for name in languages}
    recognition = item.recognition
    return KeptStep(
        **heads,
        level=recognition.level,
        short=step.short.texts if step.short else {},
        text=text,
        who=step.who,
        moment=step.moment,
        agencies=list(recognition.agencies),
        law=_law(recognition.claims),
        evidence=[_kept_claim(claim) for claim in recognition.claims],
        formerly=former_steps(entry, step),
    )


@once
def kept_practices(catalogue: Catalogue) -> dict[str, KeptPractice]:
    """Every practice of today as an edition keeps it, by its reference."""
    return {entry.ref: _kept_practice(catalogue, entry) for entry in catalogue.of("practices")}


def _kept_practice(catalogue: Catalogue, entry: Entry) -> KeptPractice:
    recognition = recognize_record(catalogue, entry)
    assert recognition  # a practice is recognizable
    whole = recognition.whole
    withdrawn = entry.record.withdrawn
    return KeptPractice(
        name={name: entry.name(name) for name in catalogue.vocabularies.languages},
        summary={name: entry.summary(name) for name in catalogue.vocabularies.languages},
        formerly=entry.former_refs,
        level=whole.level,
        mark=whole.mark,
        agencies=list(whole.agencies),
        law=_law(recognition.law),
        evidence=[_kept_claim(claim) for claim in (*whole.claims, *_basis(catalogue, entry))],
        effect=_effect(entry),
        reviewed=entry.record.reviewed,
        modified=days(catalogue, entry)[1],
        withdrawn=withdrawn.date if withdrawn else "",
        sections=_kept_sections(catalogue, entry),
    )


def _basis(catalogue: Catalogue, entry: Entry) -> list[Claim]:
    """The provisions behind the practice as a whole; those of its steps are with the steps."""
    return basis_claims(catalogue, entry.ref, entry.legal_basis, head_of_practice(entry))


def _effect(entry: Entry) -> dict[str, str]:
    effect = getattr(entry.record, "effect", None)
    return effect.model_dump(exclude_none=True) if effect else {}


def _law(claims: tuple[Claim, ...]) -> list[str]:
    """The provisions that bind their parties."""
    law = (claim for claim in claims if claim.is_law and not claim.is_soft)
    return [claim.provision for claim in law if claim.provision]


def _kept_claim(claim: Claim) -> KeptClaim:
    return KeptClaim(
        document=claim.document,
        provision=claim.provision,
        where=claim.where or "",
        agencies=list(claim.agencies),
        says="" if claim.declared else claim.says or claim.covers,
        seen=claim.seen,
        date=claim.date or "",
        position=claim.position,
        reason=claim.reason or "",
    )


def _kept_sections(catalogue: Catalogue, entry: Entry) -> dict[str, KeptSection]:
    """The sections of a practice by the ids of their headings; what comes before the first is `intro`."""
    titles: dict[str, ByLanguage] = {}
    texts: dict[str, ByLanguage] = {}
    for language, sections in _sections(catalogue, entry).items():
        for name, section in sections.items():
            titles.setdefault(name, {})[language] = section.title
            texts.setdefault(name, {})[language] = section.text
    return {name: KeptSection(title=titles[name], text=texts[name]) for name in titles}


def texts_of_steps(catalogue: Catalogue, entry: Entry) -> dict[str, tuple[str, ...]]:
    """The Markdown of the steps in each language, in order."""
    by_language = _sections(catalogue, entry)
    return {
        language: sections[HOW].items if HOW in sections else ()
        for language, sections in by_language.items()
    }


@once
def _sections_of(catalogue: Catalogue, ref: str) -> dict[str, dict[str, RawSection]]:
    entry = catalogue.entries[ref]
    headings = catalogue.headings(entry.kind)
    found: dict[str, dict[str, RawSection]] = {}
    for language, page in entry.pages.items():
        lists = (headings[HOW].label(language),) if HOW in headings else ()
        sections = raw_sections(page.body, lists)
        found[language] = {
            section_id(section.title, headings, language) or "intro": section
            for section in sections
        }
    return found


def _sections(catalogue: Catalogue, entry: Entry) -> dict[str, dict[str, RawSection]]:
    """The sections as they were written, by language and by the ids of their headings."""
    return _sections_of(catalogue, entry.ref)
