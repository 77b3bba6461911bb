"""The files of data/ that commands write and nobody edits: the ledger of addresses, the editions."""

from collections.abc import Iterator
from pathlib import Path

from catalogue.lint.records import is_future
from catalogue.model.findings import Finding, Span
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition import editions
from catalogue.source.term_pages import LEDGER


def unreadable_kept_files(root: Path) -> Iterator[Finding]:
    """Those that are not what their command writes: nothing can be built from them."""
    ledger = root / LEDGER
    raw = ledger.read_bytes() if ledger.is_file() else b""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield Finding(LEDGER, Span(line), "page-encoding", {"byte": str(error.start)})
    first_language = Vocabularies(root / "data").default_language
    for file in editions.files(root):
        path, edition = file.relative_to(root).as_posix(), editions.read(file, first_language)
        if edition is None:
            yield Finding(path, Span(), "edition-form", {"name": file.name})
        elif is_future(edition.date):
            yield Finding(path, Span(), "date-future", {"key": "date", "value": edition.date})
