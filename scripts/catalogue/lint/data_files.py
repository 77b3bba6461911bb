"""Every file of data/ is one that the site knows: a table, an edition, a copy, a list that commands write."""

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from catalogue.model import table_files
from catalogue.model.dates import is_day
from catalogue.model.findings import Finding, Span
from catalogue.model.types import RESERVED
from catalogue.source.files import LONGEST_NAME, SLUG
from catalogue.source.validation import near

FOLDERS = {*table_files.FOLDERS, *table_files.NAMED_WITH_FOLDER, table_files.EDITIONS}


def unknown_files(root: Path, tables: Collection[str]) -> Iterator[Finding]:
    """What is in data/ and no model names: files, folders, symbolic links."""
    data = root / "data"
    for file in sorted(data.rglob("*")):
        inner = PurePosixPath(file.relative_to(data).as_posix())
        path = f"data/{inner}"
        if not all(map(_is_folder, inner.parents[:-1])):
            continue  # the finding of the folder is enough
        if file.is_symlink():
            yield Finding(path, Span(), "page-symlink", {})
        elif not (_is_folder(inner) if file.is_dir() else _is_file(inner, tables)):
            yield Finding(path, Span(), "data-unknown", _values(inner, tables))


def is_known(name: str, tables: Collection[str]) -> bool:
    """True for the name of a table that has a model; those of three folders have that of their folder."""
    folder, slash, inner = name.partition("/")
    if slash:
        return folder in table_files.NAMED_WITH_FOLDER and _is_portable(inner)
    return name in tables


def _is_portable(name: str) -> bool:
    """True for a name that every system can hold."""
    return bool(SLUG.fullmatch(name)) and name not in RESERVED and len(name) <= LONGEST_NAME


def _is_folder(inner: PurePosixPath) -> bool:
    """True for one of the folders, and for that of the copies of what an agency declares."""
    return str(inner) in FOLDERS or _is_of_copies(inner)


def _is_of_copies(inner: PurePosixPath) -> bool:
    """True for the folder of an agency in that of declarations."""
    return str(inner.parent) == table_files.DECLARATIONS and _is_portable(inner.name)


def _is_file(inner: PurePosixPath, tables: Collection[str]) -> bool:
    """True for a table at its place, an edition, a copy of a declaration, or a list that is no table."""
    if str(inner) in table_files.TEXTS:
        return True
    folder = str(inner.parent)
    if folder == table_files.EDITIONS:
        return inner.suffix == ".json"
    if _is_of_copies(inner.parent):
        return inner.suffix == ".json" and is_day(inner.stem)
    name = f"{folder}/{inner.stem}" if folder in table_files.NAMED_WITH_FOLDER else inner.stem
    return inner.suffix == ".yml" and folder in FOLDERS and is_known(name, tables)


def _values(inner: PurePosixPath, tables: Collection[str]) -> dict[str, str]:
    """The name of the file, and the most similar name of a table."""
    suggestion = near(inner.stem, tuple(tables))
    values = {"name": str(inner)}
    return values | {"suggestion": suggestion} if suggestion else values
