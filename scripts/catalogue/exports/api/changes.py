"""The editions, and the one list of changes, for programs: the same words and the same order as on pages."""

from collections.abc import Iterator

from catalogue.exports.api.shapes import ROOT, Data
from catalogue.exports.csv_text import SEPARATOR, Row
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.recognition.changes import changes, not_kept
from catalogue.recognition.editions import Edition, checksum, editions
from catalogue.recognition.one_change import Change
from catalogue.views.pages.edition_pages import FILE, FOLDER, doi, edition_path, practices_of
from catalogue.views.record.change_words import told
from catalogue.views.wording.context import Context

CHANGES = "changes.json"
EDITIONS = "editions.json"

ByLanguage = dict[str, str]

COLUMNS = (
    *("change", "day", "sort", "sort_label", "record", "record_name", "step", "part"),
    *("after_edition", "in_edition", "before_code", "after_code", "before", "after", "what"),
    *("topics_ids", "agencies_ids", "states", "page"),
)
"""The columns of the table of changes, which stand there while it has no row."""


def change_files(publication: Publication) -> Iterator[File]:
    """The list of editions, and the list of changes."""
    released = editions(publication.catalogue)
    last = released[0] if released else None
    yield f"{ROOT}{EDITIONS}", compact([_edition(publication, edition) for edition in released])
    found = changes(publication.catalogue)
    yield (
        f"{ROOT}{CHANGES}",
        compact(
            {
                "last_edition": last.version if last else None,
                "not_kept": list(not_kept(last)) if last else [],
                "count": len(found),
                "changes": [_change(publication, change) for change in found],
            }
        ),
    )


def edition_file(publication: Publication, edition: Edition) -> str:
    """The address of the file of an edition."""
    return publication.site.address(f"{FOLDER}/{edition.version}/{FILE}")


def _edition(publication: Publication, edition: Edition) -> Data:
    """An edition, where it is, and what proves that a copy is whole."""
    contexts = publication.contexts
    first = next(iter(contexts.values()))
    return {
        "version": edition.version,
        "date": edition.date,
        "doi": doi(first, edition) or None,
        "licence": edition.licence,
        "page": {
            language: publication.site.address(edition_path(context, edition))
            for language, context in contexts.items()
        },
        "data": edition_file(publication, edition),
        "sha256": checksum(publication.catalogue, edition),
        "practices": len(practices_of(edition)),
        "steps": len(edition.steps),
        "not_kept": list(not_kept(edition)),
    }


def _change(publication: Publication, change: Change) -> Data:
    """A change: codes for programs, and words in each language."""
    entry = publication.catalogue.entries.get(change.ref)
    words = {
        language: told(context, change, context.page_path("changes"))
        for language, context in publication.contexts.items()
    }
    values: Data = {
        "sort": change.sort,
        "record": change.ref,
        "step": change.step,
        "part": change.part,
        "since": change.since,
        "edition": change.edition,
        "day": change.day,
        "before_code": change.before.code,
        "after_code": change.after.code,
        "before_name": change.before.name,
        "after_name": change.after.name,
        "before": _texts({name: one.before for name, one in words.items()}),
        "after": _texts({name: one.after for name, one in words.items()}),
        "topics": entry.record.topics if entry else [],
        "agencies": change.agencies,
        "states": _states(change),
    }
    known = {name: value for name, value in values.items() if value}
    what = {name: one.what.label for name, one in words.items()}
    return known | {"what": what, "page": _pages(publication, change)}


def _texts(texts: ByLanguage) -> ByLanguage:
    """Words in each language; nothing if there are none."""
    return texts if any(texts.values()) else {}


def _states(change: Change) -> list[str]:
    """The codes of the States of which a list was told something."""
    participation = change.participation
    return [item.state for item in participation.states] if participation else []


def _pages(publication: Publication, change: Change) -> ByLanguage:
    """Where a change is told: on the page of what changed, or on that of the edition that has it."""
    return {language: _page(context, change) for language, context in publication.contexts.items()}


def _page(context: Context, change: Change) -> str:
    parts = (FOLDER, change.edition) if change.edition else ("changes",)
    return context.site.address(f"{context.page_path(*parts)}#{change.anchor}")


def change_rows(context: Context) -> Iterator[Row]:
    """One row for each change, the newest first."""
    for change in changes(context.catalogue):
        entry = context.catalogue.entries.get(change.ref)
        words = told(context, change, context.page_path("changes"))
        yield {
            "change": change.anchor,
            "day": change.day,
            "sort": change.sort,
            "sort_label": words.sort,
            "record": change.ref,
            "record_name": words.link.label,
            "step": change.step,
            "part": change.part,
            "after_edition": change.since,
            "in_edition": change.edition,
            "before_code": change.before.code,
            "after_code": change.after.code,
            "before": words.before,
            "after": words.after,
            "what": words.what.label,
            "topics_ids": SEPARATOR.join(entry.record.topics if entry else ()),
            "agencies_ids": SEPARATOR.join(change.agencies),
            "states": SEPARATOR.join(_states(change)),
            "page": _page(context, change),
        }
