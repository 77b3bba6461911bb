"""The icon sets of Material for MkDocs: one file of SVG for each icon, printed into pages that use it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from material.extensions import emoji

FOLDER = Path(emoji.__file__).parent.parent / "templates" / ".icons"
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


def without_icons(html: str, text: str) -> str:
    """The HTML of a page without the icons that its text names by shortcodes (`:material-magnify:`)."""
    index: dict[str, dict[str, Any]] = emoji.twemoji({}, None)["emoji"]
    for shortcode in set(re.findall(SHORTCODE, text)):
        if path := index.get(shortcode, {}).get("path"):
            drawing = Path(path).read_text("utf-8")
            html = html.replace(f'<span aria-hidden="true" class="icon">{drawing}</span>', "")
    return html
