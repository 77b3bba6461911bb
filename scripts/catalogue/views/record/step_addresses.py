"""The permanent addresses of the steps of a practice, and where steps are that stood in it before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.memo import once
from catalogue.recognition.editions import Edition, editions
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.step_names import (
    MARK,
    former_steps,
    moved_away,
    present_name,
    step_name,
)
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import step_link
from catalogue.views.wording.values import Link


@dataclass(frozen=True)
class StepAddress:
    """The permanent address of a step; its page in the last edition that has it."""

    permalink: str
    edition: Link | None


@dataclass(frozen=True)
class FormerStep:
    """A step that stood in a practice: its old id, what it was called, and where it is."""

    id: str
    head: str
    is_moved: bool
    """True if it is a step of another practice; else it stands in an edition only."""

    where: Link


def permalink(ref: str, step: str) -> str:
    """The path of the permanent address of a step."""
    return f"id/{ref}/{MARK}{step}"


@once
def last_editions(catalogue: Catalogue) -> dict[str, tuple[Edition, str]]:
    """The present name of a step → the last edition that has it, and what it is called there.

    A step that is gone has the name that it had last.
    """
    found: dict[str, tuple[Edition, str]] = {}
    for edition in editions(catalogue):
        for name in edition.steps:
            found.setdefault(present_name(catalogue, name) or name, (edition, name))
    return found


def edition_path(catalogue: Catalogue, name: str) -> str:
    """The path of a step in the last edition that has it; '' if none has."""
    if name not in last_editions(catalogue):
        return ""
    edition, kept = last_editions(catalogue)[name]
    ref, _, step = kept.partition(MARK)
    return f"editions/{edition.version}/{ref}/{MARK}{step}"


def permanent_addresses(context: Context, entry: Entry, path: str) -> dict[str, Any]:
    """The permanent address of a record, those of its steps, and where steps are that stood in it."""
    return {
        "permalink": f"id/{entry.ref}/",
        "step_addresses": step_addresses(context, entry, path),
        "former_steps": former_steps_of(context, entry, path),
    }


def step_addresses(context: Context, entry: Entry, path: str) -> dict[str, StepAddress]:
    """The addresses of each step of a practice, by its id."""
    return {step.id: _address(context, entry, step.id, path) for step in entry.steps}


def _address(context: Context, entry: Entry, step: str, path: str) -> StepAddress:
    name = step_name(entry.ref, step)
    return StepAddress(
        permalink=context.site.address(permalink(entry.ref, step)),
        edition=_in_edition(context, name, path),
    )


def _in_edition(context: Context, name: str, path: str) -> Link | None:
    """A link to a step in the last edition that has it."""
    if name not in last_editions(context.catalogue):
        return None
    edition, kept = last_editions(context.catalogue)[name]
    ref, mark, step = kept.partition(MARK)
    label = context.text("step-in-edition", version=edition.version)
    return Link(label, f"{context.to(path, 'editions', edition.version, ref)}{mark}{step}")


def former_steps_of(context: Context, entry: Entry, path: str) -> tuple[FormerStep, ...]:
    """The steps that stood in a practice and are in another one, or in an edition only."""
    moved = moved_away(context.catalogue, entry)
    steps = [_moved(context, step, present, path) for step, present in moved.items()]
    return (*steps, *_gone(context, entry, path))


def _moved(context: Context, step: str, present: str, path: str) -> FormerStep:
    ref, _, name = present.partition(MARK)
    link = step_link(context, context.catalogue.entries[ref], name, path)
    return FormerStep(step, link.label, is_moved=True, where=link)


def _gone(context: Context, entry: Entry, path: str) -> Iterator[FormerStep]:
    """The steps that only an edition has."""
    for name in _kept_only(context.catalogue, entry):
        edition, _ = last_editions(context.catalogue)[name]
        ref, _, step = name.partition(MARK)
        kept, first = edition.steps[name], context.site.languages[0]
        language = context.language if context.language in kept.heads else first
        head = tagged(kept.heads[language], language, context.language)
        where = Link(
            context.text("edition-name", version=edition.version),
            f"{context.to(path, 'editions', edition.version, ref)}#{step}",
        )
        yield FormerStep(step, head, is_moved=False, where=where)


def _kept_only(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """The last names of the steps of a practice that are no longer there."""
    names = (entry.ref, *entry.former_refs)
    for name in last_editions(catalogue):
        if name.partition(MARK)[0] in names and not present_name(catalogue, name):
            yield name


def former_anchors(catalogue: Catalogue, entry: Entry) -> list[str]:
    """The anchors of steps that stood in a practice, which stay on its page."""
    kept = (name.partition(MARK)[2] for name in _kept_only(catalogue, entry))
    return [*moved_away(catalogue, entry), *kept]


def addresses_for_machines(catalogue: Catalogue, entry: Entry, step: str) -> dict[str, str]:
    """The paths of a step: `permalink`, and `edition` if one has it."""
    name = step_name(entry.ref, step)
    paths = {"permalink": permalink(entry.ref, step), "edition": edition_path(catalogue, name)}
    return {key: path for key, path in paths.items() if path}


def former_names(entry: Entry, step: str) -> list[str]:
    """What a step was called before: practices/x#step."""
    of_step = (item for item in entry.steps if item.id == step)
    return [name for item in of_step for name in former_steps(entry, item)]
