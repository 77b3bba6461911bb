"""The text of an ordinary page in blocks: the same HTML as the whole page, and the items of its lists."""

from __future__ import annotations

from catalogue.source import markdown
from catalogue.source.documents import Document
from catalogue.source.markdown import RenderedPage

TEXT = """\
A paragraph with *words*, `code` and :material-check: an icon.

## Tight

1. **One.** See [the page](other.md "Title").
2. Two

    - inside
    - twice

## Loose

- A & B

- C < D

| a | b |
|---|---|
| 1 | 2 |

``` text
<li>not an item</li>
```
"""


def rendered(body: str) -> RenderedPage:
    page = Document("x.md", body=body, source="x")
    return markdown.render_page(page, page)


def test_the_blocks_of_a_page_are_its_whole_html() -> None:
    page = rendered(TEXT)
    assert "\n".join(block.html for block in page.blocks) == page.html
    assert "not an item" in page.blocks[-1].html


def test_a_list_has_the_html_inside_each_of_its_own_items() -> None:
    lists = [block for block in rendered(TEXT).blocks if block.list_tag]
    assert [block.list_tag for block in lists] == ["ol", "ul"]
    (first, second), (_, last) = (block.items for block in lists)
    assert first.startswith("<strong>One.</strong> See <a href=")
    assert "<li>inside</li>" in second
    assert last == "\n<p>C &lt; D</p>\n"
    for block in lists:
        items = "\n".join(f"<li>{item}</li>" for item in block.items)
        assert block.html == f"<{block.list_tag}>\n{items}\n</{block.list_tag}>"


def test_addresses_in_blocks_and_in_items_are_resolved() -> None:
    (block,) = rendered("1. [a](one.md)\n").resolved_blocks(str.upper)
    assert 'href="ONE.MD"' in block.html and 'href="ONE.MD"' in block.items[0]


def test_a_page_that_was_refused_has_no_blocks() -> None:
    assert rendered("> deep " * 3).blocks and RenderedPage().blocks == ()
