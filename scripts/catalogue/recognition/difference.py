"""What a change does to recognition: the levels that it moves, and the evidence that moves them; what an edition was."""

import json
from typing import Any

from catalogue.recognition.levels import Recognition, recognized_practices, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import head_of

EDITIONS = "data/editions"


def moves(before: Catalogue, after: Catalogue) -> list[str]:
    """The levels that differ between two states of a repository, with the claims that came to count and those that no longer do."""
    old, new = _recognitions(before), _recognitions(after)
    moved = []
    for ref in sorted({*old, *new}):
        levels = [_level(state.get(ref)) for state in (old, new)]
        had, has = (_supporting(state.get(ref)) for state in (old, new))
        if levels[0] != levels[1]:
            changes = [
                *(f"+ {name}" for name in sorted(has - had)),
                *(f"- {name}" for name in sorted(had - has)),
            ]
            moved.append(f"{ref}: {' → '.join(levels)} ({'; '.join(changes)})")
    return moved


def steps(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Every step as an edition keeps it: practices/x#step → its level, and its head in each language."""
    rows = {}
    for entry in catalogue.of("practices"):
        for item in step_recognitions(catalogue, entry.ref):
            heads = {
                name: head_of(catalogue, entry, item.step.id, name)
                for name in catalogue.vocabularies.languages
            }
            rows[f"{entry.ref}#{item.step.id}"] = heads | {"level": item.recognition.level}
    return rows


def editions(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The editions that were released, the newest first: version, date, and the steps that have changed since."""
    files, now = (catalogue.root / EDITIONS).glob("*.json"), steps(catalogue)
    rows = sorted(
        (json.loads(file.read_text("utf-8")) for file in files),
        key=lambda edition: str(edition["date"]),
        reverse=True,
    )
    for edition in rows:
        old = edition["steps"]
        # An edition lacks the languages that were added to the site since.
        refs = [
            ref
            for ref in sorted({*old, *now})
            if ref not in old or old[ref].items() - now.get(ref, {}).items()
        ]
        edition["changed"] = [(ref, old.get(ref), now.get(ref)) for ref in refs]
    return rows


def _recognitions(catalogue: Catalogue) -> dict[str, Recognition]:
    """The recognition of every practice, and of every step as practices/x#step."""
    practices = {entry.ref: recognition for entry, recognition in recognized_practices(catalogue)}
    steps = ((ref, item) for ref in practices for item in step_recognitions(catalogue, ref))
    return practices | {f"{ref}#{item.step.id}": item.recognition for ref, item in steps}


def _level(recognition: Recognition | None) -> str:
    """The level, with the mark of law where a binding provision supports it; `absent` where there is no such practice or step."""
    if recognition is None:
        return "absent"
    return f"{recognition.level} + law" if recognition.law else recognition.level


def _supporting(recognition: Recognition | None) -> set[str]:
    claims = (
        [claim for claim in recognition.claims if claim.counts or claim.is_law]
        if recognition
        else []
    )
    agencies = {claim: ", ".join(claim.eligible_agencies) or "law" for claim in claims}
    return {
        f"{claim.provision or claim.document}, {claim.where} ({agencies[claim]})"
        for claim in claims
    }
