"""The answers of a situation: some words, an arrow, and what to do then."""

import re
from collections.abc import Iterator

ARROW = "→"
MOST = 60
"""The most letters of an answer before its arrow."""

ANSWER = re.compile(rf"(?:^|(?<=[.?!”»*]) )(?=[^.?!{ARROW}\n]{{1,{MOST}}}{ARROW})", re.MULTILINE)
"""Where an answer begins: with a paragraph, or after the question or the answer before it."""


def blocks(body: str) -> Iterator[tuple[str, str]]:
    """Each paragraph and item of a text after its heading; a question and each of its answers apart."""
    for part in body.split("## ")[1:]:
        heading, *lines = filter(None, part.split("\n"))
        for line in lines:
            for words in filter(None, ANSWER.split(line)):
                yield heading, words.removeprefix("- ")


def arrows(text: str) -> Iterator[re.Match[str]]:
    """Every arrow of a text, with the sentence before it."""
    return re.finditer(rf"[^\s.?!{ARROW}][^.?!{ARROW}\n]*{ARROW}", text)


def is_answer(arrow: re.Match[str]) -> bool:
    """True if the words before an arrow are few enough to be seen as an answer."""
    return 0 < len(arrow.group().strip(f" *{ARROW}”»")) <= MOST
