"""What only the page of a record shows: its frame, the official title, the articles of an instrument, the studies of a practice."""

from typing import Any

from catalogue.model.provisions import Provision, of_instrument
from catalogue.model.studies import is_evaluation, of_practice, studies
from catalogue.recognition.backlinks import built_on
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of
from catalogue.views.wording.context import Context, alternates, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link, PageView
from catalogue.views.wording.words import language_name


def frame(context: Context, entry: Entry) -> PageView:
    """The frame of a record's page."""
    shown, path = entry.text_language(context.language), context.path(entry)
    state = entry.translation(context.language, context.catalogue.headings(entry.kind)).state
    original = language_name(context, entry.original)
    return PageView(
        template=f"{entry.kind}.html",
        language=context.language,
        path=path,
        title=entry.name(context.language),
        description=entry.summary(context.language),
        text_language=shown,
        alternates=alternates(context, entry.pages, path, entry.ref),
        breadcrumbs=(
            Link(context.text("home"), context.to(path)),
            Link(context.text(entry.kind), context.to(path, entry.kind)),
        ),
        source=entry.pages[shown].path,
        noindex=state == "missing",
        notice=context.text(f"notice-{state}", original=original)
        if state in ("missing", "behind", "draft")
        else "",
    )


def original_title(context: Context, entry: Entry) -> Link | None:
    """The official title of a document whose name on the page is the editors' translation."""
    if not entry.translated("our_title", context.language):
        return None
    language = next((name for name in entry.languages if name != context.language), entry.original)
    return Link(entry.title(context.language), language=language)


def articles(context: Context, entry: Entry) -> dict[Provision, list[Link]]:
    """The articles of an instrument, each with the steps that are built on it; nothing if it has no table."""
    rows = (
        of_instrument(context.catalogue.vocabularies, entry.id) if entry.kind == "resources" else []
    )
    steps = built_on(context.catalogue)
    return {
        row: [_step(context, context.path(entry), *step) for step in steps.get(row.ref, [])]
        for row in rows
    }


def _step(context: Context, page: str, entry: Entry, step: str, says: str) -> Link:
    """A step that is built on an article: its head, with what the article says compared with it."""
    practice, label = record_link(context, entry, page), context.label("provision-relations", says)
    if not step:
        return Link(
            practice.label,
            practice.url,
            practice.language,
            f"{context.text('practice-whole')}, {label}",
        )
    head = head_of(context.catalogue, entry, step, context.language)
    return Link(head, at_place(practice.url, step), practice.language, f"{practice.label}, {label}")


def study_lists(context: Context, entry: Entry) -> dict[str, Any] | None:
    """The state of the evidence for a practice, its evaluations, and the other studies; None for other records."""
    if entry.kind != "practices":
        return None
    vocabularies = context.catalogue.vocabularies
    rows = of_practice(vocabularies, entry.id)
    counted = [study for study in rows if is_evaluation(vocabularies, study)]
    latest = date_in_words(
        context, max((study.read for study in studies(vocabularies).values()), default="")
    )
    summary = context.text("studies-about" if counted else "studies-none", date=latest)
    return {"summary": summary, "counted": counted, "listed": rows[len(counted) :]}
