"""The offline packs: one zip for each language of the site and one for all, that open from a disk.

A pack has the files that readers use, links to files instead of folders, and scripts that need no server.

`make pack` makes them after the site, and writes the download page with their date, size and SHA-256.
"""

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import download_page
import publication as publications
import terminal
from assistant_files import DATA, assistant_files
from catalogue.exports.api.shapes import ROOT
from catalogue.exports.publication import Publication
from catalogue.lint import parallel
from catalogue.publish.offline_pack import Pack
from catalogue.recognition.editions import editions
from catalogue.source.catalogue import Catalogue
from catalogue.source.markdown import rendered_pages
from catalogue.views.wording.downloads import PackFile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a pack."""

HERE = Path(__file__).parent
ASSISTANT = "assistant"
"""The folder of a pack that has the server for assistants."""


def of_languages(
    folder: Path,
    publication: Publication,
    languages: tuple[str, ...],
    only: frozenset[str] | None = None,
) -> Pack:
    """The pack of some languages of a built site, with the pages at some paths only, if any are given."""
    return Pack(
        folder=folder,
        publication=publication,
        replacements=HERE / "offline",
        loader=(HERE / "pack.js").read_bytes(),
        languages=languages,
        stamp=stamp(publication.catalogue),
        only=only,
        beside=() if only else tuple(_assistant(folder)),
    )


def _assistant(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The server for assistants with the data of a built site that it reads, whatever the language."""
    for name, file in assistant_files(HERE).items():
        yield f"{ASSISTANT}/{name}", file.read_bytes()
    for name in DATA:
        if (folder / ROOT / name).is_file():
            yield f"{ASSISTANT}/{ROOT}{name}", (folder / ROOT / name).read_bytes()


def stamp(catalogue: Catalogue) -> str:
    """The age of a pack: the date of the latest review, and the edition if there is one."""
    released = editions(catalogue)
    version = f" · v{released[0].version}" if released else ""
    return f"{catalogue.latest_review}{version}"


def write(pack: Pack, file: Path) -> None:
    """Write a pack; the same content gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in pack.files():
            info = zipfile.ZipInfo(f"{file.stem}/{path}", EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)


def write_all(publication: Publication, folder: Path, dist: Path) -> list[PackFile]:
    """Write the packs of a built site into a folder, and offer them on its download page."""
    languages = publication.site.languages
    names = {language: (language,) for language in languages} | {"both": languages}
    # Once, before the work is shared among processes.
    rendered_pages(publication.catalogue)
    packs = {
        dist / f"toolkit-{name}.zip": of_languages(folder, publication, chosen)
        for name, chosen in names.items()
    }
    # The pack of all languages takes longest.
    parallel.run([partial(write, pack, file) for file, pack in reversed(packs.items())])
    described = [_described(pack, file) for file, pack in packs.items()]
    download_page.offer_packs(publication, folder, dist, described)
    return described


def _described(pack: Pack, file: Path) -> PackFile:
    content = file.read_bytes()
    return PackFile(
        name=file.name,
        languages=pack.languages,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        date=pack.publication.catalogue.latest_review,
    )


def main(arguments: list[str] | None = None) -> int:
    """Make the packs of a built site, put them on its download page, and print what is in them."""
    options = download_page.options(__doc__, arguments)
    publication = publications.of_repository(options.root)
    for pack in write_all(publication, options.site, options.dist):
        facts = {
            "file": pack.name,
            "date": pack.date,
            "bytes": pack.size,
            "sha256": pack.digest,
        }
        print(json.dumps(facts))
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
