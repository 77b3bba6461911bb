"""All rules: each is a generator whose docstring states the rule; the messages are in data/rules.yml.

PAGE_CHECKS check one page at a time, CATALOGUE_CHECKS the whole. Findings of reading come first.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from catalogue.lint import (
    addresses,
    characters,
    files,
    front_matter,
    html_allowlist,
    links,
    markup,
    parallel,
    records,
    reporters,
    sections,
    steps,
    tables,
    terminology,
    translations,
    typography,
    vocabulary,
)
from catalogue.lint.page_model import Page, versions
from catalogue.model.findings import Finding, Severity, Span
from catalogue.source.loading import Catalogue, load
from catalogue.source.markdown import rendered_pages

PAGE_CHECKS: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    front_matter.ordinary,
    front_matter.empty,
    front_matter.order,
    front_matter.ambiguous,
    vocabulary.unknown_values,
    vocabulary.repeated_values,
    records.future,
    records.order_of_dates,
    records.evidence_dates,
    records.review_due,
    records.access,
    records.isbn,
    records.few_resources,
    records.by_the_group,
    records.by_its_authors,
    records.evidence_that_counts,
    sections.section_names,
    sections.missing_sections,
    sections.empty_sections,
    sections.heading_levels,
    steps.items,
    steps.things_to_do,
    steps.heads,
    steps.ids,
    steps.bases,
    steps.agreement,
    steps.places,
    links.targets,
    links.anchors,
    links.schemes,
    links.link_words,
    links.images,
    addresses.external,
    addresses.languages,
    addresses.shown_hosts,
    markup.html,
    markup.entities,
    markup.patterns,
    markup.headlines,
    markup.fences,
    markup.tables,
    markup.references,
    markup.extensions,
    characters.hidden_characters,
    characters.mixed_scripts,
    characters.composed,
    characters.mojibake,
    typography.typography,
    typography.trailing_spaces,
    terminology.words,
    terminology.traces,
    html_allowlist.rendered,
    translations.missing,
    translations.stale,
    translations.sections,
    translations.links,
    translations.changes,
)
MOST = 1000
"""Maximum number of findings for each check and page."""

CATALOGUE_CHECKS: tuple[Callable[[Catalogue, list[Page]], Iterator[Finding]], ...] = (
    files.files,
    tables.labels,
    tables.empty,
    tables.label_typography,
    tables.terms,
    tables.hygiene,
    tables.unused_topics,
    records.shared,
    records.old_names,
    records.publisher_twice,
)


def check_folder(root: Path) -> list[Finding]:
    """The findings of a repository."""
    return tables.unreadable(root) or check(load(root))


def check(catalogue: Catalogue) -> list[Finding]:
    """The findings of a catalogue, sorted by page, line and column."""
    pages = [page for name in catalogue.sources for page in versions(catalogue, name)]
    rendered_pages(catalogue)  # once, before the pages are shared among processes
    findings = [*catalogue.findings, *parallel.share(_check_pages, pages)]
    findings += [finding for rule in CATALOGUE_CHECKS for finding in _found("data", rule, catalogue, pages)]
    return sorted({finding.place: finding for finding in findings}.values(), key=lambda finding: finding.place)


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
    found = (_found(page.document.path, rule, page) for page in pages for rule in PAGE_CHECKS)
    return [finding for findings in found for finding in islice(findings, MOST)]


def _found(path: str, rule: Callable[..., Iterator[Finding]], *subject: object) -> Iterator[Finding]:
    """The findings of a rule; what it raises is a finding too, so that all others are still reported."""
    try:
        yield from rule(*subject)
    except Exception as error:  # whatever a page that nobody thought of makes it raise
        name = f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        yield Finding(path, Span(), "checker-fault", {"name": name, "error": f"{type(error).__name__}: {error}"[:200]})
