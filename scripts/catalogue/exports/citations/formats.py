"""An item → text as readers cite it (APA, ISO 690), and files for reference managers (BibTeX, RIS, CSL-JSON).

The mark in a page for browser extensions is a template.
"""

import json
from collections.abc import Callable, Iterator

from catalogue.exports.citations.items import Item, date_parts, has_persons, names_of
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words

SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_"}
    | {"{": "(", "}": ")", "\\": "/", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
"""BibTeX: accents stay as they are (UTF-8); names of bodies are in braces of their own and are never cut."""


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
    place = ", ".join(
        part
        for part in (item.get("container-title") or item.get("publisher", ""), _date(context, item))
        if part
    )
    parts = [
        authors,
        item["title"],
        place,
        item.get("number", ""),
        f"ISBN {item['ISBN']}" if "ISBN" in item else "",
    ]
    link = _link(item)
    return _sentences(parts, context.text("cite-available", url=link) if link else "")


def _authors(context: Context, item: Item, before: str, last: str) -> str:
    names = names_of(item)
    return (
        f"{', '.join(names[:-1])}{before}{last} {names[-1]}" if len(names) > 1 else "".join(names)
    )


def _link(item: Item) -> str:
    return f"https://doi.org/{item['DOI']}" if "DOI" in item else str(item.get("URL", ""))


def _date(context: Context, item: Item) -> str:
    parts = date_parts(item)
    if not parts:
        return context.text("no-date")
    return date_in_words(context, "-".join(f"{part:02}" for part in parts))


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


def bibtex(item: Item) -> str:
    """One entry of BibTeX."""
    kind = item["formats"]["bibtex"]
    safe = {
        name: value.translate(SPECIAL) for name, value in item.items() if isinstance(value, str)
    }
    names = [name.translate(SPECIAL) for name in names_of(item)]
    fields = [
        ("title", f"{{{safe['title']}}}"),
        ("author", " and ".join(names if has_persons(item) else (f"{{{name}}}" for name in names))),
        (
            "institution" if kind == "techreport" else "publisher",
            f"{{{safe['publisher']}}}" if "publisher" in item else "",
        ),
        ("journal" if kind == "article" else "howpublished", safe.get("container-title", "")),
        *zip(("year", "month", "day"), map(str, date_parts(item)), strict=False),
        ("number", safe.get("number", "")),
        *_named(item, isbn="ISBN", doi="DOI", url="URL", language="language"),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def ris(item: Item) -> str:
    """One reference of RIS. Lines end as the format requires."""
    kind, date = item["formats"]["ris"], [str(part).zfill(2) for part in date_parts(item)]
    # A program cuts a name at its comma, also that of a body.
    names = (name if has_persons(item) else name.replace(", ", " – ") for name in names_of(item))
    # The number of a report has the place of the ISBN of a book.
    numbers = (
        {"SN": "number", "N1": "ISBN"}
        if kind == "RPRT" and "number" in item
        else {"M1": "number", "SN": "ISBN"}
    )
    fields = [
        ("TY", kind),
        ("TI", item["title"]),
        *(("AU", name) for name in names),
        *([("PY", date[0]), ("DA", "/".join([*date, "", "", ""][:3]) + "/")] if date else []),
        *_named(
            item,
            T2="container-title",
            PB="publisher",
            AB="abstract",
            **numbers,
            DO="DOI",
            UR="URL",
            LA="language",
        ),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def csl_json(item: Item) -> str:
    """One item of CSL-JSON."""
    csl = {name: value for name, value in item.items() if name != "formats"}
    return json.dumps([csl], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _named(item: Item, **names: str) -> Iterator[tuple[str, str]]:
    """The fields that an item has, under their names in a format."""
    yield from ((tag, item[name]) for tag, name in names.items() if name in item)


FILES: dict[str, tuple[str, Callable[[Item], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", csl_json),
}
"""Suffix of a file → the name of its format, and what writes it."""
