"""What harvesters, browsers and assistants read: OAI-PMH as files, OpenSearch, llms.txt, every page as Markdown.

markdown    a page as Markdown
llms        llms.txt: what there is, in Markdown
oai         the answers of an OAI-PMH repository, one file for each question
opensearch  the search of the site in the reader's browser
"""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.exports.harvest import llms, markdown, oai, opensearch
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry


def pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """What is made from ordinary pages and from the whole, in every language."""
    for language in publication.site.languages:
        context, prefix = publication.context(language), publication.site.prefix(language)
        yield from ((f"{path}index.md", text) for path, text in markdown.pages(context))
        yield f"{prefix}llms.txt", llms.llms(publication, context)
        if publication.site.url:
            yield f"{prefix}opensearch.xml", opensearch.description(publication, context)


def answers(publication: Publication) -> Iterator[tuple[str, str]]:
    """What harvesters are answered about all records."""
    yield from ((f"oai/{name}", text) for name, text in oai.files(publication))


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as Markdown in every language, and as the answer to a harvester's question."""
    for language in publication.site.languages:
        context = publication.context(language)
        yield f"{context.path(entry)}index.md", markdown.record(context, entry)
    yield f"oai/records/{entry.ref}.xml", oai.record(publication, entry)
