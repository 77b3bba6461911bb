"""Lighthouse on the phone that it imitates, with the site as nginx serves it: scores, weight, stillness."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from heavy import instruments
from heavy.serving import Server
from support.real_pages import PRACTICE

PATHS = ["", "practices/", PRACTICE, "explore/"]
TRIALS = 3
"""Speed is measured on a machine that others may use: the best of so many trials is what the page can do."""


@dataclass(frozen=True)
class View:
    """What Lighthouse says of the first view of a page."""

    scores: dict[str, float]
    shift: float
    requests: list[str]
    weight: int
    """Bytes on the wire, headers included."""

    faults: list[str]

    def __str__(self) -> str:
        scores = ", ".join(f"{name} {score:.0f}" for name, score in self.scores.items())
        weight = f"{len(self.requests)} requests, {self.weight / 1000:.1f} kB"
        return f"{scores}; layout shift {self.shift:.3f}; {weight}"


def view(address: str, chromium: str, report: Path) -> View:
    command = [
        instruments.needed("node"),
        str(instruments.script("lighthouse")),
        address,
        "--quiet",
        "--output",
        "json",
    ]
    command += [
        "--output-path",
        str(report),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    command += ["--only-categories=performance,accessibility,best-practices,seo"]
    for _ in range(
        TRIALS
    ):  # now and then it loses its own connection to the browser, and ends without a report
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "CHROME_PATH": chromium},
        )
        if done.returncode == 0:
            return read(json.loads(report.read_text("utf-8")))
    raise AssertionError(done.stderr)


def read(report: dict[str, Any]) -> View:
    """The figures of a report."""
    assert not report.get("runtimeError"), report["runtimeError"]
    audits = report["audits"]
    asked = [
        item
        for item in audits["network-requests"]["details"]["items"]
        if not item["url"].startswith("data:")
    ]
    return View(
        {name: category["score"] * 100 for name, category in report["categories"].items()},
        audits["cumulative-layout-shift"]["numericValue"],
        [item["url"] for item in asked],
        sum(item["transferSize"] for item in asked),
        [
            name
            for name, audit in audits.items()
            if audit["scoreDisplayMode"] == "binary" and audit["score"] != 1
        ],
    )


@pytest.mark.parametrize("language", ["", "fr/"])
@pytest.mark.parametrize("path", PATHS)
def test_page_meets_lighthouse_budget_on_phone(
    nginx: Server, chromium_path: str, tmp_path: Path, language: str, path: str
) -> None:
    for _ in range(TRIALS):
        found = view(nginx.address + language + path, chromium_path, tmp_path / "report.json")
        print(f"\n/{language}{path}: {found}", end="")
        if found.scores["performance"] >= 98:
            break
    assert {
        name: score for name, score in found.scores.items() if name != "performance" and score < 100
    } == {}, found.faults
    assert found.scores["performance"] >= 98
    assert found.shift <= 0.01
    if path == PRACTICE:
        assert len(found.requests) <= 6, found.requests
        assert found.weight <= 60_000
