"""The ledger of published addresses against a built site: nothing that was published may be lost.

python scripts/ledger.py                 is every address of the ledger still there in site/?
python scripts/ledger.py --add           then write the new addresses of the site at the end of the ledger
python scripts/ledger.py --since main    is every line of an older ledger still there?
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import terminal
from catalogue.exports import url_ledger
from catalogue.lint import reporters
from catalogue.source.days import git
from catalogue.source.loading import load

FINE, LOST, WRONG_USE = 0, 1, 2


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("site", nargs="?", type=terminal.path, help="the built site, if not site/")
    parser.add_argument("--add", action="store_true", help="write new addresses into the ledger")
    parser.add_argument("--since", metavar="COMMIT", help="an older state to compare with")
    reporters.add_language(parser, terminal.ROOT)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when nothing is lost, 1 when something is, 2 for wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    site = options.site or options.root / "site"
    if not (site / "index.html").is_file():
        parser.error(f"{site} holds no built site; make it with `make site`")
    word = reporters.reporter(options.root, options.language).word
    built = url_ledger.BuiltSite(site, load(options.root))
    faults = _lost(options.root, built, word)
    if options.since:
        faults += _removed(options.root, options.since, word)
    if faults:
        print("\n".join(faults))
        return LOST
    print(_news(options.root, built, word, add=options.add))
    return FINE


def _lost(root: Path, site: url_ledger.BuiltSite, word: Callable[..., str]) -> list[str]:
    """The addresses of the ledger that the site has lost, each in a sentence with the remedy."""
    file = url_ledger.FILE.as_posix()
    lost = site.lost_paths(url_ledger.read_ledger(root))
    return [
        word("ledger-lost", file=file, path=path, remedy=url_ledger.remedy(path)) for path in lost
    ]


def _removed(root: Path, commit: str, word: Callable[..., str]) -> list[str]:
    """The lines of an older ledger that are gone, each in a sentence."""
    file = url_ledger.FILE.as_posix()
    before = git(root, "show", f"{commit}:{file}")
    return [
        word("ledger-removed", file=file, line=line)
        for line in url_ledger.removed_lines(before, root)
    ]


def _news(root: Path, site: url_ledger.BuiltSite, word: Callable[..., str], *, add: bool) -> str:
    """Add the new addresses, or report their number."""
    published = site.published_paths()
    if add:
        count = len(url_ledger.add_to_ledger(root, published))
        return word("ledger-added", count=count, all=len(url_ledger.read_ledger(root)))
    new = set(published) - set(url_ledger.read_ledger(root))
    return word("ledger-new" if new else "ledger-nothing", count=len(new))


if __name__ == "__main__":
    sys.exit(terminal.run(main))
