"""The Content-Security-Policy of every sort of page.

The servers of deploy/ repeat PAGE and EMBEDDED; a test compares them.
"""

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

PAGE = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
CARD = Markup(
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Pages to print: checklists, sheets of cards, the evidence of a practice."""

EMBEDDED = Markup(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""A card in a frame of another site, as servers say it; the page itself allows its own style alone.

A sandboxed frame has no origin: it cannot load the style sheet of the site.
"""

MOVED = Markup(
    "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
PERMALINK = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


PLAIN = Markup("default-src 'none'; base-uri 'none'; form-action 'none'")
"""Pages of words and links alone."""


def embedded(style: str) -> Markup:
    """The policy that a card in a frame carries, with the digest of the one style that it may have."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return EMBEDDED.replace("'unsafe-inline'", f"'sha256-{digest}'")


class Disk:
    """The policies of pages that are opened from a disk."""

    PLAIN = PLAIN
    PAGE = CARD = Markup(
        "default-src 'none'; script-src 'self' file:; style-src 'self' file:; "
        "img-src 'self' file: data:; font-src 'self' file:; connect-src 'none'; "
        "base-uri 'none'; form-action 'self' file:"
    )
