"""Write schemas/ from the models and data/. A test fails when they are not what this writes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import terminal
from catalogue.exports import json_schema
from catalogue.model.vocabularies import Vocabularies

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every schema."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="another repository than this one")
    root = parser.parse_args(arguments).root
    (root / "schemas").mkdir(exist_ok=True)
    for name, text in json_schema.files(Vocabularies(root / "data")):
        (root / "schemas" / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
