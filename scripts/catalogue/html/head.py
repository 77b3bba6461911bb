"""The head of a page for machines: citation tags, linked data (schema.org), the picture for previews."""

import json
from typing import Any

from jinja2 import Template

from catalogue.html import social_pictures
from catalogue.model.description import described
from catalogue.recognition.levels import recognize
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import document_language
from catalogue.views.wording.site import LICENCE
from catalogue.views.wording.values import PageView


def head(
    template: Template, context: Context, page: PageView, entry: Entry | None
) -> dict[str, Any]:
    """The metadata of a page and of its record, if it has one; `template` makes linked data. The not-found page has none."""
    if page.path.endswith("404.html"):
        return {"named": (), "linked": "", "picture": None}
    return {
        "named": _citation_tags(context, page, entry) if entry else (),
        "linked": _linked(template, context, page, entry),
        "picture": social_pictures.of_record(context, entry) if entry else None,
    }


def _citation_tags(context: Context, page: PageView, entry: Entry) -> tuple[tuple[str, str], ...]:
    """Name and content of the tags of the document that a record describes, else of the page itself."""
    _, day = days(context.catalogue, entry)
    title, date, publishers, language = page.title, day, [context.site_name], page.text_language
    if "csl" in context.catalogue.type_row(entry):
        title, date, language = (
            entry.title(context.language),
            entry.date or "",
            document_language(entry, context.language),
        )
        publishers = [context.label("publishers", name) for name in entry.issuers]
    tags = [("title", title), ("publication_date", date.replace("-", "/")), ("language", language)]
    tags += [
        ("public_url", context.site.absolute(page.path)),
        *(("publisher", name) for name in publishers),
    ]
    return tuple((f"citation_{name}", value) for name, value in tags if value)


def _linked(template: Template, context: Context, page: PageView, entry: Entry | None) -> str:
    """A page as JSON for a script element. What is not known is left out; no character can end the element that holds it."""
    values = _values(context, entry) if entry else {}
    text = template.render(context=context, page=page, entry=entry, licence=LICENCE, **values)
    node = json.loads(
        text, object_hook=lambda values: {name: value for name, value in values.items() if value}
    )
    text = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _values(context: Context, entry: Entry) -> dict[str, Any]:
    """What the linked data say of a record. Its level is that of its recognition; none is computed here."""
    recognition = recognize(context.catalogue, entry)
    return {
        "days": days(context.catalogue, entry),
        "language": document_language(entry, context.language),
        "same_as": context.catalogue.vocabularies.table("same-as"),
        "head": lambda step: head_of(context.catalogue, entry, step.id, context.language),
        "terms": [
            (field, value)
            for field in described(type(entry.record), "linked-data")
            for value in field.values(entry.record)
        ],
        "recognition": recognition_summary(context, entry, ""),
        "claims": [claim for claim in recognition.claims if claim.document != entry.ref]
        if recognition
        else [],
    }
