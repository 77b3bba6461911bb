"""Every rule, on a minimal site that breaks this rule only. `pytest --update` accepts new wording."""

from __future__ import annotations

import ast
import itertools
import re
import shutil
from pathlib import Path

import pytest
from catalogue.lint import checker, messages, prose_mask, reporters
from catalogue.lint.typography import CORRECTIONS
from catalogue.model.findings import Finding
from sites import REPOSITORY, reporter

CASES = sorted(case for case in (Path(__file__).parent / "rules").iterdir() if case.is_dir())
RULES = messages.load(REPOSITORY / "data")
PACKAGE = REPOSITORY / "scripts" / "catalogue"
SMALL = {"translation-missing", "translation-stale", "vocabulary-unused-topic"}
"""Rules that a site of one page always breaks."""


def site(case: Path, root: Path) -> Path:
    """The site of a case, with the tables of the repository that it does not replace."""
    for file in sorted(case.rglob("*")):
        # Files that Windows cannot check out have other names: a leading _, or the suffix .link for a symbolic link.
        place = root / file.relative_to(case).with_name(file.name.removeprefix("_"))
        if file.suffix == ".link":
            place.with_suffix("").symlink_to(file.read_text("utf-8").strip())
        elif file.is_dir():
            place.mkdir(exist_ok=True)
        elif file.read_bytes() == b"# absent\n":
            place.unlink()
        else:
            shutil.copy(file, place)
    return root


def concerns(case: Path, finding: Finding) -> bool:
    """True for a finding on a file of the case, unless every small site has it."""
    if finding.rule in SMALL and finding.rule != case.name:
        return False
    return not finding.path.startswith("data/") or (case / finding.path).exists()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report(case: Path, root: Path, request: pytest.FixtureRequest) -> None:
    found = [finding for finding in checker.check_folder(site(case, root)) if concerns(case, finding)]
    report = "\n".join(reporters.as_text(reporter(root), found)) + "\n"
    expected = case / "expected.txt"
    if request.config.getoption("--update"):
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")
    assert {finding.rule for finding in found} == {case.name}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sentences_fill_in_every_language(case: Path, root: Path) -> None:
    found = checker.check_folder(site(case, root))
    for words, finding in itertools.product((reporter(root, "en"), reporter(root, "fr")), found):
        said = [words.say(part, finding) for part in ("message", "label", "help")]
        assert said[0]
        assert not any("{" in text and "{{" not in str(finding.values) and "{" not in str(finding.values) for text in said[:1])


def test_every_rule_has_a_case() -> None:
    assert {case.name for case in CASES} == set(RULES)


def test_every_rule_in_the_code_is_in_the_table() -> None:
    families = {name.partition("-")[0] for name in RULES}
    named = {word for file in PACKAGE.rglob("*.py") for word in strings(file) if re.fullmatch(r"[a-z]+(-[a-z]+)+", word)}
    assert {name for name in named if name.partition("-")[0] in families} <= set(RULES) | NOT_RULES


NOT_RULES: set[str] = set()
"""Strings in the code that look like rule ids but are not."""


def strings(file: Path) -> set[str]:
    """Every string constant of a module."""
    if "lint" not in file.parts and file.name not in (
        "limits.py",
        "documents.py",
        "yaml_positions.py",
        "validation.py",
        "loading.py",
    ):
        return set()
    return {
        node.value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_both_languages_say_the_same(rule: messages.Rule) -> None:
    assert rule.severity in ("error", "warning")
    assert set(rule.words) == {"en", "fr"}
    english, french = rule.words["en"], rule.words["fr"]
    assert english.keys() == french.keys()
    for part in messages.PARTS:
        assert len(as_list(english.get(part))) == len(as_list(french.get(part)))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_sentences_are_in_house_style(rule: messages.Rule) -> None:
    for words in rule.words.values():
        for sentence in [words["rule"], *(text for part in messages.PARTS for text in as_list(words.get(part)))]:
            assert not sentence.endswith("."), "no full stop"
            assert not re.match(r"[A-ZÀ-Ý][a-zà-ÿ]", sentence), "lower case"
            assert "'" not in sentence, "typographic apostrophes"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_sentences_follow_the_typography_that_they_ask_for(rule: messages.Rule) -> None:
    for language, words in rule.words.items():
        for sentence in [text for part in ("rule", *messages.PARTS) for text in as_list(words.get(part))]:
            shown = prose_mask.only(sentence)
            assert [edit for correction in CORRECTIONS[language] for edit in correction.edits(shown)] == []


def as_list(words: str | list[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else words or []
