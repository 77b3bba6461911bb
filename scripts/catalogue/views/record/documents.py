"""How to get a document: its addresses in the languages of the site and in others, and which are missing."""

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import enumeration, language_name

ANY, NONE = "any", "none"
"""Options of what opens other than languages: an address in some language; no address at all."""

MOST = 3
"""How many languages the words on a row name."""

ARCHIVE = "https://web.archive.org/web/*/"


def documents(context: Context, entry: Entry) -> dict[str, Any] | None:
    """What a page offers of a document: buttons, the reader's language first, other addresses, archives, and what is unknown."""
    pairs = list(dict.fromkeys([*entry.addresses.items(), *entry.links.items()]))
    pairs.sort(
        key=lambda pair: (
            pair[0] != context.language,
            pair[0] != "all",
            context.label("languages", pair[0]),
        )
    )
    first = [pair for pair in pairs if pair[0] in (*context.site.languages, "all")] or pairs
    buttons = tuple(
        link for language, address in first for link in _buttons(context, entry, language, address)
    )
    others = tuple(
        Link(language_name(context, key), address, key)
        for key, address in pairs
        if (key, address) not in first
    )
    bare = [pair for pair in first if not _copy(entry, *pair)]
    # An archive lists the copies of an address there; it may have none.
    archives = tuple(
        Link(language_name(context, key), ARCHIVE + address, note=host(address))
        for key, address in bare
    )
    unknown = _unknown(context, entry)
    offer = {"buttons": buttons, "others": others, "archives": archives, "unknown": unknown}
    return offer if buttons or unknown else None


def openings(context: Context, entry: Entry) -> tuple[Link, ...]:
    """The first two buttons of a document, for its row in a list."""
    offer = documents(context, entry)
    return offer["buttons"][:2] if offer else ()


def opens(entry: Entry) -> list[str]:
    """The languages in which a document opens, after `ANY`; `NONE` without an address. An event may have left no document."""
    return (
        [ANY, *entry.addresses]
        if entry.addresses
        else [NONE]
        if entry.kind in ("resources", "statements")
        else []
    )


def opening(context: Context, options: Iterable[str]) -> str:
    """Options of what opens, in words; only the first few languages are named, the reader's and those of the site before others."""
    options = sorted(
        options,
        key=lambda option: (option != context.language, option not in context.site.languages),
    )
    languages = [
        language_name(context, option) for option in options if option not in (ANY, NONE, "all")
    ]
    if languages:
        return context.text("opens-in", languages=enumeration(context, languages[:MOST]))
    return context.text(f"opens-{options[0]}") if options else ""


def host(address: str) -> str:
    """The name of the site that an address leads to."""
    return address.split("/")[2].removeprefix("www.")


def _buttons(context: Context, entry: Entry, key: str, address: str) -> Iterator[Link]:
    """The address, or the name of its host when it is dead; then the archived copy, if there is one."""
    label = context.text(
        "read-all" if key == "all" else "read-in", language=language_name(context, key)
    )
    language = key if key != "all" else ""
    if dead := context.catalogue.vocabularies.table("dead-links").get(address):
        yield Link(
            label,
            "",
            language,
            context.text("link-dead", host=host(address), date=date_in_words(context, str(dead))),
        )
    else:
        # Of two addresses in a language, that of the register is shown with its symbol.
        symbols = (
            list(entry.identifiers.values())[:1] if entry.links.get(key, address) != address else []
        )
        yield Link(label, address, language, ", ".join([host(address), *symbols]))
    if archived := _copy(entry, key, address):
        yield Link(label, archived, language, context.text("link-archived", host=host(archived)))


def _copy(entry: Entry, key: str, address: str) -> str:
    """The archived copy of an address that was typed, or ''."""
    return entry.archives.get(key, "") if entry.links.get(key) == address else ""


def _unknown(context: Context, entry: Entry) -> str:
    """What is unknown: any address, that of an edition in a language of the site, or if an old address still opens."""
    if NONE in opens(entry):
        return context.text("no-address")
    editions = [
        name
        for name in context.site.languages
        if name in entry.languages and not entry.addresses.keys() & {name, "all"}
    ]
    notes = (
        [
            context.text(
                "no-edition",
                languages=enumeration(context, (language_name(context, name) for name in editions)),
            )
        ]
        if editions
        else []
    )
    old = [
        term
        for term in context.catalogue.vocabularies["old-addresses"]
        if term.more["part"] in str(entry.links)
    ]
    return " ".join([*notes, *(term.label(context.language) for term in old[:1])])
