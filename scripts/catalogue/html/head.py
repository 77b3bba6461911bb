"""The head of a page for machines: citation tags, linked data, the picture for previews."""

from dataclasses import dataclass

from jinja2 import Template

from catalogue.html import json_ld, social_pictures
from catalogue.html.social_pictures import SocialPicture
from catalogue.source.days import days
from catalogue.source.loading import Entry
from catalogue.views.context import Context, document_language
from catalogue.views.values import PageView


@dataclass(frozen=True)
class Head:
    """What a template prints into the head of a page."""

    named: tuple[tuple[str, str], ...] = ()
    linked: str = ""
    picture: SocialPicture | None = None
    """The picture for previews, where it has one of its own."""


def record(template: Template, context: Context, entry: Entry, page: PageView) -> Head:
    """The head of a record's page, with the tags of its document, else of the page itself; `template` makes linked data."""
    _, day = days(context.catalogue, entry)
    title, date, publishers, language = page.title, day, [context.site_name], page.text_language
    if "csl" in context.catalogue.type_row(entry):
        title, date, language = entry.title(context.language), entry.date or "", document_language(entry, context.language)
        publishers = [context.label("publishers", name) for name in entry.issuers]
    tags = [("title", title), ("publication_date", date.replace("-", "/")), ("language", language)]
    tags += [("public_url", context.site.absolute(page.path)), *(("publisher", name) for name in publishers)]
    named = tuple((f"citation_{name}", value) for name, value in tags if value)
    return Head(named, json_ld.linked(template, context, entry, page), social_pictures.of_record(context, entry))


def ordinary(context: Context, page: PageView) -> Head:
    """The head of an ordinary page; none for the page of an unknown address."""
    return Head() if page.path.endswith("404.html") else Head(linked=json_ld.plain(context, page))
