"""The head of a page for machines: Dublin Core, citation tags, previews, other forms of the page, linked data."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.html import json_ld, social_pictures
from catalogue.html.social_pictures import SocialPicture
from catalogue.source.days import days
from catalogue.source.loading import Entry
from catalogue.views.addresses import LICENCE
from catalogue.views.context import Context, document_language
from catalogue.views.recognition_summary import RecognitionSummary
from catalogue.views.values import PageView


@dataclass(frozen=True)
class Relation:
    """Another form of the page, or something that belongs to it."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True)
class Head:
    """What a template prints into the head of a page."""

    named: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    relations: tuple[Relation, ...]
    linked: str


def record(context: Context, entry: Entry, page: PageView, recognition: RecognitionSummary | None) -> Head:
    """The head of a record's page."""
    site, (_, day) = context.site, days(context.catalogue, entry)
    named = [*_dublin_core(context, page), ("DC.date", day), *_citation(context, entry, page, day)]
    named += [("citation_public_url", site.absolute(page.path))] if site.url else []
    relations = [
        Relation("alternate", "index.md", "text/markdown", page.title),
        Relation("alternate", "oembed.json", "application/json+oembed", page.title),
        Relation("alternate", "cite.ris", "application/x-research-info-systems", page.title),
        Relation("alternate", f"{_up(page.path)}api/v1/records/{entry.ref}.json", "application/json", page.title),
        Relation("cite-as", site.absolute(f"id/{entry.ref}/") or f"{_up(page.path)}id/{entry.ref}/"),
        Relation("license", LICENCE),
    ]
    data = json_ld.linked(context, entry, page, recognition)
    return Head(tuple(named), tuple(_preview(context, page, social_pictures.of_record(context, entry))), tuple(relations), data)


def _citation(context: Context, entry: Entry, page: PageView, day: str) -> list[tuple[str, str]]:
    """The tags for reference managers: of the document that the record describes, else of its page."""
    title, date, publishers, language = page.title, day, [context.site_name], page.text_language
    if "csl" in context.catalogue.type_row(entry):
        title, date, language = entry.title(context.language), entry.date or "", document_language(entry, context.language)
        publishers = [context.label("publishers", name) for name in entry.issuers]
    tags = [("citation_title", title), ("citation_publication_date", date.replace("-", "/")), ("citation_language", language)]
    return [*(tag for tag in tags if tag[1]), *(("citation_publisher", name) for name in publishers)]


def ordinary(context: Context, page: PageView) -> Head:
    """The head of an ordinary page; none for the page of an unknown address."""
    if page.path.endswith("404.html"):
        return Head((), (), (), "")
    relations = (Relation("alternate", "index.md", "text/markdown", page.title),)
    return Head(tuple(_dublin_core(context, page)), tuple(_preview(context, page)), relations, json_ld.plain(context, page))


def _dublin_core(context: Context, page: PageView) -> list[tuple[str, str]]:
    return [
        ("DC.title", page.title),
        ("DC.description", page.description),
        ("DC.language", page.text_language),
        ("DC.publisher", context.site_name),
        ("DC.type", "Text"),
        ("DC.identifier", context.site.iri(page.path)),
    ]


def _preview(context: Context, page: PageView, picture: SocialPicture | None = None) -> list[tuple[str, str]]:
    """Open Graph. Its addresses are absolute, so they are left out while the address of the site is not known."""
    properties = [
        ("og:type", "article"),
        ("og:site_name", context.site_name),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:locale", page.text_language),
    ]
    properties += [("og:locale:alternate", other.language) for other in page.alternates if other.translated and not other.current]
    properties += [("og:url", context.site.absolute(page.path))] if context.site.url else []
    if picture and context.site.url:
        properties += [("og:image", context.site.absolute(picture.path)), ("og:image:type", "image/png")]
        properties += [("og:image:alt", picture.alternative)]
        properties += [("og:image:width", str(social_pictures.WIDTH)), ("og:image:height", str(social_pictures.HEIGHT))]
    return properties


def _up(path: str) -> str:
    """From a page to the root of the site."""
    return "../" * path.count("/")
