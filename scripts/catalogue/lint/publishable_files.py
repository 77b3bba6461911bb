"""The files of docs/ that may be published: pages, passive pictures and documents, and the site's scripts and styles.

The checker reports every other file; the build leaves it out even if the checker did not run.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from catalogue.lint import pictures

ANYWHERE = {"md"}
BELOW_ASSETS = {"png", "jpg", "webp", "svg", "pdf"}
IN_FOLDERS = {"css": "assets/css", "js": "assets/js", "woff2": "assets/fonts", "txt": "assets/fonts"}

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "defs"}
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "symbol", "use", "marker"}
)
DECLARATION = re.compile(r'\s*<\?xml version="1\.[01]"(?: encoding="(?i:utf-8)")?(?: standalone="(?:yes|no)")?\s*\?>')
INSIDE_ONLY = re.compile(r"(?i)^(?!.*(?:[a-z]:|//|url\((?!#)|@import|\\))")


def allowed(docs: Path, path: str) -> bool:
    """True for a file in docs/ that may be published."""
    where = PurePosixPath(path)
    kind = where.suffix.removeprefix(".")
    if where.is_absolute() or ".." in where.parts or _is_linked(docs, where):
        return False
    if kind in IN_FOLDERS:
        return path.startswith(IN_FOLDERS[kind] + "/")
    if kind not in BELOW_ASSETS:
        return kind in ANYWHERE
    return where.parts[0] == "assets" and _is_passive(docs / where, kind)


def _is_linked(docs: Path, where: PurePosixPath) -> bool:
    """True if the file or one of its folders is a symbolic link, or if the file does not exist."""
    paths = [docs / part for part in (where, *where.parents)][:-1]
    return not (docs / where).is_file() or any(path.is_symlink() for path in paths)


def _is_passive(file: Path, kind: str) -> bool:
    """True for a picture or a document without active content."""
    if kind == "svg":
        return _is_drawing(file.read_bytes())
    return not any(rule in ("image-type", "pdf-active") for rule, _ in pictures.faults(file, kind))


def _is_drawing(raw: bytes) -> bool:
    """True for an SVG of plain shapes without external references."""
    try:
        text = raw.decode("utf-8")
        bare = DECLARATION.sub("", text, count=1)
        if "<!DOCTYPE" in bare or "<!ENTITY" in bare or "<?" in bare:
            return False
        root = ElementTree.fromstring(bare)  # noqa: S314 - no document type, so no entity can be declared
    except (UnicodeDecodeError, ElementTree.ParseError):
        return False
    return all(_is_shape(element) for element in root.iter())


def _is_shape(element: ElementTree.Element) -> bool:
    is_known = element.tag.startswith(SVG) and element.tag.removeprefix(SVG) in SHAPES
    return is_known and all(_is_plain(name, value) for name, value in element.attrib.items())


def _is_plain(name: str, value: str) -> bool:
    """True for an attribute without script or external reference."""
    bare = name.rpartition("}")[2].lower()
    if bare.startswith("on"):
        return False
    return value.startswith("#") if bare in ("href", "src") else bool(INSIDE_ONLY.match(value))
