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
        match = re.match(row["form"], identifiers.get(row["field"], ""))
        if match and match[1]:
            number = quote(match[1].replace(" ", ""), safe="/")
            return _by_language(row, number, languages)
    return {}


def _by_language(row: Mapping[str, Any], number: str, languages: Sequence[str]) -> dict[str, str]:
    """The addresses of a document with a number, by the form of one row."""
    only = languages[0] if len(languages) == 1 else "all"
    names: dict[str, str] = row.get("languages") or {row.get("only") or only: ""}
    if languages:
        known = {*languages, "all"}
        names = {language: name for language, name in names.items() if language in known}
    address: str = row["address"]
    return {
        language: address.format(language=name, number=number) for language, name in names.items()
    }
