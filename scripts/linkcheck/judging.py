"""An answer → what can be said of a link.

alive     it leads to what it led to
moved     it leads on for good: the new address is to be written down
changed   the page is there and holds other words than last time: someone has to look
dead      the host says that it is gone, or a page says so in other words (a soft 404)
unclear   refused to programs, too busy, closed to robots, no answer: nothing can be said
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass

from .fetching import Answer

UNCLEAR = (401, 403, 405, 406, 407, 408, 425, 429, 451, 999)
SMALL = 1500
"""A page whose title says that nothing was found is believed if its text has fewer characters."""
NOT_FOUND = re.compile(
    r"\b404\b|not found|page (?:not|no longer) (?:found|available)|does not exist|"
    r"introuvable|n.existe (?:pas|plus)|no encontrada|nicht gefunden",
    re.I,
)
SALE = re.compile(r"domain (?:is |may be )?for sale|buy this domain|domaine (?:est )?à vendre", re.I)


@dataclass(frozen=True)
class Verdict:
    """What can be said of a link, why, and by what it is known next time."""

    address: str
    state: str
    reason: str
    status: int = 0
    arrived: str = ""
    title: str = ""
    digest: str = ""


def judge(answer: Answer, digest: str = "") -> Verdict:
    """What can be said of an answer; `digest` is that of the last visit."""
    title, text = _words(answer.page)
    new = hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""
    state, reason = _state(answer, title, text)
    if state == "alive" and digest and new and new != digest:
        state, reason = "changed", "digest"
    return Verdict(answer.address, state, reason, answer.status, answer.arrived, title, new or digest)


def _state(answer: Answer, title: str, text: str) -> tuple[str, str]:
    status = str(answer.status)
    if answer.fault:
        return "unclear", answer.fault
    if answer.status in UNCLEAR or answer.status >= 500 or answer.status < 200:
        return "unclear", status
    if answer.status >= 400:
        return "dead", status
    if soft := _soft(answer, title, text):
        return "dead", soft
    return ("moved", "permanent") if answer.permanent and answer.arrived != answer.address else ("alive", status)


def _soft(answer: Answer, title: str, text: str) -> str:
    """Why a page that was sent as if it were there is not: its title, its few words, or that the domain is for sale."""
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
    bare = re.sub(r"<(script|style|noscript|nav|header|footer)\b.*?</\1>|<!--.*?-->|<[^>]+>", " ", page, flags=re.I | re.S)
    return (_flat(title.group(1)) if title else ""), _flat(re.sub(r"\d", "", bare))


def _flat(text: str) -> str:
    return " ".join(html.unescape(text).split())
