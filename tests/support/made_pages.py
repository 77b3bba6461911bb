"""Pages that are made of front matter: of records at their extremes, and of every layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from catalogue.model.studies import Study
from catalogue.source.files import LONGEST_NAME
from support.extreme_values import Extremes

DESIGNS = {"evaluated": "rct", "promising": "pre-post"}
"""A study that shows the level of effect of a practice."""


def named_once(study: dict[str, Any]) -> dict[str, Any]:
    """A study with its title, or else with what it is."""
    left_out = "described" if "title" in study else "title"
    kept = {key: value for key, value in study.items() if key != left_out}
    return (
        kept
        if {"title", "described"} & kept.keys()
        else {**kept, "described": {"en": "A study.", "fr": "Étude."}}
    )


def write_studies(
    root: Path, extremes: Extremes, fields: dict[str, dict[str, Any]], start: int = 700
) -> None:
    """A study for each practice that needs one."""
    levels = {
        path.partition("/")[2]: data["effect"]["level"]
        for path, data in fields.items()
        if "effect" in data
    }
    shown = {name: DESIGNS[level] for name, level in levels.items() if level in DESIGNS}
    rows = zip(shown, extremes.of(Study, start, len(shown)), strict=True) if shown else ()
    fixed = {"outcomes": {"wellbeing": "positive"}, "found": {"en": "Good.", "fr": "Bien."}}
    studies = {
        name: {**named_once(data), **fixed, "design": shown[name], "practices": [name]}
        for name, (_, data) in rows
    }
    (root / "data" / "facts" / "studies.yml").write_text(mapping(studies) or "{}\n", "utf-8")


def name_of(number: int, first: int = 0) -> str:
    """The name of a record: the shortest and the longest for the first two of a kind."""
    name = f"r{number // 100}"
    return {0: name, 1: name.ljust(LONGEST_NAME - len(".fr.md"), "x")}.get(
        number % 100 - first, f"r{number}"
    )


def section_text(data: dict[str, Any], section: str) -> str:
    """The text of a section, with an item for each step or pitfall."""
    return items(
        "1." if section == "how" else "-", data.get({"how": "steps"}.get(section, section), ())
    )


def items(mark: str, rows: list[Any]) -> str:
    """One item for each step or pitfall, or a text."""
    return "\n".join(f"{mark} **One.** Text." for _ in rows) or "Text."


def page(data: dict[str, Any], sections: dict[str, str]) -> str:
    """A page with its front matter and its sections."""
    text = "".join(f"\n## {title}\n\n{words}\n" for title, words in sections.items())
    return f"---\n{mapping(data)}---\n{text}"


def write_page(root: Path, path: str, data: dict[str, Any], sections: dict[str, str]) -> None:
    """Write a page into a repository."""
    (root / "docs" / f"{path}.md").write_text(page(data, sections), "utf-8")


def mapping(data: dict[str, Any]) -> str:
    """YAML with one key on each line."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items()
    )
