"""The icon sets: one file of SVG for each icon, printed into pages where they are used.

They are files of the package mkdocs-material, whose code does not run. Another source is another `FOLDER`.
"""

import os
import re
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

FOLDER = Path(str(distribution("mkdocs-material").locate_file("material/templates/.icons")))
NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
SHORTCODE = r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:"
"""How the text of an ordinary page names an icon."""


class UnknownIconError(LookupError):
    """A template names an icon that is in none of the icon sets."""


@cache
def svg(name: str) -> str:
    """The SVG of an icon by the path of its file, as in `material/magnify`."""
    if not exists(name):
        raise UnknownIconError(f"The icon sets of Material for MkDocs have no icon `{name}`")
    return (FOLDER / f"{name}.svg").read_text("utf-8")


def exists(name: str) -> bool:
    """True for an icon that one of the icon sets has."""
    return bool(NAME.fullmatch(name)) and (FOLDER / f"{name}.svg").is_file()


@cache
def names() -> dict[str, str]:
    """The name of each icon by its shortcode: `:material-magnify:` → `material/magnify`."""
    paths: list[str] = []
    # The objects of `pathlib` would take ten times as long for some 14,000 files.
    for folder, _, files in os.walk(FOLDER):
        inside = folder.removeprefix(str(FOLDER)).replace(os.sep, "/")
        paths += [f"{inside}/{file[:-4]}" for file in files if file.endswith(".svg")]
    named = {path.removeprefix("/") for path in paths}
    return {f":{name.replace('/', '-')}:": name for name in sorted(named)}


def without_icons(html: str, text: str) -> str:
    """The HTML of a page without the icons that its text names by shortcodes (`:material-magnify:`)."""
    for shortcode in set(re.findall(SHORTCODE, text)):
        if name := names().get(shortcode):
            html = html.replace(f'<span aria-hidden="true" class="icon">{svg(name)}</span>', "")
    return html


def emoji_index(options: object, markdown: Markdown) -> dict[str, Any]:
    """The icons as pymdownx.emoji looks them up, for each page that it renders."""
    return _emoji_index()


@cache
def _emoji_index() -> dict[str, Any]:
    """The same index for all pages: the sets have more than ten thousand icons."""
    return {
        "name": "icons",
        "emoji": {shortcode: {"name": shortcode} for shortcode in names()},
        "aliases": {},
    }


def emoji_generator(
    index: str,
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str | None,
    category: str | None,
    options: dict[str, Any],
    md: Markdown,
) -> Element:
    """The element of an icon in the text of a page, with the arguments that pymdownx.emoji names."""
    element = Element("span", {"class": "icon"})
    element.text = md.htmlStash.store(svg(names()[shortname]))
    return element
