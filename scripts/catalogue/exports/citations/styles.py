"""An item → text as readers cite it: after APA and after ISO 690, in the words of the page's language."""

from catalogue.exports.citations.items import Item, date_parts, names_of
from catalogue.views.context import Context


def apa(context: Context, item: Item) -> str:
    """Author. (Date). Title (number). Site. Address."""
    before, last = (", ", "&") if context.language == "en" else (" ", context.text("and"))
    authors = _authors(context, item, before, last)
    title = item["title"] + (f" ({item['number']})" if "number" in item else "")
    date = f"({_date_for_apa(context, item)})"
    head = [authors, date, title] if authors else [title, date]
    # The publisher is the author here, and APA does not say it twice.
    return _sentences([*head, item.get("container-title", "")], _link(item))


def iso690(context: Context, item: Item) -> str:
    """AUTHOR. Title. Publisher, date. Number. ISBN. Available at: address."""
    authors = _authors(context, item, " ", context.text("and")).upper()
    place = ", ".join(part for part in (item.get("container-title") or item.get("publisher", ""), _date(context, item)) if part)
    parts = [authors, item["title"], place, item.get("number", ""), f"ISBN {item['ISBN']}" if "ISBN" in item else ""]
    link = _link(item)
    return _sentences(parts, context.text("cite-available", url=link) if link else "")


def _authors(context: Context, item: Item, before: str, last: str) -> str:
    names = names_of(item)
    return f"{', '.join(names[:-1])}{before}{last} {names[-1]}" if len(names) > 1 else "".join(names)


def _link(item: Item) -> str:
    return f"https://doi.org/{item['DOI']}" if "DOI" in item else str(item.get("URL", ""))


def _date(context: Context, item: Item) -> str:
    parts = date_parts(item)
    if not parts:
        return context.text("no-date")
    return context.date("-".join(f"{part:02}" for part in parts))


def _date_for_apa(context: Context, item: Item) -> str:
    """The year first; English puts the month before the day."""
    parts = date_parts(item)
    if len(parts) < 2:
        return str(parts[0]) if parts else context.text("no-date")
    day_and_month = _date(context, item).rsplit(" ", 1)[0]
    if context.language == "en" and len(parts) == 3:
        day_and_month = " ".join(reversed(day_and_month.split(" ")))
    return f"{parts[0]}, {day_and_month}"


def _sentences(parts: list[str], link: str) -> str:
    """Parts with a full stop after each that ends without one; none after an address."""
    ended = [part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part]
    return " ".join([*ended, link] if link else ended)
