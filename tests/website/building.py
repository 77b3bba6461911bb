"""Building the real site for tests, as `make site` does, and serving it, as a static host does."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

ROOT = Path(__file__).parent.parent.parent
BASE = "/toolkit/"
ADDRESS = "https://toolkit.test" + BASE


def build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site into a folder as `make site` does."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS, "REPO_URL": "", "CONTACT": "", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(folder)]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and the 404 page of the language, as a static host does."""

    asked: ClassVar[list[str]] = []
    """The paths below the site that were asked for, by pages and by what works for them in the background."""

    def log_request(self, *arguments: object) -> None:
        """Remember what was asked for."""
        Quiet.asked.append(self.path.partition("?")[0].removeprefix(BASE))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page for an address that leads nowhere."""
        prefix = "fr/" if self.path.startswith(f"{BASE}fr/") else ""
        body = Path(self.directory, BASE.strip("/"), prefix, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site in a folder, which is served strictly below its sub-path."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
