"""Where the data stand on the site."""

from __future__ import annotations

from catalogue.views.addresses import Site

VERSION = "v1"
ROOT = f"api/{VERSION}/"
SUMS = "SHA256SUMS"


def address(site: Site, path: str) -> str:
    """The address of a file or a page: absolute where the site knows its own, else from the root of the site."""
    return site.absolute(path) or f"/{path}"
