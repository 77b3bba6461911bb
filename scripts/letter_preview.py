"""What a proposal would do: the findings in its pages, what differs in recognition, what is stamped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import check
import proposal
from catalogue.lint import checker, reporters
from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding
from catalogue.recognition.difference import Group
from catalogue.source import translations
from catalogue.source.catalogue import Catalogue
from catalogue.source.files import write_file
from catalogue.source.letters import Letter
from catalogue.source.loading import load
from proposed_pages import ProposedPage
from translate import translated

READ = ("docs", "data", "overrides", "mkdocs.yml")
"""What is taken of a commit to check a page in its place."""


@dataclass(frozen=True)
class Judgement:
    """What is said of a proposal: its pages as they are stamped, findings, and changes of recognition."""

    pages: Sequence[ProposedPage]
    stamped: Sequence[str]
    findings: Sequence[Finding]
    groups: list[Group] | None
    root: Path
    """A folder with the pages, from which findings quote lines."""


@contextmanager
def judged(
    root: Path, commit: str, letter: Letter, pages: Sequence[ProposedPage]
) -> Iterator[Judgement]:
    """Judge pages in the place where they would be; the folder is removed at the end."""
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        _write_states(root, commit, before, after)
        for page in pages:
            write_file(after / page.path, page.after)
        earlier = load(before)
        stamped = dict(_stamped(earlier, load(after), letter, pages))
        final = [replace(page, after=stamped.get(page.path, page.after)) for page in pages]
        for page in final:
            write_file(after / page.path, page.after)
        yield _judgement(earlier, after, final, [*stamped])


def _write_states(root: Path, commit: str, before: Path, after: Path) -> None:
    """Write the files of a commit into two folders, of which one is changed."""
    for path, content in proposal.files(root, commit, READ):
        write_file(before / path, content)
        write_file(after / path, content)


def _stamped(
    before: Catalogue, after: Catalogue, letter: Letter, pages: Sequence[ProposedPage]
) -> Iterator[tuple[str, str]]:
    """The path and the text of each translation that was made from the original beside it."""
    behind = {page.document.path for page in translated(before) if page.behind}
    proposed = {page.path: page for page in pages}
    for page in translated(after):
        path = page.document.path
        if path in proposed and path not in behind and _is_of_its_original(page, letter, proposed):
            yield path, _stamp(page)


def _is_of_its_original(page: Page, letter: Letter, proposed: dict[str, ProposedPage]) -> bool:
    """True for a translation whose writer had its original before the eyes as it will be.

    That is an original of the same letter to which nobody else has added anything. The form for
    translations stamps what it shows; only what it left open is stamped here.
    """
    original = proposed.get(page.original.document.path) if page.original else None
    if original:
        return not original.merged
    return letter.kind == "translation" and not page.document.data.get("source")


def _stamp(page: Page) -> str:
    original = page.original or page
    prints = translations.fingerprints(original.document, original.headings, original.language)
    return translations.stamp(page.document.source, prints)


def _judgement(
    before: Catalogue, after: Path, pages: Sequence[ProposedPage], stamped: Sequence[str]
) -> Judgement:
    catalogue = load(after)
    paths = {page.path for page in pages}
    findings = checker.check(catalogue, paths.__contains__)
    groups = check.differences_between(before, catalogue)
    return Judgement(pages, stamped, findings, groups, after)


def report(reporter: reporters.Reporter, letter: Letter, judgement: Judgement) -> list[str]:
    """The preview of a proposal in words: who, which pages, what is wrong, what moves."""
    here = replace(reporter, root=judgement.root)
    kind = here.word(f"apply-kind-{letter.kind}")
    name = letter.name or here.word("apply-nobody")
    lines = [here.word("apply-proposal", kind=kind, name=name, language=letter.language)]
    if letter.about:
        lines += ["", here.word("apply-said"), *_quoted(letter.about)]
    lines += ["", *(_of_page(here, page) for page in judgement.pages)]
    lines += [here.word("apply-stamped", path=path) for path in judgement.stamped]
    lines += ["", *reporters.as_text(here, judgement.findings)]
    return [*lines, "", *check.difference_report(here, judgement.groups)]


def _quoted(text: str) -> Iterator[str]:
    """The lines of a text of others, with what is never seen made visible."""
    for line in text.split("\n"):
        yield f"  | {reporters.visible(line)}"


def _of_page(reporter: reporters.Reporter, page: ProposedPage) -> str:
    """What happens with a page, with the number of lines that come and go."""
    before, after = (Counter(text.split("\n")[:-1]) for text in (page.before, page.after))
    state = "new" if not page.before else "merged" if page.merged else "changed"
    counts = {"added": (after - before).total(), "removed": (before - after).total()}
    return reporter.word(f"apply-page-{state}", path=page.path, **counts)
