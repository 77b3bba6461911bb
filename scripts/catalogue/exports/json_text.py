"""JSON as the site publishes it: data in one line, schemas and OpenAPI with a value a line."""

import json
from typing import Any


def compact(value: Any) -> str:
    """A value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def indented(value: Any) -> str:
    """A value as JSON with a value a line."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
