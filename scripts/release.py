"""Write a release: the data of site/ into dist/, the steps of the edition into data/, and how to cite it.

python scripts/release.py 2.0    dist/toolkit-2.0.zip, the edition 2.0.json, version and date of CITATION.cff

The page "What changed" compares the present steps with those of each edition.
"""

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import terminal
from catalogue.recognition import editions
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import of_files
from catalogue.source.files import write_file
from catalogue.source.loading import load


def cite(root: Path, version: str, day: str) -> None:
    """Write the version and its day into CITATION.cff."""
    file = root / "CITATION.cff"
    text = re.sub(r"^(version|date-released):.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    write_file(file, f'{text}version: "{version}"\ndate-released: "{day}"\n')


def write_edition(catalogue: Catalogue, version: str, day: str) -> None:
    """Write the steps of an edition, with which later ones are compared."""
    file = catalogue.root / editions.FOLDER / f"{version}.json"
    write_file(file, editions.text_of(catalogue, version, day))


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = terminal.parser(__doc__)
    parser.add_argument("version")
    options = parser.parse_args(arguments)
    root, version, catalogue = options.root, options.version, load(options.root)
    last_days = [last for _, last in of_files(catalogue).values()]
    day = max(last_days, default=catalogue.latest_review)
    cite(root, version, day)
    shutil.make_archive(f"{root}/dist/toolkit-{version}", "zip", root / "site", "api")
    write_edition(catalogue, version, day)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
