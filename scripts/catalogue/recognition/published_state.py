"""What a repository publishes as fact, as plain values that two states can be compared by.

Recognition is computed from records and tables; a change of any of these can move it, now or later. So all
of them are here: heads of steps, provisions, documents, agencies, effects, studies, members, addresses, the
columns that decide what counts, parties to treaties, editions. What is left out are the words of pages and
the terms by which readers find them: `NOT_FACTS`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalogue.model import table_files
from catalogue.model.declarations import Copy, kept_declarations
from catalogue.model.overlay import FILE
from catalogue.model.own_texts import EXIT
from catalogue.model.participation import ORGANIZATIONS
from catalogue.recognition import editions
from catalogue.recognition.declarations import standing_of
from catalogue.source.catalogue import Catalogue
from catalogue.source.commonmark import sections
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, LISTS, divide, heads, lists_of_steps
from catalogue.source.yaml_positions import walk

Values = dict[str, str]
"""The name of a property → its value."""

Things = dict[str, Values]
"""The name of a thing → its properties."""

GROUP_OF_KIND = {
    "practices": "practices",
    "resources": "documents",
    "statements": "documents",
    "activities": "documents",
    "agencies": "agencies",
}
"""The group of the records of each kind."""

NOT_FACTS = (
    *("summary", "topics", "audiences", "regions", "levels", "countries", "languages", "place"),
    *("readings", "resources", "not_found", "changes", "formerly", "reviewed", "review_due"),
    *("steps", "pitfalls", "recognition", "legal_basis"),
)
"""The fields of records that are words, terms or maintenance, and those that are compared one by one."""

TABLES = {
    "provisions": ("provisions", "national"),
    "studies": ("studies",),
    "members": ("membership-counts",),
    "addresses": ("resolvers", "old-addresses", "dead-links", "exits"),
    "documents": ("publishers", "same-as"),
    "columns": (
        *("adopting-bodies", "agency-types", "forces", "provision-relations", "speaks-for"),
        *("positions", "strengths", "subject-coverage", "verification-levels"),
        *("designs", "directions", "effect-levels", "outcomes", "study-notes"),
        *("membership-statuses", "treaty-acts"),
    ),
}
"""The tables of each group, every row of which is compared."""

GROUPS = (
    *("heads", "lines", "provisions", "documents", "agencies", "members", "practices", "studies"),
    *("addresses", "columns", "participation", "editions", "declarations"),
)
"""The groups, in the order in which they are told."""


def published_state(catalogue: Catalogue) -> dict[str, Things]:
    """The things of each group, with all that is published of them."""
    state: dict[str, Things] = {group: {} for group in GROUPS}
    for entry in catalogue.entries.values():
        state[GROUP_OF_KIND[entry.kind]][entry.ref] = _facts(entry)
    for group, name, rows in _tables(catalogue):
        for row, value in rows.items():
            state[group][f"{name}/{row}"] = _values(value)
    state["heads"] = _heads(catalogue)
    state["lines"] = _lines(catalogue)
    exits = catalogue.vocabularies.table("strings").get(EXIT, {})
    state["addresses"][EXIT] = _values(exits)
    overlay = catalogue.vocabularies.overlay
    state["addresses"] |= {FILE: _values(overlay.model_dump(exclude_defaults=True))}
    state["participation"] = dict(_participation(catalogue))
    state["editions"] = _editions(catalogue)
    state["declarations"] = _declarations(catalogue)
    return state


def _facts(entry: Entry) -> Values:
    """The fields of a record that state facts, its names, the addresses that follow from its identifiers."""
    fields = entry.record.model_dump(exclude=set(NOT_FACTS), exclude_defaults=True)
    names = {name: entry.words[name] for name in entry.words if name != entry.original}
    readings = {f"reading of {item.where}": f"{item.seen}, {item.read}" for item in entry.readings}
    values = _values(fields) | _values({"address": entry.derived}) | readings
    return values | {name: text for name, text in _values(names).items() if "summary" not in name}


def _tables(catalogue: Catalogue) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """The tables that are compared: the group of each, its name, its rows."""
    files = table_files.find(catalogue.root / "data")
    for group, names in TABLES.items():
        for name, file in files.items():
            path = file.relative_to(catalogue.root).as_posix()
            if table_files.group(path) in names:
                rows = catalogue.vocabularies.table(name)
                yield group, name.removeprefix("provisions/"), rows


def _participation(catalogue: Catalogue) -> Iterator[tuple[str, Values]]:
    """Each party and each signatory of an instrument, what else its table says, and each organization."""
    files = table_files.find(catalogue.root / "data")
    for name in files:
        folder, _, instrument = name.partition("/")
        if folder == table_files.PARTICIPATION and instrument:
            yield from _of_instrument(instrument, catalogue.vocabularies.table(name))
    for name, row in catalogue.vocabularies.table(ORGANIZATIONS).items():
        yield f"{ORGANIZATIONS}/{name}", _values(row)


def _of_instrument(instrument: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Values]]:
    """The rows of the table of an instrument, one by one, and its other values."""
    rows = ("parties", "signatories")
    yield instrument, _values({key: table[key] for key in table if key not in rows})
    for key in rows:
        for state, row in (table.get(key) or {}).items():
            yield f"{instrument}, {key} {state}", _values(row)


def _heads(catalogue: Catalogue) -> Things:
    """The heads of the steps and pitfalls that rest on something, in every language."""
    found: Things = {}
    languages = catalogue.vocabularies.languages
    for entry in catalogue.of("practices"):
        for section, field in FIELDS.items():
            by_language = {name: heads(catalogue, entry.ref, name, section) for name in languages}
            for number, item in enumerate(entry.items(field)):
                if item.basis:
                    found[f"{entry.ref}#{item.id}"] = _at(by_language, number)
        if entry.legal_basis:
            found[f"{entry.ref} as a whole"] = _whole(entry)
    return found


def _whole(entry: Entry) -> Values:
    """What the legal basis of a practice is compared with: its title and its summary."""
    languages = entry.pages
    return {name: _plain(f"{entry.title(name)}: {entry.summary(name)}") for name in languages}


def _lines(catalogue: Catalogue) -> Things:
    """The lines of cards, situations, pathways and sessions that a step stands behind, in every language."""
    found: Things = {}
    for page, versions in catalogue.pages.items():
        facts = next(iter(versions.values())).data
        for language, document in versions.items():
            for ref, line in _lines_of_steps(facts, document):
                lines = found.setdefault(f"{page}, {ref}", {})
                lines[language] = f"{lines[language]} | {line}" if language in lines else line
    return found


def _lines_of_steps(facts: Mapping[str, Any], page: Document) -> Iterator[tuple[str, str]]:
    """The steps that a page names, each with the line that it stands behind; `editors` is none."""
    refs, layout = facts.get("steps") or (), str(facts.get("layout", ""))
    lines = _items(layout, page) if refs and layout in LISTS else []
    for ref, line in zip(refs, lines, strict=False):
        if ref != "editors":
            yield str(ref), _plain(line)


def _items(layout: str, document: Document) -> list[str]:
    """The items of the lists of a page that name steps."""
    lists = lists_of_steps(layout, sections(document.body))
    return [item.text for section in lists for item in divide(section)[1]]


def _at(lists: Mapping[str, list[str]], number: int) -> Values:
    """What stands at a place of the list of each language that is so long."""
    return {name: _plain(items[number]) for name, items in lists.items() if number < len(items)}


def _editions(catalogue: Catalogue) -> Things:
    """The editions that were released: date, number of steps, and a digest of all their words."""
    return {file.name: _edition(file.read_bytes()) for file in editions.files(catalogue.root)}


def _declarations(catalogue: Catalogue) -> Things:
    """What each agency declared on its own host, copy by copy, and whether the last one stands."""
    found: Things = {}
    for agency, copies in kept_declarations(catalogue.vocabularies).items():
        values = {f"copy of {item.copy.day}": _copy(item.copy) for item in copies}
        values["last copy"] = standing_of(catalogue, agency, copies[-1])
        found[agency] = values
    return found


def _copy(copy: Copy) -> str:
    """Where a copy was fetched, and its digest; or that there was none."""
    return f"{copy.address}, {(copy.digest or 'gone')[:16]}"


def _edition(content: bytes) -> Values:
    return {"content": hashlib.sha256(content).hexdigest()[:12]}


def _values(value: Any) -> Values:
    """Every text in a value by its path; a list of texts is one."""
    values: Values = {}
    for where, inner in walk(value):
        is_in_list = bool(where) and isinstance(where[-1], int)
        if isinstance(inner, list) and _is_flat(inner):
            values[_name(where)] = ", ".join(map(_plain, inner))
        elif not isinstance(inner, dict | list) and not is_in_list and inner is not None:
            values[_name(where)] = _plain(inner)
    return values


def _is_flat(items: Iterable[Any]) -> bool:
    return not any(isinstance(item, dict | list) for item in items)


def _name(where: tuple[str | int, ...]) -> str:
    """The path of a value in words; a row that is one value has no path."""
    return " ".join(map(str, where)) or "value"


def _plain(value: object) -> str:
    """A text on one line, in which every sign can be seen."""
    words = " ".join(str(value).split())
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in words)
