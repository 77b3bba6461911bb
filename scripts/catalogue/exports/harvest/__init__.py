"""What harvesters, browsers and assistants read: OAI-PMH as files, OpenSearch, llms.txt, every page as Markdown.

markdown    a page as Markdown
oai         the answers of an OAI-PMH repository, one file for each question
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.badges import badge
from catalogue.exports.harvest import markdown, oai
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path
from catalogue.views.context import Context, kinds

SHORT_NAME, LONG_NAME = 16, 48
"""The most letters that OpenSearch allows in the names of a search."""


def pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """What is made from ordinary pages and from the whole, in every language."""
    for context in publication.contexts.values():
        prefix = publication.site.prefix(context.language)
        yield from ((f"{path}index.md", text) for path, text in markdown.pages(context))
        yield f"{prefix}llms.txt", _llms(context)
        if publication.site.url:
            yield f"{prefix}opensearch.xml", _opensearch(context)


def answers(publication: Publication) -> Iterator[tuple[str, str]]:
    """What harvesters are answered about all records."""
    yield from ((f"oai/{name}", text) for name, text in oai.files(publication))


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as Markdown in every language, and as the answer to a harvester's question."""
    for context in publication.contexts.values():
        yield f"{context.path(entry)}index.md", markdown.record(context, entry)
    yield f"oai/records/{entry.ref}.xml", oai.record(publication, entry)


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
    return f"- [{context.title(entry)}]({where}): {entry.summary(context.language)}{status}\n"


def _opensearch(context: Context) -> str:
    """OpenSearch: the search of the site among those of the reader's browser. It needs the address of the site."""
    site, name = context.site, context.text("opensearch-name")
    search = f"{site.absolute(page_path(site, context.language, 'explore'))}?q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(name[:SHORT_NAME])}</ShortName>\n<LongName>{escape(context.site_name[:LONG_NAME])}</LongName>\n"
        f"<Description>{escape(context.site_description)}</Description>\n<Language>{context.language}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
        f'<Image width="16" height="16" type="image/svg+xml">{escape(site.absolute("assets/icon.svg"))}</Image>\n'
        f'<Url type="text/html" template={quoteattr(search)}/>\n</OpenSearchDescription>\n'
    )
