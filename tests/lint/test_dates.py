"""No table has a date of something past that is still to come; addresses that follow from identifiers."""

from __future__ import annotations

from pathlib import Path

from catalogue.lint import checker
from catalogue.lint.table_shapes import misshapen
from catalogue.model.identifiers import addresses

FUTURE = {
    "data/provisions/palermo-protocol-2000.yml": ("read: '2026-11-25'", "read: '2098-11-25'"),
    "data/facts/membership-counts.yml": ("2023-11: {", "2098-11: {"),
    "data/facts/studies.yml": (
        "",
        "made-up:\n  title: A study\n  year: '2098'\n  design: rct\n  practices: [rooms]\n"
        "  outcomes: {behaviour: unclear}\n  seen: abstract\n  read: '2098-01-01'\n",
    ),
    "data/addresses/dead-links.yml": ("{}", '"https://example.org/": 2098-01-01'),
    "data/editions/1.0.json": ("", '{"version": "1.0", "date": "2098-01-01", "steps": {}}'),
}


def test_no_date_of_a_table_is_in_the_future(root: Path) -> None:
    edition = root / "data/editions/1.0.json"
    for name, (old, new) in FUTURE.items():
        file = root / name
        file.parent.mkdir(exist_ok=True)
        text = file.read_text("utf-8") if file.exists() and old else ""
        assert old in text
        file.write_text(text.replace(old, new, 1) if old else new, "utf-8")
    assert {(finding.rule, finding.path) for finding in checker.check_folder(root)} == {
        ("date-future", "data/editions/1.0.json")
    }
    edition.unlink()
    found = [finding for finding in checker.check_folder(root) if finding.rule == "date-future"]
    values = sorted((finding.path, finding.values["value"]) for finding in found)
    assert values == [
        ("data/addresses/dead-links.yml", "2098-01-01"),
        ("data/facts/membership-counts.yml", "2098-11"),
        ("data/facts/studies.yml", "2098"),
        ("data/facts/studies.yml", "2098-01-01"),
        ("data/provisions/palermo-protocol-2000.yml", "2098-11-25"),
    ]


def test_form_of_an_identifier_fits_something_only() -> None:
    row = {"field": "symbol", "form": "(q)?.*", "address": "https://doi.org/{number}"}
    assert list(misshapen("resolvers", {"zz": row})) == [("zz",)]
    assert list(misshapen("resolvers", {"zz": row | {"form": "(q).*"}})) == []
    assert addresses({"zz": row}, {"symbol": "A/64/130"}) == {}
    assert addresses({"zz": row}, {"symbol": "q/64"}) == {"all": "https://doi.org/q"}
