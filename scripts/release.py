"""Release an edition: keep it in data/, say how to cite it, build the site with it, pack its data into dist/.

python scripts/release.py 2026.1    data/editions/2026.1.json, CITATION.cff, site/, dist/toolkit-2026.1.zip
python scripts/release.py 2026.1 --keep-site    the same without building: site/ is packed as it is

The site publishes the edition below /editions/2026.1/ from then on, and lists what has changed since. A DOI
is added to data/facts/edition-dois.yml when there is one.
"""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import terminal
from assistant_files import assistant_files
from catalogue.model import overlay
from catalogue.recognition import editions
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import of_files
from catalogue.source.files import write_file
from catalogue.source.loading import load

BESIDE = ("CITATION.cff", "LICENSE", "LICENSE-CONTENT", "README.md", "requirements-assistant.lock")
"""What stands beside the data: how to cite them, licences, what the server for assistants needs."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of the files in the archive, so that the same content gives the same bytes."""


def cite(root: Path, version: str, day: str) -> None:
    """Write the version and its day into CITATION.cff, and the addresses that overlay.yml has."""
    file, said = root / "CITATION.cff", overlay.read(root)
    lines = {"url": said.address, "repository-code": said.repository}
    lines |= {"version": version, "date-released": day}
    written = {key: value for key, value in lines.items() if value}
    keys = re.compile(rf"^({'|'.join(written)}):.*\n", re.MULTILINE)
    text = keys.sub("", file.read_text("utf-8"))
    write_file(file, text + "".join(f'{key}: "{value}"\n' for key, value in written.items()))


def write_edition(catalogue: Catalogue, version: str, day: str) -> None:
    """Write the edition, with which later states are compared."""
    file = catalogue.root / editions.FOLDER / f"{version}.json"
    write_file(file, editions.text_of(catalogue, version, day))


def build(root: Path) -> int:
    """Build the site, which then has the edition."""
    command = [sys.executable, "scripts/build.py"]
    return subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603


def pack(root: Path, version: str) -> None:
    """Write the archive: the data of the site, the edition, its licence and how to cite it."""
    file = root / "dist" / f"toolkit-{version}.zip"
    file.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in _packed(root, version):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())


def _packed(root: Path, version: str) -> Iterator[tuple[str, Path]]:
    """The names and the files of the archive, in order."""
    for name in BESIDE:
        if (root / name).is_file():
            yield name, root / name
    for name, path in assistant_files(Path(__file__).parent).items():
        yield name, path
    site = root / "site"
    for folder in ("api", f"editions/{version}"):
        for path in sorted((site / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(site).as_posix(), path


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = terminal.parser(__doc__)
    parser.add_argument("version")
    parser.add_argument("--keep-site", action="store_true", help="pack site/ as it is")
    options = parser.parse_args(arguments)
    root, version, catalogue = options.root, options.version, load(options.root)
    if catalogue.vocabularies.overlay.is_adaptation:
        parser.error(
            "editions are released by the toolkit itself: this site is an adaptation of it"
        )
    if version in {file.stem for file in editions.files(root)}:
        parser.error(f"the edition {version} was released already, and never changes")
    last_days = [last for _, last in of_files(catalogue).values()]
    day = max(last_days, default=catalogue.latest_review)
    cite(root, version, day)
    write_edition(catalogue, version, day)
    if not options.keep_site and (code := build(root)):
        return code
    pack(root, version)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
