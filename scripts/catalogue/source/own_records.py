"""The own records of an adaptation: marked everywhere as such, and without any claim of recognition.

They stand in own/, with the layout of docs/. Only practices and resources can be own: a body, a joint text
or an event of one’s own could count for what the group says. Their titles carry the mark, so that lists,
searches, data and citations have it too; what they claim of recognition, law or effect is left out when they
are read, whether or not the checker has refused it.
"""

from pathlib import Path
from typing import Any

from catalogue.model.evidence import Effect
from catalogue.model.memo import once
from catalogue.model.overlay import OWN, in_language
from catalogue.model.records import Practice, Record
from catalogue.source.catalogue import NO_REVIEW, Catalogue
from catalogue.source.entry import Entry

KINDS = ("practices", "resources")
"""The kinds of records that an adaptation may have of its own."""

CLAIMS = ("recognition", "legal_basis", "supersedes")
"""The fields that claim something for a whole record, or of one of the toolkit."""

NO_EFFECT = Effect(level="none-known")
"""What an own practice says of its effect: the toolkit has judged no study of it."""


def is_own(path: str) -> bool:
    """True for the path of a file of the folder of own records."""
    return path.startswith(f"{OWN}/")


def own_files(catalogue: Catalogue) -> list[Path]:
    """The files of the own records of an adaptation; none where the site is none."""
    if not catalogue.vocabularies.overlay.is_adaptation:
        return []
    folders = (catalogue.root / OWN / kind for kind in KINDS)
    files = [file for folder in folders for file in sorted(folder.glob("*.md"))]
    return [file for file in files if _may_be_read(catalogue.root, file)]


def _may_be_read(root: Path, file: Path) -> bool:
    """True for a file, linked from nowhere else, whose name upstream and the lists of records leave free."""
    inner = file.relative_to(root / OWN)
    name = file.stem.partition(".")[0]
    is_linked = any(place.is_symlink() for place in (root / OWN, file.parent, file))
    is_taken = (root / "docs" / inner.with_name(f"{name}.md")).exists()
    return not is_linked and not is_taken and name != "index"


def _without_claims(record: Record) -> Record:
    """A record without what it claims of recognition and law, and a practice without that of its steps."""
    fields = type(record).model_fields
    changes: dict[str, Any] = {name: [] for name in CLAIMS if name in fields}
    if isinstance(record, Practice):
        changes |= {"steps": _unclaimed(record.steps), "pitfalls": _unclaimed(record.pitfalls)}
        changes["effect"] = NO_EFFECT
    return record.model_copy(update=changes)


def _unclaimed(items: list[Any]) -> list[Any]:
    """Steps or pitfalls that rest on nothing."""
    return [item.model_copy(update={"basis": []}) for item in items]


def mark_if_own(catalogue: Catalogue, entry: Entry) -> None:
    """Write the mark into the titles of an own record, and leave out its claims."""
    entry.is_own = is_own(entry.pages[entry.original].path)
    if not entry.is_own:
        return
    for language, words in entry.words.items():
        for name in ("title", "our_title"):
            if name in words:
                words[name] = f"{words[name]} ({_mark(catalogue, language)})"
    title = f"{entry.record.title} ({_mark(catalogue, entry.original)})"
    entry.record = _without_claims(entry.record).model_copy(update={"title": title})


def _mark(catalogue: Catalogue, language: str) -> str:
    """What stands behind the title of an own record."""
    overlay = catalogue.vocabularies.overlay
    hosts = overlay.host_names(language)
    host = in_language(overlay.short_host, language) or next(iter(hosts), "")
    host = host or in_language(overlay.name, language)
    return catalogue.vocabularies.text("adaptation-own-record", language, host=host)


@once
def latest_review_of_toolkit(catalogue: Catalogue) -> str:
    """The day of the newest review of a record that is not the hosts’ own."""
    entries = catalogue.entries.values()
    days = (entry.record.reviewed for entry in entries if not entry.is_own)
    return max(days, default=NO_REVIEW)
