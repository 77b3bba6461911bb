"""Findings, coverage and opportunities: charts with a table, numbers that agree, forms filled in."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from catalogue.model.records import Practice, Resource
from catalogue.recognition.levels import recognized_practices
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.coverage import TABLES
from catalogue.views.pages.findings import charts
from catalogue.views.pages.opportunities import opportunities
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from playwright.sync_api import Locator, Page, expect
from support.languages import ENGLISH, FRENCH, PREFIXES
from support.waiting import follow


def figures(page: Page, selector: str = "table.data-table tbody tr") -> list[list[str]]:
    """The words of a table, row by row."""
    rows: list[list[str]] = page.locator(selector).evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return rows


def filled(page: Page, query: dict[str, list[str]]) -> None:
    """The form of a resource holds what the address says."""
    expect(page.locator(".propose[data-open]")).to_be_visible()
    form = page.locator('form[data-what="resource"]')
    expect(form).to_be_visible()
    for name, (values,) in query.items():
        field = form.locator(f'[data-field="{name}"]').first
        for value in values.split(","):
            if name == "regions":
                expect(field.locator(".selected-options li")).to_have_count(1)
            else:
                expect(field.locator(f'input[value="{value}"]')).to_be_checked()


def query(link: Locator) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link.get_attribute("href") or "").query)


@pytest.mark.parametrize("language", FRENCH)
def test_every_finding_has_sentence_source_and_files(
    plain: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}findings/")
    shown = [*charts(Context(catalogue, Site(), language), f"{PREFIXES[language]}findings/")]
    for chart in shown:
        part = plain.locator(f"#{chart.id}")
        expect(part.locator("h3")).to_have_text(chart.title)
        expect(part.locator("figcaption")).to_contain_text(chart.source)
        links = part.locator("figcaption a").evaluate_all("all => all.map(one => one.href)")
        assert [link.rpartition("/")[2] for link in links] == [f"{chart.id}.svg", f"{chart.id}.csv"]
        for link in links:
            assert plain.request.get(link).ok
        # The steps that bind every State are a table too.
        assert part.locator("table").count() >= 1


@pytest.mark.parametrize("language", ENGLISH)
def test_numbers_of_drawings_are_in_their_tables(plain: Page, address: str, language: str) -> None:
    plain.goto(f"{address}{PREFIXES[language]}findings/")
    for name in ("evaluated", "law", "steps", "gaps", "french"):
        part = plain.locator(f"#{name}")
        rows = part.locator(".bars li > span").all_text_contents()
        part.locator("summary").click()
        cells = figures(plain, f"#{name} tbody tr")
        assert rows == [f"{label}: {', '.join(numbers)}" for label, *numbers in cells]
    levels = plain.locator("#agreement .chart-legend b").all_inner_texts()
    plain.locator("#agreement summary").click()
    assert levels == figures(plain, "#agreement tbody tr")[-1][1:]


@pytest.mark.parametrize("language", FRENCH)
def test_joint_texts_and_activities_are_listed_by_year(
    plain: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}findings/")
    plain.locator("#joint summary").click()
    years = figures(plain, "#joint tbody tr")
    follow(plain.locator("#joint tbody a").last)
    assert plain.url.endswith(f"{PREFIXES[language]}statements/#y{years[-1][0]}")
    for year, texts, activities in years:
        rows = plain.locator(f"#y{year} .row")
        refs = [row.get_attribute("data-ref") or "" for row in rows.all()]
        assert sum(ref.startswith("statements/") for ref in refs) == int(texts)
        assert sum(ref.startswith("activities/") for ref in refs) == int(activities)
    dated = sum(int(texts) + int(activities) for _, texts, activities in years)
    whole = len(catalogue.of("statements")) + len(catalogue.of("activities"))
    assert dated + plain.locator("#undated .row").count() == whole
    assert re.search(rf"\b{whole}\b", plain.locator(".count").inner_text())


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_timeline_leads_to_joint_texts(plain: Page, address: str, prefix: str) -> None:
    plain.goto(f"{address}{prefix}timeline/")
    plain.wait_for_url(f"{address}{prefix}statements/")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_legend_has_colours_of_its_drawing(
    page: Page, address: str, scheme: Literal["dark", "light"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{address}fr/findings/")
    for chart, part in (("agreement", ".plot path"), ("joint", ".plot rect")):
        for series in (0, 1):
            name = f".series-{series}"
            colours = [
                page.locator(f"#{chart} {where}{name}").first.evaluate(
                    "one => getComputedStyle(one).fill"
                )
                for where in (".swatch rect", part)
            ]
            assert len(set(colours)) == 1
    absent = page.locator("#evaluated .bar .series-absent + rect").first
    expect(absent).to_have_attribute("fill", "url(#hatch)")


@pytest.mark.parametrize("language", FRENCH)
def test_opportunities_have_reasons_and_counts(
    plain: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    context = Context(catalogue, Site(), language)
    plain.goto(f"{address}{PREFIXES[language]}opportunities/")
    expect(plain.locator(".breadcrumbs a").last).to_have_attribute("href", re.compile("findings/$"))
    sections = plain.locator("section.family")
    assert sections.count() == 5
    for section in sections.all():
        heading = section.locator("h2").inner_text()
        reasons = section.locator(".row-summary").all_inner_texts()
        name = f"opportunity-{section.get_attribute('id')}"
        assert heading == context.text(name, count=len(reasons))
        assert len(reasons) == section.locator(".row").count()
        assert all(re.search(r"\w.*[.]$", reason) for reason in reasons)


def test_joint_text_candidates_are_derived_from_records(catalogue: Catalogue) -> None:
    families = opportunities(Context(catalogue, Site(), "en"), "opportunities/")
    reasons = [item.reason for item in families["joint-statements"]]
    named = [reason.partition(" recommend it; ")[0] for reason in reasons]
    voices = [len(re.split(", | and ", agencies)) for agencies in named]
    assert voices == sorted(voices, reverse=True) and min(voices) >= 3
    for item in families["languages"]:
        assert item.act is not None
        asked = parse_qs(urlsplit(item.act.url).query)
        served = {
            name
            for entry in catalogue.of("resources")
            for name in entry.record.languages
            if any(
                asked["topics"][0] in catalogue.vocabularies["topics"].lineage(own)
                for own in entry.record.topics
            )
        }
        assert not set(asked["languages"][0].split(",")) & served


@pytest.mark.parametrize("language", ENGLISH)
def test_gap_links_to_prefilled_form(page: Page, address: str, language: str) -> None:
    for path, part in (
        ("opportunities/", "#languages"),
        ("opportunities/", "#regions"),
        ("", "[aria-labelledby=missing]"),
    ):
        page.goto(f"{address}{PREFIXES[language]}{path}")
        link = page.locator(f"{part} a[href*='propose/']").first
        asked = query(link)
        link.click()
        filled(page, asked)


@pytest.mark.parametrize("language", FRENCH)
def test_coverage_tables_link_empty_cells_to_form(
    page: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    for axes in TABLES:
        page.goto(f"{address}{PREFIXES[language]}coverage/")
        _open_a_form(page, catalogue, axes)


def _open_a_form(page: Page, catalogue: Catalogue, axes: tuple[str, str]) -> None:
    name = "-".join(axes)
    page.locator(".coverage-filter [name=table]").select_option(name)
    expect(page.locator(".view-link")).to_have_attribute("href", re.compile(f"[?]table={name}$"))
    assert page.locator("main table.coverage:visible").count() == 1
    free = {"topics", "audiences", "regions", "languages"} - set(axes)
    assert set(
        page.locator(".coverage-filter select:visible").evaluate_all(
            "all => all.map(one => one.name)"
        )
    ) == free | {"table"}
    assert _records(catalogue, page.locator(f"#{name} td a:not([href*=propose])").first) > 0
    empty = page.locator(f"#{name} td a[href*=propose]").first
    asked = query(empty)
    assert set(asked) == set(axes)
    empty.click()
    filled(page, asked)


def _records(catalogue: Catalogue, cell: Locator) -> int:
    """How many practices and resources a cell is of, counted anew; it must say so."""
    asked = query(cell)
    assert asked.pop("kind") == ["practices,resources"]
    entries = [
        entry
        for entry in catalogue.entries.values()
        if isinstance(entry.record, (Practice, Resource))
    ]
    for name, (value,) in asked.items():
        table = catalogue.vocabularies[name]
        entries = [
            e
            for e in entries
            if any(value in table.lineage(own) for own in getattr(e.record, name, []))
        ]
    assert cell.inner_text() == str(len(entries))
    return len(entries)


@pytest.mark.parametrize("language", ENGLISH)
def test_coverage_table_is_filtered_by_other_axes_and_link_keeps_filters(
    page: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    page.goto(f"{address}{PREFIXES[language]}coverage/?table=regions-audiences")
    whole = figures(page, "#regions-audiences tbody tr")
    page.locator(".coverage-filter [name=topics]").select_option("children")
    status = page.locator(".coverage-filter [role=status]")
    expect(status).to_have_text(re.compile(r"\d+$"))
    page.locator(".coverage-filter [name=languages]").select_option("fr")
    expect(page).to_have_url(f"{address}{PREFIXES[language]}coverage/")
    expect(page.locator(".view-link")).to_have_attribute(
        "href", re.compile("=regions-audiences&topics=children&languages=fr$")
    )
    expect(page.locator("#regions-audiences td a").first).to_have_attribute(
        "href", re.compile("languages=fr")
    )
    narrowed = page.locator("#regions-audiences td a:not([href*=propose])")
    assert _records(catalogue, narrowed.first) > 0
    target = narrowed.first.evaluate("one => [one.href, one.textContent]")
    asked = query(page.locator("#regions-audiences td a[href*=propose]").first)
    assert {"topics", "languages", "regions", "audiences"} == set(asked)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"[?]table=regions-audiences$"))
    expect(page.locator("#regions-audiences td a").first).not_to_have_attribute(
        "href", re.compile("topics=children")
    )
    assert figures(page, "#regions-audiences tbody tr") == whole
    page.goto(target[0])
    expect(page.locator(".finder .count")).to_have_text(re.compile(rf"^{target[1]} "))


@pytest.mark.parametrize("language", ENGLISH)
def test_all_coverage_tables_are_shown_without_javascript(
    plain: Page, address: str, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}coverage/")
    assert plain.locator("table.coverage:visible").count() == len(TABLES)
    expect(plain.locator(".coverage-filter")).to_be_hidden()
    for place, name in ((-2, "audiences-languages"), (-1, "steps")):
        follow(plain.locator(".without-script a").nth(place))
        assert plain.url.endswith(f"#{name}")


@pytest.mark.parametrize("language", FRENCH)
def test_coverage_tables_name_largest_gap(plain: Page, address: str, language: str) -> None:
    plain.goto(f"{address}{PREFIXES[language]}coverage/")
    assert plain.locator("table.coverage").count() == len(TABLES)
    for table in plain.locator("section[data-axes]").all():
        empty, rows = map(int, re.findall(r"\d+", table.locator(".headline").inner_text()))
        gaps = [
            table.locator(f"td:nth-child({place}).shade-0").count()
            for place in range(2, table.locator("thead th").count() + 1)
        ]
        assert (empty, rows) == (max(gaps), table.locator("tbody tr").count())


def test_listing_shows_level_of_practices_whose_words_were_not_read(
    plain: Page, address: str, catalogue: Catalogue
) -> None:
    plain.goto(f"{address}practices/")
    shown = [found for _, found in recognized_practices(catalogue) if not found.is_full]
    labels = plain.locator(".rows .level:visible")
    expect(labels).to_have_count(len(shown))
    expect(labels.filter(has_text="summar")).to_have_count(len(shown))
