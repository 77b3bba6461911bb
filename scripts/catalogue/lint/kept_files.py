"""The files of data/ that commands write and nobody edits: ledger of addresses, words, editions."""

from collections.abc import Iterator
from pathlib import Path

from catalogue.lint.records import is_future
from catalogue.model import table_files
from catalogue.model.findings import Finding, Span
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition import editions


def unreadable_kept_files(root: Path) -> Iterator[Finding]:
    """Those that are not what their command writes: nothing can be built from them."""
    for name in table_files.TEXTS:
        yield from no_text(root, f"data/{name}")
    first_language = Vocabularies(root / "data").default_language
    for file in editions.files(root):
        path, edition = file.relative_to(root).as_posix(), editions.read(file, first_language)
        if edition is None:
            yield Finding(path, Span(), "edition-form", {"name": file.name})
        elif is_future(edition.date):
            yield Finding(path, Span(), "date-future", {"key": "date", "value": edition.date})


def no_text(root: Path, path: str) -> Iterator[Finding]:
    """The finding of a file that is not UTF-8, at the line where it is not."""
    file = root / path
    raw = file.read_bytes() if file.is_file() else b""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield Finding(path, Span(line), "page-encoding", {"byte": str(error.start)})
