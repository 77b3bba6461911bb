"""Asks the hosts of agencies: by HTTPS only, with a valid certificate, in little time, for few bytes.

Who asks must not be led elsewhere: an answer that redirects to another host is refused, and so is a name
that leads to a private address, whether it is in the record of an agency or in a redirect. The connection
is made to the address that was examined, so that the name cannot lead elsewhere a moment later.

found          the bytes of the file
gone           the host says that it has none: 404 or 410
refused        the answer is no file of the agency: another host, another type, too large, compressed
unreachable    no answer, no valid certificate, an error of the host: nothing follows from it
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Timer
from typing import Literal
from urllib.parse import urljoin, urlsplit

AGENT = "toolkit-declarations/1.0 (reads once a week what agencies declare on their own sites)"
SECONDS = 20.0
"""How long an answer may take in all."""

MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
PORT = 443

State = Literal["found", "gone", "refused", "unreachable"]


@dataclass(frozen=True)
class Answer:
    """The answer of a host: its state, the reason of what is not found, and the bytes of what is."""

    address: str
    state: State
    reason: str = ""
    raw: bytes = b""


class _RefusedError(Exception):
    """An answer is no file of the host that was asked."""


def resolve(host: str) -> list[str]:
    """The addresses to which the name of a host leads."""
    found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def is_public(address: str) -> bool:
    """True for an address that is reached on the public network only."""
    ip = ipaddress.ip_address(address)
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    ip = mapped or ip
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


class _Connection(http.client.HTTPSConnection):
    """A connection to an address that was examined, under the name of its host."""

    def __init__(self, host: str, ip: str, port: int, context: ssl.SSLContext):
        super().__init__(host, port, timeout=SECONDS, context=context)
        self.ip, self.security = ip, context
        self.wire: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the address; the certificate has to be that of the name."""
        self.wire = socket.create_connection((self.ip, self.port), self.timeout)
        self.sock = self.security.wrap_socket(self.wire, server_hostname=self.host)

    def end(self) -> None:
        """End it, whatever it is waiting for."""
        for wire in (self.sock, self.wire):
            if wire is not None:
                try:
                    socket.socket.shutdown(wire, socket.SHUT_RDWR)
                except OSError:
                    continue


@dataclass(frozen=True)
class Asker:
    """Asks hosts. Tests have names, ports and certificates of their own."""

    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    resolve: Callable[[str], list[str]] = resolve
    allowed: Callable[[str], bool] = is_public
    port: int = PORT
    seconds: float = SECONDS

    def ask(self, address: str, most: int, kind: str) -> Answer:
        """The file at an address, of at most so many bytes, of a type whose name has a word."""
        try:
            return self._follow(address, most, kind)
        except _RefusedError as error:
            return Answer(address, "refused", str(error))
        except ssl.SSLCertVerificationError as error:
            return Answer(address, "unreachable", f"certificate: {error.verify_message}")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(address, "unreachable", type(error).__name__)

    def _follow(self, address: str, most: int, kind: str) -> Answer:
        """The answer at an address, or at another one of the same host to which it redirects."""
        place = address
        for _ in range(MOST_REDIRECTS + 1):
            connection, response, timer = self._open(place)
            try:
                target = response.getheader("Location")
                if response.status not in REDIRECTS or target is None:
                    return _answer(address, response, most, kind)
            finally:
                timer.cancel()
                connection.close()
            place = _redirected(place, target)
        raise _RefusedError("redirects without end")

    def _open(self, address: str) -> tuple[_Connection, http.client.HTTPResponse, Timer]:
        """Ask an address. The timer ends what takes too long, and is to be cancelled."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        connection = _Connection(host, self._examined(host), self.port, self.context)
        timer = Timer(self.seconds, connection.end)
        timer.start()
        try:
            headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"}
            path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
            connection.request("GET", path, headers=headers)
            return connection, connection.getresponse(), timer
        except BaseException:
            timer.cancel()
            connection.close()
            raise

    def _examined(self, host: str) -> str:
        """The first address of a host; none of them may be private."""
        addresses = self.resolve(host)
        if not addresses or not all(map(self.allowed, addresses)):
            raise _RefusedError("private address")
        return addresses[0]


def _redirected(place: str, target: str) -> str:
    """Where an answer redirects to, which must be on the same host."""
    there = urljoin(place, target)
    asked, led = urlsplit(place), urlsplit(there)
    if led.scheme != "https" or led.netloc != asked.netloc:
        raise _RefusedError(f"redirects to {led.scheme}://{led.netloc}"[:120])
    return there


def _answer(address: str, response: http.client.HTTPResponse, most: int, kind: str) -> Answer:
    """What a response brings."""
    if response.status in GONE:
        return Answer(address, "gone", str(response.status))
    if response.status != http.HTTPStatus.OK:
        return Answer(address, "unreachable", str(response.status))
    if kind not in response.getheader("Content-Type", ""):
        raise _RefusedError(f"type {response.getheader('Content-Type', '')[:60]}")
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise _RefusedError("compressed")
    raw = response.read(most + 1)
    if len(raw) > most:
        raise _RefusedError(f"more than {most} bytes")
    if response.length:
        return Answer(address, "unreachable", "cut short")
    return Answer(address, "found", raw=raw)
