"""An item → BibTeX. Accents stay as they are (UTF-8); names of bodies stand in braces of their own and are never cut."""

from __future__ import annotations

from catalogue.exports.citations.items import Item

SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_"} | {"{": "(", "}": ")", "\\": "/", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)


def bibtex(item: Item) -> str:
    """One entry."""
    kind = item["formats"]["bibtex"]
    fields = {name: value for name, value in _fields(item, kind) if value}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _fields(item: Item, kind: str) -> list[tuple[str, str]]:
    date = item["issued"]["date-parts"][0] if "issued" in item else []
    house = "institution" if kind == "techreport" else "publisher"
    return [
        ("title", f"{{{_safe(item['title'])}}}"),
        ("author", " and ".join(f"{{{_safe(author['literal'])}}}" for author in item.get("author", []))),
        (house, f"{{{_safe(item['publisher'])}}}" if "publisher" in item else ""),
        ("howpublished", _safe(item.get("container-title", ""))),
        ("year", str(date[0]) if date else ""),
        ("month", str(date[1]) if len(date) > 1 else ""),
        ("day", str(date[2]) if len(date) > 2 else ""),
        ("number", _safe(item.get("number", ""))),
        ("isbn", item.get("ISBN", "")),
        ("doi", item.get("DOI", "")),
        ("url", item.get("URL", "")),
        ("language", item.get("language", "")),
    ]


def _safe(text: str) -> str:
    return text.translate(SPECIAL)
