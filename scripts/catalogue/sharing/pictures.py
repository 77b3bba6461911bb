"""The picture that social networks show of a record: drawn with the fonts of data/fonts, the same on every machine.

Drawing takes longer than all else of a record, so each picture is kept in .cache/ under the digest of what it says.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..badges.drawing import COLOURS, OTHERS
from ..badges.words import says
from ..heads import PICTURE
from ..loading import Entry
from ..press import Press
from ..views import Shelf

MARGIN, LEADING = 80, 1.25
SIZES = (64, 54, 44, 36)
ROOM = 310
SHADES = 16
DRAWING = ("1", version("pillow"))
"""To be raised when the drawing changes."""


@dataclass(frozen=True)
class Content:
    """All that a picture says."""

    site: str
    kind: str
    title: str
    status: str
    level: str


@dataclass
class Pictures:
    """Draws, keeps and writes pictures."""

    press: Press
    used: set[str] = field(default_factory=set)

    @cached_property
    def fonts(self) -> Path:
        """Where the fonts are."""
        return self.press.catalogue.vocabularies.folder / "fonts"

    @cached_property
    def kept(self) -> Path | None:
        """Where pictures are kept between builds, if anywhere."""
        return self.press.cache / "pictures" if self.press.cache else None

    def write(self, shelf: Shelf, entry: Entry, file: Path) -> None:
        """Write the picture of a record in a language."""
        words = says(shelf, entry)
        content = Content(
            self.press.names[shelf.language][0],
            shelf.text(f"{entry.kind}-one"),
            entry.name(shelf.language),
            words.right,
            words.level,
        )
        name = hashlib.sha256(repr((DRAWING, content)).encode()).hexdigest()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self._drawn(content, f"{name}.png"))

    def _drawn(self, content: Content, name: str) -> bytes:
        """The picture as it was kept, or drawn and kept; nothing goes wrong where it cannot be kept."""
        if self.kept is None:
            return draw(content, self.fonts)
        self.used.add(name)
        with contextlib.suppress(OSError):
            return (self.kept / name).read_bytes()
        data = draw(content, self.fonts)
        with contextlib.suppress(OSError):
            _keep(self.kept / name, data)
        return data

    def close(self) -> None:
        """Forget pictures that no record shows any more."""
        for file in sorted(self.kept.glob("*.png")) if self.kept and self.kept.exists() else ():
            if file.name not in self.used:
                file.unlink(missing_ok=True)


def _keep(file: Path, data: bytes) -> None:
    """Write whole or not at all: another build may look at the same moment."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(file)


def draw(content: Content, fonts: Path) -> bytes:
    """The picture as PNG: drawn in greys, of which the palette then makes the colours of the level."""
    image = Image.new("L", PICTURE, 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, MARGIN // 4, PICTURE[1]), fill=255)
    pen.text((MARGIN, 70), content.kind, font=_font(fonts, 30), fill=200)
    lines, font = _fitted(content.title, fonts)
    pen.multiline_text((MARGIN, 130), "\n".join(lines), font=font, fill=255, spacing=font.size * (LEADING - 1))
    pen.text((MARGIN, 480), _cut(content.status, _font(fonts, 34, bold=True)), font=_font(fonts, 34, bold=True), fill=255)
    pen.text((MARGIN, 545), content.site, font=_font(fonts, 26), fill=200)
    return _png(image, (COLOURS | OTHERS)[content.level])


def _png(image: Image.Image, colour: str) -> bytes:
    """Sixteen shades from the colour to white are enough for letters, and make a small file."""
    image = image.point([round(grey * (SHADES - 1) / 255) for grey in range(256)])
    image.putpalette([channel for shade in range(SHADES) for channel in _shade(colour, shade / (SHADES - 1))])
    out = io.BytesIO()
    image.save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()


def _shade(colour: str, share: float) -> list[int]:
    return [round(part + (255 - part) * share) for part in bytes.fromhex(colour[1:])]


def _fitted(title: str, fonts: Path) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title in the largest letters in which it has room; the smallest ones end with … where it has none."""
    for size in SIZES:
        font = _font(fonts, size, bold=True)
        lines = _wrapped(title, font)
        most = int(ROOM / (size * LEADING))
        if len(lines) <= most:
            return lines, font
    return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font)], font


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.replace("\u202f", "\u00a0").split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= PICTURE[0] - 2 * MARGIN or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line, font) for line in lines]


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    room = PICTURE[0] - 2 * MARGIN
    if font.getlength(line) <= room:
        return line
    while font.getlength(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


_fonts: dict[tuple[Path, int, bool], ImageFont.FreeTypeFont] = {}


def _font(fonts: Path, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """A font in a size; Pillow's own layout is used, since another library would set letters differently."""
    key = (fonts, size, bold)
    if key not in _fonts:
        file = fonts / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
        _fonts[key] = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    return _fonts[key]
