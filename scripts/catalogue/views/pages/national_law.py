"""The national law, the plans and the bodies on the page of a State, with how far each was read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.model.national_law import (
    Measure,
    NationalLaw,
    NationalProvision,
    NationalTable,
    national_tables,
)
from catalogue.model.participation import states
from catalogue.recognition.binding import bound_steps
from catalogue.source.entry import Entry
from catalogue.source.state_pages import STATES
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import instrument_link, record_link
from catalogue.views.wording.values import Link

BOARD = "national"
"""The board of what is still to be read, and its anchor on the dashboard of open tasks."""

ANCHOR = "national-law"
"""The anchor of national law on the page of a State."""


@dataclass(frozen=True)
class LawView:
    """A law, the address of its official text, and its place among other laws."""

    link: Link
    official: tuple[Link, ...]
    status: str
    reading: str
    """What is missing: an official address, or any reading."""


@dataclass(frozen=True)
class RuleView:
    """A rule: its law and article, what it says, and how far it was read or who reports it."""

    law: Link
    where: str
    says: str
    seen: str
    report: Link | None
    note: str


@dataclass(frozen=True)
class SubjectView:
    """The rules on a subject, and the practices on the same subject, with what treaties ask of the State."""

    label: str
    practices: tuple[Link, ...]
    rules: tuple[RuleView, ...]


@dataclass(frozen=True)
class MeasureView:
    """A plan, a mechanism or a body, with its source."""

    kind: str
    link: Link
    seen: str
    report: Link | None
    ended: bool
    note: str


@dataclass(frozen=True)
class NationalView:
    """What is known of the law of a State; nothing but two links where it was not looked up yet."""

    as_of: str
    """The day of the search, in words; '' if there was none."""

    propose: Link
    board: Link | None
    laws: tuple[LawView, ...] = ()
    subjects: tuple[SubjectView, ...] = ()
    measures: tuple[MeasureView, ...] = ()
    not_found: tuple[str, ...] = ()


def national_law(context: Context, state: str, path: str) -> NationalView:
    """What is known of the law of a State, by its id in regions.yml."""
    table = national_tables(context.catalogue.vocabularies).get(state)
    propose = Link(context.text("national-propose"), context.to(path, "propose"))
    if table is None:
        return NationalView("", propose, None)
    board = Link(context.text("national-board"), f"{context.to(path, 'status')}#{BOARD}")
    language = context.language
    return NationalView(
        as_of=date_in_words(context, table.as_of) if table.as_of else "",
        propose=propose,
        board=board if table.to_read else None,
        laws=tuple(_law(context, name, law, path) for name, law in table.laws.items()),
        subjects=tuple(_subjects(context, state, table, path)),
        measures=tuple(_measure(context, table, measure, path) for measure in table.measures),
        not_found=tuple(text[language] for text in table.not_found),
    )


def page_with_law(context: Context, entry: Entry, path: str) -> Link | None:
    """The link from the record of a law to the page of its State, where its rules are told."""
    for state, table in national_tables(context.catalogue.vocabularies).items():
        page = f"{STATES}/{state}"
        told = entry.id in table.laws and page in context.catalogue.pages
        if told and entry.kind == "resources" and context.site.packed is None:
            label = context.text("states-title", name=context.label("regions", state))
            return Link(label, f"{context.to(path, page)}#{ANCHOR}")
    return None


def _law(context: Context, name: str, law: NationalLaw, path: str) -> LawView:
    """A law by its full title, with its official addresses."""
    entry = context.catalogue.get("resources", name)
    status = law.status.get(context.language, "")
    if entry is None:
        page = Link(context.text("national-page"), law.page, outside=True) if law.page else None
        not_read = context.text("national-not-read")
        return LawView(Link(_name(context, law)), (page,) if page else (), status, not_read)
    addresses = dict.fromkeys(entry.addresses.values())
    label = context.text("national-official")
    official = tuple(Link(label, url, outside=True) for url in addresses)
    missing = "" if official else context.text("national-no-address")
    return LawView(record_link(context, entry, path), official, status, missing)


def _name(context: Context, law: NationalLaw) -> str:
    return law.name.get(context.language, "")


def _subjects(
    context: Context, state: str, table: NationalTable, path: str
) -> Iterator[SubjectView]:
    """The rules by subject, in the order of the vocabulary."""
    rules: dict[str, list[RuleView]] = {}
    for name, law in table.laws.items():
        for provision in law.provisions:
            rule = _rule(context, table, name, provision, path)
            rules.setdefault(provision.subject, []).append(rule)
    for term in context.catalogue.vocabularies["national-subjects"]:
        if term.id in rules:
            practices = tuple(_practices(context, state, term.more.get("practices", ()), path))
            label = term.label(context.language)
            yield SubjectView(label, practices, tuple(rules[term.id]))


def _practices(context: Context, state: str, names: tuple[str, ...], path: str) -> Iterator[Link]:
    """The practices on a subject: their place on the page where a treaty asks for steps of them."""
    code = _code(context, state)
    asked = [item.law.practice for item in bound_steps(context.catalogue, code)]
    for name in names:
        entry = context.catalogue.get("practices", name)
        if entry is None:
            continue
        count = asked.count(entry.ref)
        link = record_link(context, entry, path)
        if count:
            note = context.text("national-asked", count=count)
            yield replace(link, url=f"#{name}", note=note)
        else:
            yield link


def _code(context: Context, state: str) -> str:
    """The two letters of a State."""
    codes = {place: code for code, place in states(context.catalogue.vocabularies).items()}
    return codes[state]


def _rule(
    context: Context, table: NationalTable, name: str, provision: NationalProvision, path: str
) -> RuleView:
    """A rule with its article."""
    entry = context.catalogue.get("resources", name)
    law = Link(_name(context, table.laws[name]))
    if entry:
        law = instrument_link(context, entry, "", path)
    language = context.language
    return RuleView(
        law=law,
        where=provision.where.get(language) or context.text("national-no-article"),
        says=provision.says[language],
        seen=_seen(context, provision.seen),
        report=_report(context, table, provision.report),
        note=provision.note.get(language, ""),
    )


def _seen(context: Context, level: str) -> str:
    """How far something was read, in words."""
    return context.label("verification-levels", level)


def _report(context: Context, table: NationalTable, name: str | None) -> Link | None:
    """The link to the report that tells of what was not read."""
    report = table.reports.get(name or "")
    if report is None:
        return None
    return Link(report.title[context.language], report.link[context.language], outside=True)


def _measure(context: Context, table: NationalTable, measure: Measure, path: str) -> MeasureView:
    """A plan, a mechanism or a body; one with a record is called by its title."""
    entry = context.catalogue.get("resources", measure.record or "")
    name = measure.name.get(context.language, "")
    link = Link(name, measure.link or "", outside=bool(measure.link))
    if entry:
        link = record_link(context, entry, path)
        link = replace(link, label=name, language="", ours="") if name else link
    return MeasureView(
        kind=context.label("national-measures", measure.kind),
        link=link,
        seen=_seen(context, measure.seen) if measure.seen else "",
        report=_report(context, table, measure.report),
        ended=_has_ended(context, measure),
        note=measure.note.get(context.language, ""),
    )


def _has_ended(context: Context, measure: Measure) -> bool:
    """True if the period of a plan was over on the day of the newest review of the site."""
    until = measure.until or ""
    return bool(until) and until < context.catalogue.latest_review[: len(until)]
