"""All rules: each is a public function of this room that takes a page, or the catalogue with its pages, and yields findings.

Its docstring states the rule; the messages are in data/interface/rules.yml. Findings of reading come first.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from inspect import isfunction
from itertools import chain, islice
from pathlib import Path
from pkgutil import iter_modules
from typing import get_type_hints

from catalogue import lint
from catalogue.lint import parallel, reporters, tables
from catalogue.lint.page_model import Page, versions
from catalogue.model.findings import Finding, Severity, Span
from catalogue.source.loading import Catalogue, load
from catalogue.source.markdown import rendered_pages

MOST = 1000
"""Maximum number of findings for each check and page."""


def _rules(*subject: object) -> list[Callable[..., Iterator[Finding]]]:
    """The rules about a subject, known by their signatures."""
    modules = [
        import_module(f"{lint.__name__}.{module.name}") for module in iter_modules(lint.__path__)
    ]
    functions = [item for module in modules for item in vars(module).values() if isfunction(item)]
    rules = dict.fromkeys(
        item
        for item in functions
        if item.__module__.startswith(lint.__name__) and item.__name__[0] != "_"
    )
    return [
        rule for rule in rules if [*get_type_hints(rule).values()] == [*subject, Iterator[Finding]]
    ]


PAGE_CHECKS = _rules(Page)
CATALOGUE_CHECKS = _rules(Catalogue, list[Page])


def check_folder(root: Path, selects: Callable[[str], bool] = lambda path: True) -> list[Finding]:
    """The findings of a repository on the selected paths; only those of its tables while one cannot be read."""
    return tables.unreadable(root) or check(load(root), selects)


def check(
    catalogue: Catalogue, selects: Callable[[str], bool] = lambda path: True
) -> list[Finding]:
    """The findings of a catalogue on the selected paths, sorted by page, line and column."""
    pages = [page for name in catalogue.sources for page in versions(catalogue, name)]
    chosen = [page for page in pages if selects(page.document.path)]
    if len(chosen) == len(pages):
        rendered_pages(catalogue)  # once, before the pages are shared among processes
    findings = [*catalogue.findings, *parallel.share(_check_pages, chosen)]
    data = (catalogue.root / "data").rglob("*.yml")
    of_tables = any(selects(file.relative_to(catalogue.root).as_posix()) for file in data)
    for rule in CATALOGUE_CHECKS:
        if of_tables or rule.__module__ != tables.__name__:
            findings += _findings("data", rule, catalogue, pages)
    unique = {finding.place: finding for finding in findings if selects(finding.path)}
    return [unique[place] for place in sorted(unique)]


def faults(catalogue: Catalogue, name: str, language: str = "en") -> list[str]:
    """The findings on a page in all its languages, each on one line in the language of the reader."""
    paths = {page.path for page in catalogue.sources[name].values()}
    findings = [finding for finding in catalogue.findings if finding.path in paths] + _check_pages(
        versions(catalogue, name)
    )
    reporter = reporters.reporter(catalogue.root, language)
    return [
        reporter.brief(finding) for finding in sorted(findings, key=lambda finding: finding.place)
    ]


def reports(catalogue: Catalogue) -> list[tuple[Severity, str]]:
    """The findings of a catalogue as the build prints them: the severity of each, and its report on one line."""
    reporter = reporters.reporter(catalogue.root)
    return [(reporter.severity(finding), reporter.brief(finding)) for finding in check(catalogue)]


def broken_tables(root: Path) -> list[str]:
    """Why nothing can be built from the tables of a repository, as the build prints it; nothing where they are sound."""
    try:
        reporter = reporters.reporter(root)
        return [reporter.brief(finding) for finding in tables.unreadable(root)]
    except ValueError as error:
        return [str(error)]


def _check_pages(pages: Sequence[Page]) -> list[Finding]:
    findings = (
        islice(_findings(page.document.path, rule, page), MOST)
        for page in pages
        for rule in PAGE_CHECKS
    )
    return list(chain.from_iterable(findings))


def _findings(
    path: str, rule: Callable[..., Iterator[Finding]], *subject: object
) -> Iterator[Finding]:
    """The findings of a rule; what it raises is a finding too, so that all others are still reported."""
    try:
        yield from rule(*subject)
    except Exception as error:  # whatever a page that nobody thought of makes it raise
        name = f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        yield Finding(
            path,
            Span(),
            "checker-fault",
            {"name": name, "error": f"{type(error).__name__}: {error}"[:200]},
        )
