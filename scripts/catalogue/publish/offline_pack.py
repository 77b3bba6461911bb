"""An offline pack: the pages of a site, made for a disk, and the other files that readers use.

Links lead to files instead of folders; scripts are plain scripts, and so is everything that scripts fetch.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from catalogue.exports.built_pages import BUILT, built_files
from catalogue.exports.cards import card_sheets
from catalogue.exports.checklists import checklist_bundles, checklist_files
from catalogue.exports.evidence_pages import EVIDENCE, evidence_files
from catalogue.exports.publication import File, Publication
from catalogue.exports.self_check import self_check_sheets
from catalogue.html import social_pictures
from catalogue.html.offline_templates import OfflineTemplates
from catalogue.model.language_tags import without_tags
from catalogue.publish import classic_scripts, pages
from catalogue.views.pages import page_frame
from catalogue.views.wording.context import PART, Context
from catalogue.views.wording.downloads import Downloads
from catalogue.views.wording.site import Site

MACHINE_FOLDERS = ("api", "id", "feeds", "schemas", "vocabularies", "redirects")
"""Folders that only machines read."""

READ = (".css", ".js", ".svg", ".csv", ".json", ".woff2")
"""The endings of the files that a page needs or offers to its reader."""

PRINTABLE = ("checklist.html", EVIDENCE, BUILT, "sheet.html", "sheet-both.html")
ONLINE_FILES = ("cite.json", "oembed.json", "card.html", "badge.svg")
"""Files for other sites and programs."""

SOURCES = "propose/sources/"
ICONS = "assets/icons.css"
LOADER = "assets/pack.js"
INDEX = "index.html"


@dataclass(eq=False)
class Pack:
    """The files of a built site that go into the pack of some languages, with a stamp of their age."""

    folder: Path
    """The built site."""

    publication: Publication
    """The same site, from which the pages are made for a disk."""

    replacements: Path
    """The folder of the templates in which a pack differs from the site."""

    loader: bytes
    """The script that gives other scripts what a browser refuses to pages on a disk."""

    languages: tuple[str, ...]
    stamp: str
    only: frozenset[str] | None = None
    """The paths of the only pages that it has, if not all."""

    beside: tuple[tuple[str, bytes], ...] = ()
    """Path and content of files that are no part of the site."""

    def files(self) -> list[tuple[str, bytes]]:
        """Path and content of every file, in the order of paths."""
        files = dict(self.beside) | dict(self._copied())
        for path, text in self._made():
            files[path] = without_tags(path, text).encode("utf-8")
        files[LOADER] = self.loader
        # The icons are known once all pages are made.
        files[ICONS] = self.templates.icon_styles().encode("utf-8")
        files["DATE.txt"] = f"{self.stamp}\n".encode()
        return sorted(files.items())

    @cached_property
    def _paths(self) -> frozenset[str]:
        """The paths of the files that are taken from the built site."""
        paths = set()
        for file in self.folder.rglob("*"):
            path = file.relative_to(self.folder).as_posix()
            if file.is_file() and self._is_included(path):
                paths.add(path)
        return frozenset(paths)

    @cached_property
    def _pages_of_site(self) -> frozenset[str]:
        """The paths of all pages.

        Pages that only forward from old addresses are none: nothing in a pack leads to them.
        """
        catalogue = self.publication.catalogue
        names = [*catalogue.entries, *catalogue.pages]
        contexts = self.publication.contexts.values()
        return frozenset(f"{one.page_path(name)}{INDEX}" for one in contexts for name in names)

    @cached_property
    def templates(self) -> OfflineTemplates:
        """The templates of pages on a disk."""
        templates = self.publication.templates
        return OfflineTemplates(templates.folder, templates.assets, (self.replacements,))

    @cached_property
    def _packed(self) -> Publication:
        """The publication as it is on a disk."""
        own = [ICONS, LOADER, *map(_dialog_path, self.languages)]
        site = replace(
            self.publication.site,
            packed=self._paths.union(own),
            printed=False,
            downloads=Downloads(stamp=self.stamp),
        )
        return Publication(self.publication.catalogue, site, self.templates)

    def _copied(self) -> Iterator[tuple[str, bytes]]:
        """The files that are no pages: scripts, what scripts fetch, styles, fonts, pictures, tables."""
        for path in self._paths:
            file = self.folder / path
            if path.endswith(".js"):
                script = classic_scripts.as_script(path, file.read_text("utf-8"))
                yield path, script.encode("utf-8")
            elif path.endswith(".json"):
                data = _with_files(json.loads(file.read_bytes()))
                script = classic_scripts.as_text(path, _json(data))
                yield f"{path}.js", script.encode("utf-8")
            elif not path.endswith(".html"):
                yield path, file.read_bytes()

    def _made(self) -> Iterator[tuple[str, str]]:
        """The pages, what can be printed beside them, the dialogs, and the entrance."""
        for language in self.languages:
            context = self._packed.context(language)
            yield from self._pages(context)
            yield _dialog_path(language), self._dialog(context)
        if self.only is None:
            for path, content in _printable(self._packed):
                if path in self._paths:
                    yield path, str(content)
        if self._site.languages[0] not in self.languages:
            first = self._packed.context(self.languages[0])
            values = {"language": first.language, "name": first.site_name}
            entrance = self.templates.get("entrance.html").render(values)
            yield INDEX, f"{entrance}\n"

    def _pages(self, context: Context) -> Iterator[tuple[str, str]]:
        """The pages of records and the ordinary pages of a language."""
        catalogue = self._packed.catalogue
        for entry in catalogue.entries.values():
            path = f"{context.path(entry)}{INDEX}"
            if path in self._paths:
                yield path, pages.record_page(self._packed, context, entry)
        for name in catalogue.pages:
            path = f"{context.page_path(name)}{INDEX}"
            if path in self._paths:
                yield path, pages.ordinary_page(self._packed, context, name)

    def _dialog(self, context: Context) -> str:
        """The script that adds the dialog of the search to a page."""
        html = self.templates.dialog(context, page_frame.ordinary_frame(context, "index"))
        return f"packed.page({json.dumps(html)});\n"

    @property
    def _site(self) -> Site:
        return self.publication.site

    def _is_included(self, path: str) -> bool:
        """True for a file of the built site that readers use, in a language of the pack or in none."""
        language = _language_of(self._site, path)
        inner = path.removeprefix(self._site.prefix(language))
        if _is_for_machines(path, inner):
            return False
        if inner.startswith("assets/"):
            return not inner.startswith(social_pictures.FOLDER)
        if self.only is not None:
            return path.removesuffix(INDEX) in self.only
        if language not in self.languages:
            return False
        return path in self._pages_of_site or ("/" in inner and path.endswith(READ + PRINTABLE))


def _language_of(site: Site, path: str) -> str:
    """The language in whose folder a path is; the first language has none."""
    for language in site.languages[1:]:
        if path.startswith(site.prefix(language)):
            return language
    return site.languages[0]


def _is_for_machines(path: str, inner: str) -> bool:
    """True for a file that only other programs read; `inner` is the path in the folder of its language."""
    top = inner.split("/")[0]
    return top in MACHINE_FOLDERS or path.endswith(ONLINE_FILES) or inner.startswith(SOURCES)


def _printable(publication: Publication) -> Iterator[File]:
    """Checklists, pages of evidence and of what is built on an instrument, and sheets, of all languages."""
    for entry in publication.catalogue.entries.values():
        yield from checklist_files(publication, entry)
        yield from evidence_files(publication, entry)
        yield from built_files(publication, entry)
    yield from checklist_bundles(publication)
    yield from card_sheets(publication)
    yield from self_check_sheets(publication)


def _with_files(value: Any) -> Any:
    """What a script fetches, with files in place of the folders to which its addresses lead."""
    if isinstance(value, list):
        return [_with_files(item) for item in value]
    if isinstance(value, dict):
        return {
            name: _file(part) if _is_address(name, part) else _with_files(part)
            for name, part in value.items()
        }
    return value


def _is_address(name: str, value: Any) -> bool:
    """True for the address of a page. A word of the search may be called `url` too; it has numbers."""
    return name == "url" and isinstance(value, str)


def _file(address: str) -> str:
    """The file of an address of a page."""
    path, mark, rest = PART.match(address).groups()  # type: ignore[union-attr]  # matches any text
    is_folder = path.endswith("/") and not urlsplit(address).scheme
    return f"{path}{INDEX}{mark}{rest}" if is_folder else address


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _dialog_path(language: str) -> str:
    return f"assets/dialog-{language}.js"
