"""Links of the text: existing targets, safe schemes, meaningful link text.

External addresses in text and front matter: well-formed, undisguised, without trackers.
"""

import posixpath
import re
from collections.abc import Iterator
from os.path import isfile
from urllib.parse import urlsplit

from catalogue.lint.page_model import Page, versions
from catalogue.lint.passages import PlacedLink
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark

VAGUE = re.compile(
    r"(?:click |read |see )?(?:here|more|this|this page|link|this link|page|website|document)|"
    r"(?:cliquez |voir )?ici|(?:ce |le )?lien|cette page|en savoir plus|lire la suite|site (?:web|internet)?|https?://\S*",
    re.IGNORECASE,
)
FIELDS = frozenset({"links", "archives", "homepage"})
SCHEME = re.compile(r"(?i)(?:https?|javascript|data|vbscript|file):\S")
HIDDEN = re.compile(
    r"(?i)[\\\s\x00-\x1f\x7f<>\"]|%(?:5C|[01][0-9A-F]|7F|E2%80%(?:8[B-F]|A[89A-E])|EF%BB%BF)"
)
NAMES = "pdf|md|html?|docx?|xlsx?|csv|json|xml|ya?ml|txt|zip|png|jpg|js|css"
SHOWN = re.compile(
    rf"(?i)(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?!(?:{NAMES})\b)[a-z]{{2,}})(?![\w.-])(?:/\S*)?"
)
TRACKING = re.compile(
    r"[?&]((?:access_)?token|utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref_src)="
)
SHOWS_HOST = re.compile(r"https?://([^/?#:@]+)(?=[/?#:]|$)", re.IGNORECASE)
ONE_LANGUAGE = re.compile(r"[/_-](?:ar|zh|en|eng|fr|fre|fra|ru|es)(?:[/_.]|$)", re.I)
"""The part of an address that says in which language it is."""

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}")


def targets(page: Page) -> Iterator[Finding]:
    """The target of a relative link exists."""
    for link in page.links:
        path = link.href.partition("#")[0].partition("?")[0]
        if (
            is_relative(link.href) and path and not link.words.startswith("^")
        ):  # footnotes have a rule of their own
            yield from _target_faults(page, link, path)


def anchors(page: Page) -> Iterator[Finding]:
    """The anchor of a link exists on its target."""
    for link in page.links:
        _, mark, anchor = link.href.partition("#")
        name = page.target(link.href)
        if mark and is_relative(link.href) and name in page.catalogue.sources:
            allowed = versions(page.catalogue, name)[0].anchors
            if anchor not in allowed:
                yield page.finding(
                    "link-anchor",
                    link.span,
                    anchor=anchor,
                    page=name,
                    suggestion=page.near(anchor, allowed),
                )


def schemes(page: Page) -> Iterator[Finding]:
    """Addresses use https, mailto or tel, or are relative."""
    for link in page.links:
        if (scheme := commonmark.scheme(link.href)) not in ("", *commonmark.SAFE_SCHEMES):
            yield page.finding("link-scheme", link.span, scheme=scheme)


def link_words(page: Page) -> Iterator[Finding]:
    """The text of a link describes its target, read on its own."""
    for link in page.links:
        words = link.words.strip(" .…")
        if not link.is_image and (not words or VAGUE.fullmatch(words)):
            yield page.finding("link-text", link.span, words=words or None)


def images(page: Page) -> Iterator[Finding]:
    """Records have no images; images of other pages are on the site and have alternative text."""
    for link in (link for link in page.links if link.is_image):
        if page.kind:
            yield page.finding("image-in-record", link.span, href=link.href)
        elif not is_relative(link.href):
            yield page.finding("image-remote", link.span, href=link.href)
        elif not link.words.strip():
            yield page.finding("image-alt", link.span)


def is_relative(href: str) -> bool:
    """True for an address within the site."""
    return bool(href) and not commonmark.scheme(href) and not href.startswith(("//", "\\"))


def external(page: Page) -> Iterator[Finding]:
    """Addresses are complete, show their host, use https where the host offers it, and have no tracking parameters."""
    for address, span in external_addresses(page):
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
    is_missing = (
        "fr" in entry.languages and entry.addresses and not entry.addresses.keys() & {"fr", "all"}
    )
    if is_missing and "obtain" not in page.section_titles:
        yield page.finding("french-edition", ("languages",))


def external_addresses(page: Page) -> Iterator[tuple[str, Span]]:
    """Every external address of the page, with its position."""
    for placed in page.values:
        if (":" in placed.value and not FIELDS.isdisjoint(placed.where[:2])) or SCHEME.match(
            placed.value
        ):
            yield placed.value, page.document.span(placed.where)
    for link in page.links:
        if commonmark.scheme(link.href) in ("http", "https") or link.href.startswith(
            ("//", "\\", "/\\")
        ):
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


def _target_faults(page: Page, link: PlacedLink, path: str) -> Iterator[Finding]:
    name = posixpath.normpath(posixpath.join(page.folder, path)).removesuffix(".md")
    bare, _, suffix = name.rpartition(".")
    if path.startswith("/"):
        yield page.finding(
            "link-target", link.span, href=link.href, suggestion=_nearest(page, path.strip("/"))
        )
    elif path.endswith(".md") and suffix in page.catalogue.vocabularies.languages and bare:
        yield page.finding(
            "link-language",
            link.span,
            href=link.href,
            suggestion=path.replace(f".{suffix}.md", ".md"),
        )
    elif not _exists(page, path, name):
        yield page.finding(
            "link-target", link.span, href=link.href, suggestion=_nearest(page, name)
        )


def _exists(page: Page, path: str, name: str) -> bool:
    if path.endswith(".md"):
        return name in page.catalogue.sources
    # `Path.is_file` raises where the name is longer than the file system allows.
    return not name.startswith("..") and isfile(page.catalogue.root / "docs" / name)  # noqa: PTH113


def _nearest(page: Page, name: str) -> str | None:
    """A link to the page with the same name in another folder, or with the most similar one."""
    name = name.removesuffix(".md")
    names = page.catalogue.sources
    same = next(
        (other for other in names if other.rpartition("/")[2] == name.rpartition("/")[2]), None
    )
    nearest = same or page.near(
        name, (other for other in names if other.startswith(name.partition("/")[0])), 0.8
    )
    return posixpath.relpath(f"{nearest}.md", page.folder or ".") if nearest else None
