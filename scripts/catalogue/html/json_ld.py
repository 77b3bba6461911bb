"""A record as linked data (schema.org), as its page carries it: what it is, in which language, on what evidence.

The level of recognition is that of `recognition_summary`; none is computed here.
"""

import json
from typing import Any

from catalogue.model.description import described
from catalogue.model.records import Activity
from catalogue.recognition.levels import Claim, recognize
from catalogue.source.days import days
from catalogue.source.loading import Entry
from catalogue.source.steps import head_of
from catalogue.views.addresses import LICENCE
from catalogue.views.context import Context, document_language
from catalogue.views.recognition_summary import recognition_summary
from catalogue.views.values import PageView

Node = dict[str, Any]


def linked(context: Context, entry: Entry, page: PageView) -> str:
    """The page of a record, what it is about, and who endorses it, as JSON-LD."""
    created, modified = days(context.catalogue, entry)
    node = ordinary(context, page) | {
        "dateCreated": created,
        "dateModified": modified,
        "lastReviewed": entry.record.reviewed,
        "license": LICENCE,
        "identifier": entry.ref,
        "keywords": [context.label("topics", topic) for topic in entry.record.topics],
        "mainEntity": _subject(context, entry),
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


def _subject(context: Context, entry: Entry) -> Node:
    """What the page is about, by kind."""
    node: Node = {"@id": context.site.iri(f"id/{entry.ref}/"), "name": entry.title(context.language)}
    if entry.kind == "agencies":
        node |= {"@type": "Organization", "url": entry.homepage, "alternateName": entry.translated("acronym", context.language)}
        node["sameAs"] = context.catalogue.vocabularies.table("same-as").get(entry.id)
    elif entry.kind == "practices":
        node |= {"@type": "HowTo", "description": entry.summary(context.language), "step": _steps(context, entry)}
        node |= {"citation": [{"@id": context.site.iri(f"id/{ref}/")} for ref in entry.resources]}
    elif isinstance(entry.record, Activity) and context.catalogue.type_row(entry).get("schema") == "Event":
        node |= _event(context, entry, entry.record)
    else:
        node |= _document(context, entry)
    node |= {"keywords": _keywords(context, entry)} | _evidence(context, entry)
    return {name: value for name, value in node.items() if value}


def _steps(context: Context, entry: Entry) -> list[Node]:
    """The steps of a practice, whose addresses are their anchors on its page."""
    where, language = context.site.iri(context.path(entry)), context.language
    return [
        {"@type": "HowToStep", "@id": f"{where}#{step.id}", "text": head_of(context.catalogue, entry, step.id, language)}
        for step in entry.steps
    ]


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
    catalogue, known, bodies = context.catalogue, context.catalogue.vocabularies.table("same-as"), []
    for name in names:
        identifier: Node = {"@id": context.site.iri(f"id/agencies/{name}/")} if catalogue.get("agencies", name) else {}
        identifier |= {"sameAs": known[name]} if name in known else {}
        bodies.append({"@type": "Organization", "name": catalogue.publishers.label(name, context.language)} | identifier)
    return bodies


def _evidence(context: Context, entry: Entry) -> Node:
    """The level, which the site computes, and each piece of evidence as a node of its own; no level where nothing supports it."""
    recognition, found = recognition_summary(context, entry, ""), recognize(context.catalogue, entry)
    if recognition is None or found is None:
        return {}
    about, publisher = context.site.iri(f"id/{entry.ref}/"), {"@id": context.site.iri("#publisher")}
    rating = {"@type": "Rating", "ratingValue": recognition.label, "ratingExplanation": recognition.sentence, "author": publisher}
    claims = [_claim(context, claim, f"{about}#{claim.id}") for claim in found.claims if claim.document != entry.ref]
    return {"contentRating": rating if found.level != "none" else None, "subjectOf": claims}


def _claim(context: Context, claim: Claim, identifier: str) -> Node:
    """What a document says of the subject, in whose name, where, when, and how far the editors read it. Law is of States."""
    read = {"says": claim.says} if claim.says else {"covers": claim.covers}
    document = context.catalogue.entries.get(claim.document)
    node: Node = {
        "@type": "Claim",
        "@id": identifier,
        "author": [] if claim.is_law else _bodies(context, list(claim.agencies)),
        "datePublished": claim.date,
        "appearance": {
            "@type": "CreativeWork",
            "@id": context.site.iri(f"id/{claim.document}/"),
            "name": document.title(context.language) if document else claim.document,
        },
        "claimInterpreter": {"@id": context.site.iri("#publisher")},
        "text": context.place(claim.where),
        "keywords": [context.label(name, code) for name, code in {**read, "positions": claim.position, "seen": claim.seen}.items()],
    }
    return {name: value for name, value in node.items() if value}
