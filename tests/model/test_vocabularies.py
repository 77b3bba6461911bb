"""The tables of data/: the loader of the site and the parser of the checker read the same values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.model.vocabularies import MissingTextError, Vocabularies
from catalogue.model.yaml_tables import Loader
from catalogue.source import documents
from catalogue.source.documents import Document
from support.sites import REPOSITORY

RESOLVED = [
    *(
        "no",
        "Yes",
        "on",
        "OFF",
        "y",
        "true",
        "null",
        "~",
        "2008",
        "007",
        "0o7",
        "0x1F",
        "1_000",
        ".5",
        "1e3",
    ),
    *("1:30", "2008-10", "2008-10-14", "2008-13-45", ".inf", "<<"),
]
"""Scalars that YAML resolves to other types, to an invalid date, or to a merge key."""


def loaded(text: str) -> Any:
    return yaml.load(text, Loader=Loader)


def parsed(text: str) -> Any:
    return documents.parse_table(Document("t.yml"), text).data


def test_loader_and_checker_read_the_same_values() -> None:
    for file in (REPOSITORY / "data").rglob("*.yml"):
        text = file.read_text("utf-8")
        assert loaded(text) == parsed(text)
        assert loaded(text) or file.stem in ("dead-links", "edition-dois")


class Pure(yaml.SafeLoader):
    """The loader where the library has no part in C."""

    yaml_implicit_resolvers = Loader.yaml_implicit_resolvers


@pytest.mark.parametrize("word", RESOLVED)
def test_scalars_stay_strings(word: str) -> None:
    text = f"{word}: {{en: {word}, fr: [{word}, '{word}']}}\nempty: {{en: , fr: ''}}\n"
    assert (
        loaded(text)
        == yaml.load(text, Loader=Pure)
        == parsed(text)
        == {word: {"en": word, "fr": [word] * 2}, "empty": {"en": None, "fr": ""}}
    )


def test_python_tags_are_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        loaded("a: !!python/object/apply:os.getcwd []")


def test_string_ids_that_look_like_booleans_stay_strings(root: Path) -> None:
    (root / "data" / "interface" / "strings.yml").write_text("no: {en: No, fr: Non}\n", "utf-8")
    vocabularies = Vocabularies(root / "data")
    assert [vocabularies.text("no", language) for language in vocabularies.languages] == [
        "No",
        "Non",
    ]
    with pytest.raises(MissingTextError, match="`yes`"):
        vocabularies.text("yes", "fr")
