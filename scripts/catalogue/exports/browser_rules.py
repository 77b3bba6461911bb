"""The checker's rules on text, as data that the forms run in the browser: one source for both."""

import re
from typing import Any

from catalogue.lint import autofix, characters, links, markup, passages, terminology, typography
from catalogue.lint.records import FEWEST_RESOURCES, STUDIED
from catalogue.model import places
from catalogue.model.records import Practice
from catalogue.source import files
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import FIELDS
from catalogue.source.translations import HEAD_FIELDS

TOKEN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.", re.DOTALL)
LETTER = r"\p{L}\p{N}_"
BORDER = f"(?:(?<=[{LETTER}])(?![{LETTER}])|(?<![{LETTER}])(?=[{LETTER}]))"
WHOLE = {r"[^\W_]": r"[\p{L}\p{N}]", r"[^\W\d]": r"[\p{L}_]", r"[^\W\d_]": r"\p{L}"}
WHOLE |= {r"\w": f"[{LETTER}]", r"\b": BORDER, r"\Z": "(?![^])"}
"""Classes and escapes that JavaScript writes in another way."""
IN_CLASS = {r"\w": LETTER, r"\-": r"\-"}
CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|\p{Co}|\p{Cn}"
FORBIDDEN = (
    *(
        markup.HTML,
        markup.ENTITY,
        markup.ATTRIBUTES,
        markup.TEMPLATE,
        markup.EXTENSION,
        markup.UNDEFINED,
        markup.PLACEHOLDER,
    ),
    *(characters.MOJIBAKE, characters.STACKED),
)
LONGEST_SLUG = files.LONGEST_NAME - len(".fr.md")


def rules(catalogue: Catalogue, languages: tuple[str, ...]) -> dict[str, Any]:
    """What the browser must know to write and to check a text as the checker does."""
    lists = terminology.word_lists(catalogue.vocabularies)
    return {
        "slug": {
            "pattern": f"^{files.SLUG.pattern}$",
            "longest": LONGEST_SLUG,
            "reserved": ["index", *sorted(files.RESERVED)],
        },
        "dates": autofix.DATES,
        "studied": STUDIED,
        "fewestResources": FEWEST_RESOURCES,
        "headFields": HEAD_FIELDS,
        "lists": FIELDS,
        "sections": list(catalogue.headings(Practice.folder)),
        "hidden": javascript(
            f"{CONTROLS}|[{characters.DIRECTIONS}]|{characters.INVISIBLE.pattern}"
        ),
        "notProse": [javascript(passages.INLINE.pattern), javascript(passages.BARE.pattern)],
        "linkWords": javascript(terminology.LINK_WORDS.pattern),
        "markup": "|".join(javascript(pattern.pattern) for pattern in FORBIDDEN),
        "inValues": javascript(markup.VALUE_MARKUP.pattern),
        "quoted": javascript(markup.QUOTED.pattern),
        "sentence": javascript(markup.STOP.pattern),
        "unusual": javascript(characters.ORDINARY.pattern),
        "tracking": javascript(links.TRACKING.pattern),
        "hiding": javascript(links.HIDDEN.pattern),
        "host": f"^(?:{javascript(links.HOST.pattern)})$",
        "oneLanguage": f"(?i){javascript(links.ONE_LANGUAGE.pattern)}",
        "shownHost": javascript(links.SHOWN.pattern),
        "vague": f"(?i)^(?:{javascript(links.VAGUE.pattern)})$",
        "traces": [
            [sign == terminology.IN_ADDRESSES, javascript(pattern.pattern)]
            for _, _, sign, pattern in terminology.trace_patterns(catalogue.vocabularies)
        ],
        "resolvers": [
            [row["field"], javascript(row["form"])]
            for row in catalogue.vocabularies.table("resolvers").values()
        ],
        "places": [
            javascript(places.units(catalogue.vocabularies)[1].pattern),
            javascript(places.OTHER_WORD.pattern),
        ],
        "oldNames": sorted(
            name for entry in catalogue.entries.values() for name in entry.former_refs
        ),
        "typography": {language: _typography(catalogue, language) for language in ("", *languages)},
        "words": {
            name: _words(catalogue, listed, name)
            for name, listed in lists.items()
            if name in languages
        },
    }


def _typography(catalogue: Catalogue, language: str) -> list[list[str]]:
    """Pattern and replacement of each correction, in the order in which they are made."""
    corrections = typography.corrections_of_text(catalogue.vocabularies, language)
    return [
        [javascript(item.pattern.pattern), item.replacement.replace("\\1", "$1")]
        for item in corrections
    ]


def _words(catalogue: Catalogue, listed: terminology.WordList, language: str) -> dict[str, Any]:
    """The words that are errors, with what to write instead and why; the pattern that finds them, and what is exempt from it."""
    table = catalogue.vocabularies.table("terms-to-avoid")[language]
    return {
        "pattern": javascript(listed.pattern.pattern),
        "exempt": javascript(listed.exempt.pattern),
        "rows": [row for family in ("terminology", "harm") for row in table.get(family, [])],
    }


def javascript(pattern: str) -> str:
    r"""A pattern of Python's `re` in the syntax of JavaScript with the flags g, m, s and u, where `\w` has ASCII only."""
    return TOKEN.sub(_token, pattern.replace("(?P<", "(?<")).replace("(?P=more)", r"\k<more>")


def _token(match: re.Match[str]) -> str:
    text = match[0]
    if text in WHOLE or not text.startswith("["):
        return WHOLE.get(text) or _unescaped(text)
    return (
        "["
        + re.sub(
            r"\\.",
            lambda escape: IN_CLASS.get(escape[0]) or _unescaped(escape[0]),
            text[1:-1],
            flags=re.DOTALL,
        )
        + "]"
    )


def _unescaped(escape: str) -> str:
    """An escape that JavaScript refuses is the character itself."""
    return escape if escape[1].isalnum() or escape[1] in "^$\\.*+?()[]{}|/" else escape[1]
