"""What is written to the site after the last language: records, pages for errors, sitemap, feeds, the search index.

Everything is sorted and carries no time of the build, so that two builds are identical.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from . import columns, comparison, feeds, indexing, lookups, matrix, offers, printing
from .addresses import page_path
from .loading import Entry
from .press import Ordinary, Press
from .printing import put


def write(press: Press, folder: Path, pages: Sequence[Ordinary] = ()) -> None:
    """Write all that MkDocs does not, the ordinary `pages` whose text it rendered among it, then index the result."""
    press.assets.write(folder)
    for name in ("sitemap.xml.gz", "sitemap.xml"):
        (folder / name).unlink(missing_ok=True)
    languages = press.site.languages
    own = [partial(_language, language=language, pages=pages) for language in languages]
    printing.write(press, folder, (*offers.MAKERS, _source), (*own, *offers.tasks(press), _shared))
    indexing.index(folder, press.cache)
    for language in languages:
        indexing.number(folder, language, columns.paths(press.shelf(language)))
    offers.finish(press, folder)


def _source(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """A record as the forms that change it look it up."""
    here = page_path(press.site, press.site.languages[0], "propose")
    yield f"{here}sources/{entry.ref}.json", _json(lookups.source(press.catalogue, entry))


def _shared(press: Press, folder: Path) -> None:
    """What all languages share."""
    if press.site.url:
        put(folder / "sitemap.xml", feeds.sitemap(press))
    put(folder / "robots.txt", feeds.robots(press.site))


def _language(press: Press, folder: Path, *, language: str, pages: Sequence[Ordinary]) -> None:
    """What is made from all records for the readers of a language: it shares what is concluded from them."""
    for page in pages:
        if page.language == language:
            put(folder / page.path, press.ordinary(page))
    put(folder / press.site.prefix(language) / "404.html", press.not_found(language))
    put(folder / feeds.path(press.site, language), feeds.updates(press, language))
    _comparison(press, folder, language)
    shelf = press.shelf(language)
    for path, content in (*columns.files(shelf), *lookups.files(shelf)):
        put(folder / path, _json(content))
    put(folder / page_path(press.site, language, "matrix") / "matrix.csv", "\ufeff" + matrix.as_csv(press.shelf(language)))


def _comparison(press: Press, folder: Path, language: str) -> None:
    """What the page for comparing shows, one file for each kind."""
    shelf, where = press.shelf(language), page_path(press.site, language, "compare")
    for kind in comparison.COMPARED:
        put(folder / where / f"{kind}.json", _json(comparison.facts(shelf, press.relations, kind, where)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
