"""The answers of the preview to requests (WSGI): a page, a file, or whether there is a newer version."""

import mimetypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from catalogue.publish.preview import Preview

OWN = {"/preview.js": "text/javascript", "/preview.css": "text/css"}
"""The script and the style that the preview adds to every page, and their types."""

TYPES = mimetypes.MimeTypes()
"""The types of Python, whatever this machine has beside them."""

for _suffix, _type in {
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".ttl": "text/turtle",
    ".bib": "text/plain",
    ".ris": "text/plain",
    ".ics": "text/calendar",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".woff2": "font/woff2",
}.items():
    TYPES.add_type(_type, _suffix)

TEXT = ("text/", "application/json", "application/ld+json", "application/xml", "image/svg+xml")


@dataclass(frozen=True)
class Answer:
    """What is sent for a request."""

    status: str
    kind: str
    content: bytes = b""
    location: str = ""


@dataclass(frozen=True)
class PreviewServer:
    """A WSGI application that shows a preview below a path."""

    preview: Preview
    mount: str
    """The path of the home page, which begins and ends with a slash."""

    scripts: Path
    """The folder with the script and the style of the preview."""

    def __call__(self, environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        answer = self.answer(path)
        is_text = answer.kind.startswith(TEXT)
        headers = [
            ("Content-Type", f"{answer.kind}; charset=utf-8" if is_text else answer.kind),
            ("Content-Length", str(len(answer.content))),
            ("Cache-Control", "no-store"),
        ]
        if answer.location:
            headers.append(("Location", answer.location))
        start(answer.status, headers)
        return [answer.content]

    def answer(self, path: str) -> Answer:
        """The answer to a request for a path from the root of the host."""
        version = path.removeprefix("/preview/")
        if path in OWN:
            return Answer("200 OK", OWN[path], (self.scripts / path[1:]).read_bytes())
        if version != path and version.isdigit():
            newest = str(self.preview.newer(int(version)))
            return Answer("200 OK", "text/plain", newest.encode("utf-8"))
        if not path.startswith(self.mount):
            return self._outside(path)
        return self._inside(path.removeprefix(self.mount))

    def _outside(self, path: str) -> Answer:
        """The answer for a path that is not below the home page."""
        if path == "/" or f"{path}/" == self.mount:
            return Answer("302 Found", "text/plain", location=quote(self.mount))
        return self._not_found("")

    def _inside(self, name: str) -> Answer:
        """The answer for a path below the home page."""
        page = self.preview.page(name.removesuffix("index.html"))
        if page is not None:
            return Answer("200 OK", "text/html", page.encode("utf-8"))
        if self.preview.page(f"{name}/") is not None:
            return Answer("302 Found", "text/plain", location=quote(f"{self.mount}{name}/"))
        path = f"{name}index.html" if name == "" or name.endswith("/") else name
        try:
            content = self.preview.file(path)
        except Exception as error:  # one file that cannot be made must not end the preview
            print(f"{path}: {type(error).__name__}: {error}", flush=True)
            words = f"{type(error).__name__}: {error}"
            return Answer("500 Internal Server Error", "text/plain", words.encode("utf-8"))
        if content is None:
            return self._not_found(name)
        kind = TYPES.guess_type(path)[0] or "application/octet-stream"
        return Answer("200 OK", kind, content)

    def _not_found(self, name: str) -> Answer:
        page = self.preview.not_found(name)
        return Answer("404 Not Found", "text/html", page.encode("utf-8"))
