"""Remember what is computed from a catalogue or a context, which do not change once they are read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import finalize

Source = TypeVar("Source")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def once(
    function: Callable[Concatenate[Source, Rest], Result],
) -> Callable[Concatenate[Source, Rest], Result]:
    """Compute the result for the same arguments once. The first is compared by identity, not kept alive."""
    results: dict[int, dict[Any, Result]] = {}

    @wraps(function)
    def remembered(source: Source, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        computed = results.get(id(source))
        if computed is None:
            computed = results[id(source)] = {}
            # Another source may get the same number, once this one is gone.
            finalize(source, results.pop, id(source), None).atexit = False
        key = (rest, *named.items())
        if key not in computed:
            computed[key] = function(source, *rest, **named)
        return computed[key]

    return remembered
