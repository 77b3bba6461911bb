"""The States of a region at a glance: squares, the table of treaties, and the sentences above them."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.recognition.binding import answers, bound_steps
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import states_by_region
from catalogue.views.pages.state_index import states_by_part_of_the_world
from catalogue.views.pages.state_regions import HEAT, MOST, Square, region_page
from catalogue.views.pages.states import state_page
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Link

PROTOCOL = "palermo-protocol-2000"


def page(catalogue: Catalogue, name: str, language: str = "en") -> dict[str, Any]:
    prefix = "" if language == "en" else f"{language}/"
    return region_page(Context(catalogue, Site(), language), f"{prefix}states/{name}/")


def test_every_state_stands_in_a_region_that_has_a_page(catalogue: Catalogue) -> None:
    regions = states_by_region(catalogue.vocabularies)
    assert "world" not in regions and "SN" in regions["western-africa"]
    assert (
        set(regions["western-africa"]) < set(regions["sub-saharan-africa"]) < set(regions["africa"])
    )
    assert all(f"states/{name}" in catalogue.pages for name in regions)
    whole = sum(len(regions[name]) for name in ("africa", "americas", "asia", "europe", "oceania"))
    assert whole == len({code for codes in regions.values() for code in codes})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_squares_have_the_number_of_steps_and_its_shade(
    catalogue: Catalogue, language: str
) -> None:
    squares = page(catalogue, "western-africa", language)["squares"]
    assert [square.code for square in squares][:2] == ["BJ", "BF"]
    assert len(squares) == 16
    for square in squares:
        assert square.count == len(bound_steps(catalogue, square.code))
    (senegal,) = [square for square in squares if square.code == "SN"]
    assert senegal.link.url == "../senegal/"


@pytest.mark.parametrize(
    ("count", "shade"), [(0, 0), (1, 1), (99, 1), (100, 2), (299, 3), (400, 5), (999, 5)]
)
def test_shade_follows_from_the_number_alone(count: int, shade: int) -> None:
    assert Square("AA", Link("A"), count).shade == shade


def test_legend_names_every_shade(catalogue: Catalogue) -> None:
    legend = page(catalogue, "europe")["legend"]
    assert legend[0] == (1, "1–99") and legend[-1] == (5, "≥ 400")
    assert len(legend) == len(HEAT)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_finding_names_least_and_most(catalogue: Catalogue, language: str) -> None:
    found = page(catalogue, "western-africa", language)
    numbers = [square.count for square in found["squares"]]
    for number in (min(numbers), max(numbers), len(numbers)):
        assert str(number) in found["finding"]
    for square in found["squares"]:
        if square.count in (min(numbers), max(numbers)) and numbers.count(square.count) == 1:
            assert square.link.label in found["finding"]


def test_table_shows_years_and_signs_of_the_lists(catalogue: Catalogue) -> None:
    found = page(catalogue, "africa")
    columns = [column.link.url for column in found["columns"]]
    assert len(columns) == MOST and columns[0].endswith(f"{PROTOCOL}/")
    assert found["columns"][0].day == "10 April 2025"
    rows = {link.label: [cell.sign for cell in cells] for link, cells in found["rows"]}
    assert rows["Senegal"][0] == "2003" and rows["Congo"][0] == "S"
    forced_labour = next(n for n, url in enumerate(columns) if "ilo-p029" in url)
    assert rows["Benin"][forced_labour] == "–", "a complete list of a day does not name it"
    old = next(n for n, url in enumerate(columns) if "ilo-c189" in url)
    assert rows["Benin"][old] == "?", "an incomplete list tells nothing of it"
    shades = {cell.sign: cell.shade for _, cells in found["rows"] for cell in cells}
    assert shades["?"] == 0 and shades["–"] is None and shades["P"] == shades["2003"] == 2


def test_party_whose_day_is_doubtful_has_no_year(catalogue: Catalogue) -> None:
    found = page(catalogue, "western-europe")
    place = [column.link.url for column in found["columns"]].index(
        "../../resources/coe-convention-197/"
    )
    rows = {link.label: cells for link, cells in found["rows"]}
    assert rows["France"][place].sign == "P" and rows["France"][place].words


def test_treaties_of_an_organization_are_shown_where_it_has_members(catalogue: Catalogue) -> None:
    columns = [column.link.url for column in page(catalogue, "south-america")["columns"]]
    assert not [url for url in columns if "coe-convention-197" in url]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sentence_counts_the_answers_of_the_main_treaty(
    catalogue: Catalogue, language: str
) -> None:
    (told,) = page(catalogue, "africa", language)["counts"]
    codes = states_by_region(catalogue.vocabularies)["africa"]
    standings = [answers(catalogue, code)[PROTOCOL].standing for code in codes]
    assert str(standings.count("party")) in told and str(len(codes)) in told
    assert "2025" in told


def test_regions_lead_to_each_other_and_states_lead_to_them(catalogue: Catalogue) -> None:
    found = page(catalogue, "sub-saharan-africa")
    assert [link.url for link in found["above"]] == ["../africa/"]
    assert "../western-africa/" in [link.url for link in found["below"]]
    context = Context(catalogue, Site(), "en")
    regions = [link.url for link in state_page(context, "states/senegal/")["regions"]]
    assert regions == ["../africa/", "../sub-saharan-africa/", "../western-africa/"]
    (africa,) = [
        part
        for part in states_by_part_of_the_world(context, "states/")
        if part.link.label == "Africa"
    ]
    assert africa.id == "africa"
    assert africa.link.url == "africa/"
    assert "western-africa/" in [link.url for link in africa.regions]
