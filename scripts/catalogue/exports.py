"""What is written to the site after the last language: records, pages for errors, sitemap, feeds, the search index.

Everything is sorted and carries no time of the build, so that two builds are identical.
"""

from __future__ import annotations

from pathlib import Path

from . import feeds, indexing
from .press import Press


def write(press: Press, folder: Path) -> None:
    """Write all that MkDocs does not, then index the result."""
    languages = press.site.languages
    for path, html in press.records(languages):
        put(folder / path / "index.html", html)
    for language in languages:
        put(folder / press.site.prefix(language) / "404.html", press.not_found(language))
        put(folder / feeds.path(press.site, language), feeds.updates(press, language))
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    (folder / "sitemap.xml").unlink(missing_ok=True)
    if press.site.url:
        put(folder / "sitemap.xml", feeds.sitemap(press))
    put(folder / "robots.txt", feeds.robots(press.site))
    indexing.index(folder)


def put(file: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
