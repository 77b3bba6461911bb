"""An item → what reference managers read: BibTeX, RIS, CSL-JSON, and the mark in a page for browser extensions (COinS)."""

import json
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlencode

from catalogue.exports.citations.items import Item, date_parts

Fields = Iterable[tuple[str, str]]

SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_"} | {"{": "(", "}": ")", "\\": "/", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
"""BibTeX: accents stay as they are (UTF-8); names of bodies are in braces of their own and are never cut."""


def bibtex(item: Item) -> str:
    """One entry of BibTeX."""
    kind = item["formats"]["bibtex"]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(item, kind) if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _bibtex_fields(item: Item, kind: str) -> Fields:
    def safe(text: str) -> str:
        return text.translate(SPECIAL)

    yield "title", f"{{{safe(item['title'])}}}"
    names = [safe(name) for name in _authors(item)]
    yield "author", " and ".join(names if _has_persons(item) else (f"{{{name}}}" for name in names))
    house = "institution" if kind == "techreport" else "publisher"
    yield house, f"{{{safe(item['publisher'])}}}" if "publisher" in item else ""
    yield "journal" if kind == "article" else "howpublished", safe(item.get("container-title", ""))
    yield from zip(("year", "month", "day"), map(str, date_parts(item)), strict=False)
    yield "number", safe(item.get("number", ""))
    yield from _named(item, isbn="ISBN", doi="DOI", url="URL", language="language")


def ris(item: Item) -> str:
    """One reference of RIS. Lines end as the format requires."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_fields(item))


def _ris_fields(item: Item) -> Fields:
    yield "TY", item["formats"]["ris"]
    yield "TI", item["title"]
    # A program cuts a name at its comma, also that of a body.
    yield from (("AU", name if _has_persons(item) else name.replace(", ", " – ")) for name in _authors(item))
    if parts := _padded_date(item):
        yield "PY", parts[0]
        yield "DA", "/".join([*parts, "", "", ""][:3]) + "/"
    yield from _named(item, T2="container-title", PB="publisher", AB="abstract")
    # The number of a report has the place of the ISBN of a book.
    has_number = item["formats"]["ris"] == "RPRT" and "number" in item
    yield from _named(item, SN="number", N1="ISBN") if has_number else _named(item, M1="number", SN="ISBN")
    yield from _named(item, DO="DOI", UR="URL", LA="language")
    yield "ER", ""


def csl_json(item: Item) -> str:
    """One item of CSL-JSON."""
    csl = {name: value for name, value in item.items() if name != "formats"}
    return json.dumps([csl], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def coins(item: Item) -> str:
    """The title of a span of class Z3988, from which browser extensions take names of bodies uncut.

    Dublin Core and citation tags have no way to say that an author is a body: Zotero would take "Crime" for a surname.
    """
    return urlencode([(name, value) for name, value in _coins_fields(item) if value])


def _coins_fields(item: Item) -> Fields:
    genre = item["formats"]["coins"]
    is_page = genre == "dc"
    form = {"dc": "dc", "article": "journal"}.get(genre, "book")
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    yield from [("rft.type", item["type"])] if is_page else [("rft.genre", genre)]
    yield {"dc": "rft.title", "article": "rft.atitle"}.get(genre, "rft.btitle"), item["title"]
    yield "rft.jtitle", item.get("container-title", "") if genre == "article" else ""
    yield from (("rft.au" if _has_persons(item) else "rft.aucorp", name) for name in _authors(item))
    yield "rft.date", "-".join(_padded_date(item))
    names = {"rft.pub": "publisher", "rft.isbn": "ISBN", "rft.source": "container-title", "rft.language": "language"}
    yield from _named(item, **names)
    yield "rft_id", f"info:doi/{item['DOI']}" if "DOI" in item else ""
    yield "rft_id", item.get("URL", "")


def _authors(item: Item) -> list[str]:
    return [author.get("literal") or ", ".join(author.values()) for author in item.get("author", [])]


def _has_persons(item: Item) -> bool:
    return any("family" in author for author in item.get("author", []))


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
