"""The foot of all that is printed: where it comes from, of which date, and that nobody has endorsed it."""

from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words


def print_foot(context: Context, path: str, reviewed: str = "") -> str:
    """The foot of what is printed of a page; `reviewed` is the day of the last review of its record.

    A site without a public address is known by its name alone.
    """
    address = context.site.absolute(path)
    source = " · ".join(filter(None, (context.site_name, address)))
    edition = date_in_words(context, context.catalogue.latest_review)
    limits = context.text("no-endorsement")
    foot = context.text("print-foot", source=source, date=edition, limits=limits)
    if not reviewed:
        return foot
    return f"{foot} {context.text('print-foot-reviewed', date=date_in_words(context, reviewed))}"
