"""A change in words: what it is of, what was before, and what is now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.model.language_tags import tagged
from catalogue.model.provisions import provisions
from catalogue.recognition.kept_practices import KeptClaim
from catalogue.recognition.one_change import Change, Side
from catalogue.source.entry import Entry
from catalogue.source.step_names import MARK
from catalogue.views.record.participation_news import participation_news
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.levels import mark_label
from catalogue.views.wording.names import (
    agency_name,
    passage_link,
    record_link,
    record_title,
    step_link,
)
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import in_language

PLACES = 12
"""How many places of a document are named of which more was read; the data have all."""


@dataclass(frozen=True)
class ToldChange:
    """A change in words, with a link from a page to what changed."""

    change: Change
    entry: Entry | None
    """The record; None if it is gone."""

    link: Link
    """The record."""

    step: Link | None
    """The step; None for the record as a whole."""

    anchor: str
    day: str
    date: str
    sort: str
    before: str
    after: str
    what: Link
    """All of it in a sentence."""


def told(context: Context, change: Change, path: str) -> ToldChange:
    """A change in words, with links that start from the page at a path."""
    entry = context.catalogue.entries.get(change.ref)
    before, after = _sides(context, change)
    return ToldChange(
        change=change,
        entry=entry,
        link=_record(context, change, entry, path),
        step=_step(context, change, entry, path),
        anchor=change.anchor,
        day=change.day,
        date=date_in_words(context, change.day),
        sort=context.text(f"change-sort-{change.sort}"),
        before=before,
        after=after,
        what=_what(context, change, before, after),
    )


def _record(context: Context, change: Change, entry: Entry | None, path: str) -> Link:
    """The record; one that is gone is told as the edition keeps it."""
    if entry:
        return record_link(context, entry, path)
    side, version = _kept(change)
    name = in_language(context, side.text) if change.sort == "practice" else change.ref
    return Link(name, _kept_page(context, side.name or change.ref, version, path))


def _step(context: Context, change: Change, entry: Entry | None, path: str) -> Link | None:
    """The step by its short head; one that is gone by its head, as the edition keeps it."""
    if not change.step:
        return None
    if entry and any(step.id == change.step for step in entry.steps):
        return step_link(context, entry, change.step, path)
    side, version = _kept(change)
    head = in_language(context, side.text) or change.step
    page = _kept_page(context, side.name or change.ref, version, path)
    return Link(head, at_place(page, change.step))


def _kept(change: Change) -> tuple[Side, str]:
    """What an edition keeps of something that is gone today, and the version of that edition.

    What had come with the change stands in the edition after it, not in the one before.
    """
    if not change.before and change.edition:
        return change.after, change.edition
    return change.before, change.since


def _kept_page(context: Context, name: str, version: str, path: str) -> str:
    """The page of a practice in an edition; '' without an edition."""
    ref = name.partition(MARK)[0]
    return context.to(path, "editions", version, ref) if version else ""


def _what(context: Context, change: Change, before: str, after: str) -> Link:
    """The whole change in a sentence."""
    if change.sort == "note":
        return _note(context, change)
    if change.sort == "withdrawal":
        return Link(context.text("withdrawn-because", reason=after))
    if change.participation or change.declaration:
        return Link(after)
    words = _sentence(context, change, before.removesuffix("."), after.removesuffix("."))
    sort = context.text(f"change-sort-{change.sort}")
    return Link(context.text("change-told", sort=sort, words=words))


def is_renamed(change: Change) -> bool:
    """True if only the name is another one, or the place."""
    return bool(change.before.name and change.after.name)


def _sentence(context: Context, change: Change, before: str, after: str) -> str:
    """What was and what is, in a sentence. Of a step that is gone its link has the words."""
    values = {"before": before, "after": after}
    if is_renamed(change):
        return _renamed(context, change)
    if before and after:
        return context.text("change-changed", **values)
    if before and change.sort == "step":
        return context.text("change-gone-step")
    return context.text("change-gone" if before else "change-new", **values)


def _renamed(context: Context, change: Change) -> str:
    """What a step or a practice was called; of a step that moved, the practice in which it stood."""
    old, _, old_step = change.before.name.partition(MARK)
    new, _, new_step = change.after.name.partition(MARK)
    if old == new:
        return context.text("change-renamed", before=f"{MARK}{old_step}", after=f"{MARK}{new_step}")
    entry = context.catalogue.entries.get(old)
    if not change.step or entry is None:
        return context.text("change-renamed", before=change.before.name, after=change.after.name)
    return context.text("change-moved", before=record_title(context, entry))


def _note(context: Context, change: Change) -> Link:
    """What editors note, with its language if it is another one than that of the reader."""
    texts = change.after.text
    entry = context.catalogue.entries[change.ref]
    for language in (context.language, entry.original, *texts):
        if language in texts:
            return Link(texts[language], language="" if language == context.language else language)
    return Link("")


def _sides(context: Context, change: Change) -> tuple[str, str]:
    """What was and what is, in words."""
    if change.participation:
        return "", participation_news(context, change.participation)
    if found := change.declaration:
        return "", context.text(f"news-declared-{found.event}", count=found.answers)
    if is_renamed(change):
        return change.before.name, change.after.name
    return _side(context, change, change.before), _side(context, change, change.after)


def _side(context: Context, change: Change, side: Side) -> str:
    """One side of a change in words."""
    if side.code:
        return level_in_words(context, change, side)
    if side.claims:
        return _joined(context, (claim_in_words(context, claim) for claim in side.claims))
    if side.readings:
        return _joined(context, _readings(context, change, side))
    words = in_language(context, side.text)
    part = _part(context, change)
    return f"{part}{context.text('colon')} {words}" if part and words else words


def level_in_words(context: Context, change: Change, side: Side) -> str:
    """The level of a practice or of a step."""
    if change.step:
        return context.text(f"step-level-{side.code}")
    return mark_label(context, side.code)


def _part(context: Context, change: Change) -> str:
    """The name of the part of a practice whose words changed."""
    if change.sort != "text" or not change.part:
        return ""
    headings = context.catalogue.headings("practices")
    if change.part in headings:
        return headings[change.part].label(context.language)
    return context.text(f"change-part-{change.part}")


def _joined(context: Context, words: Iterator[str]) -> str:
    return f"{context.text('semicolon')} ".join(words)


def claim_in_words(context: Context, claim: KeptClaim) -> str:
    """A document with its place, what it says, and whether it counts."""
    parts = [document_in_words(context, claim), claim_says(context, claim), outcome(context, claim)]
    first, *others = filter(None, parts)
    return f"{first} ({', '.join(others)})"


def document_in_words(context: Context, claim: KeptClaim) -> str:
    """A document and the place in it; or the declaration of an agency."""
    if claim.is_declared:
        return declaration_in_words(
            context, (agency_name(context, name) for name in claim.agencies)
        )
    link = passage_link(context, claim.document, claim.provision, "")
    name = tagged(link.label, link.language or context.language, context.language)
    place = place_in_words(context, claim.where, claim.document)
    return f"{name}, {place}" if place else name


def declaration_in_words(context: Context, agencies: Iterator[str]) -> str:
    """The declaration of an agency by its name."""
    return context.text("change-declaration", agency=", ".join(agencies))


def claim_says(context: Context, claim: KeptClaim) -> str:
    """What a document says compared with a step, or whether it treats a practice."""
    for vocabulary in ("provision-relations", "subject-coverage"):
        if claim.says in context.catalogue.vocabularies[vocabulary]:
            return context.label(vocabulary, claim.says)
    return claim.says


def outcome(context: Context, claim: KeptClaim) -> str:
    """What came of a comparison."""
    return (
        context.label("reasons", claim.reason) if claim.reason else context.text("evidence-counts")
    )


def _readings(context: Context, change: Change, side: Side) -> Iterator[str]:
    """How far each place was read."""
    rows = provisions(context.catalogue.vocabularies)
    for place, seen in list(side.readings.items())[:PLACES]:
        where = rows[place].where if place in rows else place
        words = place_in_words(context, where, change.ref)
        label = (
            context.label("verification-levels", seen) if seen else context.text("change-unread")
        )
        yield f"{words}{context.text('colon')} {label}"
    if len(side.readings) > PLACES:
        yield context.text("change-more", count=len(side.readings) - PLACES)


def of_state(change: Change, state: str) -> Change | None:
    """What a change says of a State; None if nothing."""
    if change.participation is None:
        return None
    own = tuple(item for item in change.participation.states if item.state == state)
    if not own:
        return None
    only = replace(change.participation, states=own, is_new=False)
    return replace(change, participation=only)
