"""Nothing published is ever lost: permalinks, redirects from former names, the ledger of addresses.

redirects   HTML redirects from former names, what replaces retired files, and the maps of servers
url_ledger  data/published-urls.txt against a built site
"""

from collections.abc import Iterator

from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.addresses import relative
from catalogue.views.context import alternates


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """The page of the permalink of a record, id/<kind>/<id>/: a script picks a language, without it the first one opens."""
    path = f"id/{entry.ref}/"
    context = publication.context(publication.site.languages[0])
    page = publication.templates.get("permalink.html").render(
        entry=entry,
        names={language: context.title(entry) for language, context in publication.contexts.items()},
        others=alternates(context, entry.pages, path, entry.kind, entry.id),
        url=lambda where: relative(publication.site, where, path),
        t=publication.catalogue.vocabularies.text,
    )
    yield f"{path}index.html", page
