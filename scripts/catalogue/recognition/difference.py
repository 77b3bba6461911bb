"""What a change does to recognition: the levels that it moves, every claim that it changes; editions."""

import json
from typing import Any

from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import Recognition, recognized_practices, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import head_of

EDITIONS = "data/editions"


def moves(before: Catalogue, after: Catalogue) -> list[str]:
    """The levels and the claims that differ between two states of a repository.

    Each line ends with the claims that came (+), that went (-), and that say or count otherwise (~): no
    change of a place, a reading, a part, a date, a position or an agency is silent.
    """
    old, new = _recognitions(before), _recognitions(after)
    moved = []
    for ref in sorted({*old, *new}):
        had, has = old.get(ref), new.get(ref)
        changes = _changes(_claims(had), _claims(has))
        if changes or _level(had) != _level(has):
            moved.append(f"{ref}: {_move(had, has)} ({'; '.join(changes)})")
    return moved


def _move(had: Recognition | None, has: Recognition | None) -> str:
    """The level before and after, or once if it has not moved."""
    before, after = _level(had), _level(has)
    return after if before == after else f"{before} → {after}"


def _changes(had: dict[str, str], has: dict[str, str]) -> list[str]:
    """The claims that were added, those that were removed, those whose state has changed."""
    added = [f"+ {name}: {has[name]}" for name in sorted(has.keys() - had.keys())]
    removed = [f"- {name}: {had[name]}" for name in sorted(had.keys() - has.keys())]
    common = sorted(had.keys() & has.keys())
    differing = [name for name in common if had[name] != has[name]]
    changed = [f"~ {name}: {had[name]} → {has[name]}" for name in differing]
    return added + removed + changed


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
    """The mark of the level, with that of law where a provision supports it; `absent` where there is none."""
    if recognition is None:
        return "absent"
    return f"{recognition.mark} + law" if recognition.law else recognition.mark


def _claims(recognition: Recognition | None) -> dict[str, str]:
    """Every claim by its document, its place and who speaks → what it says, and whether it counts."""
    states: dict[str, str] = {}
    for claim in recognition.claims if recognition else ():
        speakers = ", ".join(claim.eligible_agencies or claim.agencies) or "law"
        name = f"{claim.provision or claim.document}, {claim.where} ({speakers})"
        before = f"{states[name]} and " if name in states else ""
        states[name] = before + _state(claim)
    return states


def _state(claim: Claim) -> str:
    """All of a claim that decides whether it counts, and how it is shown."""
    words = [claim.says or claim.covers, claim.seen, claim.date or "undated"]
    if claim.position != "recognizes":
        words.append(claim.position)
    words += claim.part.values()
    if claim.is_law:
        words.append(f"{claim.reason}, sign {claim.sign}")
    elif claim.reason:
        words.append(f"not counted: {claim.reason}")
    return ", ".join(words)
