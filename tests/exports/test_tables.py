"""The tables join: types, codes and keys as the data package says, and a description of each column."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from catalogue.exports.api import columns
from catalogue.exports.api.tables import columns_of
from catalogue.exports.publication import Publication
from catalogue.model.records import KINDS
from support.data_packages import faults, rows_of


def package(api: Path) -> dict:
    return json.loads((api / "datapackage.json").read_text("utf-8"))


def is_table(resource: dict) -> bool:
    """False for the file of all steps, whose lines are no rows."""
    return "schema" in resource


@pytest.fixture(scope="session")
def api(folder: Path) -> Path:
    """The folder of the API of the real content."""
    return folder / "api/v1"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cell_has_its_type_and_every_key_its_row(api: Path, language: str) -> None:
    assert faults(api, language) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("matrix", "practices/", "practices/no-", "['record']"),
        ("steps", ",1,", ",first,", "is no integer"),
        ("studies", ",20", ",19999-", "is no"),
        ("regions", ",FRA,", ",FRA,\r\n", "twice"),
        ("participation", ",party,", ",guest,", "is no code"),
        ("provisions", ",binding,", ",strong,", "is no code"),
        ("records", ",2026-", ",2026-13-", "is no date"),
    ],
)
def test_a_wrong_cell_is_found(
    api: Path, tmp_path: Path, table: str, old: str, new: str, fault: str
) -> None:
    copy = Path(
        shutil.copytree(api, tmp_path / "api", ignore=shutil.ignore_patterns("records", "by"))
    )
    file = copy / f"{table}.en.csv"
    text = file.read_text("utf-8")
    if fault == "twice":
        text += text.splitlines(keepends=True)[-1]
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert any(line.startswith(f"{table}-en") and fault in line for line in faults(copy, "en"))


def test_every_column_is_described_in_its_language(api: Path, publication: Publication) -> None:
    used, rows = set(), publication.catalogue.vocabularies.table("columns")
    for resource in filter(is_table, package(api)["resources"]):
        table = resource["name"].rpartition("-")[0]
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith((".", "|.")), (table, field["name"])
            used |= {field["name"], f"{table}.{field['name']}"}
    assert set(rows) <= used


def test_tables_of_a_kind_have_the_columns_of_the_kind_only(api: Path) -> None:
    tables = {one["name"]: one for one in package(api)["resources"]}
    whole = {field["name"] for field in tables["records-en"]["schema"]["fields"]}
    filled = {}
    for kind in KINDS:
        names = [field["name"] for field in tables[f"{kind}-en"]["schema"]["fields"]]
        assert names == list(columns_of(kind)) and set(names) <= whole
        rows = rows_of(api, tables[f"{kind}-en"])
        filled[kind] = {name for name in names if any(row[name] for row in rows)}
        # A column that no record fills yet is one that a record of the kind could fill.
        assert len(names) - len(filled[kind]) <= 2, (kind, set(names) - filled[kind])
    every = {row["id"]: row for row in rows_of(api, tables["records-en"])}
    for kind in KINDS:
        for row in rows_of(api, tables[f"{kind}-en"]):
            others = whole - row.keys()
            assert not any(every[row["id"]][name] for name in others), row["id"]


def test_every_name_has_an_id_beside_it_in_both_languages(api: Path) -> None:
    """The tables of two languages join: their ids are the same, whatever the words."""
    tables = {one["name"]: one for one in package(api)["resources"]}
    for name in ("records", "evidence", "steps", "studies", "participation", "bodies", "regions"):
        rows = [rows_of(api, tables[f"{name}-{language}"]) for language in ("en", "fr")]
        ids = [one for one in rows[0][0] if one.endswith(("_ids", "_id", "_ref")) or one == "claim"]
        assert ids or name in ("participation", "bodies", "regions")
        for english, french in zip(*rows, strict=True):
            assert [english[one] for one in ids] == [french[one] for one in ids]
    records = rows_of(api, tables["records-en"])
    for row in records:
        assert row["topics"].count(" | ") == row["topics_ids"].count(" | ")
        assert bool(row["agencies"]) == bool(row["agencies_ids"])
    steps = {row["step_ref"]: row for row in rows_of(api, tables["steps-fr"])}
    assert all(
        row["step_ref"] in steps for row in rows_of(api, tables["evidence-en"]) if row["step"]
    )


def test_states_and_regions_have_their_codes(api: Path) -> None:
    tables = {one["name"]: one for one in package(api)["resources"]}
    regions = {row["region"]: row for row in rows_of(api, tables["regions-en"])}
    france = regions["france"]
    assert (france["iso2"], france["iso3"], france["m49"]) == ("FR", "FRA", "250")
    assert regions["algeria"]["m49"] == "012"
    for name in ("participation", "national-law"):
        for row in rows_of(api, tables[f"{name}-en"]):
            assert all(row[code] for code in ("state", "state_iso3", "state_m49"))


DECIDING = ("says", "seen", "covers", "positions", "reasons", "strengths", "forces", "designs")


@pytest.mark.parametrize("vocabulary", [*DECIDING, "outcomes", "directions", "speaks-for"])
def test_every_code_that_decides_is_defined(api: Path, vocabulary: str) -> None:
    for language in ("en", "fr"):
        resource = next(
            one for one in package(api)["resources"] if one["name"] == f"codes-{language}"
        )
        rows = [row for row in rows_of(api, resource) if row["vocabulary"] == vocabulary]
        assert rows and all(row["label"] and row["definition"] for row in rows)


def test_every_reason_that_a_claim_can_have_is_a_code(api: Path, publication: Publication) -> None:
    evidence = next(one for one in package(api)["resources"] if one["name"] == "evidence-en")
    given = {row["reason_id"] for row in rows_of(api, evidence)} - {""}
    reasons = publication.catalogue.vocabularies["reasons"]
    assert given <= set(reasons.terms)
    assert columns.column(publication.catalogue, "evidence", "reason_id").values == tuple(
        reasons.terms
    )
