"""Practices by theme: the top of the tree of topics above the first topic of each."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from catalogue.model.memo import once
from catalogue.source.entry import Entry
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context


def practices_by_theme(
    context: Context, practices: Iterable[Entry]
) -> Iterator[tuple[str, list[Entry]]]:
    """The label of each theme with its practices by name; themes are in the order of their vocabulary."""
    ordered = sorted(practices, key=lambda entry: theme_number(context, entry.ref))
    for theme, group in groupby(ordered, key=lambda entry: _theme(context, entry.ref)):
        yield context.label("topics", theme), list(group)


@once
def theme_number(context: Context, ref: str) -> tuple[int, tuple[str, str]]:
    """The place of a practice: that of its theme, then that of its name."""
    topics = [term.id for term in context.catalogue.vocabularies["topics"]]
    name = context.catalogue.entries[ref].name(context.language)
    return topics.index(_theme(context, ref)), collation(name)


@once
def _theme(context: Context, ref: str) -> str:
    """The id of the theme of a practice."""
    topics = context.catalogue.vocabularies["topics"]
    return topics.lineage(context.catalogue.entries[ref].about("topics")[0])[-1]
