"""Show what changed in an original since a page was translated, and stamp a translation as up to date.

python scripts/translate.py                                  every translation that is behind
python scripts/translate.py docs/practices/hotlines.fr.md    what changed, section by section
python scripts/translate.py --stamp docs/practices/hotlines.fr.md

python scripts/translate.py --export texts.xlf docs/practices/hotlines.fr.md   texts for a translation program
python scripts/translate.py --import texts.xlf                                 take them back, checked
python scripts/translate.py --memory texts.tmx                                 a memory of what is translated

Without a page, --export and --memory take all translations; with --into fr, those into French.
"""

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import terminal
from catalogue.lint import checker, reporters
from catalogue.lint.page_model import Page, versions
from catalogue.model.findings import Finding
from catalogue.source import documents, translations
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import git
from catalogue.source.documents import Document
from catalogue.source.loading import load
from parallel_texts import tmx, xliff
from parallel_texts.taking_back import taken_back
from parallel_texts.units import Pair


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
    parser.add_argument("--export", type=terminal.path, metavar="FILE", help="write XLIFF 1.2")
    parser.add_argument(
        "--import", type=terminal.path, metavar="FILE", dest="taken", help="read XLIFF 1.2"
    )
    parser.add_argument("--memory", type=terminal.path, metavar="FILE", help="write TMX 1.4")
    parser.add_argument(
        "--into", help="with --export and --memory: translations into this language only"
    )
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


def pairs_of(pages: Sequence[Page], language: str | None) -> list[Pair]:
    """The pages with their originals, into all languages or into one."""
    found = [Pair(page.original, page) for page in pages if page.original]
    return [pair for pair in found if language in (None, pair.translation.language)]


def hand_out(options: argparse.Namespace, pages: Sequence[Page]) -> None:
    """Write the texts of pages for translation programs, and the memory of those that are translated."""
    pairs = pairs_of(pages, options.into)
    if options.export:
        options.export.write_bytes(xliff.written(pairs))
    if options.memory:
        options.memory.write_bytes(tmx.written(pairs))


def take_back(options: argparse.Namespace) -> int:
    """Take texts back: all or none. What the checker finds in a changed page undoes the change."""
    word = reporters.reporter(options.root, options.language).word
    try:
        returned = xliff.read(options.taken)
    except (xliff.BrokenFileError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    pairs = pairs_of(list(translated(load(options.root))), None)
    taken = taken_back({_key(pair): pair for pair in pairs}, returned)
    for name, values in taken.problems:
        print(word(name, **values))
    return 1 if taken.problems else _write(options, taken.texts, word)


def _key(pair: Pair) -> tuple[str, str]:
    """What names a page in a file: its original, and the language of the translation."""
    return pair.original.document.path, pair.translation.language


def _write(options: argparse.Namespace, texts: dict[str, str], word: Callable[..., str]) -> int:
    """Write changed files and check them; as they were, if that makes an error that was not there."""
    root, reporter = options.root, reporters.reporter(options.root, options.language)
    known = {_name(finding) for finding in _findings(root, texts)}
    before = {path: (root / path).read_bytes() for path in texts}
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    fresh = [finding for finding in _findings(root, texts) if _name(finding) not in known]
    if fresh:
        print("\n".join(reporters.as_text(reporter, fresh)))
    if not reporter.has_errors(fresh):
        print(word("translate-taken", count=str(len(texts))))
        return 0
    for path, content in before.items():
        (root / path).write_bytes(content)
    print(word("translate-undone"))
    return 1


def _findings(root: Path, texts: dict[str, str]) -> list[Finding]:
    """What the checker finds in some files."""
    return checker.check_folder(root, texts.__contains__) if texts else []


def _name(finding: Finding) -> tuple[str, str, str]:
    """What a finding is, wherever it stands."""
    return finding.path, finding.rule, str(sorted(finding.values.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing is behind, 1 when something is, 2 for wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.stamp and not (options.pages or options.all):
        parser.error("name the pages to stamp, or --all")
    if options.taken:
        return take_back(options)
    pages = selected(options)
    if options.export or options.memory:
        hand_out(options, pages)
        return 0
    if not options.stamp:
        return int(report(options, pages))
    for page in pages:
        stamp(options.root, page)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
