"""Fetch what agencies declare on their own hosts, and show what would differ on the site.

python scripts/declarations.py                 asks every agency that has a registered domain
python scripts/declarations.py unhcr ilo       asks these only
python scripts/declarations.py --write         and keeps new copies in data/declarations/

A copy is kept with its digest, its address and the day. A file that changed gets a new copy below the earlier
ones; that it is gone, or is no declaration any more, is kept with the day. Nothing is deleted. A second
person has to read the difference before it is published.
"""

import argparse
import datetime
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import check
import terminal
import yaml
from agency_hosts import Answer, Asker
from catalogue.lint import reporters
from catalogue.model.declarations import (
    LARGEST,
    WELL_KNOWN,
    Copy,
    Declaration,
    DeclarationError,
    DeclarationTable,
    digest,
    file_of,
    is_own_address,
    kept_declarations,
    parse,
)
from catalogue.model.records import Agency
from catalogue.model.table_files import DECLARATIONS
from catalogue.recognition.speakers import may_count
from catalogue.source.catalogue import Catalogue
from catalogue.source.files import write_file
from catalogue.source.loading import load

HOSTS = 8
"""How many agencies are asked at the same time."""

LARGEST_PAGE = 3_000_000
"""Bytes of a home page that are searched for a link."""


@dataclass(frozen=True)
class Found:
    """What was found of the declaration of an agency: an event, where, why, and the bytes if there are some.

    The event is one of `declarations-…` in data/interface/checker-strings.yml.
    """

    agency: str
    event: str
    address: str = ""
    reason: str = ""
    raw: bytes | None = None

    @property
    def is_kept(self) -> bool:
        """True for what adds a row: a new file, another, or that it is gone."""
        return self.event in ("new", "changed", "gone")


class _Links(HTMLParser):
    """The addresses to which a page leads."""

    def __init__(self, page: str):
        super().__init__()
        self.page = page
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an element leads."""
        for name, value in attrs:
            if name == "href" and value and tag in ("a", "link"):
                self.addresses.add(urljoin(self.page, value))


def agencies(catalogue: Catalogue, names: Sequence[str]) -> dict[str, Agency]:
    """The agencies that have a domain and whose guidance counts."""
    records = {entry.id: entry.record for entry in catalogue.of("agencies")}
    return {
        name: record
        for name, record in records.items()
        if isinstance(record, Agency)
        and record.domains
        and may_count(catalogue, name)
        and (not names or name in names)
    }


def addresses_of(asker: Asker, record: Agency) -> Iterator[str]:
    """Where a declaration may be: at the usual place of each domain, or where the agency's own page leads."""
    for domain in record.domains:
        yield f"https://{domain}{WELL_KNOWN}"
    address = record.declaration_address
    if address and is_own_address(record, address) and _is_linked(asker, record, address):
        yield address


def _is_linked(asker: Asker, record: Agency, address: str) -> bool:
    """True if the home page of an agency, on one of its own domains, links an address."""
    home = record.homepage or ""
    parts = urlsplit(home)
    if parts.scheme != "https" or parts.netloc not in record.domains:
        return False
    answer = asker.ask(home, LARGEST_PAGE, "html")
    links = _Links(home)
    links.feed(answer.raw.decode("utf-8", "replace"))
    return address in links.addresses


def look(catalogue: Catalogue, asker: Asker, agency: str, record: Agency, today: str) -> Found:
    """Ask the hosts of an agency, and compare the answer with the last copy."""
    answers = [asker.ask(address, LARGEST, "json") for address in addresses_of(asker, record)]
    found = [answer for answer in answers if answer.state == "found"]
    if len({answer.raw for answer in found}) > 1:
        places = ", ".join(answer.address for answer in found)
        return Found(agency, "refused", places, "two files")
    kept = kept_declarations(catalogue.vocabularies).get(agency, ())
    last = kept[-1].copy if kept else None
    if found:
        return _of_file(agency, found[0], last, today)
    return _without_file(agency, answers, last, today)


def _of_file(agency: str, answer: Answer, last: Copy | None, today: str) -> Found:
    """What a file is: no declaration, the one that is known, or another."""
    fault = _fault(agency, answer.raw, today)
    if fault:
        event = "gone" if last and last.digest and last.day < today else "refused"
        return Found(agency, event, answer.address, fault)
    if last is None:
        return Found(agency, "new", answer.address, raw=answer.raw)
    if (last.digest, last.address) == (digest(answer.raw), answer.address):
        return Found(agency, "same", answer.address)
    if last.day >= today:
        return Found(agency, "tomorrow", answer.address)
    return Found(agency, "changed", answer.address, raw=answer.raw)


def _fault(agency: str, raw: bytes, today: str) -> str:
    """Why a file is no declaration of an agency; '' if it is one."""
    try:
        declaration: Declaration = parse(raw)
    except DeclarationError as error:
        return ": ".join(map(str, error.args))
    if declaration.agency != agency:
        return f"agency: {declaration.agency}"
    return f"date: {declaration.date}" if declaration.date > today else ""


def _without_file(agency: str, answers: list[Answer], last: Copy | None, today: str) -> Found:
    """No file: it is gone only if its own host says so; else it could not be reached, or was refused."""
    for answer in answers:
        if answer.state in ("refused", "unreachable"):
            return Found(agency, answer.state, answer.address, answer.reason)
    if last is None or last.digest is None:
        return Found(agency, "none")
    asked = {answer.address: answer for answer in answers}
    if last.address not in asked:
        return Found(agency, "unasked", last.address)
    event = "gone" if last.day < today else "tomorrow"
    return Found(agency, event, last.address, asked[last.address].reason)


def keep(folder: Path, found: Found, today: str) -> None:
    """Add a row to the table of an agency in a folder `data`, and the file if there is one."""
    table = folder / DECLARATIONS / f"{found.agency}.yml"
    rows = yaml.safe_load(table.read_text("utf-8"))["copies"] if table.exists() else []
    row = {"day": today, "address": found.address}
    if found.raw is not None:
        row["digest"] = digest(found.raw)
        write_file(file_of(folder, found.agency, today), found.raw)
    rows = [_as_text(old) for old in (*rows, row)]
    DeclarationTable.model_validate({"copies": rows})
    write_file(table, yaml.safe_dump({"copies": rows}, sort_keys=False, width=1000))


def _as_text(row: dict[str, object]) -> dict[str, str]:
    """A row of a table, in which every value is a text."""
    return {key: str(value) for key, value in row.items()}


def proposal(root: Path, kept: list[Found], today: str) -> list[str]:
    """What the copies would change on the site: the recognition difference, in words."""
    with tempfile.TemporaryDirectory() as folder:
        changed = Path(folder)
        shutil.copytree(root / "data", changed / "data")
        shutil.copytree(root / "docs", changed / "docs", ignore=shutil.ignore_patterns("assets"))
        for found in kept:
            keep(changed / "data", found, today)
        groups = check.differences(changed, root)
        return check.difference_report(reporters.reporter(root), groups)


def lines(every: list[Found], word: Callable[..., str]) -> Iterator[str]:
    """What was found of each agency, a line each; those that declare nothing are counted."""
    for found in every:
        if found.event not in ("none", "same"):
            reason = f" ({found.reason})" if found.reason else ""
            told = word(f"declarations-{found.event}")
            yield f"{found.agency}: {told}{reason} {found.address}".rstrip()
    events = Counter(found.event for found in every)
    none, same = events["none"], events["same"]
    yield word("declarations-asked", count=len(every), none=none, same=same)


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("agencies", nargs="*", metavar="AGENCY")
    parser.add_argument("--write", action="store_true", help="keep the copies")
    reporters.add_language(parser, terminal.ROOT)
    return parser


def main(
    arguments: Sequence[str] | None = None, asker: Asker | None = None, today: str = ""
) -> int:
    """Answer the command line: 0 when nothing differs or it was kept, 1 when something differs."""
    options = _parser().parse_args(arguments)
    client = asker or Asker()
    day = today or datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    catalogue = load(options.root)
    asked = agencies(catalogue, options.agencies)

    def of(name: str) -> Found:
        return look(catalogue, client, name, asked[name], day)

    with ThreadPoolExecutor(HOSTS) as pool:
        every = list(pool.map(of, asked))
    print("\n".join(lines(every, reporters.reporter(options.root, options.language).word)))
    kept = [found for found in every if found.is_kept]
    if kept:
        print("\n".join(["", *proposal(options.root, kept, day)]))
    for found in kept if options.write else ():
        keep(options.root / "data", found, day)
    return int(bool(kept) and not options.write)


if __name__ == "__main__":
    sys.exit(terminal.run(main))
