"""The languages in which tests of pages run.

What a script does is the same in both: each such test runs in one language, and nightly in the other. What is
written in a language, and what its longer words may break, is tested in both, as every template is
(`test_templates.py`).
"""

from __future__ import annotations

from typing import Any

import pytest

PREFIXES = {"en": "", "fr": "fr/"}


def nightly(*values: Any) -> Any:
    """A case that is left to the night."""
    return pytest.param(*values, marks=pytest.mark.nightly)


ENGLISH = ("en", nightly("fr"))
FRENCH = (nightly("en"), "fr")
