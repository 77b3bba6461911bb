"""`mkdocs serve` with pages that are built on request; a full build runs after a pause without changes."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

from catalogue.exports.publication import Publication
from catalogue.publish import pages
from catalogue.publish.preview import Preview
from mkdocs.livereload import LiveReloadServer
from terminal import ROOT

FOLDER = ROOT / ".cache" / "preview"
"""The last complete build."""

IDLE, REST = 5.0, 0.05
"""Seconds without a change after which all is built, and for which the files must be at rest before they are read."""

CODE = ("scripts", "mkdocs.yml")
OWN = {"/preview.js": "application/javascript", "/preview.css": "text/css"}


class Serving:
    """Answers the requests of a server of MkDocs, which watches the files."""

    def __init__(self, server: LiveReloadServer, publication: Publication):
        self.address, self.mount, self.files = server.url, server.mount_path, server.serve_request
        self.preview = Preview(publication, FOLDER)
        self.preview.has_changed(*CODE)
        self.building: subprocess.Popen[bytes] | None = None
        self.timer = threading.Timer(IDLE, self.build)
        shutil.rmtree(server.root)
        server.root, server.builder, server.build_delay = str(FOLDER), self.refresh, REST
        server.error_handler = lambda code: pages.not_found(
            publication, publication.site.languages[0]
        ).encode("utf-8")
        server.set_app(self.answer)
        self.refresh()

    def refresh(self) -> None:
        """Show what has changed; begin again where the code has."""
        self.timer.cancel()
        if self.building:
            self.building.terminate()
        if self.preview.has_changed(*CODE):
            os.execv(sys.executable, [sys.executable, "-m", "mkdocs", *sys.argv[1:]])  # noqa: S606 - this command
        for fault in self.preview.refresh():
            print(fault, flush=True)
        self.timer = threading.Timer(IDLE, self.build)
        self.timer.daemon = True
        self.timer.start()

    def build(self) -> None:
        """Build all in a process of its own."""
        command = [
            sys.executable,
            str(ROOT / "scripts/build.py"),
            "--no-strict",
            "--site-dir",
            str(FOLDER),
        ]
        self.building = subprocess.Popen(  # noqa: S603
            command, env={**os.environ, "SITE_URL": self.address, "DRAFTS": "true"}
        )

    def answer(self, environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        """Answer a request: a page, a question whether there is a newer one, or a file."""
        path = (
            environ["PATH_INFO"]
            .encode("latin-1")
            .decode("utf-8", "ignore")
            .removesuffix("index.html")
        )
        version, name = path.removeprefix("/preview/"), path.removeprefix(self.mount)
        if path in OWN:
            kind, text = OWN[path], (ROOT / f"scripts{path}").read_text("utf-8")
        elif version.isdigit():
            kind, text = "text/plain", str(self.preview.newer(int(version)))
        elif path != name and (page := self.preview.page(name)) is not None:
            kind, text = "text/html", page
        else:
            return self.files(environ, start)
        start("200 OK", [("Content-Type", f"{kind}; charset=utf-8"), ("Cache-Control", "no-store")])
        return [text.encode("utf-8")]
