"""The words that readers see on built pages: no sentence wrongly put together, no wrong word.

The checker reads sources; what templates and tables make of them is read here: also French punctuation, and
English words in French. Words in another language that say so are left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from catalogue.lint.passages import single_words
from catalogue.lint.terminology import word_lists
from catalogue.lint.typography import corrections
from catalogue.model.provisions import provisions
from catalogue.model.studies import studies
from catalogue.source.catalogue import Catalogue
from support.languages import nightly
from support.seen_words import seen_words

Faults = list[tuple[str, str]]
"""The path of a page, and what is wrong, with the words around it."""

PUNCTUATION = {":", ";", "«", "»", "%"}
"""Signs with a space that does not break; ? and ! may also be signs of a legend."""

ASSEMBLED = {
    "both": {
        "placeholder": r"\{[a-z_]+(?::[a-z]+)?\}",
        "empty member of a list": r"[,;] ?[,;]|\( ?[,;:]",
        "code of a step": r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+){2,}/[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/.-])",
        "phrases for the search": r"Also asked as|Aussi formulée ainsi",
        "full stop after a question": r"\w\s?[?!]\.(?![.\w])",
    },
    "en": {
        "month in lower case": r"\b(?:january|february|april|june|july|august|september|october|november"
        r"|december)\b",
        "plural of one": r"(?<![\w.,–-])1 (?:practices|steps|texts|agencies|documents|records|provisions)\b",
        "two articles": r"\b(?:the the|of the of|by by)\b",
        "capital after a colon": r": (?:Party (?:since|\()|Signed on|Not listed as|Binds as)",
    },
    "fr": {
        "corrupted place": r"\b(art|par|chap)\.\s\1\.|\b(?:art|par)\.\s\d+[a-z]?\(|par\.\s\d+,\spar\.\s\d",
        "direction without its noun": r"\((?:positifs|contrastés|négatifs|non établis)\)",
        "list after a colon": r"ces (?:organismes|langues)\s:|étapes, au nombre de|Dispositions\s:\s\d",
        "plural of one": r"(?<![\w.,–-])1 (?:pratiques|étapes|textes|organismes|documents|fiches"
        r"|dispositions)\b",
        "missing elision": r"(?<![-\w])(?:le|la|de|que|ne|se|je) (?!(?:oui|onze|onzième|un|une)\b)"
        r"(?=[aeiouéèêàâîôû]\w{2,}\b|[AEIOU][A-Z]+\b)",
        "capital after a colon": r"\s: (?:Partie (?:depuis|\()|Signature le|Ne figure pas|Lie cet)",
        "missing contraction": r"\bde (?:le|les) (?=[A-ZÀ-Ý])|\bà (?:le|les) (?=[A-ZÀ-Ý])",
    },
}
"""Language → what was wrongly assembled → how it looks."""

ENGLISH = re.compile(
    r"\b(?:the|of|and|with|for|by|from|this|that|are|which|to|is|in|its|their|not|was|were|has|have)\b"
)
"""Words of English that are none of French."""

NAMES = Path(__file__).with_name("english-names.txt")
"""Proper names and titles in English that stand in French text, one a line."""

ABOUT_WORDS = ("contribute/", "glossary/")
"""Pages about words name those that are avoided, and show codes and placeholders."""

COMPUTER = re.compile(r"\bprograms?\b")
"""The one American spelling that the United Nations write, for those of computers."""

Runs = tuple[str, str, list[str]]
"""The path of a page, its language, and its runs of words."""


def share_of(site: Path, share: int) -> Iterator[Runs]:
    """A share of the pages, without those about words."""
    for file in sorted(site.rglob("*.html"))[::share]:
        path = file.relative_to(site).as_posix()
        if not path.removeprefix("fr/").startswith(ABOUT_WORDS):
            yield (path, *read(file))


@functools.cache
def read(file: Path) -> tuple[str, list[str]]:
    return seen_words(file.read_bytes())


def around(run: str, match: re.Match[str]) -> str:
    return run[max(0, match.start() - 40) : match.end() + 30]


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The words as one pattern, longest first."""
    ordered = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)", re.IGNORECASE)


def wrongly_assembled(language: str, run: str) -> Iterator[str]:
    for name, pattern in {**ASSEMBLED["both"], **ASSEMBLED.get(language, {})}.items():
        for match in re.finditer(pattern, run):
            yield f"{name}: {around(run, match)}"


@functools.cache
def official_titles(catalogue: Catalogue, language: str) -> re.Pattern[str]:
    """The titles that have words to avoid: of records, studies and articles, and the names of publishers."""
    listed = word_lists(catalogue.vocabularies)[language]
    names = {term.label(language) for term in catalogue.publishers.terms.values()}
    for entry in catalogue.entries.values():
        names |= {entry.name(language), entry.title(language), entry.record.title}
        names.add(entry.translated("short", language) or "")
    names |= {study.title or "" for study in studies(catalogue.vocabularies).values()}
    for article in provisions(catalogue.vocabularies).values():
        names.add(article.heading.get(language, ""))
    found = {name: listed.pattern_for(single_words(name)) for name in names}
    return any_of(name for name, pattern in found.items() if pattern and pattern.search(name))


def words_to_avoid(catalogue: Catalogue, language: str, run: str) -> Iterator[str]:
    listed = word_lists(catalogue.vocabularies).get(language)
    pattern = listed.pattern_for(single_words(run)) if listed else None
    if listed is None or pattern is None:
        return
    run = listed.exempt.sub("…", official_titles(catalogue, language).sub("…", run))
    run = COMPUTER.sub("…", run)
    yield from (around(run, match) for match in pattern.finditer(run))


@functools.cache
def english_names(catalogue: Catalogue) -> re.Pattern[str]:
    """Names that bodies have in English only, with or without what stands in brackets, and those listed."""
    labels = {term.label("fr") for term in catalogue.publishers.terms.values()}
    bare = {re.sub(r" \([^)]*\)$", "", label) for label in labels}
    return any_of(labels | bare | set(NAMES.read_text("utf-8").splitlines()))


def english_words(catalogue: Catalogue, run: str) -> Iterator[str]:
    if ENGLISH.search(run):
        run = english_names(catalogue).sub("…", run.replace("\u00a0", " "))
        yield from (around(run, match) for match in ENGLISH.finditer(run))


def spaces(catalogue: Catalogue, run: str) -> Iterator[str]:
    """Where French punctuation has no no-break space."""
    for correction in corrections(catalogue.vocabularies)["fr"]:
        if set(correction.signs) & PUNCTUATION:
            for start, end, _ in correction.edits(run):
                if run[start:end].strip() in PUNCTUATION:
                    yield run[max(0, start - 40) : end + 20]


def faults(catalogue: Catalogue, runs: Runs) -> Faults:
    """All that is wrong on a page, each with its path."""
    path, language, words = runs
    found: Faults = []
    for run in dict.fromkeys(words):
        found += ((path, fault) for fault in wrongly_assembled(language, run))
        found += ((path, fault) for fault in words_to_avoid(catalogue, language, run))
        if language == "fr":
            found += ((path, fault) for fault in english_words(catalogue, run))
            found += ((path, fault) for fault in spaces(catalogue, run))
    return found


@pytest.mark.parametrize("share", [9, nightly(1)])
def test_readers_see_no_wrong_word(site: Path, catalogue: Catalogue, share: int) -> None:
    found: Faults = []
    for runs in share_of(site, share):
        found += faults(catalogue, runs)
    assert found[:10] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Dans les orientations de ces organismes\u00a0: OIM."),
        ("fr", "Sur quoi reposent ses étapes, au nombre de 8\u00a0: un seul, 4."),
        ("fr", "Dispositions\u00a0: 4\u202f; lues\u00a0: 4."),
        ("fr", "±Mise en œuvre (contrastés)"),
        ("fr", "art. 40, par. 1, , par. 3 b)"),
        ("fr", "Protocole, art. 3(b)"),
        ("fr", "non-punishment-of-victims/assess-before-deciding-to-prosecute"),
        ("fr", "Aussi formulée ainsi\u00a0: jetais victime"),
        ("fr", "1 organismes le recommandent."),
        ("fr", "Un guide de le HCR"),
        ("fr", "Les orientations de OIM"),
        ("fr", "Évaluée ; effets contrastés"),
        ("fr", "University research team and anti-trafficking programme"),
        ("fr", "La lutte contre le trafic d’êtres humains"),
        ("fr", "Situations\u00a0: combien de victimes\u202f?. Pratique\u00a0: recherche éthique."),
        ("fr", "Convention\u00a0: Partie depuis le 3 mai 2003."),
        ("en", "Convention: Party since 3 May 2003."),
        ("en", "Situations: how many victims are there?. Practice: research."),
        ("en", "By ICAT as a group, in a text of september 2017."),
        ("en", "This page lists 1 provisions."),
        ("en", "Law of the the State"),
        ("en", "Read {languages:in}"),
        ("en", "They rescued victims and people smuggling."),
    ],
)
def test_wrong_words_are_found(catalogue: Catalogue, language: str, words: str) -> None:
    assert faults(catalogue, ("x", language, [words]))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "L’OIM et le HCR la recommandent dans leurs orientations\u202f; voir l’art. 3 b)."),
        ("fr", "Un cours de l’initiative Finance Against Slavery and Trafficking"),
        ("fr", "Dites-le aussitôt. Menez-la avec la personne."),
        ("en", "They may leave; see art. 3(b) of the Protocol and your own program."),
    ],
)
def test_right_words_are_no_fault(catalogue: Catalogue, language: str, words: str) -> None:
    assert faults(catalogue, ("x", language, [words])) == []


def test_words_of_a_page_are_those_of_its_language() -> None:
    page = (
        b'<html lang="fr"><title>Un titre</title><body><p>Voir <em lang="en">the guide</em> ici'
        b' <code>art. 3(b)</code></p><img alt="Une image"><span class="Z3988" title="The book"></span>'
        b'<a href="x" title="Aide" aria-label="Ouvrir">https://www.example.org/the</a></body></html>'
    )
    assert seen_words(page) == (
        "fr",
        ["Un titre", "Voir … ici …", "Une image", "Aide", "Ouvrir"],
    )
