"""A page as linked data (schema.org): what every page says of itself, and what a record is about, by kind.

The head of a practice has its name and its level, since readers wait for it; its steps and its evidence, each
a node, are in the files of the record, to which the head leads. What is not known is left out.
"""

import json
from collections.abc import Iterable
from typing import Any

from catalogue.model.description import described
from catalogue.model.vocabularies import PUBLISHED_AS
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import recognition_of_practice
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of, short_head_of
from catalogue.views.record.declared_words import declared_in_words, seen_in_words
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording import adaptation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import document_language
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.site import LICENCE, Site
from catalogue.views.wording.values import PageView

Node = dict[str, Any]
SCHEMA_ORG = "https://schema.org"
RECOGNITION = "recognition"
"""The published name of the vocabulary of the levels of recognition."""

OF_PRACTICE = ("citation", "step", "subjectOf")
"""What is said of a practice in the files of its record only."""


def script_text(node: Node) -> str:
    """A node as JSON for a script element: no character can end the element that holds it."""
    text = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def page_node(context: Context, page: PageView, entry: Entry | None) -> Node:
    """A page, and its record if it has one."""
    site, name = context.site, context.site_name
    others = [other for other in page.alternates if other.translated and not other.current]
    is_original = page.text_language == page.alternates[0].language
    node = {
        "@type": "WebPage",
        "@id": site.iri(page.path),
        "name": page.title,
        "description": page.description,
        "url": site.absolute(page.path),
        "inLanguage": page.text_language,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "@id": site.iri(site.prefix(page.language)), "name": name},
        "publisher": _publishing(context),
        "isBasedOn": _toolkit(context),
        "workTranslation" if is_original else "translationOfWork": [
            {"@id": site.iri(other.path)} for other in others
        ],
    }
    if entry:
        node |= _record(context, entry)
    return _known(node)


def _known(node: Node) -> Node:
    """A node without the values that are empty."""
    return {name: value for name, value in node.items() if value}


def _publisher(context: Context) -> Node:
    """The reference to the publisher of the site."""
    return {"@id": context.site.iri("#publisher")}


def _publishing(context: Context) -> Node:
    """The publisher of the site: the hosts of an adaptation, or the site itself."""
    names = adaptation.publishers(context)
    name = names if len(names) > 1 else names[0]
    return {"@type": "Organization", **_publisher(context), "name": name}


def _toolkit(context: Context) -> Node | None:
    """The toolkit on which an adaptation is based."""
    vocabularies = context.catalogue.vocabularies
    if not vocabularies.overlay.is_adaptation:
        return None
    name = vocabularies.toolkit_name(context.language)
    return {"@type": "CreativeWork", "name": name}


def _reference(context: Context, ref: str) -> Node:
    """The reference to a record by its permalink."""
    return {"@id": record_iri(context.site, ref)}


def record_iri(site: Site, ref: str, part: str = "") -> str:
    """The permalink of a record, or of a part of it: a step, a provision, a claim. It has no language."""
    return f"{site.iri(f'id/{ref}/')}{f'#{part}' if part else ''}"


def level_term(level: str) -> str:
    """The id of a level of recognition in its vocabulary, in which `all` is the vocabulary itself."""
    return f"level-{level}"


def concept_iri(site: Site, vocabulary: str, code: str) -> str:
    """The address of a term of a vocabulary, which is given by the name of its table."""
    published = PUBLISHED_AS.get(vocabulary, vocabulary)
    return f"{site.iri(f'vocabularies/{published}.ttl')}#{code}"


def _record(context: Context, entry: Entry) -> Node:
    """What the page of a record says of itself in addition."""
    created, modified = days(context.catalogue, entry)
    return {
        "dateCreated": created,
        "dateModified": modified,
        "lastReviewed": entry.record.reviewed,
        "license": LICENCE,
        "identifier": entry.ref,
        "keywords": [context.label("topics", topic) for topic in entry.record.topics],
        "mainEntity": _subject_of_page(context, entry),
    }


def _subject_of_page(context: Context, entry: Entry) -> Node:
    """What the page of a record is about: of a practice what it is called and its level."""
    node = subject(context, entry)
    if entry.kind == "practices":
        node = {name: value for name, value in node.items() if name not in OF_PRACTICE}
    return node


def subject(context: Context, entry: Entry) -> Node:
    """What a record is about, with the steps of a practice and with all evidence."""
    node = {**_reference(context, entry.ref), "name": entry.title(context.language)}
    schema = context.catalogue.type_row(entry).get("schema", "CreativeWork")
    if entry.kind == "agencies":
        node |= _agency(context, entry)
    elif entry.kind == "practices":
        node |= _practice(context, entry)
    elif entry.kind == "activities" and schema == "Event":
        node |= _event(context, entry)
    else:
        node |= {"@type": schema, **_document(context, entry)}
    return _known(node | _recognition(context, entry) | {"keywords": _terms(context, entry)})


def _agency(context: Context, entry: Entry) -> Node:
    return {
        "@type": "Organization",
        "url": entry.homepage,
        "alternateName": entry.translated("acronym", context.language),
        "sameAs": context.catalogue.vocabularies.table("same-as").get(entry.id),
    }


def _practice(context: Context, entry: Entry) -> Node:
    steps = [
        {
            "@type": "HowToStep",
            "@id": record_iri(context.site, entry.ref, step.id),
            "position": position,
            "name": short_head_of(context.catalogue, entry, step.id, context.language),
            "text": head_of(context.catalogue, entry, step.id, context.language),
        }
        for position, step in enumerate(entry.steps, 1)
    ]
    return {
        "@type": "HowTo",
        "description": entry.summary(context.language),
        "step": steps,
        "citation": [_reference(context, ref) for ref in entry.resources],
    }


def _event(context: Context, entry: Entry) -> Node:
    place = "".join(context.label("places", name) for name in entry.terms("place"))
    return {
        "@type": "Event",
        "startDate": entry.date,
        "endDate": entry.until,
        "organizer": _bodies(context, entry.issuers),
        "location": {"@type": "Place", "name": place} if place else None,
    }


def _document(context: Context, entry: Entry) -> Node:
    bodies = _bodies(context, entry.issuers)
    return {
        "publisher": bodies,
        "author": bodies,
        "datePublished": entry.date,
        "inLanguage": entry.languages or document_language(entry, context.language),
        "identifier": list(entry.identifiers.values()),
        "url": list(dict.fromkeys(entry.addresses.values())),
    }


def _bodies(context: Context, names: Iterable[str]) -> list[Node]:
    """The bodies that issued a document; those with a record are identified by it."""
    registers = context.catalogue.vocabularies.table("same-as")
    nodes = []
    for name in names:
        node = {
            "@type": "Organization",
            "name": context.label("publishers", name),
            "sameAs": registers.get(name),
        }
        if context.catalogue.get("agencies", name):
            node |= _reference(context, f"agencies/{name}")
        nodes.append(_known(node))
    return nodes


def _recognition(context: Context, entry: Entry) -> Node:
    """The level as it was computed for all uses, and the evidence; nothing for kinds without recognition."""
    recognition = recognition_of_practice(context.catalogue, entry)
    words = recognition_summary(context, entry, "")
    if recognition is None or words is None:
        return {}
    claims = [claim for claim in recognition.claims if claim.document != entry.ref]
    node: Node = {"subjectOf": [_claim(context, entry, claim) for claim in claims]}
    if recognition.level != "none":
        level = concept_iri(context.site, RECOGNITION, level_term(recognition.level))
        node["additionalProperty"] = {
            "@type": "PropertyValue",
            "propertyID": concept_iri(context.site, RECOGNITION, "all"),
            "name": context.text("recognition"),
            "value": words["label"],
            "description": words["sentence"],
            "valueReference": {"@id": level},
        }
    return node


def _claim(context: Context, entry: Entry, claim: Claim) -> Node:
    """A piece of evidence. A law speaks for no agency."""
    agencies = () if claim.is_law else claim.agencies
    authors = [
        {"@type": "Organization", **_reference(context, f"agencies/{name}")} for name in agencies
    ]
    covers = (
        ("provision-relations", claim.says) if claim.says else ("subject-coverage", claim.covers)
    )
    codes = [covers, ("positions", claim.position)]
    keywords = [context.label(vocabulary, code) for vocabulary, code in codes]
    return _known(
        {
            "@type": "Claim",
            "@id": record_iri(context.site, entry.ref, claim.id),
            "author": authors,
            "datePublished": claim.date,
            "appearance": {"@type": "CreativeWork", **_reference(context, claim.document)},
            "claimInterpreter": _publisher(context),
            "text": declared_in_words(context, claim)
            or place_in_words(context, claim.where, claim.document),
            "keywords": [*keywords, seen_in_words(context, claim)],
        }
    )


def _terms(context: Context, entry: Entry) -> list[Node]:
    """The terms of the fields that are marked for linked data."""
    nodes = []
    for field in described(type(entry.record), "linked-data"):
        title = field.title(context.catalogue.vocabularies, context.language)
        for value in field.values(entry.record):
            node = {
                "@type": "DefinedTerm",
                "termCode": value,
                "name": context.label(field.vocabulary, value),
                "inDefinedTermSet": title,
            }
            nodes.append(_known(node))
    return nodes
