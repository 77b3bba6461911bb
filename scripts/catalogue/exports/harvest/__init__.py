"""What browsers and assistants read: OpenSearch, llms.txt, every page as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.exports.badges import badge
from catalogue.exports.harvest import markdown
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path
from catalogue.views.context import Context, kinds


def pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """What is made from ordinary pages and from the whole, in every language."""
    for context in publication.contexts.values():
        prefix = publication.site.prefix(context.language)
        yield from ((f"{path}index.md", text) for path, text in markdown.pages(context))
        yield f"{prefix}llms.txt", _llms(context)
        if publication.site.url:
            search = f"{publication.site.absolute(page_path(publication.site, context.language, 'explore'))}?q={{searchTerms}}"
            yield f"{prefix}opensearch.xml", publication.templates.get("opensearch.xml").render(context=context, search=search)


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as Markdown in every language."""
    for context in publication.contexts.values():
        yield f"{context.path(entry)}index.md", markdown.record(context, entry)


def _llms(context: Context) -> str:
    """llms.txt: a list of all records for assistants, with links to their Markdown and levels of recognition."""
    index = context.site.address("api/v1/index.json")
    blocks = [f"# {context.site_name}\n\n> {context.site_description}\n\n{context.text('llms-about')}\n"]
    blocks.append(f"## {context.text('data')}\n\n- [JSON]({index}): {context.text('all-records')}\n")
    for kind in kinds():
        lines = "".join(_line(context, entry) for entry in context.catalogue.of(kind))
        blocks.append(f"## {context.text(kind)}\n\n{lines}")
    return "\n".join(blocks)


def _line(context: Context, entry: Entry) -> str:
    text = badge(context, entry)
    status = f" ({text.right})" if text.level else ""
    where = context.site.address(f"{context.path(entry)}index.md")
    return f"- [{entry.name(context.language)}]({where}): {entry.summary(context.language)}{status}\n"
