"""The data of the search: targets of every kind, their words, and the place of each word."""

from __future__ import annotations

import json

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.views.explore import exploration, search_index, search_targets
from catalogue.views.explore.search_postings import (
    FILE_SIZE,
    HEAD,
    NAME,
    TEXT,
    TITLE,
    WHOLE,
    in_files,
    postings,
)
from catalogue.views.explore.search_targets import Target
from catalogue.views.wording.collation import without_accents
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site

LANGUAGES = Site().languages
MOST_OF_A_FILE = 12_000
KINDS = (
    "situations",
    "audiences",
    "cards",
    "sessions",
    "topics",
    "places",
    "states",
    "glossary",
    "help",
    "pages",
)


@pytest.fixture(params=LANGUAGES)
def context(request: pytest.FixtureRequest, catalogue: Catalogue) -> Context:
    return Context(catalogue, Site(), str(request.param))


def test_search_numbers_records_as_explore_and_then_other_targets(context: Context) -> None:
    found = search_targets.all_targets(context)
    records = [entry.ref for entry in exploration.ordered(context)]
    assert [target.ref for target in found[: len(records)]] == records
    assert {target.kind for target in found[len(records) :]} == set(KINDS)
    refs = {target.ref for target in found}
    assert len(refs) == len(found)
    assert not set(context.catalogue.vocabularies.table("search-keywords")) - refs, (
        "the words of the job name a target"
    )


def test_word_is_indexed_once_at_highest_weight() -> None:
    text, names = "the text and **bold words** summary", ("kafil", "a kept visa")
    bold = Target("practices/a", "practices", "a/", "Kept passports", "The summary", text, names)
    other = Target(
        "agencies/who",
        "agencies",
        "who/",
        "World Health Organization",
        "",
        "what the text says",
        ("WHO",),
    )
    words = postings((bold, other), {"the", "and", "a", "who", "what"})

    def places(word: str) -> dict[int, list[int]]:
        return {place: steps for place, steps in enumerate(words.get(word, ())) if steps}

    assert places("text") == {TEXT: [0, 1]}
    assert places("summary") == places("bold") == {HEAD: [0]}
    assert places("visa") == {NAME: [0]}
    assert places("passports") == {TITLE: [0]}
    assert places("kafil") == places("kept visa") == places("kept passports") == {WHOLE: [0]}
    assert places("who") == {WHOLE: [1]}
    assert not places("the") and "what" not in words


def test_term_target_has_anchor_and_situation_is_indexed_by_phrases(
    context: Context,
) -> None:
    found = {target.ref: target for target in search_targets.all_targets(context)}
    assert found["glossary/debt-bondage"].path.endswith("glossary/#debt-bondage")
    assert {"debt bondage", "servitude pour dettes"} <= set(found["glossary/debt-bondage"].names)
    assert {"boss has my passport", "patron garde les passeports"} <= set(
        found["situations/employer-keeps-passports"].names
    )
    assert {"card for officers", "fiche pour policiers"} <= set(
        found["cards/police-first-contact"].names
    )
    assert found["about/safety"].path.endswith("about/safety/#if-you-or-someone-else-needs-help")


def test_every_practice_has_search_keywords_in_every_language(catalogue: Catalogue) -> None:
    table = catalogue.vocabularies.table("search-keywords")
    for language in LANGUAGES:
        assert not [
            entry.ref
            for entry in catalogue.of("practices")
            if len(table.get(entry.ref, {}).get(language, ())) < 4
        ]
        assert len({word for row in table.values() for word in row[language]}) >= 300


def test_small_words_of_other_languages_are_left_out(context: Context) -> None:
    """And no word that means something in the language of the page, such as a son or gold (or in French)."""
    table = context.catalogue.vocabularies.table("query-words")
    left_out = dict(search_index.search_files(context, ""))["search.json"]["small"]
    assert {"the", "by", "les", "ou"} <= set(left_out)
    assert {"son", "or"} & set(left_out) == {"en": {"or"}, "fr": {"son"}}[context.language]
    for language, words in table["small-anywhere"].items():
        assert set(words) <= set(table["small"][language])


def test_files_of_words_are_small_and_in_the_order_of_the_alphabet(context: Context) -> None:
    files = dict(search_index.search_files(context, ""))
    firsts = files["search.json"]["files"]
    words = [file for name, file in files.items() if name.startswith("words-")]
    assert [without_accents(next(iter(file))) for file in words] == firsts == sorted(set(firsts))
    assert max(len(json.dumps(file)) for file in words) < MOST_OF_A_FILE
    plain = [without_accents(word) for file in words for word in file]
    assert plain == sorted(plain)


def test_words_that_differ_by_an_accent_only_are_in_one_file() -> None:
    places = [[0] * (FILE_SIZE // 2)]
    words = dict.fromkeys(("cote", "côte", "côté", "coteau"), places)
    assert [list(file) for file in in_files(words)] == [["cote", "côte", "côté"], ["coteau"]]
