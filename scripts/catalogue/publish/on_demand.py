"""The files of a site, made when they are read: those of a record together, those of an exporter together.

Each exporter names the beginnings of the paths that it makes (`places`). What was made is kept in memory. It
belongs to one state of the catalogue: when that is outdated, so is everything here.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from catalogue.exports import registry
from catalogue.exports.publication import File, Publication
from catalogue.publish import pages, site
from catalogue.source.entry import Entry
from catalogue.source.files import as_bytes


class OutdatedError(Exception):
    """The catalogue has changed while a file was made."""


@dataclass
class FileGroup:
    """Files that are made together, when the first of them is read."""

    make: Callable[[], Iterator[File]]
    places: tuple[str, ...]
    outdated: threading.Event
    """Set when the catalogue has changed: what is being made is then given up."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _made: dict[str, bytes] | None = None

    @property
    def is_made(self) -> bool:
        """True once a file of the group was read."""
        return self._made is not None

    @property
    def files(self) -> dict[str, bytes]:
        """The content of each file by its path."""
        with self._lock:
            if self._made is None:
                self._made = dict(self._make_all())
            return self._made

    def _make_all(self) -> Iterator[tuple[str, bytes]]:
        for path, content in self.make():
            if self.outdated.is_set():
                raise OutdatedError
            yield path, as_bytes(path, content)


@dataclass(frozen=True)
class FilesOnDemand:
    """The files of some groups; of two groups that make the same file, the first one counts."""

    groups: Sequence[FileGroup]

    def get(self, path: str) -> bytes | None:
        """The content of a file; None if no group makes it."""
        for group in self.groups:
            if path.startswith(group.places) and path in group.files:
                return group.files[path]
        return None

    def has(self, path: str) -> bool:
        """True if one of the groups makes a file."""
        return self.get(path) is not None

    def read(self, path: str) -> bytes:
        """The content of a file of the site."""
        content = self.get(path)
        if content is None:
            raise FileNotFoundError(path)
        return content

    def below(self, folder: str) -> list[str]:
        """The paths of all files below a folder, sorted."""
        paths: set[str] = set()
        for group in self.groups:
            if _may_be_below(folder, group.places):
                paths.update(path for path in group.files if path.startswith(folder))
        return sorted(paths)


def files_of_site(publication: Publication, outdated: threading.Event) -> FilesOnDemand:
    """All files of a site but static files and the HTML of ordinary pages."""
    groups: list[FileGroup] = []
    for entry in publication.catalogue.entries.values():
        make = partial(_record_files, publication, entry)
        groups.append(FileGroup(make, site.record_places(publication, entry), outdated))
    groups += _markdown_of_pages(publication, outdated)
    for exporter in site.data_exporters(publication):
        groups.append(FileGroup(partial(exporter.make, publication), exporter.places, outdated))
    for final in registry.final_exporters(publication):
        # A final exporter reads the files of the groups before it.
        make = partial(final.make, publication, FilesOnDemand(tuple(groups)))
        groups.append(FileGroup(make, final.places, outdated))
    return FilesOnDemand(groups)


def _markdown_of_pages(publication: Publication, outdated: threading.Event) -> Iterator[FileGroup]:
    """The Markdown of each ordinary page, which is made from its HTML."""
    for context in publication.contexts.values():
        for name in publication.catalogue.pages:
            make = partial(pages.markdown_page, publication, context, name)
            yield FileGroup(make, (f"{context.page_path(name)}index.md",), outdated)


def _record_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """All files of a record."""
    for exporter in site.RECORD_EXPORTERS:
        yield from exporter(publication, entry)


def _may_be_below(folder: str, places: tuple[str, ...]) -> bool:
    """True if a file of some places may be in a folder."""
    return any(place.startswith(folder) or folder.startswith(place) for place in places)
