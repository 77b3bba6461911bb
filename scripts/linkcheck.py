"""Requests the pages of a host, slowly and only where its robots.txt allows it, and classifies each link.

alive     it leads to the same page as before
moved     it redirects permanently: the record needs the new address
changed   the page exists with other words than last time: a person has to look
dead      the host reports that it is gone, or the page does in its text (a soft 404)
unclear   refused to programs, too busy, closed to robots, in a private network, no response
"""

import contextlib
import hashlib
import html
import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests
from public_network import PublicAdapter
from urllib3 import Retry

AGENT = (
    "toolkit-links/1.0 "
    "(checks once a week that links of the toolkit against trafficking in persons still work)"
)
TIMEOUT = 20.0
LARGEST = 2_000_000
"""How much of a page is read, in bytes."""
AGAIN = Retry(
    2,
    read=False,
    status_forcelist=(429, 502, 503),
    backoff_factor=5,
    respect_retry_after_header=False,
    raise_on_status=False,
)
"""A busy host gets two more requests, after pauses that we choose: its own Retry-After may be a day."""
PERMANENT = {301, 308}
"""The statuses of a redirect that is permanent."""

UNCLEAR = (401, 403, 405, 406, 407, 408, 425, 429, 451, 999)
SMALL = 1500
"""A page whose title says that nothing was found is believed if its text has fewer characters."""
NOT_FOUND = re.compile(
    r"\b404\b|not found|page (?:not|no longer) (?:found|available)|does not exist|"
    r"introuvable|n.existe (?:pas|plus)|no encontrada|nicht gefunden",
    re.I,
)
MARKUP = re.compile(
    r"<(script|style|noscript|nav|header|footer)\b.*?</\1>|<!--.*?-->|<[^>]+>", re.I | re.S
)
"""Tags, and elements whose text is no text of the page."""

SALE = re.compile(
    r"domain (?:is |may be )?for sale|buy this domain|domaine (?:est )?à vendre", re.I
)


@dataclass(frozen=True)
class Answer:
    """The response of an address. Status 0: there was none; `fault` is the reason."""

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
            self.session.mount(scheme, PublicAdapter(max_retries=again))
        self.robots: dict[str, RobotFileParser] = {}
        self.last_request: float | None = None

    def fetch(self, address: str) -> Answer:
        """The answer to an address."""
        try:
            return self._ask(address) if self._may_ask(address) else Answer(address, fault="robots")
        except requests.Timeout:
            return Answer(address, fault="timeout")
        except requests.TooManyRedirects:
            return Answer(address, fault="redirects")
        except (requests.RequestException, UnicodeError, ValueError) as error:
            return Answer(address, fault=_fault(repr(error)))

    def _ask(self, address: str) -> Answer:
        if self.last_request is not None:
            time.sleep(max(0.0, self.last_request + self.pause - time.monotonic()))
        self.last_request = time.monotonic()
        with self.session.get(address, timeout=self.timeout, stream=True) as response:
            codes = {step.status_code for step in response.history}
            permanent = bool(codes) and codes <= PERMANENT
            page = _page(response)
            return Answer(address, response.status_code, response.url, permanent, page)

    def _may_ask(self, address: str) -> bool:
        """True if robots may request the address; a host without rules allows all."""
        root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        if root not in self.robots:
            self.robots[root], rules = RobotFileParser(), ""
            with contextlib.suppress(requests.RequestException):
                response = self.session.get(f"{root}/robots.txt", timeout=self.timeout)
                rules = response.text if response.ok else ""
            self.robots[root].parse(rules.splitlines())
        return self.robots[root].can_fetch(AGENT, address)


def _fault(error: str) -> str:
    """Why there was no answer: no such name, an address of a private network, no connection."""
    faults = {"NameResolution": "name", "PrivateNetwork": "private"}
    return next((fault for sign, fault in faults.items() if sign in error), "connection")


def _page(response: requests.Response) -> str:
    """The source of a web page, as far as it is read; of other files nothing."""
    if "html" not in response.headers.get("Content-Type", ""):
        return ""
    content: bytes = response.raw.read(LARGEST, decode_content=True)
    return content.decode("utf-8", "replace")


@dataclass(frozen=True)
class Verdict:
    """The state of a link, the reason, and the digest by which the next visit recognizes it."""

    address: str
    state: str
    reason: str
    status: int = 0
    arrived: str = ""
    title: str = ""
    digest: str = ""


def judge(answer: Answer, digest: str = "") -> Verdict:
    """The verdict on an answer; `digest` is that of the last visit."""
    title, text = _words(answer.page)
    new = hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""
    state, reason = _state(answer, title, text)
    if state == "alive" and digest and new and new != digest:
        state, reason = "changed", "digest"
    return Verdict(
        answer.address, state, reason, answer.status, answer.arrived, title, new or digest
    )


def _state(answer: Answer, title: str, text: str) -> tuple[str, str]:
    status = answer.status
    if answer.fault:
        return "unclear", answer.fault
    if status in UNCLEAR or not 200 <= status < 500:
        return "unclear", str(status)
    if status >= 400:
        return "dead", str(status)
    soft = _soft(answer, title, text)
    if soft:
        return "dead", soft
    if answer.permanent and answer.arrived != answer.address:
        return "moved", "permanent"
    return "alive", str(status)


def _soft(answer: Answer, title: str, text: str) -> str:
    """Why a page that was sent is none: its title, its few words, or that the domain is for sale."""
    if SALE.search(text[:SMALL]):
        return "for-sale"
    if NOT_FOUND.search(title) and len(text) < SMALL:
        return "soft-404"
    deep = answer.address.rstrip("/").count("/") > 3
    home = answer.arrived.rstrip("/").count("/") == 2
    return "home-page" if answer.page and deep and home else ""


def _words(page: str) -> tuple[str, str]:
    """The title and the text of a web page, without what changes at each visit."""
    title = re.search(r"<title[^>]*>(.*?)</title>", page, re.I | re.S)
    bare = MARKUP.sub(" ", page)
    return _flat(title[1]) if title else "", _flat(re.sub(r"\d", "", bare))


def _flat(text: str) -> str:
    return " ".join(html.unescape(text).split())
