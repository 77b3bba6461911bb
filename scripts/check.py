"""Check every page: what is wrong, where, and what to do about it. `--fix` corrects what is mechanical.

It ends with 0 if there is nothing wrong or only warnings, with 1 for errors, with 2 for wrong use.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import terminal
from catalogue.lint import autofix, checker, reporters
from catalogue.recognition import difference
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load

FINE, FAULTS, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    try:
        options = _options(arguments)
        reporter = reporters.reporter(options.root, options.language)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    if options.rules or options.explain:
        return _explain(reporter, options.explain)
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        print(reporter.word("no-path", path=missing[0]), file=sys.stderr)
        return WRONG_USE
    return _report(reporter, options)


def _report(reporter: reporters.Reporter, options: argparse.Namespace) -> int:
    if options.fix:
        changed = autofix.fix(options.root, lambda path: _selects(options, path))
        print(reporter.count("fixed", len(changed)), file=sys.stderr)
    findings = checker.check_folder(options.root, lambda path: _selects(options, path))
    report = list(reporters.as_text(reporter, findings))
    if options.against:
        groups = differences(options.root, options.against)
        report += ["", *difference_report(reporter, groups)]
    print("\n".join(report))
    return FAULTS if reporter.has_errors(findings) else FINE


def differences(root: Path, before: Path) -> list[difference.Group] | None:
    """What differs from another state; None if a table or a record of one of the two cannot be read."""
    if any(checker.broken_tables(state) for state in (root, before)):
        return None
    return differences_between(load(before), load(root))


def differences_between(before: Catalogue, after: Catalogue) -> list[difference.Group] | None:
    """What differs between two states with readable tables; None if a record of one cannot be read."""
    if before.unread_records or after.unread_records:
        return None
    return difference.differences(before, after)


def difference_report(
    reporter: reporters.Reporter, groups: list[difference.Group] | None
) -> list[str]:
    """What differs from another state, with a request for a second reader."""
    if groups is None:
        return [reporter.word("difference-unknown")]
    if not groups:
        return [reporter.word("no-difference")]
    lines = [reporter.count("difference", sum(len(group.lines) for group in groups))]
    for group in groups:
        lines += ["", f"{reporter.word(f'difference-{group.name}')} ({len(group.lines)})"]
        lines += [f"  {line}" for line in group.lines]
    return lines


def _selects(options: argparse.Namespace, path: str) -> bool:
    """True for a page that the command line names, or below a folder that it names."""
    file = options.root / path
    return not options.paths or any(file.is_relative_to(selected) for selected in options.paths)


def _explain(reporter: reporters.Reporter, name: str | None) -> int:
    if name is not None and name not in reporter.rules:
        print(reporter.word("no-rule", name=name), file=sys.stderr)
        return WRONG_USE
    for rule in reporter.rules.values():
        if name in (None, rule.id):
            print(f"{rule.id} ({reporter.word(rule.severity)})")
            print(f"  {rule.sentence(reporter.language)}")
    return FINE


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = terminal.parser(__doc__)
    parser.add_argument(
        "paths",
        nargs="*",
        type=terminal.path,
        metavar="PATH",
        help="pages or folders; all if none is given",
    )
    reporters.add_language(parser, terminal.ROOT)
    parser.add_argument("--rules", action="store_true", help="list every rule")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule wants")
    parser.add_argument(
        "--fix", action="store_true", help="correct typography, spaces, dates and the order of keys"
    )
    parser.add_argument(
        "--against",
        type=terminal.path,
        metavar="FOLDER",
        help="say what differs from this state: levels, claims, and what they rest on",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    # A run is short: looking for garbage takes a sixth of its time, freeing every page at its end a tenth.
    gc.disable()
    code = terminal.run(main)
    sys.stderr.flush()
    os._exit(code)
