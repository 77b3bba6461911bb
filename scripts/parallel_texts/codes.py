"""A text in Markdown as words and codes: emphasis, links, code and icons, which nobody translates."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

CODE = re.compile(
    r"\*\*|`[^`\n]+`|:[a-z]+(?:-[a-z0-9]+)+:|!?\[(?=[^\]\n]*\][(\[])|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"
    r"|\]\[[^\]\n]*\]|<https?://[^<>\s]+>|\{[#.][^{}\n]*\}"
)
"""What is protected: bold, code, an icon, the beginning and the end of a link, an address, an anchor."""


@dataclass(frozen=True)
class Code:
    """A protected piece of a text, with its number."""

    number: str
    text: str


Part = str | Code
"""Words, or a code."""


def parts(text: str, known: Iterable[Code] = ()) -> list[Part]:
    """A text in words and codes. A code that is in another text as well has its number."""
    left = list(known)
    found: list[Part] = []
    start = 0
    for match in CODE.finditer(text):
        if match.start() > start:
            found.append(text[start : match.start()])
        same = next((code for code in left if code.text == match[0]), None)
        if same:
            left.remove(same)
        found.append(same or Code("", match[0]))
        start = match.end()
    if start < len(text):
        found.append(text[start:])
    return _numbered(found, {code.number for code in known})


def _numbered(found: list[Part], taken: set[str]) -> list[Part]:
    """The parts, with a free number for each code that has none."""
    numbers = (str(number) for number in range(1, 10_000) if str(number) not in taken)
    return [
        Code(next(numbers), part.text) if isinstance(part, Code) and not part.number else part
        for part in found
    ]


def codes_of(found: Iterable[Part]) -> list[Code]:
    """The codes of a text."""
    return [part for part in found if isinstance(part, Code)]


def codes_in(text: str) -> Counter[str]:
    """The codes of a text in Markdown, with how often each stands there."""
    return Counter(match[0] for match in CODE.finditer(text))
