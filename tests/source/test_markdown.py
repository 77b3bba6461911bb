"""Ordinary pages: rendered once, safely, with the anchors of the original and every link of readers."""

from __future__ import annotations

import pytest
from catalogue.lint import checker
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import icons, markdown
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.markdown import RenderedPage, rendered_pages
from catalogue.views.wording.context import Context, resolver
from catalogue.views.wording.site import Site
from support.sites import REPOSITORY, Make, of_pages

ICON = '<span aria-hidden="true" class="icon"><svg xmlns="http://www.w3.org/2000/svg"'


def rendered(body: str, original: str | None = None) -> RenderedPage:
    return markdown.render_page(
        Document("x.md", body=body), Document("x.md", body=original or body, source="x")
    )


def test_headings_have_anchors_of_original_in_any_call_order() -> None:
    first, second = "## One\n\n### Inner\n\n## Two\n", "## Three\n"
    translated = "## Un\n\n### Dedans\n\n## Deux\n\n## De trop\n"
    assert rendered(translated, first).anchors == ("one", "inner", "two", "de-trop")
    assert rendered(second).anchors == ("three",)
    assert rendered(first).anchors == ("one", "inner", "two")
    assert rendered(translated, first).toc == (
        ("Un", "one"),
        ("Deux", "two"),
        ("De trop", "de-trop"),
    )


def test_title_is_removed_from_body() -> None:
    assert rendered("# Title\n\n## One\n\n## Two\n").toc == (("One", "one"), ("Two", "two"))


def test_too_deeply_nested_page_has_no_text(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(*_: object) -> str:
        raise RecursionError

    monkeypatch.setattr(markdown.Markdown, "convert", convert)
    assert rendered("> deep") == RenderedPage(is_too_deep=True)
    found = checker.check(
        make("about/one.md\n| title: One\n| summary: One page.\n| ---\n|\n| Text.\n"), of_pages
    )
    assert "page-nesting" in {finding.rule for finding in found}


def test_every_rendered_link_is_collected() -> None:
    page = rendered(
        '[a](b.md#c) ![d](e.png)\n\n??? note "More"\n    [f](g.md?h&i)\n\n`[no](x.md)` <https://j.org/>\n'
    )
    links = [(link.href, link.words, link.is_image) for link in page.links]
    assert links == [
        ("b.md#c", "a", False),
        ("e.png", "d", True),
        ("g.md?h&i", "f", False),
        ("https://j.org/", "https://j.org/", False),
    ]


def test_addresses_are_resolved_in_links_only() -> None:
    html = rendered(
        '[a](b.md "href=&quot;b.md&quot;") `<a href="b.md">` ![c](d.png)\n\n    [e](b.md)\n'
    ).resolved(str.upper)
    assert 'href="B.MD"' in html
    assert 'src="D.PNG"' in html
    assert html.count("B.MD") == 1
    assert '&lt;a href="b.md"&gt;' in html
    assert "[e](b.md)" in html


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("method.md", "./"),
        ("index.md", "../"),
        ("../index.md", "../../"),
        ("../practices/x.md#how", "../../practices/x/#how"),
        ("../practices/index.md?a=b#c", "../../practices/?a=b#c"),
        ("../assets/a.png", "../../../assets/a.png"),
        ("#here", "#here"),
        ("?q", "?q"),
        ("https://x.org/a.md", "https://x.org/a.md"),
        ("mailto:a@b.md", "mailto:a@b.md"),
        ("/a.md", "/a.md"),
        ("../../../a.md", "../../../a.md"),
    ],
)
def test_addresses_are_relative_to_the_published_path(written: str, resolved: str) -> None:
    page = Document("docs/about/method.fr.md")
    catalogue = Catalogue(
        REPOSITORY, Vocabularies(REPOSITORY / "data"), pages={"about/method": {"fr": page}}
    )
    assert (
        resolver(Context(catalogue, Site(), "fr"), "about", "fr/about/method/")(written) == resolved
    )


def test_the_checker_and_the_build_share_one_rendering(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = make(
        "about/one.md\n| title: One\n| ---\n|\n| Text.\n\nabout/one.fr.md\n| title: Un\n| ---\n|\n| Texte.\n"
    )
    paths: list[str] = []
    render = markdown.render_page
    monkeypatch.setattr(
        markdown, "render_page", lambda page, *rest: paths.append(page.path) or render(page, *rest)
    )
    checker.check(catalogue, of_pages)
    pages = rendered_pages(catalogue)
    paths = [path for path in paths if path.startswith("docs/")]
    assert sorted(paths) == ["docs/about/one.fr.md", "docs/about/one.md"] == sorted(pages)
    assert "<p>Texte.</p>" in pages["docs/about/one.fr.md"].html


LINKS = {
    "two.md": None,
    "two.md#a-part": None,
    "thre.md": "link-target",
    "two.fr.md": "link-language",
    "../assets/no.pdf": "link-target",
    "two.md#a-prt": "link-anchor",
    "javascript:alert(1)": "link-scheme",
}


def test_broken_link_in_collapsed_block_is_reported_at_its_position(make: Make) -> None:
    two = "about/two.md\n| title: Two\n| summary: A page.\n| ---\n| ## A part\n|\n| Text.\n\n"
    links = "".join(f"|     [the page {number}]({href}).\n|\n" for number, href in enumerate(LINKS))
    one = f'about/one.md\n| title: One\n| summary: A page.\n| ---\n| ??? note "More"\n{links}'
    found = [
        finding
        for finding in checker.check(make(two + one), of_pages)
        if finding.rule.startswith("link-")
    ]
    places = {(finding.rule, finding.span.line, finding.span.column) for finding in found}
    assert places == {
        (rule, 6 + 2 * number, 18) for number, rule in enumerate(LINKS.values()) if rule
    }


def test_refused_page_is_not_parsed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = make("about/one.md\n| title: [[[[[[[[[x]]]]]]]]]\n| ---\n|\n| Text.\n")
    monkeypatch.setattr(markdown, "render_page", lambda *_: pytest.fail("it was rendered"))
    assert rendered_pages(catalogue) == {"docs/about/one.md": RenderedPage()}


def test_icons_are_inlined_and_hidden_from_screen_readers() -> None:
    html = rendered("The button :material-magnify: Search").html
    assert ICON in html
    assert icons.svg("material/magnify") in html
    assert icons.without_icons(html, ":material-magnify:") == "<p>The button  Search</p>"


@pytest.mark.parametrize(
    "name", ["material/no-such-icon", "../../magnify", "material/../material/magnify", "", "logo/"]
)
def test_an_unknown_icon_is_an_error(name: str) -> None:
    with pytest.raises(icons.UnknownIconError, match="no icon"):
        icons.svg(name)


def test_only_named_svg_is_used_as_icon() -> None:
    html = rendered(":material-magnify:").html
    assert "<svg" in icons.without_icons(html, ":material-close:")
    assert "<svg" in icons.without_icons(
        html.replace("<path", '<path onload="x"'), ":material-magnify:"
    )
