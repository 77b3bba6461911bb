"""Addresses that the site makes itself: a page there would not be published, or would replace one."""

import re

from catalogue.source.term_pages import TERM_FOLDERS

FOLDERS = ("api", "feeds", "llms", "redirects", "schemas", "vocabularies", "propose/sources")
"""What machines read."""

MADE = re.compile(
    rf"(?:[a-z]{{2}}|{'|'.join(FOLDERS)})/.*"
    rf"|(?:{'|'.join(TERM_FOLDERS.values())})/(?!index\b).*\.md"
    r"|404\b.*\.md|assets/.*\.md"
)
"""Paths in docs/ of other languages and permalinks, of data, of terms, and of what is no page."""


def is_made(path: str) -> bool:
    """True for the path of a file in docs/ whose address the site makes itself; no page is read there."""
    return MADE.fullmatch(path) is not None
