"""The offline packs: one zip for each language of the site and one for all, that open from a disk without any server.

`make pack` makes them from the built site and writes their date, size and SHA-256 on its download page.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import terminal
from catalogue.build.pack import Pack
from catalogue.source.loading import Catalogue, load
from catalogue.views import formatting
from catalogue.views.addresses import Site, page_path
from catalogue.views.context import Context

ROOT = Path(__file__).parent.parent
EPOCH = (1980, 1, 1, 0, 0, 0)
PLACE = re.compile(r'(<div class="pack-facts">).*?(</div>)', re.DOTALL)
ENTRANCE = (
    '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{name}</title>\n'
    '<meta http-equiv="refresh" content="0; url={language}/index.html">\n'
    '<p><a href="{language}/index.html">{name}</a></p>\n</html>\n'
)


@dataclass(frozen=True)
class Made:
    """A zip and what its page says of it."""

    file: Path
    languages: tuple[str, ...]
    size: int
    digest: str


def write(folder: Path, site: Site, languages: tuple[str, ...], date: str, file: Path) -> Made:
    """Write the pack of some languages; the same content gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in _files(folder, site, languages, date):
            info = zipfile.ZipInfo(f"{file.stem}/{path}", EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return Made(file, languages, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())


def _files(folder: Path, site: Site, languages: tuple[str, ...], date: str) -> Iterable[tuple[str, bytes]]:
    pack = Pack(folder, site, languages)
    copy = rf"\g<1><p>{date}</p>\g<2>"
    found = {
        path: PLACE.sub(copy, content.decode("utf-8")).encode("utf-8") if _is_offline(path) else content
        for path, content in pack.files()
    }
    found["assets/pack.js"] = (ROOT / "scripts" / "pack.js").read_bytes()
    if site.languages[0] not in languages:
        found["index.html"] = ENTRANCE.format(language=languages[0], name="Toolkit").encode("utf-8")
    found["DATE.txt"] = f"{date}\n".encode()
    return sorted(found.items())


def _is_offline(path: str) -> bool:
    """True for the download page, which in a pack says only how old the pack is."""
    return path.endswith("offline/index.html")


def describe(folder: Path, catalogue: Catalogue, site: Site, made: list[Made], date: str) -> None:
    """Write date, size and SHA-256 on the download page of each language."""
    for language in site.languages:
        context = Context(catalogue, site, language)
        page = folder / page_path(site, language, "offline") / "index.html"
        rows = "".join(_row(context, item, date, language) for item in made)
        heads = "".join(
            f'<th scope="col">{escape(context.text(f"pack-{name}"))}</th>' for name in ("file", "date", "size", "digest")
        )
        title = f'<h2 id="packs">{escape(context.text("pack-files"))}</h2>'
        table = f'{title}<table class="packs"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        page.write_text(PLACE.sub(rf"\g<1>{table}\g<2>", page.read_text("utf-8")), encoding="utf-8", newline="\n")


def _row(context: Context, item: Made, date: str, language: str) -> str:
    up = "../../" if language != context.site.languages[0] else "../"
    names = [formatting.in_text(context.label("languages", name), language) for name in item.languages]
    label = context.text("pack-of", languages=formatting.enumeration(context.catalogue.vocabularies, names, language))
    size = context.text("pack-megabytes", size=f"{item.size / 1_000_000:.1f}".replace(".", "," if language == "fr" else "."))
    return (
        f'<tr><th scope="row"><a href="{up}offline/{item.file.name}" download>{escape(label)}</a></th>'
        f"<td>{escape(context.date(date))}</td><td>{escape(size)}</td><td><code>{item.digest}</code></td></tr>"
    )


def main(arguments: list[str] | None = None) -> int:
    """Make the packs of a built site, put them on its download page, and say what was made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("dist", type=Path, help="where to put the zips")
    given = parser.parse_args(arguments)
    catalogue = load(ROOT)
    site = Site(os.environ.get("SITE_URL", ""), languages=catalogue.vocabularies.languages)
    date = catalogue.latest_review
    sets = [*((language,) for language in site.languages), site.languages]
    names = [*site.languages, "both"]
    made = [write(given.site, site, of, date, given.dist / f"toolkit-{name}.zip") for of, name in zip(sets, names, strict=True)]
    for item in made:
        (given.site / "offline" / item.file.name).write_bytes(item.file.read_bytes())
        print(json.dumps({"file": item.file.name, "date": date, "bytes": item.size, "sha256": item.digest}))
    describe(given.site, catalogue, site, made, date)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
