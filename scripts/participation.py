"""Compare a table of participation with the saved page of its depositary, and bring it up to date.

python scripts/participation.py page.html un-crc-1989                    what differs
python scripts/participation.py page.html un-crc-1989 --write            and writes the table
python scripts/participation.py page.html ilo-c029-1930 --as-of 2026-11-29

Open the page of the depositary in a browser and save it as HTML: a page of the UN Treaty Collection, the list
of ratifications of NORMLEX, or the chart of signatures and ratifications of the Council of Europe.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import terminal
from catalogue.lint import reporters
from catalogue.model.dates import is_day
from catalogue.model.participation import participations
from catalogue.model.table_files import PARTICIPATION
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.depositary_pages import DepositaryList, UnknownPageError, read_list
from catalogue.source.files import write_file
from catalogue.source.participation_tables import Update, as_yaml, update


def report(update: Update, word: Callable[..., str]) -> Iterator[str]:
    """What differs, a State a line, and what must be known of the list."""
    for difference in update.differences:
        before, now = difference.before or "–", difference.now or "–"
        yield f"{difference.code}  {before} → {now}"
    if update.unknown:
        yield word("participation-unknown", names="; ".join(update.unknown))
    table = update.table
    count = len(update.differences)
    yield word("participation-said", count=count, parties=table.count, day=table.as_of)


def _listed(
    options: argparse.Namespace, vocabularies: Vocabularies, word: Callable[..., str]
) -> DepositaryList:
    """The list of the page, with its day."""
    html = options.file.read_text("utf-8", errors="replace")
    try:
        listed = read_list(vocabularies, html)
    except UnknownPageError:
        sys.exit(word("participation-no-list", file=options.file))
    day = options.as_of or listed.as_of
    if not is_day(day):
        sys.exit(word("participation-no-day"))
    return replace(listed, as_of=day)


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("instrument", metavar="INSTRUMENT")
    parser.add_argument("--as-of", metavar="DAY", help="the day of the list, if the page has none")
    parser.add_argument("--write", action="store_true", help="write the table")
    reporters.add_language(parser, terminal.ROOT)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing differs or it was written, 1 when something differs."""
    parser = _parser()
    options = parser.parse_args(arguments)
    vocabularies = Vocabularies(options.root / "data")
    word = reporters.reporter(options.root, options.language).word
    table = participations(vocabularies).get(options.instrument)
    if table is None:
        parser.error(word("participation-no-table", name=options.instrument))
    updated = update(vocabularies, table, _listed(options, vocabularies, word))
    print("\n".join(report(updated, word)))
    if options.write:
        file = vocabularies.file(f"{PARTICIPATION}/{options.instrument}")
        write_file(file, as_yaml(updated.table))
    return int(bool(updated.differences) and not options.write)


if __name__ == "__main__":
    sys.exit(terminal.run(main))
