"""The announced end of what the site is built with, and when to act.

The package mkdocs-material 9.8.2 says on its page: "Material for MkDocs reaches end of life on May 5, 2027.
Critical fixes and security updates continue until that date." ARCHITECTURE.md says what to do then.
"""

from datetime import date, timedelta

END = date(2027, 5, 5)
"""The day on which Material for MkDocs ends."""

NOTICE = timedelta(days=60)
"""How long before that day the tests of the night begin to fail."""


def due(today: date) -> str:
    """What to do, from some days before the end; '' until then."""
    if today < END - NOTICE:
        return ""
    return (
        f"Material for MkDocs reaches its end of life on {END.isoformat()}, and MkDocs 1.x has no releases. "
        "Do what ARCHITECTURE.md says in “The end of MkDocs 1.x”, or write a later date into "
        "scripts/mkdocs_adapter/end_of_life.py if the maintainers have announced one."
    )
