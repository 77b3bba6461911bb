"""Permanent links: /id/<kind>/<id>/ sends readers to the page in their language, and works without a script."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import relative
from ..loading import Entry
from ..press import Press
from ..views import alternates


def path(entry: Entry) -> str:
    """The permanent link of a record."""
    return f"id/{entry.ref}/"


def files(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """The page of the permanent link of a record."""
    yield f"{path(entry)}index.html", _page(press, entry)


def _page(press: Press, entry: Entry) -> str:
    """The pages in both languages as links; a script picks one, and without it the first language opens."""
    here = path(entry)
    shelf = press.shelf(press.site.languages[0])
    others = alternates(shelf, entry.pages, here, entry.kind, entry.id)
    names = {language: entry.name(language) for language in press.site.languages}
    template = press.environment.get_template("permalink.html")
    url = lambda where: relative(press.site, where, here)  # noqa: E731 - the same name that pages know
    return template.render(entry=entry, names=names, others=others, url=url, t=press.catalogue.vocabularies.text)
