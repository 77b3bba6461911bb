"""Show what changed in an original since a page was translated from it, and stamp the translation when it is up to date.

python scripts/translate.py                                  every translation that is behind
python scripts/translate.py docs/practices/hotlines.fr.md    what changed, section by section
python scripts/translate.py --stamp docs/practices/hotlines.fr.md
"""

import argparse
import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import terminal
from catalogue.model.records import KINDS
from catalogue.model.vocabularies import Term
from catalogue.source import documents, translations
from catalogue.source.days import git
from catalogue.source.documents import Document
from catalogue.source.loading import Catalogue, load, original_language

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Pair:
    """A translation, its original, and the headings by which their parts are named."""

    original: Document
    translation: Document
    headings: dict[str, Term]
    language: str

    @property
    def behind(self) -> tuple[str, ...]:
        """The parts of the original that have changed since, or were never stamped."""
        return translations.compare(self.original, self.translation, self.headings, self.language).behind


def pairs(catalogue: Catalogue) -> Iterator[Pair]:
    """Every translation with its original."""
    for name, versions in catalogue.sources.items():
        folder, _, last = name.rpartition("/")
        model = KINDS.get(folder) if last != "index" else None
        first = original_language(model, versions) if model else next(iter(versions))
        headings = catalogue.headings(folder) if model else {}
        for language, page in versions.items():
            if language != first and page.readable:
                yield Pair(versions[first], page, headings, first)


def changes(root: Path, pair: Pair) -> Iterator[str]:
    """The lines of the original that changed, section by section, from the history of the repository."""
    now = translations.parts(pair.original, pair.headings, pair.language)
    stamped = pair.translation.data.get("source") or {}
    for name in pair.behind:
        yield f"\n== {name}"
        before = _as_translated(root, pair, name, stamped.get(name))
        if before is None:
            yield "(the text from which it was translated is not in the history; the present text follows)"
        old = [] if before is None else before.split("\n")
        yield from difflib.unified_diff(old, now[name].split("\n"), "translated from", "now", lineterm="", n=1)


def _as_translated(root: Path, pair: Pair, name: str, wanted: str | None) -> str | None:
    """The part of the original that carries a fingerprint, found in the history; None if it is not there."""
    for commit in git(root, "log", "--format=%H", "--", pair.original.path).split():
        text = git(root, "show", f"{commit}:{pair.original.path}")
        old = documents.parse(Document(pair.original.path), text)
        part = translations.parts(old, pair.headings, pair.language).get(name)
        if part is not None and documents.fingerprint(part) == wanted:
            return part
    return None


def stamp(root: Path, pair: Pair) -> None:
    """Mark a translation as up to date with its original."""
    prints = translations.fingerprints(pair.original, pair.headings, pair.language)
    file = root / pair.translation.path
    file.write_text(translations.stamp(pair.translation.source, prints), encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing is behind, 1 when something is, 2 for wrong use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=lambda name: Path(name).resolve(), metavar="PAGE")
    parser.add_argument("--stamp", action="store_true", help="mark the translation as up to date")
    parser.add_argument("--all", action="store_true", help="with --stamp: every translation")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.stamp and not (options.pages or options.all):
        parser.error("name the pages to stamp, or --all")
    root = options.root.resolve()
    selected = [pair for pair in pairs(load(root)) if not options.pages or (root / pair.translation.path) in options.pages]
    if options.stamp:
        for pair in selected:
            stamp(root, pair)
        return 0
    behind = [pair for pair in selected if pair.behind]
    for pair in behind:
        print(f"{pair.translation.path}: behind in {', '.join(pair.behind)}")
        if options.pages:
            print("\n".join(changes(root, pair)))
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
