"""What a page, a row and the board of tasks say of the addresses of a document."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.pages.status import unknown_addresses
from catalogue.views.record.documents import documents, opening, opens
from catalogue.views.record.rows import rows
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.sites import Make

PAGE = """
resources/{name}.md
| title: {name}
| summary: A guide that says what to do, in plain words.
| type: handbook
| topics: [children]
| audiences: [ngos]
| regions: [world]
| publishers: [unicef]
| reviewed: 2026-11-20
"""


def entry_of(make: Make, *lines: str, name: str = "guide") -> tuple[Catalogue, Entry]:
    catalogue = make(PAGE.format(name=name) + "".join(f"| {line}\n" for line in (*lines, "---")))
    return catalogue, catalogue.entries[f"resources/{name}"]


def shown(make: Make, language: str, *lines: str) -> dict[str, Any]:
    catalogue, entry = entry_of(make, *lines)
    found = documents(Context(catalogue, Site(), language), entry)
    assert found
    return found


def test_document_buttons_are_labelled_with_reader_language_first(make: Make) -> None:
    found = shown(make, "fr", "languages: [ar, en, fr]", "symbol: A/64/130", "access: open")
    assert [(link.label, link.note) for link in found["buttons"]] == [
        ("Lire en français", "docs.un.org"),
        ("Lire en anglais", "docs.un.org"),
    ]
    assert [(link.language, link.url) for link in found["others"]] == [
        ("ar", "https://docs.un.org/ar/A/64/130")
    ]
    assert found["unknown"] == ""


def test_links_include_those_derived_from_symbol(make: Make) -> None:
    found = shown(
        make,
        "en",
        "languages: [en]",
        'links: {en: "https://example.org/x"}',
        "symbol: A/64/130",
        "access: open",
    )
    assert [link.note for link in found["buttons"]] == ["docs.un.org, A/64/130", "example.org"]
    assert found["archives"][1].url == "https://web.archive.org/web/*/https://example.org/x"


def test_known_archive_is_linked_instead_of_archive_search(make: Make) -> None:
    found = shown(
        make,
        "en",
        'links: {en: "https://example.org/x"}',
        'archives: {en: "https://web.archive.org/web/1/x"}',
        "access: open",
    )
    assert [link.url for link in found["buttons"]] == [
        "https://example.org/x",
        "https://web.archive.org/web/1/x",
    ]
    assert found["archives"] == ()


@pytest.mark.parametrize(
    ("lines", "unknown"),
    [
        (["languages: [en, fr]", "access: unknown"], "No official address"),
        (
            ["languages: [en, fr]", 'links: {en: "https://example.org/x"}', "access: open"],
            "An edition in French",
        ),
        (['links: {en: "https://www.ungift.org/x"}', "access: open"], "a site that is closed"),
    ],
)
def test_unknown_values_are_shown_and_are_tasks(make: Make, lines: list[str], unknown: str) -> None:
    catalogue, entry = entry_of(make, *lines)
    context = Context(catalogue, Site(), "en")
    found = documents(context, entry)
    assert found and unknown in found["unknown"]
    assert [task.state for task in unknown_addresses(context, "")] == [found["unknown"]]


def test_rows_state_availability_and_list_open_documents_first(make: Make) -> None:
    entry_of(make, "access: unknown", name="a-guide")
    catalogue, entry = entry_of(
        make, 'links: {fr: "https://example.org/x"}', "access: open", name="the-guide"
    )
    context = Context(catalogue, Site(), "en")
    assert [(row.ref, row.badges[-1]) for row in rows(context, catalogue.of("resources"), "")] == [
        ("resources/the-guide", "Opens in French"),
        ("resources/a-guide", "No address known"),
    ]
    assert opens(entry) == ["any", "fr"]
    assert opening(context, ["any", "all"]) == "Opens now"
