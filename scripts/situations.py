"""All ways through the situations as one table (CSV), the languages side by side, for a lawyer to check."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import terminal
from catalogue.exports.csv_text import csv_text
from catalogue.source.loading import load
from catalogue.views.pages.situations import FOLDER, first_things, pages_in
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Link

ANSWER = re.compile(r"(?<=[.?!”»*]) (?=[^.?!→]{1,60}→)")
"""Where an answer to a question begins."""
EDITORS: dict[str, Any] = {"practice": Link(""), "chips": (), "law": ()}


def blocks(body: str) -> Iterator[tuple[str, str]]:
    """Each paragraph and item of a text after its heading; a question and each of its answers apart."""
    for part in body.split("## ")[1:]:
        heading, *lines = filter(None, part.split("\n"))
        yield from (
            (heading, words.removeprefix("- ")) for line in lines for words in ANSWER.split(line)
        )


def ways(context: Context, name: str) -> Iterator[dict[str, str]]:
    """The rows of a situation; what to do with its step and the texts behind it."""
    pages, things = context.catalogue.pages[name], iter(first_things(context, name, ""))
    for texts in zip(*(blocks(page.body) for page in pages.values()), strict=True):
        thing = (next(things) if re.match(r"\d+\. ", texts[0][1]) else None) or EDITORS
        says = [chip["agency"].label for chip in thing["chips"]]
        says += [f"{law['document'].label}, {law['where']}" for law in thing["law"]]
        words = dict(zip(pages, (text for _, text in texts), strict=True))
        step = {"step": thing["practice"].url, "who says so": "; ".join(says)}
        yield {"situation": name.partition("/")[2], "part": texts[0][0], **words, **step}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    catalogue = load(terminal.parser(__doc__).parse_args(arguments).root)
    context = Context(catalogue, Site(), catalogue.vocabularies.default_language)
    print(
        csv_text(
            context.language,
            [row for name in pages_in(catalogue, FOLDER) for row in ways(context, name)],
        ),
        end="",
    )
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
