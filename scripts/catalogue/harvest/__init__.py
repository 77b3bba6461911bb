"""What harvesters, browsers and assistants read: OAI-PMH as files, OpenSearch, llms.txt, every page as Markdown.

markdown    a page as Markdown
llms        llms.txt: what there is, in Markdown
oai         the answers of an OAI-PMH repository, one file for each question
opensearch  the search of the site in the reader's browser
"""

from __future__ import annotations

from collections.abc import Iterator

from ..loading import Entry
from ..press import Press
from . import llms, markdown, oai, opensearch


def pages(press: Press) -> Iterator[tuple[str, str]]:
    """What is made from ordinary pages and from the whole, in every language."""
    for language in press.site.languages:
        shelf, prefix = press.shelf(language), press.site.prefix(language)
        yield from ((f"{path}index.md", text) for path, text in markdown.pages(shelf))
        yield f"{prefix}llms.txt", llms.llms(press, shelf)
        if press.site.url:
            yield f"{prefix}opensearch.xml", opensearch.description(press, shelf)


def answers(press: Press) -> Iterator[tuple[str, str]]:
    """What harvesters are answered about all records."""
    yield from ((f"oai/{name}", text) for name, text in oai.files(press))


def files(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as Markdown in every language, and as the answer to a harvester's question."""
    for language in press.site.languages:
        shelf = press.shelf(language)
        yield f"{shelf.path(entry)}index.md", markdown.record(shelf, entry)
    yield f"oai/records/{entry.ref}.xml", oai.record(press, entry)
