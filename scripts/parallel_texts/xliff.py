"""XLIFF 1.2: the form in which translation programs and Weblate exchange texts with their codes protected."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from parallel_texts.codes import Code, Part, codes_of, parts
from parallel_texts.units import Pair, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
TRANSLATED, TO_REVIEW, NEW = "translated", "needs-review-translation", "needs-translation"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class BrokenFileError(ValueError):
    """A file that cannot be taken back, with a sentence that says why."""


@dataclass(frozen=True)
class Returned:
    """A text that came back: of which page, which unit, in which state."""

    page: str
    language: str
    id: str
    source: str
    target: str
    state: str

    @property
    def is_done(self) -> bool:
        """False if the translator still has to look at it."""
        return not self.state.startswith("needs-") and self.state != "new"


def written(pairs: Iterable[Pair]) -> bytes:
    """The file of some pages."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("xliff"), {"version": "1.2"})
    for pair in pairs:
        root.append(_file(pair))
    for node in root.iter():
        # Between elements only: inside a text every space counts.
        if node.tag in (_tag("xliff"), _tag("body")):
            node.text = "\n"
        if node.tag in (_tag("file"), _tag("trans-unit")):
            node.tail = "\n"
    content: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return content + b"\n"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _file(pair: Pair) -> ET.Element:
    """The texts of a page."""
    attributes = {
        "original": pair.original.document.path,
        "source-language": pair.original.language,
        "target-language": pair.translation.language,
        "datatype": "plaintext",
    }
    file = ET.Element(_tag("file"), attributes)
    body = ET.SubElement(file, _tag("body"))
    for unit in pair.units:
        body.append(_unit(unit, is_behind=unit.section in pair.translation.behind))
    return file


def _unit(unit: Unit, *, is_behind: bool) -> ET.Element:
    node = ET.Element(_tag("trans-unit"), {"id": unit.id, SPACE: "preserve"})
    source = parts(unit.source)
    node.append(_text("source", source))
    target = _text("target", parts(unit.target, codes_of(source)))
    state = TO_REVIEW if is_behind else TRANSLATED
    target.set("state", state if unit.target else NEW)
    node.append(target)
    return node


def _text(name: str, found: list[Part]) -> ET.Element:
    """A text with its codes as elements, whose content is what stands in the page."""
    node = ET.Element(_tag(name))
    last: ET.Element | None = None
    for part in found:
        if isinstance(part, Code):
            last = ET.SubElement(node, _tag("ph"), {"id": part.number})
            last.text = part.text
        elif last is None:
            node.text = part
        else:
            last.tail = part
    return node


def read(file: Path) -> list[Returned]:
    """The texts of a file that came back."""
    content = file.read_bytes()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BrokenFileError(
            f"{file.name} declares a document type, which no file of texts needs."
        )
    try:
        root = ET.fromstring(content)  # noqa: S314 - without a document type nothing is expanded
    except ET.ParseError as error:
        raise BrokenFileError(f"{file.name} is no well-formed XML: {error}.") from error
    if root.tag != _tag("xliff"):
        raise BrokenFileError(f"{file.name} is no XLIFF 1.2.")
    return list(_returned(file.name, root))


def _returned(name: str, root: ET.Element) -> Iterator[Returned]:
    for file in root.iter(_tag("file")):
        page, language = file.get("original", ""), file.get("target-language", "")
        for node in file.iter(_tag("trans-unit")):
            source, target = node.find(_tag("source")), node.find(_tag("target"))
            unit = node.get("id", "")
            if source is None or not (page and language and unit):
                raise BrokenFileError(f"{name} has a text of no page, or without its original.")
            state = target.get("state", TRANSLATED) if target is not None else NEW
            yield Returned(page, language, unit, _words(source), _words(target), state)


def _words(node: ET.Element | None) -> str:
    """A text as it stands in the page, its codes among its words."""
    return "".join(node.itertext()) if node is not None else ""
