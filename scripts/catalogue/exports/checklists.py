"""Checklists: the steps of a practice, or those of a profession, to be marked; as a page to print and as a table."""

from collections.abc import Iterator
from itertools import groupby

from catalogue.exports.api.tables import table
from catalogue.exports.publication import File, Publication
from catalogue.model.evidence import Step
from catalogue.source.loading import Entry
from catalogue.source.steps import heads
from catalogue.views.addresses import page_path
from catalogue.views.context import Context

MARKS = ("in-place", "partly", "not-yet", "not-for-us")
TO_FILL_IN = ("mark", "owner", "due", "proof")


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The checklist of a practice in every language."""
    for context in publication.contexts.values() if entry.steps else ():
        steps = [(entry, step, head) for step, head in _steps(context, entry)]
        yield from _checklist(publication, context, context.path(entry), entry.name(context.language), steps)


def bundles(publication: Publication) -> Iterator[File]:
    """The checklist of each profession: the steps that it takes, by practice."""
    for context in publication.contexts.values():
        audiences = context.catalogue.vocabularies["audiences"]
        for top in audiences.children(None):
            taken = [
                (entry, step, head)
                for entry in context.catalogue.of("practices")
                for step, head in _steps(context, entry)
                if top.id in audiences.with_parents(step.who)
            ]
            path = page_path(context.site, context.language, "audiences", top.id)
            if taken:
                yield from _checklist(publication, context, path, top.label(context.language), taken)


def _steps(context: Context, entry: Entry) -> Iterator[tuple[Step, str]]:
    return zip(entry.steps, heads(context.catalogue, entry.ref, context.language), strict=False)


def _checklist(
    publication: Publication, context: Context, path: str, title: str, steps: list[tuple[Entry, Step, str]]
) -> Iterator[File]:
    names = {name: context.text(f"checklist-{name}") for name in ("practice", "step", *TO_FILL_IN)}
    rows = [
        {names["practice"]: entry.name(context.language), names["step"]: head}
        | {names[name]: "" for name in TO_FILL_IN}
        | {"id": f"{entry.id}#{step.id}"}
        for entry, step, head in steps
    ]
    groups = [(context.link(entry, path), list(items)) for entry, items in groupby(steps, lambda item: item[0])]
    page = publication.templates.get("checklist.html")
    yield f"{path}checklist.csv", table(context.language, rows)
    yield (
        f"{path}checklist.html",
        page.render(context=context, title=title, groups=groups, marks=MARKS, up="../" * path.count("/"), t=context.text),
    )
