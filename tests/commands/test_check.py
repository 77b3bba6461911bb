"""The command: what it prints in each form and language, how it ends; no content can make it fail."""

from __future__ import annotations

import itertools
from pathlib import Path

import check
import pytest
from catalogue.lint import checker, reporters
from catalogue.lint.checker import PAGE_RULES
from catalogue.lint.page_model import versions
from catalogue.model import table_files
from catalogue.model.findings import Finding, Span
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import documents
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support.sites import REPOSITORY, Make, of_pages, reporter

TEN_FAULTS = """---
title: First  session
summary: A session <b> of the working group.
type: sesion
topics: [training, training]
date: 2009-13
agencies: [nobody]
levle: national
reviewed: 2098-01-01
---

## What happened

See [here](nowhere.md) and `this: "that"...`.

The group's members met.
"""
EXPECTED = [
    ("typography-spaces", 2, 13),
    ("text-markup", 3, 20),
    ("vocabulary-unknown-term", 4, 7),
    ("front-matter-repeated", 5, 20),
    ("date-partial", 6, 7),
    ("reference-unknown", 7, 12),
    ("front-matter-unknown-key", 8, 1),
    ("date-future", 9, 11),
    ("section-missing", 12, 1),
    ("link-target", 14, 12),
    ("link-text", 14, 12),
    ("typography-en", 16, 10),
]


PRACTICE = """
| title: Rooms
| summary: A room in which a person can rest before any question.
| topics: [assistance]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition: []
| effect: {level: consensus-guidance}
| steps:
|   - {id: furnish-a-room, who: [police], moment: prepare}
| pitfalls: []
| resources: []
| withdrawn: yes
| reconnu: all
| reviewed: 2026-11-25
| ---
| ## What it is
|
| A room.
|
| ## Wy it matters
|
| People rest.
|
| ## How to do it
|
| 1. **Furnish a room.**
| 2. **Keep it quiet.**
|
| ## Pitfalls
|
| None is known.
|
| ## Monitoring
|
| Rooms.
|
| ## State of the evidence
|
| The editors know of no study.
"""
"""A practice with a key for a level, a value of another type, a misspelt heading, one row for two steps."""


@pytest.fixture
def faulty(root: Path) -> Path:
    """A repository with one page that has many faults."""
    page = root / "docs" / "activities" / "first.md"
    page.parent.mkdir()
    page.write_text(TEN_FAULTS, "utf-8")
    return root


def run(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> tuple[int, str]:
    code = check.main(["--root", str(root), *arguments])
    return code, capsys.readouterr().out


def test_all_findings_of_a_page_have_positions(faulty: Path) -> None:
    found = [f for f in checker.check_folder(faulty, of_pages) if f.rule != "translation-missing"]
    assert [(finding.rule, finding.span.line, finding.span.column) for finding in found] == EXPECTED


def test_exit_code_is_one_for_errors_and_zero_for_warnings(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, faulty, str(faulty / "docs"))[0] == 1
    (faulty / "docs" / "activities" / "first.md").unlink()
    assert run(capsys, faulty, str(faulty / "docs"))[0] == 0


def test_exit_code_is_two_for_invalid_arguments(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(["--root", str(faulty / "docs")]) == 2
    assert check.main(["--root", str(faulty), str(faulty / "nowhere")]) == 2
    assert check.main(["--explain", "no-such-rule"]) == 2
    with pytest.raises(SystemExit) as wrong:
        check.main(["--language", "xx"])
    assert wrong.value.code == 2


def test_path_arguments_filter_findings(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "first.md" in run(capsys, faulty, str(faulty / "docs" / "activities"))[1]
    (faulty / "docs" / "about").mkdir()
    assert run(capsys, faulty, str(faulty / "docs" / "about")) == (0, "no problems found\n")


def test_report_is_available_in_french(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, faulty, "--lang", "fr", str(faulty / "docs"))[1]
    assert (
        "erreur[vocabulary-unknown-term]: `sesion` ne figure pas dans data/vocabularies/activity-types.yml"
        in out
    )
    assert "vouliez-vous dire `session`" in out
    assert out.rstrip().endswith("dans 1 page")


def test_finding_is_reported_once_without_consequences(make: Make) -> None:
    catalogue = make(f"practices/rooms.md\n{PRACTICE}")
    found = {finding.rule: finding for finding in checker.check_folder(catalogue.root, of_pages)}
    assert {"front-matter-type", "recognition-typed", "section-unknown"} <= found.keys()
    assert not {"step-count", "section-missing"} & found.keys()
    assert "{date: 2026-11-30, reason: " in reporter(catalogue.root).say(
        "label", found["front-matter-type"]
    )


def test_annotations_are_escaped(root: Path) -> None:
    finding = Finding(
        "docs/a,b:c.md", Span(2, 3, 4), "front-matter-value", {"key": "50%", "value": "a\nb::c"}
    )
    (line,) = reporters.as_github(reporter(root), [finding])
    assert line.startswith("::error title=front-matter-value,file=docs/a%2Cb%3Ac.md,line=2,col=3::")
    assert "\n" not in line
    assert "`50%25`" in line
    assert "a\\u000ab::c" in line


def test_report_has_no_terminal_control_characters(root: Path) -> None:
    (root / "docs" / "x.md").write_text("---\ntitle: \x1b[31mred\u202e\n---\n", "utf-8")
    finding = Finding(
        "docs/x.md", Span(2, 8, 4), "front-matter-value", {"key": "title", "value": "\x1b[2J\x07"}
    )
    text = "\n".join(reporters.as_text(reporter(root), [finding]))
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "\\u001b[31m" in text


def test_long_lines_are_truncated_around_finding(root: Path) -> None:
    (root / "docs" / "x.md").write_text("a " * 500 + "fault " + "b " * 500, "utf-8")
    lines = list(
        reporters.as_text(
            reporter(root), [Finding("docs/x.md", Span(1, 1001, 5), "front-matter-absent")]
        )
    )
    place = lines[4].index("^")
    assert lines[3][place : place + 5] == "fault"
    assert len(lines[3]) < 130


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--rules", "--lang", "fr"]) == 0
    assert "step-head (erreur)\n  chaque étape" in capsys.readouterr().out
    assert check.main(["--explain", "step-head"]) == 0
    assert "a step begins with a bold sentence" in capsys.readouterr().out


def test_fix_corrects_and_reports_remaining_findings(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(["--root", str(faulty), "--fix", str(faulty / "docs")]) == 1
    said = capsys.readouterr()
    assert said.err == "1 page corrected\n"
    assert "typography" not in said.out
    text = (faulty / "docs" / "activities" / "first.md").read_text("utf-8")
    assert "The group’s members met." in text
    assert '`this: "that"...`' in text


def test_missing_or_broken_table_is_reported(
    lasting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = (
        "topics",
        "languages",
        "strings",
        "sections",
        "terms-to-avoid",
        "studies",
        "locator-terms",
    )
    for name in names:
        table_files.path(lasting / "data", name).write_text("a: [b", "utf-8")
    code, out = run(capsys, lasting)
    assert (code, out.count("[front-matter-syntax]")) == (1, len(names))
    for name in names:
        table_files.path(lasting / "data", name).unlink()
    code, out = run(capsys, lasting)
    assert code == 1 and [name for name in names if f"/{name}.yml is missing" not in out] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("topics", "a: b"),
        ("sections", "practices: [a]"),
        ("sections", "practices: {what: a}"),
        ("strings", "home: Home"),
        ("months", "en: [January]"),
        ("membership-counts", "2006: {count: many, seen: https://icat.un.org/about}"),
        ("membership-counts", "count: {count: 7, seen: https://icat.un.org/about}"),
        ("typography", "fr: [{sign: [a], pattern: '(', write: b}]"),
        ("terms-to-avoid", "en: [a]"),
        ("terms-to-avoid", "en: {harm: a}"),
        ("terms-to-avoid", "en: {harm: [{avoid: a}], titles: [[]]}"),
        ("languages", "[]"),
        ("adopting-bodies", "heads: {en: a, fr: b, group: false}"),
    ],
)
def test_table_with_wrong_structure_is_reported(
    lasting: Path, name: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table_files.path(lasting / "data", name).write_text(text, "utf-8")
    code, out = run(capsys, lasting, "--fix")
    assert code == 1
    assert "data-row" in out or "front-matter" in out


@pytest.mark.parametrize("text", ["a: [b", "- a", "a: b", "a: {severity: error}"])
def test_unreadable_rules_exit_with_two(lasting: Path, text: str) -> None:
    (lasting / "data" / "interface" / "rules.yml").write_text(text, "utf-8")
    assert check.main(["--root", str(lasting)]) == 2


def test_parallel_check_equals_serial_check(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "docs" / "activities"
    folder.mkdir()
    for number in range(30):
        (folder / f"first-{number}.md").write_text(TEN_FAULTS, "utf-8")
    alone = checker.check_folder(root, of_pages)
    monkeypatch.setattr("catalogue.lint.parallel.MANY", 10)
    assert checker.check_folder(root, of_pages) == alone


def test_symbolic_links_are_not_followed(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("secret", "utf-8")
    (root / "docs" / "away").symlink_to(outside)
    (root / "docs" / "loop").symlink_to(root / "docs")
    (root / "docs" / "broken.md").symlink_to(outside / "nothing")
    found = {(finding.path, finding.rule) for finding in checker.check_folder(root, of_pages)}
    assert found == {(f"docs/{name}", "page-symlink") for name in ("away", "loop", "broken.md")}


def test_files_of_every_kind_are_read_without_failing(root: Path) -> None:
    for folder in ("practices", "assets"):
        (root / "docs" / folder).mkdir()
    for number, raw in enumerate(
        [b"", b"\0" * 50, b"---", b"---\n---", b"\xff\xfe", b"---\n" + b"a: b\n" * 9, b"\n\n"]
    ):
        for name in (f"page-{number}.md", f"practices/page-{number}.fr.md"):
            (root / "docs" / name).write_bytes(raw)
    begun = [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe1",
        b"RIFF\0\0\0\0WEBP",
        b"%PDF-",
        b"\xff\xd8\xff" + b"\xff" * 99,
    ]
    for (number, raw), kind in itertools.product(
        enumerate(begun), ("png", "jpg", "svg", "pdf", "woff2")
    ):
        (root / f"docs/assets/file-{number}.{kind}").write_bytes(raw)
    found = checker.check_folder(root, of_pages)
    assert found and "checker-fault" not in {finding.rule for finding in found}


def test_real_pictures(root: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "a name"
    (root / "docs/assets").mkdir()
    for kind in ("png", "jpg"):
        Image.new("RGB", (20, 10)).save(root / f"docs/assets/clean.{kind}")
        Image.new("RGB", (5000, 10)).save(root / f"docs/assets/large.{kind}", exif=exif)
    found = {(finding.path, finding.rule) for finding in checker.check_folder(root, of_pages)}
    rules = ("image-metadata", "image-dimensions")
    assert found == {
        (f"docs/assets/large.{kind}", rule) for kind in ("png", "jpg") for rule in rules
    }


EMPTY = Catalogue(REPOSITORY, Vocabularies(REPOSITORY / "data"))
YAML = "--- \n title: summary: topics: [ ] { } - & * &x *x !!str 2008-10-14 # | > ' \" \t"
MARKDOWN = (
    "## ### ` ``` ~~~ ![ ]( ) <b> </ &amp; {{ {% {: [a][b] (source: https://x.org ../a.md "
    "javascript: 1. 2. \\ @ +43"
)
LETTERS = "\u202e \u200b \x00 é e\u0301 « » ... : ; ! ° = Tr\u0430ffic"
TOKENS = st.sampled_from(f"{YAML} {MARKDOWN} {LETTERS}".split(" "))
PAGES = st.lists(TOKENS | st.text(max_size=6), max_size=60).map(" ".join)


@given(
    PAGES,
    PAGES,
    st.sampled_from(["practices/x", "resources/x", "about/x"]),
    st.sampled_from(["en", "fr"]),
)
def test_no_page_raises_in_a_rule(front: str, body: str, name: str, language: str) -> None:
    other = documents.parse(
        Document(f"docs/{name}.md"), "---\ntitle: Other\n---\n\n## What it is\n\nText.\n"
    )
    EMPTY.sources = {name: {"en": other}}
    EMPTY.sources[name][language] = documents.parse(
        Document(f"docs/{name}.md"), f"---\n{front}\n---\n{body}"
    )
    found = [
        finding for page in versions(EMPTY, name) for rule in PAGE_RULES for finding in rule(page)
    ]
    report = reporter(REPOSITORY, language)
    assert all(report.say("message", finding) for finding in found)
