"""llms.txt: what there is on the site, for assistants; every link leads to the Markdown of a page, with its level."""

from __future__ import annotations

from catalogue.exports.badges.words import says
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.context import Context, kinds


def llms(publication: Publication, context: Context) -> str:
    """The file of a language."""
    name, description = publication.site.names[context.language]
    blocks = "".join(_block(context, kind) for kind in kinds())
    where = _address(context, "api/v1/index.json")
    about = f"- [JSON]({where}): {context.text('all-records')}\n"
    return f"# {name}\n\n> {description}\n\n{context.text('llms-about')}\n\n## {context.text('data')}\n\n{about}{blocks}"


def _block(context: Context, kind: str) -> str:
    lines = "".join(_line(context, entry) for entry in context.catalogue.of(kind))
    return f"\n## {context.text(kind)}\n\n{lines}"


def _line(context: Context, entry: Entry) -> str:
    words = says(context, entry)
    status = f" ({words.right})" if words.level else ""
    where = _address(context, f"{context.path(entry)}index.md")
    return f"- [{entry.name(context.language)}]({where}): {entry.summary(context.language)}{status}\n"


def _address(context: Context, path: str) -> str:
    return context.site.absolute(path) or f"/{path}"
