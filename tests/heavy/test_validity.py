"""The Nu HTML checker of the W3C over every page of the site (npm package vnu-jar; needs Java and Node)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

HELP = "The HTML checker needs {0}: apt install {1}"


def test_the_checker_of_the_w3c_finds_no_error(root_site: Path, tmp_path: Path) -> None:
    for program, package in (("java", "default-jre-headless"), ("npm", "npm")):
        assert shutil.which(program), HELP.format(program, package)
    subprocess.run(["npm", "install", "--silent", "--prefix", tmp_path, "vnu-jar@26.9.27"], check=True)
    jar = tmp_path / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [
        "java",
        "-Xss8m",
        "-jar",
        jar,
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        root_site,
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(result.stderr)["messages"]
    assert [(m.get("url", "").removeprefix(f"file:{root_site}"), m["message"]) for m in messages][:10] == []
