"""The page of evidence of a practice, for those who check: all that was compared, and what came of it.

The page of the practice shows what supports it. Here stand also the texts that say less, that nobody has
read yet, or that are to be read again, each with the reason why it does not count.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.exports.publication import File, Publication
from catalogue.model.evidence import Step
from catalogue.model.language_tags import tagged
from catalogue.recognition.claims import basis_claims
from catalogue.recognition.judgements import head_of_practice
from catalogue.recognition.levels import RecordRecognition, StepRecognition, recognize_record
from catalogue.source.entry import Entry
from catalogue.source.page_sections import HELP_PAGE
from catalogue.source.steps import head_of, short_head
from catalogue.views.record.recognition_summary import claim_views
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import level_label, step_label
from catalogue.views.wording.names import record_link

EVIDENCE = "evidence.html"


def evidence_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The page of evidence of a practice in every language."""
    recognition = recognize_record(publication.catalogue, entry)
    if recognition is None or entry.kind != "practices":
        return
    for context in publication.contexts.values():
        yield f"{context.path(entry)}{EVIDENCE}", _page(publication, context, entry, recognition)


def _page(
    publication: Publication, context: Context, entry: Entry, recognition: RecordRecognition
) -> str:
    """The page of evidence in one language."""
    path = context.path(entry)
    whole = recognition.whole
    law = basis_claims(context.catalogue, entry.ref, entry.legal_basis, head_of_practice(entry))
    return publication.templates.get(EVIDENCE).render(
        context=context,
        t=context.text,
        entry=entry,
        practice=record_link(context, entry, path),
        level=level_label(context, whole),
        whole=claim_views(context, whole.claims, path),
        law=claim_views(context, law, path),
        steps=_parts(context, entry, recognition.steps, "steps"),
        pitfalls=_parts(context, entry, recognition.pitfalls, "pitfalls"),
        up="../" * path.count("/"),
        path=path,
        home=context.page_path("index"),
        help_page=context.to(path, HELP_PAGE),
    )


def _parts(
    context: Context, entry: Entry, parts: tuple[StepRecognition, ...], field: str
) -> list[dict[str, Any]]:
    """Each step or pitfall with its head, its level, and all that was compared with it."""
    path, shown = context.path(entry), entry.text_language(context.language)
    views = []
    for part in parts:
        head = head_of(context.catalogue, entry, part.step.id, context.language, field)
        views.append(
            {
                "id": part.step.id,
                "short": tagged(_short(part, shown), shown, context.language),
                "head": tagged(head, shown, context.language),
                "level": step_label(context, part.recognition) if part.recognition.claims else "",
                "claims": claim_views(context, part.recognition.claims, path),
            }
        )
    return views


def _short(part: StepRecognition, language: str) -> str:
    """The short head of a step in a language; '' for a pitfall."""
    return short_head(part.step, language) if isinstance(part.step, Step) else ""
