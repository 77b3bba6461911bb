"""The front matter of an ordinary page: one that describes no record."""

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model.types import (
    Audience,
    Authority,
    InVocabulary,
    Line,
    Part,
    Translatable,
)

Layout = Literal[
    "changes",
    "compare",
    "compare-states",
    "coverage",
    "data",
    "explore",
    "field-card",
    "findings",
    "glossary",
    "matrix",
    "offline",
    "opportunities",
    "pathway",
    "plan",
    "propose",
    "region-law",
    "self-check",
    "session",
    "situation",
    "situations",
    "states",
    "status",
    "take-away",
    "terms",
]
"""The templates that an ordinary page may name."""


class PageMeta(Part):
    """The front matter of an ordinary page."""

    title: Annotated[str, Translatable(), Field(min_length=3, max_length=250)]
    """The name of the page: heading, breadcrumbs, search results."""

    summary: Annotated[str, Translatable(), Field(min_length=20, max_length=320)]
    """One sentence that says what it is."""

    layout: Layout | None = None
    """The template of the page, if not the default one."""

    audiences: list[Audience] = []
    """Who meets a situation, or carries a card."""

    moment: Annotated[str, InVocabulary("moments")] | None = None
    """When it is met."""

    steps: list[Annotated[str, InVocabulary("steps")]] = []
    """One for each item of the first list, or line of a card: practice/step, practice/pitfall, or editors."""

    wrong_answers: Annotated[list[Line], Field(max_length=30)] = []
    """Of a session, in each language: three wrong answers to each question, in the order of the questions."""

    phrases: Annotated[list[Line], Field(max_length=12)] = []
    """How people ask for it, as they type it: searched, neither shown nor corrected."""

    source: dict[str, str] | None = None
    """Fingerprints of the original text of each section at the time of translation."""

    authority: Authority | None = None
    """The review status of a translation."""
