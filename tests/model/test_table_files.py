"""The files of the tables of data/."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.model import table_files


def write(folder: Path, *paths: str) -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}\n", "utf-8")
    return folder


def test_table_is_found_by_name_in_any_folder(tmp_path: Path) -> None:
    data = write(tmp_path, "facts/topics.yml", "interface/strings.yml", "provisions/strings.yml")
    assert table_files.find(data) == {
        "topics": data / "facts/topics.yml",
        "strings": data / "interface/strings.yml",
        "provisions/strings": data / "provisions/strings.yml",
    }


def test_duplicate_table_name_is_an_error(tmp_path: Path) -> None:
    data = write(tmp_path, "facts/topics.yml", "vocabularies/topics.yml")
    with pytest.raises(table_files.DuplicateTableError, match=r"facts.topics\.yml"):
        table_files.find(data)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("strings", "interface/strings.yml"),
        ("topics", "vocabularies/topics.yml"),
        ("provisions/a", "provisions/a.yml"),
        ("participation/a", "participation/a.yml"),
    ],
)
def test_missing_table_has_expected_path(tmp_path: Path, name: str, path: str) -> None:
    assert table_files.path(tmp_path, name) == tmp_path / path


def test_provision_tables_are_one_group() -> None:
    assert table_files.group("data/interface/strings.yml") == "strings"
    assert table_files.group("data/provisions/crpd-2006.yml") == "provisions"
    assert table_files.group("data/participation/crpd-2006.yml") == "participation"
