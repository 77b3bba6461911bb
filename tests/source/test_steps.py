"""The items of a list of steps, and their heads."""

from __future__ import annotations

import json

import pytest
from catalogue.source import commonmark
from catalogue.source.steps import divide
from support.sites import REPOSITORY

VECTORS = json.loads((REPOSITORY / "tests/vectors/steps.json").read_text("utf-8"))
TEXT = """Before the list.

1. **Ask first.** Then [listen](x.md).

   A second paragraph.
   - an inner item
2. No head.
3. **Write
   it down.** Today.

After the list.
"""


def words(section: commonmark.Section) -> str:
    return " ".join(commonmark.plain(token) for token in section.tokens if token.type == "inline")


def test_a_section_is_divided_at_its_list() -> None:
    before, items, after = divide(commonmark.sections(TEXT)[0])
    assert [item.head for item in items] == ["Ask first.", "", "Write it down."]
    assert [item.line for item in items] == [2, 6, 7]
    assert (words(before), words(after)) == ("Before the list.", "After the list.")
    inner = commonmark.render(commonmark.Section("", 0, items[0].tokens), lambda href: href)
    assert "A second paragraph" in inner and inner.count("<li>") == 1


def test_what_explains_a_step_is_apart_from_its_guidance() -> None:
    _, [first, *_], _ = divide(commonmark.sections(TEXT)[0])
    assert words(commonmark.Section("", 0, first.guidance)) == "Then listen."
    assert words(commonmark.Section("", 0, first.more)) == "A second paragraph. an inner item"
    _, [bare], _ = divide(commonmark.sections("1. **Only a head.**\n\n   Its guidance.")[0])
    assert words(commonmark.Section("", 0, bare.guidance)) == "Its guidance."
    assert bare.more == []


def test_a_section_without_a_list_has_no_items() -> None:
    before, items, after = divide(commonmark.sections("Only words.")[0])
    assert (words(before), items, words(after)) == ("Only words.", [], "")


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["step"])
def test_step_head_matches_bold_text_of_forms(row: dict[str, str]) -> None:
    _, [item], _ = divide(commonmark.sections(f"1. {row['written']}")[0])
    assert item.head == row["head"]
