"""The link checker, against a server that does all that servers do; what a page offers for a dead link."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import linkcheck
import links as command
import public_network
import pytest
import terminal
import yaml
from catalogue.publish.pages import record_page
from linkcheck import Host, Verdict, judge
from support.building import running
from support.publishing import publication_of
from support.sites import Make, git
from support.small_site import site

LONG = "<title>A page</title><p>" + "Words that stand on a real page. " * 80 + "</p>"
PAGES = {
    "/good": (200, LONG),
    "/gone": (404, "<title>Gone</title>"),
    "/removed": (410, ""),
    "/forbidden": (403, ""),
    "/busy": (429, ""),
    "/broken": (500, ""),
    "/soft": (200, "<title>Page not found</title><p>Sorry.</p>"),
    "/doux": (200, "<title>Page introuvable</title>"),
    "/sale": (200, "<title>x</title><p>This domain is for sale.</p>"),
    "/about-404": (200, LONG.replace("A page", "Error 404 not found: a history")),
    "/private/x": (200, LONG),
    "/": (200, LONG),
}
MOVED = {
    "/old": (301, "/good"),
    "/for-now": (302, "/good"),
    "/deep/er/page": (302, "/"),
    "/round": (302, "/round"),
}


@dataclass
class Site:
    """What the server serves, and what it was asked."""

    address: str = ""
    pages: dict[str, tuple[int, str]] = field(default_factory=lambda: dict(PAGES))
    asked: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


def known(found: Site, path: str) -> tuple[int, bytes]:
    if path == "/robots.txt":
        return 200, b"User-agent: *\nDisallow: /private/\n"
    if path in MOVED:
        return MOVED[path][0], b""
    status, body = found.pages.get(path, (200 if path.endswith(".pdf") else 404, ""))
    return status, body.encode()


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine is taken for a host of the public network."""
    monkeypatch.setattr(public_network, "is_public", lambda address: True)


@pytest.fixture
def served(near: None) -> Iterator[Site]:
    """A server that does each of these things."""
    found = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            if self.path == "/slow":
                found.closing.wait()
            status, body = known(found, self.path)
            self.send_response(status)
            if self.path in MOVED:
                self.send_header("Location", MOVED[self.path][1])
            self.send_header(
                "Content-Type",
                "application/pdf" if self.path.endswith(".pdf") else "text/html; charset=utf-8",
            )
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with running(Handler) as found.address:
        yield found
        found.closing.set()


def host(pause: float, timeout: float = 60) -> Host:
    return Host(pause, timeout=timeout, again=linkcheck.AGAIN.new(backoff_factor=0))


def verdict(served: Site, path: str, digest: str = "") -> Verdict:
    return judge(host(0).fetch(served.address + path), digest)


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/good", "alive", "200"),
        ("/file.pdf", "alive", "200"),
        ("/gone", "dead", "404"),
        ("/removed", "dead", "410"),
        ("/forbidden", "unclear", "403"),
        ("/busy", "unclear", "429"),
        ("/broken", "unclear", "500"),
        ("/soft", "dead", "soft-404"),
        ("/doux", "dead", "soft-404"),
        ("/sale", "dead", "for-sale"),
        ("/about-404", "alive", "200"),
        ("/private/x", "unclear", "robots"),
        ("/old", "moved", "permanent"),
        ("/for-now", "alive", "200"),
        ("/deep/er/page", "dead", "home-page"),
        ("/round", "unclear", "redirects"),
    ],
)
def test_link_state_by_http_status(served: Site, path: str, state: str, reason: str) -> None:
    found = verdict(served, path)
    assert (found.state, found.reason) == (state, reason)


def test_unreachable_host_is_not_dead() -> None:
    assert judge(host(0).fetch("http://127.0.0.1:9/x")).state == "unclear"


def test_private_network_is_not_entered_at_first_or_by_redirect(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    MOVED["/inwards"] = (302, served.address.replace("127.0.0.1", "localhost") + "/good")
    assert verdict(served, "/inwards").state == "alive"
    near, asked = public_network.is_public, list(served.asked)
    monkeypatch.undo()
    assert near("127.0.0.1") and not public_network.is_public("127.0.0.1")
    for path in ("/good", "/inwards"):
        found = verdict(served, path)
        assert (found.state, found.reason) == ("unclear", "private")
    assert served.asked == asked


def test_redirect_from_a_public_host_into_a_private_network_is_not_followed(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as public here, and the second one is another name of this machine."""
    MOVED["/inwards"] = (302, served.address.replace("127.0.0.1", "127.0.0.2") + "/good")
    monkeypatch.setattr(public_network, "is_public", lambda number: number == "127.0.0.1")
    found = verdict(served, "/inwards")
    assert (found.state, found.reason) == ("unclear", "private")
    assert "/good" not in served.asked


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("192.0.66.2", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("fd00::1", False),
    ],
)
def test_numbers_of_the_public_network(number: str, public: bool) -> None:
    assert public_network.is_public(number) is public


def test_host_that_does_not_answer_is_not_dead(served: Site) -> None:
    found = judge(host(0, timeout=0.1).fetch(f"{served.address}/slow"))
    assert (found.state, found.reason) == ("unclear", "timeout")


def test_changed_text_is_detected_and_changed_date_ignored(served: Site) -> None:
    first = verdict(served, "/good")
    served.pages["/good"] = (200, LONG.replace("</p>", " 25 </p>"))
    assert verdict(served, "/good", first.digest).state == "alive"
    served.pages["/good"] = (200, LONG.replace("real page", "casino"))
    assert verdict(served, "/good", first.digest).state == "changed"


def test_page_is_requested_once_and_file_not_downloaded(served: Site) -> None:
    answers = [host(0).fetch(served.address + path) for path in ("/good", "/file.pdf")]
    assert [bool(answer.page) for answer in answers] == [True, False]
    assert [path for path in served.asked if path != "/robots.txt"] == ["/good", "/file.pdf"]


@pytest.mark.parametrize(("path", "times"), [("/busy", 3), ("/broken", 1), ("/gone", 1)])
def test_busy_host_is_retried(served: Site, path: str, times: int) -> None:
    verdict(served, path)
    assert served.asked.count(path) == times


def test_requests_to_a_host_are_delayed(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    now, pauses = [100.0], []
    clock = SimpleNamespace(
        monotonic=lambda: now[0], sleep=lambda seconds: pauses.append((len(served.asked), seconds))
    )
    monkeypatch.setattr(linkcheck, "time", clock)
    asked = host(30)
    for path in ("/good", "/gone"):
        asked.fetch(served.address + path)
    now[0] += 29
    asked.fetch(served.address + "/good")
    assert pauses == [(2, 30.0), (3, 1.0)]


def test_robots_txt_is_respected(served: Site) -> None:
    verdict(served, "/private/x")
    assert served.asked == ["/robots.txt"]


@pytest.fixture
def repository(make: Make, root: Path, served: Site) -> Path:
    """A repository whose handbook links to a page that is gone."""
    make(site("unodc").replace("https://example.org/handbook.pdf", f"{served.address}/gone"))
    return root


def run(root: Path, *more: str) -> int:
    return command.main(["--root", str(root), "--pause", "0", *more])


def test_one_report_names_the_link_and_its_records(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository) == 1
    found = json.loads((repository / ".cache/links.json").read_text("utf-8"))
    assert found["counts"] == {"dead": 1, "moved": 0, "changed": 0, "unclear": 0, "alive": 0}
    (row,) = found["links"].values()
    assert row["records"] == ["resources/handbook"]
    assert "dead (404)" in capsys.readouterr().out


def test_link_is_listed_dead_after_two_rounds_and_removed_when_alive(
    repository: Path, served: Site
) -> None:
    def listed() -> dict[str, str]:
        return yaml.safe_load((repository / command.DEAD).read_text("utf-8"))

    run(repository, "--dead")
    assert listed() == {}
    run(repository, "--dead")
    assert list(listed()) == [f"{served.address}/gone"]
    served.pages["/gone"] = (403, "")
    run(repository, "--dead")
    assert list(listed()) == [f"{served.address}/gone"]
    served.pages["/gone"] = (200, LONG)
    assert run(repository, "--dead") == 0
    assert listed() == {}


WEEKLY = yaml.safe_load((terminal.ROOT / ".github/workflows/weekly.yml").read_text("utf-8"))[
    "jobs"
]["due"]["steps"]


DAMAGED = (
    *(b"", b"{", b"[]", b"{}", b"null", b'"links"', b'{"links": []}', b'{"links": {"a": 1}}'),
    *(b"\xff\xfe", b"[" * 100_000, b'{"links": {"https://a.example": {"dead_rounds": "x"}}}'),
)


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged_report_of_the_last_round_counts_as_none(
    repository: Path, served: Site, content: bytes
) -> None:
    kept = repository / ".cache" / "links.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(content.replace(b"https://a.example", f"{served.address}/gone".encode()))
    assert run(repository) == 1
    (row,) = json.loads(kept.read_text("utf-8"))["links"].values()
    assert (row["state"], row["dead_rounds"]) == ("dead", 1)


@pytest.fixture
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bare repository of a project of our code and of the one record whose link is gone."""
    shutil.copytree(
        terminal.ROOT / "scripts",
        repository / "scripts",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    with (repository / "scripts" / "public_network.py").open("a") as judge:
        judge.write(
            "\n\ndef is_public(address):\n    return True  # the server is on this machine\n"
        )
    bare = tmp_path_factory.mktemp("project") / "project.git"
    git(repository, "init", "--quiet", "--initial-branch", "main")
    git(repository, "add", "scripts", "data", "docs", "mkdocs.yml")
    git(repository, "commit", "--quiet", "-m", "Begin")
    git(repository, "clone", "--quiet", "--bare", ".", str(bare))
    return bare


def without_settings(**more: str) -> dict[str, str]:
    """The environment without what Git is set to on this machine."""
    return {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **more}


def play_a_week(project: Path, work: Path) -> str:
    """Run what the weekly workflow does with links, in a fresh clone; the report of links."""
    git(project, "clone", "--quiet", ".", str(work))
    programs = work.parent / f"{work.name}-programs"
    programs.mkdir()
    for name, text in {
        "gh": 'test "$*" = "auth setup-git"',
        "python": f'exec "{sys.executable}" "$@"',
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        (programs / name).chmod(0o755)
    environment = without_settings(
        PATH=f"{programs}{os.pathsep}{os.environ['PATH']}",
        GITHUB_SERVER_URL="https://git.test",
        GITHUB_REPOSITORY="a/b",
    )
    for step in WEEKLY:
        if "run" in step and "pip install" not in step["run"] and "review.py" not in step["run"]:
            subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=work,
                check=True,
                env=environment,
            )
    return (work / "links.txt").read_text("utf-8")


def test_weekly_workflow_lists_link_that_was_dead_twice(
    project: Path, served: Site, tmp_path: Path
) -> None:
    first = play_a_week(project, tmp_path / "first")
    assert "dead (404)" in first and "compare" not in first
    assert git(project, "branch", "--format", "%(refname:short)").split() == ["link-state", "main"]
    second = play_a_week(project, tmp_path / "second")
    assert "https://git.test/a/b/compare/dead-links?expand=1" in second
    assert git(project, "diff", "--name-only", "main", "dead-links").split() == [
        command.DEAD.as_posix()
    ]
    assert f"{served.address}/gone" in git(project, "show", f"dead-links:{command.DEAD.as_posix()}")
    assert git(project, "ls-tree", "--name-only", "link-state").split() == ["links.json"]


def test_weekly_workflow_detects_changed_page(project: Path, served: Site, tmp_path: Path) -> None:
    served.pages["/gone"] = (200, LONG)
    assert play_a_week(project, tmp_path / "first").startswith("0 dead")
    served.pages["/gone"] = (200, LONG.replace("real page", "casino"))
    assert play_a_week(project, tmp_path / "second").startswith("changed (digest)")


def test_checking_one_record_keeps_state_of_others(repository: Path) -> None:
    run(repository)
    state = (repository / ".cache/links.json").read_text("utf-8")
    assert run(repository, "agencies/unodc", "--dead") == 0
    assert (repository / ".cache/links.json").read_text("utf-8") == state


def test_listed_link_stays_listed_without_state(repository: Path, served: Site) -> None:
    line = f'"{served.address}/gone": "2026-05-01"\n'
    (repository / command.DEAD).write_text(line, "utf-8")
    run(repository, "--dead")
    assert line in (repository / command.DEAD).read_text("utf-8")


HANDBOOK = "https://example.org/handbook.pdf"
COPY = f"https://web.archive.org/web/2020/{HANDBOOK}"


@pytest.mark.parametrize("archived", [True, False])
def test_dead_link_is_replaced_by_archive(make: Make, root: Path, archived: bool) -> None:
    (root / command.DEAD).write_text(f'"{HANDBOOK}": "2026-05-01"\n', "utf-8")
    catalogue = make(site("unodc", resource=f'| archives: {{en: "{COPY}"}}' if archived else ""))
    publication = publication_of(catalogue)
    for language, gone, copy in (
        ("en", "no longer there", "archived copy"),
        ("fr", "n’existe plus", "copie archivée"),
    ):
        page = record_page(
            publication, publication.context(language), catalogue.entries["resources/handbook"]
        )
        offered = page.split('class="documents"')[1].split("</section>")[0]
        assert (
            f'href="{HANDBOOK}"' not in offered
            and gone in offered
            and (copy in offered or not archived)
        )
        assert (
            f'href="{COPY if archived else f"https://web.archive.org/web/*/{HANDBOOK}"}"' in offered
        )


def test_links_are_listed_with_their_records(make: Make) -> None:
    catalogue = make(site("unodc", resource='| archives: {en: "https://example.org/copy"}'))
    assert command.links(catalogue) == {HANDBOOK: ["resources/handbook"]}
    assert command.links(catalogue, ["agencies/unodc"]) == {}


def test_table_in_the_repository_begins_as_the_command_writes_it() -> None:
    """Else the first round of the weekly workflow would propose a change although no link has died."""
    assert (terminal.ROOT / command.DEAD).read_text("utf-8").startswith(command.ABOUT)
