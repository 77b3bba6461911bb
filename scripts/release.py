"""Write a release into dist/: the data of site/ with digests, and what changed step by step since an older release.

python scripts/release.py 2.0 --since v1.0    dist/toolkit-2.0.zip, dist/changes-2.0.md, version and date of CITATION.cff
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import terminal
from catalogue.recognition import difference
from catalogue.source.days import of_files
from catalogue.source.files import write_file
from catalogue.source.loading import load

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version")
    parser.add_argument("--since", metavar="TAG", help="the release to compare with")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    root, dist, catalogue = options.root, options.root / "dist", load(options.root)
    day = max((last for _, last in of_files(catalogue).values()), default=catalogue.latest_review)
    cited = re.sub(r"^(version|date-released):.*\n", "", (root / "CITATION.cff").read_text("utf-8"), flags=re.MULTILINE)
    write_file(root / "CITATION.cff", f'{cited}version: "{options.version}"\ndate-released: "{day}"\n')
    shutil.make_archive(f"{dist}/toolkit-{options.version}", "zip", root / "site", "api")
    if options.since:
        with tempfile.TemporaryDirectory() as folder:
            restore = f"restore --source={options.since} -- docs data".split()
            command = ["git", "-C", str(root), f"--work-tree={folder}", *restore]
            subprocess.run(command, check=True)  # noqa: S603 - no shell, and the index stays as it is
            moves = difference.moves(load(Path(folder)), catalogue)
        lines = [f"# {options.since} → {options.version}\n\n", *(f"- {move}\n" for move in moves)]
        write_file(dist / f"changes-{options.version}.md", "".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
