"""Permalinks: /id/<kind>/<id>/ redirects readers to the page in their language, also without scripts."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.addresses import relative
from catalogue.views.context import alternates


def path(entry: Entry) -> str:
    """The permanent link of a record."""
    return f"id/{entry.ref}/"


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """The page of the permanent link of a record."""
    yield f"{path(entry)}index.html", _page(publication, entry)


def _page(publication: Publication, entry: Entry) -> str:
    """Links to the page in each language; a script picks one, without it the first language opens."""
    here = path(entry)
    context = publication.context(publication.site.languages[0])
    others = alternates(context, entry.pages, here, entry.kind, entry.id)
    names = {language: entry.name(language) for language in publication.site.languages}
    template = publication.templates.get("permalink.html")
    url = lambda where: relative(publication.site, where, here)  # noqa: E731 - the same name that pages know
    return template.render(entry=entry, names=names, others=others, url=url, t=publication.catalogue.vocabularies.text)
