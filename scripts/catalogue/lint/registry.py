"""The register of rules: a decorator enters a function, with the ids that it reports.

The docstring of the function states the rule; the messages are in data/interface/rules.yml, by id.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding
from catalogue.source.catalogue import Catalogue

Rule = Callable[..., Iterable[Finding]]
PageRule = Callable[[Page], Iterable[Finding]]
CatalogueRule = Callable[[Catalogue, list[Page]], Iterable[Finding]]
TableRule = Callable[[Catalogue], Iterable[Finding]]

AnyPageRule = TypeVar("AnyPageRule", bound=PageRule)
AnyCatalogueRule = TypeVar("AnyCatalogueRule", bound=CatalogueRule)
AnyTableRule = TypeVar("AnyTableRule", bound=TableRule)

PAGE_RULES: list[PageRule] = []
"""The rules of single pages."""

CATALOGUE_RULES: list[CatalogueRule] = []
"""The rules that compare records, or look at the files of docs/."""

TABLE_RULES: list[TableRule] = []
"""The rules of the tables of data/; they run only where tables are checked."""

RULE_IDS: dict[Any, tuple[str, ...]] = {}
"""The ids that each rule reports."""


def page_rule(*ids: str) -> Callable[[AnyPageRule], AnyPageRule]:
    """Register a rule of single pages."""

    def register(rule: AnyPageRule) -> AnyPageRule:
        PAGE_RULES.append(rule)
        RULE_IDS[rule] = ids
        return rule

    return register


def catalogue_rule(*ids: str) -> Callable[[AnyCatalogueRule], AnyCatalogueRule]:
    """Register a rule of the whole catalogue, which is given the catalogue and all its pages."""

    def register(rule: AnyCatalogueRule) -> AnyCatalogueRule:
        CATALOGUE_RULES.append(rule)
        RULE_IDS[rule] = ids
        return rule

    return register


def table_rule(*ids: str) -> Callable[[AnyTableRule], AnyTableRule]:
    """Register a rule of the tables of data/, which is given the catalogue."""

    def register(rule: AnyTableRule) -> AnyTableRule:
        TABLE_RULES.append(rule)
        RULE_IDS[rule] = ids
        return rule

    return register
