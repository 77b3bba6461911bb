"""The HTML of the printed book: what it has of the pages of the sample, and where its links lead."""

from __future__ import annotations

import re
from pathlib import Path

import book
import publication as publications
import pytest
from catalogue.exports.publication import Publication
from catalogue.publish import printed_book
from catalogue.views.pages.situations import pages_in
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.print_foot import print_foot
from support import sample
from support.sites import once

URL = "https://toolkit.test/toolkit/"
ID = re.compile(r' id="([^"]*)"')
HREF = re.compile(r' href="([^"]*)"')
HEADING = re.compile(r"<h(\d)")
ARTICLE = re.compile(r'<article class="book-entry" id="([^"]*)"')


@pytest.fixture(scope="module")
def repository(shared: Path) -> Path:
    return once(shared / "printed" / "repository", lambda folder: sample.repository(folder))


def publication(repository: Path, url: str) -> Publication:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", url)
        return book.of_site(publications.of_repository(repository))


@pytest.fixture(scope="module")
def public(repository: Path) -> Publication:
    """The sample on a site that has an address."""
    return publication(repository, URL)


@pytest.fixture(scope="module")
def english(public: Publication) -> str:
    return book.html(public, "en", {})


def test_book_has_article_for_each_practice_and_page_to_act_by(
    public: Publication, english: str
) -> None:
    catalogue = public.catalogue
    names = [entry.id for entry in catalogue.of("practices") if not entry.record.withdrawn]
    for folder in ("audiences", "situations", "cards", "sessions"):
        names += [name.replace("/", "-") for name in pages_in(catalogue, folder)]
    anchors = ARTICLE.findall(english)
    assert set(anchors) >= set(names)
    assert len(anchors) == len(set(anchors))
    assert all(f'<a href="#{anchor}">' in english for anchor in anchors)


def test_book_anchors_are_unique_and_its_links_lead_to_them(english: str) -> None:
    anchors = ID.findall(english)
    assert len(anchors) == len(set(anchors))
    links = [link for link in HREF.findall(english) if link.startswith("#")]
    assert links
    assert {link[1:] for link in links} <= set(anchors)


def test_book_links_to_other_pages_lead_to_public_site(english: str) -> None:
    links = [link for link in HREF.findall(english) if not link.startswith("#")]
    assert any(link.startswith(f"{URL}resources/") for link in links)
    assert not [link for link in links if not re.match("(?:https?|mailto|file):", link)]


def test_book_without_public_address_has_no_links_to_other_pages(repository: Path) -> None:
    text = book.html(publication(repository, ""), "fr", {})
    assert not [
        link for link in HREF.findall(text) if not re.match("#|https?:|mailto:|file:", link)
    ]
    assert "propose/" not in text


def test_article_headings_are_below_chapter_headings(english: str) -> None:
    articles = re.findall(r'<article class="book-entry".*?</article>', english, re.DOTALL)
    levels = [HEADING.findall(article) for article in articles]
    assert levels
    assert all(found[0] == "3" for found in levels)
    assert all(set(found[1:]) <= {"4", "5", "6"} for found in levels)


def test_contents_show_known_page_numbers(public: Publication) -> None:
    anchor = ARTICLE.findall(book.html(public, "en", {}))[0]
    text = book.html(public, "en", {anchor: 17})
    line = re.search(f'<a href="#{anchor}">.*?</a>', text)
    assert line
    assert '<span class="page-number"> 17</span>' in line[0]


def test_book_has_no_controls(english: str) -> None:
    assert not re.search(
        "<button|<input|<form|<template|data-copy|class=.(?:actions|reuse)", english
    )


def test_cover_says_what_the_book_is_and_that_nobody_endorsed_it(public: Publication) -> None:
    for language, others, limits in (
        ("en", "French", "No agency of the United Nations"),
        ("fr", "anglais", "Aucun organisme des Nations Unies"),
    ):
        text = book.html(public, language, {})
        cover = re.search(r'<header class="book-cover">.*?</header>', text, re.DOTALL)
        assert cover
        context = public.context(language)
        edition = date_in_words(context, public.catalogue.latest_review)
        for words in (context.site_name, edition, others, limits, URL, "CC BY 4.0"):
            assert words in cover[0], words


def test_every_page_of_the_book_has_the_foot(english: str, public: Publication) -> None:
    foot = print_foot(public.context("en"), "")
    assert f'@bottom-left {{ content: "{foot}"; }}' in english


def test_foot_in_a_style_sheet_ends_no_string() -> None:
    assert printed_book._in_style('a"b\\c</style>') == '"a\\"b\\\\c\\3c /style>"'


def test_book_asks_for_nothing_that_paper_cannot_do(english: str) -> None:
    assert not re.search(r"\b(?:[Cc]lick|Open a row|Add evidence)\b", english)
