"""Break real pages and tables in many ways: the checker neither fails nor hangs; what is accepted builds.

python tests/fuzz.py 20000
python tests/fuzz.py 5000 --tables
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, get_args

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(ROOT)]

from catalogue.html.templates import Templates  # noqa: E402
from catalogue.lint import autofix, checker, reporters  # noqa: E402
from catalogue.lint.checker import PAGE_RULES  # noqa: E402
from catalogue.lint.page_model import Page, versions  # noqa: E402
from catalogue.model.page_meta import Layout  # noqa: E402
from catalogue.model.yaml_tables import read_yaml  # noqa: E402
from catalogue.publish import site  # noqa: E402
from catalogue.source import documents, loading, validation  # noqa: E402
from catalogue.source.catalogue import Catalogue  # noqa: E402
from catalogue.source.documents import Document  # noqa: E402
from support import publishing, sample  # noqa: E402

RULES = reporters.load_rules(ROOT / "data")
SLOW, LARGE = 2.0, 200
"""Seconds of processor time that a check may take, and MB that a process may need."""
TEXT = (
    "# ## ``` ~~~ <script> </b> <!-- &nbsp; &#8238; {{ {% {: } [a](b) [a][b] ![x](y) ]( "
    " javascript: ../practices/x.md https:// http://a@b"
)
VALUES = (
    "--- \n--- : - [ ] { } & * ! | > ' \" % @ no 2999-01-01 2008/1/2 title: topics: source: "
    "recognised: [training] &x *x !!a/b:c <<"
)
LETTERS = (
    "\\ \\\\ \t \r \x00 \x1b \u2028 \u202e \u200b \u00ad \ufeff \ud7ff e\u0301 \u0430 \ufb01 "
    "’ « » “ … ... ; ? ! 1. - a|b |---|"
)
PIECES = f"{TEXT} {VALUES} {LETTERS}".split(" ")


@dataclass
class Tally:
    """What a run has shown."""

    runs: int = 0
    slowest: float = 0.0
    accepted: int = 0
    built: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def count(self, subject: str, seconds: float) -> None:
        """Count a check; one that takes too long is a failure."""
        self.runs, self.slowest = self.runs + 1, max(self.slowest, seconds)
        if seconds > SLOW:
            self.failures.append(f"{seconds:.2f} s: {subject}")


def mutate(text: str, others: list[str], dice: random.Random) -> str:
    """A page with some pieces of it doubled, lost, moved, or replaced by hostile ones."""
    for _ in range(dice.randint(1, 6)):
        place, length = dice.randint(0, len(text)), dice.randint(0, 40)
        other = dice.choice(others)
        start = dice.randint(0, len(other))
        piece = dice.choice(
            [
                dice.choice(PIECES),
                dice.choice(PIECES) * dice.randint(1, 30),
                other[start : start + length * 4],
                "",
            ]
        )
        text = text[:place] + piece + text[place + dice.choice([0, length]) :]
    return text


def judge(catalogue: Catalogue, name: str, language: str, text: str, tally: Tally) -> None:
    """Check and correct one page, as if it were in the repository."""
    document = documents.parse(Document(f"docs/{name}.md"), text.replace("\r\n", "\n"))
    kept = catalogue.sources[name]
    catalogue.sources[name] = {**kept, language: document}
    try:
        page = next(page for page in versions(catalogue, name) if page.language == language)
        found = [
            *document.findings,
            *(validation.build(page.model, document)[1] if document.readable else []),
        ]
        found += [finding for rule in PAGE_RULES for finding in rule(page)]
        tally.findings.update({finding.rule for finding in found})
        assert all(RULES[finding.rule].say("message", finding, "fr") for finding in found), (
            "a message has no words"
        )
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
    pages = [
        (name, language, page.source)
        for name, found in catalogue.sources.items()
        for language, page in found.items()
    ]
    others = [source for _, _, source in pages]
    for _ in range(count):
        name, language, source = dice.choice(pages)
        text = mutate(source, others, dice)
        start = time.process_time()
        try:
            judge(catalogue, name, language, text, tally)
        except Exception:  # any exception is a failure
            tally.failures.append(f"{name} {language}\n{traceback.format_exc()}\n{text!r}")
        spent = time.process_time() - start
        tally.count(f"{name} {language}\n{text!r}", spent)
    return tally


def mutate_values(content: Any, dice: random.Random) -> str:
    """A table in which some values or keys are lost, moved, emptied or replaced; it is still YAML."""
    for _ in range(dice.randint(1, 3)):
        held = [holder for holder in _holders(content) if holder]
        if not held:
            break
        holder = dice.choice([content or held[0], dice.choice(held)])
        key = dice.choice([*holder] if isinstance(holder, dict) else range(len(holder)))
        other = dice.choice(held)
        stranger = deepcopy(dice.choice([*other.values()] if isinstance(other, dict) else other))
        value = holder.pop(key)
        new = dice.choice(
            [
                None,
                "",
                [],
                {},
                "x",
                "1",
                "true",
                "2026-01-01",
                "é" * 1200,
                [value],
                {"en": value},
                stranger,
                value,
            ]
        )
        if new is not None and isinstance(holder, list):
            holder.insert(key, new)
        elif new is not None:
            holder[dice.choice([key, key, f"{key}-x"])] = new
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def _holders(value: Any) -> list[Any]:
    """Every mapping and list in a table."""
    items = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    )
    return [] if items is None else [value, *(held for item in items for held in _holders(item))]


def run_tables(seed: int, count: int, share: float) -> Tally:
    """Judge mutated tables, each in a small repository; build with a share of those that are accepted."""
    dice, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as folder:
        root = _repository(Path(folder))
        tables = sorted((root / "data").rglob("*.yml"))
        others = [table.read_text("utf-8") for table in tables]
        usual = {(finding.rule, finding.path) for finding in checker.check_folder(root)}
        templates = publishing.publication_of(loading.load(root)).templates
        for _ in range(count):
            number = dice.randrange(len(tables))
            by_value = dice.random() < 1 / 2 and read_yaml(tables[number])
            text = (
                mutate_values(by_value, dice)
                if by_value
                else mutate(others[number], others, dice).replace("\r", "")
            )
            tables[number].write_text(text, "utf-8", errors="replace")
            _judge_table(
                root,
                tables[number].name,
                usual,
                templates if dice.random() < share else None,
                tally,
            )
            tables[number].write_text(others[number], "utf-8")
    return tally


def _repository(folder: Path) -> Path:
    """A small repository with a page of every layout, and a day that one of its activities proclaimed."""
    root = sample.records(folder, 10)
    for layout in get_args(Layout):
        head = f"---\ntitle: A page\nsummary: A page that says something.\nlayout: {layout}\n---\n"
        (root / "docs" / "about" / f"{layout}.md").write_text(head, "utf-8")
    days, activity = (
        root / "data" / "facts" / "international-days.yml",
        next((root / "docs" / "activities").glob("record-*.md")),
    )
    days.write_text(
        days.read_text("utf-8").replace("ga-68-192", activity.name.partition(".")[0]), "utf-8"
    )
    return root


def _judge_table(
    root: Path, name: str, usual: set[tuple[str, str]], templates: Templates | None, tally: Tally
) -> None:
    start = time.process_time()
    try:
        findings = [
            finding
            for finding in checker.check_folder(root)
            if (finding.rule, finding.path) not in usual
        ]
        spent = time.process_time() - start
        tally.count(name, spent)
        tally.findings.update({finding.rule for finding in findings})
        assert not [finding for finding in findings if finding.rule == "checker-fault"], findings
        if not [finding for finding in findings if RULES[finding.rule].severity == "error"]:
            tally.accepted += 1
            tally.built += templates is not None and _is_built(root, templates)
    except Exception:  # any exception is a failure
        text = next((root / "data").rglob(name)).read_text("utf-8")
        tally.failures.append(f"{name}\n{traceback.format_exc()}\n{text!r}")


def _is_built(root: Path, templates: Templates) -> bool:
    """Write everything that a build writes, without MkDocs, which sees no table."""
    catalogue = loading.load(root)
    try:
        site.write(
            replace(publishing.publication_of(catalogue), templates=templates), root / "site"
        )
    finally:
        shutil.rmtree(root / "site", ignore_errors=True)
    return True


def main() -> int:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", action="store_true")
    parser.add_argument(
        "--share",
        type=float,
        default=0.5,
        help="how many of the tables that are accepted are built with",
    )
    options = parser.parse_args()
    workers = len(os.sched_getaffinity(0))
    judge_some = partial(run_tables, share=options.share) if options.tables else run
    with ProcessPoolExecutor(workers) as pool:
        seeds = [options.seed * 1000 + number for number in range(workers)]
        tallies = [*pool.map(judge_some, seeds, [options.count // workers] * workers)]
    failures = [failure for tally in tallies for failure in tally.failures]
    found = sum((tally.findings for tally in tallies), Counter())
    accepted, built = (
        sum(tally.accepted for tally in tallies),
        sum(tally.built for tally in tallies),
    )
    subject = f"tables, {accepted} accepted, {built} built" if options.tables else "pages"
    runs = sum(tally.runs for tally in tallies)
    print(f"{runs} {subject}, {len(failures)} failures, {len(found)} rules broken")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"slowest {max(tally.slowest for tally in tallies):.2f} s of {SLOW}, at most {memory} MB of {LARGE}"
    )
    print("\n\n".join(failures[:50]))
    return 1 if failures or (memory > LARGE and not options.tables) else 0


if __name__ == "__main__":
    sys.exit(main())
