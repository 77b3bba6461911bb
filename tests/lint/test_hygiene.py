"""Hostile tables, files and long inputs: each is reported, and none makes the checker raise or wait."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from catalogue.lint import checker, reporters
from catalogue.lint.publishable_files import Judge
from catalogue.model import table_files
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.files import write_file
from support.sites import REPOSITORY, Make, of_pages, reporter

PROVISION = (
    "zz: {where: art. 99, strength: shall, seen: text, read: 2026-11-25,"
    " says: {en: States a\u200bct, fr: Les États agissent}}\n"
)
LABEL = 'zz-hostile-%s: {en: "%s", fr: "%s"}\n'
DIRTY = [
    ("a<script>b", "text-markup"),
    ("a\u202eb", "text-bidi"),
    ("a\u200bb", "text-invisible"),
    ("Prevenᴬ", "text-compatibility"),
    ("p\u0430ge", "text-homoglyph"),
    ("=HYPERLINK(1)", "text-formula"),
    ("**x**", "text-markup"),
    ("   ", "vocabulary-missing-label"),
    ("Preven\\x07tion", "text-control"),
    ("x" * 1300, "front-matter-length"),
    ("{count:>2000000000}", "data-values"),
]


def test_table_labels_follow_page_rules(lasting: Path) -> None:
    table = lasting / "data" / "vocabularies" / "subject-coverage.yml"
    before = table.read_text("utf-8")
    table.write_text(
        before + "".join(LABEL % (number, words, words) for number, (words, _) in enumerate(DIRTY)),
        "utf-8",
    )
    found = {
        (finding.span.line, finding.rule)
        for finding in checker.check_folder(lasting)
        if finding.path == "data/vocabularies/subject-coverage.yml"
    }
    first = before.count("\n") + 1
    assert [row for line, row in enumerate(DIRTY, first) if (line, row[1]) not in found] == []


GLOSSARY_ROW = (
    "zz: {en: {term: a, definition: b}, fr: {term: c, definition: d}, practices: [nope]}\n"
)


UNSAFE_PUBLISHER = 'zz: {en: A body, fr: Un organe, homepage: "javascript:alert(1)"}\n'


@pytest.mark.parametrize(
    ("name", "before", "after", "rule"),
    [
        ("strings", "https://www.bbc.com/weather", "javascript:alert(1)", "link-host"),
        ("strings", "https://meteofrance.com/", "https://evil.example/", "link-host"),
        ("strings", "https://meteofrance.com/", "https://meteofrance.com.evil.example/", "link-host"),
        ("exports", "id/{ref}/", "id/{nothing}/", "data-row"),
        ("exports", "{at}id/{ref}/", "{at", "data-row"),
        ("resolvers", "doi.org/{number}", "doi.org/{nothing}", "data-row"),
        ("languages", "{name: English, dir", "{named: English, dir", "data-row"),
        ("international-days", '"07"', '"17"', "data-row"),
        ("tasks", "icon: eye-check-outline", "icon: no-eye", "data-row"),
        ("audiences", "icon: ", "icon: ../material/", "data-row"),
        ("glossary", "", GLOSSARY_ROW, "reference-unknown"),
        ("translation-thresholds", "{percent: 30}", "{percent: x}", "data-row"),
        ("translation-thresholds", "{percent: 30}", "{}", "data-row"),
        ("translation-thresholds", "others:", "rest:", "front-matter-missing-key"),
        ("study-notes", "en: Shows what happens where the practice is missing", "en: [Shows]", "data-row"),
        ("months", "\nen:", "\ne:", "front-matter-missing-key"),
        ("query-words", "\nsmall:", "\nsmaller:", "front-matter-missing-key"),
        ("glossary", "\ntip:", "\ntap:", "front-matter-missing-key"),
        ("sections", "\npractices:", "\npractice:", "front-matter-missing-key"),
        ("sections", "  if-there-is-danger-now:", "  danger:", "front-matter-missing-key"),
        ("sections", "  what-never-to-do:", "  never:", "front-matter-missing-key"),
        ("sections", "  if-you-or-someone-else-needs-help:", "  help:", "front-matter-missing-key"),
        ("sections", "  key-to-the-marks:", "  key:", "front-matter-missing-key"),
        ("strengths", "shall-consider:", "shall-con{sider:", "data-row"),
        ("old-addresses", "part: ", "part-x: ", "data-row"),
        ("exports", "example: ", "example-x: ", "data-row"),
        ("international-days", "by: ", "by-x: ", "data-row"),
        ("tasks", "to: ", "to-x: ", "data-row"),
        ("glossary", "definition: ", "definition-x: ", "data-row"),
        ("publishers", "", UNSAFE_PUBLISHER, "link-scheme"),
    ],
)  # fmt: skip
def test_unsafe_table_is_reported(
    lasting: Path, name: str, before: str, after: str, rule: str
) -> None:
    """Addresses, placeholders, days, and what the fuzzer removed: a row, a column, an id."""
    table = table_files.path(lasting / "data", name)
    text = table.read_text("utf-8")
    assert before in text
    table.write_text(text.replace(before, after) if before else text + after, "utf-8")
    assert rule in {
        finding.rule for finding in checker.check_folder(lasting) if lasting / finding.path == table
    }


def test_provision_with_invisible_character_is_reported(root: Path) -> None:
    table = root / "data/provisions/an-act.yml"
    table.write_text(PROVISION, "utf-8")
    found = {finding.rule for finding in checker.check_folder(root) if root / finding.path == table}
    assert "text-invisible" in found


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("strength: shall", "strength: nope", "vocabulary-unknown-term"),
        ("seen: text", "seen: glanced", "vocabulary-unknown-term"),
        ("read: 2026-11-25", "read: yesterday", "date-day"),
        ("read: 2026-11-25", "read: 2099-01-01", "date-future"),
        ("where: art. 99, ", "", "front-matter-missing-key"),
        ("zz:", "zz z:", "front-matter-value"),
        ("says:", "said:", "front-matter-unknown-key"),
    ],
)
def test_provision_has_a_model(root: Path, before: str, after: str, rule: str) -> None:
    table = root / "data/provisions/an-act.yml"
    table.write_text(PROVISION.replace("\u200b", "").replace(before, after), "utf-8")
    found = {finding.rule for finding in checker.check_folder(root) if root / finding.path == table}
    assert rule in found


@pytest.mark.parametrize("end", ["\r", "\u2028", "\x85"])
def test_checker_and_loader_agree_on_line_ends_in_comments(lasting: Path, end: str) -> None:
    table = lasting / "data" / "vocabularies" / "subject-coverage.yml"
    table.write_bytes(table.read_bytes() + f"# note:{end}who: binds: whom\n".encode())
    assert checker.check_folder(lasting)
    assert "who" not in Vocabularies(lasting / "data").table("subject-coverage")


def test_report_works_with_damaged_checker_text(lasting: Path) -> None:
    table = lasting / "data" / "interface" / "checker-strings.yml"
    table.write_text(table.read_text("utf-8").replace('"{count} error', '"{count error'), "utf-8")
    words = reporters.reporter(lasting)
    assert "data-values" in "\n".join(reporters.as_text(words, checker.check_folder(lasting)))


def test_deeply_nested_table_is_reported(lasting: Path) -> None:
    for text in ("? " * 400 + "\n", "- ? " * 300 + "\n", "[" * 900, "{" * 900):
        (lasting / "data" / "vocabularies" / "subject-coverage.yml").write_text(text, "utf-8")
        assert checker.check_folder(lasting)


SLOW = {
    "references": "resources: ["
    + ", ".join(f"unodc-guide-{number}" for number in range(1100))
    + "]\n---\n\nText.\n",
    "e-mail": "---\n\n" + "a-" * 32000 + "@\n",
    "at": "---\n\n" + "a" * 32000 + " (at) " * 300 + "\n",
    "links": "---\n\n" + "[a](nothing-x.md) " * 480 + "\n",
}


def test_checking_time_is_bounded(make: Make) -> None:
    catalogue = make(
        "\n".join(f"resources/a-guide-{number}.md\n| title: T\n| ---" for number in range(300))
    )
    (catalogue.root / "docs/practices").mkdir()
    for name, text in SLOW.items():
        (catalogue.root / f"docs/practices/{name}.md").write_text(
            "---\ntitle: A practice\n" + text, "utf-8"
        )
    start = time.process_time()
    assert {f"docs/practices/{name}.md" for name in SLOW} <= {
        f.path for f in checker.check_folder(catalogue.root, of_pages)
    }
    assert time.process_time() - start < 4, "processor time, whatever else the machine does"


def test_only_scripts_and_svg_of_templates_are_published(tmp_path: Path) -> None:
    judge, assets = Judge(REPOSITORY / "docs"), REPOSITORY / "docs/assets"
    files = {
        file.relative_to(REPOSITORY / "docs").as_posix()
        for kind in ("js", "svg")
        for file in assets.rglob(f"*.{kind}")
    }
    assert judge.named == files, "every one is used, directly or by another one"
    (tmp_path / "docs/assets/js").mkdir(parents=True)
    (tmp_path / "docs/assets/js/steal.js").write_text("fetch('https://evil.example/')", "utf-8")
    (tmp_path / "docs/assets/drawing.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8"
    )
    assert not any(
        map(Judge(tmp_path / "docs").allowed, ("assets/js/steal.js", "assets/drawing.svg"))
    )


def test_xml_files_have_no_control_characters(tmp_path: Path) -> None:
    write_file(tmp_path / "feed.xml", "<a>Preven\x07tion\ufffe</a>")
    assert (tmp_path / "feed.xml").read_text("utf-8") == "<a>Preven\ufffdtion\ufffd</a>"


def test_ordinary_words_are_not_personal_data(make: Make) -> None:
    text = (
        "Born free, article 12, from 2004. The passport, issued in 2020, and ILO, 16, are words. "
        "Call 116 006. Rule 22 023 of 2019."
    )
    root = make(
        f"about/index.md\n| title: About\n| ---\n| {text} Write to <info@unodc.org> or <tip@unodc.org>."
    ).root
    rules = {finding.rule for finding in checker.check_folder(root, of_pages)}
    assert not rules & {"text-traceable", "text-personal", "text-html"}
    assert reporter(root)


LINKS = {
    "https://printer.local/": "link-host",
    "https://l.facebook.com/l.php?u=x": "link-host",
    "https://tiny.cc/abc": "link-host",
    "https://www.example.org/a%E2%80%AEb": "link-syntax",
    "https://www.example.org/%00": "link-syntax",
    "https://www.example.org/?token=abc": "link-tracking",
}
HEAD = "---\ntitle: A page\nsummary: A page of the site that says something.\n---\n\n"
PAGES = {
    "? " * 400: "front-matter-key",
    "- ? " * 300: "front-matter-key",
    HEAD.replace("A page\n", '"———"\n'): "front-matter-empty",
    HEAD.replace("A page\n", "A page\nformerly: [%s]\n" % ("a" * 300)): "front-matter-unknown-key",
    HEAD + "Text[^9] here.": "link-reference",
    HEAD + 'Text { onclick="x()" } here.': "text-attributes",
    HEAD + "Text[^1] here.\n\n[^1]: Note.": "translation-missing",
    **{f"{HEAD}See [the page]({address}).": rule for address, rule in LINKS.items()},
}
"""Reproductions of the security review that have no site in `rules/`, with the rule that answers."""

CAMERA = REPOSITORY / "tests/lint/rules/image-metadata/docs/assets/camera.jpg"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\0\0\0\0\0\0\0\4iCCPprof\0\0\0\0"
FILES = {
    "xfa.pdf": (b"%PDF-1.4 /XFA", "pdf-active"),
    "form.pdf": (b"%PDF-1.4 /SubmitForm", "pdf-active"),
    "elsewhere.pdf": (b"%PDF-1.4 /GoToR", "pdf-active"),
    "large.pdf": (b"%PDF-1.4 " + b"x" * 30_000_000, "image-size"),
    "profile.png": (PNG, "image-metadata"),
    "device.jpg": (CAMERA.read_bytes().replace(b"\xff\xeb", b"\xff\xec"), "image-metadata"),
}


def test_security_review_cases_are_reported(root: Path) -> None:
    (root / "docs" / "about").mkdir()
    (root / "docs" / "assets").mkdir()
    for number, text in enumerate(PAGES):
        whole = text if text.startswith("---") else f"---\n{text}\n---\n"
        (root / "docs" / "about" / f"page-{number}.md").write_text(whole, "utf-8")
    for name, (content, _) in FILES.items():
        (root / "docs" / "assets" / name).write_bytes(content)
    wanted = {f"docs/about/page-{number}.md": rule for number, rule in enumerate(PAGES.values())}
    wanted |= {f"docs/assets/{name}": rule for name, (_, rule) in FILES.items()}
    findings = checker.check_folder(root, of_pages)
    found = {
        path: {finding.rule for finding in findings if finding.path == path} for path in wanted
    }
    assert not {path: rules for path, rules in found.items() if wanted[path] not in rules}
    assert {"translation-missing"} in found.values(), "a footnote of one word is no fault"
