"""The picture that social networks show of a record: drawn with the fonts of data/fonts, the same on every machine."""

from __future__ import annotations

import errno
import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from catalogue.exports.badges.drawing import COLOURS, OTHERS
from catalogue.exports.badges.words import says
from catalogue.exports.publication import Publication
from catalogue.html.head import PICTURE
from catalogue.source.loading import Entry
from catalogue.views.context import Context

MARGIN, LEADING = 80, 1.25
SIZES = (64, 54, 44, 36)
ROOM = 310
SHADES = 16


@dataclass(frozen=True)
class Content:
    """All that a picture says."""

    site: str
    kind: str
    title: str
    status: str
    level: str


def picture(publication: Publication, context: Context, entry: Entry) -> bytes:
    """The picture of a record in a language, as PNG."""
    words = says(context, entry)
    content = Content(
        publication.site.names[context.language][0],
        context.text(f"{entry.kind}-one"),
        entry.name(context.language),
        words.right,
        words.level,
    )
    return draw(content, publication.catalogue.vocabularies.folder / "fonts")


def draw(content: Content, fonts: Path) -> bytes:
    """The picture as PNG: drawn in greys, of which the palette then makes the colours of the level."""
    image = _ground(content.site, content.kind, content.status, fonts).copy()
    lines, font = _fitted(content.title, fonts)
    pen = ImageDraw.Draw(image)
    pen.multiline_text((MARGIN, 130), "\n".join(lines), font=font, fill=255, spacing=font.size * (LEADING - 1))
    return _png(image, (COLOURS | OTHERS)[content.level])


@lru_cache(maxsize=64)
def _ground(site: str, kind: str, status: str, fonts: Path) -> Image.Image:
    """All but the title: many records have the same."""
    image = Image.new("L", PICTURE, 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, MARGIN // 4, PICTURE[1]), fill=255)
    pen.text((MARGIN, 70), kind, font=_font(fonts, 30), fill=200)
    pen.text((MARGIN, 480), _cut(status, _font(fonts, 34, bold=True)), font=_font(fonts, 34, bold=True), fill=255)
    pen.text((MARGIN, 545), site, font=_font(fonts, 26), fill=200)
    return image


def _png(image: Image.Image, colour: str) -> bytes:
    """Sixteen shades from the colour to white are enough for letters, and make a small file."""
    image = image.point([round(grey * (SHADES - 1) / 255) for grey in range(256)])
    image.putpalette([channel for shade in range(SHADES) for channel in _shade(colour, shade / (SHADES - 1))])
    out = io.BytesIO()
    # Runs of one shade are nearly all there is: looking for nothing else makes the file a seventh larger, in half the time.
    image.save(out, "PNG", bits=4, compress_type=zlib.Z_RLE)
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
        _fonts[key] = _read(file, size)
    return _fonts[key]


def _read(file: Path, size: int) -> ImageFont.FreeTypeFont:
    """The bytes are given to Pillow: given a path, it would take a font of that name from the machine where ours is missing."""
    content = io.BytesIO(file.read_bytes())
    try:
        return ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise OSError(errno.EINVAL, "this is no font", str(file)) from error
