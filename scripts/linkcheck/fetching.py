"""Asks a host for its pages: slowly, again where it is busy, and only where its robots.txt allows it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

AGENT = "toolkit-links/1.0 (checks once a week that links of the toolkit against trafficking in persons still work)"
TIMEOUT = 20.0
LARGEST = 2_000_000
"""How much of a page is read, in bytes."""
AGAIN = Retry(
    2, read=False, status_forcelist=(429, 502, 503), backoff_factor=5, respect_retry_after_header=False, raise_on_status=False
)
"""A busy host is asked twice more, after pauses of our own: it may ask for a day."""


@dataclass(frozen=True)
class Answer:
    """What came back for an address. Status 0: nothing came back; `fault` says why."""

    address: str
    status: int = 0
    arrived: str = ""
    """The address after all redirects."""

    permanent: bool = False
    """True if every redirect on the way was a permanent one."""

    page: str = ""
    """The source of a web page; of other files nothing is read."""

    fault: str = ""


class Host:
    """One host: keeps a pause between two pages, and to its robots.txt."""

    def __init__(self, pause: float = 2.0, timeout: float = TIMEOUT, again: Retry = AGAIN):
        self.pause, self.timeout = pause, timeout
        self.session = requests.Session()
        self.session.headers["User-Agent"] = AGENT
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=again))
        self.robots: dict[str, RobotFileParser] = {}
        self.asked: float | None = None

    def fetch(self, address: str) -> Answer:
        """The answer to an address."""
        try:
            return self._ask(address) if self._may_ask(address) else Answer(address, fault="robots")
        except requests.Timeout:
            return Answer(address, fault="timeout")
        except requests.TooManyRedirects:
            return Answer(address, fault="redirects")
        except (requests.RequestException, UnicodeError, ValueError) as error:
            return Answer(address, fault="name" if "NameResolution" in repr(error) else "connection")

    def _ask(self, address: str) -> Answer:
        if self.asked is not None:
            time.sleep(max(0.0, self.asked + self.pause - time.monotonic()))
        self.asked = time.monotonic()
        with self.session.get(address, timeout=self.timeout, stream=True) as response:
            is_page = "html" in response.headers.get("Content-Type", "")
            page = response.raw.read(LARGEST, decode_content=True).decode("utf-8", "replace") if is_page else ""
            permanent = bool(response.history) and all(step.status_code in (301, 308) for step in response.history)
            return Answer(address, response.status_code, response.url, permanent, page)

    def _may_ask(self, address: str) -> bool:
        """True if robots may ask for the address; a host without rules allows all."""
        root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        if root not in self.robots:
            self.robots[root] = self._rules(f"{root}/robots.txt")
        return self.robots[root].can_fetch(AGENT, address)

    def _rules(self, address: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            response = self.session.get(address, timeout=self.timeout)
            rules.parse(response.text.splitlines() if response.ok else [])
        except requests.RequestException:
            rules.parse([])
        return rules
