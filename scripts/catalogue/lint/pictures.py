"""Pictures and documents: type, size, metadata and active content, read from bytes without decoding."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Fault = tuple[str, dict[str, object]]

HEAVIEST = 150 * 1024
LARGEST = 4000
MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "webp": b"RIFF", "pdf": b"%PDF-", "woff2": b"wOF2"}
PNG_TEXT = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
JPEG_TEXT = {0xE1: "Exif", 0xED: "IPTC", 0xFE: "comment"}
JPEG_FRAMES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
ACTIVE_PDF = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA)\b")
ACTIVE_SVG = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler)\b|\son\w+\s*=|"
    rb"(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpeg|webp))|url\(\s*[\"']?(?!#)|@import|javascript:",
    re.IGNORECASE,
)


@dataclass
class Picture:
    """The properties of a picture file."""

    size: tuple[int, int] = (0, 0)
    texts: tuple[str, ...] = ()
    end: int = 0
    """The offset of its end; 0 if it has none."""


def faults(file: Path, kind: str) -> Iterator[Fault]:
    """The faults of a picture or a document."""
    if kind not in (*MAGIC, "svg"):
        return
    raw = file.read_bytes()
    if kind not in ("pdf", "woff2") and len(raw) > HEAVIEST:
        yield "image-size", {"size": len(raw) // 1024, "most": HEAVIEST // 1024}
    if (kind in MAGIC and not raw.startswith(MAGIC[kind])) or (kind == "webp" and raw[8:12] != b"WEBP"):
        yield "image-type", {"kind": kind}
    elif kind in READERS:
        yield from _picture(raw, kind)
    elif kind in ACTIVE and (match := ACTIVE[kind].search(raw)):
        yield f"{kind}-active", {"found": match.group().decode("latin-1").strip()}


def _picture(raw: bytes, kind: str) -> Iterator[Fault]:
    try:
        picture = READERS[kind](raw)
    except (struct.error, IndexError):
        picture = Picture()
    if picture.end != len(raw):
        yield "image-damaged", {"after": len(raw) - picture.end} if picture.end else {}
    if max(picture.size) > LARGEST:
        yield "image-dimensions", {"width": picture.size[0], "height": picture.size[1], "most": LARGEST}
    for text in picture.texts:
        yield "image-metadata", {"found": text}


def _png(raw: bytes) -> Picture:
    picture, position = Picture(), 8
    while position < len(raw):
        length, name = struct.unpack_from(">I4s", raw, position)
        if name == b"IHDR":
            picture.size = struct.unpack_from(">II", raw, position + 8)
        if name in PNG_TEXT:
            picture.texts += (name.decode(),)
        position += 12 + length
        if name == b"IEND":
            picture.end = position
            break
    return picture


def _jpeg(raw: bytes) -> Picture:
    picture, position = Picture(), 2
    while raw[position] == 0xFF and raw[position + 1] != 0xDA:
        marker, length = raw[position + 1], struct.unpack_from(">H", raw, position + 2)[0]
        if marker in JPEG_FRAMES:
            picture.size = struct.unpack_from(">HH", raw, position + 5)[::-1]
        if marker in JPEG_TEXT:
            picture.texts += (JPEG_TEXT[marker],)
        position += 2 + length
    picture.end = raw.find(b"\xff\xd9", position) + 2 if b"\xff\xd9" in raw[position:] else 0
    return picture


def _webp(raw: bytes) -> Picture:
    picture, position = Picture(end=struct.unpack_from("<I", raw, 4)[0] + 8), 12
    while position < picture.end:
        name, length = struct.unpack_from("<4sI", raw, position)
        if name in (b"EXIF", b"XMP "):
            picture.texts += (name.decode().strip(),)
        if name == b"VP8X":
            width, height = raw[position + 12 : position + 15], raw[position + 15 : position + 18]
            picture.size = (int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1)
        if name == b"VP8 ":
            width, height = struct.unpack_from("<HH", raw, position + 14)
            picture.size = (width & 0x3FFF, height & 0x3FFF)
        position += 8 + length + length % 2
    return picture


READERS = {"png": _png, "jpg": _jpeg, "webp": _webp}
ACTIVE = {"pdf": ACTIVE_PDF, "svg": ACTIVE_SVG}
