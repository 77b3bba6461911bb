"""What is kept of a page between builds is what would be read from it anew, or is not used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from catalogue import documents, loading, reading
from catalogue.documents import Document
from catalogue.reading import Reading
from sites import REPOSITORY

PAGE = "---\ntitle: Rooms\ntopics:\n  - {a: [one, two]}\n---\n\n## What it is\n\nText.\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that have been parsed since the test began."""
    found: list[str] = []
    parse = documents.parse

    def told(document: Document, text: str) -> Document:
        found.append(document.path)
        return parse(document, text)

    monkeypatch.setattr(documents, "parse", told)
    return found


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text(PAGE, "utf-8")
    return file


def read(page: Path, kept: Path | None) -> Document:
    pages = Reading(kept)
    document = pages.read(page, "docs/page.md")
    pages.close()
    return document


def whole(document: Document) -> dict[str, object]:
    return vars(document) | {"spans": document.spans, "keys": document.keys, "is_taken": False, "_places": None}


def test_every_page_of_the_repository_is_the_same_from_what_is_kept(tmp_path: Path, parsed: list[str]) -> None:
    kept = tmp_path / "kept" / "pages.json"
    first, second = (loading.load(REPOSITORY, kept) for _ in range(2))
    count = sum(map(len, first.sources.values()))
    assert len(parsed) == count
    for name, pages in first.sources.items():
        for language, document in pages.items():
            assert whole(second.sources[name][language]) == whole(document)
    assert second.entries == first.entries


def test_a_page_that_has_changed_is_read_anew(tmp_path: Path, page: Path, parsed: list[str]) -> None:
    kept = tmp_path / "pages.json"
    assert read(page, kept).data["title"] == read(page, kept).data["title"] == "Rooms"
    assert parsed == ["docs/page.md"]
    page.write_text(PAGE.replace("Rooms", "Doors"), "utf-8")
    assert read(page, kept).data["title"] == "Doors"
    page.write_text(PAGE.replace("Text", "More text"), "utf-8")
    assert read(page, kept).body == "\n## What it is\n\nMore text.\n"


def test_a_page_with_a_fault_is_read_each_time(tmp_path: Path, page: Path) -> None:
    page.write_text(PAGE.replace("title", "topics"), "utf-8")
    for _ in range(2):
        assert [finding.rule for finding in read(page, tmp_path / "pages.json").findings] == ["front-matter-duplicate-key"]


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "absent"])
def test_what_is_kept_counts_only_whole(tmp_path: Path, page: Path, parsed: list[str], damage: str) -> None:
    kept = tmp_path / "pages.json"
    read(page, kept)
    good = kept.read_bytes()
    kept.write_bytes({"cut": good[:-9], "changed": good.replace(b"Rooms", b"Doors"), "empty": b"", "absent": b""}[damage])
    if damage == "absent":
        kept.unlink()
    assert read(page, kept).data["title"] == "Rooms"
    assert len(parsed) == 2
    assert kept.read_bytes() == good


def test_what_other_code_has_kept_is_not_used(
    tmp_path: Path, page: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(page, tmp_path / "pages.json")
    monkeypatch.setattr(reading, "READERS", (documents,))
    read(page, tmp_path / "pages.json")
    assert len(parsed) == 2


def test_where_nothing_can_be_kept_pages_are_read(tmp_path: Path, page: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for kept in (None, tmp_path / "file" / "pages.json"):
        assert read(page, kept).data["title"] == "Rooms"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "page.md"]


def test_nothing_is_left_beside_what_is_kept(tmp_path: Path, page: Path) -> None:
    shutil.rmtree(tmp_path / "kept", ignore_errors=True)
    read(page, tmp_path / "kept" / "pages.json")
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["pages.json"]
