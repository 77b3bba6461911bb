"""The articles of an instrument: each in a line, with how many steps rest on it, and which."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from catalogue.model.memo import once
from catalogue.model.provisions import Provision, of_instrument
from catalogue.recognition.backlinks import built_on
from catalogue.source.entry import Entry
from catalogue.views.wording.clauses import beginning
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link, step_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.strengths import strength_in_words
from catalogue.views.wording.values import Link

NUMBER = re.compile(r"\d+|(?<=\()[a-z]+(?=\))")
"""What orders articles: each number, and each letter in brackets."""

Built = tuple[Entry, str, str]
"""A practice, the id of its step ('' for the whole), and what an article says compared with it."""


@dataclass(frozen=True)
class BuiltPractice:
    """A practice, and its steps that an article supports; none where it supports the practice as a whole."""

    practice: Link
    steps: tuple[Link, ...]


@dataclass(frozen=True)
class ArticleView:
    """An article in words, with what rests on it."""

    id: str
    where: str
    heading: str
    says: str
    brief: str
    """The beginning of what it says, for its line."""

    strength: str
    seen: str
    built: tuple[BuiltPractice, ...]
    count: str
    """How many steps it supports, in words; without steps, how many practices as a whole."""


def articles(context: Context, entry: Entry) -> tuple[ArticleView, ...]:
    """The articles of an instrument, each with what is built on it; nothing if it has no table."""
    return _articles(context, entry.ref) if entry.kind == "resources" else ()


@once
def _articles(context: Context, ref: str) -> tuple[ArticleView, ...]:
    entry = context.catalogue.entries[ref]
    table = built_on(context.catalogue)
    rows = _in_order(of_instrument(context.catalogue.vocabularies, entry.id))
    return tuple(_article(context, entry, row, table.get(row.ref, [])) for row in rows)


def _in_order(rows: Iterable[Provision]) -> list[Provision]:
    """The rows by article, if an instrument has nothing but articles; otherwise as its table has them."""
    listed = list(rows)
    if all(row.where.startswith("art") for row in listed):
        listed.sort(key=lambda row: numbers_of(row.where))
    return listed


def numbers_of(where: str) -> list[tuple[int, str]]:
    """The numbers and letters of a place, such that article 4(2) stands before article 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in NUMBER.findall(where)]


def articles_in_words(context: Context, rows: tuple[ArticleView, ...]) -> str:
    """How many articles of an instrument are listed, how many were read, and how many serve practices."""
    read = sum(bool(article.says) for article in rows)
    served = sum(bool(article.built) for article in rows)
    return provisions_in_words(context, len(rows), read, served)


def provisions_in_words(context: Context, listed: int, read: int, served: int) -> str:
    """How many provisions are listed, were read, and serve practices."""
    return context.text(
        "provisions-about",
        listed=context.text("provisions-listed", count=listed),
        read=_of_articles(context, "read", read, listed),
        served=_of_articles(context, "served", served, listed),
    )


def _of_articles(context: Context, what: str, count: int, listed: int) -> str:
    """How many of the listed articles were read, or serve practices: all, some or none of them."""
    if listed == 1 and not count:
        return context.text(f"provision-none-{what}")
    if count == listed:
        return context.text(f"provisions-all-{what}", count=count)
    return context.text(f"provisions-{what}", count=count)


def _article(context: Context, entry: Entry, row: Provision, built: Iterable[Built]) -> ArticleView:
    supported = []
    for practice, group in groupby(built, lambda one: one[0]):
        found = [(step, says) for _, step, says in group]
        if counted := [pair for pair in found if _counts(context, pair[1])]:
            supported.append(_built(context, practice, counted, context.path(entry)))
    says = row.says.get(context.language, "")
    return ArticleView(
        id=row.id,
        where=place_in_words(context, row.where, entry.ref),
        heading=row.heading.get(context.language, ""),
        says=says,
        brief=beginning(says),
        strength=strength_in_words(context, row),
        seen=context.label("verification-levels", row.seen),
        built=tuple(supported),
        count=_count(context, supported),
    )


def _count(context: Context, supported: list[BuiltPractice]) -> str:
    """How many steps an article supports; without steps, how many practices as a whole."""
    steps = sum(len(one.steps) for one in supported)
    if steps:
        return context.text("provision-steps", count=steps)
    return context.text("provision-practices", count=len(supported)) if supported else ""


def _built(
    context: Context, practice: Entry, counted: list[tuple[str, str]], path: str
) -> BuiltPractice:
    """A practice with the steps that an article supports."""
    steps = [
        step_link(context, practice, step, path, context.label("provision-relations", says))
        for step, says in counted
        if step
    ]
    return BuiltPractice(record_link(context, practice, path), tuple(steps))


def _counts(context: Context, says: str) -> bool:
    """True for what supports a step: the same, or more."""
    return bool(context.catalogue.vocabularies["provision-relations"].more(says, "counts"))
