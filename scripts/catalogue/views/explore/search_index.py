"""What the search fetches in a language: the words of each first letter with the targets that have them, and how targets are shown.

A target is what a result leads to: a record, a situation, a pathway, a card, a topic, a term of the glossary, or another page.
Records come first, in the order of Explore. docs/assets/js/ranking.js ranks; data/language/search-keywords.yml and the glossary name as people ask.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from catalogue.model.language_tags import language_of
from catalogue.model.memo import once
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.glossary_links import names_of
from catalogue.source.page_sections import HELP_PAGE, HELP_SECTION
from catalogue.source.term_pages import TERM_FOLDERS
from catalogue.views.explore.exploration import exploration
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import page_text
from catalogue.views.wording.values import Row

WORD = re.compile(r"[^\W_]+")
ADDRESS = re.compile(r"\]\([^()\s]*\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
SHARD = 20
"""Targets in each of the files that say how they are shown."""

OTHER = "other"
"""The file of the words that begin with none of the letters of a file name."""

TEXT, HEAD, NAME, TITLE, WHOLE = range(5)
"""The place of a word, in order of weight: text, summary and bold sentences, other names, title; or a whole name."""

PAGES = ("situations", "audiences", "cards", "sessions", *TERM_FOLDERS.values())
LONGEST = 4
"""The most words of a name that is also found as a whole."""

HELP, HELP_ANCHOR = HELP_PAGE, f"#{HELP_SECTION}"
WITHOUT_TEXT = ("glossary", "situations/index", "audiences/index", "cards/index", "sessions/index")
"""Pages that repeat the words of other targets."""


@dataclass(frozen=True)
class Target:
    """What a result leads to, and the words by which it is found."""

    ref: str
    kind: str
    path: str
    title: str
    summary: str
    text: str = ""
    names: tuple[str, ...] = ()
    note: str = ""
    language: str = ""
    summary_language: str = ""


def files(context: Context, folder: str) -> Iterator[tuple[str, Any]]:
    """Path and content of all that the search fetches."""
    every, table = targets(context), context.catalogue.vocabularies.table("query-words")
    # Words without a meaning of their own, and words of distress in every language.
    special = {
        name: {word for row in table[name].values() for word in row}
        for name in ("distress", "alone")
    }
    small = special["small"] = set(table["small"].get(context.language, ()))
    letters, kinds = postings(every, small), list(dict.fromkeys(target.kind for target in every))
    lengths = [
        [kinds.index(target.kind), sum(word not in small for word in words_of(target.title))]
        for target in every
    ]
    helping = next((number for number, target in enumerate(every) if target.ref == HELP), -1)
    facts = {
        "letters": list(letters),
        "kinds": kinds,
        "targets": lengths,
        "help": helping,
        "shard": SHARD,
    }
    yield f"{folder}search.json", facts | {name: sorted(words) for name, words in special.items()}
    yield from ((f"{folder}words-{letter}.json", words) for letter, words in letters.items())
    shown = [_shown(context, target) for target in every]
    yield from (
        (f"{folder}found-{start // SHARD}.json", shown[start : start + SHARD])
        for start in range(0, len(shown), SHARD)
    )


@once
def targets(context: Context) -> tuple[Target, ...]:
    """All that can be found, by number: records in the order of Explore, then everything else."""
    explored = exploration(context, context.page_path("explore"))
    labels = {
        (facet.id, option.id): option.label for facet in explored.facets for option in facet.options
    }
    records = (
        _record(
            context,
            entry,
            row,
            (labels[name, option] for name, options in carried.items() for option in options),
        )
        for entry, row, carried in zip(
            explored.entries, explored.rows, explored.carried, strict=True
        )
    )
    return (*records, *_pages(context), *_terms(context))


def postings(targets: Iterable[Target], small: set[str]) -> dict[str, dict[str, list[list[int]]]]:
    """First letter → word → for each place, the differences between successive target numbers."""
    table: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in range(WHOLE + 1)])
    for number, target in enumerate(targets):
        # A word counts once, where it weighs most. Small words are in the names of agencies only: WHO is one of them.
        heads = " ".join([target.summary, *BOLD.findall(target.text)])
        places = (target.text, heads, " ".join(target.names), target.title)
        best = {word: place for place, text in enumerate(places) for word in words_of(text)}
        keep = {
            word: place
            for word, place in best.items()
            if word not in small or (target.kind == "agencies" and place >= NAME)
        }
        names = (
            " ".join(word for word in words_of(name) if word in keep)
            for name in (target.title, *target.names)
        )
        for word, place in (
            keep | {name: WHOLE for name in names if name and name.count(" ") < LONGEST}
        ).items():
            table[word][place].append(number)
    letters: dict[str, dict[str, list[list[int]]]] = defaultdict(dict)
    for word in sorted(table):
        first = bare(word)[0]
        steps = [[here - last for last, here in pairwise([0, *numbers])] for numbers in table[word]]
        letters[first if first.isascii() else OTHER][word] = steps
    return dict(sorted(letters.items()))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; a single letter is not a word, a digit is. The script of the search does the same."""
    return tuple(
        dict.fromkeys(
            word for word in WORD.findall(text.lower()) if len(word) > 1 or word.isdigit()
        )
    )


def bare(word: str) -> str:
    """A word without accents and ligatures."""
    letters = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _shown(context: Context, target: Target) -> dict[str, str]:
    """A target as the browser prints it; what is empty is left out."""
    kind = context.text(f"{target.kind}-one")
    language, summary_language = (language_of(words) for words in (target.title, target.summary))
    named = {
        "url": target.path,
        "title": target.title,
        "lang": target.language or language,
        "kind": kind,
        "note": target.note,
    }
    summary = {
        "summary": target.summary,
        "summaryLang": target.summary_language or summary_language,
    }
    return {name: value for name, value in (named | summary).items() if value}


def _record(context: Context, entry: Entry, row: Row, labels: Iterable[str]) -> Target:
    languages = [context.label("languages", name) for name in entry.languages[:6]]
    return Target(
        ref=entry.ref,
        kind=entry.kind,
        path=context.path(entry),
        title=row.link.label,
        summary=row.summary,
        text=" ".join([_text(entry.pages[entry.text_language(context.language)]), *labels]),
        names=(*_names(context, entry), *_asked_as(context, entry.ref)),
        note=" · ".join(filter(None, (row.level_label or ", ".join(languages), row.link.ours))),
        language=row.link.language,
        summary_language=row.summary_language,
    )


def _names(context: Context, entry: Entry) -> Iterator[str]:
    """Its titles and acronyms in every language, its symbols, and for a practice the terms of the glossary that lead to it."""
    for language in context.site.languages:
        yield from (entry.title(language), entry.translated("acronym", language) or "")
    yield from entry.identifiers.values()
    for row in (
        context.catalogue.vocabularies.table("glossary").values()
        if entry.kind == "practices"
        else ()
    ):
        if entry.id in row.get("practices", ()):
            yield from _names_of_term(context, row)


def _names_of_term(context: Context, row: dict[str, Any]) -> list[str]:
    return [name for language in context.site.languages for name in names_of(row, language)]


def _asked_as(context: Context, ref: str) -> Iterator[str]:
    """The words of data/language/search-keywords.yml, in every language."""
    for words in context.catalogue.vocabularies.table("search-keywords").get(ref, {}).values():
        yield from words


def _pages(context: Context) -> Iterator[Target]:
    """Ordinary pages; a situation also by the phrases in which people put it, a pathway by the names of its audiences."""
    audiences = context.catalogue.vocabularies["audiences"]
    for name, versions in context.catalogue.pages.items():
        folder, _, term = name.partition("/")
        titles = [str(version.data.get("title") or "") for version in versions.values()]
        phrases = [
            str(phrase)
            for version in versions.values()
            for phrase in version.data.get("phrases") or ()
        ]
        labels = [
            audience.label(context.language)
            for audience in audiences
            if term in audiences.lineage(audience.id)
        ]
        kind = (
            "help" if name == HELP else folder if folder in PAGES and term != "index" else "pages"
        )
        yield Target(
            ref=name,
            kind=kind,
            path=context.page_path(name) + (HELP_ANCHOR if kind == "help" else ""),
            title=context.text("help-yourself")
            if kind == "help"
            else page_text(context, name, "title") or name,
            summary=""
            if kind == "places"
            else page_text(context, name, "summary"),  # it is the same for every place
            text=""
            if name in WITHOUT_TEXT
            else _text(context.catalogue.page(name, context.language)[1]),
            names=(
                *titles,
                *phrases,
                *(labels if folder == "audiences" else ()),
                *_asked_as(context, name),
            ),
        )


def _terms(context: Context) -> Iterator[Target]:
    """The terms of the glossary, each at its anchor."""
    path = context.page_path("glossary")
    for name, row in context.catalogue.vocabularies.table("glossary").items():
        words = row[context.language]
        names = (*_names_of_term(context, row), *_asked_as(context, f"glossary/{name}"))
        yield Target(
            f"glossary/{name}",
            "glossary",
            f"{path}#{name}",
            words["term"],
            words["definition"],
            names=names,
        )


def _text(page: Document) -> str:
    """The text of a page without the targets of its links."""
    return ADDRESS.sub("]", page.body) if "](" in page.body else page.body
