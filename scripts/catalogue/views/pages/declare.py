"""The page on which an agency declares: line by line what the site says in its name, and on what it rests."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.declarations import CHOICES, WELL_KNOWN
from catalogue.model.language_tags import tagged
from catalogue.model.records import Agency
from catalogue.recognition.claims import Claim
from catalogue.recognition.declarations import printed_words_of
from catalogue.recognition.said_in_names import Spoken, said_in_names
from catalogue.recognition.speakers import may_count
from catalogue.source.entry import Entry
from catalogue.views.record.declarations import DECLARE, declaration_state
from catalogue.views.record.declared_words import declared_in_words
from catalogue.views.record.recognition_summary import claim_view
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context, alternates, at_place
from catalogue.views.wording.grammar import bodies, sentence
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link, PageView

SCHEMA = "schemas/declaration.schema.json"
"""Where the form of the file is published."""


@dataclass(frozen=True)
class TextOfLine:
    """A text on which a line rests: its record or provision and its place, as data and in words."""

    document: str
    place: str
    link: Link
    where: str
    outcome: str
    """How far it was read, and whether it counts."""


@dataclass(frozen=True)
class Line:
    """Something that the site says in the name of an agency: a practice, a step, a pitfall or a resource."""

    subject: str
    url: str
    kind: str
    words: str
    language: str
    """The language of the words, if it is not that of the page."""

    texts: tuple[TextOfLine, ...]
    said: tuple[str, ...]
    """What the agency said of it itself."""


@dataclass(frozen=True)
class Group:
    """A practice or a resource, with the lines on it."""

    name: Link
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class DeclarePage:
    """What the page shows."""

    agency: str
    name: Link
    state: str
    hosts: tuple[str, ...]
    address: str
    """Where the file is to be put; '' if no host is registered."""

    schema: str
    edition: str
    choices: tuple[str, ...]
    groups: tuple[Group, ...]
    others: tuple[Line, ...]
    """Practices on which nothing stands in its name."""

    count: int


def may_declare(context: Context, entry: Entry) -> bool:
    """True for the record of an agency whose guidance counts."""
    return entry.kind == "agencies" and may_count(context.catalogue, entry.id)


def declare_frame(context: Context, entry: Entry) -> PageView:
    """The frame of the page. It is for those who work at the agency: no search engine lists it."""
    name = f"{entry.ref}/{DECLARE}"
    path = context.page_path(name)
    agencies = bodies(context, [entry.id])
    home = Link(context.text("home"), context.to(path))
    listing = Link(context.text("agencies"), context.to(path, "agencies"))
    return PageView(
        template="declare.html",
        language=context.language,
        path=path,
        title=sentence(context, "declare-title", agencies=agencies),
        description=context.text("declare-about"),
        text_language=context.language,
        alternates=alternates(context, context.site.languages, path, name),
        breadcrumbs=(home, listing, _crumb(context, entry, path)),
        noindex=True,
        has_markdown=False,
    )


def _crumb(context: Context, entry: Entry, path: str) -> Link:
    """The agency among the pages above, which are plain words: its name carries its language."""
    link = record_link(context, entry, path)
    return Link(tagged(link.label, link.language, context.language), link.url)


def declare_page(context: Context, entry: Entry, path: str) -> DeclarePage:
    """All that stands in the name of an agency, by practice."""
    groups = tuple(_groups(context, entry.id, path))
    record = entry.record
    hosts = tuple(record.domains) if isinstance(record, Agency) else ()
    return DeclarePage(
        agency=entry.id,
        name=record_link(context, entry, path),
        state=declaration_state(context, entry),
        hosts=hosts,
        address=f"https://{hosts[0]}{WELL_KNOWN}" if hosts else "",
        schema=context.site.absolute(SCHEMA),
        edition=context.catalogue.latest_review,
        choices=CHOICES,
        groups=groups,
        others=tuple(_others(context, groups, path)),
        count=sum(len(group.lines) for group in groups),
    )


def _groups(context: Context, agency: str, path: str) -> Iterator[Group]:
    """The practices, then the resources, on which something stands in the name of an agency."""
    spoken = said_in_names(context.catalogue).get(agency, {})
    entries = [context.catalogue.entries[ref] for ref in spoken]
    entries.sort(key=lambda entry: (entry.kind, collation(entry.name(context.language))))
    for entry in entries:
        lines = tuple(_line(context, entry, said, path) for said in spoken[entry.ref])
        yield Group(record_link(context, entry, path), lines)


def _line(context: Context, entry: Entry, spoken: Spoken, path: str) -> Line:
    """What is said in the name of an agency, in words."""
    shown, claims = entry.text_language(context.language), spoken.claims
    item = spoken.subject.partition("#")[2]
    return Line(
        subject=spoken.subject,
        url=at_place(context.to(path, entry.ref), item),
        kind=context.text(f"declare-{spoken.kind}" if item else f"{entry.kind}-one"),
        words=printed_words_of(context.catalogue, spoken.subject, shown),
        language=shown if shown != context.language else "",
        texts=tuple(_text(context, claim, path) for claim in claims if not claim.declared),
        said=tuple(declared_in_words(context, claim) for claim in claims if claim.declared),
    )


def _text(context: Context, claim: Claim, path: str) -> TextOfLine:
    """A text on which a line rests."""
    view = claim_view(context, claim, path)
    said = view["says"] or view["covers"]
    return TextOfLine(
        document=claim.provision or claim.document,
        place=claim.where or "",
        link=view["document"],
        where=view["where"],
        outcome=f"{context.text('semicolon')} ".join((said, view["verified"], view["outcome"])),
    )


def _others(context: Context, groups: tuple[Group, ...], path: str) -> Iterator[Line]:
    """The practices that are not among the lines."""
    named = {line.subject for group in groups for line in group.lines}
    practices = context.catalogue.of("practices")
    practices.sort(key=lambda entry: collation(entry.name(context.language)))
    for entry in practices:
        if entry.ref not in named and not entry.record.withdrawn:
            yield _line(context, entry, Spoken(entry.ref, "whole", ()), path)
