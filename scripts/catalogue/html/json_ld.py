"""A record as linked data (schema.org), as its page carries it: what it is, in which language, on what evidence.

The level of recognition is that of `recognition_summary`; none is computed here.
"""

import json
from typing import Any

from jinja2 import Template

from catalogue.model.description import described
from catalogue.recognition.levels import recognize
from catalogue.source.days import days
from catalogue.source.loading import Entry
from catalogue.source.steps import head_of
from catalogue.views.addresses import LICENCE
from catalogue.views.context import Context, document_language
from catalogue.views.recognition_summary import recognition_summary
from catalogue.views.values import PageView

Node = dict[str, Any]


def linked(template: Template, context: Context, entry: Entry, page: PageView) -> str:
    """The page of a record, what it is about, and who endorses it, as JSON-LD."""
    created, modified = days(context.catalogue, entry)
    node = ordinary(context, page) | {
        "dateCreated": created,
        "dateModified": modified,
        "lastReviewed": entry.record.reviewed,
        "license": LICENCE,
        "identifier": entry.ref,
        "keywords": [context.label("topics", topic) for topic in entry.record.topics],
        "mainEntity": _subject(template, context, entry),
    }
    return dump(node)


def plain(context: Context, page: PageView) -> str:
    """An ordinary page as JSON-LD."""
    return dump(ordinary(context, page))


def dump(node: Node) -> str:
    """JSON for a script element: no character in it can end the element that holds it."""
    text = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def ordinary(context: Context, page: PageView) -> Node:
    """What every page says of itself: language, translations, the site that it belongs to."""
    site = context.site
    node: Node = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": site.iri(page.path),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.text_language,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "@id": site.iri(site.prefix(page.language)), "name": context.site_name},
        "publisher": {"@type": "Organization", "@id": site.iri("#publisher"), "name": context.site_name},
    }
    others = [{"@id": site.iri(other.path)} for other in page.alternates if other.translated and not other.current]
    relation = "workTranslation" if page.text_language == page.alternates[0].language else "translationOfWork"
    return node | ({"url": site.absolute(page.path)} if site.url else {}) | ({relation: others} if others else {})


def _subject(template: Template, context: Context, entry: Entry) -> Node:
    """What the page is about, as its template says; what is not known is left out."""
    found = recognize(context.catalogue, entry)
    text = template.render(
        context=context,
        entry=entry,
        language=document_language(entry, context.language),
        same_as=context.catalogue.vocabularies.table("same-as"),
        head=lambda step: head_of(context.catalogue, entry, step.id, context.language),
        terms=[(field, value) for field in described(type(entry.record), "linked-data") for value in field.values(entry.record)],
        recognition=recognition_summary(context, entry, ""),
        claims=[claim for claim in found.claims if claim.document != entry.ref] if found else [],
    )
    node: Node = json.loads(text, object_hook=lambda values: {name: value for name, value in values.items() if value})
    return node
