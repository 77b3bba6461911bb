"""The Nu HTML checker of the W3C over every page of the site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from heavy import instruments

OPTIONS = ["--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always"]


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """What the checker has against the pages of a folder: path, line, message."""
    command = [
        instruments.needed("java"),
        "-Xss8m",
        "-jar",
        str(instruments.script("vnu")),
        *OPTIONS,
        str(folder),
    ]
    messages = json.loads(
        subprocess.run(command, capture_output=True, text=True, check=True).stderr
    )["messages"]
    return [
        (message["url"].removeprefix(f"file:{folder}"), message["lastLine"], message["message"])
        for message in messages
    ]


def test_html_validator_finds_no_error(root_site: Path) -> None:
    assert len(list(root_site.rglob("*.html"))) > 1000
    assert faults(root_site)[:10] == []


def test_html_validator_detects_errors(root_site: Path, tmp_path: Path) -> None:
    page = (root_site / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page.replace("<main", "<div><p><main", 1), "utf-8")
    assert faults(tmp_path)
