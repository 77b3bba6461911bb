"""The built site, read as HTML: links, anchors, languages, titles, hosts, feeds and sitemap."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest
from catalogue.exports.embedded_card import STYLE
from catalogue.source.catalogue import Catalogue
from catalogue.source.page_sections import BOXED_SECTIONS, HELP_PAGE, HELP_SECTION
from catalogue.views.record.history import history
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.building import ADDRESS, ROOT
from support.languages import PREFIXES
from support.word_languages import tree

XHTML = "{http://www.w3.org/1999/xhtml}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
LOADED = ("stylesheet", "icon", "preload", "manifest")
INLINE = (
    "//style|//script[not(@src) and not(@type='application/ld+json')]"
    "|//*[@*[starts-with(name(), 'on') or name()='style']]"
)


@dataclass
class Html:
    """What the tests want to know of a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    heads: dict[str, list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))
    language: str = ""
    title: str = ""
    inline: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: bytes) -> Html:
        root = tree(page)
        ids, links, loads = (
            root.xpath(path, smart_strings=False) for path in ("//@id", "//a/@href", "//@src")
        )
        html = cls(
            ids, links, loads, language=root.get("lang", ""), title=root.findtext(".//title") or ""
        )
        for element in root.iter("link", "meta"):
            html.heads[element.tag].append(dict(element.attrib))
        html.loads += [link["href"] for link in html.heads["link"] if link.get("rel") in LOADED]
        html.inline = [str(element.attrib or element.tag) for element in root.xpath(INLINE)]
        return html


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Html]:
    """Every page of the site by its path."""
    files = sorted(site.rglob("*.html"))
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): Html.of(file.read_bytes())
        for file in files
    }


def alternates(html: Html) -> dict[str, str]:
    return {
        link["hreflang"]: link["href"]
        for link in html.heads["link"]
        if link.get("rel") == "alternate" and "hreflang" in link
    }


def test_every_internal_link_and_anchor_resolves(pages: dict[str, Html], site: Path) -> None:
    broken = []
    for path, html in pages.items():
        for link in [*html.links, *html.loads]:
            target, anchor = urldefrag(urljoin(ADDRESS + path, link))
            if not target.startswith(ADDRESS):
                continue
            where = unquote(urlsplit(target).path.removeprefix(urlsplit(ADDRESS).path))
            known = pages.get(where)
            if (known is None and not (site / where).is_file()) or (
                anchor and known is not None and anchor not in known.ids
            ):
                broken.append((path, link))
    assert not broken


@pytest.mark.parametrize("language", PREFIXES)
def test_every_ordinary_page_is_reached_from_home_page(
    pages: dict[str, Html],
    catalogue: Catalogue,
    language: str,
) -> None:
    """But the list of changes while it has nothing to say: then no page leads there."""
    context = Context(catalogue, Site(), language)
    home = context.page_path("index")
    reached, waiting = {home}, [home]
    while waiting:
        path = waiting.pop()
        for link in pages[path].links:
            target = urldefrag(urljoin(ADDRESS + path, link))[0].partition("?")[0]
            found = target.removeprefix(ADDRESS)
            if found in pages and found not in reached:
                reached.add(found)
                waiting.append(found)
    changes = context.page_path("changes")
    has_changes = any(history(context, changes).values())
    assert (changes in reached) == has_changes
    ordinary = {context.page_path(name) for name in catalogue.pages} - {changes}
    assert ordinary - reached == set()


def test_site_has_fewer_files_than_hosts_take(site: Path) -> None:
    """Hosts take 20,000. Downloads, which are made apart, and what a host needs come on top."""
    assert sum(file.is_file() for file in site.rglob("*")) <= 18_000


def test_pages_have_the_sections_on_which_style_and_search_rely(pages: dict[str, Html]) -> None:
    situations = [path for path in pages if re.fullmatch(r"(fr/)?situations/[^/]+/", path)]
    assert situations
    for path in situations:
        assert {*BOXED_SECTIONS} <= {*pages[path].ids}, path
    for prefix in ("", "fr/"):
        assert HELP_SECTION in pages[f"{prefix}{HELP_PAGE}/"].ids


def test_ids_are_unique_on_each_page(pages: dict[str, Html]) -> None:
    assert not {
        path: twice
        for path, html in pages.items()
        if (twice := [i for i, n in Counter(html.ids).items() if n > 1])
    }


def test_page_language_matches_path(pages: dict[str, Html]) -> None:
    assert not {
        path: html.language
        for path, html in pages.items()
        if html.language != ("fr" if path.startswith("fr/") else "en")
    }


def test_both_languages_have_the_same_pages_and_anchors(pages: dict[str, Html]) -> None:
    # Permanent links are one page for both languages.
    english = {path: html for path, html in pages.items() if not path.startswith(("fr/", "id/"))}
    assert {f"fr/{path}" for path in english} == {path for path in pages if path.startswith("fr/")}
    differing = [
        path
        for path, html in english.items()
        if sorted(html.ids) != sorted(pages[f"fr/{path}"].ids)
    ]
    assert not differing


def test_translations_have_reciprocal_hreflang_links(pages: dict[str, Html]) -> None:
    for path, html in pages.items():
        named = alternates(html)
        if not named:
            assert any("noindex" in meta.get("content", "") for meta in html.heads["meta"]), path
            continue
        assert named[html.language] == ADDRESS + path
        assert "x-default" in named
        for language, target in named.items():
            other = pages[target.removeprefix(ADDRESS)]
            assert language == "x-default" or alternates(other) == named


def test_titles_are_unique_in_each_language(pages: dict[str, Html]) -> None:
    titles = Counter(
        (html.language, html.title)
        for path, html in pages.items()
        if not path.endswith(("404.html", "card.html"))
    )
    assert not [title for title, count in titles.items() if count > 1]


def test_every_page_has_a_description(pages: dict[str, Html]) -> None:
    described = {
        path: [m["content"] for m in html.heads["meta"] if m.get("name") == "description"]
        for path, html in pages.items()
    }
    assert not [
        path for path, words in described.items() if len(words) != 1 or not words[0].strip()
    ]


DRAWING = "http://www.w3.org/2000/svg"
"""The name of the language of drawings, which is no address."""


def test_no_resource_is_loaded_from_another_host(pages: dict[str, Html], site: Path) -> None:
    outside = [
        (path, load) for path, html in pages.items() for load in html.loads if urlsplit(load).netloc
    ]
    sheets = [
        sheet.name
        for sheet in site.rglob("*.css")
        if "://" in sheet.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    ]
    assert not outside + sheets


def test_no_script_or_style_is_inline(pages: dict[str, Html]) -> None:
    """But the one style of a card, which a frame without an origin cannot load."""
    inline = {path: html.inline for path, html in pages.items() if html.inline}
    cards = [path for path in pages if path.endswith("/card.html")]
    assert cards and inline == {path: ["style"] for path in cards}


def test_style_of_every_card_is_the_one_that_its_policy_allows(site: Path) -> None:
    """It is that of the file in brief; the policy names the digest of these very bytes."""
    cards = [tree(card.read_bytes()) for card in site.rglob("card.html")]
    (style,) = {card.xpath("string(//style)") for card in cards}
    file = (ROOT / "docs" / STYLE).read_text("utf-8")
    bare = re.sub(r"/\*.*?\*/", "", file, flags=re.DOTALL)
    # Brief styles have fewer spaces, and no semicolon before the end of a rule.
    assert re.sub(r"[\s;]+", "", bare) == re.sub(r"[\s;]+", "", style)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    for card in cards:
        (policy,) = card.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert re.findall(r"style-src ([^;]+)", policy) == [f"'sha256-{digest}'"]


def test_pages_have_no_template_syntax_or_build_paths(site: Path) -> None:
    marks = ("{{", "{%", "&lt;p&gt;", ">None<", ">undefined<", str(ROOT), str(site))
    leaks = [
        (file.name, mark)
        for file in site.rglob("*")
        if file.suffix in (".html", ".xml")
        for mark in marks
        if mark in file.read_text("utf-8")
    ]
    assert not leaks


def test_the_sitemap_lists_every_page_with_a_text_in_its_own_language(
    pages: dict[str, Html], site: Path
) -> None:
    urls = ET.parse(site / "sitemap.xml").getroot()
    listed = {url.findtext(f"{MAPS}loc") for url in urls}
    indexed = {ADDRESS + path for path, html in pages.items() if alternates(html)}
    assert listed == indexed
    for url in urls:
        languages = [link.get("hreflang") for link in url.iter(f"{XHTML}link")]
        assert "x-default" in languages
        assert len(languages) == len(set(languages))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_language_has_its_feed(site: Path, language: str) -> None:
    feed = ET.parse(site / ("" if language == "en" else language) / "feed.xml").getroot()
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert ids
    assert len(ids) == len(set(ids))
    prefix = ADDRESS if language == "en" else f"{ADDRESS}fr/"
    assert all(
        link.get("href", "").startswith(prefix)
        for entry in feed.iter(f"{ATOM}entry")
        for link in entry.iter(f"{ATOM}link")
    )


def test_every_page_is_html_without_an_error(site: Path) -> None:
    faults = []
    for file in sorted(site.rglob("*.html"))[::20]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(file.read_bytes(), transport_encoding="utf-8")
        faults += [(file.relative_to(site).as_posix(), error) for error in parser.errors]
    assert not faults[:10]
