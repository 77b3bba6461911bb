"""What a change does to recognition: the levels that it moves, and the evidence that moves them; what an edition was."""

import json
from typing import Any

from catalogue.recognition.levels import Recognition, recognized_practices, step_recognitions
from catalogue.source.loading import Catalogue
from catalogue.source.steps import head_of

EDITIONS = "data/editions"


def moves(before: Catalogue, after: Catalogue) -> list[str]:
    """The levels that differ between two states of a repository, with the claims that came to count and those that no longer do."""
    old, new = _recognitions(before), _recognitions(after)
    pairs = [(ref, old.get(ref), new.get(ref)) for ref in sorted({*old, *new})]
    return [_move(ref, one, other) for ref, one, other in pairs if _level(one) != _level(other)]


def steps(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Every step as an edition keeps it: practices/x#step → its level, and its head in each language."""
    languages, found = catalogue.vocabularies.languages, {}
    for entry in catalogue.of("practices"):
        for one in step_recognitions(catalogue, entry.ref):
            heads = {language: head_of(catalogue, entry, one.step.id, language) for language in languages}
            found[f"{entry.ref}#{one.step.id}"] = heads | {"level": one.recognition.level}
    return found


def editions(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The editions that were released, the newest first: version, date, and the steps that have changed since."""
    files, now = [*(catalogue.root / EDITIONS).glob("*.json")], steps(catalogue)
    found = sorted((json.loads(file.read_text("utf-8")) for file in files), key=lambda one: str(one["date"]), reverse=True)
    for one in found:
        old = one["steps"]
        # An edition lacks the languages that the site has got since.
        refs = [ref for ref in sorted({*old, *now}) if ref not in old or old[ref].items() - now.get(ref, {}).items()]
        one["changed"] = [(ref, old.get(ref), now.get(ref)) for ref in refs]
    return found


def _recognitions(catalogue: Catalogue) -> dict[str, Recognition]:
    """The recognition of every practice, and of every step as practices/x#step."""
    practices = {entry.ref: recognition for entry, recognition in recognized_practices(catalogue)}
    steps = {f"{ref}#{item.step.id}": item.recognition for ref in practices for item in step_recognitions(catalogue, ref)}
    return practices | steps


def _move(ref: str, before: Recognition | None, after: Recognition | None) -> str:
    old, new = _supporting(before), _supporting(after)
    changes = [*(f"+ {name}" for name in sorted(new - old)), *(f"- {name}" for name in sorted(old - new))]
    return f"{ref}: {_level(before)} → {_level(after)} ({'; '.join(changes)})"


def _level(recognition: Recognition | None) -> str:
    """The level, with the mark of law where a binding provision supports it; `absent` where there is no such practice or step."""
    if recognition is None:
        return "absent"
    return f"{recognition.level} + law" if recognition.law else recognition.level


def _supporting(recognition: Recognition | None) -> set[str]:
    claims = [claim for claim in recognition.claims if claim.counts or claim.is_law] if recognition else []
    named = [(claim.provision or claim.document, claim.where, ", ".join(claim.eligible_agencies)) for claim in claims]
    return {f"{document}, {where} ({agencies or 'law'})" for document, where, agencies in named}
