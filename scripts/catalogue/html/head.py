"""The head of a page for machines: citation tags, linked data (schema.org), the picture for previews."""

from typing import Any

from catalogue.html.linked_data import SCHEMA_ORG, page_node, script_text
from catalogue.html.social_pictures import picture_of_record
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.views.wording import adaptation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import document_language, document_title
from catalogue.views.wording.values import PageView


def head(context: Context, page: PageView, entry: Entry | None) -> dict[str, Any]:
    """The metadata of a page and of its record, if it has one. The not-found page has none."""
    if page.path.endswith("404.html"):
        return {"named": (), "linked": "", "picture": None}
    return {
        "named": _citation_tags(context, page, entry) if entry else (),
        "linked": script_text({"@context": SCHEMA_ORG, **page_node(context, page, entry)}),
        "picture": picture_of_record(context, entry) if entry else None,
    }


def _citation_tags(context: Context, page: PageView, entry: Entry) -> tuple[tuple[str, str], ...]:
    """Name and content of the tags of the document that a record describes, else of the page itself."""
    if "csl" in context.catalogue.type_row(entry):
        title, date = document_title(context, entry), entry.date or ""
        language = document_language(entry, context.language)
        publishers = [context.label("publishers", name) for name in entry.issuers]
    else:
        _, date = days(context.catalogue, entry)
        title, language = page.title, page.text_language
        publishers = adaptation.publishers(context)
    tags = [
        ("title", title),
        ("publication_date", date.replace("-", "/")),
        ("language", language),
        ("public_url", context.site.absolute(page.path)),
    ]
    tags += [("publisher", name) for name in publishers]
    return tuple((f"citation_{name}", value) for name, value in tags if value)
