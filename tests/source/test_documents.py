"""Reading a page: every fault is a finding with a position, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.lint import checker
from catalogue.lint.autofix import repaired
from catalogue.model.findings import Span
from catalogue.source import commonmark, documents, loading
from catalogue.source.documents import Document
from catalogue.source.yaml_repair import SAFE
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from support.sites import of_pages


def parsed(text: str) -> Document:
    return documents.parse(Document("page.md"), text)


def page(front: str, body: str = "") -> Document:
    return parsed(f"---\n{front}\n---\n{body}")


def test_every_value_and_key_has_a_position() -> None:
    document = page("title: A\ntopics: [one, two]\nrecognition:\n  - {by: [x], in: y}")
    assert document.spans["topics", 1] == Span(3, 15, 3)
    assert document.keys["recognition", 0, "in"] == Span(5, 15, 2)
    assert document.span(("recognition", 0, "absent")) == document.spans["recognition", 0]


def test_body_starts_after_the_front_matter() -> None:
    document = page("title: A", "\n## One\n")
    assert (document.body, document.body_line) == ("\n## One\n", 4)


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nText.\r\n",
        b"--- \ntitle: A\n--- \nText.\n",
        b"---\rtitle: A\r---\rText.\r",
    ],
)
def test_byte_order_mark_other_line_ends_and_spaces_after_the_fence_are_read(
    tmp_path: Path, raw: bytes
) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(raw)
    document = documents.read(file, "page.md")
    assert (document.data, document.body, document.findings) == ({"title": "A"}, "Text.\n", [])


@pytest.mark.parametrize(
    ("front", "rule"),
    [
        ("title: \x07", "front-matter-syntax"),
        ("", "front-matter-not-mapping"),
        ("<<: *x", "front-matter-alias"),
        ("a: !ENV b", "front-matter-tag"),
        ("a: !!python/object/apply:os.system [x]", "front-matter-tag"),
        ("a: " + "[" * 300, "front-matter-nesting"),
    ],
)
def test_unsafe_or_empty_front_matter_is_reported(front: str, rule: str) -> None:
    """Ordinary faults have a site each in tests/lint/rules/."""
    assert rule in {finding.rule for finding in page(front).findings}


def test_all_duplicate_keys_are_reported() -> None:
    positions = [
        (finding.span.line, finding.span.column)
        for finding in page("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3").findings
    ]
    assert positions == [(3, 1), (4, 11), (5, 1)]


EXCESSES = {
    "lines": ("a\n" * 1500, "page-excess"),
    "brackets": ("a\n" + "![" * 900, "page-excess"),
    "open brackets": (("[" + "a" * 99) * 90, "page-excess"),
    "emphasis": ("*a*_b_" * 501, "page-excess"),
    "code": ("`` ` ``" * 500, "page-excess"),
    "escapes": ("\\]" * 2001, "page-excess"),
    "columns": ("|a" * 21 + "|", "page-excess"),
    "quotations": (" >" * 40, "page-nesting"),
    "lists on one line": ("1. " * 40, "page-nesting"),
    "lists below each other": (" " * 200 + "- a", "page-nesting"),
}


@pytest.mark.parametrize("name", EXCESSES)
def test_page_beyond_a_limit_is_reported_and_discarded(name: str) -> None:
    text, rule = EXCESSES[name]
    document = page("title: A", text)
    assert [finding.rule for finding in document.findings] == [rule]
    assert (document.body, document.source, document.readable, document.is_refused) == (
        "",
        "",
        False,
        True,
    )
    assert not page("title: A", text[: len(text) // 2]).is_refused


def test_page_beyond_a_limit_is_not_parsed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*(text for text, _ in EXCESSES.values()), "[" * 70_000]
    paths = [
        f"docs/{folder}/page-{number}.md"
        for folder in ("about", "practices")
        for number in range(len(texts))
    ]
    for path, text in zip(paths, texts * 2, strict=True):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(
            f"---\ntitle: A page\nsummary: A sentence on it.\n---\n\n{text}\n", "utf-8"
        )
    parsed_texts: list[str] = []
    monkeypatch.setattr(
        MarkdownIt, "parse", lambda self, source, env=None: parsed_texts.append(source) or []
    )
    monkeypatch.setattr(Markdown, "convert", lambda self, source: parsed_texts.append(source) or "")
    monkeypatch.setattr(commonmark, "_kept", {})
    for cached in (commonmark._parse, commonmark.sections):
        monkeypatch.setattr(commonmark, cached.__name__, cached.__wrapped__)
    found = checker.check(loading.load(root), of_pages)
    assert {
        finding.path
        for finding in found
        if finding.rule in ("page-excess", "page-nesting", "page-size")
    } == {*paths}
    assert not "".join(parsed_texts)


def test_table_has_no_front_matter_fence() -> None:
    table = documents.parse_table(Document("t.yml"), "# A comment.\na: {en: One, fr: Un}\n")
    assert table.readable
    assert table.spans["a", "fr"] == Span(2, 18, 2)


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>%#'\"\\?,~ \n\t\u00e9\u2028"), max_size=200))
def test_reading_never_raises(text: str) -> None:
    document = page(text, text)
    assert isinstance(document.data, dict)
    assert document.readable or document.findings


BROKEN = [
    ("title: Session: the first", 2, "quoted", 'title: "Session: the first"'),
    ("title: @home", 2, "quoted", 'title: "@home"'),
    ("title: A\n\tsummary: b", 3, "tab", "summary: b"),
    ("steps:\n\t- {id: a}", 3, "tab", "  - {id: a}"),
    ("title: A\ntopics:[a, b]", 3, "space", "topics: [a, b]"),
    ("title: A\nrecognition: []\n  - {in: a}", 3, "emptied", "recognition:"),
    ("title: A\ntopics: [a, b", 3, "bracket", "topics: [a, b]"),
    ("title: A\nlist:\n  - {in: a, by: [x]", 4, "brace", "  - {in: a, by: [x]}"),
    ('title: "A', 2, "mark", 'title: "A"'),
    ("title: A\n  summary: b", 3, "margin", "summary: b"),
    ("title: A\nlist:\n  - {in: a}\n   - {in: b}", 5, "margin", "  - {in: b}"),
    ("title: A\nsummary A thing.", 3, "colon", "summary: A thing."),
    ("title: A\n<<<<<<< HEAD\ndate: x\n=======\ndate: y\n>>>>>>> b", 3, "conflict", "<<<<<<< HEAD"),
]


@pytest.mark.parametrize(("text", "line", "cause", "mended"), BROKEN)
def test_yaml_errors_have_line_and_only_safe_ones_are_repaired(
    text: str, line: int, cause: str, mended: str
) -> None:
    document = documents.parse(
        documents.Document("docs/x.md"), f"---\n{text}\nreviewed: x\n---\nText\n"
    )
    (fault,) = [finding for finding in document.findings if finding.rule == "front-matter-syntax"]
    assert (fault.span.line, fault.values[cause]) == (line, mended)
    fixed = repaired(document)
    assert (fixed != document.source) == (cause in SAFE)
    if cause in SAFE:
        assert documents.parse(documents.Document("docs/x.md"), fixed).readable


def test_unknown_yaml_error_is_not_repaired() -> None:
    document = documents.parse(documents.Document("docs/x.md"), "---\ntitle: 'a' b\n---\n")
    assert (
        document.findings[0].rule == "front-matter-syntax" and repaired(document) == document.source
    )
