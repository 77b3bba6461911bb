"""Write schemas/ anew from the models and data/. A test fails when they are not what this writes."""

from __future__ import annotations

import sys
from pathlib import Path

from catalogue.exports import json_schema
from catalogue.model.vocabularies import Vocabularies

ROOT = Path(__file__).resolve().parent.parent


def main(root: Path = ROOT) -> int:
    """Write every schema."""
    (root / "schemas").mkdir(exist_ok=True)
    for name, text in json_schema.files(Vocabularies(root / "data")):
        (root / "schemas" / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
