"""TMX 1.4: a memory of all texts that are translated and up to date, for any translation program."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from parallel_texts.codes import Code, codes_of, parts
from parallel_texts.units import Pair, Unit

HEADER = {
    "creationtool": "toolkit",
    "creationtoolversion": "1",
    "segtype": "paragraph",
    "o-tmf": "toolkit",
    "adminlang": "en",
    "datatype": "plaintext",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def written(pairs: Iterable[Pair]) -> bytes:
    """The memory of some pages; a pair of texts that recurs is there once."""
    root = ET.Element("tmx", {"version": "1.4"})
    ET.SubElement(root, "header", {**HEADER, "srclang": "*all*"})
    body = ET.SubElement(root, "body")
    seen: set[tuple[str, str, str]] = set()
    for pair in pairs:
        for unit in pair.units:
            key = (pair.original.language, unit.source, unit.target)
            if unit.target and unit.section not in pair.translation.behind and key not in seen:
                seen.add(key)
                body.append(_unit(pair, unit))
    content: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return content + b"\n"


def _unit(pair: Pair, unit: Unit) -> ET.Element:
    node = ET.Element("tu")
    ET.SubElement(node, "prop", {"type": "page"}).text = pair.original.document.path
    source = parts(unit.source)
    texts = {
        pair.original.language: source,
        pair.translation.language: parts(unit.target, codes_of(source)),
    }
    for language, found in texts.items():
        variant = ET.SubElement(node, "tuv", {LANGUAGE: language})
        segment = ET.SubElement(variant, "seg")
        last: ET.Element | None = None
        for part in found:
            if isinstance(part, Code):
                last = ET.SubElement(segment, "ph", {"x": part.number})
                last.text = part.text
            elif last is None:
                segment.text = part
            else:
                last.tail = part
    return node
