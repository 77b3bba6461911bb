"""The toolkit as an ordinary site: its Markdown edition, built with stock Material for MkDocs.

make material                                                 all pages but those of States
make material ARGS="practices/hotlines situations/index"      the pages that are named

It writes the sources into dist/material/, and the site that is made of them into dist/material/site/.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import publication as publications
import terminal
from catalogue.publish.material_edition import MaterialEdition, chosen
from catalogue.source.files import write_file

SOURCES = ("docs", "overrides", "mkdocs.yml")


def write(edition: MaterialEdition, folder: Path) -> int:
    """Write the sources into a folder, without those of before; the number of pages in a language."""
    for name in SOURCES:
        place = folder / name
        if place.is_dir():
            shutil.rmtree(place)
    for path, content in edition.files():
        write_file(folder / path, content)
    return len(edition.names)


def build(folder: Path) -> int:
    """Build the site with MkDocs, which checks links and anchors."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    # It would name the end of Material and of MkDocs 1.x, which the build of the site has said.
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    arguments = [*command, "--site-dir", "site"]
    return subprocess.run(arguments, cwd=folder, env=quiet, check=False).returncode  # noqa: S603


def main(arguments: list[str] | None = None) -> int:
    """Write the sources, build the site, and say where it is."""
    parser = terminal.parser(__doc__)
    parser.add_argument("site", type=terminal.path, help="the folder of the built site")
    parser.add_argument("folder", type=terminal.path, help="where to put the sources")
    parser.add_argument(
        "pages", nargs="*", help="pages by name, as practices/hotlines; all without"
    )
    options = parser.parse_args(arguments)
    publication = publications.of_repository(options.root)
    names = chosen(publication.catalogue, options.pages)
    unknown = sorted({*options.pages} - {*names})
    if unknown:
        print(f"There is no page {', '.join(unknown)}.", file=sys.stderr)
        return 1
    count = write(MaterialEdition(publication, options.site, names), options.folder)
    print(f"{options.folder}: {count} pages in each language")
    return build(options.folder)


if __name__ == "__main__":
    sys.exit(terminal.run(main))
