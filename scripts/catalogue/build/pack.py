"""The built site → a site to open from a disk: which files, links to files, scripts that need no server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from catalogue.build import classic_scripts
from catalogue.html import policy, social_pictures
from catalogue.views.addresses import Site

POLICIES = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*"')
LINK = re.compile(r'(?<=[ \n])(href|src|action)="([^"]*)"')
SCRIPT = re.compile(r'<script (src="[^"]*") (?:type="module"|defer)></script>')
HEAD = re.compile(r'<link rel="(?!stylesheet|icon)[^>]*>\n?')
ONLINE = re.compile(r'<section id="badge">.*?</section>|<li><a [^>]*data-copy-file=[^>]*>[^<]*</a></li>\n?', re.DOTALL)
"""What only serves other sites and programs: badges to embed, citations as files."""

DATA_URL = re.compile(r'"url":"((?:[^"\\]|\\.)*?)/(\?[^"]*)?"')

LEFT_OUT = ("api", "id", "oai", "feeds", "schemas", "vocabularies", "redirects")
"""Folders that only machines read."""
KEPT = (".css", ".js", ".svg", ".csv", ".json", ".woff2", ".png")
NOT_KEPT = ("cite.json", "oembed.json", "card.html", "badge.svg")
SOURCES = "propose/sources/"
SEARCH = re.compile(r"pagefind/(?:pagefind\.js|pagefind-entry\.json|.*\.(?:pf_\w+|pagefind))")
TWINS = (".json", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
"""What scripts fetch."""


@dataclass
class Pack:
    """The files of a built site that go into the pack of some languages."""

    folder: Path
    site: Site
    languages: tuple[str, ...]
    paths: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        found = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())
        self.paths = frozenset(path for path in found if self._wanted(path))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of every file, in the order of paths."""
        for path in sorted(self.paths):
            content = (self.folder / path).read_bytes()
            if path.endswith(".html"):
                yield path, self.page(path, content.decode("utf-8")).encode("utf-8")
            elif path.endswith(".js"):
                yield path, classic_scripts.as_script(path, content.decode("utf-8")).encode("utf-8")
            elif path.endswith(".json"):
                yield f"{path}.js", classic_scripts.as_text(path, self._data(content.decode("utf-8"))).encode("utf-8")
            elif path.endswith(TWINS):
                yield f"{path}.js", classic_scripts.as_bytes(path, content).encode("utf-8")
            else:
                yield path, content

    def page(self, path: str, html: str) -> str:
        """A page with links to files, classic scripts, and a policy that allows files."""
        html = LINK.sub(lambda match: self._attribute(path, *match.groups()), ONLINE.sub("", HEAD.sub("", html)))
        root = posixpath.relpath(".", posixpath.dirname(path) or ".")
        first = f'<script src="{root}/assets/pack.js" data-root="{root}/" defer></script>\n'
        html = SCRIPT.sub(r"<script \1 defer></script>", html).replace("<script src=", first + "<script src=", 1)
        return POLICIES.sub(rf'\g<1>{policy.DISK}"', html)

    def _wanted(self, path: str) -> bool:
        language = next((name for name in self.site.languages[1:] if path.startswith(f"{name}/")), self.site.languages[0])
        inner = path.removeprefix(self.site.prefix(language))
        if inner.split("/")[0] in LEFT_OUT or path.endswith(NOT_KEPT) or inner.startswith(SOURCES):
            return False
        if inner.startswith("pagefind/"):
            return bool(SEARCH.fullmatch(path)) and self._searched(path)
        if inner.startswith("assets/"):
            return not inner.startswith(social_pictures.FOLDER)
        return language in self.languages and (posixpath.basename(path) == "index.html" or ("/" in inner and path.endswith(KEPT)))

    def _searched(self, path: str) -> bool:
        """False for the parts of the index that belong to a language of another pack."""
        others = [name for name in self.site.languages if name not in self.languages]
        return not re.search(rf"/(?:pagefind\.|wasm\.|\w+/)(?:{'|'.join(others)})[._-]", path) if others else True

    def _attribute(self, path: str, name: str, value: str) -> str:
        """A link for a disk; one that leaves the pack leads to the public site, or is removed."""
        parts = urlsplit(value)
        if parts.scheme or parts.netloc or value.startswith("#"):
            return f'{name}="{value}"'
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))).lstrip("./")
        is_folder = parts.path.endswith(("/", ".", "..")) or not parts.path
        target = posixpath.join(inside, "index.html") if is_folder else inside
        if target not in self.paths:
            public = self.site.absolute(inside + ("/" if is_folder and inside else ""))
            return f'{name}="{public}{_rest(value)}"' if public else ""
        link = posixpath.relpath(target, posixpath.dirname(path) or ".")
        return f'{name}="{quote(link)}{_rest(value)}"'

    def _data(self, text: str) -> str:
        """Addresses of pages in what scripts read."""
        return DATA_URL.sub(lambda match: f'"url":"{match.group(1)}/index.html{match.group(2) or ""}"', text)


def _rest(value: str) -> str:
    """The query and the fragment of a link."""
    match = re.search(r"[?#].*", value)
    return match.group() if match else ""
