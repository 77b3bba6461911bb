"""What supports the items of a text: in order, in lists of some tags only, none for surplus items."""

from __future__ import annotations

import pytest
from catalogue.source.text_blocks import TextBlock
from catalogue.views.pages import situations
from catalogue.views.pages.supported_text import first_list, supported_blocks
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.sites import Make

ONE, TWO, THREE = ({"practice": name} for name in ("one", "two", "three"))
BLOCKS = (
    TextBlock("<p>before</p>"),
    TextBlock("<ul>…</ul>", "ul", ("a", "b")),
    TextBlock("<ol>…</ol>", "ol", ("c", "d")),
)
SESSION = """
sessions/police.md
| title: A session
| summary: Ninety minutes on the first hour.
| layout: session
| steps: {steps}
| ---
|
| ## Aim
|
| - Listen.
|
| ## Quiz
|
| 1. First?
| 2. Second?
|
| ## Read on
|
| More.
"""


@pytest.mark.parametrize(
    ("list_tags", "supports"),
    [(("ol",), [[], [], [ONE, TWO]]), (("ol", "ul"), [[], [ONE, TWO], [THREE, None]])],
)
def test_items_have_their_supports_in_order(
    list_tags: tuple[str, ...], supports: list[list[object]]
) -> None:
    blocks = supported_blocks(BLOCKS, [ONE, TWO, THREE], list_tags)
    assert [[item.support for item in block.items] for block in blocks] == supports
    assert [block.html for block in blocks] == [block.html for block in BLOCKS]


def test_the_first_list_of_a_tag_is_found() -> None:
    assert (first_list(BLOCKS, "ol"), first_list(BLOCKS, "ul"), first_list(BLOCKS, "dl")) == (
        2,
        1,
        3,
    )


@pytest.mark.parametrize(("steps", "answered"), [("[]", 0), ("[rooms/x]", 1), ("[a/x, b/y]", 2)])
def test_a_session_is_divided_at_its_quiz(
    make: Make, monkeypatch: pytest.MonkeyPatch, steps: str, answered: int
) -> None:
    questions = [{"answers": ["yes"], "right": 0, "step": None}] * answered
    monkeypatch.setattr(situations, "quiz", lambda context, path: questions)
    context = Context(make(SESSION.format(steps=steps)), Site(), "en")
    session = situations.session(context, "sessions/police/")
    assert [str(html) for html, _ in session["asked"]] == ["First?", "Second?"]
    assert [question for _, question in session["asked"] if question] == questions
    assert "<ul>" in session["before"][1] and "Quiz" in session["before"][-1]
    assert session["after"][-1] == "<p>More.</p>"
