"""A record as linked data (schema.org), as its page carries it: what it is, in which language, who recognizes it.

The level of recognition is that of `recognition_summary`; none is computed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from catalogue.model.description import described
from catalogue.model.records import Activity
from catalogue.source.loading import Entry
from catalogue.views.addresses import LICENCE
from catalogue.views.context import Context, document_language
from catalogue.views.recognition_summary import RecognitionSummary
from catalogue.views.values import Link, PageView

Node = dict[str, Any]


def linked(context: Context, entry: Entry, page: PageView, recognition: RecognitionSummary | None) -> str:
    """The page of a record, what it is about, and who endorses it, as JSON-LD."""
    node = ordinary(context, page) | {
        "dateModified": entry.record.reviewed,
        "license": LICENCE,
        "identifier": entry.ref,
        "keywords": [context.label("topics", topic) for topic in entry.record.topics],
        "mainEntity": _subject(context, entry, recognition),
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
        "isPartOf": {"@type": "WebSite", "@id": site.iri(site.prefix(page.language)), "name": context.site_name},
        "publisher": {"@type": "Organization", "@id": site.iri("#publisher"), "name": context.site_name},
    }
    others = [{"@id": site.iri(other.path)} for other in page.alternates if other.translated and not other.current]
    relation = "workTranslation" if page.text_language == page.alternates[0].language else "translationOfWork"
    return node | ({"url": site.absolute(page.path)} if site.url else {}) | ({relation: others} if others else {})


def _subject(context: Context, entry: Entry, recognition: RecognitionSummary | None) -> Node:
    """What the page is about, by kind."""
    node: Node = {"@id": context.site.iri(f"id/{entry.ref}/"), "name": entry.title(context.language)}
    if entry.kind == "agencies":
        node |= {"@type": "Organization", "url": entry.homepage, "alternateName": entry.translated("acronym", context.language)}
    elif entry.kind == "practices":
        node |= {"@type": "HowTo", "description": entry.summary(context.language)}
    elif isinstance(entry.record, Activity) and context.catalogue.type_row(entry).get("schema") == "Event":
        node |= _event(context, entry, entry.record)
    else:
        node |= _document(context, entry)
    node |= {"keywords": _keywords(context, entry)} | _endorsement(recognition)
    return {name: value for name, value in node.items() if value}


def _event(context: Context, entry: Entry, record: Activity) -> Node:
    return {
        "@type": "Event",
        "startDate": entry.date,
        "endDate": entry.until,
        "organizer": _bodies(context, entry.issuers),
        "location": {"@type": "Place", "name": context.label("places", record.place)} if record.place else None,
    }


def _document(context: Context, entry: Entry) -> Node:
    return {
        "@type": context.catalogue.type_row(entry).get("schema", "CreativeWork"),
        "publisher": _bodies(context, entry.issuers),
        "author": _bodies(context, entry.issuers),
        "datePublished": entry.date,
        "inLanguage": entry.languages or document_language(entry, context.language),
        "identifier": list(entry.identifiers.values()),
        "url": list(dict.fromkeys(entry.addresses.values())),
    }


def _keywords(context: Context, entry: Entry) -> list[Node]:
    """The terms of the fields that are marked for linked data, each with what it is a term of."""
    return [
        {
            "@type": "DefinedTerm",
            "termCode": value,
            "name": context.label(field.vocabulary, value),
            "inDefinedTermSet": field.title(context.catalogue.vocabularies, context.language),
        }
        for field in described(type(entry.record), "linked-data")
        for value in field.values(entry.record)
    ]


def _bodies(context: Context, names: list[str]) -> list[Node]:
    catalogue, bodies = context.catalogue, []
    for name in names:
        identifier = {"@id": context.site.iri(f"id/agencies/{name}/")} if catalogue.get("agencies", name) else {}
        bodies.append({"@type": "Organization", "name": catalogue.publishers.label(name, context.language)} | identifier)
    return bodies


def _endorsement(recognition: RecognitionSummary | None) -> Node:
    """Who recognizes it, as a rating that explains itself, and the documents that support it."""
    if recognition is None:
        return {}
    rating = {
        "@type": "EndorsementRating",
        "ratingValue": recognition.label,
        "ratingExplanation": recognition.sentence,
        "author": _organizations(recognition.agencies),
    }
    documents = [
        {"@type": "CreativeWork", "name": claim.document.label, "author": _organizations(claim.agencies)}
        for claim in recognition.counted
    ]
    return {"contentRating": {name: value for name, value in rating.items() if value}, "citation": documents}


def _organizations(links: Iterable[Link]) -> list[Node]:
    return [{"@type": "Organization", "name": link.note or link.label} for link in links]
