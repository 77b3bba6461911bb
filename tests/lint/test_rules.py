"""Every rule, on a minimal site that breaks this rule only. `pytest --update` accepts new wording."""

from __future__ import annotations

import ast
import itertools
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from catalogue.lint import checker, passages, registry, reporters
from catalogue.lint.page_model import Page
from catalogue.lint.typography import corrections_of
from catalogue.model import table_files
from catalogue.model.findings import Finding
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import loading, markdown
from support.sites import REPOSITORY, Make, of_pages, reporter, write_pages

CASES = sorted(case for case in (Path(__file__).parent / "rules").iterdir() if case.is_dir())
AROUND = """
agencies/ilo.md
| title: ILO
| summary: A body that works against trafficking in persons.
| type: un-entity
| reviewed: 2026-11-25
| ---
|
| ## Mandate on trafficking in persons
|
| It works against trafficking in persons.
|
| ## What it does
|
| It publishes guidance.

agencies/unodc.md
| title: UNODC
| summary: A body that works against trafficking in persons.
| type: un-entity
| reviewed: 2026-11-25
| ---
|
| ## Mandate on trafficking in persons
|
| It works against trafficking in persons.
|
| ## What it does
|
| It publishes guidance.

resources/one.md
| title: Guide one
| summary: A guide to the training of practitioners.
| type: guidelines
| topics: [training]
| audiences: [police]
| regions: [world]
| publishers: [ecpat]
| links: {en: "https://www.example.org/guide-one"}
| access: open
| reviewed: 2026-11-25
| ---
|
| ## What is in it
|
| It is a guide to training.
|
| ## Who it is for
|
| For practitioners.

resources/three.md
| title: Guide three
| summary: A guide to the training of practitioners.
| type: guidelines
| topics: [training]
| audiences: [police]
| regions: [world]
| publishers: [ecpat]
| links: {en: "https://www.example.org/guide-three"}
| access: open
| reviewed: 2026-11-25
| ---
|
| ## What is in it
|
| It is a guide to training.
|
| ## Who it is for
|
| For practitioners.

resources/two.md
| title: Guide two
| summary: A guide to the training of practitioners.
| type: guidelines
| topics: [training]
| audiences: [police]
| regions: [world]
| publishers: [ecpat]
| links: {en: "https://www.example.org/guide-two"}
| access: open
| reviewed: 2026-11-25
| ---
|
| ## What is in it
|
| It is a guide to training.
|
| ## Who it is for
|
| For practitioners.

statements/call.md
| title: A call to action
| summary: A text on the training of practitioners.
| type: call-to-action
| act: unknown
| topics: [training]
| agencies: [ilo]
| practices: [training]
| readings:
|   - {where: whole document, seen: abstract, read: 2026-11-25}
|   - {where: p. 4, seen: text, read: 2026-11-25}
| reviewed: 2026-11-25
| ---
|
| ## What it says
|
| It calls for training.
|
| ## Whom it binds
|
| The group.
"""
"""The resources, agencies and the statement that practices name; a case may bring its own instead."""

VOCABULARIES = Vocabularies(REPOSITORY / "data")
RULES = reporters.load_rules(REPOSITORY / "data")
PARTS = ("message", "label", "help")
PACKAGE = REPOSITORY / "scripts" / "catalogue"
SMALL = {"translation-missing", "translation-stale"}
"""Rules that a site of one page always breaks."""


def has_pages_only(case: Path) -> bool:
    return {file.name for file in case.iterdir()} == {"docs", "expected.txt"}


EXTRA_EXTENSIONS = {"page-markup": "pymdownx.keys"}
"""A case → the Markdown extension that breaks its rule: those of the site write nothing that it forbids."""


@pytest.fixture(autouse=True)
def extra_extension(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the extension that a case needs."""
    case = request.node.callspec.params.get("case") if hasattr(request.node, "callspec") else None
    name = EXTRA_EXTENSIONS.get(getattr(case, "name", ""))
    if name:
        monkeypatch.setitem(markdown.EXTENSIONS, name, {})


@pytest.fixture
def site(case: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The site of a case.

    A case that brings more than pages has a repository of its own; one with a practice gets what it names.
    """
    root: Path = request.getfixturevalue("lasting_root" if has_pages_only(case) else "root")
    if (case / "docs/practices").is_dir():
        write_pages(root, AROUND)
    for file in sorted(case.rglob("*")):
        # Files that Windows cannot check out have other names: a leading _, or .link for a link.
        place = root / file.relative_to(case).with_name(file.name.removeprefix("_"))
        if file.suffix == ".link":
            place.with_suffix("").symlink_to(file.read_text("utf-8").strip())
        elif file.is_dir():
            place.mkdir(exist_ok=True)
        elif file.read_bytes() == b"# absent\n":
            place.unlink()
        else:
            shutil.copy(file, place)
    yield root
    shutil.rmtree(root / "docs")
    (root / "docs").mkdir()


def findings(case: Path, site: Path) -> list[Finding]:
    """The findings on files of the case, but those that every small site has.

    Tables are checked if the case brings one.
    """

    def wanted(path: str) -> bool:
        return not path.startswith("data/") or (case / path).exists()

    found = (
        checker.check(loading.load(site), wanted)
        if has_pages_only(case)
        else checker.check_folder(site)
    )
    return [
        finding
        for finding in found
        if wanted(finding.path) and finding.rule not in SMALL - {case.name}
    ]


@pytest.fixture
def undeclared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What functions report although their decorators do not name it."""
    found: list[str] = []
    run = checker._findings

    def watched(path: str, rule: registry.Rule, *subject: object) -> Iterator[Finding]:
        for finding in run(path, rule, *subject):
            if finding.rule not in registry.RULE_IDS[rule]:
                found.append(f"{rule.__module__}.{rule.__name__}: {finding.rule}")
            yield finding

    monkeypatch.setattr(checker, "_findings", watched)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_violates_only_its_rule(
    case: Path, site: Path, undeclared: list[str], request: pytest.FixtureRequest
) -> None:
    found = findings(case, site)
    assert undeclared == []
    report = "\n".join(reporters.as_text(reporter(site), found)) + "\n"
    expected = case / "expected.txt"
    if request.config.getoption("--update"):
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")
    assert {finding.rule for finding in found} == {case.name}
    for words, finding in itertools.product((reporter(site, "en"), reporter(site, "fr")), found):
        message = words.say("message", finding)
        assert message and ("{" not in message or "{" in str(finding.values)), (
            "every value is filled in"
        )
        assert words.say("help", finding) is not None and words.say("label", finding) is not None


def test_every_rule_has_a_case() -> None:
    assert {case.name for case in CASES} | {"checker-fault"} == set(RULES)


def test_failing_rule_is_reported_with_findings_of_other_rules(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(page: Page) -> Iterator[Finding]:
        raise KeyError(page.name)
        yield

    monkeypatch.setattr(checker, "PAGE_RULES", (broken, *checker.PAGE_RULES))
    catalogue = make("about/index.md\n| title: About\n| ---\n| See the [text](https://bit.ly/abc).")
    found = {finding.rule: finding for finding in checker.check(catalogue, of_pages)}
    assert {"link-host", "checker-fault"} <= found.keys()
    message = reporter(catalogue.root).say("message", found["checker-fault"])
    assert "test_rules.broken" in message and "KeyError" in message


def test_every_registered_rule_is_in_table() -> None:
    registered = {name for names in registry.RULE_IDS.values() for name in names}
    assert registered <= set(RULES)
    assert all(registry.RULE_IDS.values()), "a rule names what it reports"


def test_every_rule_of_table_is_registered_or_reported_by_reader() -> None:
    registered = {name for names in registry.RULE_IDS.values() for name in names}
    files = [*(PACKAGE / "source").glob("*.py"), *(PACKAGE / "lint").glob("*.py")]
    reading = {word for file in files for word in strings(file) if word in RULES}
    unwritten = {f"front-matter-{fault}" for fault in ("alias", "directive", "key", "tag")}
    assert set(RULES) == registered | reading | unwritten


def test_registered_function_runs_with_any_annotation(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "PAGE_RULES", checker.PAGE_RULES.copy())
    monkeypatch.setattr(checker, "PAGE_RULES", registry.PAGE_RULES)

    @registry.page_rule("text-html")
    def listed(page: Page) -> Iterable[Finding]:
        return [page.finding("text-html", page.end, found=page.name)]

    catalogue = make("about/index.md\n| title: About\n| ---\n| Text.")
    found = [f.values for f in checker.check(catalogue, of_pages) if f.rule == "text-html"]
    del registry.RULE_IDS[listed]
    assert found == [{"found": "index"}]


def test_every_rule_in_the_code_is_in_the_table() -> None:
    families = {name.partition("-")[0] for name in RULES}
    files = [file for room in ("lint", "source") for file in (PACKAGE / room).glob("*.py")]
    names = {
        word for file in files for word in strings(file) if re.fullmatch(r"[a-z]+(-[a-z]+)+", word)
    }
    assert names & set(RULES)
    names -= {*table_files.names(REPOSITORY / "data")}
    assert {name for name in names if name.partition("-")[0] in families} <= set(RULES)


def strings(file: Path) -> set[str]:
    """Every string of a module."""
    tree = ast.walk(ast.parse(file.read_text("utf-8")))
    return {
        node.value
        for node in tree
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_rules_have_same_texts_in_both_languages() -> None:
    for name, rule in RULES.items():
        assert rule.severity in ("error", "warning"), name
        assert set(rule.words) >= {*VOCABULARIES.complete}, name
        english, french = (
            {part: len(as_list(words)) for part, words in rule.words[code].items()}
            for code in ("en", "fr")
        )
        assert english == french, name


def test_rule_texts_follow_house_style_and_typography() -> None:
    assert not [
        rule.id
        for rule in RULES.values()
        if any("{" in words["rule"] for words in rule.words.values())
    ]
    parts = ("rule", *PARTS)
    words = [
        (language, words.get(part))
        for rule in RULES.values()
        for language, words in rule.words.items()
        for part in parts
    ]
    for language, sentence in (
        (language, sentence) for language, text in words for sentence in as_list(text)
    ):
        assert not sentence.endswith("."), "no full stop"
        assert not re.match(r"[A-ZÀ-Ý][a-zà-ÿ]", sentence), "lower case"
        assert "'" not in sentence, "typographic apostrophes"
        shown = passages.prose(sentence)
        edits = [
            edit
            for correction in corrections_of(VOCABULARIES, language)
            for edit in correction.edits(shown)
        ]
        assert edits == [], sentence


def as_list(words: str | list[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else words or []
