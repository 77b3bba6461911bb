"""External addresses in text and front matter: well-formed, undisguised, without trackers."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark

FIELDS = frozenset({"links", "archives", "homepage"})
SCHEME = re.compile(r"(?i)(?:https?|javascript|data|vbscript|file):\S")
HIDDEN = re.compile(r"(?i)[\\\s\x00-\x1f\x7f<>\"]|%(?:5C|[01][0-9A-F]|7F|E2%80%(?:8[B-F]|A[89A-E])|EF%BB%BF)")
NAMES = "pdf|md|html?|docx?|xlsx?|csv|json|xml|ya?ml|txt|zip|png|jpg|js|css"
SHOWN = re.compile(rf"(?i)(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?!(?:{NAMES})\b)[a-z]{{2,}})(?![\w.-])(?:/\S*)?")
TRACKING = re.compile(r"[?&]((?:access_)?token|utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref_src)=")
SHOWS_HOST = re.compile(r"https?://([^/?#:@]+)(?=[/?#:]|$)", re.IGNORECASE)
ONE_LANGUAGE = re.compile(r"[/_-](?:ar|zh|en|eng|fr|fre|fra|ru|es)(?:[/_.]|$)", re.I)
"""The part of an address that says in which language it is."""

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}")


def external(page: Page) -> Iterator[Finding]:
    """Addresses are complete, show their host, use https where the host offers it, and have no tracking parameters."""
    for address, span in of_page(page):
        if address.startswith(("//", "/\\")) or HIDDEN.search(address.partition("?")[0]):
            yield page.finding("link-syntax", span, address=address)
        if fault := _host_fault(address):
            yield page.finding("link-host", span, address=address, **fault)
        if commonmark.scheme(address) not in ("", "http", "https", "mailto"):
            yield page.finding("link-scheme", span, scheme=commonmark.scheme(address))
        if address.startswith("http://"):
            yield page.finding("link-http", span, address=address)
        if match := TRACKING.search(address):
            yield page.finding("link-tracking", span, parameter=match[1])


def languages(page: Page) -> Iterator[Finding]:
    """What an identifier gives is not typed; `all` is for addresses of several languages; each known edition has an address."""
    if (entry := page.original_entry) is None:
        return
    for language, address in entry.links.items():
        if entry.derived.get(language) == address:
            yield page.finding("link-derived", ("links", language))
        if language == "all" and ONE_LANGUAGE.search(urlsplit(address).path):
            yield page.finding("link-one-language", ("links", language))
    is_missing = "fr" in entry.languages and entry.addresses and not entry.addresses.keys() & {"fr", "all"}
    if is_missing and "obtain" not in page.section_titles:
        yield page.finding("french-edition", ("languages",))


def of_page(page: Page) -> Iterator[tuple[str, Span]]:
    """Every external address of the page, with its position."""
    for placed in page.values:
        if (":" in placed.value and not FIELDS.isdisjoint(placed.where[:2])) or SCHEME.match(placed.value):
            yield placed.value, page.document.span(placed.where)
    for link in page.links:
        if commonmark.scheme(link.href) in ("http", "https") or link.href.startswith(("//", "\\", "/\\")):
            yield link.href, link.span


def shown_hosts(page: Page) -> Iterator[Finding]:
    """A link whose words are an address leads to the host that they show."""
    for link in page.links:
        shown, host = SHOWN.fullmatch(link.words.strip()), SHOWS_HOST.match(link.href)
        if shown and host and host[1].lower().removeprefix("www.") != shown[1].lower():
            yield page.finding("link-host", link.span, shown=shown[1], leads=host[1])


def _host_fault(address: str) -> dict[str, str]:
    """A user name, or a host with look-alike letters."""
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return {"host": address}
    if "@" in parts.netloc:
        return {"user": parts.netloc.partition("@")[0]}
    return {} if HOST.fullmatch(host) and "xn--" not in host else {"host": host}
