"""Which branches of the templates a site reaches: every body of an `if`, an `else` and a `for`, by file and line."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes

Branch = tuple[str, int, str]


class Watched(Environment):
    """An environment of templates that notes each branch that is rendered."""

    def __init__(self, folder: Path) -> None:
        loader = FileSystemLoader(folder)
        super().__init__(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self.branches: set[Branch] = set()
        self.reached: set[Branch] = set()
        self.globals["reached"] = lambda *branch: self.reached.add(branch)

    def unused(self) -> list[str]:
        """The templates that were never asked for."""
        used = {name for _, name in self.cache}
        return sorted(set(self.list_templates()) - used)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.If, nodes.For)):
            if not _separates(node):
                self._watch(node.body, (name or "", node.lineno, "if" if isinstance(node, nodes.If) else "for"))
                self._watch(node.else_, (name or "", node.lineno, "else"))
        return tree

    def _watch(self, body: list[nodes.Node], branch: Branch) -> None:
        if body:
            self.branches.add(branch)
            values = [nodes.Const(value) for value in branch]
            body.insert(0, nodes.ExprStmt(nodes.Call(nodes.Name("reached", "load"), values, [], None, None)).set_lineno(branch[1]))


def _separates(node: nodes.If | nodes.For) -> bool:
    """True for the comma between the items of a list: `if not loop.last`."""
    test = node.test
    return isinstance(test, nodes.Not) and isinstance(test.node, nodes.Getattr) and test.node.attr == "last"
