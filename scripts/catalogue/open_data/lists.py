"""Lists of records by what they share, and the index of all that is published. Who asks for a parent term gets its children."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..loading import Entry
from ..models import Activity, Resource, Statement
from ..press import Press
from ..recognition import recognize
from ..views import kinds
from . import shapes
from .places import LICENCE, ROOT, SUMS, address
from .records import lifecycle, summary

STATUSES = ("current", "superseded", "withdrawn")
ALL = "all"


def lists(press: Press, records: list[shapes.Facts]) -> Iterator[tuple[str, shapes.RecordList]]:
    """The path and the content of every list."""
    short = {record.id: summary(record) for record in records}
    for name, groups in grouped(press).items():
        for value, refs in groups.items():
            found = [short[ref] for ref in refs]
            label = _label(press, name, value)
            yield (
                _path(name, value),
                shapes.RecordList.model_construct(by=name, value=value, label=label, count=len(found), records=found),
            )


def index(press: Press, records: list[shapes.Facts]) -> shapes.Index:
    """Where everything is found."""
    site, languages = press.site, press.site.languages
    links = {name: [_link(press, name, value, refs) for value, refs in groups.items()] for name, groups in grouped(press).items()}
    links.pop(ALL)
    return shapes.Index(
        version="v1",
        name={language: press.names[language][0] for language in languages},
        licence=LICENCE,
        updated=max((record.reviewed for record in records), default=""),
        count=len(records),
        records=address(site, f"{ROOT}{_path(ALL, ALL)}"),
        openapi=address(site, f"{ROOT}openapi.json"),
        lists=links,
        tables={kind: {language: address(site, f"{ROOT}{kind}.{language}.csv") for language in languages} for kind in kinds()},
        checksums=address(site, f"{ROOT}{SUMS}"),
    )


def _path(name: str, value: str) -> str:
    return "records.json" if name == ALL else f"by/{name}/{value}.json"


def _link(press: Press, name: str, value: str, refs: list[str]) -> shapes.ListLink:
    data = address(press.site, f"{ROOT}{_path(name, value)}")
    return shapes.ListLink(value=value, label=_label(press, name, value), count=len(refs), data=data)


def _label(press: Press, name: str, value: str) -> shapes.Words:
    catalogue = press.catalogue
    words: dict[str, Callable[[str], str]] = {
        "kind": lambda language: catalogue.vocabularies.text(value, language),
        "agency": lambda language: catalogue.entries[f"agencies/{value}"].name(language),
        "status": lambda language: catalogue.vocabularies.text(f"status-{value}", language),
        ALL: lambda language: catalogue.vocabularies.text("all-records", language),
    }
    table = VOCABULARIES.get(name, "")
    say = words.get(name) or (lambda language: catalogue.vocabulary(table).label(value, language))
    return {language: say(language) for language in press.site.languages}


VOCABULARIES = {"topic": "topics", "audience": "audiences", "region": "regions"}


def grouped(press: Press) -> dict[str, dict[str, list[str]]]:
    """The lists by what they share, each value with the references of its records; made once."""
    concluded: dict[str, dict[str, dict[str, list[str]]]] = press.catalogue.concluded
    if "lists" not in concluded:
        concluded["lists"] = _groups(press)
    return concluded["lists"]


def _groups(press: Press) -> dict[str, dict[str, list[str]]]:
    """Only values that some record has, in order."""
    catalogue = press.catalogue
    entries = list(catalogue.entries.values())
    groups: dict[str, dict[str, list[str]]] = {ALL: {ALL: [entry.ref for entry in entries]}}
    orders: dict[str, Iterable[str]] = {
        "kind": kinds(),
        "agency": [entry.id for entry in catalogue.of("agencies")],
        "status": STATUSES,
        **{name: catalogue.vocabulary(table).terms for name, table in VOCABULARIES.items()},
    }
    for name, order in sorted(orders.items()):
        by: dict[str, list[str]] = {value: [] for value in order}
        for entry in entries:
            for value in dict.fromkeys(_values(press, name, entry)):
                if value in by:
                    by[value].append(entry.ref)
        groups[name] = {value: refs for value, refs in by.items() if refs}
    return groups


def _values(press: Press, name: str, entry: Entry) -> list[str]:
    """What a record has of a kind of list."""
    if name == "kind":
        return [entry.kind]
    if name == "status":
        return [lifecycle(press.relations, entry)]
    if name == "agency":
        return _agencies(press, entry)
    table = press.catalogue.vocabulary(VOCABULARIES[name])
    return [above for term in getattr(entry.record, VOCABULARIES[name], []) for above in table.lineage(term)]


def _agencies(press: Press, entry: Entry) -> list[str]:
    """The agencies of which a record is, who published it, in whose name it was issued, or who recognize it."""
    record = entry.record
    names = [entry.id] if entry.kind == "agencies" else []
    if isinstance(record, Resource):
        names += record.publishers
    elif isinstance(record, (Statement, Activity)):
        names += record.agencies
    found = recognize(press.catalogue, entry)
    return [*names, *found.agencies, *(["icat"] if found.group else [])] if found else names
