"""Where the tables of data/ are: a table is known by the name of its file, in any folder."""

from collections.abc import Iterator
from pathlib import Path

PROVISIONS = "provisions"
PARTICIPATION = "participation"
NATIONAL = "national"
DECLARATIONS = "declarations"
NAMED_WITH_FOLDER = (PROVISIONS, PARTICIPATION, NATIONAL, DECLARATIONS)
"""The folders whose tables are named with them: `provisions/<instrument>`."""

VOCABULARIES = "vocabularies"
"""The folder of the vocabularies of the fields of records."""

FOLDERS = {
    VOCABULARIES: (
        *("national-measures", "national-subjects", "reasons"),
        *("strengths", "treaty-acts"),
    ),
    "interface": (
        *("checker-strings", "columns", "exports", "fields", "months", "rules"),
        *("sections", "strings", "tasks"),
    ),
    "language": (
        *(
            "glossary",
            "grammar",
            "locator-terms",
            "official-names",
            "personal-data-patterns",
            "query-words",
        ),
        *("safety", "search-keywords", "terms-to-avoid", "titles-to-be-seen"),
        *("translation-thresholds", "typography"),
    ),
    "facts": (
        *("document-bodies", "edition-dois", "international-days"),
        *("membership-counts", "must-cite", "publishers"),
        *("organizations", "same-as", "services", "state-names", "studies"),
    ),
    "addresses": ("dead-links", "exits", "old-addresses", "resolvers"),
}
"""The tables, by folder, that are needed in addition to the vocabularies of the fields of records."""


EDITIONS = "editions"
"""The folder of the editions that were released."""

LEDGER = "addresses/published-urls.txt"
"""Every address that was ever published."""

TEXTS = (LEDGER, "language/dictionary-words.txt", "language/dictionary-words.LICENSE.txt")
"""The files of data/ that are no tables, and no editions."""


class DuplicateTableError(ValueError):
    """Two tables in different folders have the same name."""


def names(folder: Path) -> dict[str, list[Path]]:
    """Name → the files of that name, that in the expected place first, of every table in a folder `data`."""
    files: dict[str, list[Path]] = {}
    for file in sorted(folder.rglob("*.yml")):
        name = _name(folder, file)
        of_name = files.setdefault(name, [])
        if file == folder / expected(name):
            of_name.insert(0, file)
        else:
            of_name.append(file)
    return files


def find(folder: Path) -> dict[str, Path]:
    """Name → file of every table in a folder `data`; a DuplicateTableError where a name is there twice."""
    files: dict[str, Path] = {}
    for name, found in names(folder).items():
        if len(found) > 1:
            raise DuplicateTableError(f"{found[0]} and {found[1]} have the same name")
        files[name] = found[0]
    return files


def expected(name: str) -> str:
    """The path in `data` at which a table belongs."""
    if "/" in name:
        return f"{name}.yml"
    folders = (folder for folder, tables in FOLDERS.items() if name in tables)
    return f"{next(folders, VOCABULARIES)}/{name}.yml"


def path(folder: Path, name: str) -> Path:
    """The file of a table in a folder `data`, or that which it would have."""
    found = names(folder).get(name)
    return found[0] if found else folder / expected(name)


def group(path: str) -> str:
    """The name of a table by its path in a repository; `provisions` for all tables of that folder."""
    file = Path(path)
    folder = file.parts[1]
    return folder if folder in NAMED_WITH_FOLDER else file.stem


def needed() -> Iterator[str]:
    """The names of these tables."""
    for tables in FOLDERS.values():
        yield from tables


def _name(folder: Path, file: Path) -> str:
    inner = file.relative_to(folder).with_suffix("")
    return inner.as_posix() if inner.parts[0] in NAMED_WITH_FOLDER else inner.name
