"""The hosts of invented agencies, served over HTTPS on the loopback under certificates of the tests.

The files in certificates/ hold the keys of hosts that do not exist, made for these tests; they protect
nothing. `agencies` is for the hosts of the sample, `stranger` for another host, `expired` ended in 2021.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

from agency_hosts import Asker
from catalogue.model.declarations import WELL_KNOWN

CERTIFICATES = Path(__file__).parent / "certificates"
LOOPBACK = "127.0.0.1"


@dataclass
class Reply:
    """What a host sends for a path."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    is_complete: bool = True
    """False for a reply that never ends."""


class AgencyServer(ThreadingHTTPServer):
    """A server of several hosts, which notes what it was asked for."""

    daemon_threads = True

    def __init__(self, certificate: str):
        super().__init__((LOOPBACK, 0), _Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
        self.socket = context.wrap_socket(
            self.socket, server_side=True, do_handshake_on_connect=False
        )
        self.replies: dict[str, Reply] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()

    def put(self, host: str, body: bytes, path: str = WELL_KNOWN, **more: object) -> None:
        """Let a host have a file."""
        self.replies[f"{host}{path}"] = Reply(body, **more)  # type: ignore[arg-type]

    def asker(
        self,
        allowed: Callable[[str], bool] = lambda address: True,
        authority: str | None = "authority",
        seconds: float = 20.0,
    ) -> Asker:
        """What asks these hosts: their names lead to the loopback."""
        file = CERTIFICATES / f"{authority}.pem" if authority else None
        context = ssl.create_default_context(cafile=file)
        return Asker(context, lambda host: [LOOPBACK], allowed, self.server_port, seconds)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those who refuse the certificate."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = cast(AgencyServer, self.server)
        place = f"{self.headers['Host'].partition(':')[0]}{self.path}"
        server.asked.append(place)
        reply = server.replies.get(place, Reply(status=404))
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
            self.send_header(name, value)
        if reply.is_complete and "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        if not reply.is_complete:
            server.closing.wait()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@contextmanager
def agency_hosts(certificate: str = "agencies") -> Iterator[AgencyServer]:
    """Serve the hosts of the invented agencies under a certificate."""
    server = AgencyServer(certificate)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
