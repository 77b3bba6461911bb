"""The command that draws the social pictures: what is committed is what it draws today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from catalogue.html import social_pictures
from PIL import Image, ImageChops, ImageStat

ROOT = Path(__file__).parent.parent.parent


def opened(file: Path) -> Image.Image:
    """A picture in full colours."""
    with Image.open(file) as image:
        return image.convert("RGB")


def difference(one: Path, other: Path) -> float:
    """The mean difference of two pictures, from 0 to 255; another browser smooths letters in another way."""
    return max(ImageStat.Stat(ImageChops.difference(opened(one), opened(other))).mean)


def test_command_draws_committed_social_pictures(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "social_pictures.py", "--docs", tmp_path]
    subprocess.run(command, check=True, timeout=300)
    committed = ROOT / "docs" / social_pictures.FOLDER
    files = sorted(file.relative_to(committed) for file in committed.rglob("*.png"))
    drawn = tmp_path / social_pictures.FOLDER
    assert sorted(file.relative_to(drawn) for file in drawn.rglob("*.png")) == files
    assert not [file for file in files if difference(committed / file, drawn / file) > 1]
    assert difference(committed / "practices-all.png", drawn / "practices-none.png") > 1
    assert difference(committed / "practices-all.png", drawn / "fr" / "practices-all.png") > 1
