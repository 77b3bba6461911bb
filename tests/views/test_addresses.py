"""Links between pages: under a sub-path, and from pages that are served at any depth."""

from __future__ import annotations

import pytest
from catalogue.views.wording.context import at_place, page_path, relative
from catalogue.views.wording.site import Site, issue_form

SITE = Site("https://toolkit.test/base/")


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("practices/a/", "", "practices/a/"),
        ("", "practices/a/", "../../"),
        ("practices/b/", "practices/a/", "../b/"),
        ("practices/a/", "practices/a/", "./"),
        ("fr/practices/a/", "practices/a/", "../../fr/practices/a/"),
        ("assets/site.css", "fr/", "../assets/site.css"),
        ("practices/a/#how", "resources/", "../practices/a/#how"),
        ("", "", "./"),
    ],
)
def test_relative_links(target: str, page: str, link: str) -> None:
    assert relative(SITE, target, page) == link


def test_page_without_fixed_path_links_from_root() -> None:
    assert (
        relative(Site("https://toolkit.test/base/", rooted=True), "practices/", "404.html")
        == "/base/practices/"
    )
    assert relative(Site("", rooted=True), "practices/", "404.html") == "/practices/"


PACKED = frozenset({"index.html", "practices/a/index.html", "explore/found.json", "fr/index.html"})


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("", "", "index.html"),
        ("practices/a/", "", "practices/a/index.html"),
        ("", "practices/a/", "../../index.html"),
        ("practices/a/#how", "practices/a/", "index.html#how"),
        ("practices/a/?kind=law", "fr/", "../practices/a/index.html?kind=law"),
        ("explore/found.json", "fr/", "../explore/found.json"),
    ],
)
def test_pack_links_lead_to_its_files(target: str, page: str, link: str) -> None:
    assert relative(Site(packed=PACKED), target, page) == link


def test_pack_links_to_missing_files_lead_to_public_site() -> None:
    public = Site("https://toolkit.test/base/", packed=PACKED)
    address = "https://toolkit.test/base/practices/b/#how"
    assert relative(public, "practices/b/#how", "practices/a/") == address
    assert relative(Site(packed=PACKED), "practices/b/#how", "practices/a/") == ""


BOOK = {"practices/a/": "a", "fr/situations/b/": "situations-b"}


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("practices/a/", "#a"),
        ("practices/a/#how", "#a--how"),
        ("fr/situations/b/", "#situations-b"),
        ("practices/c/#how", "https://toolkit.test/base/practices/c/#how"),
    ],
)
def test_book_links_lead_to_articles_or_public_site(target: str, link: str) -> None:
    site = Site("https://toolkit.test/base/", articles=BOOK)
    assert relative(site, target, "practices/a/") == link


@pytest.mark.parametrize(
    ("link", "to_place"),
    [("../a/", "../a/#how"), ("#a", "#a--how"), ("", "")],
)
def test_place_link_extends_page_link(link: str, to_place: str) -> None:
    assert at_place(link, "how") == to_place
    assert at_place(link, "") == link


def test_page_paths() -> None:
    assert page_path(SITE, "en") == ""
    assert page_path(SITE, "fr") == "fr/"
    assert page_path(SITE, "fr", "practices", "a") == "fr/practices/a/"


def test_unknown_repository_gives_no_link() -> None:
    empty = Site()
    assert (empty.absolute("a/"), empty.edit("docs/a.md"), empty.report("A", "a/", "en")) == (
        "",
        "",
        "",
    )


def test_report_link_uses_the_repository_or_the_contact() -> None:
    assert Site(repository="https://git.test/r").report(
        "Á b", "x", issue_form(("en", "fr"), "fr", "correction")
    ) == ("https://git.test/r/issues/new?template=24-correction.fr.yml&title=%C3%81+b&record=x")
    assert (
        Site(contact="a@b.test").report("A b", "x", "en") == "mailto:a@b.test?subject=A%20b&body=x"
    )
    assert Site(contact="https://forms.test/").report("A", "x", "en") == "https://forms.test/"


def test_draft_language_uses_issue_forms_of_published_language() -> None:
    assert (
        issue_form(("en", "fr"), "ar", "correction")
        == issue_form(("en", "fr"), "en", "correction")
        == "14-correction.en.yml"
    )
