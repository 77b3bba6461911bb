"""Show what changed in an original since a page was translated, and stamp a translation as up to date.

python scripts/translate.py                                  every translation that is behind
python scripts/translate.py docs/practices/hotlines.fr.md    what changed, section by section
python scripts/translate.py --stamp docs/practices/hotlines.fr.md
"""

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import terminal
from catalogue.lint import reporters
from catalogue.lint.page_model import Page, versions
from catalogue.source import documents, translations
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import git
from catalogue.source.documents import Document
from catalogue.source.loading import load


def translated(catalogue: Catalogue) -> Iterator[Page]:
    """Every translation that can be read."""
    pages = (page for name in catalogue.sources for page in versions(catalogue, name))
    return (page for page in pages if page.original and page.document.readable)


def changes(root: Path, page: Page, word: Callable[[str], str]) -> Iterator[str]:
    """The lines of the original that changed, section by section, from the history of the repository."""
    original = page.original or page
    now = translations.parts(original.document, original.headings, original.language)
    stamped = page.document.data.get("source") or {}
    names = word("translate-from"), word("translate-now")
    for name in page.behind:
        yield f"\n== {name}"
        before = _as_translated(root, original, name, stamped.get(name))
        if before is None:
            yield word("translate-unknown")
        old = [] if before is None else before.split("\n")
        yield from difflib.unified_diff(old, now[name].split("\n"), *names, lineterm="", n=1)


def _as_translated(root: Path, original: Page, name: str, stamp: str | None) -> str | None:
    """The part of the original that carries a fingerprint, found in the history; None if it is not there."""
    path = original.document.path
    for commit in git(root, "log", "--format=%H", "--", path).split():
        old = documents.parse(Document(path), git(root, "show", f"{commit}:{path}"))
        part = translations.parts(old, original.headings, original.language).get(name)
        if part is not None and documents.fingerprint(part) == stamp:
            return part
    return None


def stamp(root: Path, page: Page) -> None:
    """Mark a translation as up to date with its original."""
    original = page.original or page
    prints = translations.fingerprints(original.document, original.headings, original.language)
    file = root / page.document.path
    file.write_text(
        translations.stamp(page.document.source, prints), encoding="utf-8", newline="\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("pages", nargs="*", type=terminal.path, metavar="PAGE")
    parser.add_argument("--stamp", action="store_true", help="mark the translation as up to date")
    parser.add_argument("--all", action="store_true", help="with --stamp: every translation")
    reporters.add_language(parser, terminal.ROOT)
    return parser


def selected(options: argparse.Namespace) -> list[Page]:
    """The translations that the command line names; all if it names none."""
    pages = translated(load(options.root))
    if not options.pages:
        return list(pages)
    return [page for page in pages if (options.root / page.document.path) in options.pages]


def report(options: argparse.Namespace, pages: Sequence[Page]) -> bool:
    """Print which translations are behind, with the changes of those that were named; True if one is."""
    word = reporters.reporter(options.root, options.language).word
    behind = [page for page in pages if page.behind]
    for page in behind:
        print(word("translate-behind", page=page.document.path, parts=", ".join(page.behind)))
        if options.pages:
            print("\n".join(changes(options.root, page, word)))
    return bool(behind)


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing is behind, 1 when something is, 2 for wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.stamp and not (options.pages or options.all):
        parser.error("name the pages to stamp, or --all")
    pages = selected(options)
    if not options.stamp:
        return int(report(options, pages))
    for page in pages:
        stamp(options.root, page)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
