"""Remember what is computed from a catalogue or a context: each is read once and does not change afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Source = TypeVar("Source")
Result = TypeVar("Result")


def once(function: Callable[[Source], Result]) -> Callable[[Source], Result]:
    """Compute the result for each argument once. The argument is compared by identity and is not kept alive."""
    results: WeakKeyDictionary[Source, Result] = WeakKeyDictionary()

    @wraps(function)
    def remembered(source: Source) -> Result:
        if source not in results:
            results[source] = function(source)
        return results[source]

    return remembered
