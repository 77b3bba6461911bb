"""llms.txt: a list of all records for assistants, with links to their Markdown and levels of recognition."""

from __future__ import annotations

from catalogue.exports.badges import badge
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.context import Context, kinds


def llms(publication: Publication, context: Context) -> str:
    """The file of a language."""
    name, description = publication.site.names[context.language]
    blocks = "".join(_block(context, kind) for kind in kinds())
    where = context.site.address("api/v1/index.json")
    about = f"- [JSON]({where}): {context.text('all-records')}\n"
    return f"# {name}\n\n> {description}\n\n{context.text('llms-about')}\n\n## {context.text('data')}\n\n{about}{blocks}"


def _block(context: Context, kind: str) -> str:
    lines = "".join(_line(context, entry) for entry in context.catalogue.of(kind))
    return f"\n## {context.text(kind)}\n\n{lines}"


def _line(context: Context, entry: Entry) -> str:
    text = badge(context, entry)
    status = f" ({text.right})" if text.level else ""
    where = context.site.address(f"{context.path(entry)}index.md")
    return f"- [{entry.name(context.language)}]({where}): {entry.summary(context.language)}{status}\n"
