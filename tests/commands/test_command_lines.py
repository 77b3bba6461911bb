"""Every command line of documents, `make help` and the workflows is run as written, on few records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import toolkit
from support import command_lines, project
from support.command_lines import Line, Result
from support.sites import once

NETWORK, TESTS, WHOLE = "the registry of packages", "it runs these tests", "the real site"
NOT_BY_DAY = {
    "python -m pip install --quiet --require-hashes": NETWORK,
    "make sbom": NETWORK,
    "make lock": NETWORK,
    "python scripts/toolkit.py bench": NETWORK,
    "make test-content": WHOLE,
    'SITE_URL=https://example.org/ make material ARGS="practices/hotlines '
    'situations/employer-keeps-passports"': WHOLE,
}
"""The beginning of a line → what it needs; `heavy/test_command_lines_whole.py` runs it at night."""

NOWHERE = {
    "make test": TESTS,
    "make test-all": TESTS,
    "make audit": "the database of advisories, which the nightly workflow asks",
    "make sbom audit": "the database of advisories, which the nightly workflow asks",
    "make bench": "it measures for an hour; the line with few records is run at night",
    "make participation": "a page saved from a depositary; test_participation.py has made-up ones",
    "make links": "it asks hundreds of hosts, which the weekly workflow does",
    "python scripts/toolkit.py declarations": "it asks hosts; test_declarations.py has servers of its own",
    "python scripts/declarations.py": "it asks hosts; test_declarations.py has servers of its own",
    "cat declarations.txt": "it opens a proposal on GitHub; test_workflows.py reads it",
    "python scripts/links.py --dead": "it asks hundreds of hosts, which the weekly workflow does",
    'sudo "$(command -v python)" tests/heavy/instruments.py': "it installs packages as root",
    "docker build": "Docker, which is not on every machine; test_deploy.py reads the recipe",
    "docker run": "Docker, which is not on every machine; test_deploy.py reads the recipe",
    "gh attestation verify": "a file that GitHub has signed",
}
"""The beginning of a line → why no test runs it."""

LINES = command_lines.every()


def begins(line: Line, beginning: str) -> bool:
    rest = line.text.removeprefix(beginning)
    return rest != line.text and rest[:1] in ("", " ", "\n")


def runnable(left_out: Iterable[str]) -> list[Line]:
    """The lines that are run, without some."""
    return [line for line in LINES if not any(begins(line, text) for text in left_out)]


def whole(lines: list[Line]) -> list[Line]:
    """The lines that are a part of no other: by day, each command is run once."""
    return [line for line in lines if not command_lines.is_part(line, lines)]


RUN = whole(runnable([*NOT_BY_DAY, *NOWHERE]))


@pytest.fixture(scope="module")
def results(shared: Path) -> dict[Line, Result]:
    """What came of each line; the first process that asks runs them all, one after the other."""
    folder = shared / "command-lines"

    def run(folder: Path) -> None:
        root = project.write(folder / "a project")
        runner = command_lines.Runner(root, folder / "work")
        command_lines.run_all(RUN, runner, folder / "results.json")

    rows = json.loads((once(folder, run) / "results.json").read_text("utf-8"))
    return {line: Result(**row) for line, row in zip(RUN, rows, strict=True)}


@pytest.mark.parametrize("line", RUN, ids=lambda line: line.text.partition("\n")[0][:60])
def test_documented_command_succeeds(results: dict[Line, Result], line: Line) -> None:
    assert not command_lines.failure(line, results[line])


@pytest.mark.parametrize("beginning", [*NOT_BY_DAY, *NOWHERE])
def test_omitted_command_line_exists(beginning: str) -> None:
    assert any(begins(line, beginning) for line in LINES)


def test_every_option_in_the_help_of_a_command_is_in_a_line() -> None:
    for name, command in toolkit.COMMANDS.items():
        texts = [line.text for line in LINES if name in re.split(r"\W+", line.text)]
        for option in command_lines.OPTION.findall(command.help):
            assert any(option in text for text in texts), f"{name} {option}"


def test_site_is_published_by_the_line_that_documents_and_workflow_share(
    results: dict[Line, Result],
) -> None:
    publishing = [line for line in LINES if {"pack", "print"} <= command_lines.commands_of(line)]
    places = {line.place for line in publishing}
    assert places == {"README.md", "deploy/README.md", "publish.yml"}
    (line,) = whole(publishing)
    output = results[line].output
    assert re.findall(r'"file": "(toolkit-\w+\.zip)"', output)
    assert re.findall(r"practices-(\w+)\.pdf: \d+ pages", output) == ["en", "fr"]


def test_line_is_left_out_only_if_another_runs_all_of_it() -> None:
    site, ready, since = (
        Line(text, "README.md")
        for text in ("make site", "make ready", 'make ready ARGS="--since last"')
    )
    alone, first = (Line("make site", "x.yml", group) for group in ("x-one", "x-two"))
    then = Line("cat site/index.html", "x.yml", "x-two")
    assert whole([site, ready, since, alone, first, then]) == [since, first, then]
    assert whole([since, site]) == [since]
    assert whole([site, Line("make new", "README.md")]) == [site, Line("make new", "README.md")]


DOCUMENT = """
`make check` tells all; `ARGS="--fix"` mends, and `--rules` lists. Text of `code`, `make …`.

```
make site     # builds
X=1 python scripts/check.py
```
"""


def test_lines_are_found_in_text_and_in_blocks_of_code() -> None:
    assert list(command_lines.in_text(DOCUMENT)) == [
        "make check",
        'make check ARGS="--fix"',
        "make check --rules",
        "make site",
        "X=1 python scripts/check.py",
    ]


def test_line_that_fails_is_reported_with_its_text_and_its_place(tmp_path: Path) -> None:
    line = Line("make chekc", "README.md")
    assert "README.md: make chekc" in command_lines.failure(line, Result(2, "unknown", 0.1))
    assert command_lines.failure(line, Result(0, "Traceback (most recent call last)", 0.1))
    assert not command_lines.failure(line, Result(0, "fine", 0.1))
