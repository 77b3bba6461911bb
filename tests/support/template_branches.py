"""Which branches of the templates a site reaches: each `if`, `else` and `for`, by file and line."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes

Branch = tuple[str, int, str]


class Branches:
    """The branches of the templates of an environment, and those that were rendered.

    Nothing may be loaded before.
    """

    def __init__(self) -> None:
        self.all: set[Branch] = set()
        self.reached: set[Branch] = set()
        self.templates: set[str] = set()

    def watch(self, environment: Environment) -> None:
        """Note each branch of the templates that an environment loads from now on."""
        parse = environment._parse

        def parse_and_mark(source: str, name: str | None, filename: str | None) -> nodes.Template:
            self.templates.add(name or "")
            return self._marked(parse(source, name, filename), name or "")

        environment._parse = parse_and_mark  # type: ignore[method-assign]
        environment.globals["reached"] = self._reach

    def _reach(self, *branch: Any) -> None:
        self.reached.add(branch)

    def _marked(self, tree: nodes.Template, name: str) -> nodes.Template:
        for node in tree.find_all((nodes.If, nodes.For)):
            if not _separates(node):
                self._mark(
                    node.body, (name, node.lineno, "if" if isinstance(node, nodes.If) else "for")
                )
                self._mark(node.else_, (name, node.lineno, "else"))
        return tree

    def _mark(self, body: list[nodes.Node], branch: Branch) -> None:
        if body:
            self.all.add(branch)
            values = [nodes.Const(value) for value in branch]
            body.insert(
                0,
                nodes.ExprStmt(
                    nodes.Call(nodes.Name("reached", "load"), values, [], None, None)
                ).set_lineno(branch[1]),
            )


def _separates(node: nodes.If | nodes.For) -> bool:
    """True for the comma between the items of a list: `if not loop.last`."""
    test = node.test
    return (
        isinstance(test, nodes.Not)
        and isinstance(test.node, nodes.Getattr)
        and test.node.attr == "last"
    )
