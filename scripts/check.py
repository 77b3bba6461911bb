"""Check every page: what is wrong, where, and what to do about it. `--fix` mends what is mechanical."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue import checks, reports, rules
from catalogue.diagnostics import Finding
from catalogue.loading import Catalogue

ROOT = Path(__file__).resolve().parent.parent
FINE, FAULTS, WRONG_USE = 0, 1, 2


def check(site: Path | Catalogue) -> list[Finding]:
    """Everything that is wrong in a repository, or in a catalogue that was read from one."""
    return checks.check(site) if isinstance(site, Catalogue) else checks.check_folder(site)


def reported(root: Path, catalogue: Catalogue) -> list[tuple[str, str]]:
    """The findings of a catalogue as the build prints them: how serious each is, and its report."""
    reporter = reports.Reporter(root, rules.load(root / "data"), reports.words(root / "data"), "en")
    return [(reporter.severity(finding), reporter.brief(finding)) for finding in check(catalogue)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    options = _options(arguments)
    reporter = reports.Reporter(options.root, rules.load(options.root / "data"), reports.words(options.root / "data"), options.lang)
    if options.rules or options.explain:
        return _explain(reporter, options.explain)
    return _report(reporter, options)


def _report(reporter: reports.Reporter, options: argparse.Namespace) -> int:
    findings = [finding for finding in check(options.root) if _wanted(finding, options)]
    for line in reports.FORMATS[options.format](reporter, findings):
        print(line)
    return FAULTS if any(reporter.severity(finding) == "error" for finding in findings) else FINE


def _wanted(finding: Finding, options: argparse.Namespace) -> bool:
    """True for a finding on one of the paths that were asked for."""
    place = (options.root / finding.path).resolve()
    return not options.paths or any(path in (place, *place.parents) for path in options.paths)


def _explain(reporter: reports.Reporter, name: str | None) -> int:
    for rule in reporter.rules.values():
        if name in (None, rule.id):
            print(f"{rule.id} ({reporter.word(rule.severity)})\n  {rule.sentence(reporter.language)}")
    return FINE


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=lambda path: Path(path).resolve(), metavar="PATH", help="pages or folders; all if none is given")
    parser.add_argument("--format", choices=reports.FORMATS, default="text")
    parser.add_argument("--lang", choices=("en", "fr"), default="en", help="language of the report")
    parser.add_argument("--rules", action="store_true", help="list every rule")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule wants")
    parser.add_argument("--root", type=lambda path: Path(path).resolve(), default=ROOT, help="another repository than this one")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
