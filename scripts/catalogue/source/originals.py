"""The original of a record: the page that has the fields which its languages share; others hold words."""

from catalogue.model.records import Record, translatable_fields
from catalogue.source.documents import Document
from catalogue.source.validation import SOURCE


def original_language(model: type[Record], pages: dict[str, Document]) -> str:
    """The language in which a record was written: that of the page with the fields that languages share."""
    unstamped = [language for language, page in pages.items() if SOURCE not in page.data]
    return max(unstamped or pages, key=lambda language: len(shared_keys(model, pages[language])))


def shared_keys(model: type[Record], page: Document) -> set[str]:
    """The keys of a page that a translation must not have."""
    return set(page.data) & set(model.model_fields) - set(translatable_fields(model))
