"""All that others take with them: citations, data, feeds, calendars, badges, harvesting, links that last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from . import calendars, citations, harvest, lasting, open_data, sharing, streams
from .loading import Entry
from .press import Press
from .printing import Task


def finish(press: Press, folder: Path) -> None:
    """Write what looks at all files. Old names come last: they forward to what is there by then."""
    lasting.write(press, folder)
    open_data.checksums(folder)


def tasks(press: Press) -> list[Task]:
    """What is made from all records, each by itself, the longest first."""
    streamed = [Task(partial(_streams, language=language), f"streams-{language}") for language in press.site.languages]
    tables = Task(open_data.vocabularies, "vocabularies", of_tables=True)
    return [Task(open_data.whole, "data"), *streamed, Task(harvest.answers, "answers"), Task(harvest.pages), tables]


def _streams(press: Press, *, language: str) -> Iterator[tuple[str, str]]:
    yield from streams.files(press, language)
    yield from calendars.files(press, language)


def _citations(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    for shelf in map(press.shelf, press.site.languages):
        yield from citations.files(shelf, entry, press.names[shelf.language][0])


MAKERS = (sharing.files, _citations, harvest.files, open_data.files, lasting.files)
"""What is made of each record beside its page."""
