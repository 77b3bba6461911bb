"""Redirects from old names: pages that forward on any static host, and the same as maps for nginx, Caddy and `_redirects`.

Files beside an old page (badges, cards, citations) and data under an old name are copied: a program follows no page.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..addresses import Site, relative
from ..press import Press
from .names import Move, moves, places

PAIRS = list[tuple[str, str]]


def write(press: Press, folder: Path) -> None:
    """Forward from every old name."""
    prefixes = [press.site.prefix(language) for language in press.site.languages]
    pairs: PAIRS = []
    for move in moves(press.catalogue):
        for old, new in places(move.old, move.new, prefixes):
            if (folder / new).exists() and not (folder / old).exists():
                _forward(press, folder, move, old, new)
                pairs.append((old, new))
    for name, make in MAPS.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make(press.site, sorted(pairs)), encoding="utf-8", newline="\n")


def _forward(press: Press, folder: Path, move: Move, old: str, new: str) -> None:
    if not old.endswith("/"):
        (folder / old).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / new, folder / old)
        return
    shutil.copytree(folder / new, folder / old)
    (folder / old / "index.html").write_text(_page(press, move, old, new), encoding="utf-8", newline="\n")


def _page(press: Press, move: Move, old: str, new: str) -> str:
    """A page that says where the other one is now and leads there."""
    language = next(
        (name for name in press.site.languages if press.site.prefix(name) and old.startswith(press.site.prefix(name))), ""
    )
    shelf = press.shelf(language or press.site.languages[0])
    return press.environment.get_template("moved.html").render(
        language=shelf.language,
        direction=shelf.direction(shelf.language),
        title=shelf.text("moved", old=old.strip("/")),
        name=move.entry.name(shelf.language),
        target=relative(press.site, new, old),
        canonical=press.site.absolute(new),
        style=relative(press.site, "assets/css/site.css", old),
        t=shelf.text,
    )


def target(html: str) -> str:
    """Where a page forwards to, or ''."""
    match = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    return match.group(1) if match else ""


def _lines(site: Site, pairs: PAIRS) -> Iterator[tuple[str, str, bool]]:
    """Old and new addresses from the root of the host, and whether all that lies below moves with them."""
    root = urlsplit(site.url).path or "/"
    for old, new in pairs:
        yield root + old, root + new, old.endswith("/")


def nginx(site: Site, pairs: PAIRS) -> str:
    """For the http block; the server block then says: if ($moved) { return 301 $moved; }."""
    # Patterns throughout: plain keys of this length do not fit into nginx's hash table as it is set by default.
    lines = [
        f"    ~^{re.escape(old)}(?<rest>.*)$ {new}$rest;" if folder else f"    ~^{re.escape(old)}$ {new};"
        for old, new, folder in _lines(site, pairs)
    ]
    return "\n".join([f"# {nginx.__doc__}", "map $uri $moved {", '    default "";', *lines, "}", ""])


def caddy(site: Site, pairs: PAIRS) -> str:
    """For the site block of a Caddyfile: import it there."""
    lines = [f"# {caddy.__doc__}"]
    for number, (old, new, folder) in enumerate(_lines(site, pairs)):
        pattern = f"^{re.escape(old)}(.*)$" if folder else f"^{re.escape(old)}$"
        lines.append(f"@moved{number} path_regexp moved{number} {pattern}")
        lines.append(f"redir @moved{number} {new}{f'{{re.moved{number}.1}}' if folder else ''} 301")
    return "\n".join([*lines, ""])


def plain(site: Site, pairs: PAIRS) -> str:
    """For hosts that read a file `_redirects`."""
    return "".join(
        f"{old}{'*' if folder else ''} {new}{':splat' if folder else ''} 301\n" for old, new, folder in _lines(site, pairs)
    )


MAPS: dict[str, Callable[[Site, PAIRS], str]] = {"redirects/nginx.conf": nginx, "redirects/Caddyfile": caddy, "_redirects": plain}
