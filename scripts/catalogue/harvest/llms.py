"""llms.txt: what there is on the site, for assistants; every link leads to the Markdown of a page, with its level."""

from __future__ import annotations

from ..badges.words import says
from ..loading import Entry
from ..press import Press
from ..views import Shelf, kinds


def llms(press: Press, shelf: Shelf) -> str:
    """The file of a language."""
    name, description = press.names[shelf.language]
    blocks = "".join(_block(shelf, kind) for kind in kinds())
    where = _address(shelf, "api/v1/index.json")
    about = f"- [JSON]({where}): {shelf.text('all-records')}\n"
    return f"# {name}\n\n> {description}\n\n{shelf.text('llms-about')}\n\n## {shelf.text('data')}\n\n{about}{blocks}"


def _block(shelf: Shelf, kind: str) -> str:
    lines = "".join(_line(shelf, entry) for entry in shelf.catalogue.of(kind))
    return f"\n## {shelf.text(kind)}\n\n{lines}"


def _line(shelf: Shelf, entry: Entry) -> str:
    words = says(shelf, entry)
    status = f" ({words.right})" if words.level else ""
    where = _address(shelf, f"{shelf.path(entry)}index.md")
    return f"- [{entry.name(shelf.language)}]({where}): {entry.summary(shelf.language)}{status}\n"


def _address(shelf: Shelf, path: str) -> str:
    return shelf.site.absolute(path) or f"/{path}"
