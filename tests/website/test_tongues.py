"""Words of another language say so, on every page: screen readers speak them in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue.source.catalogue import Catalogue
from support.languages import nightly
from support.word_languages import groups

COMMON = {
    "en": re.compile(
        r"\b(?:the|of|and|to|in|for|with|by|from|is|are|that|this|against|on|its|their)\b"
    ),
    "fr": re.compile(
        r"\b(?:les?|la|des|du|de|et|à|en|pour|dans|par|sur|une?|aux|est|sont|qui|que|contre)\b"
    ),
}
ADDRESS = re.compile(r"https?://\S+|/\S+/\S*")


@functools.cache
def foreign(language: str, words: str) -> bool:
    """True for words that are surely of another language than they are said to be."""
    counts = {
        name: len(common.findall(ADDRESS.sub("", words.lower()))) for name, common in COMMON.items()
    }
    own = counts.pop(language, 0)
    return language in COMMON and max(counts.values()) >= 3 * max(own, 1)


@pytest.fixture(scope="module")
def names(catalogue: Catalogue) -> re.Pattern[str]:
    """The names of organizations that have a name in one language only: proper names in any text."""
    labels = {term.label("fr") for term in catalogue.publishers.terms.values()}
    return re.compile(
        "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True)), re.IGNORECASE
    )


def named(file: Path, names: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for language, words in groups(file.read_text("utf-8")):
        yield language, names.sub("", words) if foreign(language, words) else words


@pytest.mark.parametrize("share", [5, nightly(1)])
def test_page_text_is_in_declared_language(site: Path, names: re.Pattern[str], share: int) -> None:
    """On every fifth page by day: that of each kind of record and of page is among them."""
    faults = [
        (file.relative_to(site).as_posix(), language, words)
        for file in sorted(site.rglob("*.html"))[::share]
        for language, words in named(file, names)
        if foreign(language, words)
    ]
    assert faults[:10] == []
