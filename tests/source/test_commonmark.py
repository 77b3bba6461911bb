"""The text of a record: sections, links and HTML from one parser."""

from __future__ import annotations

import pytest
from catalogue.source import commonmark
from catalogue.source.commonmark import Section
from hypothesis import given
from hypothesis import strategies as st

BODY = """
Before.

## One

A [link](../practices/a.md), then *(editors' guidance)*.

### Deeper

- [two](b.md "title")

## Two

> ## Not a section
"""


def section(body: str) -> Section:
    return commonmark.sections(f"## S\n\n{body}")[0]


def html(body: str) -> str:
    return commonmark.render(section(body), lambda href: f"/{href}")


def test_body_is_split_at_second_level_headings() -> None:
    assert [(part.title, part.line) for part in commonmark.sections(BODY)] == [
        ("", 0),
        ("One", 3),
        ("Two", 11),
    ]


def test_raw_html_is_escaped() -> None:
    assert "<script>" not in html("<script>alert(1)</script> and <b onclick=x>")


UNSAFE = ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "//evil.example"]
SLASHES = ["\\\\evil", "/\\evil", "\\evil"]
"""Browsers read a backslash as a slash."""


def test_only_safe_addresses_become_links() -> None:
    safe = (
        "https://www.un.org",
        "http://un.org",
        "mailto:icat@un.org",
        "tel:+4311",
        "../a.md",
        "#after",
        "",
    )
    assert [href for href in (*safe, *UNSAFE, *SLASHES) if commonmark.is_safe(href)] == [*safe]
    assert [href for href in UNSAFE if 'href="#"' not in html(f"[a](<{href}>)")] == []


@pytest.mark.parametrize("href", ["java\tscript:x", "java\u200bscript:x", " javascript:x"])
def test_invisible_characters_do_not_hide_a_scheme(href: str) -> None:
    assert commonmark.scheme(href) == "javascript"


def test_relative_links_are_resolved_and_external_links_marked() -> None:
    assert html("[a](x.md)") == '<p><a href="/x.md">a</a></p>\n'
    assert 'rel="noopener noreferrer"' in html("[a](https://www.un.org)")


def test_rendering_twice_gives_the_same_html() -> None:
    part = section("[a](x.md) *(editors' guidance)*")
    once = commonmark.render(part, lambda href: f"../{href}")
    assert once == commonmark.render(part, lambda href: f"../{href}")


@given(st.text(alphabet=st.sampled_from("ab#*_[]()<>!`|-\\\n &;:1."), max_size=300))
def test_any_text_can_be_split_and_rendered(body: str) -> None:
    for part in commonmark.sections(body):
        assert "<script" not in commonmark.render(part, lambda href: href)
