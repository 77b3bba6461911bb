"""Pictures and documents: type, size, metadata and active content. A format that may be active is a fault."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

Fault = tuple[str, dict[str, object]]

HEAVIEST = {"png": 150 * 1024, "jpg": 150 * 1024, "woff2": 200 * 1024, "pdf": 5 * 1024 * 1024}
"""Bytes of a file of each type."""

LARGEST = 4000
MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "pdf": b"%PDF-", "woff2": b"wOF2"}
PNG_PICTURE = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT".split()
"""The chunks that make the picture: all others are metadata, which may name a person, a place or a device."""

JPEG_TEXT = {0xE1: "Exif", 0xE2: "ICC", 0xEB: "C2PA", 0xED: "IPTC", 0xFE: "comment"}
JPEG_METADATA = (*range(0xE1, 0xEE), 0xEF, 0xFE)
"""All application segments but those of JFIF and of Adobe, which describe the coding of colours."""

JPEG_FRAMES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
ACTIVE_PDF = re.compile(
    rb"/(?:(?:JavaScript|JS|Launch|EmbeddedFiles?|OpenAction|AA|XFA|AcroForm|SubmitForm|ImportData"
    rb"|GoTo[RE]|RichMedia|Rendition|ObjStm|Encrypt)\b"
    rb"|URI\s*\(\s*(?i:javascript|vbscript|data|file)\s*:)"
)
"""What acts, and streams of objects, in which anything may hide."""

PDF_METADATA = re.compile(rb"/(Author|Creator|Producer|Metadata)\b")
PDF_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A letter of a name by its number: /Open#41ction."""


Picture = tuple[tuple[int, int], list[str], int]
"""The size of a picture, its metadata, and the offset of its end; 0 if it has none."""


def faults(file: Path, kind: str) -> Iterator[Fault]:
    """The faults of a picture or a document."""
    if kind not in MAGIC:
        return
    raw = file.read_bytes()
    most = HEAVIEST[kind]
    if len(raw) > most:
        yield "image-size", {"size": len(raw) // 1024, "most": most // 1024}
    if not raw.startswith(MAGIC[kind]):
        yield "image-type", {"kind": kind}
    elif kind == "pdf":
        yield from _pdf_faults(raw)
    elif kind in READERS:
        yield from _picture_faults(raw, kind)


def _pdf_faults(raw: bytes) -> Iterator[Fault]:
    """Active content and metadata of a document."""
    bare = PDF_ESCAPE.sub(_unescaped, raw)
    for rule, pattern in (("pdf-active", ACTIVE_PDF), ("image-metadata", PDF_METADATA)):
        if match := pattern.search(bare):
            yield rule, {"found": match.group().decode()}


def _unescaped(letter: re.Match[bytes]) -> bytes:
    return bytes.fromhex(letter[1].decode())


def _picture_faults(raw: bytes, kind: str) -> Iterator[Fault]:
    """Damage, size and metadata of a picture."""
    try:
        (width, height), texts, end = READERS[kind](raw)
    except (struct.error, IndexError):
        (width, height), texts, end = (0, 0), [], 0
    if end != len(raw):
        yield "image-damaged", {"after": len(raw) - end} if end else {}
    if max(width, height) > LARGEST:
        yield "image-dimensions", {"width": width, "height": height, "most": LARGEST}
    for text in texts:
        yield "image-metadata", {"found": text}


def _png(raw: bytes) -> Picture:
    """The size, metadata and end of a PNG: a row of chunks, each with its length and its name."""
    size, texts = (0, 0), list[str]()
    position = len(MAGIC["png"])
    while position < len(raw):
        length, name = struct.unpack_from(">I4s", raw, position)
        if name == b"IHDR":
            size = struct.unpack_from(">II", raw, position + 8)
        if name not in PNG_PICTURE:
            texts.append(name.decode("latin-1"))
        position += 12 + length
        if name == b"IEND":
            return size, texts, position
    return size, texts, 0


def _jpeg(raw: bytes) -> Picture:
    """The size, metadata and end of a JPEG: segments with marker and length, then the picture."""
    size, texts, position = (0, 0), list[str](), 2
    while raw[position] == 0xFF and raw[position + 1] != 0xDA:
        marker = raw[position + 1]
        length = struct.unpack_from(">H", raw, position + 2)[0]
        if marker in JPEG_FRAMES:
            size = struct.unpack_from(">HH", raw, position + 5)[::-1]
        if marker in JPEG_METADATA:
            texts.append(JPEG_TEXT.get(marker, f"APP{marker - 0xE0}"))
        position += 2 + length
    end = raw.find(b"\xff\xd9", position)
    return size, texts, end + 2 if end >= 0 else 0


READERS = {"png": _png, "jpg": _jpeg}
