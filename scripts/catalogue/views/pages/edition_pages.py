"""The pages of an edition: its practices and steps as they were, and what has become of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from catalogue.recognition.changes import not_kept, periods
from catalogue.recognition.editions import Edition, checksum, editions
from catalogue.recognition.kept_practices import ByLanguage, KeptClaim, KeptPractice, KeptStep
from catalogue.source import commonmark
from catalogue.source.commonmark import Section
from catalogue.source.entry import Entry
from catalogue.source.step_names import MARK, present_name, step_name
from catalogue.source.steps import Item
from catalogue.views.record.change_words import (
    claim_says,
    declaration_in_words,
    in_language,
    outcome,
)
from catalogue.views.record.history import PeriodView, not_kept_in_words, period_view
from catalogue.views.wording.context import Context, alternates, at_place, resolver
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.levels import mark_label
from catalogue.views.wording.names import record_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Alternate, Link, PageView
from catalogue.views.wording.words import labels_in_line

FOLDER = "editions"
FILE = "edition.json"
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class EditionView:
    """The page of an edition."""

    version: str
    date: str
    practices: tuple[tuple[Link, str], ...]
    """Each practice with its level in words."""

    doi: str
    checksum: str
    licence: str
    not_kept: str
    earlier: PeriodView | None
    """What changed since the edition before it."""


@dataclass(frozen=True)
class ListedEdition:
    """An edition in the list of editions."""

    link: Link
    date: str
    size: str
    """How many practices and steps it has."""

    doi: str


@dataclass(frozen=True)
class KeptStepView:
    """A step as an edition has it."""

    id: str
    short: str
    norm: str
    guidance: str
    level: str
    who: str
    sources: tuple[Link, ...]
    """The law and the evidence, each with what it says, how far it was read and whether it counts."""

    today: Link


@dataclass(frozen=True)
class KeptPracticeView:
    """A practice as an edition has it."""

    edition: Edition
    ref: str
    name: str
    level: str
    today: Link
    sections: tuple[tuple[str, str, str], ...]
    """The id, the title and the HTML of each section."""

    steps: tuple[KeptStepView, ...]
    sources: tuple[Link, ...]
    only_heads: bool


def edition_path(context: Context, edition: Edition, ref: str = "") -> str:
    """The path of the page of an edition, or of that of one of its practices."""
    return context.page_path(FOLDER, edition.version, *([ref] if ref else []))


def practices_of(edition: Edition) -> list[str]:
    """The references of the practices of an edition, also of those of which it kept the steps only."""
    of_steps = (name.partition(MARK)[0] for name in edition.steps)
    return list(dict.fromkeys([*(edition.practices or ()), *of_steps]))


def doi(context: Context, edition: Edition) -> str:
    """The DOI of an edition; '' if it has none."""
    row = context.catalogue.vocabularies.table("edition-dois").get(edition.version) or {}
    return str(row.get("doi", ""))


def editions_frame(context: Context) -> PageView:
    """The frame of the list of editions, which is there once an edition was released."""
    path = context.page_path(FOLDER)
    return PageView(
        template="editions.html",
        language=context.language,
        path=path,
        title=context.text("edition-released"),
        description=context.text("edition-released-about"),
        text_language=context.language,
        alternates=_alternates(context, path, FOLDER),
        breadcrumbs=_changes_above(context, path),
        has_markdown=False,
    )


def editions_view(context: Context) -> tuple[ListedEdition, ...]:
    """All editions, the newest first."""
    path = context.page_path(FOLDER)
    return tuple(_listed_edition(context, one, path) for one in editions(context.catalogue))


def _listed_edition(context: Context, edition: Edition, path: str) -> ListedEdition:
    name = context.text("edition-name", version=edition.version)
    practices = context.text("edition-practices", count=len(practices_of(edition)))
    steps = context.text("provision-steps", count=len(edition.steps))
    return ListedEdition(
        link=Link(name, context.to(path, FOLDER, edition.version)),
        date=date_in_words(context, edition.date),
        size=f"{practices} · {steps}",
        doi=doi(context, edition),
    )


def edition_frame(context: Context, edition: Edition) -> PageView:
    """The frame of the page of an edition."""
    path = edition_path(context, edition)
    date = date_in_words(context, edition.date)
    return PageView(
        template="edition.html",
        language=context.language,
        path=path,
        title=context.text("edition-name", version=edition.version),
        description=context.text("edition-about", date=date),
        text_language=context.language,
        alternates=_alternates(context, path, f"{FOLDER}/{edition.version}"),
        breadcrumbs=_breadcrumbs(context, path),
        has_markdown=False,
    )


def _alternates(context: Context, path: str, name: str) -> tuple[Alternate, ...]:
    return alternates(context, context.site.languages, path, name)


def _changes_above(context: Context, path: str) -> tuple[Link, ...]:
    home = Link(context.text("home"), context.to(path))
    return home, Link(context.text("what-changed"), context.to(path, "changes"))


def _breadcrumbs(context: Context, path: str) -> tuple[Link, ...]:
    every = Link(context.text("edition-released"), context.to(path, FOLDER))
    return *_changes_above(context, path), every


def edition_view(context: Context, edition: Edition) -> EditionView:
    """What the page of an edition shows."""
    path = edition_path(context, edition)
    period = next((one for one in periods(context.catalogue) if one.until == edition), None)
    return EditionView(
        version=edition.version,
        date=date_in_words(context, edition.date),
        practices=tuple(_listed(context, edition, path)),
        doi=doi(context, edition),
        checksum=checksum(context.catalogue, edition),
        licence=edition.licence,
        not_kept=not_kept_in_words(context, not_kept(edition)),
        earlier=period_view(context, period, path) if period else None,
    )


def _listed(context: Context, edition: Edition, path: str) -> Iterator[tuple[Link, str]]:
    for ref in practices_of(edition):
        practice = (edition.practices or {}).get(ref)
        url = context.to(path, FOLDER, edition.version, ref)
        level = mark_label(context, practice.mark) if practice else ""
        yield Link(kept_name(context, edition, ref), url), level


def kept_name(context: Context, edition: Edition, ref: str) -> str:
    """The name of a practice in an edition; today's where it was not kept."""
    practice = (edition.practices or {}).get(ref)
    if practice:
        return in_language(context, practice.name)
    entry = present_practice(context, ref)
    return entry.name(context.language) if entry else ref


def present_practice(context: Context, ref: str) -> Entry | None:
    """The practice of today that had a name once; None if it is gone."""
    entries = context.catalogue.entries
    if ref in entries:
        return entries[ref]
    return next(
        (entry for entry in context.catalogue.of("practices") if ref in entry.former_refs), None
    )


def kept_practice_frame(context: Context, edition: Edition, ref: str) -> PageView:
    """The frame of the page of a practice in an edition. Searches lead to the practice of today."""
    path = edition_path(context, edition, ref)
    practice = (edition.practices or {}).get(ref)
    name = kept_name(context, edition, ref)
    values = {"version": edition.version, "date": date_in_words(context, edition.date)}
    here = Link(
        context.text("edition-name", version=edition.version),
        context.to(path, FOLDER, edition.version),
    )
    return PageView(
        template="edition-practice.html",
        language=context.language,
        path=path,
        title=context.text("edition-of-practice", name=name, version=edition.version),
        description=in_language(context, practice.summary) if practice else name,
        text_language=_text_language(context, practice),
        alternates=_alternates(context, path, f"{FOLDER}/{edition.version}/{ref}"),
        breadcrumbs=(*_breadcrumbs(context, path), here),
        noindex=True,
        notice=context.text("edition-notice", **values),
        has_markdown=False,
    )


def _text_language(context: Context, practice: KeptPractice | None) -> str:
    """The language of the text that readers get: theirs, or the first that has it."""
    kept = (
        {name for section in practice.sections.values() for name in section.text}
        if practice
        else set()
    )
    known = (name for name in (context.language, *context.site.languages) if name in kept)
    return next(known, context.language)


def kept_practice_view(context: Context, edition: Edition, ref: str) -> KeptPracticeView:
    """What the page of a practice in an edition shows."""
    practice = (edition.practices or {}).get(ref)
    path = edition_path(context, edition, ref)
    steps = edition.steps_of(ref)
    return KeptPracticeView(
        edition=edition,
        ref=ref,
        name=kept_name(context, edition, ref),
        level=mark_label(context, practice.mark) if practice else "",
        today=_practice_today(context, ref, path),
        sections=tuple(_sections(context, practice, path)) if practice else (),
        steps=tuple(_step(context, edition, ref, name, step) for name, step in steps.items()),
        sources=_sources(context, edition, practice.evidence) if practice else (),
        only_heads=practice is None,
    )


def _practice_today(context: Context, ref: str, path: str) -> Link:
    """A link to the practice of today; a note tells that it was withdrawn, or is gone."""
    entry = present_practice(context, ref)
    if entry is None:
        return Link(context.text("edition-practice-gone"))
    link = record_link(context, entry, path)
    note = ""
    if withdrawn := entry.record.withdrawn:
        date = date_in_words(context, withdrawn.date)
        note = context.text("edition-practice-withdrawn", date=date)
    return Link(context.text("edition-practice-today"), link.url, note=note)


def _sections(
    context: Context, practice: KeptPractice, path: str
) -> Iterator[tuple[str, str, str]]:
    for name, section in practice.sections.items():
        title = in_language(context, section.title)
        yield name, title, _html(context, in_language_plain(context, section.text), path)


def in_language_plain(context: Context, texts: ByLanguage | None) -> str:
    """Markdown for the reader: of their language, else of the first that has it."""
    texts = texts or {}
    for language in (context.language, *context.site.languages, *texts):
        if texts.get(language):
            return texts[language]
    return ""


def _html(context: Context, text: str, path: str) -> str:
    return _rendered(context, Section("", 0, commonmark.parse(text)), path)


def _rendered(context: Context, section: Section, path: str) -> str:
    """HTML of kept Markdown. A link leads to the record under its present name, or nowhere if it is gone."""
    return commonmark.render(section, resolve=partial(_resolved, context, path))


def _resolved(context: Context, path: str, href: str) -> str:
    target, mark, part = href.partition("#")
    name = target.removeprefix("../").removesuffix(".md")
    if target.endswith(".md") and target.startswith("../"):
        entry = _entry(context, name)
        if entry is None and name not in context.catalogue.pages:
            return ""
        href = f"../{entry.ref if entry else name}.md{mark}{part}"
    return resolver(context, "practices", path)(href)


def _entry(context: Context, ref: str) -> Entry | None:
    """The record that has or had a name."""
    entries = context.catalogue.entries
    if ref in entries:
        return entries[ref]
    return next((entry for entry in entries.values() if ref in entry.former_refs), None)


def _step(context: Context, edition: Edition, ref: str, name: str, step: KeptStep) -> KeptStepView:
    path = edition_path(context, edition, ref)
    text = in_language_plain(context, step.text)
    item = Item(0, commonmark.parse(text))
    after_head = Section("", 0, [*item.guidance, *item.more])
    return KeptStepView(
        id=name,
        short=in_language(context, step.short or {}) or in_language(context, step.heads),
        norm=_rendered(context, Section("", 0, item.norm), path) if item.head else "",
        guidance=_rendered(context, after_head, path) if text else "",
        level=_level(context, step),
        who=labels_in_line(context, "audiences", step.who or ()),
        sources=_sources(context, edition, step.evidence or []),
        today=_step_today(context, step_name(ref, name), path),
    )


def _level(context: Context, step: KeptStep) -> str:
    """The level of a step in words; without one, the law that supports it."""
    if step.level == "none" and step.law:
        return context.text("step-level-law")
    return context.text(f"step-level-{step.level}") if step.level != "none" or step.evidence else ""


def _step_today(context: Context, name: str, path: str) -> Link:
    """A link to the step of today, under whatever name."""
    present = present_name(context.catalogue, name)
    if not present:
        return Link(context.text("edition-step-gone"))
    ref, _, step = present.partition(MARK)
    label = context.text("edition-step-today" if present == name else "edition-step-moved")
    return Link(label, at_place(context.to(path, ref), step))


def _sources(context: Context, edition: Edition, claims: list[KeptClaim]) -> tuple[Link, ...]:
    """Documents with their places, in the names of that time; the law first."""
    ordered = sorted(claims, key=lambda claim: (not claim.is_law, bool(claim.reason)))
    return tuple(_source(context, edition, claim) for claim in ordered)


def _source(context: Context, edition: Edition, claim: KeptClaim) -> Link:
    place = place_in_words(context, claim.where, claim.document)
    seen = "" if claim.is_declared else context.label("verification-levels", claim.seen)
    said = filter(None, (claim_says(context, claim), seen, outcome(context, claim)))
    words = f"{context.text('semicolon')} ".join(dict.fromkeys(said))
    name = _name_of_source(context, edition, claim)
    return Link(", ".join(filter(None, (name, place))), note=words)


def _name_of_source(context: Context, edition: Edition, claim: KeptClaim) -> str:
    """The name of a document in its edition, or of the declaration of an agency."""
    if claim.is_declared:
        kept = (edition.agencies.get(name) for name in claim.agencies)
        return declaration_in_words(
            context, (in_language(context, one.name) for one in kept if one)
        )
    document = (edition.documents or {}).get(claim.document)
    if document is None:
        return claim.document
    short = in_language(context, document.short if claim.provision else {})
    return short or in_language(context, document.name)
