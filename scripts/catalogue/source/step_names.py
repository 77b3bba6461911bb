"""The names of steps: practices/x#step. A step that is renamed or moved keeps its old names.

`formerly` of a step has its old ids, and practice/id for what it was called in another practice. So an old
name leads to the step for ever: in links, in editions, in files of readers.
"""

from collections.abc import Iterator

from catalogue.model.evidence import Pitfall
from catalogue.model.memo import once
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS

MARK = "#"


def step_name(practice: str, step: str) -> str:
    """The name of a step of a practice, which is given by its reference."""
    return f"{practice}{MARK}{step}"


def former_steps(entry: Entry, step: Pitfall) -> list[str]:
    """The names that a step or a pitfall had before."""
    return [_former(entry, name) for name in step.formerly]


def _former(entry: Entry, name: str) -> str:
    """A former name as it is written: an id, or practice/id."""
    practice, slash, step = name.rpartition("/")
    return step_name(f"practices/{practice}" if slash else entry.ref, step)


@once
def present_names(catalogue: Catalogue) -> dict[str, str]:
    """Every name that a step or a pitfall has or had → its present name."""
    items = list(all_items(catalogue))
    names: dict[str, str] = {}
    for entry, item in items:
        names.update(dict.fromkeys(former_steps(entry, item), step_name(entry.ref, item.id)))
    present = [step_name(entry.ref, item.id) for entry, item in items]
    return names | {name: name for name in present}


def all_items(catalogue: Catalogue) -> Iterator[tuple[Entry, Pitfall]]:
    """Every step and every pitfall, with its practice."""
    for entry in catalogue.of("practices"):
        for field in FIELDS.values():
            for item in entry.items(field):
                yield entry, item


@once
def _practices(catalogue: Catalogue) -> dict[str, str]:
    """Former reference of a practice → its present one."""
    return {
        former: entry.ref
        for entry in catalogue.of("practices")
        for former in entry.former_refs
        if former not in catalogue.entries
    }


def present_name(catalogue: Catalogue, name: str) -> str:
    """What a step is called today that had a name once; '' if it is no longer there."""
    names = present_names(catalogue)
    if name in names:
        return names[name]
    practice, _, step = name.partition(MARK)
    return names.get(step_name(_practices(catalogue).get(practice, practice), step), "")


def moved_away(catalogue: Catalogue, practice: Entry) -> dict[str, str]:
    """The old ids of steps that are in another practice today → their present names."""
    moved = {}
    for ref in (practice.ref, *practice.former_refs):
        for step, present in _elsewhere(catalogue).get(ref, {}).items():
            if present.partition(MARK)[0] != practice.ref:
                moved[step] = present
    return moved


@once
def _elsewhere(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The practice in an old name of a step that has another practice now → old id → present name."""
    found: dict[str, dict[str, str]] = {}
    for name, present in present_names(catalogue).items():
        ref, _, step = name.partition(MARK)
        if present.partition(MARK)[0] != ref:
            found.setdefault(ref, {})[step] = present
    return found
