"""The site while it is edited: a page is made when a browser requests it, from the content of its file at that moment."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from catalogue.exports.publication import Publication
from catalogue.html.asset_digests import Assets
from catalogue.html.templates import Templates
from catalogue.lint import checker
from catalogue.model.vocabularies import Vocabularies
from catalogue.publish import pages
from catalogue.source import documents
from catalogue.source.documents import Document
from catalogue.source.loading import load
from catalogue.views.wording.context import page_path

LONGEST_WAIT = 20
"""Seconds after which a browser requests the version again."""

ADDED = Markup(
    '<link rel="stylesheet" href="/preview.css"><script src="/preview.js" data-version="{}"></script>'
    '<ul id="preview" lang="{}">{}</ul></body>'
)


@dataclass
class Preview:
    """The newest state of a repository, and the last good copy of each requested page."""

    publication: Publication
    folder: Path
    """The last complete build."""
    version: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _times: dict[str, dict[Path, int]] = field(default_factory=dict)
    _documents: dict[str, tuple[int, Document]] = field(default_factory=dict)
    _names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The name and the language of each page, by its path on the site."""
    _shown: dict[str, str] = field(default_factory=dict)
    _broken: list[str] = field(default_factory=list)
    """The faults of the tables; while there are any, the last good state is shown."""

    def refresh(self) -> list[str]:
        """Read what has changed on disk; its faults."""
        with self._changed:
            self.version += 1
            self._changed.notify_all()
            catalogue = self.publication.catalogue
            vocabularies: Vocabularies | None = catalogue.vocabularies
            if self.has_changed("data"):
                self._broken, vocabularies = checker.broken_tables(catalogue.root), None
            return self._broken or self._load(catalogue.root, vocabularies)

    def has_changed(self, *places: str) -> bool:
        """True if a file in one of some places of the repository has changed since the last call."""
        root, before = (
            self.publication.catalogue.root,
            {place: self._times.get(place) for place in places},
        )
        for place in places:
            files = [
                file for file in (root / place, *(root / place).rglob("*")) if file.suffix != ".pyc"
            ]
            self._times[place] = {file: file.stat().st_mtime_ns for file in files if file.is_file()}
        return any(self._times[place] != before[place] for place in places)

    def newer(self, version: int) -> int:
        """The newest version, as soon as it differs from the one that a browser shows."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, LONGEST_WAIT)
            return self.version

    def page(self, path: str) -> str | None:
        """The page at a path with its faults; its last good copy while it cannot be made; None if there is no such page."""
        with self._changed:
            if path not in self._names:
                return None
            name, language = self._names[path]
            faults = [
                *self._broken,
                *self._make(path, name, language),
                *checker.faults(self.publication.catalogue, name, language),
            ]
            items = Markup("").join(map(Markup("<li>{}</li>").format, faults))
            file = self.folder / path / "index.html"
            built = (
                file.read_text("utf-8")
                if file.is_file()
                else pages.not_found(self.publication, language)
            )
            return self._shown.get(path, built).replace(
                "</body>", ADDED.format(self.version, language, items)
            )

    def _load(self, root: Path, vocabularies: Vocabularies | None) -> list[str]:
        """Read the pages that have changed; their faults."""
        site, templates, before = (
            self.publication.site,
            self.publication.templates,
            dict(self._documents),
        )
        if self.has_changed("overrides", "docs/assets"):
            templates = Templates(root / "overrides", Assets(root / "docs"))
            templates.assets.write(self.folder)
        catalogue = load(root, self._read, vocabularies)
        self.publication = Publication(catalogue, site, templates)
        names = [(name, language) for name in catalogue.sources for language in site.languages]
        self._names = {
            page_path(site, language, name): (name, language) for name, language in names
        }
        changed = {
            path for path, read in self._documents.items() if before and before.get(path) != read
        }
        sources = (
            (name, {page.path for page in pages.values()})
            for name, pages in catalogue.sources.items()
        )
        return [
            fault
            for name, paths in sources
            if paths & changed
            for fault in checker.faults(catalogue, name)
        ]

    def _read(self, file: Path, path: str) -> Document:
        """A page, read again only if its file has changed."""
        time = file.stat().st_mtime_ns
        if self._documents.get(path, (0,))[0] != time:
            self._documents[path] = time, documents.read(file, path)
        return self._documents[path][1]

    def _make(self, path: str, name: str, language: str) -> Iterator[str]:
        """Make a page if it can be read; the errors of its templates or views."""
        publication, catalogue = self.publication, self.publication.catalogue
        if not all(page.readable for page in catalogue.sources[name].values()):
            return
        try:
            if entry := catalogue.entries.get(name):
                self._shown[path] = pages.record_page(
                    publication, publication.context(language), entry
                )
            elif name in catalogue.pages:
                self._shown[path] = pages.ordinary_page(
                    publication, publication.context(language), name
                )
        except Exception as error:  # the page is shown as it was, with this
            yield f"{type(error).__name__}: {error}"
