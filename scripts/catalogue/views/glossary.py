"""The glossary: every term of data/glossary.yml in the alphabetical order of the reader's language."""

from collections import defaultdict
from typing import Any

from catalogue.views.context import Context
from catalogue.views.rows import collation


def glossary(context: Context, page: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The terms and their rows by initial letter. A letter links to its first term, since letters differ between languages."""
    letters: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    rows = context.catalogue.vocabularies.table("glossary").items()
    for name, row in sorted(rows, key=lambda item: collation(item[1][context.language]["term"])):
        letters[collation(row[context.language]["term"])[0][:1].upper()][name] = row
    return letters
