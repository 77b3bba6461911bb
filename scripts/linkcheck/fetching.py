"""Asks other sites for their pages: HEAD, then GET where HEAD says too little; slowly, and only where robots may."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests

AGENT = "toolkit-links/1.0 (checks once a week that links of the toolkit against trafficking in persons still work)"
TIMEOUT = 20.0
LARGEST = 2_000_000
"""How much of a page is read, in bytes."""


@dataclass(frozen=True)
class Answer:
    """What came back for an address. Status 0: nothing came back; `fault` says why."""

    address: str
    status: int = 0
    arrived: str = ""
    """The address after all redirects."""

    permanent: bool = False
    """True if every redirect on the way was a permanent one."""

    kind: str = ""
    body: bytes = b""
    fault: str = ""


@dataclass
class Fetcher:
    """Keeps to a pause between two requests to a host, and to what each host's robots.txt says."""

    pause: float = 2.0
    timeout: float = TIMEOUT
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _session: requests.Session = field(default_factory=requests.Session)

    def fetch(self, address: str) -> Answer:
        """The answer to an address."""
        if not self._may(address):
            return Answer(address, fault="robots")
        try:
            head = self._ask("HEAD", address)
            return head if _is_enough(head) else self._ask("GET", address)
        except requests.Timeout:
            return Answer(address, fault="timeout")
        except requests.TooManyRedirects:
            return Answer(address, fault="redirects")
        except (requests.RequestException, UnicodeError, ValueError) as error:
            return Answer(address, fault="name" if "NameResolution" in repr(error) else "connection")

    def _ask(self, method: str, address: str) -> Answer:
        self._wait(address)
        with self._session.request(
            method, address, timeout=self.timeout, stream=True, allow_redirects=True, headers={"User-Agent": AGENT}
        ) as response:
            body = response.raw.read(LARGEST, decode_content=True) if method == "GET" else b""
            steps = [step.status_code in (301, 308) for step in response.history]
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
            return Answer(address, response.status_code, response.url, bool(steps) and all(steps), kind, body)

    def _wait(self, address: str) -> None:
        """Let the pause go by since the last request to the host."""
        host = urlsplit(address).netloc
        left = self._last.get(host, 0.0) + self.pause - time.monotonic()
        if host in self._last and left > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()

    def _may(self, address: str) -> bool:
        """True if robots may ask for the address; a host without rules allows all."""
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._rules(f"{root}/robots.txt")
        rules = self._robots[root]
        return rules is None or rules.can_fetch(AGENT, address)

    def _rules(self, address: str) -> RobotFileParser | None:
        self._wait(address)
        try:
            response = self._session.get(address, timeout=self.timeout, headers={"User-Agent": AGENT})
        except requests.RequestException:
            return None
        if not response.ok:
            return None
        rules = RobotFileParser()
        rules.parse(response.text.splitlines())
        return rules


def _is_enough(head: Answer) -> bool:
    """A good answer that is no web page needs no second question; a page is read, since it may say that it is gone."""
    return head.status == 200 and head.kind not in ("", "text/html", "application/xhtml+xml")
