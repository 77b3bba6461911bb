"""An item → text as readers cite it (APA, Chicago, ISO 690), and files for reference managers.

The mark in a page for browser extensions is a template.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence

from catalogue.exports.citations.items import OWN, Item, author_names, date_parts, has_persons
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

ENDS = (".", "?", "!", "…", ".”")
"""How a sentence ends."""

SESSION = re.compile(r"(\d+\w+ session)")
"""The session of a body, which has an ordinal: 73rd session, 73e session."""


def apa(context: Context, item: Item) -> str:
    """Author. (Date). Title (number). Publisher. Address."""
    before, last = (", ", "&") if context.language == "en" else (" ", context.text("and"))
    authors = _authors(context, item, before, last)
    number = _number(item)
    title = item["title"] + (f" ({number})" if number else "")
    date = f"({_date_for_apa(context, item)})"
    head = [authors, date, title] if authors else [title, date]
    return _sentences([*head, _place(item)], _link(item))


def chicago(context: Context, item: Item) -> str:
    """Author. Year. Title. Number. Publisher, day. Address. The title of an article is quoted."""
    authors = _chicago_authors(context, item)
    parts = date_parts(item)
    year = str(parts[0]) if parts else context.text("no-date")
    title = item["title"]
    if item["type"] == "article-journal":
        title = context.text("cite-quoted", title=title)
    head = [authors, year, title] if authors else [title, year]
    day = _date(context, item) if len(parts) > 1 else ""
    place = ", ".join(filter(None, (_place(item), day)))
    return _sentences([*head, _number(item), place], _link(item))


def iso690(context: Context, item: Item) -> str:
    """AUTHOR. Title. Publisher, date. Number. ISBN. Available at: address."""
    authors = _in_capitals(_authors(context, item, " ", context.text("and")))
    place = ", ".join(filter(None, (_place(item), _date(context, item))))
    isbn = f"ISBN {item['ISBN']}" if "ISBN" in item else ""
    link = _link(item)
    available = context.text("cite-available", url=link) if link else ""
    return _sentences([authors, item["title"], place, _number(item), isbn], available)


def _in_capitals(authors: str) -> str:
    """Authors in capitals; a session keeps its small letters, since no ordinal is written 73E."""
    parts = SESSION.split(authors)
    return "".join(part if SESSION.fullmatch(part) else part.upper() for part in parts)


STYLES = {"APA": apa, "Chicago": chicago, "ISO 690": iso690}
"""Name of a style → the text of an item in it."""


def _number(item: Item) -> str:
    """The number of a document, or the gazette of an act, as texts print it."""
    return str(item.get("reference", item.get("number", "")))


def _place(item: Item) -> str:
    """The site, the journal, or the publisher or body that is not the author.

    The gazette of an act is in its number already.
    """
    container = "" if "volume" in item else item.get("container-title", "")
    return str(container or item.get("publisher", ""))


def _chicago_authors(context: Context, item: Item) -> str:
    """The authors; of persons, only the first has the family name before the others."""
    first, *others = item.get("author") or [{"literal": ""}]
    names = [author_names({"author": [first]})[0]]
    names += [one.get("literal") or f"{one['given']} {one['family']}" for one in others]
    if not others:
        return names[0]
    is_list = len(names) > 2 or "family" in first
    comma = "," if is_list and context.language == "en" else ""
    return f"{', '.join(names[:-1])}{comma} {context.text('and')} {names[-1]}"


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


def bibtex_file(items: Sequence[Item]) -> str:
    """Entries of BibTeX."""
    return "\n".join(map(bibtex, items))


def bibtex(item: Item) -> str:
    """One entry of BibTeX."""
    kind = item["formats"]["bibtex"]
    texts = {name: value for name, value in item.items() if isinstance(value, str)}
    safe = {name: value.translate(SPECIAL) for name, value in texts.items()}
    publisher = f"{{{safe['publisher']}}}" if "publisher" in item else _bibtex_authors(item)
    fields = [
        ("title", f"{{{safe['title']}}}"),
        ("author", _bibtex_authors(item)),
        ("institution" if kind == "techreport" else "publisher", publisher),
        ("journal" if kind == "article" else "howpublished", safe.get("container-title", "")),
        *zip(("year", "month", "day"), map(str, date_parts(item)), strict=False),
        ("number", safe.get("reference", safe.get("number", ""))),
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


def ris_file(items: Sequence[Item]) -> str:
    """References of RIS."""
    return "".join(map(ris, items))


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


def csl_json(items: Sequence[Item]) -> str:
    """Items of CSL-JSON."""
    csl = [_plain(item) for item in items]
    return json.dumps(csl, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(item: Item) -> Item:
    """An item as CSL-JSON knows it."""
    return {name: value for name, value in item.items() if name not in OWN}


def _named(item: Item, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that an item has, under their names in a format."""
    for tag, name in names.items():
        if name in item:
            yield tag, item[name]


FILES: dict[str, tuple[str, Callable[[Sequence[Item]], str]]] = {
    "bib": ("BibTeX", bibtex_file),
    "ris": ("RIS", ris_file),
    "json": ("CSL-JSON", csl_json),
}
"""Suffix of a file → the name of its format, and what writes it."""

OF_ALL_LANGUAGES = ("bib", "json")
"""The suffixes of the files that hold the citation in every language: their programs choose by a key.

Programs that read RIS import all that is in a file, so that each language has its own.
"""
