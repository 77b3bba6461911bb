"""Remember what is computed from a catalogue or a context, which do not change once they are read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Source = TypeVar("Source")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def once(
    function: Callable[Concatenate[Source, Rest], Result],
) -> Callable[Concatenate[Source, Rest], Result]:
    """Compute the result for the same arguments once. The first is compared by identity, not kept alive."""
    results: WeakKeyDictionary[Source, dict[Any, Result]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(source: Source, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        computed, key = results.setdefault(source, {}), (rest, *named.items())
        if key not in computed:
            computed[key] = function(source, *rest, **named)
        return computed[key]

    return remembered
