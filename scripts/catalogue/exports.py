"""What is written to the site after the last language: records, pages for errors, sitemap, feeds, the search index.

Everything is sorted and carries no time of the build, so that two builds are identical.
"""

from __future__ import annotations

import json
from pathlib import Path

from . import comparison, explore, feeds, indexing, lookups, matrix, offers, printing, spelling
from .addresses import page_path
from .press import Press
from .printing import put


def write(press: Press, folder: Path) -> None:
    """Write all that MkDocs does not, then index the result."""
    languages = press.site.languages
    press.assets.write(folder)
    printing.write(press, folder, offers.APART)
    for language in languages:
        put(folder / press.site.prefix(language) / "404.html", press.not_found(language))
        put(folder / feeds.path(press.site, language), feeds.updates(press, language))
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    (folder / "sitemap.xml").unlink(missing_ok=True)
    if press.site.url:
        put(folder / "sitemap.xml", feeds.sitemap(press))
    put(folder / "robots.txt", feeds.robots(press.site))
    for language in languages:
        _explore(press, folder, language)
        _comparison(press, folder, language)
        for path, content in lookups.files(press.shelf(language)):
            put(folder / path, _json(content))
        put(folder / page_path(press.site, language, "matrix") / "matrix.csv", "\ufeff" + matrix.as_csv(press.shelf(language)))
    indexing.index(folder, press.cache)
    offers.write(press, folder)
    for language in languages:
        put(folder / _explore_path(press, language) / "pages.json", _json(indexing.pages(folder, language)))


def _explore(press: Press, folder: Path, language: str) -> None:
    """The columns and the rows that Explore filters in the browser."""
    shelf, where = press.shelf(language), _explore_path(press, language)
    found = explore.exploration(shelf, where)
    put(folder / where / "columns.json", _json(explore.columns(shelf, found)))
    put(folder / where / "words.json", _json(spelling.words(shelf)))
    for number, shard in enumerate(explore.shards(found)):
        put(folder / where / f"rows-{number}.json", _json(shard))


def _comparison(press: Press, folder: Path, language: str) -> None:
    """What the page for comparing shows, one file for each kind."""
    shelf, where = press.shelf(language), page_path(press.site, language, "compare")
    for kind in comparison.COMPARED:
        put(folder / where / f"{kind}.json", _json(comparison.facts(shelf, press.relations, kind, where)))


def _explore_path(press: Press, language: str) -> str:
    return page_path(press.site, language, "explore")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
