"""What harvesters, browsers and assistants read: OAI-PMH as files, OpenSearch, llms.txt, every page as Markdown.

markdown    a page as Markdown
llms        llms.txt: what there is, in Markdown
oai         the answers of an OAI-PMH repository, one file for each question
opensearch  the search of the site in the reader's browser
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..loading import Entry
from ..press import Press
from ..printing import put
from . import llms, markdown, oai, opensearch


def write(press: Press, folder: Path) -> None:
    """Write what is made from the whole."""
    for language in press.site.languages:
        shelf = press.shelf(language)
        for path, text in markdown.pages(shelf):
            put(folder / path / "index.md", text)
        put(folder / press.site.prefix(language) / "llms.txt", llms.llms(press, shelf))
        if press.site.url:
            put(folder / press.site.prefix(language) / "opensearch.xml", opensearch.description(press, shelf))
    for name, text in oai.files(press):
        put(folder / "oai" / name, text)


def files(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as Markdown in every language, and as the answer to a harvester's question."""
    for language in press.site.languages:
        shelf = press.shelf(language)
        yield f"{shelf.path(entry)}index.md", markdown.record(shelf, entry)
    yield f"oai/records/{entry.ref}.xml", oai.record(press, entry)
