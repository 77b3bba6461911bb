"""The addresses of the API."""

from __future__ import annotations

from catalogue.views.addresses import Site

VERSION = "v1"
ROOT = f"api/{VERSION}/"
SUMS = "SHA256SUMS"


def address(site: Site, path: str) -> str:
    """The address of a file or a page: absolute if the site has an address, or else from its root."""
    return site.absolute(path) or f"/{path}"
