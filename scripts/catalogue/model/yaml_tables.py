"""Reading a table of data/: every value is the text that was typed."""

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

Quickest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""A safe loader, in C where there is one."""


class Loader(Quickest):  # type: ignore[misc]  # chosen when the program runs
    """Reads words as they are typed: YAML takes `no` for false, `2008-10-14` for a date, `1:30` for 90."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        "": [("tag:yaml.org,2002:null", re.compile("$"))]
    }


OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""Other line ends of YAML. They have a rule of their own, and must not end a comment or shift later lines."""


def one_line_end(text: str) -> str:
    """A text with line feeds as its only line ends."""
    return OTHER_LINE_ENDS.sub(" ", text.replace("\r\n", "\n"))


def read_yaml(file: Path) -> Any:
    """The content of a table, as the checker reads it too."""
    text = file.read_bytes().decode("utf-8-sig")
    return yaml.load(one_line_end(text), Loader=Loader)  # noqa: S506 - it is a safe one
