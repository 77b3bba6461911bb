"""Settings for editors and Git: what is typed is completed, and what is wrong is marked."""

from __future__ import annotations

import json
import re

import terminal
import yaml
from catalogue.lint import reporters
from catalogue.model.findings import Finding, Span
from support.sites import reporter

ROOT = terminal.ROOT


CONFIGURATION = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))


def test_editor_settings_have_schema_for_every_page_kind() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    pattern = re.compile(tasks[0]["problemMatcher"]["pattern"]["regexp"])
    (line,) = reporters.as_github(
        reporter(ROOT), [Finding("docs/x.md", Span(3, 2), "page-encoding", {"byte": "9"})]
    )
    match = pattern.match(line)
    assert match and match.groups()[:5] == ("error", "page-encoding", "docs/x.md", "3", "2")


def test_pre_commit_hook_runs_checker() -> None:
    ((hook,),) = [repo["hooks"] for repo in CONFIGURATION["repos"]]
    assert hook["entry"] == "python scripts/check.py"
    assert re.match(hook["files"], "docs/practices/x.md") and not re.match(
        hook["files"], "scripts/check.py"
    )
