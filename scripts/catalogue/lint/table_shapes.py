"""Validates the structure of data/*.yml, on which all other code relies."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from catalogue.lint.terminology import TITLES
from catalogue.model.dates import is_partial_date
from catalogue.source.yaml_positions import Where

Judge = Callable[[Any], bool]
GROUPED = ("sections", "fields")
"""Tables whose rows are grouped under a name."""

CITATION_FORMATS = ("csl", "ris", "bibtex", "coins")
COLUMNS: dict[str, tuple[str, ...]] = {
    "resource-types": ("schema", "dcmi", *CITATION_FORMATS),
    "statement-types": ("schema", "dcmi", *CITATION_FORMATS),
    "activity-types": ("schema", "dcmi"),
    "languages": ("iso639_3",),
    "provisions": ("where", "strength", "seen"),
    "resolvers": ("field", "form", "address"),
}
"""What each row holds, such as its names in other standards. What is cited has a name in every format of citation."""

ISO_639_3 = re.compile(r"[a-z]{3}")

FLAGS = ("group", "counts", "law", "link", "grouping", "optional")
"""Keys that are `true` or absent."""


def misshapen(name: str, data: dict[str, Any]) -> Iterator[Where]:
    """The paths of the rows of a table that have a wrong structure."""
    if name == "sections":
        yield from _rows_without(data, lambda rows: isinstance(rows, dict))
        kinds = ((kind, rows) for kind, rows in data.items() if isinstance(rows, dict))
        yield from ((kind, key) for kind, rows in kinds for key, row in rows.items() if not isinstance(row, dict))
    elif name == "words":
        yield from _words(data)
    elif name == "traces":
        yield from _rows_without(data, lambda row: isinstance(row, dict) and all(isinstance(lines, list) for lines in row.values()))
    elif name == "months":
        yield from _rows_without(data, lambda row: isinstance(row, list) and len(row) == 12)
    elif name == "dead-links":
        yield from _rows_without(data, lambda row: is_partial_date(str(row)))
    else:
        yield from _rows_without(data, lambda row: isinstance(row, dict) and _is_complete(name, row))
    if name not in ("words", "months", "rules", "dead-links", "traces"):
        yield from _unlike_the_others(data, 2 if name in GROUPED else 1)
        yield from (where for where, value in _values(data, ()) if where[1:] and where[-1] in FLAGS and value != "true")


def is_count(row: Any) -> bool:
    """True for a row of data/membership.yml: a count and its date."""
    return isinstance(row, dict) and str(row.get("count")).isdecimal() and is_partial_date(str(row.get("as_of")))


def _is_complete(name: str, row: dict[str, Any]) -> bool:
    """True for a row that has the names which its table requires."""
    cited = sum(column in row for column in CITATION_FORMATS)
    code = ISO_639_3.fullmatch(str(row.get("iso639_3", "mul")))
    columns = COLUMNS.get(name.partition("/")[0], ())
    whole = bool(code) and cited in (0, len(CITATION_FORMATS)) and all(row.get(column) for column in columns)
    return whole and (name != "resolvers" or _is_form(row["form"]))


def _is_form(form: Any) -> bool:
    """True for a regular expression with a group for the number."""
    try:
        return isinstance(form, str) and re.compile(form).groups > 0
    except re.error:
        return False


def _rows_without(data: dict[str, Any], judge: Judge) -> Iterator[Where]:
    return ((key,) for key, row in data.items() if not judge(row))


def _unlike_the_others(data: dict[str, Any], depth: int) -> Iterator[Where]:
    """The paths whose type (text, list or mapping) differs from that of most other rows."""
    values = [(where, where[depth:], type(value)) for where, value in _values(data, ()) if len(where) > depth]
    usual: dict[Where, Counter[type]] = {}
    for _, column, form in values:
        usual.setdefault(column, Counter())[form] += 1
    for where, column, form in values:
        if usual[column][form] * 2 < usual[column].total():
            yield where


def _values(value: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    """Every value with its path; a list counts as one value."""
    if where and value is not None:
        yield where, value
    for key, item in value.items() if isinstance(value, dict) else ():
        yield from _values(item, (*where, key))


def _words(data: dict[str, Any]) -> Iterator[Where]:
    """data/words.yml: language → family → rows of words to avoid; one family is a list of titles."""
    for language, families in data.items():
        if not isinstance(families, dict):
            yield (language,)
            continue
        for family, rows in families.items():
            judge = _is_title if family == TITLES else _is_word
            if not isinstance(rows, list):
                yield (language, family)
            else:
                yield from ((language, family, index) for index, row in enumerate(rows) if not judge(row))


def _is_title(row: Any) -> bool:
    return isinstance(row, str) and bool(row)


def _is_word(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("use"), str) or not isinstance(row.get("why"), dict):
        return False
    return isinstance(row.get("avoid"), list) and all(isinstance(word, str) and word for word in row["avoid"])
