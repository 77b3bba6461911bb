"""Break real pages and tables in many ways: the checker neither fails nor hangs, repairs stay repairs, and what is accepted builds.

python tests/fuzz.py 20000
python tests/fuzz.py 5000 --tables
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support"), str(ROOT)]

import copies  # noqa: E402 - the folder of scripts is no package
from catalogue.lint import autofix, checker, messages  # noqa: E402
from catalogue.lint.checker import PAGE_CHECKS  # noqa: E402
from catalogue.lint.page_model import Page, versions  # noqa: E402
from catalogue.source import documents, loading, validation  # noqa: E402
from catalogue.source.documents import Document  # noqa: E402
from catalogue.source.loading import Catalogue  # noqa: E402

RULES = messages.load(ROOT / "data")
SLOW = 1.0
TEXT = "# ## ``` ~~~ <script> </b> <!-- &nbsp; &#8238; {{ {% {: } [a](b) [a][b] ![x](y) ](  javascript: ../practices/x.md https:// http://a@b"
VALUES = (
    "--- \n--- : - [ ] { } & * ! | > ' \" % @ no 2999-01-01 2008/1/2 title: topics: source: recognised: [training] &x *x !!a/b:c <<"
)
LETTERS = (
    "\\ \\\\ \t \r \x00 \x1b \u2028 \u202e \u200b \u00ad \ufeff \ud7ff e\u0301 \u0430 \ufb01 ’ « » “ … ... ; ? ! 1. - a|b |---|"
)
PIECES = f"{TEXT} {VALUES} {LETTERS}".split(" ")


@dataclass
class Tally:
    """What a run has shown."""

    runs: int = 0
    slowest: float = 0.0
    slow: int = 0
    built: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def mutate(text: str, others: list[str], dice: random.Random) -> str:
    """A page with some pieces of it doubled, lost, moved, or replaced by hostile ones."""
    for _ in range(dice.randint(1, 6)):
        place, length = dice.randint(0, len(text)), dice.randint(0, 40)
        other = dice.choice(others)
        start = dice.randint(0, len(other))
        piece = dice.choice([dice.choice(PIECES), dice.choice(PIECES) * dice.randint(1, 30), other[start : start + length * 4], ""])
        text = text[:place] + piece + text[place + dice.choice([0, length]) :]
    return text


def judge(catalogue: Catalogue, name: str, language: str, text: str, tally: Tally) -> None:
    """Check and correct one page, as if it were in the repository."""
    document = documents.parse(Document(f"docs/{name}.md"), text.replace("\r\n", "\n"))
    kept = catalogue.sources[name]
    catalogue.sources[name] = {**kept, language: document}
    try:
        page = next(page for page in versions(catalogue, name) if page.language == language)
        found = [*document.findings, *(validation.build(page.model, document)[1] if document.readable else [])]
        found += [finding for rule in PAGE_CHECKS for finding in rule(page)]
        tally.findings.update({finding.rule for finding in found})
        assert all(RULES[finding.rule].say("message", finding, "fr") for finding in found), "a message has no words"
        assert document.readable or found, "a page that can't be read has no finding"
        _judge_repair(page)
    finally:
        catalogue.sources[name] = kept


def _judge_repair(page: Page) -> None:
    once = autofix.corrected(page)
    again = Page(page.catalogue, documents.parse(Document(page.document.path), once), *_rest(page))
    assert autofix.corrected(again) == once, "mending twice is not mending once"


def _rest(page: Page) -> tuple[object, ...]:
    return (page.folder, page.name, page.language, page.model, page.entry, page.original)


def run(seed: int, count: int) -> Tally:
    """Judge a number of mutated pages."""
    catalogue, dice, tally = loading.load(ROOT), random.Random(seed), Tally()
    pages = [(name, language, page.source) for name, found in catalogue.sources.items() for language, page in found.items()]
    others = [source for _, _, source in pages]
    for _ in range(count):
        name, language, source = dice.choice(pages)
        text = mutate(source, others, dice)
        start = time.process_time()
        try:
            judge(catalogue, name, language, text, tally)
        except Exception:  # whatever is raised is what is sought
            tally.failures.append(f"{name} {language}\n{traceback.format_exc()}\n{text!r}")
        spent = time.process_time() - start
        tally.runs, tally.slowest, tally.slow = tally.runs + 1, max(tally.slowest, spent), tally.slow + (spent > SLOW)
    return tally


def run_tables(seed: int, count: int) -> Tally:
    """Judge a number of mutated tables, each in a small repository; build with one in thirty of those that are accepted."""
    dice, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as folder:
        root = copies.repository(Path(folder), 10)
        tables = sorted((root / "data").rglob("*.yml"))
        others = [table.read_text("utf-8") for table in tables]
        usual = {(finding.rule, finding.path) for finding in checker.check_folder(root)}
        for _ in range(count):
            number = dice.randrange(len(tables))
            tables[number].write_text(mutate(others[number], others, dice).replace("\r", ""), "utf-8", errors="replace")
            _judge_table(root, tables[number].name, usual, dice, tally)
            tables[number].write_text(others[number], "utf-8")
    return tally


def _judge_table(root: Path, name: str, usual: set[tuple[str, str]], dice: random.Random, tally: Tally) -> None:
    start = time.process_time()
    try:
        findings = [finding for finding in checker.check_folder(root) if (finding.rule, finding.path) not in usual]
        tally.findings.update({finding.rule for finding in findings})
        assert not [finding for finding in findings if finding.rule == "checker-fault"], findings
        if not [finding for finding in findings if RULES[finding.rule].severity == "error"] and dice.random() < 1 / 30:
            tally.built += 1
            result = copies.build(root, "--no-strict", checked=False)
            assert result.returncode == 0, result.stderr[-2000:]
            shutil.rmtree(root / "site")
    except Exception:  # whatever is raised is what is sought
        tally.failures.append(f"{name}\n{traceback.format_exc()}\n{(root / 'data').joinpath(name)}")
    spent = time.process_time() - start
    tally.runs, tally.slowest, tally.slow = tally.runs + 1, max(tally.slowest, spent), tally.slow + (spent > SLOW)


def main() -> int:
    """Answer the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", action="store_true")
    options = parser.parse_args()
    workers = multiprocessing.cpu_count()
    with multiprocessing.Pool(workers) as pool:
        tallies = pool.starmap(
            run_tables if options.tables else run,
            [(options.seed * 1000 + number, options.count // workers) for number in range(workers)],
        )
    failures = [failure for tally in tallies for failure in tally.failures]
    found = sum((tally.findings for tally in tallies), Counter())
    subject = f"tables, {sum(tally.built for tally in tallies)} built" if options.tables else "pages"
    print(f"{sum(tally.runs for tally in tallies)} {subject}, {len(failures)} failures, {len(found)} rules broken")
    print(f"slowest {max(tally.slowest for tally in tallies):.2f} s, {sum(tally.slow for tally in tallies)} over {SLOW} s")
    print("\n\n".join(failures[:5]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
