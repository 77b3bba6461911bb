"""What the checker accepts the build survives: fields at their extremes, every layout on an ordinary page, former names."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import copies
import pytest
from catalogue.lint import checker, reporters
from catalogue.lint.messages import load
from catalogue.model.evidence import Layout
from catalogue.model.records import KINDS
from sites import pages

LONG, ID = "Title" + " of it" * 40, "x" * 74
LINE, ADDRESS = "s" * 120, "https://www.example.org/" + "a" * 376
FORMER = ", ".join(["b" * 80, *(f"{kind}/{'c' * 79}{number}" for number, kind in enumerate(KINDS))])
EXTREMES = f"""
resources/{ID}.md
| type: report
| title: "{LONG}"
| summary: "{"w" * 319}."
| topics: [identification, children, legislation, protection, training, prevention]
| audiences: [police]
| regions: [world]
| publishers: [icat]
| published: 1800
| languages: [en, fr, ar]
| links: {{all: "{ADDRESS}"}}
| archives: {{all: "{ADDRESS[:-1]}b"}}
| symbol: "{LINE}"
| doi: 10.123456789/{"d" * 90}
| licence: "{LINE}"
| access: open
| formerly: [{FORMER}]
| reviewed: 1800-01-01
| review_due: 2099-12-31
| withdrawn: {{date: 2099-12-31, reason: "{"r" * 400}", instead: []}}
| changes: [{{date: 1800-01-01, en: "{"c" * 300}", fr: "{"c" * 300}"}}]
| ---
| ## What is in it
|
| Text.

activities/{ID}.md
| title: abc
| summary: "{"w" * 19}."
| type: session
| topics: [training]
| date: 1800-01-01
| until: 2099-12-31
| symbol: "{LINE[:-1]}t"
| number: "999"
| agencies: [icat]
| reviewed: 2026-11-25
| ---
| ## What happened
|
| Text.
"""
PLAIN = "---\ntitle: A page\nsummary: A page of the site that says something.\nlayout: {layout}\n---\n\n1. **One.** Text.\n"
MISNAMED = ("resources/UNODC_Guide.md", "resources/.hidden.md", "resources/modèle.md", "about/foo..md", "resources/x.de.md")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copies.repository(tmp_path_factory.mktemp("accepted"), 10)
    for path, text in pages(EXTREMES).items():
        (root / "docs" / path).write_text(text, "utf-8")
    for layout in get_args(Layout):
        (root / "docs" / "about" / f"layout-{layout}.md").write_text(PLAIN.format(layout=layout), "utf-8")
    return root


def test_everything_that_is_accepted_is_built(repository: Path) -> None:
    for name in MISNAMED:
        (repository / "docs" / name).write_text(next(iter(pages(EXTREMES).values())), "utf-8")
    (repository / "docs" / "about" / "layout-nope.md").write_text(PLAIN.format(layout="nope"), "utf-8")
    ours = [finding for finding in checker.check_folder(repository) if finding.path.startswith("docs/")]
    assert {finding.path for finding in ours if finding.rule == "page-file-name"} == {f"docs/{name}" for name in MISNAMED}
    rules = load(repository / "data")
    refused = {finding.path: finding.rule for finding in ours if rules[finding.rule].severity == "error"}
    words = reporters.reporter(repository)
    of_records = [finding for finding in ours if ID in finding.path and finding.rule != "section-missing"]
    assert not [words.brief(finding) for finding in of_records if rules[finding.rule].severity == "error"]
    assert refused["docs/about/layout-nope.md"] == "front-matter-value"
    result = copies.build(repository, "--no-strict")
    assert result.returncode == 0, result.stderr[-3000:]
    site = repository / "site"
    assert (site / "resources" / ID / "index.html").is_file() and (site / "activities" / ("c" * 79 + "4") / "index.html").is_file()
    assert not [
        path for path in site.rglob("*") if "UNODC_Guide" in path.name or "hidden" in path.name or "mod" + "èle" in path.name
    ]
    assert all((site / "about" / f"layout-{layout}" / "index.html").is_file() for layout in (*get_args(Layout), "nope"))
