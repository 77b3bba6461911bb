"""A unified difference is followed to the letter, or refused."""

from __future__ import annotations

import difflib

import pytest
from catalogue.source.line_changes import LineChangeError, apply_changes
from hypothesis import given
from hypothesis import strategies as some

TEXT = "a\nb\nc\nd\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("@@ -2 +2 @@\n-b\n+B", "a\nB\nc\nd\n"),
        ("@@ -2,1 +2,2 @@\n-b\n+B\n+B2\n", "a\nB\nB2\nc\nd\n"),
        ("@@ -2,0 +3,1 @@\n+x", "a\nb\nx\nc\nd\n"),
        ("@@ -0,0 +1,1 @@\n+x", "x\na\nb\nc\nd\n"),
        ("@@ -1,4 +1,3 @@ of a section\n a\n-b\n c\n d", "a\nc\nd\n"),
        ("--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-a\n+A\n@@ -4 +4 @@\n-d\n+D", "A\nb\nc\nD\n"),
    ],
)
def test_lines_take_the_place_of_those_that_they_name(changes: str, expected: str) -> None:
    assert apply_changes(TEXT, changes) == expected


@pytest.mark.parametrize(
    "changes",
    [
        "no difference",
        "--- a\n+++ b",
        "@@ -2 +2 @@\n-x\n+B",
        "@@ -2 +2 @@\n-b",
        "@@ -2 +2 @@\n-b\n+B\n+C",
        "@@ -2 +2 @@\n-b\n+B\nmore",
        "@@ -2,9 +2,9 @@\n-b\n+B",
        "@@ -9 +9 @@\n-d\n+D",
        "@@ -4 +4 @@\n-d\n+D\n@@ -1 +1 @@\n-a\n+A",
        "@@ -1,2 +1 @@\n a\n-b\n@@ -2 +1 @@\n-b\n+B",
        "@@ -2 +2 @@\n-b\n\\ No newline at end of file",
        "@@ -999999,1 +1,1 @@\n-a\n+b",
        "@@ -99999999999 +1 @@\n-a\n+b",
    ],
)
def test_difference_that_does_not_belong_to_the_text_is_refused(changes: str) -> None:
    with pytest.raises(LineChangeError):
        apply_changes(TEXT, changes)


LINES = some.lists(
    some.sampled_from(["", "a", "b", "-c", "+d", "@@ -1 +1 @@", " e"]), min_size=1, max_size=9
)


@given(LINES, LINES, some.integers(0, 3))
def test_difference_makes_one_text_of_the_other(
    before: list[str], after: list[str], around: int
) -> None:
    rows = list(difflib.unified_diff(before, after, "a", "b", lineterm="", n=around))
    if rows:
        assert apply_changes("\n".join(before), "\n".join(rows)).split("\n") == after
