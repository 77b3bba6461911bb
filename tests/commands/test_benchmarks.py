"""The benchmarks build with the code as it is laid out now, and without the checker."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import building, sample

from benchmarks import same_pages


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of made-up records, as a benchmark writes it."""
    return sample.records(tmp_path_factory.mktemp("benchmark") / "repository", 12)


@pytest.mark.nightly
@pytest.mark.parametrize("arguments", [(), ("--pages-alone",)])
def test_benchmark_build_omits_incomparable_outputs(
    root: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    command = [
        sys.executable,
        str(building.ROOT / "benchmarks" / "toolkit_build.py"),
        "--no-check",
        "--no-strict",
        "-q",
    ]
    result = subprocess.run(
        [*command, *arguments, "--site-dir", str(tmp_path / "site")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / "fr" / "about" / "index.html").is_file()
    assert len([*(tmp_path / "site" / "practices").glob("record-*/index.html")]) >= 4
    assert not (tmp_path / "site" / "explore" / "search.json").exists()
    assert (tmp_path / "site" / "api").exists() == (not arguments)


@pytest.mark.parametrize("given", [True, False])
def test_pages_for_hugo_have_the_words_of_the_site(root: Path, tmp_path: Path, given: bool) -> None:
    same_pages.write(root, tmp_path / "hugo", given=given)
    labels = json.loads((tmp_path / "hugo" / "data" / "labels" / "fr.json").read_text("utf-8"))
    assert all(labels[name.replace("-", "_")] for name in same_pages.VOCABULARIES)
    assert [*(tmp_path / "hugo" / "content" / "practices").glob("record-*.fr.md")]
