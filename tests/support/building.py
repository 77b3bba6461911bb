"""Building a repository as `make site` does, and serving its site as a static host does."""

from __future__ import annotations

import ctypes
import functools
import hashlib
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


def command(*arguments: str, checked: bool = True) -> list[str]:
    """The command that builds the repository in the current folder."""
    unchecked = [] if checked else ["--no-check"]
    return [sys.executable, "scripts/build.py", *arguments, *unchecked]


def environment(**variables: str) -> dict[str, str]:
    """The environment of a build: the address, the repository and the contact of the site."""
    defaults = {"SITE_URL": ADDRESS, "REPO_URL": "", "CONTACT": ""}
    return {**os.environ, **defaults, **variables}


def build(
    root: Path,
    *arguments: str,
    checked: bool = True,
    before: Callable[[], object] | None = None,
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """Build a repository as `make site` does; `before` is done in the process first."""
    return subprocess.run(
        command(*arguments, checked=checked),
        cwd=root,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        preexec_fn=before,
    )


CAPBSET_DROP, DAC_OVERRIDE = 24, 1
"""What prctl(2) of Linux takes so that permissions hold for root too."""


def obey_permissions() -> None:
    """Let permissions hold for root as for everyone, in a process that is about to build."""
    ctypes.CDLL(None).prctl(CAPBSET_DROP, DAC_OVERRIDE)


@contextmanager
def read_only(root: Path) -> Iterator[None]:
    """Lock a folder and all folders below it."""
    folders = [root, *(folder for folder in root.rglob("*") if folder.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield
    for folder in folders:
        folder.chmod(0o755)


def build_real_site(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build this repository into a folder."""
    return build(ROOT, "--site-dir", str(folder), **variables)


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


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
    """Sends a page in pieces, each when the test opens the gate, as a slow link brings it.

    A browser paints what it has.
    """

    PIECES = 4
    gate = threading.Semaphore(0)

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        """Send the head and the header at once, then wait before each further piece.

        Pieces are of about equal size and end with a line.
        """
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

    # Ten pages that open together ask for some sixty connections. Of those beyond the usual five that
    # wait, Linux drops some, and the browser asks again after 1, 3, 7, 15 and 31 seconds.
    request_queue_size = 1024

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of everything but a reader who has left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server."""
    with Server(("127.0.0.1", 0), handler) as server:
        # It looks so often whether it shall end: by default, each test would end half a second later.
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of the site in a folder, which is served strictly below its sub-path."""
    with running(functools.partial(handler, directory=str(folder))) as address:
        yield address + BASE
