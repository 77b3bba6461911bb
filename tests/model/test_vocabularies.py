"""The tables of data/: the site reads in them what the checker has judged, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.model.vocabularies import Loader, UnwordedError, Vocabularies
from catalogue.source import documents
from catalogue.source.documents import Document
from sites import REPOSITORY

TABLES = sorted((REPOSITORY / "data").glob("*.yml"))
GUESSED = [
    *("no", "Yes", "on", "OFF", "y", "true", "null", "~", "2008", "007", "0o7", "0x1F", "1_000", ".5", "1e3"),
    *("1:30", "2008-10", "2008-10-14", "2008-13-45", ".inf", "<<"),
]
"""Words that YAML takes for something else, for a date that does not exist, or for an order to itself."""


def by_the_site(text: str) -> Any:
    return yaml.load(text, Loader=Loader)


def by_the_checker(text: str) -> Any:
    # A list stands below a key: our own reader knows pages and tables with keys only.
    return documents.parse_table(Document("t.yml"), text).data


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_the_site_reads_what_the_checker_reads(file: Path) -> None:
    text = file.read_text("utf-8")
    if file.stem == "membership":
        text = "rows:\n" + text
    assert by_the_site(text) == by_the_checker(text)
    assert by_the_site(text) or file.stem == "dead-links"


@pytest.mark.parametrize("word", GUESSED)
def test_no_word_is_taken_for_another_thing(word: str) -> None:
    text = f"{word}: {{en: {word}, fr: [{word}, '{word}']}}\nempty: {{en: , fr: ''}}\n"
    assert by_the_site(text) == by_the_checker(text) == {word: {"en": word, "fr": [word] * 2}, "empty": {"en": None, "fr": ""}}


def test_an_object_is_never_made_from_a_table() -> None:
    with pytest.raises(yaml.YAMLError):
        by_the_site("a: !!python/object/apply:os.getcwd []")


def test_words_of_the_interface_that_look_like_something_else_are_words(root: Path) -> None:
    (root / "data" / "strings.yml").write_text("no: {en: No, fr: Non}\n", "utf-8")
    words = Vocabularies(root / "data")
    assert [words.text("no", language) for language in words.languages] == ["No", "Non"]
    with pytest.raises(UnwordedError, match="`yes`"):
        words.text("yes", "fr")
