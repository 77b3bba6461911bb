"""What a change does to recognition: the levels that it moves, and the evidence that moves them; editions."""

import json
from typing import Any

from catalogue.recognition.levels import Recognition, recognized_practices, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import head_of

EDITIONS = "data/editions"


def moves(before: Catalogue, after: Catalogue) -> list[str]:
    """The levels that differ between two states of a repository.

    Each line ends with the claims that came to count (+) and those that no longer do (-).
    """
    old, new = _recognitions(before), _recognitions(after)
    moved = []
    for ref in sorted({*old, *new}):
        had, has = old.get(ref), new.get(ref)
        if _level(had) != _level(has):
            changes = "; ".join(_changes(_supporting(had), _supporting(has)))
            moved.append(f"{ref}: {_level(had)} → {_level(has)} ({changes})")
    return moved


def _changes(had: set[str], has: set[str]) -> list[str]:
    """The claims that were added, then those that were removed."""
    added = [f"+ {name}" for name in sorted(has - had)]
    removed = [f"- {name}" for name in sorted(had - has)]
    return added + removed


def steps(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Every step as an edition keeps it: practices/x#step → its level, and its head in each language."""
    rows = {}
    for entry in catalogue.of("practices"):
        for item in step_recognitions(catalogue, entry.ref):
            row = {
                name: head_of(catalogue, entry, item.step.id, name)
                for name in catalogue.vocabularies.languages
            }
            row["level"] = item.recognition.level
            rows[f"{entry.ref}#{item.step.id}"] = row
    return rows


def editions(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The editions that were released, newest first: version, date, and the steps that have changed since."""
    files = (catalogue.root / EDITIONS).glob("*.json")
    rows = [json.loads(file.read_text("utf-8")) for file in files]
    rows.sort(key=lambda edition: str(edition["date"]), reverse=True)
    now = steps(catalogue)
    for edition in rows:
        edition["changed"] = _changed(edition["steps"], now)
    return rows


def _changed(
    old: dict[str, dict[str, str]], now: dict[str, dict[str, str]]
) -> list[tuple[str, dict[str, str] | None, dict[str, str] | None]]:
    """The steps that differ, each with what it was and what it is."""
    changed = []
    for ref in sorted({*old, *now}):
        # An edition lacks the languages that were added to the site since.
        if ref not in old or old[ref].items() - now.get(ref, {}).items():
            changed.append((ref, old.get(ref), now.get(ref)))
    return changed


def _recognitions(catalogue: Catalogue) -> dict[str, Recognition]:
    """The recognition of every practice, and of every step as practices/x#step."""
    recognitions = {}
    for entry, recognition in recognized_practices(catalogue):
        recognitions[entry.ref] = recognition
        for item in step_recognitions(catalogue, entry.ref):
            recognitions[f"{entry.ref}#{item.step.id}"] = item.recognition
    return recognitions


def _level(recognition: Recognition | None) -> str:
    """The level, with the mark of law where a binding provision supports it; `absent` where there is none."""
    if recognition is None:
        return "absent"
    return f"{recognition.level} + law" if recognition.law else recognition.level


def _supporting(recognition: Recognition | None) -> set[str]:
    """The claims that support a level or are law, in words."""
    supporting = set()
    for claim in recognition.claims if recognition else ():
        if claim.counts or claim.is_law:
            agencies = ", ".join(claim.eligible_agencies) or "law"
            supporting.add(f"{claim.provision or claim.document}, {claim.where} ({agencies})")
    return supporting
