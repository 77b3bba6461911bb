"""deploy/ready.py: what it adds to a site, and that files which the site shares with others stay."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
import ready
from support import building

ROOT = Path(__file__).parent.parent.parent

FILES = {
    "index.html": "<p>page</p>" * 200,
    "short.html": "<p>short</p>",
    "api/v1/records.jsonl": '{"id":"a"}\n' * 200,
    "assets/css/site.0123456789.css": "p {}" * 500,
    "assets/css/site.css": "p {}" * 500,
    "records/picture.png": "picture" * 400,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    return fill(tmp_path / "site")


def fill(folder: Path) -> Path:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def run(site: Path, *options: str | Path) -> list[str]:
    """The lines that the command prints."""
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as out:
        patch.setattr(sys, "argv", ["ready.py", *map(str, (site, *options))])
        assert ready.main() == 0
    return out.getvalue().strip().splitlines()


def test_compressible_files_get_reproducible_gzip_and_brotli_copies(
    site: Path,
) -> None:
    run(site, "--compress")
    packed = {
        file.relative_to(site).as_posix() for file in (*site.rglob("*.gz"), *site.rglob("*.br"))
    }
    texts = [
        "api/v1/records.jsonl",
        "assets/css/site.0123456789.css",
        "assets/css/site.css",
        "index.html",
    ]
    assert packed == {f"{name}.{ending}" for name in texts for ending in ("gz", "br")}
    packages = (site / "index.html.gz").read_bytes(), (site / "index.html.br").read_bytes()
    assert (
        gzip.decompress(packages[0])
        == brotli.decompress(packages[1])
        == FILES["index.html"].encode()
    )
    assert packages[0][3:8] == bytes(5)


def test_copies_are_written_for_servers_only(site: Path) -> None:
    """Hosts that compress by themselves count files. Copies of an earlier run go."""
    run(site, "--compress")
    run(site)
    assert [*site.rglob("*.gz"), *site.rglob("*.br")] == []


def test_headers_file_marks_digested_files_immutable(site: Path) -> None:
    run(site)
    text = (site / "_headers").read_text("utf-8")
    assert text.startswith((ROOT / "deploy" / "_headers").read_text("utf-8"))
    for name in FILES:
        lasting = re.search(r"\.[0-9a-f]{10}\.css", name)
        assert (
            f"/{name}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n"
            in text
        ) == bool(lasting)


def test_checksum_list_has_every_other_file(site: Path) -> None:
    """And nothing half written is left."""
    run(site, "--compress")
    listed = ready.read(site / "SHA256SUMS")
    assert listed == {
        name: digest for name, digest in building.contents(site).items() if name != "SHA256SUMS"
    }
    assert not [name for name in listed if name.endswith(".part")]
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=site, check=True
    )


def test_preparing_twice_is_idempotent(site: Path, tmp_path: Path) -> None:
    run(site, "--compress")
    before = building.contents(site)
    run(site, "--compress")
    assert building.contents(site) == before
    run(fill(tmp_path / "another"), "--compress")
    assert building.contents(tmp_path / "another") == before


def test_only_changed_files_are_listed_for_upload(site: Path, tmp_path: Path) -> None:
    online = tmp_path / "SHA256SUMS"
    assert len(run(site, "--compress", "--since", online)) == len(building.contents(site)) - 1
    online.write_bytes((site / "SHA256SUMS").read_bytes())
    assert run(site, "--compress", "--since", online) == []
    (site / "short.html").write_text("<p>other</p>", "utf-8")
    (site / "assets/css/site.css").unlink()
    removed = [f"- assets/css/site.css{ending}" for ending in ("", ".br", ".gz")]
    assert run(site, "--compress", "--since", online) == ["+ short.html", *removed]


def test_hard_linked_files_are_not_modified(site: Path, tmp_path: Path) -> None:
    """Even one that is written anew: it gets a new file, and the old one stays under its other name."""
    for name in ("_headers", "SHA256SUMS", "index.html.gz", "index.html.br"):
        (site / name).write_text("kept", "utf-8")
    store = tmp_path / "store"
    for file in [file for file in site.rglob("*") if file.is_file()]:
        kept = store / file.relative_to(site)
        kept.parent.mkdir(parents=True, exist_ok=True)
        os.link(file, kept)
    before = building.contents(store)
    times = {file: file.stat().st_mtime_ns for file in store.rglob("*")}
    run(site, "--compress")
    assert (site / "_headers").read_text("utf-8") != "kept"
    assert building.contents(store) == before
    assert {file: file.stat().st_mtime_ns for file in store.rglob("*")} == times


def test_accented_names_are_listed_in_ascii_locale(site: Path) -> None:
    (site / "été.html").write_text("<p>", "utf-8")
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, ROOT / "deploy" / "ready.py", site, "--since", site / "none"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **locale})
    assert "+ été.html" in done.stdout.decode("utf-8").splitlines()
    assert "  été.html\n" in (site / "SHA256SUMS").read_text("utf-8")


def test_folder_without_site_is_reported_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ready.py", str(tmp_path / "none")])
    assert ready.main() == 1
    assert "make site" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
