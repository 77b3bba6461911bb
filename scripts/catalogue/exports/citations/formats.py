"""An item → what reference managers read: BibTeX, RIS, CSL-JSON, and the mark in a page for browser extensions (COinS)."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from catalogue.exports.citations.items import Item, date_parts, has_persons, names_of

SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_"} | {"{": "(", "}": ")", "\\": "/", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
"""BibTeX: accents stay as they are (UTF-8); names of bodies are in braces of their own and are never cut."""


def bibtex(item: Item) -> str:
    """One entry of BibTeX."""
    kind = item["formats"]["bibtex"]
    safe = {name: value.translate(SPECIAL) for name, value in item.items() if isinstance(value, str)}
    names = [name.translate(SPECIAL) for name in names_of(item)]
    fields = [
        ("title", f"{{{safe['title']}}}"),
        ("author", " and ".join(names if has_persons(item) else (f"{{{name}}}" for name in names))),
        ("institution" if kind == "techreport" else "publisher", f"{{{safe['publisher']}}}" if "publisher" in item else ""),
        ("journal" if kind == "article" else "howpublished", safe.get("container-title", "")),
        *zip(("year", "month", "day"), map(str, date_parts(item)), strict=False),
        ("number", safe.get("number", "")),
        *_named(item, isbn="ISBN", doi="DOI", url="URL", language="language"),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def ris(item: Item) -> str:
    """One reference of RIS. Lines end as the format requires."""
    kind, date = item["formats"]["ris"], _padded_date(item)
    # A program cuts a name at its comma, also that of a body.
    names = (name if has_persons(item) else name.replace(", ", " – ") for name in names_of(item))
    # The number of a report has the place of the ISBN of a book.
    numbers = {"SN": "number", "N1": "ISBN"} if kind == "RPRT" and "number" in item else {"M1": "number", "SN": "ISBN"}
    fields = [
        ("TY", kind),
        ("TI", item["title"]),
        *(("AU", name) for name in names),
        *([("PY", date[0]), ("DA", "/".join([*date, "", "", ""][:3]) + "/")] if date else []),
        *_named(item, T2="container-title", PB="publisher", AB="abstract", **numbers, DO="DOI", UR="URL", LA="language"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def csl_json(item: Item) -> str:
    """One item of CSL-JSON."""
    csl = {name: value for name, value in item.items() if name != "formats"}
    return json.dumps([csl], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def coins(item: Item) -> str:
    """The title of a span of class Z3988, from which browser extensions take names of bodies uncut.

    Dublin Core and citation tags have no way to say that an author is a body: Zotero would take "Crime" for a surname.
    """
    genre = item["formats"]["coins"]
    form, title = {"dc": ("dc", "rft.title"), "article": ("journal", "rft.atitle")}.get(genre, ("book", "rft.btitle"))
    names = {"rft.pub": "publisher", "rft.isbn": "ISBN", "rft.source": "container-title", "rft.language": "language"}
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft.type", item["type"]) if genre == "dc" else ("rft.genre", genre),
        (title, item["title"]),
        ("rft.jtitle", item.get("container-title", "") if genre == "article" else ""),
        *(("rft.au" if has_persons(item) else "rft.aucorp", name) for name in names_of(item)),
        ("rft.date", "-".join(_padded_date(item))),
        *_named(item, **names),
        ("rft_id", f"info:doi/{item['DOI']}" if "DOI" in item else ""),
        ("rft_id", item.get("URL", "")),
    ]
    return urlencode([(name, value) for name, value in fields if value])


def _padded_date(item: Item) -> list[str]:
    return [str(part).zfill(2) for part in date_parts(item)]


def _named(item: Item, **names: str) -> Iterator[tuple[str, str]]:
    """The fields that an item has, under their names in a format."""
    yield from ((tag, item[name]) for tag, name in names.items() if name in item)


FILES: dict[str, tuple[str, Callable[[Item], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", csl_json),
}
"""Suffix of a file → the name of its format, and what writes it."""
