"""Two practices, two steps or two States, side by side: what both have, and what one has alone."""

from collections.abc import Iterable

from answers.published import Data
from answers.telling import PARTY, Telling

MOST = 20
"""How many steps of one State alone an answer names."""


def compared_practices(telling: Telling, one: Data, other: Data) -> Data:
    """Two practices: level, who recognizes each, and the law behind both or one of them."""
    first, second = one.get("recognition", {}), other.get("recognition", {})
    return {
        "compared": [telling.practice(one), telling.practice(other)],
        "agencies": _parted(first.get("agencies", ()), second.get("agencies", ())),
        "law": _parted(first.get("law", ()), second.get("law", ())),
    }


def compared_steps(telling: Telling, one: Data, other: Data) -> Data:
    """Two steps: their norm, who says so, and the law that asks for both or one of them."""
    return {
        "compared": [telling.step_in_short(one), telling.step_in_short(other)],
        "agencies": _parted(_agencies(one), _agencies(other)),
        "law": _parted(_provisions(one), _provisions(other)),
    }


def compared_states(telling: Telling, one: Data, other: Data) -> Data:
    """Two States: the instruments that bind both or one, and the steps that the law asks of both or one."""
    steps = _parted(_asked(one), _asked(other))
    return {
        "compared": [_state(telling, one), _state(telling, other)],
        "instruments": _parted(_binding(one), _binding(other)),
        "steps": {name: len(refs) for name, refs in steps.items()},
        "steps_of_one_alone": steps["first"][:MOST],
        "steps_of_other_alone": steps["second"][:MOST],
        "state_note": telling.text("state"),
    }


def _agencies(step: Data) -> list[str]:
    return [agency["id"] for agency in step["agencies"]]


def _provisions(step: Data) -> list[str]:
    """The provisions that ask for a step; the document of one without a row."""
    return [source.get("provision") or source["document"] for source in step["law"]]


def _state(telling: Telling, state: Data) -> Data:
    return {
        "state": state["state"],
        "name": telling.name(state),
        "permalink": telling.words(state["page"]),
    }


def _asked(state: Data) -> list[str]:
    """The steps that the law asks of a State."""
    return [f"{item['practice']}#{item['step']}" for item in state["steps"]]


def _binding(state: Data) -> list[str]:
    """The instruments that bind a State."""
    return [row["instrument"] for row in state["participation"] if row["standing"] == PARTY]


def _parted(one: Iterable[str], other: Iterable[str]) -> dict[str, list[str]]:
    """What both have, and what the first or the second has alone."""
    first, second = list(dict.fromkeys(one)), list(dict.fromkeys(other))
    return {
        "both": [name for name in first if name in second],
        "first": [name for name in first if name not in second],
        "second": [name for name in second if name not in first],
    }
