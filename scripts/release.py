"""Write a release: the data of site/ with digests into dist/, the steps of the edition into data/, and how to cite it.

python scripts/release.py 2.0    dist/toolkit-2.0.zip, data/editions/2.0.json, version and date of CITATION.cff

The page "What changed" compares the present steps with those of each edition.
"""

import json
import re
import shutil
import sys
from collections.abc import Sequence

import terminal
from catalogue.recognition import difference
from catalogue.source.days import of_files
from catalogue.source.files import write_file
from catalogue.source.loading import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = terminal.parser(__doc__)
    parser.add_argument("version")
    options = parser.parse_args(arguments)
    root, catalogue = options.root, load(options.root)
    day = max((last for _, last in of_files(catalogue).values()), default=catalogue.latest_review)
    cited = re.sub(
        r"^(version|date-released):.*\n",
        "",
        (root / "CITATION.cff").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    write_file(
        root / "CITATION.cff", f'{cited}version: "{options.version}"\ndate-released: "{day}"\n'
    )
    shutil.make_archive(f"{root}/dist/toolkit-{options.version}", "zip", root / "site", "api")
    edition = {"version": options.version, "date": day, "steps": difference.steps(catalogue)}
    write_file(
        root / difference.EDITIONS / f"{options.version}.json",
        json.dumps(edition, ensure_ascii=False, indent=1) + "\n",
    )
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
