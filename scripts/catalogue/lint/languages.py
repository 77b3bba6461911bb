"""Pages are in the language that their name says: a sentence of another is found by its small words."""

import re
from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage
from catalogue.lint.registry import page_rule
from catalogue.lint.typography import language_of
from catalogue.model.findings import Finding

SMALL_WORDS = {
    "en": "the of and is are with for by that this which must should from their has have was not",
    "fr": "le la les des du et est une dans pour qui que avec sur par au aux sont leur ne",
}
"""The words that nearly every sentence of a language holds."""

SIGNS = {"en": (" the ", " of "), "fr": (" des ", " les ", " la ")}
"""Small words that are sought first: a passage without them is read no further."""

LEAST = 5
"""Small words of another language by which a sentence is one of that language; a title has fewer."""

PATTERNS = {
    language: re.compile(rf"\b(?:{words.replace(' ', '|')})\b", re.IGNORECASE)
    for language, words in SMALL_WORDS.items()
}
SENTENCE = re.compile(r"[^.!?\n]+")


@page_rule("text-language")
def other_languages(page: Page) -> Iterator[Finding]:
    """No sentence of a page is in another language of the site; titles are left as they are."""
    for passage in page.passages:
        own = language_of(page, passage)
        if own not in SMALL_WORDS or passage.field == "title":
            continue
        for other in SMALL_WORDS.keys() - {own}:
            for match in _sentences(passage, own, other):
                yield page.finding("text-language", passage.span_of(match))


def _sentences(passage: Passage, own: str, other: str) -> Iterator[re.Match[str]]:
    """The sentences of a passage that are in another language."""
    if not any(sign in passage.prose for sign in SIGNS[other]):
        return
    for match in SENTENCE.finditer(passage.prose):
        words = len(PATTERNS[other].findall(match[0]))
        if words >= LEAST and words > len(PATTERNS[own].findall(match[0])):
            yield match
