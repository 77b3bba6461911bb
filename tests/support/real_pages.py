"""Pages of the real site for tests that need one, whichever it is: of each kind, that with most on it."""

from __future__ import annotations

from support.sites import REPOSITORY


def longest(kind: str) -> str:
    """The path of the record of a kind whose page is the longest."""
    pages = (REPOSITORY / "docs" / kind).glob("*.md")
    originals = [page for page in pages if "." not in page.stem and page.stem != "index"]
    page = max(originals, key=lambda page: (page.stat().st_size, page.name))
    return f"{kind}/{page.stem}/"


PRACTICE = longest("practices")
