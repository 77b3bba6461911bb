"""HTML of the site as Markdown: each element, what is left out, and what another parser makes of it again."""

from __future__ import annotations

import pytest
from catalogue.exports.html_tree import tree
from catalogue.exports.page_markdown import MarkdownText
from markdown_it import MarkdownIt

PLAIN = MarkdownText()
ICONS = MarkdownText(mark=lambda name: f":toolkit-{name}: ")

PARTS = {
    '<section id="how"><h2>How to do it</h2><p>One &amp; two.</p></section>': (
        "## How to do it {#how}\n\nOne & two."
    ),
    '<ol class="steps"><li id="a"><div><h3>Ask</h3><p>Ask first.</p></div></li></ol>': (
        "1. ### Ask {#a}\n\n    Ask first."
    ),
    '<ul><li id="p"><p><strong>A trap.</strong> It harms.</p></li><li>B</li></ul>': (
        '- <a id="p"></a>**A trap.** It harms.\n- B'
    ),
    "<ul><li>A<ul><li>B</li></ul></li></ul>": "- A\n\n    - B",
    '<ol type="A"><li>Yes</li><li>No</li></ol>': "- **A.** Yes\n- **B.** No",
    '<p><a href="../x/#y (z)">Link</a> <em>title</em>, <code>a*b</code></p>': (
        "[Link](../x/#y%20%28z%29) *title*, `a*b`"
    ),
    "<p><span>Police</span><span>2019</span><small>(ours)</small></p>": "Police · 2019 · (ours)",
    "<p><b>11</b><span>practices</span></p>": "**11** practices",
    "<p>Twelve <small>steps</small></p>": "Twelve (steps)",
    "<p>First<br>second</p>": "First\\\nsecond",
    "<p>1. No list, *no* [mark] &lt;b&gt; #x</p>": "1\\. No list, \\*no\\* \\[mark\\] \\<b> #x",
    "<p># No heading</p>": "\\# No heading",
    "<dl><div><dt>Kind</dt><dd>Law</dd></div><dt>Where</dt><dd>A</dd><dd>B</dd></dl>": (
        "- **Kind** Law\n- **Where** A\n    - B"
    ),
    "<details><summary><h2>Why</h2></summary><p>So.</p></details>": "## Why\n\nSo.",
    "<details><summary>More</summary><p>So.</p></details>": "**More**\n\nSo.",
    "<table><caption>C</caption><tr><th>A</th><th>B</th></tr><tr><td>1|2</td></tr></table>": (
        "**C**\n\n| A | B |\n|---|---|\n| 1\\|2 |  |"
    ),
    "<blockquote><p>A</p><p>B</p></blockquote>": "> A\n>\n> B",
    "<pre><code>a\n  b</code></pre>": "```\na\n  b\n```",
    '<div class="needs-script" hidden><p>No</p></div><p>Yes</p>': "Yes",
    '<aside class="sidebar"><p>No</p></aside><form><p>No</p></form><p>Yes</p>': "Yes",
    '<p><span aria-hidden="true">+</span>Fewer <svg><path d="M0"/></svg>cases</p>': "Fewer cases",
    '<p><img src="a.png" alt="A map"></p>': "![A map](a.png)",
}


@pytest.mark.parametrize(("html", "markdown"), PARTS.items())
def test_elements_become_markdown(html: str, markdown: str) -> None:
    assert PLAIN.part(html) == markdown


def test_marks_are_icons_where_they_are_asked_for_and_nothing_elsewhere() -> None:
    drawn = '<p><svg class="mark" aria-hidden="true"><use href="#mark-few-open"/></svg>Few</p>'
    styled = '<h3><span class="level level-all">All</span></h3><p class="level level-few">F</p>'
    assert (PLAIN.part(drawn), PLAIN.part(styled)) == ("Few", "### All\n\nF")
    assert ICONS.part(drawn) == ":toolkit-few-open: Few"
    assert ICONS.part(styled) == "### :toolkit-all: All\n\n:toolkit-few: F"


def test_page_begins_with_its_title_its_summary_and_its_lines() -> None:
    html = '<body><nav>N</nav><main><h1>Title</h1><p class="summary">Short.</p><p>Text.</p></main>'
    assert PLAIN.page(html, [("Kind", "Law")], " :") == (
        "# Title\n\n> Short.\n\n- Kind : Law\n\nText.\n"
    )


@pytest.mark.parametrize("html", PARTS)
def test_another_parser_finds_the_same_words(html: str) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    again = tree(parser.render(PLAIN.part(html)))
    words = [word for word in PLAIN.part(html).replace("\\", "").split() if word.isalpha()]
    assert [word for word in words if word not in again.text] == []
