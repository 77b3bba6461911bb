"""The texts of the interface that an adaptation says otherwise than upstream: names, exit, who answers.

What must be said is not for the overlay to write: it fills the gaps of sentences of
data/interface/strings.yml, which name the toolkit and say that nobody has endorsed it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.overlay import Overlay, in_language

SITE_NAME = "site-name"
"""The row of data/interface/strings.yml that names the site."""

EXIT = "exit-address"
"""The row that says where the exit leads."""

BADGE_NAME = "badge-name"
"""The row of the name where there is little room."""

PREFIX = "adaptation-"
"""What stands before the name of the row that takes the place of another one."""

REPLACED = (
    *("disclaimer", "no-endorsement", "home-whose"),
    *("badge-alternative", "badge-of-practice", "badge-of-record"),
)
"""The rows whose sentences name the site or say whose it is; an adaptation has others."""

Texts = dict[str, dict[str, str]]
"""Row → language → text."""


def own_texts(overlay: Overlay, strings: Mapping[str, Any], languages: Iterable[str]) -> Texts:
    """The texts that stand in place of those of upstream."""
    every = tuple(languages)
    texts: Texts = {}
    if overlay.exits:
        texts[EXIT] = _in_each(overlay.exits, every)
    if overlay.name:
        texts[SITE_NAME] = _in_each(overlay.name, every)
        texts[BADGE_NAME] = _in_each(overlay.short_name or overlay.name, every)
        for row in REPLACED:
            texts[row] = {name: _sentence(overlay, strings, row, name) for name in every}
    return texts


def _in_each(texts: Mapping[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    """A text in each language; one that is missing is that of the first, tagged as such."""
    first = next(iter(texts))
    return {name: texts.get(name) or tagged(texts[first], first) for name in languages}


def _sentence(overlay: Overlay, strings: Mapping[str, Any], row: str, language: str) -> str:
    """A sentence with the names of the site, of its hosts and of the toolkit; other gaps stay open."""
    text = str(strings[f"{PREFIX}{row}"][language])
    conjunction = str(strings["and"][language])
    names = {
        "{site}": in_language(overlay.name, language),
        "{hosts}": _enumerated(overlay.host_names(language), conjunction),
        "{toolkit}": str(strings[SITE_NAME][language]),
    }
    for gap, name in names.items():
        text = text.replace(gap, name)
    return text


def _enumerated(names: list[str], conjunction: str) -> str:
    """Names in a row: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"
