"""The build as a whole: it succeeds, or says what is wrong and leaves the last good site."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import build as atomic
import pytest
from support.building import ROOT, build, command, contents, environment


@pytest.fixture
def page(built: Path):
    """A page of a record, as it was again after the test."""
    file = sorted((built / "docs" / "resources").glob("record-*.md"))[1]
    before = file.read_text("utf-8")
    yield file
    file.write_text(before, "utf-8")


def test_no_signal_is_sent_on_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(atomic.os, "kill", lambda *_: pytest.fail("Ctrl-C"))
    monkeypatch.setattr(atomic.os, "name", "nt")
    assert atomic._runs(1)


def leftovers(root: Path) -> list[str]:
    """The files that a build has left next to the site."""
    return sorted(path.name for path in root.glob(".site.*"))


def killed_at(root: Path, stage: str) -> bool:
    """Kill a build as soon as it has written something; False if it was faster."""
    process = subprocess.Popen(
        command(),
        cwd=root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and not list(root.glob(f".site.new-{process.pid}{stage}")):
        time.sleep(0.001)
    alive = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive


@pytest.mark.nightly
def test_killed_build_keeps_last_site(built: Path, page: Path) -> None:
    old = contents(built / "site")
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    assert build(built, "--site-dir", "site2").returncode == 0
    new = contents(built / "site2")
    assert new != old
    for stage in ("", "/practices/*/index.html", "/explore/words-*.json"):
        while not killed_at(built, stage):
            assert contents(built / "site") == new
        assert contents(built / "site") in (old, new)
    assert build(built).returncode == 0
    assert contents(built / "site") == new
    assert leftovers(built) == []


STAND_IN = """
import sys, time, pathlib
sys.path[:0] = ["scripts"]
import build
site, text, seconds = sys.argv[1:]
def write(*words):
    folder = pathlib.Path(words[words.index("--site-dir") + 1])
    (folder / "index.html").write_text(text)
    print("written", flush=True)
    time.sleep(int(seconds))
build.command.run = write
sys.exit(build.main(["--site-dir", site]))
"""
"""A build that writes one page, prints a line and takes some seconds more."""


def test_build_killed_while_writing_keeps_last_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("last")
    start = [sys.executable, "-c", STAND_IN, str(site)]
    with subprocess.Popen([*start, "half", "600"], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"written\n"
        process.kill()
    assert (site / "index.html").read_text() == "last"
    assert leftovers(tmp_path) == [f".site.new-{process.pid}"]
    subprocess.run([*start, "next", "0"], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    assert (site / "index.html").read_text() == "next"
    assert leftovers(tmp_path) == []


@pytest.fixture
def about(built: Path):
    """An ordinary page, as it was again after the test."""
    file = built / "docs" / "about" / "index.md"
    before = file.read_bytes()
    yield file
    file.write_bytes(before)


BROKEN_LINKS = {
    "See [the method](metod.md).": "link-target",
    "See [a practice](../practices/no-such-practice.md).": "link-target",
    "See [a list](../practices/index.md#no-such-part).": "link-anchor",
    "![A map](../assets/no.png)": "link-target",
    '??? note "More"\n    See [a folded page](folded.md).': "link-target",
}
"""Links of an ordinary page that are broken, and the rule that reports each."""


def test_page_errors_fail_build_with_checker_report(built: Path, page: Path, about: Path) -> None:
    old = contents(built / "site")
    page.write_text(page.read_text("utf-8") + "\n<script>alert(1)</script>\n", "utf-8")
    unreadable = page.with_name("unreadable.md")
    unreadable.write_bytes(b"---\ntitle: [\xff\n---\n")
    about.write_text(
        about.read_text("utf-8") + "".join(f"\n\n{text}" for text in BROKEN_LINKS) + "\n", "utf-8"
    )
    lines = about.read_text("utf-8").split("\n")
    result = build(built)
    unreadable.unlink()
    assert result.returncode == 1
    assert re.search(rf"docs/resources/{page.name}:\d+:\d+: \[text-html\]", result.stderr)
    assert "docs/resources/unreadable.md" in result.stderr
    for text, rule in BROKEN_LINKS.items():
        line = lines.index(text.split("\n")[-1]) + 1
        assert re.search(rf"docs/about/index\.md:{line}:\d+: \[{rule}\]", result.stderr), text
    assert "The site was not built; the last one is as it was." in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(built / "site") == old
    assert leftovers(built) == []


def test_unchecked_build_reports_nothing(built: Path, about: Path, tmp_path: Path) -> None:
    about.write_text(about.read_text("utf-8") + "\nSee [the method](metod.md).\n", "utf-8")
    result = build(built, "--site-dir", str(tmp_path / "site"), checked=False)
    assert result.returncode == 0, result.stderr
    assert "link-target" not in result.stderr
    assert 'href="metod/"' in (tmp_path / "site/about/index.html").read_text("utf-8")


def test_unknown_icon_fails_build_with_message(built: Path) -> None:
    template = built / "overrides" / "partials" / "header.html"
    before = template.read_text("utf-8")
    template.write_text(before.replace("material/magnify", "material/no-such-icon"), "utf-8")
    result = build(built, checked=False)
    template.write_text(before, "utf-8")
    assert result.returncode == 1
    assert "have no icon `material/no-such-icon`" in result.stderr
    assert "Traceback" not in result.stderr


BROKEN = {
    "vocabularies/access.yml": (
        "open: {en: [",
        "data/vocabularies/access.yml:2:1: [front-matter-syntax]",
    ),
    "vocabularies/topics.yml": (
        "prevention: Prevention",
        "data/vocabularies/topics.yml:1:1: [data-row] `prevention`",
    ),
    "interface/strings.yml": (
        "home: {en: Home, fr: [Accueil]}\nand: {en: and, fr: et}\nor: {en: or, fr: ou}",
        "structure from the other rows",
    ),
    "vocabularies/regions.yml": (
        "# absent",
        "data/vocabularies/regions.yml:1:1: [front-matter-not-mapping]",
    ),
    "interface/rules.yml": (
        "page-size: {severity: error}",
        "`page-size` has no severity, rule or message in English",
    ),
}
"""What becomes of a table, and how the build says so."""


@pytest.fixture
def data(built: Path) -> Iterator[Path]:
    """The tables, as they were again after the test."""
    yield built / "data"
    shutil.copytree(ROOT / "data", built / "data", dirs_exist_ok=True)


@pytest.mark.parametrize(
    "tables",
    [
        ["vocabularies/access.yml", "vocabularies/topics.yml", "vocabularies/regions.yml"],
        ["interface/strings.yml"],
        ["interface/rules.yml"],
    ],
)
def test_broken_table_fails_build_with_checker_report(
    built: Path, data: Path, tables: list[str]
) -> None:
    old = contents(built / "site")
    for name in tables:
        (data / name).write_text(BROKEN[name][0] + "\n", "utf-8")
    # A build that is not strict ends too: nothing can be made from a table that cannot be read.
    result = build(built, "--no-strict" if len(tables) == 1 else "--strict")
    assert result.returncode == 1
    assert [BROKEN[name][1] for name in tables if BROKEN[name][1] not in result.stderr] == []
    assert "The site was not built; the last one is as it was." in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(built / "site") == old


def test_missing_interface_text_is_reported(built: Path, data: Path) -> None:
    strings = data / "interface" / "strings.yml"
    strings.write_text(
        re.sub(r"^home: .*\n", "", strings.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    result = build(built, checked=False)
    assert result.returncode == 1
    assert "data/interface/strings.yml has no text for `home`" in result.stderr
    assert "Traceback" not in result.stderr


HOSTILE = {
    "brackets": ("---\ntitle: About\n---\n\n" + "[" * 60_000, "5:1: [page-excess]", "[["),
    "quotations": (
        "---\ntitle: About\n---\n\n" + ">" * 1000 + " [deep](x)",
        "5:1: [page-nesting]",
        "deep",
    ),
    "front matter": (
        "---\ntitle: " + "[" * 300 + "\n---\n\nA text.\n",
        "2:16: [front-matter-nesting]",
        "A text.",
    ),
    "a huge page": (
        "---\ntitle: About\n---\n\n" + "- item\n" * 200_000,
        "1:1: [page-size]",
        "item",
    ),
    "no text": ("---\ntitle: About\n---\n\nA text of \udcff.\n", "5:1: [page-encoding]", "A text"),
}
"""A page, how it is reported, and what of it must not be on the site."""


def test_ordinary_pages_are_built_without_mkdocs_and_refused_pages_are_not_parsed(
    built: Path, about: Path, tmp_path: Path
) -> None:
    """One build that is not strict, since it takes time.

    Links and icons work; what is hostile is reported and left out.
    """
    name = sorted((built / "docs" / "practices").glob("record-*.md"))[0].name.split(".")[0]
    link = f"[A practice](../practices/{name}.md#how)"
    text = f"{link}, `[code](../practices/{name}.md)`, [all](../practices/index.md)"
    about.write_text(about.read_text("utf-8") + f"\n{text} :material-magnify:\n", "utf-8")
    pages = {
        built / "docs" / "about" / f"hostile-{number}.md": case
        for number, case in enumerate(HOSTILE.values())
    }
    for page, (text, _, _) in pages.items():
        page.write_bytes(text.encode("utf-8", "surrogateescape"))
    result = build(built, "--no-strict", "--verbose", "--site-dir", str(tmp_path / "site"))
    for page in pages:
        page.unlink()
    assert result.returncode == 0
    assert "Traceback" not in result.stderr
    assert "Building markdown pages." in result.stderr
    assert "Reading: " not in result.stderr and "Building page " not in result.stderr
    for page, (_, report, mark) in pages.items():
        assert f"docs/about/{page.name}:{report}" in result.stderr
        shown = (tmp_path / "site" / "about" / page.stem / "index.html").read_text("utf-8")
        article = shown.partition("<main")[2].partition("</main>")[0]
        assert article
        assert mark not in article
    shown = (tmp_path / "site/about/index.html").read_text("utf-8")
    assert f'<a href="../practices/{name}/#how">A practice</a>' in shown
    assert f"<code>[code](../practices/{name}.md)</code>" in shown
    assert '<a href="../practices/">all</a>' in shown
    assert '<span aria-hidden="true" class="icon"><svg ' in shown.partition("<main")[2]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full: /www/site/x.html."),
        (errno.EROFS, "/www/site/x.html is on a read-only file system."),
        (errno.EACCES, "This folder may not be written: /www/site/x.html."),
        (errno.EIO, "/www/site/x.html: "),
    ],
)
def test_system_errors_are_reported_in_one_sentence(number: int, words: str) -> None:
    new = Path("/www/.site.new-1")
    assert words.replace("/www/site", "/www") in atomic._sentence(
        OSError(number, "refused", f"{new}/x.html"), new
    )


def test_build_messages_are_available_in_french(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_LANGUAGE", "en")
    monkeypatch.setattr(
        atomic,
        "_recover",
        lambda site: (_ for _ in ()).throw(OSError(errno.ENOSPC, "refused", "/www/x")),
    )
    assert atomic.main(["--language", "fr", "--site-dir", "/www/site"]) == 1
    told = capsys.readouterr().err
    assert "Le disque est plein" in told and "Le site n’a pas été construit" in told


def test_output_path_that_is_not_a_folder_is_reported(built: Path) -> None:
    result = build(built, "--site-dir", "/dev/null/site")
    assert result.returncode == 1
    assert "/dev/null" in result.stderr
    assert "Traceback" not in result.stderr


def test_interrupted_replacement_restores_last_site(
    tmp_path: Path,
) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    (tmp_path / f".site.old-{ended.pid}").mkdir()
    (tmp_path / f".site.new-{ended.pid}").mkdir()
    atomic._recover(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_finished_folder_replaces_last_one(tmp_path: Path) -> None:
    site, new = tmp_path / "site", tmp_path / "new"
    for text in ("first", "second"):
        new.mkdir(exist_ok=True)
        (new / "index.html").write_text(text)
        atomic.put_in_place(new, site)
        assert (site / "index.html").read_text() == text
        assert leftovers(tmp_path) == []
