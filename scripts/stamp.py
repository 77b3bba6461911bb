"""Show what is to be read again beside the head of a step, and stamp what was read.

python scripts/stamp.py                                  everything that waits
python scripts/stamp.py docs/practices/hotlines.md       each head of the page, and what it is compared with
python scripts/stamp.py --write docs/practices/hotlines.md

Stamp a page only after you have read what the second command shows: a digest says that somebody did.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import terminal
from catalogue.lint import reporters
from catalogue.model.evidence import Basis
from catalogue.recognition.judgements import compared, digest, head_of_practice, needs_judgement
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.files import write_file
from catalogue.source.loading import load
from catalogue.source.steps import FIELDS, head_of
from catalogue.source.yaml_positions import Where


@dataclass(frozen=True)
class Judgement:
    """A basis that says as much as a head, with the digest of both as they are now."""

    where: Where
    """Its path in the front matter."""

    head: str
    basis: Basis
    digest: str

    @property
    def waits(self) -> bool:
        """True if it was never stamped, or the head or the words have changed since."""
        return self.basis.judged != self.digest


def judgements(catalogue: Catalogue, entry: Entry) -> Iterator[Judgement]:
    """Every basis of a practice that says the same as a head or more, in the order of the page."""
    for where, head, basis in _compared_with_heads(catalogue, entry):
        if needs_judgement(catalogue, basis):
            yield Judgement(where, head, basis, digest(catalogue, basis, head))


def _compared_with_heads(catalogue: Catalogue, entry: Entry) -> Iterator[tuple[Where, str, Basis]]:
    """Every basis of a practice with its path, and the head with which it is compared."""
    for number, basis in enumerate(entry.legal_basis):
        yield ("legal_basis", number), head_of_practice(entry), basis
    for field in FIELDS.values():
        for row, item in enumerate(entry.items(field)):
            head = head_of(catalogue, entry, item.id, entry.original, field)
            for number, basis in enumerate(item.basis):
                yield (field, row, "basis", number), head, basis


def stamped(document: Document, made: Sequence[Judgement]) -> str:
    """The text of a page with the digest of each judgement, written beside what it says."""
    lines = document.source.split("\n")

    def position(judgement: Judgement) -> tuple[int, int]:
        span = document.span((*judgement.where, "says"))
        return span.line, span.column

    # From the end, so that what was inserted moves no position that is still needed.
    for judgement in sorted(made, key=position, reverse=True):
        _write(lines, document, judgement)
    return "\n".join(lines)


def _write(lines: list[str], document: Document, judgement: Judgement) -> None:
    """Write the digest of one judgement: in place of the old one, or after `says`."""
    old = document.spans.get((*judgement.where, "judged"))
    span = old or document.span((*judgement.where, "says"))
    line = lines[span.line - 1]
    start, end = span.column - 1, span.column - 1 + span.length
    if old:
        lines[span.line - 1] = f"{line[:start]}{judgement.digest}{line[end:]}"
    elif "{" in line[:start]:
        lines[span.line - 1] = f"{line[:end]}, judged: {judgement.digest}{line[end:]}"
    else:
        indent = document.key_span((*judgement.where, "says")).column - 1
        lines.insert(span.line, f"{' ' * indent}judged: {judgement.digest}")


def show(
    catalogue: Catalogue, entry: Entry, made: Sequence[Judgement], word: Callable[[str], str]
) -> None:
    """Print each head of a page, what is said of it, and the words beside it."""
    if made:
        print(f"\n== {entry.pages[entry.original].path}")
    for judgement in made:
        print(f"\n{judgement.head}\n  {judgement.basis.says}{_mark(judgement, word)}")
        print("\n".join(f"    {line}" for line in compared(catalogue, judgement.basis) if line))


def _mark(judgement: Judgement, word: Callable[[str], str]) -> str:
    return f" – {word('stamp-waits')}" if judgement.waits else ""


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("pages", nargs="*", type=terminal.path, metavar="PAGE")
    parser.add_argument("--write", action="store_true", help="write the digests of these pages")
    reporters.add_language(parser, terminal.ROOT)
    return parser


def _selected(catalogue: Catalogue, pages: Sequence[Path]) -> list[Entry]:
    """The practices that the command line names; all if it names none."""
    practices = catalogue.of("practices")
    if not pages:
        return practices
    files = [catalogue.root / entry.pages[entry.original].path for entry in practices]
    return [entry for entry, file in zip(practices, files, strict=True) if file in pages]


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing waits, 1 when something does, 2 for wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.write and not options.pages:
        parser.error("name the pages that were read")
    catalogue = load(options.root)
    word = reporters.reporter(options.root, options.language).word
    waiting = [
        _report(catalogue, entry, options, word) for entry in _selected(catalogue, options.pages)
    ]
    return int(any(waiting) and not options.write)


def _report(
    catalogue: Catalogue, entry: Entry, options: argparse.Namespace, word: Callable[[str], str]
) -> bool:
    """Show a page, or what waits on it, and write its digests if asked; True if something waited."""
    made = list(judgements(catalogue, entry))
    waiting = [one for one in made if one.waits]
    show(catalogue, entry, made if options.pages else waiting, word)
    if options.write:
        save(catalogue.root, entry, made)
    return bool(waiting)


def save(root: Path, entry: Entry, made: Sequence[Judgement]) -> None:
    """Write a page with the digests of its judgements."""
    document = entry.pages[entry.original]
    write_file(root / document.path, stamped(document, made))


if __name__ == "__main__":
    sys.exit(terminal.run(main))
