"""deploy/ready.py: what it adds to a site, and that it leaves alone what the site shares with the store of later builds."""

from __future__ import annotations

import gzip
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import copies
import pytest

ROOT = Path(__file__).parent.parent.parent
spec = importlib.util.spec_from_file_location("ready", ROOT / "deploy" / "ready.py")
assert spec and spec.loader
ready = importlib.util.module_from_spec(spec)
spec.loader.exec_module(ready)

FILES = {
    "index.html": "<p>page</p>" * 200,
    "short.html": "<p>short</p>",
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


def run(site: Path, *options: str | Path) -> str:
    """The command, in a process of its own as `make ready` runs it."""
    command = [sys.executable, ROOT / "deploy" / "ready.py", site, *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_texts_that_are_worth_it_get_two_copies_that_hold_the_same(site: Path) -> None:
    run(site)
    packed = sorted(file.relative_to(site).as_posix() for file in (*site.rglob("*.gz"), *site.rglob("*.br")))
    texts = ["assets/css/site.0123456789.css", "assets/css/site.css", "index.html"]
    assert packed == sorted(f"{name}.{ending}" for name in texts for ending in ("gz", "br"))
    page = FILES["index.html"].encode()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == page
    assert brotli.decompress((site / "index.html.br").read_bytes()) == page


def test_a_compressed_copy_carries_no_time_and_no_name(site: Path) -> None:
    run(site)
    assert (site / "index.html.gz").read_bytes()[3:8] == bytes(5)


def test_names_with_a_digest_are_kept_for_ever_by_hosts_that_read_a_file(site: Path) -> None:
    run(site)
    text = (site / "_headers").read_text("utf-8")
    assert text.startswith((ROOT / "deploy" / "_headers").read_text("utf-8"))
    for name in FILES:
        lasting = re.search(r"\.[0-9a-f]{10}\.css", name)
        assert (f"/{name}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n" in text) == bool(lasting)


def test_the_list_of_digests_names_every_file_but_itself(site: Path) -> None:
    run(site)
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert ready.read(site / "SHA256SUMS").keys() == files - {"SHA256SUMS"}
    assert ready.read(site / "SHA256SUMS") == {
        name: digest for name, digest in copies.contents(site).items() if name in files - {"SHA256SUMS"}
    }


def test_the_list_can_be_checked_by_the_usual_program(site: Path) -> None:
    run(site)
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=site, check=True)


def test_what_was_readied_twice_is_the_same(site: Path, tmp_path: Path) -> None:
    run(site)
    before = copies.contents(site)
    run(site)
    assert copies.contents(site) == before
    run(fill(tmp_path / "another"))
    assert copies.contents(tmp_path / "another") == before


def test_only_what_changed_is_to_be_uploaded(site: Path, tmp_path: Path) -> None:
    run(site)
    online = tmp_path / "SHA256SUMS"
    online.write_bytes((site / "SHA256SUMS").read_bytes())
    assert run(site, "--since", online).strip() == ""
    (site / "short.html").write_text("<p>other</p>", "utf-8")
    (site / "assets/css/site.css").unlink()
    assert run(site, "--since", online).splitlines() == [
        "+ short.html",
        "- assets/css/site.css",
        "- assets/css/site.css.br",
        "- assets/css/site.css.gz",
    ]


def test_before_the_first_upload_everything_is_new(site: Path, tmp_path: Path) -> None:
    assert len(run(site, "--since", tmp_path / "none").splitlines()) == len(copies.contents(site)) - 1


def test_files_that_a_site_shares_with_the_store_are_left_as_they_are(site: Path, tmp_path: Path) -> None:
    """Even those that bear a name that is written: each gets a new file, and the old one stays under its other name."""
    for name in ("_headers", "SHA256SUMS", "index.html.gz", "index.html.br"):
        (site / name).write_text("kept", "utf-8")
    store = tmp_path / "store"
    for file in [file for file in site.rglob("*") if file.is_file()]:
        kept = store / file.relative_to(site)
        kept.parent.mkdir(parents=True, exist_ok=True)
        os.link(file, kept)
    before = copies.contents(store)
    times = {file: file.stat().st_mtime_ns for file in store.rglob("*")}
    run(site)
    assert (site / "_headers").read_text("utf-8") != "kept"
    assert copies.contents(store) == before
    assert {file: file.stat().st_mtime_ns for file in store.rglob("*")} == times


def test_nothing_half_written_is_left(site: Path) -> None:
    run(site)
    assert not list(site.rglob("*.part"))


def test_names_with_accents_are_listed_in_a_locale_that_knows_none(site: Path) -> None:
    (site / "été.html").write_text("<p>", "utf-8")
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, ROOT / "deploy" / "ready.py", site, "--since", site / "none"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **locale})
    assert "+ été.html" in done.stdout.decode("utf-8").splitlines()
    assert "  été.html\n" in (site / "SHA256SUMS").read_text("utf-8")


def test_a_folder_without_a_site_is_said_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "deploy" / "ready.py", tmp_path / "none"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "make site" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "none").exists()
