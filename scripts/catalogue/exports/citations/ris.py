"""An item → RIS, which every reference manager reads. Lines end as the format wants it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.exports.citations.items import Item


def ris(item: Item) -> str:
    """One reference."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(item))


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", item["formats"]["ris"]
    yield "TI", item["title"]
    for author in item.get("author", []):
        yield "AU", author["literal"]
    yield from _dates(item)
    for tag, name in (("T2", "container-title"), ("PB", "publisher"), ("AB", "abstract"), ("M1", "number")):
        if name in item:
            yield tag, item[name]
    for tag, name in (("SN", "ISBN"), ("DO", "DOI"), ("UR", "URL"), ("LA", "language")):
        if name in item:
            yield tag, item[name]
    yield "ER", ""


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    if "issued" in item:
        parts = [str(part).zfill(2) for part in item["issued"]["date-parts"][0]]
        yield "PY", parts[0]
        yield "DA", "/".join([*parts, "", "", ""][:3]) + "/"
