"""A record as linked data (schema.org), as its page carries it: what it is, in which language, who speaks for it.

The level of recognition is that of `standing`; nothing is judged here.
"""

from __future__ import annotations

import json
from typing import Any

from catalogue.model.records import Activity, Agency, Resource, Statement
from catalogue.source.loading import Entry
from catalogue.views.context import Context, document_language
from catalogue.views.recognition_summary import ClaimView, Standing
from catalogue.views.values import PageView

Node = dict[str, Any]

DOCUMENTS = {
    "legal-instrument": "Legislation",
    "model-law": "Legislation",
    "handbook": "Book",
    "toolkit": "Book",
    "report": "Report",
    "issue-paper": "Report",
    "training": "LearningResource",
    "e-learning": "Course",
    "dataset": "Dataset",
    "database": "DataCatalog",
    "web-page": "WebPage",
}
EVENTS = ("meeting", "session", "high-level-meeting", "heads-meeting", "conference", "briefing")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def linked(context: Context, entry: Entry, page: PageView, standing: Standing | None) -> str:
    """The page of a record, what it is about, and who endorses it, as JSON-LD."""
    node = ordinary(context, page) | {
        "dateModified": entry.record.reviewed,
        "license": LICENCE,
        "identifier": entry.ref,
        "keywords": [context.label("topics", topic) for topic in entry.record.topics],
        "mainEntity": _subject(context, entry, standing),
    }
    return dump(node)


def plain(context: Context, page: PageView) -> str:
    """An ordinary page as JSON-LD."""
    return dump(ordinary(context, page))


def dump(node: Node) -> str:
    """JSON that may stand in a page: no sign in it can end the element that holds it."""
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


def _subject(context: Context, entry: Entry, standing: Standing | None) -> Node:
    """What the page is about, by kind."""
    record = entry.record
    node: Node = {"@id": context.site.iri(f"id/{entry.ref}/"), "name": entry.title(context.language)}
    if isinstance(record, Agency):
        node |= {"@type": "Organization", "url": record.homepage, "alternateName": entry.word("acronym", context.language)}
    elif isinstance(record, Activity) and record.type in EVENTS:
        node |= {
            "@type": "Event",
            "startDate": record.date,
            "endDate": record.until,
            "organizer": _bodies(context, record.agencies),
        }
        node |= {"location": {"@type": "Place", "name": context.label("places", record.place)} if record.place else None}
    elif isinstance(record, (Resource, Statement, Activity)):
        node |= _document(context, entry, record)
    else:
        node |= {"@type": "HowTo", "description": entry.summary(context.language)}
    return {name: value for name, value in (node | _endorsement(context, standing)).items() if value}


def _document(context: Context, entry: Entry, record: Resource | Statement | Activity) -> Node:
    bodies = record.publishers if isinstance(record, Resource) else record.agencies
    return {
        "@type": DOCUMENTS.get(record.type, "Report" if isinstance(record, Statement) else "CreativeWork"),
        "publisher": _bodies(context, bodies),
        "author": _bodies(context, bodies),
        "datePublished": record.published if isinstance(record, Resource) else record.date,
        "inLanguage": getattr(record, "languages", None) or document_language(entry, context.language),
        "identifier": [value for name in ("symbol", "isbn", "doi") if (value := getattr(record, name, None))],
        "url": list(dict.fromkeys(record.links.values())),
    }


def _bodies(context: Context, names: list[str]) -> list[Node]:
    found = []
    for name in names:
        known = context.catalogue.get("agencies", name)
        own = {"@id": context.site.iri(f"id/agencies/{name}/")} if known else {}
        found.append({"@type": "Organization", "name": context.catalogue.publishers.label(name, context.language)} | own)
    return found


def _endorsement(context: Context, standing: Standing | None) -> Node:
    """Who speaks for it, as a rating that explains itself, and the documents on which that rests."""
    if standing is None:
        return {}
    voices = [{"@type": "Organization", "name": link.note or link.label} for link in standing.agencies]
    rating = {
        "@type": "EndorsementRating",
        "ratingValue": standing.label,
        "ratingExplanation": standing.sentence,
        "author": voices,
    }
    return {"contentRating": {name: value for name, value in rating.items() if value}, "citation": _evidence(standing)}


def _evidence(standing: Standing) -> list[Node]:
    return [_claim(claim) for claim in standing.counted]


def _claim(claim: ClaimView) -> Node:
    authors = [{"@type": "Organization", "name": link.note or link.label} for link in claim.agencies]
    return {"@type": "CreativeWork", "name": claim.document.label, "author": authors}
