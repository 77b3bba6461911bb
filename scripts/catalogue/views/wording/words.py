"""Words inside sentences: enumerations, names of languages, and the direction of a script."""

from collections.abc import Iterable, Mapping

from catalogue.model.language_tags import tagged
from catalogue.views.wording.context import Context

PROPER_NAMES = ("publishers", "regions", "places", "countries")
"""Vocabularies whose terms keep their capitals within a sentence."""


def enumeration(context: Context, words: Iterable[str], conjunction: str = "and") -> str:
    """One, two and three."""
    *others, last = list(words) or [""]
    if not others:
        return last
    return f"{', '.join(others)} {context.text(conjunction)} {last}"


def enumeration_of_labels(context: Context, labels: Iterable[str]) -> str:
    """One, two and three; with semicolons where a label holds a conjunction itself."""
    listed = list(labels)
    if any(f" {context.text('and')} " in label for label in listed):
        return f"{context.text('semicolon')} ".join(listed)
    return enumeration(context, listed)


def inside_sentence(context: Context, label: str) -> str:
    """A label inside a sentence: in French, names of languages and the like are in lower case."""
    if context.language != "fr":
        return label
    return label[:1].lower() + label[1:]


def labels_in_line(context: Context, vocabulary: str, names: Iterable[str]) -> str:
    """Terms with commas between them; in French only the first begins with a capital letter."""
    labels = [context.label(vocabulary, name) for name in names]
    others = [inside_sentence(context, label) for label in labels[1:]]
    return ", ".join([*labels[:1], *others])


def in_language(context: Context, texts: Mapping[str, str]) -> str:
    """The words for the reader, tagged if they are in another language."""
    for language in (context.language, *context.site.languages, *texts):
        if texts.get(language):
            return tagged(texts[language], language, context.language)
    return ""


def language_name(context: Context, language: str) -> str:
    """The name of a language inside a sentence."""
    return inside_sentence(context, context.label("languages", language))


def text_direction(context: Context, language: str) -> str:
    """The direction of the script of a language: ltr or rtl."""
    site: dict[str, str] = context.catalogue.vocabularies["languages"][language].more.get(
        "site", {}
    )
    return str(site.get("dir", "ltr"))
