"""Two States side by side: the file has for each State what its own page says."""

from __future__ import annotations

import functools
import json
from typing import Any

import pytest
from catalogue.recognition.binding import answers, bound_steps
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.state_comparison import PAGE, compared_law
from catalogue.views.pages.state_treaties import sentences
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site

KILOBYTES = 450


@functools.cache
def law(catalogue: Catalogue, language: str) -> dict[str, Any]:
    context = Context(catalogue, Site(), language)
    return compared_law(context, context.page_path(PAGE))


def words(found: dict[str, Any], cell: str) -> str:
    """What a script shows of a cell (docs/assets/js/states/comparison.js)."""
    told = []
    for reference in cell[1:].split():
        sentence, _, day = reference.partition("@")
        text: str = found["sentences"][int(sentence)]
        told.append(text.replace("{day}", found["days"][int(day)]) if day else text)
    return " ".join(told)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", ["SN", "FR", "CH", "MM", "HT"])
def test_each_answer_is_that_of_the_page_of_the_state(
    catalogue: Catalogue, language: str, code: str
) -> None:
    context = Context(catalogue, Site(), language)
    found = law(catalogue, language)
    names = [label for label, *_ in found["instruments"]]
    assert len(names) == len(found["answers"][code])
    expected = [
        ("+" if item.binds else "-", " ".join(sentences(context, item)))
        for item in answers(catalogue, code).values()
        if item.standing != "unknown"
    ]
    cells = [cell for cell in found["answers"][code] if cell]
    assert sorted((cell[0], words(found, cell)) for cell in cells) == sorted(expected)


@pytest.mark.parametrize("code", ["SN", "FR", "TV"])
def test_steps_are_those_that_the_law_asks_of_the_state(catalogue: Catalogue, code: str) -> None:
    found = law(catalogue, "en")
    binding = {place for place, cell in enumerate(found["answers"][code]) if cell.startswith("+")}
    steps = [
        url.removeprefix("../../")
        for _, rows in found["practices"]
        for _, url, provisions in rows
        if binding & {place for place, _ in provisions}
    ]
    expected = [f"{item.law.practice}/#{item.law.step}" for item in bound_steps(catalogue, code)]
    assert sorted(steps) == sorted(expected)


def test_treaty_that_asks_most_comes_first_with_its_depositary(catalogue: Catalogue) -> None:
    label, url, _, page = law(catalogue, "fr")["instruments"][0]
    assert label.startswith("Convention du Conseil de l’Europe sur la lutte contre la traite")
    assert url == "../../resources/coe-convention-197/"
    assert page.startswith("https://www.coe.int/")


def test_states_are_listed_by_name_without_accents(catalogue: Catalogue) -> None:
    names = [name for name, _ in law(catalogue, "fr")["states"].values()]
    assert names.index("Équateur") < names.index("Érythrée") < names.index("Espagne")
    assert len(names) == len({*names})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_file_for_all_choices_stays_small(catalogue: Catalogue, language: str) -> None:
    text = json.dumps(law(catalogue, language), ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode("utf-8")) < KILOBYTES * 1000
