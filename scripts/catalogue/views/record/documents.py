"""How to get a document: its addresses in the languages of the site and in others, and which are missing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from catalogue.recognition.shared_addresses import sharing
from catalogue.source.entry import Entry
from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import language_name

ANY, NONE = "any", "none"
"""Options of what opens other than languages: an address in some language; no address at all."""

MOST = 3
"""How many languages the words on a row name."""

ARCHIVE = "https://web.archive.org/web/*/"


Address = tuple[str, str]
"""The language of an edition, or `all`, and where it opens."""


def documents(context: Context, entry: Entry) -> dict[str, Any] | None:
    """What a page offers of a document, the reader's language first.

    Buttons for the languages of the site, other addresses, archives of both, and what is unknown.
    """
    addresses = _addresses(context, entry)
    ours = (*context.site.languages, "all")
    first = [address for address in addresses if address[0] in ours] or addresses
    others = [address for address in addresses if address not in first]
    buttons: list[Link] = []
    for language, url in first:
        buttons += _buttons(context, entry, language, url)
    archives = tuple(_archives(context, entry, first))
    unknown = _unknown(context, entry)
    if not buttons and not unknown:
        return None
    return {
        "buttons": tuple(buttons),
        "others": tuple(Link(language_name(context, key), url, key) for key, url in others),
        "archives": archives,
        "unknown": unknown,
    }


def _addresses(context: Context, entry: Entry) -> list[Address]:
    """Every address of a document once: the reader's language, then those for all languages, then by name."""
    addresses = list(dict.fromkeys([*entry.addresses.items(), *entry.links.items()]))

    def order(address: Address) -> tuple[bool, bool, str]:
        language, _ = address
        label = context.label("languages", language)
        return language != context.language, language != "all", label

    return sorted(addresses, key=order)


def _archives(context: Context, entry: Entry, addresses: list[Address]) -> Iterator[Link]:
    """Where an archive lists its copies of each address of which we name none; it may have none."""
    for language, url in addresses:
        if not _copy(entry, language, url):
            yield Link(language_name(context, language), ARCHIVE + url, note=host(url))


def openings(context: Context, entry: Entry) -> tuple[Link, ...]:
    """The first two buttons of a document, for its row in a list."""
    offer = documents(context, entry)
    return offer["buttons"][:2] if offer else ()


def opens(entry: Entry) -> list[str]:
    """The languages in which a document opens, after `ANY`; `NONE` without an address.

    Nothing for an event, which may have left no document.
    """
    if entry.addresses:
        return [ANY, *entry.addresses]
    return [NONE] if entry.kind in ("resources", "statements") else []


def opening(context: Context, options: Iterable[str]) -> str:
    """Options of what opens, in words; only the first few languages are named.

    The reader's language comes first, then those of the site.
    """

    def order(option: str) -> tuple[bool, bool]:
        return option != context.language, option not in context.site.languages

    options = sorted(options, key=order)
    languages = [option for option in options if option not in (ANY, NONE, "all")]
    if languages:
        return context.text("opens-in", languages=grammar.languages(context, languages[:MOST]))
    return context.text(f"opens-{options[0]}") if options else ""


def host(address: str) -> str:
    """The name of the site that an address leads to."""
    return address.split("/")[2].removeprefix("www.")


def _buttons(
    context: Context,
    entry: Entry,
    key: str,
    address: str,
) -> Iterator[Link]:
    """The address, or the name of its host when it is dead; then the archived copy, if there is one."""
    string_id = "read-all" if key == "all" else "read-in"
    label = context.text(string_id, language=language_name(context, key))
    language = key if key != "all" else ""
    yield _button(context, entry, key, Link(label, address, language))
    if archived := _copy(entry, key, address):
        yield Link(label, archived, language, context.text("link-archived", host=host(archived)))


def _button(
    context: Context,
    entry: Entry,
    key: str,
    link: Link,
) -> Link:
    """A link to a document with its host as note; without an address if that is dead."""
    name = host(link.url)
    if dead := context.catalogue.vocabularies.table("dead-links").get(link.url):
        date = date_in_words(context, str(dead))
        return replace(link, url="", note=context.text("link-dead", host=name, date=date))
    # Of two addresses in a language, that of the register is shown with its symbol.
    symbols = list(entry.identifiers.values())[:1]
    if symbols and entry.links.get(key, link.url) != link.url:
        name = f"{name}, {symbols[0]}"
    return replace(link, note=name)


def _copy(entry: Entry, key: str, address: str) -> str:
    """The archived copy of an address that was typed, or ''."""
    return entry.archives.get(key, "") if entry.links.get(key) == address else ""


def _unknown(context: Context, entry: Entry) -> str:
    """What is unknown: any address, that of an edition, if an old address still opens, or an own address."""
    if NONE in opens(entry):
        return context.text("no-address")
    notes = []
    editions = [name for name in context.site.languages if _is_unknown_edition(entry, name)]
    if editions:
        names = grammar.languages(context, editions)
        notes.append(context.text("no-edition", languages=names, count=names.count))
    for term in context.catalogue.vocabularies["old-addresses"]:
        if term.more["part"] in str(entry.links):
            notes.append(term.label(context.language))
            break
    if others := sharing(context.catalogue).get(entry.ref):
        day = date_in_words(context, str(entry.record.reviewed))
        notes.append(context.text("shared-address", count=len(others), day=day))
    return " ".join(notes)


def _is_unknown_edition(entry: Entry, language: str) -> bool:
    """True for a language in which a document exists, but no address is known."""
    return language in entry.languages and not entry.addresses.keys() & {language, "all"}
