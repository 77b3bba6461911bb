"""The checker's rules on text, as data that the forms run in the browser: one source for both."""

import re
from collections.abc import Iterable
from typing import Any

from catalogue.exports.javascript_pattern import javascript
from catalogue.lint import (
    autofix,
    characters,
    hosts,
    links,
    markup,
    passages,
    terminology,
    typography,
)
from catalogue.lint import (
    languages as page_languages,
)
from catalogue.lint.records import FEWEST_RESOURCES, STUDIED
from catalogue.lint.steps import MOST_WORDS_OF_SHORT
from catalogue.model import places
from catalogue.model.records import Practice
from catalogue.model.types import RESERVED
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import files
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import FIELDS
from catalogue.source.translations import HEAD_FIELDS

CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|\p{Co}|\p{Cn}"
FORBIDDEN = (
    markup.HTML,
    markup.ENTITY,
    markup.ATTRIBUTES,
    markup.TEMPLATE,
    markup.EXTENSION,
    markup.UNDEFINED,
    markup.PLACEHOLDER,
    characters.MOJIBAKE,
    characters.STACKED,
)
LONGEST_SLUG = files.LONGEST_NAME - len(".fr.md")


def browser_rules(catalogue: Catalogue, languages: tuple[str, ...]) -> dict[str, Any]:
    """What the browser must know to write and to check a text as the checker does."""
    return {
        **_rules_of_records(catalogue),
        **_rules_of_text(),
        **_rules_of_links(),
        **_rules_of_tables(catalogue.vocabularies),
        "typography": _typography(catalogue.vocabularies, ("", *languages)),
        "words": _word_lists(catalogue.vocabularies, languages),
    }


def _rules_of_records(catalogue: Catalogue) -> dict[str, Any]:
    """Names of files, dates, and what a page of a record must have."""
    former = [name for entry in catalogue.entries.values() for name in entry.former_refs]
    return {
        "slug": {
            "pattern": f"^{files.SLUG.pattern}$",
            "longest": LONGEST_SLUG,
            "reserved": ["index", *sorted(RESERVED)],
        },
        "dates": autofix.DATES,
        "studied": STUDIED,
        "fewestResources": FEWEST_RESOURCES,
        "headFields": HEAD_FIELDS,
        "lists": FIELDS,
        "sections": list(catalogue.headings(Practice.folder)),
        "mostWordsOfShort": MOST_WORDS_OF_SHORT,
        "counts": _relations_that_count(catalogue.vocabularies),
        "oldNames": sorted(former),
    }


def _relations_that_count(vocabularies: Vocabularies) -> list[str]:
    """What a document may say of a step so that it supports it."""
    relations = vocabularies["provision-relations"]
    return [term.id for term in relations if relations.more(term.id, "counts")]


def _rules_of_text() -> dict[str, Any]:
    """Characters and markup that no text may have, and what parts of a text are not prose."""
    hidden = f"{CONTROLS}|[{characters.DIRECTIONS}]|{characters.INVISIBLE.pattern}"
    return {
        "hidden": javascript(hidden),
        "notProse": _all_javascript((passages.INLINE, passages.BARE)),
        "linkWords": javascript(terminology.LINK_WORDS.pattern),
        "markup": "|".join(_all_javascript(FORBIDDEN)),
        "inValues": javascript(markup.VALUE_MARKUP.pattern),
        "quoted": javascript(markup.QUOTED.pattern),
        "sentence": javascript(markup.STOP.pattern),
        "unusual": javascript(characters.ORDINARY.pattern),
        "smallWords": page_languages.SMALL_WORDS,
        "leastSmallWords": page_languages.LEAST,
    }


def _rules_of_links() -> dict[str, str]:
    """What addresses and the words of links may not be."""
    return {
        "tracking": javascript(links.TRACKING.pattern),
        "hiding": javascript(links.HIDDEN.pattern),
        "host": f"^(?:{javascript(hosts.HOST.pattern)})$",
        "oneLanguage": f"(?i){javascript(links.ONE_LANGUAGE.pattern)}",
        "shownHost": javascript(links.SHOWN.pattern),
        "vague": f"(?i)^(?:{javascript(links.VAGUE.pattern)})$",
    }


def _rules_of_tables(vocabularies: Vocabularies) -> dict[str, Any]:
    """What leads to a person, identifiers with addresses of their own, and the units of places."""
    traces = [
        [trace.is_of_addresses, javascript(trace.pattern.pattern)]
        for trace in terminology.trace_patterns(vocabularies)
    ]
    resolvers = vocabularies.table("resolvers").values()
    units = places.units(vocabularies).pattern
    return {
        "traces": traces,
        "resolvers": [[row["field"], javascript(row["form"])] for row in resolvers],
        "places": _all_javascript((units, places.OTHER_WORD, places.FORM)),
    }


def _typography(vocabularies: Vocabularies, languages: Iterable[str]) -> dict[str, Any]:
    """Pattern and replacement of each correction by language, in the order in which they are made."""
    corrections: dict[str, list[list[str]]] = {}
    for language in languages:
        corrections[language] = [
            [javascript(item.pattern.pattern), item.replacement.replace("\\1", "$1")]
            for item in typography.corrections_of_text(vocabularies, language)
        ]
    return corrections


def _word_lists(vocabularies: Vocabularies, languages: tuple[str, ...]) -> dict[str, Any]:
    """The words that are errors, with what to write instead and why, by language.

    Each list has the pattern that finds them, and the pattern of what is exempt from it.
    """
    word_lists = {}
    for language, listed in terminology.word_lists(vocabularies).items():
        if language in languages:
            table = vocabularies.table("terms-to-avoid")[language]
            word_lists[language] = {
                "pattern": javascript(listed.pattern.pattern),
                "exempt": javascript(listed.exempt.pattern),
                "rows": [*table.get("terminology", []), *table.get("harm", [])],
            }
    return word_lists


def _all_javascript(patterns: Iterable[re.Pattern[str]]) -> list[str]:
    return [javascript(pattern.pattern) for pattern in patterns]
