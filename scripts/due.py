"""List the reviews that are due, and take in one step those in which nothing has to be judged.

python scripts/due.py                                what is due within a year, and what it has to judge
python scripts/due.py --without-judgement            what those say of which nothing has to be judged
python scripts/due.py --without-judgement --write    sets the day of the review on all of them
python scripts/due.py docs/agencies/unodc.md         one page or several, due or not; --write sets their day

Write only after you have compared what the second command shows with the sources: the site says on each page
on which day an editor last went through it. What has to be judged is refused.
"""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence

import terminal
from catalogue.lint import autofix, reporters
from catalogue.lint.review_judgements import Due, due_records, to_judge
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.files import write_file
from catalogue.source.loading import load
from catalogue.views.record import facts
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site

FINE, REFUSED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 1 when something was refused, 2 for wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.write and not (options.pages or options.without_judgement):
        parser.error("add --without-judgement, or name the pages")
    context = Context(load(options.root), Site(), options.language)
    if not (options.pages or options.without_judgement):
        return _list(context)
    return _take(context, list(_chosen(context.catalogue, options)), options.write)


def _list(context: Context) -> int:
    """Say what is due, what each review has to judge, and how the others are taken."""
    due = due_records(context.catalogue)
    for one in due:
        print(_line(context, one))
    judged = sum(bool(found) for _, found in due)
    print(context.text("due-count", count=len(due), judged=judged))
    if judged < len(due):
        print(context.text("due-offer"))
    return FINE


def _line(context: Context, due: Due) -> str:
    """The day of a review, the page, and what has to be judged."""
    entry, found = due
    words = ", ".join(context.text(f"due-{name}") for name in found or ("nothing",))
    return f"{entry.review_due}  {entry.pages[entry.original].path}  {words}"


def _chosen(catalogue: Catalogue, options: argparse.Namespace) -> Iterator[Due]:
    """The records of the pages that the command line names, or all that are due with nothing to judge."""
    if not options.pages:
        yield from (due for due in due_records(catalogue) if not due[1])
        return
    for entry in catalogue.entries.values():
        files = {catalogue.root / page.path for page in entry.pages.values()}
        if files & set(options.pages):
            yield entry, to_judge(catalogue, entry)


def _take(context: Context, chosen: Sequence[Due], write: bool) -> int:
    """Show what records say, or set the day of their review; nothing where one has something to judge."""
    refused = [_line(context, due) for due in chosen if due[1]]
    entries = [entry for entry, _ in chosen]
    if refused:
        print(context.text("due-refused"), *refused, sep="\n")
    elif not entries:
        print(context.text("due-none"))
    elif write:
        _write(context, entries)
    else:
        for entry in entries:
            print("\n".join(_said(context, entry)), end="\n\n")
        print(context.text("due-look"))
    return REFUSED if refused else FINE


def _write(context: Context, entries: Sequence[Entry]) -> None:
    """Set the day of a review on records."""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    for entry in entries:
        document = entry.pages[entry.original]
        write_file(context.catalogue.root / document.path, reviewed_on(document, day))
    print(context.text("due-written", count=len(entries), day=day))


def reviewed_on(document: Document, day: str) -> str:
    """The text of a page with another day of its review."""
    span = document.span(("reviewed",))
    start = autofix.offset(document, span.line, span.column)
    return autofix.apply(document.source, [(start, start + span.length, day)])


def _said(context: Context, entry: Entry) -> Iterator[str]:
    """What a record says that can be compared with its source: names, summary, facts, addresses."""
    yield entry.pages[entry.original].path
    for language in entry.pages:
        yield f"  {entry.name(language)}"
    yield f"  {entry.summary(context.language)}"
    for fact in facts.facts(context, entry, context.path(entry), "markdown"):
        yield f"  {fact.label}{context.text('colon')} {', '.join(facts.fact_words(fact))}"
    addresses = dict.fromkeys((*entry.addresses.values(), entry.homepage or ""))
    yield from (f"  {address}" for address in addresses if address)


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("pages", nargs="*", type=terminal.path, metavar="PAGE")
    parser.add_argument(
        "--without-judgement",
        action="store_true",
        help="the reviews that are due in which nothing has to be judged",
    )
    parser.add_argument("--write", action="store_true", help="set the day of these reviews")
    reporters.add_language(parser, terminal.ROOT)
    return parser


if __name__ == "__main__":
    sys.exit(terminal.run(main))
