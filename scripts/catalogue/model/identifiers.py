"""Addresses that follow from identifiers, by the forms of data/addresses/resolvers.yml."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote


def addresses(
    resolvers: Mapping[str, Any], identifiers: Mapping[str, str], languages: Sequence[str] = ()
) -> dict[str, str]:
    """The addresses of a document by language, in the languages in which it exists if these are known."""
    for row in resolvers.values():
        if match := re.match(row["form"], identifiers.get(row["field"], "")):
            number = quote(match[1].replace(" ", ""), safe="/")
            names = row.get("languages") or {
                row.get("only") or (languages[0] if len(languages) == 1 else "all"): ""
            }
            selected = [
                language for language in names if not languages or language in (*languages, "all")
            ]
            return {
                language: row["address"].format(language=names[language], number=number)
                for language in selected
            }
    return {}
