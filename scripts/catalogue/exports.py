"""What is written to the site after the last language: records, pages for errors, sitemap, feeds, the search index.

Everything is sorted and carries no time of the build, so that two builds are identical.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from . import columns, comparison, feeds, frames, indexing, lookups, matrix, offers, printing
from .addresses import page_path
from .loading import Entry
from .press import Ordinary, Press
from .printing import Task

OF_FACES = {f"{name}.html" for name in ("listing", "explore", "matrix", "coverage", "opportunities", "timeline", "compare")}
"""Layouts that are long where there are many records, and show nothing of them but their faces."""


def write(press: Press, folder: Path, pages: Sequence[Ordinary] = ()) -> None:
    """Write all that MkDocs does not, the ordinary `pages` whose text it rendered among it, then index the result."""
    press.assets.write(folder)
    for name in ("sitemap.xml.gz", "sitemap.xml"):
        (folder / name).unlink(missing_ok=True)
    languages = press.site.languages
    printing.write(press, folder, MAKERS, tasks(press, pages))
    indexing.index(folder, press.cache)
    for language in languages:
        indexing.number(folder, language, columns.paths(press.shelf(language)))
    offers.finish(press, folder)


def tasks(press: Press, pages: Sequence[Ordinary]) -> list[Task]:
    """What is made from all records, the longest first."""
    sources = [
        (name, language, page.source) for name, versions in press.catalogue.pages.items() for language, page in versions.items()
    ]
    made, kept = [], []
    for language in press.site.languages:
        own = [page for page in pages if page.language == language]
        listed = [page for page in own if frames.template(press.catalogue, language, page.name) in OF_FACES]
        kept.append(Task(partial(_lists, language=language, pages=listed), f"lists-{language}", given=(listed, sources)))
        made.append(Task(partial(_pages, language=language, pages=[page for page in own if page not in listed])))
    return [*kept, *made, *offers.tasks(press), Task(_shared)]


def _source(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as the forms that change it look it up."""
    here = page_path(press.site, press.site.languages[0], "propose")
    yield f"{here}sources/{entry.ref}.json", _json(lookups.source(press.catalogue, entry))


def _shared(press: Press) -> Iterator[tuple[str, str]]:
    """What all languages share."""
    if press.site.url:
        yield "sitemap.xml", feeds.sitemap(press)
    yield "robots.txt", feeds.robots(press.site)


def _ordinary(press: Press, *, pages: Sequence[Ordinary]) -> Iterator[tuple[str, str]]:
    yield from ((page.path, press.ordinary(page)) for page in pages)


def _pages(press: Press, *, language: str, pages: Sequence[Ordinary]) -> Iterator[tuple[str, str]]:
    """Ordinary pages of a language, and what shows the texts of all records."""
    yield from _ordinary(press, pages=pages)
    yield f"{press.site.prefix(language)}404.html", press.not_found(language)
    yield from _as_json(columns.words(press.shelf(language)))


def _lists(press: Press, *, language: str, pages: Sequence[Ordinary]) -> Iterator[tuple[str, str]]:
    """The pages that list records in a language, and what scripts and programs read of all of them."""
    yield from _ordinary(press, pages=pages)
    shelf = press.shelf(language)
    yield feeds.path(press.site, language), feeds.updates(press, language)
    where = page_path(press.site, language, "compare")
    facts = ((f"{where}{kind}.json", comparison.facts(shelf, press.relations, kind, where)) for kind in comparison.COMPARED)
    yield from _as_json((*facts, *columns.files(shelf), *lookups.files(shelf)))
    yield f"{page_path(press.site, language, 'matrix')}matrix.csv", "\ufeff" + matrix.as_csv(shelf)


def _as_json(files: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    yield from ((path, _json(content)) for path, content in files)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


MAKERS = (*offers.MAKERS, _source)
"""What is made of each record beside its page."""
