"""A page as Markdown: what it says of itself in a few lines, then its text. Links lead where those of the page lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .. import frames
from ..addresses import page_path, relative
from ..loading import Entry
from ..standing import standing
from ..views import Shelf, resolver

LINK = re.compile(r"\]\(([^()\s]+\.md(?:#[^()\s]*)?)\)")


def pages(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """The path and the Markdown of every ordinary page in a language."""
    for name in shelf.catalogue.pages:
        yield page_path(shelf.site, shelf.language, *frames.page_parts(name)), ordinary(shelf, name)


def record(shelf: Shelf, entry: Entry) -> str:
    """The page of a record."""
    shown = entry.shown(shelf.language)
    path = shelf.path(entry)
    found = standing(shelf, entry, path) if entry.kind == "practices" else None
    facts = [(shelf.text("permalink"), shelf.site.iri(f"id/{entry.ref}/")), (shelf.text("reviewed"), entry.record.reviewed)]
    facts += [(shelf.text("recognition"), found.seal)] if found else []
    withdrawn = entry.record.withdrawn
    facts += [(shelf.text("withdrawn", date=withdrawn.date), withdrawn.reason)] if withdrawn else []
    links: dict[str, str] = getattr(entry.record, "links", {})
    facts += [(shelf.label("languages", name), link) for name, link in links.items()]
    return _page(
        shelf,
        entry.name(shelf.language),
        entry.summary(shelf.language),
        facts,
        _linked(entry.pages[shown].body, resolver(shelf, entry)),
    )


def ordinary(shelf: Shelf, name: str) -> str:
    """An ordinary page: its text, without what the site adds from the records."""
    versions = shelf.catalogue.pages[name]
    page = versions.get(shelf.language) or next(iter(versions.values()))
    here = page_path(shelf.site, shelf.language, *frames.page_parts(name))
    body = _linked(page.body, _resolver(shelf, name, here))
    return _page(shelf, str(page.data.get("title") or name), str(page.data.get("summary") or ""), [], body)


def _page(shelf: Shelf, title: str, summary: str, facts: list[tuple[str, str]], body: str) -> str:
    lines = "".join(f"- {label}{shelf.text('colon')} {value}\n" for label, value in facts)
    return f"# {title}\n\n> {summary}\n\n{lines}\n{body.strip()}\n"


def _linked(body: str, resolve: Callable[[str], str]) -> str:
    return LINK.sub(lambda match: f"]({resolve(match.group(1))})", body)


def _resolver(shelf: Shelf, name: str, here: str) -> Callable[[str], str]:
    """Links of an ordinary page, as written between files, as links between pages."""
    folder = name.split("/")[:-1]

    def resolve(href: str) -> str:
        target, _, anchor = href.partition("#")
        parts = list(folder)
        for part in target.removesuffix(".md").split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part] if part != "." else parts
        path = page_path(shelf.site, shelf.language, *frames.page_parts("/".join(parts)))
        return relative(shelf.site, f"{path}#{anchor}" if anchor else path, here)

    return resolve
