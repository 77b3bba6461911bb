"""All that others take with them: citations, data, feeds, calendars, badges, harvesting, links that last."""

from __future__ import annotations

from pathlib import Path

from . import calendars, citations, harvest, lasting, open_data, sharing, streams
from .press import Press
from .printing import put


def write(press: Press, folder: Path) -> None:
    """Write what looks at the whole. Old names come last: they forward to what is there by then."""
    for language in press.site.languages:
        for path, text in (*streams.files(press, language), *calendars.files(press, language)):
            put(folder / path, text)
    open_data.write(press, folder)
    lasting.write(press, folder)
    open_data.checksums(folder)


def _citations(press: Press, folder: Path) -> None:
    for entry in press.catalogue.entries.values():
        for shelf in map(press.shelf, press.site.languages):
            for name, text in citations.files(shelf, entry, press.names[shelf.language][0]):
                put(folder / shelf.path(entry) / name, text)


APART = (sharing.write, _citations, harvest.write)
"""What can be written by a process of its own, beside the pages of the records."""
