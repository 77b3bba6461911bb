"""The workflows and forms of .github: sound, and without rights that they do not need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import generate
import pytest
import terminal
import toolkit
import yaml
from support.sites import git

ROOT = terminal.ROOT
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def read(file: Path) -> dict[str, Any]:
    return yaml.safe_load(file.read_text("utf-8"))


def jobs(name: str) -> dict[str, Any]:
    return read(ROOT / ".github/workflows" / name)["jobs"]


def test_zizmor_accepts_workflows() -> None:
    done = run(str(Path(sys.executable).parent / "zizmor"), "--offline", "--no-progress", ".github")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [("github-workflows", ".github/workflows"), ("github-issue-forms", ".github/ISSUE_TEMPLATE")],
)
def test_github_can_read_every_workflow_and_form(schema: str, files: str) -> None:
    paths = [
        str(file) for file in sorted((ROOT / files).glob("*.yml")) if file.name != "config.yml"
    ]
    done = run(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *paths
    )
    assert done.returncode == 0, done.stdout


def test_every_python_that_may_build_the_site_does_so_each_night() -> None:
    """The oldest one is that of all other jobs; a machine that lacks one leaves it to this job."""
    tried = jobs("nightly.yml")["pythons"]
    assert tried["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert tried["steps"][-1]["run"] == "make test-content"
    assert [".".join(map(str, toolkit.OLDEST_PYTHON[:2]))] == tried["strategy"]["matrix"]["python"][
        :1
    ]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_jobs_keep_no_token_and_install_with_hashes(file: Path) -> None:
    """zizmor asks neither; it proves pinned actions, safe triggers and commands, and no rights by default."""
    for step in (step for job in jobs(file.name).values() for step in job["steps"]):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        for line in step.get("run", "").splitlines():
            if "pip install" in line:
                assert "--require-hashes --only-binary :all:" in line


def test_check_of_a_proposal_has_neither_secrets_nor_write_permission() -> None:
    for job in jobs("check.yml").values():
        assert set(job.get("permissions", {}).values()) <= {"read"}
        assert not re.search(r"secrets\.|github\.token", str(job))


def test_job_that_may_write_takes_nothing_but_names_from_a_proposal() -> None:
    """It checks out the main branch, fetches nothing, and has the token in its last step only."""
    writing, judging = jobs("label.yml")["label"], jobs("label.yml")["judge"]
    actions = [step["uses"].partition("@")[0] for step in writing["steps"] if "uses" in step]
    assert actions == ["actions/checkout", "actions/setup-python"]
    assert "ref" not in writing["steps"][0]["with"]
    *others, last = writing["steps"]
    assert "GH_TOKEN" in last["env"] and last["run"].startswith("python scripts/review.py answer ")
    assert "env" not in writing and not [step for step in others if "env" in step]
    assert judging["permissions"] == {"contents": "read"} and "GH_TOKEN" not in str(judging)


SCOPE = jobs("check.yml")["scope"]["steps"][-1]["run"]


def test_code_tests_are_skipped_for_content_changes_only(tmp_path: Path) -> None:
    content, code = (
        ("docs/practices/new.md", "data/vocabularies/topics.yml"),
        ("docs/assets/js/new.js", "docs/.md/new.py", "overrides/new.md"),
    )
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Begin")

    def judged(base: str) -> str:
        environment = {**os.environ, "BASE": base, "GITHUB_OUTPUT": str(tmp_path / ".git/output")}
        subprocess.run(["bash", "-e", "-c", SCOPE], cwd=tmp_path, check=True, env=environment)
        return (tmp_path / ".git/output").read_text("utf-8").splitlines()[-1]

    for path in (*content, *code, "scripts/data/new.py"):
        base = git(tmp_path, "rev-parse", "HEAD")
        for name in ("docs/index.md", path):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(f"changed with {path}\n", "utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "-m", "Change")
        assert judged(base) == ("code=false" if path in content else "code=true"), path
    assert judged("") == "code=true", "there is nothing to compare with"


def test_done_job_requires_all_other_jobs() -> None:
    all_jobs = jobs("check.yml")
    assert set(all_jobs["done"]["needs"]) == set(all_jobs) - {"done"}


def test_hosts_of_agencies_are_asked_without_a_token() -> None:
    """What reads files of others has no token; the step that has it reads their names only."""
    *others, last = jobs("weekly.yml")["declarations"]["steps"]
    asking = [step for step in others if "scripts/declarations.py" in step.get("run", "")]
    assert len(asking) == 1
    assert not [step for step in others if "env" in step]
    assert "scripts/declarations.py" not in last["run"]
    assert "git add data/declarations" in last["run"]


def test_proposal_of_an_issue_is_applied_for_editors_only_and_read_without_a_token() -> None:
    """Nothing of the event stands in a command; the job that may write waits for the one that asks."""
    editor, applying = jobs("apply.yml")["editor"], jobs("apply.yml")["apply"]
    assert editor["permissions"] == {"contents": "read"}
    assert "author_association" in editor["if"] and "'please apply'" in editor["if"]
    assert applying["needs"] == "editor"
    assert applying["if"] == "needs.editor.outputs.may == 'true'"
    *others, last = applying["steps"]
    assert not [step for step in others if "env" in step]
    assert [step for step in others if "scripts/apply.py" in step.get("run", "")]
    assert "scripts/apply.py" not in last["run"] and "--force" not in last["run"]
    runs = [step.get("run", "") for job in (editor, applying) for step in job["steps"]]
    assert not [run for run in runs if "${{" in run]


def test_packs_and_printed_editions_are_made_before_the_site_is_uploaded() -> None:
    steps = jobs("publish.yml")["build"]["steps"]
    place = [step.get("run") for step in steps].index("make pack print")
    assert "upload-pages-artifact" in steps[place + 1]["uses"]


def test_issue_forms_match_tables() -> None:
    wanted = dict(generate.forms(ROOT))
    have = {file.name: file.read_text("utf-8") for file in (ROOT / generate.FOLDER).glob("*.yml")}
    assert have == wanted, "run python scripts/generate.py"


def test_ids_in_a_form_are_unique() -> None:
    """GitHub refuses a form with an id that stands twice, and its schema does not say so."""
    for name, text in generate.forms(ROOT):
        ids = Counter(item["id"] for item in yaml.safe_load(text).get("body", []) if "id" in item)
        assert all(count == 1 for count in ids.values()), name


def test_text_files_have_normalized_line_ends() -> None:
    listing = run("git", "-c", "safe.directory=*", "ls-files", "--eol").stdout
    rows = [line.split("\t") for line in listing.splitlines()]
    assert rows
    for attributes, path in rows:
        index, _, *kept = attributes.split()
        assert index not in ("i/crlf", "i/mixed") or "attr/-text" in kept, path
