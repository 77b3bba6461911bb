"""The offline packs: one zip for each language of the site and one for all, that open from a disk without any server.

A pack has the files that readers use, links to files instead of folders, and scripts that need no server.

`make pack` makes them from the built site and writes their date, size and SHA-256 on its download page.
"""

import hashlib
import json
import os
import posixpath
import re
import sys
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import terminal
from catalogue.html import policy, social_pictures
from catalogue.html.asset_digests import Assets
from catalogue.html.templates import Templates
from catalogue.publish import classic_scripts
from catalogue.recognition import difference
from catalogue.source.loading import load
from catalogue.views.wording.context import Context, page_path
from catalogue.views.wording.site import Site
from catalogue.views.wording.words import enumeration, language_name
from terminal import ROOT

TEMPLATES = Templates(ROOT / "scripts" / "offline", Assets(ROOT / "docs"))
EPOCH = (1980, 1, 1, 0, 0, 0)
POLICIES = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*"')
LINK = re.compile(r'(?<=[ \n])(href|src|action)="([^"]*)"')
SCRIPT = re.compile(r'<script (src="[^"]*") (?:type="module"|defer)></script>')
HEAD = re.compile(r'<link rel="(?!stylesheet|icon)[^>]*>\n?')
ONLINE = re.compile(
    r'<section id="(?:badge|data)">.*?</section>|<p class="ready">.*?</p>|<li><a [^>]*data-copy-file=[^>]*>[^<]*</a></li>\n?'
    r'|<script type="application/ld\+json">.*?</script>\n?|<meta (?:property|name)="(?:og:|citation_|description)[^>]*>\n?'
    r'|<span class="Z3988"[^>]*></span>\n?|<a href="[a-z]*\.png">PNG</a> · | · <a href="matrix\.png">PNG</a>',
    re.DOTALL,
)
"""What only serves other sites and programs: badges to embed, data, citations; and files of what is drawn here."""

ICON = re.compile(r'<svg class="icon" [^>]*?(viewBox=.*?)</svg>', re.DOTALL)
DIALOG = re.compile(r'<template id="search-template">.*?</template>', re.DOTALL)
"""The dialog of the search, the same on all pages of a language."""

DATA_URL = re.compile(r'"url":"((?:[^"\\]|\\.)*?)/(\?[^"]*)?"')

MACHINE_FOLDERS = ("api", "id", "feeds", "schemas", "vocabularies", "redirects")
"""Folders that only machines read."""
SUFFIXES = (
    ".css",
    ".js",
    ".svg",
    ".csv",
    ".json",
    ".woff2",
    "checklist.html",
    "sheet.html",
    "sheet-both.html",
)
ONLINE_FILES = ("cite.json", "oembed.json", "card.html", "badge.svg")
SOURCES = "propose/sources/"


@dataclass
class Pack:
    """The files of a built site that go into the pack of some languages, with a stamp of their age."""

    folder: Path
    site: Site
    languages: tuple[str, ...]
    stamp: str
    only: frozenset[str] | None = None
    """The paths of the only pages that it has, if not all."""
    icons: dict[str, int] = field(default_factory=dict)
    dialogs: dict[str, str] = field(default_factory=dict)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of the files of the site."""
        paths = (
            file.relative_to(self.folder).as_posix()
            for file in self.folder.rglob("*")
            if file.is_file()
        )
        return frozenset(path for path in paths if self._is_included(path))

    def files(self) -> list[tuple[str, bytes]]:
        """Path and content of every file, in the order of paths."""
        files = dict(map(self._file, sorted(self.paths)))
        files |= {
            file: f"packed.page({json.dumps(html)});\n".encode()
            for file, html in self.dialogs.items()
        }
        files["assets/icons.css"] = (
            TEMPLATES.get("icons.css").render(icons=self.icons).encode("utf-8")
        )
        files["assets/pack.js"] = (ROOT / "scripts" / "pack.js").read_bytes()
        if self.site.languages[0] not in self.languages:
            files["index.html"] = (
                TEMPLATES.get("entrance.html").render(language=self.languages[0]).encode("utf-8")
                + b"\n"
            )
        files["DATE.txt"] = f"{self.stamp}\n".encode()
        return sorted(files.items())

    def _file(self, path: str) -> tuple[str, bytes]:
        content = (self.folder / path).read_bytes()
        if path.endswith(".html"):
            return path, self.page(path, content.decode("utf-8")).encode("utf-8")
        if path.endswith(".js"):
            return path, classic_scripts.as_script(path, content.decode("utf-8")).encode("utf-8")
        if path.endswith(".json"):
            # Addresses of pages in what scripts read.
            text = DATA_URL.sub(
                lambda match: f'"url":"{match[1]}/index.html{match[2] or ""}"',
                content.decode("utf-8"),
            )
            return f"{path}.js", classic_scripts.as_text(path, text).encode("utf-8")
        return path, content

    def page(self, path: str, html: str) -> str:
        """A page with links to files, classic scripts, and a policy that allows files."""
        # The download page of a pack says only how old the pack is.
        html = (
            filled(html, "pack-facts", f"<p>{self.stamp}</p>")
            if path.endswith("offline/index.html")
            else html
        )
        first, _, rest = ONLINE.sub("", HEAD.sub("", html)).partition("<template id=")
        html = LINK.sub(lambda match: self._attribute(path, *match.groups()), first)
        root = posixpath.relpath(".", posixpath.dirname(path) or ".")
        if dialog := DIALOG.search(f"<template id={rest}"):
            file = f"assets/dialog-{first.partition('<html lang=')[2][1:3]}.js"
            self.dialogs[file] = LINK.sub(
                lambda match: self._attribute(path, match[1], match[2], "{root}"), dialog[0]
            )
            html += f'<script src="{root}/{file}" defer></script>{rest.partition("</template>")[2]}'
        html = ICON.sub(
            lambda match: (
                f'<i class="icon icon-{self.icons.setdefault(match[1], len(self.icons))}"></i>'
            ),
            html,
        )
        first = f'<link rel="stylesheet" href="{root}/assets/icons.css">\n'
        first += f'<script src="{root}/assets/pack.js" data-root="{root}/" defer></script>\n'
        html = SCRIPT.sub(r"<script \1 defer></script>", html).replace(
            "<script src=", first + "<script src=", 1
        )
        return POLICIES.sub(rf'\g<1>{policy.DISK}"', html)

    def _is_included(self, path: str) -> bool:
        language = next(
            (name for name in self.site.languages[1:] if path.startswith(f"{name}/")),
            self.site.languages[0],
        )
        inner = path.removeprefix(self.site.prefix(language))
        if (
            inner.split("/")[0] in MACHINE_FOLDERS
            or path.endswith(ONLINE_FILES)
            or inner.startswith(SOURCES)
        ):
            return False
        if inner.startswith("assets/"):
            return not inner.startswith(social_pictures.FOLDER)
        if self.only is not None:
            return path.endswith("/index.html") and path.removesuffix("index.html") in self.only
        return language in self.languages and (
            posixpath.basename(path) == "index.html" or ("/" in inner and path.endswith(SUFFIXES))
        )

    def _attribute(self, path: str, name: str, value: str, root: str = "") -> str:
        """A link for a disk, from the page or from the root; one that leaves the pack leads to the public site, or is removed."""
        parts, rest = urlsplit(value), re.sub(r"^[^?#]*", "", value)
        if parts.scheme or parts.netloc or value.startswith("#"):
            return f'{name}="{value}"'
        inside = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(parts.path))
        ).lstrip("./")
        is_folder = parts.path.endswith(("/", ".", "..")) or not parts.path
        target = posixpath.join(inside, "index.html") if is_folder else inside
        if target not in self.paths:
            public = self.site.absolute(inside + ("/" if is_folder and inside else ""))
            return f'{name}="{public}{rest}"' if public else ""
        link = root + quote(
            target if root else posixpath.relpath(target, posixpath.dirname(path) or ".")
        )
        return f'{name}="{link}{rest}"'


def write(pack: Pack, file: Path) -> None:
    """Write a pack; the same content gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in pack.files():
            info = zipfile.ZipInfo(f"{file.stem}/{path}", EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)


def describe(folder: Path, context: Context, place: str, template: str, **values: Any) -> None:
    """Fill a place of the download page of a language with a template."""
    page = folder / page_path(context.site, context.language, "offline") / "index.html"
    up = "../../" if context.site.prefix(context.language) else "../"
    html = TEMPLATES.get(template).render(context=context, up=up, megabytes=megabytes, **values)
    page.write_text(filled(page.read_text("utf-8"), place, html), encoding="utf-8", newline="\n")


def filled(page: str, place: str, html: str) -> str:
    """A page with HTML in the place of a class."""
    return re.sub(
        rf'(<div class="{place}">).*?(</div>)',
        lambda match: match[1] + html + match[2],
        page,
        flags=re.DOTALL,
    )


def megabytes(file: Path, language: str) -> str:
    """The size of a file in megabytes, with the decimal mark of a language."""
    return f"{file.stat().st_size / 1_000_000:.1f}".replace(".", "," if language == "fr" else ".")


def offer(folder: Path, file: Path) -> None:
    """Put a file next to the download page of a built site."""
    (folder / "offline" / file.name).write_bytes(file.read_bytes())


def built_site(
    description: str | None, arguments: list[str] | None
) -> tuple[Path, Path, list[Context]]:
    """The folder of a built site, the folder for what is made from it, and the context of each language."""
    parser = terminal.parser(description)
    parser.add_argument("site", type=terminal.path, help="the folder of the built site")
    parser.add_argument("dist", type=terminal.path, help="where to put the files")
    options = parser.parse_args(arguments)
    catalogue = load(ROOT)
    site = Site(os.environ.get("SITE_URL", ""), languages=catalogue.vocabularies.published)
    return (
        options.site,
        options.dist,
        [Context(catalogue, site, language) for language in site.languages],
    )


def main(arguments: list[str] | None = None) -> int:
    """Make the packs of a built site, put them on its download page, and print what is in them."""
    folder, dist, contexts = built_site(__doc__, arguments)
    site, date = contexts[0].site, contexts[0].catalogue.latest_review
    stamp = " · ".join(
        [date, *(f"v{one['version']}" for one in difference.editions(contexts[0].catalogue)[:1])]
    )
    packs = []
    for name, languages in {
        **{language: (language,) for language in site.languages},
        "both": site.languages,
    }.items():
        file = dist / f"toolkit-{name}.zip"
        write(Pack(folder, site, languages, stamp), file)
        offer(folder, file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        packs.append((file, languages, digest))
        print(
            json.dumps(
                {"file": file.name, "date": date, "bytes": file.stat().st_size, "sha256": digest}
            )
        )
    for context in contexts:
        rows = [
            (file, enumeration(context, (language_name(context, name) for name in names)), digest)
            for file, names, digest in packs
        ]
        describe(folder, context, "pack-facts", "packs.html", packs=rows, date=date)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
