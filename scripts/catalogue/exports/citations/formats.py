"""An item → text as readers cite it (APA, ISO 690), and files for reference managers (BibTeX, RIS, CSL-JSON).

The mark in a page for browser extensions is a template.
"""

import json
from collections.abc import Callable, Iterator

from catalogue.exports.citations.items import Item, author_names, date_parts, has_persons
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words

SPECIAL = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "&%$#_"},
        "{": "(",
        "}": ")",
        "\\": "/",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
"""BibTeX: accents stay as they are (UTF-8); names of bodies are in braces of their own and are never cut."""

ENDS = (".", "?", "!", "…")
"""How a sentence ends."""


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
    publisher = item.get("container-title") or item.get("publisher", "")
    place = ", ".join(part for part in (publisher, _date(context, item)) if part)
    isbn = f"ISBN {item['ISBN']}" if "ISBN" in item else ""
    link = _link(item)
    available = context.text("cite-available", url=link) if link else ""
    return _sentences([authors, item["title"], place, item.get("number", ""), isbn], available)


def _authors(context: Context, item: Item, before: str, last: str) -> str:
    """The authors, with `before` and `last` before the last one."""
    names = author_names(item)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{before}{last} {names[-1]}"


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
    sentences = [part if part.endswith(ENDS) else f"{part}." for part in parts if part]
    if link:
        sentences.append(link)
    return " ".join(sentences)


def bibtex(item: Item) -> str:
    """One entry of BibTeX."""
    kind = item["formats"]["bibtex"]
    texts = {name: value for name, value in item.items() if isinstance(value, str)}
    safe = {name: value.translate(SPECIAL) for name, value in texts.items()}
    publisher = f"{{{safe['publisher']}}}" if "publisher" in item else ""
    fields = [
        ("title", f"{{{safe['title']}}}"),
        ("author", _bibtex_authors(item)),
        ("institution" if kind == "techreport" else "publisher", publisher),
        ("journal" if kind == "article" else "howpublished", safe.get("container-title", "")),
        *zip(("year", "month", "day"), map(str, date_parts(item)), strict=False),
        ("number", safe.get("number", "")),
        *_named(item, {"isbn": "ISBN", "doi": "DOI", "url": "URL", "language": "language"}),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _bibtex_authors(item: Item) -> str:
    """The authors; braces keep the name of a body whole."""
    names = [name.translate(SPECIAL) for name in author_names(item)]
    if not has_persons(item):
        names = [f"{{{name}}}" for name in names]
    return " and ".join(names)


def ris(item: Item) -> str:
    """One reference of RIS. Lines end as the format requires."""
    kind, names = item["formats"]["ris"], author_names(item)
    if not has_persons(item):
        # A program cuts a name at its comma, also that of a body.
        names = [name.replace(", ", " – ") for name in names]
    numbers = {"M1": "number", "SN": "ISBN"}
    if kind == "RPRT" and "number" in item:
        # The number of a report has the place of the ISBN of a book.
        numbers = {"SN": "number", "N1": "ISBN"}
    names_of_tags = {
        "T2": "container-title",
        "PB": "publisher",
        "AB": "abstract",
        **numbers,
        "DO": "DOI",
        "UR": "URL",
        "LA": "language",
    }
    fields = [
        ("TY", kind),
        ("TI", item["title"]),
        *(("AU", name) for name in names),
        *_ris_dates(item),
        *_named(item, names_of_tags),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def _ris_dates(item: Item) -> list[tuple[str, str]]:
    """The year, and the date with an empty place for each part that is not stated."""
    parts = [str(part).zfill(2) for part in date_parts(item)]
    if not parts:
        return []
    year, month, day = [*parts, "", ""][:3]
    return [("PY", year), ("DA", f"{year}/{month}/{day}/")]


def csl_json(item: Item) -> str:
    """One item of CSL-JSON."""
    csl = {name: value for name, value in item.items() if name != "formats"}
    return json.dumps([csl], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _named(item: Item, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that an item has, under their names in a format."""
    for tag, name in names.items():
        if name in item:
            yield tag, item[name]


FILES: dict[str, tuple[str, Callable[[Item], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", csl_json),
}
"""Suffix of a file → the name of its format, and what writes it."""
