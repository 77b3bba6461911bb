"""Building the real site for tests, as `make site` does, and serving it, as a static host does."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

ROOT = Path(__file__).parent.parent.parent
BASE = "/toolkit/"
PATIENCE = 30
"""The timeout of a server in seconds, so that a failed test can end."""
ADDRESS = "https://toolkit.test" + BASE


def build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site into a folder as `make site` does."""
    variables = {
        **os.environ,
        "SITE_URL": ADDRESS,
        "REPO_URL": "",
        "CONTACT": "",
        **environment,
    }
    command = [
        sys.executable,
        "scripts/build.py",
        "--site-dir",
        str(folder),
    ]
    return subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and the 404 page of the language, as a static host does."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page for an unknown address."""
        prefix = "fr/" if self.path.startswith(f"{BASE}fr/") else ""
        body = Path(self.directory, BASE.strip("/"), prefix, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Gated(Quiet):
    """Sends a page in pieces, each when the test opens the gate, as a slow link brings it: a browser paints what it has."""

    PIECES = 4
    gate = threading.Semaphore(0)

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        """Send the head and the header at once, then wait before each further piece of about equal size, which ends with a line."""
        body = source.read()
        start, mark, rest = body.partition(b"</header>" if b"</header>" in body else b"<body>")
        outputfile.write(start + mark)
        ends = [
            rest.find(b"\n", len(rest) * number // self.PIECES) + 1 or len(rest)
            for number in range(1, self.PIECES)
        ]
        for start_of_piece, end in pairwise([0, *ends, len(rest)] if rest else ()):
            self.gate.acquire(timeout=PATIENCE)
            outputfile.write(rest[start_of_piece:end])


class Server(http.server.ThreadingHTTPServer):
    """Serves to browsers, which may close a page before all of it has come: that is no error."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of everything but a reader who has left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server."""
    with Server(("127.0.0.1", 0), handler) as server:
        # It looks so often whether it shall end: by default, the end of each test would wait for half a second.
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of the site in a folder, which is served strictly below its sub-path."""
    with running(functools.partial(handler, directory=str(folder))) as address:
        yield address + BASE
