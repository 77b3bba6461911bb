"""An item → the mark in a page (ContextObject in a span) from which browsers' helpers take names of bodies uncut.

Dublin Core and citation tags have no way to say that an author is a body: Zotero would take "Crime" for a surname.
"""

from __future__ import annotations

from urllib.parse import urlencode

from catalogue.exports.citations.items import Item


def coins(item: Item) -> str:
    """The title of a span of class Z3988."""
    genre = item["formats"]["coins"]
    described_as = "dc" if genre == "dc" else "book"
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{described_as}")]
    pairs += (
        [("rft.type", item["type"]), ("rft.title", item["title"])]
        if genre == "dc"
        else [("rft.genre", genre), ("rft.btitle", item["title"])]
    )
    pairs += [("rft.aucorp", author["literal"]) for author in item.get("author", [])]
    if "issued" in item:
        pairs.append(("rft.date", "-".join(str(part).zfill(2) for part in item["issued"]["date-parts"][0])))
    names = (("rft.pub", "publisher"), ("rft.isbn", "ISBN"), ("rft.source", "container-title"), ("rft.language", "language"))
    pairs += [(tag, item[name]) for tag, name in names if name in item]
    pairs += [("rft_id", value) for value in (item.get("DOI") and f"info:doi/{item['DOI']}", item.get("URL")) if value]
    return urlencode([(name, value) for name, value in pairs if value])
