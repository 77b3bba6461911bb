"""What a macro prints of a value, once for each language: pages of States are many, and their rows alike."""

from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

from markupsafe import Markup

from catalogue.views.wording.context import Context


class Remembered:
    """What macros have printed, by context, name of the macro, and value.

    Such a macro prints nothing but its value and texts of the language: neither the page nor its address.
    """

    def __init__(self) -> None:
        self._printed: WeakKeyDictionary[Context, dict[Any, str]] = WeakKeyDictionary()

    def __call__(
        self, context: Context, macro: Callable[[Any], str], name: str, values: Iterable[Any]
    ) -> Markup:
        """What a macro prints of each of some values."""
        printed = self._printed.setdefault(context, {})
        rows = []
        for value in values:
            key = (name, value)
            if key not in printed:
                printed[key] = str(macro(value))
            rows.append(printed[key])
        return Markup("\n".join(rows))  # noqa: S704 - printed by macros, which escape
