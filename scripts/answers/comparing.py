"""Two practices, two steps or two States, side by side: what both have, and what one has alone."""

from collections.abc import Iterable

from answers.published import Data
from answers.telling import Telling


def compared_practices(telling: Telling, one: Data, other: Data) -> Data:
    """Two practices: level, who recognizes each, and the law behind both or one of them."""
    laws = [record.get("recognition", {}).get("law", ()) for record in (one, other)]
    agencies = [record.get("recognition", {}).get("agencies", ()) for record in (one, other)]
    return {
        "compared": [telling.practice(one), telling.practice(other)],
        "agencies": _parted(*agencies),
        "law": _parted(*laws),
    }


def compared_steps(telling: Telling, one: Data, other: Data) -> Data:
    """Two steps: their norm, who says so, and the law that asks for both or one of them."""
    laws = [[source.get("provision", "") for source in step["law"]] for step in (one, other)]
    agencies = [[agency["id"] for agency in step["agencies"]] for step in (one, other)]
    return {
        "compared": [telling.step_in_short(one), telling.step_in_short(other)],
        "agencies": _parted(*agencies),
        "law": _parted(*laws),
    }


def compared_states(telling: Telling, one: Data, other: Data) -> Data:
    """Two States: the instruments that bind both or one, and the steps that the law asks of both or one."""
    instruments = [[row["instrument"] for row in _binding(state)] for state in (one, other)]
    steps = [[f"{item['practice']}#{item['step']}" for item in x["steps"]] for x in (one, other)]
    names = [{"state": x["state"], "name": telling.name(x)} for x in (one, other)]
    pages = [telling.words(x["page"]) for x in (one, other)]
    return {
        "compared": [{**name, "permalink": page} for name, page in zip(names, pages, strict=True)],
        "instruments": _parted(*instruments),
        "steps": {name: len(refs) for name, refs in _parted(*steps).items()},
        "steps_of_one_alone": _parted(*steps)["first"][:20],
        "steps_of_other_alone": _parted(*steps)["second"][:20],
        "state_note": telling.text("state"),
    }


def _binding(state: Data) -> list[Data]:
    return [row for row in state["participation"] if row["standing"] == "party"]


def _parted(one: Iterable[str], other: Iterable[str]) -> dict[str, list[str]]:
    """What both have, and what the first or the second has alone."""
    first, second = list(dict.fromkeys(one)), list(dict.fromkeys(other))
    return {
        "both": [name for name in first if name in second],
        "first": [name for name in first if name not in second],
        "second": [name for name in second if name not in first],
    }
