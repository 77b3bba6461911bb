"""The Content-Security-Policy of every sort of page.

The servers of deploy/ repeat PAGE and CARD; a test compares them.
"""

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
MOVED = Markup(
    "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
PERMALINK = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


class Disk:
    """The policies of pages that are opened from a disk."""

    PAGE = CARD = Markup(
        "default-src 'none'; script-src 'self' file:; style-src 'self' file:; "
        "img-src 'self' file: data:; font-src 'self' file:; connect-src 'none'; "
        "base-uri 'none'; form-action 'self' file:"
    )
