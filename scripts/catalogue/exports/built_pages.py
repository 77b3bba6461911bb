"""The page of what is built on an instrument: the practices and steps that rest on each of its articles.

The page of an instrument has one line an article, and leads here: the lists of a treaty on which most
practices rest would weigh more than the rest of its page.
"""

from collections.abc import Iterator

from catalogue.exports.publication import File, Publication
from catalogue.source.entry import Entry
from catalogue.source.page_sections import HELP_PAGE
from catalogue.views.record.articles import ArticleView, articles
from catalogue.views.record.rows import reference_blocks
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Block

BUILT = "built-on.html"


def built_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The page of what is built on an instrument in every language; none where nothing is."""
    for context in publication.contexts.values():
        rows, path = articles(context, entry), context.path(entry)
        blocks = reference_blocks(context, entry, path)
        if rows and (blocks or any(article.built for article in rows)):
            yield f"{path}{BUILT}", _page(publication, context, entry, rows, blocks)


def _page(
    publication: Publication,
    context: Context,
    entry: Entry,
    rows: tuple[ArticleView, ...],
    blocks: tuple[Block, ...],
) -> str:
    """The page in one language: the articles on which something rests, and all practices."""
    path = context.path(entry)
    return publication.templates.get(BUILT).render(
        context=context,
        t=context.text,
        instrument=record_link(context, entry, path),
        articles=[article for article in rows if article.built],
        blocks=blocks,
        up="../" * path.count("/"),
        path=path,
        help_page=context.to(path, HELP_PAGE),
    )
