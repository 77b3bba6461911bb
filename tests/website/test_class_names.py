"""Classes in style sheets, templates and scripts: what is styled is written, what is written is used."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.model.records import KINDS
from support.building import ROOT

SHEETS = ("docs/assets/css/*.css", "scripts/*.css", "scripts/offline/*.css")
TEMPLATES = ("overrides/**/*.html", "overrides/*.svg", "scripts/offline/**/*.html")
SCRIPTS = ("docs/assets/js/**/*.js", "scripts/*.js")
PROGRAMS = ("scripts/catalogue/**/*.py",)
TESTS = ("tests/**/*.py",)

# Classes that only other programs read.
READ_ELSEWHERE = {"Z3988": "reference managers such as Zotero find a citation (COinS) by it"}

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATIONS = re.compile(r"\{[^{}]*\}")
QUOTED = re.compile(r"""(["'`])(.*?)\1""")
SELECTED = re.compile(r"(?<![\w)\]}.$])\.([A-Za-z][\w-]*)(?![\w-]*\()")
ATTRIBUTE = re.compile(r'\bclass="([^"]*)"')
BODY = re.compile(r"\{% block body_class %\}(.*?)\{% endblock %\}")
ASSIGNED = re.compile(r"(?:\bclassName|\"class\"|\"list_class\")\s*[:=]\s*([^,;}\n]*)")
TOGGLED = re.compile(r'\bclassList\.(?:add|toggle)\("([\w-]+)"')
WHOLE = re.compile(r"(?:^|\s)\{\{(.*?)\}\}(?=\s|$)")
EXPRESSION = re.compile(r"\{\{.*?\}\}|\$\{.*?\}|\{\}")
STATEMENT = re.compile(r"\{%.*?%\}")


def files(patterns: Iterable[str]) -> Iterator[Path]:
    """The files of the project that match the patterns, without those of others."""
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            if "vendor" not in file.parts:
                yield file


def text(patterns: Iterable[str]) -> str:
    """The text of all files that match the patterns."""
    return "\n".join(file.read_text("utf-8") for file in files(patterns))


def styled() -> set[str]:
    """The classes in the selectors of the style sheets."""
    sheets = DECLARATIONS.sub("{}", COMMENT.sub("", text(SHEETS)))
    selectors = re.sub(r"""url\([^)]*\)|"[^"]*"|'[^']*'""", "", sheets)
    return set(re.findall(r"\.([A-Za-z][\w-]*)", selectors))


def selected(patterns: Iterable[str]) -> set[str]:
    """The classes that scripts or tests select elements by, or look for in HTML."""
    source = text(patterns)
    read = [names for value in ATTRIBUTE.findall(source) for names in value.split()]
    contained = re.findall(r'classList\.(?:contains|remove)\("([\w-]+)"', source)
    return {*SELECTED.findall(source), *read, *contained}


def names(value: str) -> Iterator[str]:
    """The classes of an attribute; `*` stands for what an expression prints within a name."""
    for expression in WHOLE.findall(value):
        for _, literal in QUOTED.findall(expression):
            yield literal
    fixed = STATEMENT.sub(" ", EXPRESSION.sub("*", value))
    for name in fixed.split():
        if name != "*":
            yield name


def assigned(source: str) -> Iterator[str]:
    """The values that scripts and programs give to the attribute `class`."""
    yield from ATTRIBUTE.findall(source)
    yield from TOGGLED.findall(source)
    for assignment in ASSIGNED.findall(source):
        for _, literal in QUOTED.findall(assignment):
            yield literal


def written() -> set[str]:
    """The classes of elements of pages, as patterns."""
    templates = BODY.sub("", text(TEMPLATES))
    values = [*ATTRIBUTE.findall(templates), *assigned(text((*SCRIPTS, *PROGRAMS)))]
    return {name for value in values for name in names(value)}


def of_bodies() -> set[str]:
    """The classes of the element `body`: the kind of a page or of its record."""
    values = BODY.findall(text(TEMPLATES))
    return {name for value in values for name in names(value)} | set(KINDS)


def is_written(name: str, patterns: set[str]) -> bool:
    """Whether an element of a page can have a class."""
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def test_every_styled_class_is_written() -> None:
    """No rule of a style sheet is for a class that no template, script or program writes."""
    patterns = written() | of_bodies()
    assert [name for name in sorted(styled()) if not is_written(name, patterns)] == []


def test_every_written_class_is_used() -> None:
    """Each class of a page is styled, or a script, a test or another program selects by it."""
    used = styled() | selected((*SCRIPTS, *TESTS)) | set(READ_ELSEWHERE)
    assert [pattern for pattern in sorted(written()) if not fnmatch.filter(used, pattern)] == []


def test_a_class_of_a_body_is_of_nothing_else() -> None:
    """A class such as `agencies`, the kind of a record, styles no part of a page by mistake."""
    assert written() & of_bodies() == set()


def test_map_of_components_is_true() -> None:
    """Files, classes and blocks that ARCHITECTURE.md names for the components of a page exist."""
    chapter = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("## The components of a page")[1]
    rows = [line for line in chapter.split("\n## ")[0].splitlines() if line.startswith("| ")]
    named = re.findall(r"`([\w./-]+\.(?:html|svg|js|py|css))`", "\n".join(rows))
    known = "\n".join(
        str(file) for file in files(("overrides/**/*", "scripts/**/*.py", "docs/assets/**/*"))
    )
    comments = "\n".join(COMMENT.findall(text(SHEETS)))
    assert [name for name in named if f"/{name}" not in known] == []
    for row in rows[1:]:
        component, block = row.split("|")[1], row.split("|")[-2]
        assert set(re.findall(r"`([a-z-]+)`", component)) <= styled(), row
        assert "`" in block or all(words.strip() in comments for words in block.split(";")), row
