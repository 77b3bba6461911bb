"""Links of the text: existing targets, safe schemes, meaningful link text.

External addresses in text and front matter: well-formed, undisguised, without trackers.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from os.path import isfile
from urllib.parse import urlsplit

from catalogue.lint import hosts
from catalogue.lint.checked_file import CheckedFile
from catalogue.lint.page_model import Page, versions
from catalogue.lint.passages import PlacedLink
from catalogue.lint.registry import page_rule
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark

VAGUE = re.compile(
    r"(?:click |read |see )?(?:here|more|this|this page|link|this link|page|website|document)|"
    r"(?:cliquez |voir )?ici|(?:ce |le )?lien|cette page|en savoir plus|lire la suite|"
    r"site (?:web|internet)?|https?://\S*",
    re.IGNORECASE,
)
"""Words that do not describe a target."""

FIELDS = frozenset({"links", "archives", "homepage"})
SCHEME = re.compile(r"(?i)(?:https?|javascript|data|vbscript|file):\S")
HIDDEN = re.compile(
    r"(?i)[\\\s\x00-\x1f\x7f<>\"]|%(?:5C|[01][0-9A-F]|7F|E2%80%(?:8[B-F]|A[89A-E])|EF%BB%BF)"
)
NAMES = "pdf|md|html?|docx?|xlsx?|csv|json|xml|ya?ml|txt|zip|png|jpg|js|css"
SHOWN = re.compile(
    rf"(?i)(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?!(?:{NAMES})\b)[a-z]{{2,}})"
    r"(?![\w.-])(?:/\S*)?"
)
"""The words of a link that are an address; the group is the host that they show."""

TRACKING = re.compile(
    r"[?&]((?:access_)?token|utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+"
    r"|ref_src)="
)
SHOWS_HOST = re.compile(r"https?://([^/?#:@]+)(?=[/?#:]|$)", re.IGNORECASE)
MORE_MAIL = re.compile(r"[?&,;]|%(?:2C|3B|3F|26)", re.IGNORECASE)
ONE_LANGUAGE = re.compile(r"[/_-](?:ar|zh|en|eng|fr|fre|fra|ru|es)(?:[/_.]|$)", re.I)
"""The part of an address that says in which language it is."""


@page_rule("link-target", "link-language")
def targets(page: Page) -> Iterator[Finding]:
    """The target of a relative link exists."""
    for link in page.links:
        path = link.href.partition("#")[0].partition("?")[0]
        is_footnote = link.words.startswith("^")  # footnotes have a rule of their own
        if is_relative(link.href) and path and not is_footnote:
            yield from _target_faults(page, link, path)


@page_rule("link-anchor")
def anchors(page: Page) -> Iterator[Finding]:
    """The anchor of a link exists on its target."""
    for link in page.links:
        _, mark, anchor = link.href.partition("#")
        name = page.target(link.href)
        if not mark or not is_relative(link.href) or name not in page.catalogue.sources:
            continue
        target = versions(page.catalogue, name)[0]
        is_read = target.document.readable and name not in page.catalogue.unread_records
        allowed = target.anchors
        if is_read and anchor not in allowed:
            values = {"anchor": anchor, "page": name, "suggestion": page.near(anchor, allowed)}
            yield page.finding("link-anchor", link.span, **values)


@page_rule("link-scheme")
def schemes(page: Page) -> Iterator[Finding]:
    """Addresses use https, mailto or tel, or are relative."""
    for link in page.links:
        scheme = commonmark.scheme(link.href)
        if scheme not in ("", *commonmark.SAFE_SCHEMES):
            yield page.finding("link-scheme", link.span, scheme=scheme)


@page_rule("link-scheme")
def mail(page: Page) -> Iterator[Finding]:
    """An address of mail names one recipient and no more: no copies, no text."""
    for link in page.links:
        if commonmark.scheme(link.href) == "mailto" and MORE_MAIL.search(link.href):
            yield page.finding("link-scheme", link.span, mail=link.href)


@page_rule("homepage-host")
def homepages(page: Page) -> Iterator[Finding]:
    """The own site of an agency is on a host that is known as its own."""
    yield from hosts.homepage_faults(page)


@page_rule("link-text")
def link_words(page: Page) -> Iterator[Finding]:
    """The text of a link describes its target, read on its own."""
    for link in page.links:
        words = link.words.strip(" .…")
        if not link.is_image and (not words or VAGUE.fullmatch(words)):
            yield page.finding("link-text", link.span, words=words or None)


@page_rule("image-in-record", "image-remote", "image-alt")
def images(page: Page) -> Iterator[Finding]:
    """Records have no images; images of other pages are on the site and have alternative text."""
    for link in page.links:
        if not link.is_image:
            continue
        if page.kind:
            yield page.finding("image-in-record", link.span, href=link.href)
        elif not is_relative(link.href):
            yield page.finding("image-remote", link.span, href=link.href)
        elif not link.words.strip():
            yield page.finding("image-alt", link.span)


def is_relative(href: str) -> bool:
    """True for an address within the site."""
    return bool(href) and not commonmark.scheme(href) and not href.startswith(("//", "\\"))


@page_rule("link-syntax", "link-host", "link-scheme", "link-http", "link-tracking")
def external(file: CheckedFile) -> Iterator[Finding]:
    """Addresses are complete, show their host, use https where the host offers it, and do not track."""
    for address, span in external_addresses(file):
        if address.startswith(("//", "/\\")) or HIDDEN.search(address.partition("?")[0]):
            yield file.finding("link-syntax", span, address=address)
        if fault := hosts.host_fault(address):
            yield file.finding("link-host", span, address=address, **fault)
        scheme = commonmark.scheme(address)
        if scheme not in ("", "http", "https", "mailto"):
            yield file.finding("link-scheme", span, scheme=scheme)
        if address.startswith("http://"):
            yield file.finding("link-http", span, address=address)
        if match := TRACKING.search(address) or hosts.SIGNED.search(address):
            yield file.finding("link-tracking", span, parameter=match[1])


@page_rule("link-derived", "link-one-language", "french-edition")
def languages(page: Page) -> Iterator[Finding]:
    """An address that follows from an identifier is not typed; `all` is for addresses of several languages.

    Each known edition in French has an address, or its page says how to obtain it.
    """
    entry = page.original_entry
    if entry is None:
        return
    for language, address in entry.links.items():
        if entry.derived.get(language) == address:
            yield page.finding("link-derived", ("links", language))
        if language == "all" and ONE_LANGUAGE.search(urlsplit(address).path):
            yield page.finding("link-one-language", ("links", language))
    has_french_address = not entry.addresses.keys().isdisjoint({"fr", "all"})
    is_missing = "fr" in entry.languages and entry.addresses and not has_french_address
    if is_missing and "obtain" not in page.section_titles:
        yield page.finding("french-edition", ("languages",))


def external_addresses(file: CheckedFile) -> Iterator[tuple[str, Span]]:
    """Every external address of a file, with its position."""
    for placed in file.values:
        is_field = ":" in placed.value and not FIELDS.isdisjoint(placed.where[:2])
        if is_field or SCHEME.match(placed.value):
            yield placed.value, file.document.span(placed.where)
    for link in file.links:
        is_web = commonmark.scheme(link.href) in ("http", "https")
        if is_web or link.href.startswith(("//", "\\", "/\\")):
            yield link.href, link.span


@page_rule("link-host")
def shown_hosts(page: Page) -> Iterator[Finding]:
    """A link whose words are an address leads to the host that they show."""
    for link in page.links:
        shown, host = SHOWN.fullmatch(link.words.strip()), SHOWS_HOST.match(link.href)
        if shown and host and host[1].lower().removeprefix("www.") != shown[1].lower():
            yield page.finding("link-host", link.span, shown=shown[1], leads=host[1])


def _target_faults(page: Page, link: PlacedLink, path: str) -> Iterator[Finding]:
    name = posixpath.normpath(posixpath.join(page.folder, path)).removesuffix(".md")
    bare, _, suffix = name.rpartition(".")
    names_language = bare and suffix in page.catalogue.vocabularies.languages
    rule, suggestion = "link-target", None
    if path.startswith("/"):
        suggestion = _nearest(page, path.strip("/"))
    elif path.endswith(".md") and names_language:
        rule, suggestion = "link-language", path.replace(f".{suffix}.md", ".md")
    elif _exists(page, path, name):
        return
    else:
        suggestion = _nearest(page, name)
    yield page.finding(rule, link.span, href=link.href, suggestion=suggestion)


def _exists(page: Page, path: str, name: str) -> bool:
    if path.endswith(".md"):
        return name in page.catalogue.sources
    # `Path.is_file` raises where the name is longer than the file system allows.
    return not name.startswith("..") and isfile(page.catalogue.root / "docs" / name)  # noqa: PTH113


def _nearest(page: Page, name: str) -> str | None:
    """A link to the page with the same name in another folder, or with the most similar one."""
    name = name.removesuffix(".md")
    names = page.catalogue.sources
    nearest = _with_last_part(names, name.rpartition("/")[2])
    if nearest is None:
        folder = name.partition("/")[0]
        in_folder = (other for other in names if other.startswith(folder))
        nearest = page.near(name, in_folder, 0.8)
    return posixpath.relpath(f"{nearest}.md", page.folder or ".") if nearest else None


def _with_last_part(names: Iterable[str], last: str) -> str | None:
    """The first name whose last part is given."""
    return next((name for name in names if name.rpartition("/")[2] == last), None)
