"""What every exporter works from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from catalogue.html.templates import Templates
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


@dataclass(eq=False)
class Publication:
    """A catalogue, the site on which it is published, and the templates of its pages."""

    catalogue: Catalogue
    site: Site
    templates: Templates

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """The context of each language of the site."""
        return {
            language: Context(self.catalogue, self.site, language)
            for language in self.site.languages
        }

    def context(self, language: str) -> Context:
        """What views in a language are made from."""
        return self.contexts[language]

    @property
    def cited_names(self) -> dict[str, str]:
        """The name with which the site is cited, in every language."""
        return {language: context.cited_name for language, context in self.contexts.items()}

    def texts(self, string_id: str) -> dict[str, str]:
        """A text of the interface in every language."""
        return {language: context.text(string_id) for language, context in self.contexts.items()}


File = tuple[str, str | bytes]
"""A path below the site, and what is in the file."""

RecordExporter = Callable[[Publication, Entry], Iterator[File]]


@dataclass(frozen=True)
class SiteExporter:
    """A function that makes files from all records, and where these are."""

    make: Callable[[Publication], Iterator[File]]
    places: tuple[str, ...]
    """The beginnings of the paths of all its files: `feeds/`, `sitemap.xml`."""


class SiteFiles(Protocol):
    """The files of a site: in a folder, or made when they are read."""

    def has(self, path: str) -> bool:
        """True if the site has a file at a path."""

    def read(self, path: str) -> bytes:
        """The content of a file of the site."""

    def below(self, folder: str) -> list[str]:
        """The paths of all files below a folder, sorted; the folder ends with a slash."""


@dataclass(frozen=True)
class FinalExporter:
    """A function that makes files from other files of the site, and the beginnings of their paths."""

    make: Callable[[Publication, SiteFiles], Iterator[File]]
    places: tuple[str, ...]


@dataclass(frozen=True)
class WrittenFiles:
    """The files of a site that were written into a folder."""

    folder: Path

    def has(self, path: str) -> bool:
        """True if the file was written."""
        return (self.folder / path).is_file()

    def read(self, path: str) -> bytes:
        """The content of a file."""
        return (self.folder / path).read_bytes()

    def below(self, folder: str) -> list[str]:
        """The paths of the files below a folder, sorted."""
        files = (file for file in (self.folder / folder).rglob("*") if file.is_file())
        return sorted(file.relative_to(self.folder).as_posix() for file in files)
