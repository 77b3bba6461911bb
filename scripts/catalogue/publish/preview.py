"""The site while it is edited: each file is made when a browser requests it, from the newest content."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from catalogue.exports.publication import Publication
from catalogue.html.templates import templates_of
from catalogue.lint import checker
from catalogue.lint.publishable_files import Judge
from catalogue.model.overlay import FILE
from catalogue.model.vocabularies import Vocabularies
from catalogue.publish import pages
from catalogue.publish.on_demand import FilesOnDemand, OutdatedError, files_of_site
from catalogue.source import documents
from catalogue.source.catalogue import Catalogue
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
    version: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _times: dict[str, dict[Path, int]] = field(default_factory=dict)
    _documents: dict[str, tuple[int, Document]] = field(default_factory=dict)
    _names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The name and the language of each page, by its path on the site."""
    _shown: dict[str, str] = field(default_factory=dict)
    _broken: list[str] = field(default_factory=list)
    """The faults of the tables; while there are any, the last good state is shown."""
    _made: FilesOnDemand = field(default_factory=lambda: FilesOnDemand(()))
    _outdated: threading.Event = field(default_factory=threading.Event)

    def refresh(self) -> list[str]:
        """Read what has changed on disk; its faults."""
        with self._changed:
            self.version += 1
            self._changed.notify_all()
            catalogue = self.publication.catalogue
            vocabularies: Vocabularies | None = catalogue.vocabularies
            if self.has_changed("data", FILE):
                self._broken, vocabularies = checker.broken_tables(catalogue.root), None
            return self._broken or self._load(catalogue.root, vocabularies)

    def has_changed(self, *places: str) -> bool:
        """True if a file in one of some places of the repository has changed since the last call."""
        changed = False
        for place in places:
            times = _times_below(self.publication.catalogue.root / place)
            changed = changed or times != self._times.get(place)
            self._times[place] = times
        return changed

    def newer(self, version: int) -> int:
        """The newest version, as soon as it differs from the one that a browser shows."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, LONGEST_WAIT)
            return self.version

    def page(self, path: str) -> str | None:
        """The page at a path with its faults; its last good copy while it cannot be made; or None."""
        with self._changed:
            if path not in self._names:
                return None
            name, language = self._names[path]
            made = list(self._make(path, name, language))
            faults = [*self._broken, *made, *self._findings(name, language)]
            items = Markup("").join(map(Markup("<li>{}</li>").format, faults))
            page = self._shown.get(path) or pages.not_found(self.publication, language)
            return page.replace("</body>", ADDED.format(self.version, language, items))

    def file(self, path: str) -> bytes | None:
        """A file at a path that is not the HTML of a page, or None. It is made from the newest state."""
        while True:
            # A refresh replaces these values while a file is made, which is then made anew.
            with self._changed:
                publication, made = self.publication, self._made
            docs = publication.catalogue.root / "docs"
            static = publication.templates.assets.read(path) or _static(docs, path)
            if static is not None:
                return static
            try:
                return made.get(path)
            except OutdatedError:
                continue

    def not_found(self, path: str) -> str:
        """The page for an address that leads nowhere, in the language of its folder."""
        with self._changed:
            site = self.publication.site
            language = site.languages[0]
            for other in site.languages[1:]:
                if path.startswith(site.prefix(other)):
                    language = other
            return pages.not_found(self.publication, language)

    def _load(self, root: Path, vocabularies: Vocabularies | None) -> list[str]:
        """Read the pages that have changed; their faults."""
        before, previous = dict(self._documents), self.publication
        site, templates = previous.site, previous.templates
        catalogue = load(root, self._read, vocabularies)
        overlay = catalogue.vocabularies.overlay
        is_same = overlay == previous.catalogue.vocabularies.overlay
        if self.has_changed("overrides", "docs/assets") or not is_same:
            templates = templates_of(root, overlay)
        changed = _changed_names(catalogue, before, self._documents)
        self._keep_good(catalogue, changed)
        self.publication = Publication(catalogue, site, templates)
        # Pages with a file, and those of terms, which have none.
        names = dict.fromkeys([*catalogue.sources, *catalogue.pages])
        self._names = {
            page_path(site, language, name): (name, language)
            for name in names
            for language in site.languages
        }
        self._outdated.set()
        self._outdated = threading.Event()
        self._made = files_of_site(self.publication, self._outdated)
        faults: list[str] = []
        for name in changed:
            faults += checker.faults(catalogue, name)
        return faults

    def _read(self, file: Path, path: str) -> Document:
        """A page, read again only if its file has changed."""
        time = file.stat().st_mtime_ns
        if self._documents.get(path, (0,))[0] != time:
            self._documents[path] = time, documents.read(file, path)
        return self._documents[path][1]

    def _keep_good(self, catalogue: Catalogue, changed: list[str]) -> None:
        """Make the pages that cannot be read any more from the last state, unless they were shown."""
        for path, (name, language) in self._names.items():
            if name in changed and path not in self._shown and not _is_readable(catalogue, name):
                list(self._make(path, name, language))

    def _findings(self, name: str, language: str) -> list[str]:
        """What the checker says of a page; the page of a term has no file that could be wrong."""
        catalogue = self.publication.catalogue
        return checker.faults(catalogue, name, language) if name in catalogue.sources else []

    def _make(self, path: str, name: str, language: str) -> Iterator[str]:
        """Make a page if it can be read; the errors of its templates or views."""
        publication, catalogue = self.publication, self.publication.catalogue
        if not _is_readable(catalogue, name):
            return
        try:
            context = publication.context(language)
            if entry := catalogue.entries.get(name):
                self._shown[path] = pages.record_page(publication, context, entry)
            elif name in catalogue.pages:
                self._shown[path] = pages.ordinary_page(publication, context, name)
        except Exception as error:  # the page is shown as it was, with this
            yield f"{type(error).__name__}: {error}"


def _times_below(place: Path) -> dict[Path, int]:
    """The time of change of a file, or of each file below a folder; compiled Python is left out."""
    files = (file for file in (place, *place.rglob("*")) if file.suffix != ".pyc")
    return {file: file.stat().st_mtime_ns for file in files if file.is_file()}


def _changed_names(
    catalogue: Catalogue,
    before: dict[str, tuple[int, Document]],
    now: dict[str, tuple[int, Document]],
) -> list[str]:
    """The names of the pages of which a file was read again; none when all are read for the first time."""
    if not before:
        return []
    paths = {path for path, document in now.items() if before.get(path) != document}
    names = []
    for name, versions in catalogue.sources.items():
        if any(page.path in paths for page in versions.values()):
            names.append(name)
    return names


def _is_readable(catalogue: Catalogue, name: str) -> bool:
    """True if every version of a page can be read; the page of a term has no file and no fault."""
    return all(page.readable for page in catalogue.sources.get(name, {}).values())


def _static(docs: Path, path: str) -> bytes | None:
    """A static file as MkDocs copies it, or None."""
    is_page = PurePosixPath(path).suffix == ".md"
    if is_page or not Judge(docs).allowed(path):
        return None
    return (docs / path).read_bytes()
