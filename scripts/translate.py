"""Show what changed in an original since a page was translated from it, and stamp the translation when it is up to date.

python scripts/translate.py                                  every translation that is behind
python scripts/translate.py docs/practices/hotlines.fr.md    what changed, section by section
python scripts/translate.py --stamp docs/practices/hotlines.fr.md
"""

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
    for name in page.behind:
        yield f"\n== {name}"
        before = _as_translated(root, original, name, stamped.get(name))
        if before is None:
            yield word("translate-unknown")
        old = [] if before is None else before.split("\n")
        yield from difflib.unified_diff(
            old,
            now[name].split("\n"),
            word("translate-from"),
            word("translate-now"),
            lineterm="",
            n=1,
        )


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing is behind, 1 when something is, 2 for wrong use."""
    parser = terminal.parser(__doc__)
    parser.add_argument("pages", nargs="*", type=terminal.path, metavar="PAGE")
    parser.add_argument("--stamp", action="store_true", help="mark the translation as up to date")
    parser.add_argument("--all", action="store_true", help="with --stamp: every translation")
    reporters.add_language(parser, terminal.ROOT)
    options = parser.parse_args(arguments)
    if options.stamp and not (options.pages or options.all):
        parser.error("name the pages to stamp, or --all")
    root = options.root
    selected = [
        page
        for page in translated(load(root))
        if not options.pages or (root / page.document.path) in options.pages
    ]
    if options.stamp:
        for page in selected:
            stamp(root, page)
        return 0
    word = reporters.reporter(root, options.language).word
    behind = [page for page in selected if page.behind]
    for page in behind:
        print(word("translate-behind", page=page.document.path, parts=", ".join(page.behind)))
        if options.pages:
            print("\n".join(changes(root, page, word)))
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
