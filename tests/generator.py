"""Make records, pages and rows of every model, at their least, at their most and wrong, and judge them.

What is accepted is built, published at its own address and named in the difference; what is wrong is
refused at its place. The seed of a run makes the same inputs again.

python tests/generator.py 20000 --seed 7
"""

from __future__ import annotations

import argparse
import html
import json
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(ROOT)]

import fuzz  # noqa: E402
from catalogue.html.templates import Templates  # noqa: E402
from catalogue.lint import (  # noqa: E402
    checker,
    named_rows,
    reporters,
    table_model,
    table_rows,
    tables,
)
from catalogue.lint.page_model import versions  # noqa: E402
from catalogue.lint.steps import CARD  # noqa: E402
from catalogue.lint.table_shapes import OTHER_TABLES, ROWS, ROWS_IN_USE  # noqa: E402
from catalogue.model import table_files  # noqa: E402
from catalogue.model.findings import Finding  # noqa: E402
from catalogue.model.page_meta import Layout, PageMeta  # noqa: E402
from catalogue.model.records import KINDS  # noqa: E402
from catalogue.model.yaml_tables import read_yaml  # noqa: E402
from catalogue.publish import site  # noqa: E402
from catalogue.recognition.difference import differences  # noqa: E402
from catalogue.recognition.published_state import TABLES  # noqa: E402
from catalogue.source import documents, loading, validation  # noqa: E402
from catalogue.source.catalogue import Catalogue  # noqa: E402
from catalogue.source.documents import Document  # noqa: E402
from catalogue.source.files import LONGEST_NAME  # noqa: E402
from catalogue.source.validation import translation_model  # noqa: E402
from support import publishing, sample  # noqa: E402
from support.extreme_values import Extremes  # noqa: E402
from support.judged import judged  # noqa: E402
from support.made_pages import (  # noqa: E402
    items,
    mapping,
    section_text,
    write_page,
    write_studies,
)

RULES = reporters.load_rules(ROOT / "data")
FOLDERS = ("about", "situations", "cards", "sessions", "audiences", "contribute")
LONG = "Ω&’ é𐍈"
NOT_REMOVED = ("strings", "checker-strings", "rules", "fields", "exports", "sections", "languages")
"""Tables whose rows code names one by one: their values are changed, and no row is removed."""

NEEDED = {*ROWS_IN_USE, *named_rows.TABLES}
"""Tables that lack rows when only some are taken."""

HARMLESS = {("resolvers", "no words"), ("resolvers", "language"), ("exits", "no words")}
"""Tables and what is no fault in them: their rows have no words of a language, which could be missing."""

STUDIES = "data/facts/studies.yml"
ROUNDS_BEFORE_GIVING_UP = 8


@dataclass
class Tally:
    """What a run has shown."""

    inputs: int = 0
    built: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


@dataclass
class Round:
    """A small repository, and what was made for it."""

    root: Path
    catalogue: Catalogue
    seed: int
    size: int
    tally: Tally
    titles: dict[str, str] = field(default_factory=dict)
    """The title of each page that was made, by its path without `.md`."""
    former: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Table → the rows that were added to it."""
    mutated: dict[str, bytes] = field(default_factory=dict)
    """The tables that were changed at random, with what they held before."""
    read: dict[str, dict[str, Any]] = field(default_factory=dict)
    dice: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        self.dice.seed(self.seed)
        refs: dict[str, list[str]] = defaultdict(list, {"": [*self.catalogue.entries]})
        for ref in self.catalogue.entries:
            refs[ref.partition("/")[0]].append(ref.partition("/")[2])
        self.refs = refs
        self.extremes = Extremes(self.catalogue, refs)
        self.first = self.dice.randrange(1, 900) * 1000

    # What is made

    def make(self) -> None:
        """Write records, pages, rows, and tables that are changed at random."""
        self._records()
        self._pages()
        judged(self.root)
        for name in sorted({*ROWS, *tables.vocabulary_names()} - {"languages"}):
            self._rows(name)
        for name in sorted(
            {*OTHER_TABLES, *table_model.TYPED, *ROWS} & self._present() - {"studies"}
        ):
            self._mutated(name)

    def _present(self) -> set[str]:
        return {name.partition("/")[0] for name in table_files.names(self.root / "data")}

    def _records(self) -> None:
        fields: dict[str, dict[str, Any]] = {}
        heads: dict[str, dict[str, Any]] = {}
        for place, (kind, model) in enumerate(KINDS.items()):
            first = self.first + place * 100
            for number, data in self.extremes.of(model, first, self.size):
                fields[f"{kind}/{self._name(number, first)}"] = data
            for number, data in self.extremes.of(translation_model(model), first, self.size):
                heads[f"{kind}/{self._name(number, first)}.fr"] = data
        for path, data in (fields | heads).items():
            name, _, french = path.partition(".")
            sections = self.catalogue.vocabularies.sections[path.partition("/")[0]].items()
            texts = {
                term.label(french or "en"): section_text(fields[name], section)
                for section, term in sections
            }
            write_page(self.root, path, data, texts)
            self.titles[path] = data["title"]
            self.former[path] = data.get("formerly", [])
        write_studies(self.root, self.extremes, fields, self.first + 700)

    def _name(self, number: int, first: int) -> str:
        name = f"made-{number}"
        return name.ljust(LONGEST_NAME - len(".fr.md"), "x") if number == first + 1 else name

    def _pages(self) -> None:
        layouts = [None, *get_args(Layout)]
        found = self.extremes.of(PageMeta, self.first + 800, len(layouts) * 2)
        for layout, (number, data) in zip(layouts * 2, found, strict=True):
            data["steps"] = [step for step in data.pop("steps", ()) if step != "editors"]
            data.pop("layout", None)
            data |= {"layout": layout} if layout else {}
            fixed = self.catalogue.vocabularies.sections.get(layout or "", {}).values()
            titles = [term.label("en") for term in fixed] or ["Title"]
            steps = {titles[0]: items("-" if layout == CARD else "1.", data["steps"])}
            path = f"{self.dice.choice(FOLDERS)}/made-{number}"
            (self.root / "docs" / path).parent.mkdir(exist_ok=True)
            write_page(self.root, path, data, dict.fromkeys(titles, "Text.") | steps)
            self.titles[path] = data["title"]

    def _rows(self, name: str) -> None:
        """Rows at their least and at their most at the end of a table."""
        file = table_files.path(self.root / "data", name)
        before = file.read_bytes()
        real: dict[str, Any] = read_yaml(table_files.path(ROOT / "data", name)) or {}
        model = ROWS.get(name, table_rows.Term)
        kept = read_yaml(file) or {}
        for number in range(4):
            key = f"made-{self.first + number}"
            kept[key] = self._row(model, real, [*kept], most=number % 2 == 1)
            self.rows[name].append(key)
        file.write_text(mapping(kept), "utf-8")
        self.tally.inputs += 4
        faults = self._faults_of_table(name, file)
        if faults:
            self.tally.failures.append(f"seed {self.seed}: rows of {name}: {faults[0]}")
            file.write_bytes(before)
            del self.rows[name]

    def _row(
        self, model: type[Any], real: dict[str, Any], ids: list[str], *, most: bool
    ) -> dict[str, Any]:
        """A row of a model: its columns from real rows, its words short or long."""
        row: dict[str, Any] = {}
        for key, info in model.model_fields.items():
            column = info.alias or key
            values = [one[column] for one in real.values() if one.get(column)]
            if values and (most or info.is_required()):
                row[column] = self._known(column, self.dice.choice(values), ids)
        if model is table_rows.Audience and "icon" not in row:
            row["icon"] = "eye-check-outline"
        if model is table_rows.ActivityType and not most:
            row = {column: row[column] for column in ("schema", "dcmi")}
        words = self._words(model, most=most)
        return row if issubclass(model, table_rows.Closed) else {**row, **words}

    def _known(self, column: str, value: Any, ids: list[str]) -> Any:
        """The value of a column, with records and rows that are here."""
        practices = self.refs["practices"]
        known: dict[str, Any] = {
            "practices": self.dice.sample(practices, min(2, len(practices))),
            "parent": self.dice.choice(ids) if ids else value,
            "several": self.dice.choice(ids) if ids else value,
            "for": self.dice.choice(ids) if ids else value,
            "by": f"activities/{self.dice.choice(self.refs['activities'])}",
            "documents": [f"resources/{self.dice.choice(self.refs['resources'])}"],
            "treaty": {"instrument": "palermo-protocol-2000", "where": "art. 3"},
            "to": "about/index",
            "also": [f"made {self.dice.randrange(10**6)}"],
        }
        if column == "also" and isinstance(value, dict):
            return {"en": known["also"], "fr": known["also"]}
        return known.get(column, value)

    def _words(self, model: type[Any], *, most: bool) -> dict[str, Any]:
        """The words of a row in both languages."""
        number = self.dice.randrange(10**6)
        label = f"{LONG} {number} ".ljust(1100, "w") if most else f"Made {number}"
        wanted: dict[type[Any], Any] = {
            table_rows.GlossaryTerm: {"term": label[:60], "definition": label},
            table_rows.Words: [label[:80]] * (3 if most else 1),
            table_rows.RuleRow: {"rule": "a rule", "message": ["one", "two"] if most else "one"},
            table_rows.Sentence: {"one": label, "other": label} if most else label,
        }
        words = wanted.get(model, label)
        return {"en": words, "fr": words}

    def _mutated(self, name: str) -> None:
        """A table whose values are changed at random; it stays only if its model accepts it."""
        files = [
            file
            for found, of_name in table_files.names(self.root / "data").items()
            for file in of_name
            if found.partition("/")[0] == name
        ]
        file = self.dice.choice(sorted(files))
        before = file.read_bytes()
        content = read_yaml(file)
        if not content:
            return
        rows = set(content)
        text = fuzz.mutate_values(content, self.dice)
        self.tally.inputs += 1
        if name in NOT_REMOVED and not rows <= set(read_yaml_text(text) or ()):
            return
        file.write_text(text, "utf-8", errors="replace")
        inner = file.relative_to(self.root / "data").with_suffix("")
        full = inner.as_posix() if name in table_files.NAMED_WITH_FOLDER else name
        faults = self._faults_of_table(full, file)
        if faults:
            self.tally.refused.update({fault.rule for fault in faults})
            file.write_bytes(before)
            return
        self.mutated[file.relative_to(self.root).as_posix()] = before

    def _faults_of_table(self, name: str, file: Path) -> list[Finding]:
        """The faults of a table alone, each at a place in its file."""
        try:
            faults = tables._unreadable(self.root, name, file, ("en", "fr"))
        except Exception:
            self._failed(f"table {name}\n{traceback.format_exc()}")
            return []
        path = file.relative_to(self.root).as_posix()
        if [fault for fault in faults if fault.path != path]:
            self._failed(f"table {name}: a finding elsewhere: {faults}")
        return faults

    def _failed(self, what: str) -> None:
        print(f"FAILED: {what[:3000]}", flush=True)
        self.tally.failures.append(f"seed {self.seed}: {what}")

    # What is judged

    def judge(self, before: Catalogue, usual: set[tuple[str, str]], templates: Templates) -> None:
        """Leave out what is refused, and build the rest."""
        self.tally.inputs += len(self.titles)
        for _ in range(ROUNDS_BEFORE_GIVING_UP):
            errors = self._errors(usual)
            if not errors:
                break
            self._leave_out(errors)
        else:
            self._failed(f"still refused: {[(one.rule, one.path) for one in errors][:5]}")
            return
        self._build(before, templates)

    def _errors(self, usual: set[tuple[str, str]]) -> list[Finding]:
        try:
            findings = checker.check_folder(self.root)
        except Exception:
            self._failed(f"{sorted(self.mutated)}\n{traceback.format_exc()}")
            self._undo()
            findings = checker.check_folder(self.root)
        for finding in findings:
            if finding.rule == "checker-fault":
                self._failed(str(finding.values))
            if not all(RULES[finding.rule].say("message", finding, one) for one in ("en", "fr")):
                self._failed(f"no words for {finding}")
        return [
            finding
            for finding in findings
            if RULES[finding.rule].severity == "error" and (finding.rule, finding.path) not in usual
        ]

    def _leave_out(self, errors: list[Finding]) -> None:
        """Remove the pages and rows that are refused; of a refused table all changes go."""
        self.tally.refused.update({finding.rule for finding in errors})
        for path in {finding.path for finding in errors}:
            name = path.removeprefix("docs/").removesuffix(".md")
            if name in self.titles:
                self._remove(name)
            elif path == STUDIES:
                self._fewer_studies()
            elif path in self.mutated:
                (self.root / path).write_bytes(self.mutated.pop(path))
            elif self._is_of_rows(path):
                self._without_rows(path)
            else:
                self._undo()

    def _fewer_studies(self) -> None:
        """Leave out the studies of practices that were left out."""
        file = self.root / STUDIES
        rows = read_yaml(file).items()
        kept = {name: row for name, row in rows if f"practices/{name}" in self.titles}
        file.write_text(mapping(kept) or "{}\n", "utf-8")

    def _is_of_rows(self, path: str) -> bool:
        return path.startswith("data/") and Path(path).stem in self.rows

    def _without_rows(self, path: str) -> None:
        file = self.root / path
        kept = {
            key: row
            for key, row in read_yaml(file).items()
            if key not in self.rows.get(file.stem, ())
        }
        self.rows.pop(file.stem, None)
        file.write_text(mapping(kept) or "{}\n", "utf-8")

    def _remove(self, name: str) -> None:
        """Remove a page; with an original goes its translation."""
        for path in (name, f"{name}.fr"):
            if self.titles.pop(path, None) is not None:
                (self.root / "docs" / f"{path}.md").unlink()
        self.former.pop(name, None)

    def _undo(self) -> None:
        """Take back all tables that were changed at random: another page says that one does not do."""
        for path, content in self.mutated.items():
            (self.root / path).write_bytes(content)
        self.mutated.clear()

    def _build(self, before: Catalogue, templates: Templates) -> None:
        catalogue = loading.load(self.root)
        publication = replace(publishing.publication_of(catalogue), templates=templates)
        folder = self.root / "site"
        try:
            site.write(publication, folder)
            lines = "\n".join(
                line for group in differences(before, catalogue) for line in group.lines
            )
        except Exception:
            kept = Path(tempfile.gettempdir()) / f"refused-{self.seed}"
            shutil.copytree(self.root, kept, dirs_exist_ok=True)
            self._failed(f"{kept}\n{traceback.format_exc()}")
            return
        for path, title in self.titles.items():
            self._published(folder, path, title)
            if "." not in path and path.partition("/")[0] in KINDS and path not in lines:
                self._failed(f"{path} is not named in the difference")
        for name, rows in self.rows.items():
            if any(name in names for names in TABLES.values()):
                for row in rows:
                    if f"{name}/{row}" not in lines:
                        self._failed(f"{name}/{row} is not named in the difference")
        self.tally.built += len(self.titles) + sum(map(len, self.rows.values()))

    def _published(self, folder: Path, path: str, title: str) -> None:
        """A page is at its own address with its own title, and at its former ones."""
        name, _, language = path.partition(".")
        file = folder / language / name / "index.html"
        if not file.is_file():
            self._failed(f"{path} is accepted and not published")
            return
        shown = html.unescape(file.read_text("utf-8"))
        if " ".join(title.split())[:20] not in " ".join(shown.split()):
            self._failed(f"{path}: {title!r} is not on its page")
        for former in self.former.get(path, ()):
            ref = former if "/" in former else f"{path.partition('/')[0]}/{former}"
            if not (folder / ref / "index.html").is_file():
                self._failed(f"{ref}, which is a former name of {path}, leads nowhere")

    # What is wrong

    def wrong(self, count: int) -> None:
        """Pages and tables with one fault each: every one is refused, at a place in its file."""
        pages = [path for path in self.titles if "." not in path]
        for number in range(count):
            self.tally.inputs += 1
            try:
                found = (
                    self._wrong_page(self.dice.choice(pages)) if number % 2 else self._wrong_table()
                )
            except Exception:
                self._failed(traceback.format_exc())
                continue
            self.tally.refused.update(found)

    def _wrong_page(self, path: str) -> set[str]:
        name, file = path, self.root / "docs" / f"{path}.md"
        text = file.read_text("utf-8")
        fault, raw = self._spoilt(text)
        spoilt = self.root / "spoilt.md"
        spoilt.write_bytes(raw)
        document = documents.read(spoilt, f"docs/{path}.md")
        kept = self.catalogue.sources.get(name)
        self.catalogue.sources[name] = {"en": document}
        try:
            found = _findings_of(self.catalogue, name, document)
        finally:
            if kept is None:
                del self.catalogue.sources[name]
            else:
                self.catalogue.sources[name] = kept
        errors = {one.rule for one in found if RULES[one.rule].severity == "error"}
        lines = raw.count(b"\n") + 2
        if not errors:
            self._failed(f"{path} with {fault} is accepted: {raw[:600]!r}")
        if [one for one in found if not 1 <= one.span.line <= lines]:
            self._failed(f"{path} with {fault}: a finding outside the file")
        return errors

    def _spoilt(self, text: str) -> tuple[str, bytes]:
        """A page with a fault, and what it is."""
        lines = text.split("\n")
        end = lines.index("---", 1)
        key = self.dice.randrange(1, end)
        name = lines[key].partition(":")[0]
        title = next(n for n in range(1, end) if lines[n].startswith("title:"))
        fault = self.dice.choice(
            ["bytes", "unknown key", "twice", "blank title", "no title", "shape", "markup", "end"]
        )
        match fault:
            case "bytes":
                place = self.dice.randrange(len(text) + 1)
                return fault, text[:place].encode() + b"\xff\xfe" + text[place:].encode()
            case "unknown key":
                lines.insert(1, f"made-{self.dice.randrange(99)}: x")
            case "twice":
                lines.insert(1, lines[key])
            case "blank title":
                lines[title] = f"title: {json.dumps(' ' * self.dice.randint(3, 40))}"
            case "no title":
                del lines[title]
            case "shape":
                shapes = {"{": '["x"]', "[": '{"x": {"y": "z"}}'}
                opening = lines[key].partition(": ")[2][:1]
                lines[key] = f"{name}: {shapes.get(opening, '{x: {y: [z]}}')}"
            case "markup":
                lines.append("<script>alert(1)</script>")
            case "end":
                del lines[end]
                lines = [line for line in lines if line.strip(" \t") != "---"]
                lines.insert(0, "---")
        return fault, "\n".join(lines).encode()

    def _wrong_table(self) -> set[str]:
        name = self.dice.choice(sorted({*ROWS, *tables.vocabulary_names()} - {"publishers"}))
        file = table_files.path(self.root / "data", name)
        before = file.read_bytes()
        rows = self._few_rows(name, file)
        if not rows:
            return set()
        key = self.dice.choice([*rows])
        fault = self.dice.choice(
            ["bytes", "unknown key", "no words", "shape", "id", "language", "top"]
        )
        raw = self._spoilt_table(fault, rows, key, name)
        file.write_bytes(raw)
        try:
            found = self._faults_of_table(name, file)
        finally:
            file.write_bytes(before)
        found = [
            one for one in found if one.rule != "front-matter-missing-key" or name not in NEEDED
        ]
        if not found and (name, fault) not in HARMLESS:
            self._failed(f"{name} with {fault} at {key} is accepted")
        return {one.rule for one in found}

    def _few_rows(self, name: str, file: Path) -> dict[str, Any]:
        """Some rows of a table: it is read once in a round, and a few are quickly read again."""
        if name not in self.read:
            self.read[name] = read_yaml(file) or {}
        every = self.read[name]
        return {key: every[key] for key in self.dice.sample([*every], min(4, len(every)))}

    def _spoilt_table(self, fault: str, rows: dict[str, Any], key: str, name: str) -> bytes:
        row = dict(rows[key])
        match fault:
            case "bytes":
                text = mapping(rows).encode()
                place = self.dice.randrange(len(text) + 1)
                return text[:place] + b"\xff\xfe" + text[place:]
            case "unknown key":
                row[f"made-{self.dice.randrange(99)}"] = "x"
            case "no words":
                row = {column: value for column, value in row.items() if len(column) != 2}
                row.pop("en", None)
            case "shape":
                column = self.dice.choice([*row])
                row[column] = {"x": [{"y": "z"}]}
            case "language":
                row["xx"] = row.get("en", "x")
            case "id":
                return mapping({**rows, "A b": row}).encode()
            case "top":
                return self.dice.choice(
                    [b"- a\n- b\n", b"words\n", b"", b"a: [\n", b"a: 1\na: 2\n"]
                )
        return mapping({**rows, key: row}).encode()


def read_yaml_text(text: str) -> Any:
    """The content of a table that is not in a file."""
    document = documents.parse_table(Document("table"), text)
    return document.data


def _findings_of(catalogue: Catalogue, name: str, document: Document) -> Iterator[Finding]:
    """The findings on a page as if it were in the repository."""
    shown = next(one for one in versions(catalogue, name) if one.language == "en")
    found = list(document.findings)
    if document.readable:
        found += validation.build(shown.model, document)[1]
    for rule in checker.PAGE_RULES:
        found += rule(shown)
    return found  # type: ignore[return-value]


def run(seed: int, count: int, size: int = 6, wrong: int = 1200) -> Tally:
    """Judge a number of inputs, in rounds; the seed of each round follows from that of the run."""
    tally, number = Tally(), 0
    with tempfile.TemporaryDirectory() as folder:
        base = sample.records(Path(folder) / "base", 10)
        shutil.rmtree(base / "scripts")
        judged(base)
        usual = {(finding.rule, finding.path) for finding in checker.check_folder(base)}
        templates = publishing.publication_of(loading.load(base)).templates
        while tally.inputs < count:
            root = Path(folder) / "round"
            shutil.copytree(base, root)
            round_seed = seed * 1000 + number
            before = loading.load(base)
            made = Round(root, loading.load(root), round_seed, size, tally)
            made.make()
            made.wrong(wrong)
            made.judge(before, usual, templates)
            shutil.rmtree(root)
            number += 1
            print(
                f"seed {round_seed}: {tally.inputs} inputs, {tally.built} built,"
                f" {len(tally.refused)} rules, {len(tally.failures)} failures",
                flush=True,
            )
    return tally


def main() -> int:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=6, help="records of each kind in a round")
    parser.add_argument(
        "--wrong", type=int, default=1200, help="wrong inputs in a round: they are quick"
    )
    options = parser.parse_args()
    tally = run(options.seed, options.count, options.size, options.wrong)
    print("\n\n".join(tally.failures[:50]))
    print(f"{tally.inputs} inputs, {tally.built} built, {len(tally.failures)} failures")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
