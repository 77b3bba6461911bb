"""Make the fonts of docs/assets/fonts/: light subsets of packages of npm, renamed as their licence asks.

python tests/heavy/fonts.py node_modules, after pip install fonttools==4.68.0 and
npm install @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/source-sans-3@5.3.1

What is left out: weights and sizes that no page uses, hinting, ligatures and letters of other languages than
English and French (they come from the font of the device), and kerning of about a hundredth of the size.
Outlines stand on a grid of 4 thousandths of the size, which compresses better; on a screen that is a tenth
of a pixel.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent.parent / "docs" / "assets" / "fonts"
FONTS = {
    "Serif": (
        "source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
        {"wght": 600, "opsz": 20},
    ),
    "Sans": ("source-sans-3/files/source-sans-3-latin-wght-normal.woff2", {"wght": (400, 700)}),
}
"""Name → the file below @fontsource-variable, version 5.3.1, and the part of its axes that is kept."""

LETTERS = {
    *map(chr, range(0x20, 0x7F)),
    *"ÀÂÇÈÉÊËÎÏÔÖÙÛŒàáâäæçèéêëíîïñóôöùúûüÿœ",
    *"\xa0§©«°·º»×–—‘’“”…€",
} - {*"\\^`{|}~"}
ALIASES = {0x202F: 0x2009, 0x2011: 0x2D}
"""Characters that the packages lack → those that look so: the thin space and the hyphen that do not break."""
PAIRS = 2
"""The type of a lookup that holds distances of pairs."""
KERNING = 24
"""Thousandths of the size: all kerning is a multiple of it; what is smaller than half of it is left out."""
GRID = 4
"""Thousandths of the size: the coordinates of outlines, and their changes by weight, are multiples of it."""


def make(name: str, packages: Path) -> TTFont:
    """One font."""
    file, axes = FONTS[name]
    font = TTFont(packages / "@fontsource-variable" / file, lazy=False, recalcTimestamp=False)
    for table in font["cmap"].tables:
        table.cmap |= {
            code: table.cmap[like] for code, like in ALIASES.items() if like in table.cmap
        }
    options = Options(layout_features=["kern"], hinting=False, name_IDs=[], notdef_outline=True)
    options.drop_tables += ["BASE", "MVAR", "STAT", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={*map(ord, LETTERS), 0x2009, *ALIASES})
    subsetter.subset(font)
    font = instantiateVariableFont(font, axes)
    for value in kerning(font):
        value.XAdvance = _rounded(value.XAdvance, KERNING)
        vars(value).pop("XAdvDevice", None)  # as it is in the lightest weight
    _round_outlines(font)
    for number, words in (
        (1, f"Toolkit {name}"),
        (2, "Regular"),
        (13, "SIL Open Font License 1.1"),
    ):
        font["name"].setName(words, number, 3, 1, 0x409)
    return font


def _rounded(value: float, step: int) -> int:
    """The nearest multiple of a step."""
    return round(value / step) * step


def _round_outlines(font: TTFont) -> None:
    """Move the points of all letters, and what a heavier weight adds to them, to the grid."""
    glyphs = font["glyf"]
    for name in glyphs.keys():  # noqa: SIM118, the table is no dictionary
        glyph = glyphs[name]
        if glyph.numberOfContours > 0:
            for number, (x, y) in enumerate(glyph.coordinates):
                glyph.coordinates[number] = (_rounded(x, GRID), _rounded(y, GRID))
    if "gvar" not in font:
        return
    for variations in font["gvar"].variations.values():
        for variation in variations:
            variation.coordinates = [
                point and (_rounded(point[0], GRID), _rounded(point[1], GRID))
                for point in variation.coordinates
            ]


def kerning(font: TTFont) -> Iterator[Any]:
    """The distances of the pairs."""
    tables = (
        getattr(part, "ExtSubTable", part)
        for lookup in font["GPOS"].table.LookupList.Lookup
        for part in lookup.SubTable
    )
    for part in (part for part in tables if part.LookupType == PAIRS):
        if part.Format == 1:
            pairs = (pair for group in part.PairSet for pair in group.PairValueRecord)
        else:
            pairs = (pair for first in part.Class1Record for pair in first.Class2Record)
        yield from (pair.Value1 for pair in pairs if hasattr(pair.Value1, "XAdvance"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both files and print what they weigh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path)
    packages = parser.parse_args(arguments).packages
    for name in FONTS:
        font, target = make(name, packages), TARGET / f"toolkit-{name.lower()}.woff2"
        font.flavor = "woff2"
        font.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
