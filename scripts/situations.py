"""All ways through the situations as one table (CSV), the languages side by side, for a lawyer to check."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import terminal
from catalogue.exports.csv_text import csv_text
from catalogue.source.answers import blocks
from catalogue.source.loading import load
from catalogue.views.pages.situations import FOLDER, first_things, pages_in
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Link

EDITORS: dict[str, Any] = {"practice": Link(""), "chips": (), "law": ()}


def ways(context: Context, name: str) -> Iterator[dict[str, str]]:
    """The rows of a situation; what to do with its step and the texts behind it."""
    pages = context.catalogue.pages[name]
    things = iter(first_things(context, name, ""))
    situation = name.partition("/")[2]
    for texts in zip(*(blocks(page.body) for page in pages.values()), strict=True):
        part, first = texts[0]
        is_step = re.match(r"\d+\. ", first)
        thing = (next(things) if is_step else None) or EDITORS
        words = {language: text for language, (_, text) in zip(pages, texts, strict=True)}
        yield {"situation": situation, "part": part, **words, **_support(thing)}


def _support(thing: dict[str, Any]) -> dict[str, str]:
    """The step behind something to do, and who says so."""
    says = [chip["agency"].label for chip in thing["chips"]]
    says += [f"{law['document'].label}, {law['where']}" for law in thing["law"]]
    return {"step": thing["practice"].url, "who says so": "; ".join(says)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    catalogue = load(terminal.parser(__doc__).parse_args(arguments).root)
    context = Context(catalogue, Site(), catalogue.vocabularies.default_language)
    rows: list[dict[str, str]] = []
    for name in pages_in(catalogue, FOLDER):
        rows += ways(context, name)
    print(csv_text(context.language, rows), end="")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
