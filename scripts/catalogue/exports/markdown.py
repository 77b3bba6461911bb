"""A page as Markdown: its metadata in a few lines, its text, its evidence. Links have the same targets as those of the page."""

import re
from collections.abc import Callable, Iterator

from catalogue.exports.badges import badge
from catalogue.exports.publication import File, Publication
from catalogue.model.description import wording
from catalogue.model.records import KINDS, Record
from catalogue.recognition.levels import step_recognitions
from catalogue.source.entry import Entry
from catalogue.source.icons import SHORTCODE
from catalogue.views.record import facts, rows
from catalogue.views.record.recognition_summary import claim_view, recognition_summary
from catalogue.views.record.record_parts import study_lists
from catalogue.views.wording.context import Context, resolver

LINK = re.compile(r"\]\(([^()\s]+\.md(?:#[^()\s]*)?)\)")


def pages(publication: Publication) -> Iterator[File]:
    """Every ordinary page as Markdown, the lists for assistants, and the description of the search, in every language."""
    site, templates = publication.site, publication.templates
    for context in publication.contexts.values():
        prefix, lists = site.prefix(context.language), templates.get("llms.txt")
        texts = {
            f"{context.page_path(name)}index.md": ordinary(context, name)
            for name in context.catalogue.pages
        }
        yield from texts.items()
        for kind in ("", *KINDS):
            text = lists.render(
                context=context, prefix=prefix, kind=kind, kinds=KINDS, badge=badge, pages=texts
            )
            yield f"{prefix}llms/{kind}.txt" if kind else f"{prefix}llms.txt", text
        if site.url:
            search = f"{site.absolute(context.page_path('explore'))}?q={{searchTerms}}"
            yield (
                f"{prefix}opensearch.xml",
                templates.get("opensearch.xml").render(context=context, search=search),
            )


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """A record in every language."""
    for context in publication.contexts.values():
        yield f"{context.path(entry)}index.md", record(publication, context, entry)


def record(publication: Publication, context: Context, entry: Entry) -> str:
    """The page of a record: its facts, its text, the evidence for it and for its steps, and the records that it leads to."""
    path, withdrawn = context.path(entry), entry.record.withdrawn
    reviewed, _ = wording(context.catalogue.vocabularies, Record, "reviewed", context.language)
    lines = [
        (context.text("permalink"), context.site.iri(f"id/{entry.ref}/")),
        (reviewed, entry.record.reviewed),
    ]
    lines += (
        [(context.text("withdrawn", date=withdrawn.date), withdrawn.reason)] if withdrawn else []
    )
    lines += [
        (fact.label, ", ".join(facts.words(fact)))
        for fact in facts.facts(context, entry, path, "markdown")
    ]
    lines += [(context.label("languages", name), link) for name, link in entry.addresses.items()]
    steps = step_recognitions(context.catalogue, entry.ref)
    return publication.templates.get("record.md").render(
        context=context,
        entry=entry,
        lines=lines,
        body=linked(
            entry.pages[entry.text_language(context.language)].body,
            resolver(context, entry.kind, path),
        ).strip(),
        recognition=recognition_summary(context, entry, path),
        studies=study_lists(context, entry),
        steps=[
            [claim_view(context, claim, path) for claim in step.recognition.claims]
            for step in steps
        ],
        blocks=rows.blocks(context, entry, path),
    )


def ordinary(context: Context, name: str) -> str:
    """An ordinary page: its text, without what the site adds from the records."""
    page = context.catalogue.page(name, context.language)[1]
    resolve = resolver(context, name.rpartition("/")[0], context.page_path(name))
    body = linked(re.sub(f"{SHORTCODE} ?", "", page.body), resolve)
    return f"# {page.data.get('title') or name}\n\n> {page.data.get('summary') or ''}\n\n{body.strip()}\n"


def linked(body: str, resolve: Callable[[str], str]) -> str:
    """A text whose links to pages of the repository are resolved by a function."""
    return LINK.sub(lambda match: f"]({resolve(match.group(1))})", body)
