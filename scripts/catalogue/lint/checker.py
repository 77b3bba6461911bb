"""All rules, run on a repository: the findings of reading come first, then those of the rules."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from operator import attrgetter
from pathlib import Path
from pkgutil import iter_modules

from catalogue import lint
from catalogue.lint import parallel, reporters, table_model, tables
from catalogue.lint.page_model import Page, versions
from catalogue.lint.registry import CATALOGUE_RULES, PAGE_RULES, TABLE_RULES, Rule
from catalogue.model.findings import Finding, Severity, Span
from catalogue.model.overlay import FILE
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.source.markdown import parse_texts, rendered_pages

MOST = 1000
"""Maximum number of findings for each rule and page."""

Selects = Callable[[str], bool]
"""True for a path whose findings are wanted."""

for _module in iter_modules(lint.__path__):
    import_module(f"{lint.__name__}.{_module.name}")  # which registers its rules


def check_folder(root: Path, selects: Selects = lambda path: True) -> list[Finding]:
    """The findings of a repository on the selected paths; only those of tables while one cannot be read."""
    return tables.unreadable(root) or check(load(root), selects)


def check(catalogue: Catalogue, selects: Selects = lambda path: True) -> list[Finding]:
    """The findings of a catalogue on the selected paths, sorted by page, line and column."""
    pages = [page for name in catalogue.sources for page in versions(catalogue, name)]
    chosen = [page for page in pages if selects(page.document.path)]
    if len(chosen) == len(pages):
        # Once, before the pages are shared among processes.
        rendered_pages(catalogue)
        parse_texts(catalogue)
    findings = [
        *catalogue.findings,
        *parallel.share(_check_pages, chosen),
        *_check_catalogue(catalogue, pages),
    ]
    if _selects_tables(catalogue, selects):
        findings += _check_tables(catalogue)
    unique = {finding.place: finding for finding in findings if selects(finding.path)}
    return [unique[place] for place in sorted(unique)]


def faults(catalogue: Catalogue, name: str, language: str = "en") -> list[str]:
    """The findings on a page in all its languages, each on one line in the language of the reader."""
    paths = {page.path for page in catalogue.sources[name].values()}
    findings = [finding for finding in catalogue.findings if finding.path in paths]
    findings += _check_pages(versions(catalogue, name))
    reporter = reporters.reporter(catalogue.root, language)
    return [reporter.brief(finding) for finding in sorted(findings, key=attrgetter("place"))]


def reports(catalogue: Catalogue) -> list[tuple[Severity, str]]:
    """The findings of a catalogue as the build prints them: each with its severity, on one line."""
    reporter = reporters.reporter(catalogue.root)
    found = [(reporter.severity(finding), reporter.brief(finding)) for finding in check(catalogue)]
    table_model.forget()
    return found


def broken_tables(root: Path) -> list[str]:
    """Why nothing can be built from the tables of a repository; nothing where they are sound."""
    try:
        reporter = reporters.reporter(root)
        return [reporter.brief(finding) for finding in tables.unreadable(root)]
    except ValueError as error:
        return [str(error)]


def _selects_tables(catalogue: Catalogue, selects: Selects) -> bool:
    """True if the findings of a table, or of overlay.yml, are wanted."""
    root = catalogue.root
    files = filter(Path.is_file, (root / FILE, *(root / "data").rglob("*.yml")))
    return any(selects(file.relative_to(root).as_posix()) for file in files)


def _check_pages(pages: Sequence[Page]) -> list[Finding]:
    """The findings of the rules of single pages."""
    findings: list[Finding] = []
    for page in pages:
        for rule in PAGE_RULES:
            findings += islice(_findings(page.document.path, rule, page), MOST)
    return findings


def _check_catalogue(catalogue: Catalogue, pages: list[Page]) -> list[Finding]:
    """The findings of the rules that compare records."""
    findings: list[Finding] = []
    for rule in CATALOGUE_RULES:
        findings += _findings("data", rule, catalogue, pages)
    return findings


def _check_tables(catalogue: Catalogue) -> list[Finding]:
    """The findings of the rules of tables."""
    findings: list[Finding] = []
    for rule in TABLE_RULES:
        findings += _findings("data", rule, catalogue)
    return findings


def _findings(path: str, rule: Rule, *subject: object) -> Iterator[Finding]:
    """The findings of a rule; an exception that it raises is a finding too, so that others are reported."""
    try:
        yield from rule(*subject)
    except Exception as error:
        yield _fault(path, rule, error)


def _fault(path: str, rule: Rule, error: Exception) -> Finding:
    """The finding of a rule that fails."""
    module = rule.__module__.rpartition(".")[2]
    values = {
        "name": f"{module}.{rule.__name__}",
        "error": f"{type(error).__name__}: {error}"[:200],
    }
    return Finding(path, Span(), "checker-fault", values)
