"""What the server for assistants says and heeds: its sentences, and the words and patterns of questions."""

from typing import Any

from catalogue.exports.api.shapes import Data
from catalogue.exports.publication import Publication
from catalogue.lint.terminology import trace_patterns

ASSISTANT = "assistant.json"
SENTENCES = ("about", "danger", "refused", "nothing", "law", "state", "guidance", "cite", "changes")
"""The texts `assistant-…` of data/interface/strings.yml."""

OF_PERSONS = ("text-personal", "text-traceable")
"""The rules whose patterns find what leads to a person."""

OF_QUESTIONS = ("distress", "alone", "self", "plight", "small-anywhere", "case")
"""The rows of data/language/query-words.yml by which a question is judged."""

SAFETY = "about/safety"


def assistant_file(publication: Publication) -> Data:
    """The content of the file."""
    tables = publication.catalogue.vocabularies
    safety = {
        language: publication.site.address(context.page_path(SAFETY))
        for language, context in publication.contexts.items()
    }
    return {
        "texts": {name: publication.texts(f"assistant-{name}") for name in SENTENCES},
        "none": publication.texts("none-means"),
        "safety": safety,
        "traces": [
            {"in_addresses": trace.is_of_addresses, "pattern": trace.pattern.pattern}
            for trace in trace_patterns(tables)
            if trace.rule in OF_PERSONS
        ],
        "words": {name: _words(tables.table("query-words")[name]) for name in OF_QUESTIONS},
        "keywords": {page: _words(rows) for page, rows in tables.table("search-keywords").items()},
    }


def _words(row: dict[str, Any]) -> list[str]:
    """The words of a row, of all languages: people ask in any."""
    return sorted({word for words in row.values() for word in words})
