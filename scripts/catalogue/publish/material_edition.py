"""The Markdown edition as the sources of an ordinary site: MkDocs with Material, in every language.

Pages are read from the built site. Links between them lead to files, so that MkDocs checks them; others
lead to the public site, or are words alone if that has no address. Marks of levels are icons.
"""

import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.exports.markdown import ordinary_markdown, record_markdown
from catalogue.exports.page_markdown import MarkdownText
from catalogue.exports.publication import File, Publication
from catalogue.recognition.levels import MARKS
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import page_text, record_title

NEEDS_SCRIPTS = ("compare", "explore", "offline", "plan", "propose", "status")
"""The pages that do nothing without the scripts of the site."""

SETS = ("audiences", "situations", "cards", "sessions", "practices")
"""The folders whose pages the navigation lists, in this order."""

OTHERS = ("topics", "places", "resources", "agencies", "statements", "activities", "about")
"""The folders of which the navigation has the first page."""

LINK = re.compile(r"(!?)\[((?:\\.|[^\[\]\\])*)\]\(([^()\s]*)\)")
PART = re.compile(r"([^?#]*)(\?[^#]*)?(#.*)?")
SUMMARY = re.compile(r"^> (.+)$", re.MULTILINE)
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
        paths = self._files_by_path()
        for context in self.publication.contexts.values():
            for name in self.names:
                path = context.page_path(name)
                yield f"docs/{paths[path]}", self._page(context, name, paths)
            if "index" not in self.names:
                yield f"docs/{context.language}/index.md", first_page(context, self.names)
        for name in (*MARKS, "law", "law-soft"):
            drawing = self.publication.templates.get("mark.svg").render(name=name)
            yield f"{ICONS}{name}.svg", drawing.replace('color="#1d2a30" ', "")
        yield "mkdocs.yml", settings(self.publication, self.names)

    def _files_by_path(self) -> dict[str, str]:
        """Path of a page on the site → its file below docs/."""
        found = {}
        for language, context in self.publication.contexts.items():
            for name in self.names:
                path = context.page_path(name)
                inner = path.removeprefix(context.site.prefix(language))
                found[path] = f"{language}/{inner}index.md"
        return found

    def _page(self, context: Context, name: str, paths: Mapping[str, str]) -> str:
        """A page, with its summary for search engines and links that lead to files."""
        path = context.page_path(name)
        html = (self.folder / path / "index.html").read_text("utf-8")
        entry = context.catalogue.entries.get(name)
        if entry:
            _, text = record_markdown(context, entry, html, WITH_ICONS)
        else:
            _, text = ordinary_markdown(context, name, html, WITH_ICONS)
        linked = self._linked(str(text), path, paths)
        summary = SUMMARY.search(linked)
        described = json.dumps(summary[1] if summary else "", ensure_ascii=False)
        body = MARK_ALONE.sub(r"\1\3\2 ", linked)
        return f"---\ndescription: {described}\n---\n\n{body}"

    def _linked(self, text: str, path: str, paths: Mapping[str, str]) -> str:
        """A text of the page at a path, in which each link leads to a file, to the public site or nowhere."""

        def link(match: re.Match[str]) -> str:
            is_image, words, href = match.groups()
            address = self._address(href, path, paths)
            if not address:
                return words
            return f"{is_image}[{words}]({address})"

        return LINK.sub(link, text)

    def _address(self, href: str, path: str, paths: Mapping[str, str]) -> str:
        """Where a link of the page at a path leads; '' if nothing there can be reached."""
        if ":" in href.partition("/")[0] or href.startswith("#"):
            return href
        target, query, anchor = (part or "" for part in PART.fullmatch(href).groups())  # type: ignore[union-attr]
        joined = posixpath.normpath(posixpath.join(path, target)) if target else path
        place = "" if joined == "." else joined
        folder = f"{place.rstrip('/')}/" if place else ""
        if folder in paths and not query:
            here = posixpath.dirname(paths[path])
            return f"{posixpath.relpath(paths[folder], here)}{anchor}"
        ending = folder if target.endswith(("/", ".")) else place
        return f"{self.publication.site.absolute(ending)}{query}{anchor}" if self._public else ""

    @property
    def _public(self) -> bool:
        return bool(self.publication.site.url)


WITH_ICONS = MarkdownText(mark=lambda name: f":toolkit-{name}: ")
MARK_ALONE = re.compile(r"^( *)(:toolkit-[a-z-]+:)\n\n *(#+ |)(?=\S)", re.MULTILINE)
"""A mark that stands before a heading or a paragraph, of which it becomes the beginning."""


def chosen(catalogue: Catalogue, only: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the pages to take: those that were named, or all that say something without scripts.

    Pages of States are left out unless they are named: they are long, and their facts are tables.
    """
    names = [*catalogue.pages, *catalogue.entries]
    if only:
        return tuple(name for name in names if name in only)
    return tuple(name for name in names if not _left_out(name))


def _left_out(name: str) -> bool:
    return name in NEEDS_SCRIPTS or name.startswith((f"{STATES}/", "contribute/"))


def settings(publication: Publication, names: Collection[str]) -> str:
    """The file mkdocs.yml, in JSON, which YAML can read, but for the two tags that Material needs."""
    languages = [
        {
            "locale": language,
            "name": str(
                publication.catalogue.vocabularies["languages"][language].more["site"]["name"]
            ),
            "build": True,
            "default": number == 0,
            "site_name": context.site_name,
            "nav": navigation(context, names),
        }
        for number, (language, context) in enumerate(publication.contexts.items())
    ]
    first = next(iter(publication.contexts.values()))
    values = {
        "site_name": first.site_name,
        "theme": THEME,
        "plugins": [
            {"search": {"lang": list(publication.contexts)}},
            {"i18n": {"docs_structure": "folder", "languages": languages}},
        ],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": dict.fromkeys(("not_found", "anchors", "unrecognized_links"), "warn"),
        },
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([*lines, EXTENSIONS])


def first_page(context: Context, names: Collection[str]) -> str:
    """The first page of some pages that were taken without that of the site: it lists them."""
    links = [f"- [{_title(context, name)}]({_file(name)})" for name in names]
    return "\n".join(
        [f"# {context.site_name}", "", f"> {context.text('site-description')}", "", *links, ""]
    )


def navigation(context: Context, names: Collection[str]) -> list[object]:
    """The navigation of a language: the first page, the folders that people look in, the others."""
    parts: list[object] = ["index.md"]
    for folder in SETS:
        pages = [name for name in names if name.startswith(f"{folder}/")]
        if pages:
            title = _title(context, f"{folder}/index") or context.text(folder)
            parts.append({title: [_file(name) for name in pages]})
    firsts = [f"{folder}/index" for folder in OTHERS if f"{folder}/index" in names]
    known = {
        *firsts,
        *(name for name in names if name.startswith(tuple(f"{one}/" for one in SETS))),
    }
    alone = [name for name in names if "/" not in name and name != "index"]
    named = [*firsts, *alone] if "index" in names else [name for name in names if name not in known]
    return [*parts, *(_file(name) for name in named)]


def _file(name: str) -> str:
    return "index.md" if name == "index" else f"{name.removesuffix('/index')}/index.md"


def _title(context: Context, name: str) -> str:
    """The title of a record or of another page; '' if there is none."""
    if entry := context.catalogue.entries.get(name):
        return record_title(context, entry)
    return page_text(context, name, "title") if name in context.catalogue.pages else ""


def _toggle(scheme: str, icon: str, name: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {'dark' if scheme == 'slate' else 'light'})",
        "scheme": scheme,
        "primary": "teal",
        "toggle": {"icon": icon, "name": name},
    }


THEME = {
    "name": "material",
    "custom_dir": "overrides",
    "font": False,
    "features": ["navigation.indexes", "navigation.prune", "navigation.top", "toc.follow"],
    "palette": [
        _toggle("default", "material/brightness-7", "Dark"),
        _toggle("slate", "material/brightness-4", "Light"),
    ],
}
"""Stock Material: nothing of it is replaced. The folder adds the drawings of the marks to its icons."""

EXTENSIONS = """\
markdown_extensions:
  - attr_list
  - sane_lists
  - tables
  - toc: {permalink: true}
  - pymdownx.betterem
  - pymdownx.superfences
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
      options: {custom_icons: [overrides/.icons]}
"""
"""What the pages need, to be copied into the settings of a site that takes some of them."""
