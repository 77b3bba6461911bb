"""All that others take with them: citations, data, feeds, calendars, badges, harvesting, links that last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from . import calendars, citations, harvest, lasting, open_data, sharing, streams
from .loading import Entry
from .press import Press
from .printing import Task, put


def finish(press: Press, folder: Path) -> None:
    """Write what looks at all files. Old names come last: they forward to what is there by then."""
    lasting.write(press, folder)
    open_data.checksums(folder)


def tasks(press: Press) -> list[Task]:
    """What is made from all records, each by itself, the longest first."""
    streamed = [partial(_streams, language=language) for language in press.site.languages]
    return [open_data.write, harvest.write, *streamed, open_data.write_vocabularies]


def _streams(press: Press, folder: Path, *, language: str) -> None:
    for path, text in (*streams.files(press, language), *calendars.files(press, language)):
        put(folder / path, text)


def _citations(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    for shelf in map(press.shelf, press.site.languages):
        yield from citations.files(shelf, entry, press.names[shelf.language][0])


MAKERS = (sharing.files, _citations, harvest.files, open_data.files, lasting.files)
"""What is made of each record beside its page."""
