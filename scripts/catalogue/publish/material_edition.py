"""The Markdown edition as the sources of an ordinary site: MkDocs with Material, in every language.

Pages are read from the built site. Links between them lead to files, so that MkDocs checks them; others
lead to the public site, or are words alone if that has no address. Marks of levels are icons.
"""

import json
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from catalogue.exports.markdown import ordinary_markdown, record_markdown
from catalogue.exports.page_markdown import MarkdownText
from catalogue.exports.publication import File, Publication
from catalogue.publish.material_settings import INDEX, file_of, first_page, settings
from catalogue.recognition.levels import MARKS
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES
from catalogue.views.wording.context import PART, Context

NEEDS_SCRIPTS = ("compare", "explore", "offline", "plan", "propose", "status")
"""The pages that do nothing without the scripts of the site."""

LEFT_OUT = (f"{STATES}/", "contribute/")
"""Folders that are left out unless their pages are named: those of States are long, and tables have them."""

WITH_ICONS = MarkdownText(mark=lambda name: f":toolkit-{name}: ")
MARK_ALONE = re.compile(r"^( *)(:toolkit-[a-z-]+:)\n\n *(#+ |)(?=\S)", re.MULTILINE)
"""A mark that stands before a heading or a paragraph, of which it becomes the beginning."""

LINK = re.compile(r"(!?)\[((?:\\.|[^\[\]\\])*)\]\(([^()\s]*)\)")
SUMMARY = re.compile(r"^> (.+)$", re.MULTILINE)
COLOUR = re.compile(r' color="[^"]*"')
ICONS = "overrides/.icons/toolkit/"


@dataclass(frozen=True)
class MaterialEdition:
    """The pages of a publication that are taken, and the folder of the built site."""

    publication: Publication
    folder: Path
    names: tuple[str, ...]
    """The names of the pages: kind/id of records, the paths of others."""

    def files(self) -> Iterator[File]:
        """Pages, icons and settings."""
        for context in self.publication.contexts.values():
            for name in self.names:
                yield f"docs/{self.paths[context.page_path(name)]}", self._page(context, name)
            if INDEX not in self.names:
                yield f"docs/{context.language}/index.md", first_page(context, self.names)
        for name in (*MARKS, "law", "law-soft"):
            drawing = self.publication.templates.get("mark.svg").render(name=name)
            yield f"{ICONS}{name}.svg", COLOUR.sub("", drawing)
        yield "mkdocs.yml", settings(self.publication, self.names)

    @cached_property
    def paths(self) -> dict[str, str]:
        """Path of a page on the site → its file below docs/."""
        return {
            context.page_path(name): f"{context.language}/{file_of(name)}"
            for context in self.publication.contexts.values()
            for name in self.names
        }

    def _page(self, context: Context, name: str) -> str:
        """A page, with its summary for search engines and links that lead to files."""
        path, entry = context.page_path(name), context.catalogue.entries.get(name)
        html = (self.folder / path / "index.html").read_text("utf-8")
        if entry:
            _, text = record_markdown(context, entry, html, WITH_ICONS)
        else:
            _, text = ordinary_markdown(context, name, html, WITH_ICONS)
        linked = LINK.sub(partial(self._link, path), str(text))
        summary = SUMMARY.search(linked)
        described = json.dumps(summary[1] if summary else "", ensure_ascii=False)
        body = MARK_ALONE.sub(r"\1\3\2 ", linked)
        return f"---\ndescription: {described}\n---\n\n{body}"

    def _link(self, path: str, match: re.Match[str]) -> str:
        """A link of the page at a path, to a file or to the public site; words alone if it leads nowhere."""
        is_image, words, href = match.groups()
        address = self._address(path, href)
        return f"{is_image}[{words}]({address})" if address else words

    def _address(self, path: str, href: str) -> str:
        """Where an address on the page at a path leads; '' if nothing there can be reached."""
        if ":" in href.partition("/")[0] or href.startswith("#"):
            return href
        target, mark, rest = PART.match(href).groups()  # type: ignore[union-attr]  # matches any text
        place = _joined(path, target)
        if place in self.paths and mark != "?":
            here = posixpath.dirname(self.paths[path])
            return f"{posixpath.relpath(self.paths[place], here)}{mark}{rest}"
        site = self.publication.site
        return f"{site.absolute(place)}{mark}{rest}" if site.url else ""


def _joined(path: str, target: str) -> str:
    """The path on the site to which a relative address on the page at a path leads."""
    if not target:
        return path
    joined = posixpath.normpath(posixpath.join(path, target))
    is_folder = target.endswith(("/", "."))
    return "" if joined == "." else f"{joined}/" if is_folder else joined


def chosen(catalogue: Catalogue, only: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the pages to take: those that were named, or all that say something without scripts."""
    names = [*catalogue.pages, *catalogue.entries]
    if only:
        return tuple(name for name in names if name in only)
    return tuple(
        name for name in names if name not in NEEDS_SCRIPTS and not name.startswith(LEFT_OUT)
    )
