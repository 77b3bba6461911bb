"""The command that fetches declarations, from real servers on the loopback under test certificates."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import agency_hosts as hosts
import declarations
import pytest
from catalogue.lint import checker
from catalogue.model.declarations import (
    LARGEST,
    MOST_ANSWERS,
    WELL_KNOWN,
    digest,
    kept_declarations,
)
from catalogue.recognition.levels import recognize, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from support.agency_server import AgencyServer, agency_hosts
from support.declaring import answer, declaration
from support.declaring_site import PRACTICE, SITE, STEP
from support.judged import judged
from support.sites import write_pages

OFFICE, BUREAU = "office.example.org", "bureau.example.org"
DAYS = ("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23")
"""The days of four weeks."""


@pytest.fixture
def plain(root: Path) -> Catalogue:
    write_pages(root, SITE)
    return judged(root)


@pytest.fixture
def server() -> Iterator[AgencyServer]:
    with agency_hosts() as running:
        yield running


class Weekly:
    """The command, as it is run each week."""

    def __init__(self, root: Path, server: AgencyServer, capsys: pytest.CaptureFixture[str]):
        self.root, self.server, self.capsys = root, server, capsys

    def run(self, *words: str, day: str = DAYS[0], **how: Any) -> tuple[int, str]:
        options = ["--root", str(self.root), "--language", "en", *words]
        code = declarations.main(options, self.server.asker(**how), day)
        return code, self.capsys.readouterr().out

    def days(self, agency: str) -> dict[str, bool]:
        """The days of the copies of an agency, and whether the file was there."""
        kept = kept_declarations(load(self.root).vocabularies).get(agency, ())
        return {item.copy.day: item.copy.digest is not None for item in kept}


@pytest.fixture
def weekly(plain: Catalogue, server: AgencyServer, capsys: pytest.CaptureFixture[str]) -> Weekly:
    return Weekly(plain.root, server, capsys)


def file(plain: Catalogue, agency: str, choice: str, on: str = PRACTICE, **more: Any) -> bytes:
    return declaration(agency, "2026-11-01", [answer(plain, on, choice)], **more)


def agencies(root: Path) -> tuple[str, ...]:
    catalogue = load(root)
    found = recognize(catalogue, catalogue.entries[PRACTICE])
    assert found
    return found.agencies


def faults(root: Path) -> list[str]:
    """What the checker finds in the copies."""
    return [found.rule for found in checker.check_folder(root) if "declarations" in found.path]


def test_a_file_on_the_right_host_is_kept_as_it_is_and_counts(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    raw = file(plain, "bureau", "does-not")
    server.put(BUREAU, raw)
    code, shown = weekly.run()
    assert code == 1
    assert f"bureau: declares for the first time https://{BUREAU}{WELL_KNOWN}" in shown
    assert "A second reader has to read" in shown
    assert "+ declaration of bureau" in shown
    assert weekly.days("bureau") == {}
    assert weekly.run("--write")[0] == 0
    (kept,) = kept_declarations(load(plain.root).vocabularies)["bureau"]
    assert (kept.copy.day, kept.copy.digest) == (DAYS[0], digest(raw))
    copy = plain.root / "data" / "declarations" / "bureau" / f"{DAYS[0]}.json"
    assert copy.read_bytes() == raw
    assert agencies(plain.root) == ("office",)
    assert faults(plain.root) == []
    assert "1 are as before" in weekly.run(day=DAYS[1])[1]


def test_only_registered_hosts_are_asked(server: AgencyServer, weekly: Weekly) -> None:
    _, shown = weekly.run()
    # The certificate does not name the hosts of the branch and the group; experts are not counted.
    assert {*server.asked} == {f"{OFFICE}{WELL_KNOWN}", f"{BUREAU}{WELL_KNOWN}"}
    assert [name for name in ("branch", "icat", "experts") if name in shown] == ["branch", "icat"]
    server.asked.clear()
    weekly.run("office")
    assert server.asked == [f"{OFFICE}{WELL_KNOWN}"]


@pytest.mark.parametrize(
    "target", [f"https://{OFFICE}/x.json", "http://bureau.example.org/x", "//x"]
)
def test_a_redirect_to_another_host_is_refused(
    plain: Catalogue, server: AgencyServer, weekly: Weekly, target: str
) -> None:
    server.put(OFFICE, file(plain, "bureau", "does-not"), "/x.json")
    server.put(BUREAU, b"", status=302, headers={"Location": target})
    code, shown = weekly.run("--write", "bureau")
    assert code == 0
    assert "bureau: refused, nothing is kept (redirects to " in shown
    assert server.asked == [f"{BUREAU}{WELL_KNOWN}"]
    assert weekly.days("bureau") == {}


def test_a_redirect_on_the_same_host_is_followed_a_few_times(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(BUREAU, b"", status=301, headers={"Location": "/positions.json"})
    server.put(BUREAU, file(plain, "bureau", "does-not"), "/positions.json")
    assert "declares for the first time" in weekly.run("bureau")[1]
    server.put(BUREAU, b"", "/positions.json", status=301, headers={"Location": "/positions.json"})
    assert "redirects without end" in weekly.run("bureau")[1]


@pytest.mark.parametrize(
    ("certificate", "authority"),
    [("expired", "authority"), ("stranger", "authority"), ("agencies", None)],
)
def test_a_certificate_that_is_not_valid_says_nothing(
    plain: Catalogue, capsys: pytest.CaptureFixture[str], certificate: str, authority: str | None
) -> None:
    with agency_hosts(certificate) as server:
        server.put(BUREAU, file(plain, "bureau", "does-not"))
        weekly = Weekly(plain.root, server, capsys)
        code, shown = weekly.run("--write", "bureau", authority=authority)
    assert code == 0
    assert "bureau: not reached, nothing follows from it (certificate: " in shown
    assert server.asked == []
    assert weekly.days("bureau") == {}


def test_a_private_address_is_not_asked(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(BUREAU, file(plain, "bureau", "does-not"))
    shown = weekly.run("bureau", allowed=hosts.is_public)[1]
    assert "refused, nothing is kept (private address)" in shown
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        *("::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "ff02::1", "::"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not hosts.is_public(address)


def test_one_private_address_among_public_ones_is_enough() -> None:
    asker = hosts.Asker(resolve=lambda host: ["1.1.1.1", "10.0.0.1"])
    assert hosts.is_public("1.1.1.1")
    assert asker.ask("https://office.example.org/", 10, "json").state == "refused"


def test_changes_withdrawal_and_disappearance_are_kept_with_their_days(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    for agency, host in (("office", OFFICE), ("bureau", BUREAU)):
        server.put(host, file(plain, agency, "recognizes"))
    weekly.run("--write")
    server.put(BUREAU, file(plain, "bureau", "withdraws"))
    _, shown = weekly.run("--write", day=DAYS[1])
    assert "bureau: declares otherwise than before" in shown
    assert agencies(plain.root) == ("office",)
    server.put(OFFICE, b"", status=410)
    server.put(BUREAU, b"", status=404)
    shown = weekly.run("--write", day=DAYS[2])[1]
    assert "office: the declaration is gone (410)" in shown
    assert agencies(plain.root) == ("office", "bureau")
    server.put(BUREAU, file(plain, "bureau", "withdraws"))
    weekly.run("--write", day=DAYS[3])
    assert weekly.days("bureau") == dict(zip(DAYS, (True, True, False, True), strict=True))
    assert weekly.days("office") == {DAYS[0]: True, DAYS[2]: False}
    folder = plain.root / "data" / "declarations" / "bureau"
    assert sorted(copy.stem for copy in folder.iterdir()) == [DAYS[0], DAYS[1], DAYS[3]]
    assert faults(plain.root) == []


def test_a_host_that_fails_changes_nothing(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(BUREAU, file(plain, "bureau", "does-not"))
    weekly.run("--write")
    for status in (500, 503, 403):
        server.put(BUREAU, b"", status=status)
        code, shown = weekly.run("--write", day=DAYS[1])
        assert (code, f"nothing follows from it ({status})" in shown) == (0, True)
    assert weekly.days("bureau") == {DAYS[0]: True}


def test_two_changes_on_one_day_wait_for_the_next(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(BUREAU, file(plain, "bureau", "does-not"))
    weekly.run("--write")
    server.put(BUREAU, file(plain, "bureau", "recognizes"))
    assert "it will be asked again tomorrow" in weekly.run("--write")[1]
    server.put(BUREAU, b"", status=404)
    assert "it will be asked again tomorrow" in weekly.run("--write")[1]
    assert weekly.days("bureau") == {DAYS[0]: True}


def test_an_answer_that_never_ends_is_ended(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(BUREAU, b"{", is_complete=False)
    assert "nothing follows from it" in weekly.run("bureau", seconds=0.3)[1]


def hostile(plain: Catalogue) -> dict[str, tuple[bytes, dict[str, Any]]]:
    """Files that must not be kept: what is in them, and how they are sent."""
    good = file(plain, "bureau", "does-not")
    on = b'"on": "practices/rooms"'
    says = {"says": {"en": "So"}}
    texts = (
        "<script>alert(1)</script>",
        "[here](javascript:x)",
        "=1+1",
        "a\u202eb",
        "a\nb",
        "e\u0301",
    )
    unsafe = [
        declaration(
            "bureau", "2026-11-01", [{"on": PRACTICE, "answer": "otherwise", "says": {"en": text}}]
        )
        for text in (*texts, "see https://example.net", "write to a@example.org", "x" * 301)
    ]
    answers = [
        {"on": f"practices/x#{number}", "answer": "does-not"} for number in range(MOST_ANSWERS + 1)
    ]
    files: list[tuple[bytes, dict[str, Any]]] = [
        (good + b" " * LARGEST, {}),
        (b"{" + b" " * LARGEST, {"headers": {"Content-Length": "10000000"}}),
        (good, {"kind": "text/html"}),
        (gzip.compress(good), {"headers": {"Content-Encoding": "gzip"}}),
        (b"[" * 100_000, {}),
        (b"\xff\xfe", {}),
        (b"null", {}),
        (b"", {}),
        (good.replace(b'"edition"', b'"level": "all", "edition"'), {}),
        (good.replace(b'"version": "1"', b'"version": "1", "version": "1"'), {}),
        (good.replace(b'"version": "1"', b'"version": 1'), {}),
        (good.replace(on, b'"on": "agencies/office"'), {}),
        (good.replace(on, b'"on": "../practices/rooms"'), {}),
        (good.replace(b"does-not", b"maybe"), {}),
        (good.replace(b"2026-11-01", b"2026-11-03"), {}),
        (good.replace(b"2026-11-01", b"2026-02-30"), {}),
        (file(plain, "office", "does-not"), {}),
        (declaration("bureau", "2026-11-01", [{"on": PRACTICE, "answer": "recognizes"}]), {}),
        (declaration("bureau", "2026-11-01", [{"on": PRACTICE, "answer": "does-not", **says}]), {}),
        (declaration("bureau", "2026-11-01", [{"on": PRACTICE, "answer": "in-part"}]), {}),
        (declaration("bureau", "2026-11-01", [{"on": PRACTICE, "answer": "does-not"}] * 2), {}),
        (declaration("bureau", "2026-11-01", answers), {}),
        *((raw, {}) for raw in unsafe),
    ]
    return {str(number): each for number, each in enumerate(files)}


def test_hostile_files_are_refused_and_nothing_of_them_is_kept(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    for name, (body, how) in hostile(plain).items():
        server.put(BUREAU, body, **how)
        code, shown = weekly.run("--write", "bureau")
        assert code == 0, name
        assert "bureau: refused, nothing is kept" in shown or "bureau: not reached" in shown, name
        assert weekly.days("bureau") == {}, name
        assert "<script>" not in shown


def test_what_replaces_a_declaration_and_is_none_ends_it(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(BUREAU, file(plain, "bureau", "does-not"))
    weekly.run("--write")
    server.put(BUREAU, file(plain, "office", "does-not"))
    assert "the declaration is gone (agency: office)" in weekly.run("--write", day=DAYS[1])[1]
    assert agencies(plain.root) == ("office", "bureau")


def test_agencies_that_contradict_each_other_are_both_kept(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    server.put(OFFICE, file(plain, "office", "recognizes", STEP))
    server.put(BUREAU, file(plain, "bureau", "does-not", STEP))
    weekly.run("--write")
    (step, *_) = step_recognitions(load(plain.root), PRACTICE)
    assert step.recognition.agencies == ("office",)
    assert {claim.agencies: claim.reason for claim in step.recognition.declared} == {
        ("office",): None,
        ("bureau",): "declared-does-not",
    }


def test_another_address_counts_only_if_the_own_page_of_the_agency_links_it(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    page = plain.root / "docs" / "agencies" / "bureau.md"
    address = f"https://{BUREAU}/docs/positions.json"
    line = f"domains: [{BUREAU}]\n"
    changed = page.read_text("utf-8").replace(line, f'{line}declaration_address: "{address}"\n')
    page.write_text(changed, "utf-8")
    server.put(BUREAU, file(plain, "bureau", "does-not"), "/docs/positions.json")
    server.put(BUREAU, b"<p>No link</p>", "/", kind="text/html")
    assert weekly.run("--write", "bureau")[0] == 0
    assert weekly.days("bureau") == {}
    server.put(BUREAU, b'<a href="/docs/positions.json">Positions</a>', "/", kind="text/html")
    assert f"for the first time {address}" in weekly.run("--write", "bureau")[1]
    assert faults(plain.root) == []
    assert agencies(plain.root) == ("office",)


def test_two_different_files_of_one_agency_are_refused(
    plain: Catalogue, server: AgencyServer, weekly: Weekly
) -> None:
    page = plain.root / "docs" / "agencies" / "bureau.md"
    domains = f"domains: [{BUREAU}, www.{BUREAU}]"
    page.write_text(page.read_text("utf-8").replace(f"domains: [{BUREAU}]", domains), "utf-8")
    server.put(BUREAU, file(plain, "bureau", "does-not"))
    # The certificate of the tests has no www: ask as if both names were one host.
    found = declarations.look(
        load(plain.root),
        _Two(server),
        "bureau",
        load(plain.root).entries["agencies/bureau"].record,
        DAYS[0],
    )
    assert (found.event, found.reason) == ("refused", "two files")


class _Two:
    """Asks a host for another file than the other one has."""

    def __init__(self, server: AgencyServer):
        self.server = server

    def ask(self, address: str, most: int, kind: str) -> hosts.Answer:
        return hosts.Answer(address, "found", raw=address.encode())
