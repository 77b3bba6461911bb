"""The HTML of the printed book: what it has of the pages of the sample, and where its links lead."""

from __future__ import annotations

import re
from pathlib import Path

import book
import publication as publications
import pytest
from catalogue.exports.publication import Publication
from catalogue.views.pages.situations import pages_in
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
