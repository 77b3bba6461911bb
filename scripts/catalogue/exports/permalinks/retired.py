"""Files that are no longer published, and what takes their place.

A file of the whole site is copied from its successor, so that its address works on any host. Files beside every record are
too many for that: servers that read the maps of redirects forward them, and a host without redirects answers 404.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from catalogue.html import social_pictures
from catalogue.model.records import KINDS
from catalogue.views.addresses import Site

ID = ":id"
"""Stands for the id of any record in the rules of `_redirects`."""

OF_THE_SITE = {"reviews.ics": "calendar.ics"}
OF_RECORDS = {
    "picture.png": tuple(KINDS),
    "document.bib": ("resources", "statements", "activities"),
    "document.ris": ("resources", "statements", "activities"),
    "document.json": ("resources", "statements", "activities"),
}
"""The name of a file beside records, and the kinds of record that had it."""

FOLDER = re.compile(rf"(?P<prefix>(?:[a-z]{{2}}/)?)(?P<kind>{'|'.join(KINDS)})/[^/]+")


def successor(path: str) -> str:
    """The path to which a retired file beside a record is forwarded, or ''."""
    folder, name = posixpath.split(path)
    match = FOLDER.fullmatch(folder)
    if match is None or match["kind"] not in OF_RECORDS.get(name, ()):
        return ""
    if name == "picture.png":
        return social_pictures.path(match["prefix"], match["kind"])
    return f"{folder}/{name.replace('document', 'cite')}"


def of_site(site: Site) -> Iterator[tuple[str, str]]:
    """Old and new path of the files of the whole site, in every language."""
    for prefix in map(site.prefix, site.languages):
        yield from ((f"{prefix}{old}", f"{prefix}{new}") for old, new in OF_THE_SITE.items())


def of_records(site: Site) -> Iterator[tuple[str, str]]:
    """Old and new path of the files beside records, with `:id` in the place of the record."""
    for prefix in map(site.prefix, site.languages):
        for name, kinds in OF_RECORDS.items():
            paths = (f"{prefix}{kind}/{ID}/{name}" for kind in kinds)
            yield from ((path, successor(path)) for path in paths)
