"""The code is plain: one step a line, short functions with few branches, no comprehension inside another."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest
from support.sites import REPOSITORY

FOLDERS = ("scripts", "deploy")

MOST_NODES = 7.2
"""Nodes of the syntax tree for each line of code, in a folder."""

MOST_NESTED = 5
"""Comprehensions that hold another one, in all folders."""

MOST_COMPLEXITY, MOST_LINES, LONGEST_LINE = 10, 35, 110

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
CONTEXTS = (ast.Load, ast.Store, ast.Del)
"""Nodes that say how a name is used; they are no part of what is read."""

BRANCHES = (
    *(ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While),
    *(ast.ExceptHandler, ast.Assert, ast.comprehension, ast.match_case),
)
NOT_CODE = (
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE),
    *(tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER),
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of Python."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> int:
        """The number of nodes of the syntax tree."""
        return sum(not isinstance(node, CONTEXTS) for node in ast.walk(self.tree))

    @cached_property
    def lines_of_code(self) -> int:
        """The number of lines that hold more than a comment or a docstring."""
        lines: set[int] = set()
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type not in NOT_CODE:
                lines.update(range(token.start[0], token.end[0] + 1))
        for node in ast.walk(self.tree):
            if is_docstring(node):
                lines.difference_update(lines_of(node))
        return len(lines)

    def functions(self) -> Iterator[Function]:
        """Every function and method, also one inside another."""
        for node in ast.walk(self.tree):
            if isinstance(node, FUNCTIONS):
                yield node

    def place(self, line: int, words: str = "") -> str:
        """A place in the file, as a report names it."""
        return f"{self.path}:{line} {words}".rstrip()


def is_docstring(node: ast.AST) -> bool:
    """True for a string that is a statement: a docstring, or what stands below a constant to describe it."""
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Constant):
        return False
    return isinstance(node.value.value, str)


def lines_of(node: ast.AST) -> range:
    first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
    return range(first, last + 1)


def nested_comprehensions(module: Module) -> list[str]:
    """The places of comprehensions that hold another one."""
    places = []
    for node in ast.walk(module.tree):
        if isinstance(node, COMPREHENSIONS):
            inner = [one for one in ast.walk(node) if isinstance(one, COMPREHENSIONS)]
            if len(inner) > 1:
                places.append(module.place(node.lineno))
    return places


def complexity(function: Function) -> int:
    """One, and one for each further way through a function; inner functions and classes count alone."""
    count = 1
    pending = list(ast.iter_child_nodes(function))
    while pending:
        node = pending.pop()
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            count += branches(node)
            pending += ast.iter_child_nodes(node)
    return count


def branches(node: ast.AST) -> int:
    """The ways that a node adds to a function."""
    count = int(isinstance(node, BRANCHES))
    if isinstance(node, ast.BoolOp):
        count += len(node.values) - 1
    if isinstance(node, ast.comprehension):
        count += len(node.ifs)
    return count


def complex_functions(module: Module) -> list[str]:
    """The functions with too many branches."""
    found = [(function, complexity(function)) for function in module.functions()]
    return [
        module.place(function.lineno, f"{function.name}: complexity {number}")
        for function, number in found
        if number > MOST_COMPLEXITY
    ]


def long_functions(module: Module) -> list[str]:
    """The functions with too many lines, without their decorators."""
    found = [(function, len(lines_of(function))) for function in module.functions()]
    return [
        module.place(function.lineno, f"{function.name}: {number} lines")
        for function, number in found
        if number > MOST_LINES
    ]


def long_lines(module: Module) -> list[str]:
    """The lines with too many characters."""
    lines = enumerate(module.text.splitlines(), 1)
    return [module.place(number) for number, line in lines if len(line) > LONGEST_LINE]


def density(modules: list[Module]) -> float:
    """Nodes for each line of code."""
    lines = sum(module.lines_of_code for module in modules)
    return sum(module.nodes for module in modules) / lines


def densest(modules: list[Module]) -> list[str]:
    """The modules above the limit, the densest first."""
    above = [module for module in modules if density([module]) > MOST_NODES]
    above.sort(key=lambda module: density([module]), reverse=True)
    return [f"{module.path}: {density([module]):.1f} nodes for each line" for module in above]


def read(folder: str) -> list[Module]:
    """The modules of a folder of the repository; one without code has nothing to measure."""
    files = sorted((REPOSITORY / folder).rglob("*.py"))
    modules = [
        Module(file.relative_to(REPOSITORY).as_posix(), file.read_text("utf-8")) for file in files
    ]
    return [module for module in modules if module.lines_of_code]


MODULES = {folder: read(folder) for folder in FOLDERS}
ALL_MODULES = [module for modules in MODULES.values() for module in modules]


def places(measure: Callable[[Module], list[str]]) -> list[str]:
    return [place for module in ALL_MODULES for place in measure(module)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_density_is_within_limit(folder: str) -> None:
    found = density(MODULES[folder])
    assert found <= MOST_NODES, "\n".join([f"{folder}: {found:.2f}", *densest(MODULES[folder])])


def test_nested_comprehensions_are_within_limit() -> None:
    found = places(nested_comprehensions)
    assert len(found) <= MOST_NESTED, "\n".join(found)


@pytest.mark.parametrize("measure", [complex_functions, long_functions, long_lines])
def test_functions_and_lines_are_within_limits(measure: Callable[[Module], list[str]]) -> None:
    found = places(measure)
    assert found == [], "\n".join(found)


SAMPLE = Module(
    "sample.py",
    '''"""A module."""

LIMIT = 3  # a comment
"""How much there may be."""


def plain(rows):
    """A function."""
    return [row for row in rows if row and row.value]


def tangled(rows):
    def inner(row):
        return 1 if row else 2

    try:
        for row in rows:
            assert row or LIMIT
    except ValueError:
        pass
    return {name: [cell for cell in row] for name, row in rows}
''',
)


def test_measures_of_sample() -> None:
    plain, tangled, inner = SAMPLE.functions()
    assert SAMPLE.lines_of_code == 12, "neither comments nor docstrings are code"
    assert Module("sum.py", "a = b + 1\n").nodes == 7, "how a name is used is no node"
    assert nested_comprehensions(SAMPLE) == ["sample.py:21"]
    assert [complexity(function) for function in (plain, tangled, inner)] == [4, 7, 2]
    assert [len(lines_of(function)) for function in (plain, tangled)] == [3, 10]


def test_report_names_places_over_limits() -> None:
    steps = "\n".join(["    if rows:", "        rows = rows[1:]"] * 18)
    module = Module("long.py", f"def long(rows):\n{steps}\n    return {'[' + '0, ' * 40 + ']'}\n")
    assert complex_functions(module) == ["long.py:1 long: complexity 19"]
    assert long_functions(module) == ["long.py:1 long: 38 lines"]
    assert long_lines(module) == ["long.py:38"]
    assert densest([module]) == []
    assert densest([Module("dense.py", "x = [a * b + c * d - e * f, g, h, i]\n")]) != []
