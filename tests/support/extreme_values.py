"""Front matter with every field at its extremes, made from the schemas of the models.

Nothing here names what a kind has. What a schema cannot say stands in the few tables below: forms
of patterns, what must be unique, which dates follow which.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import Any

from catalogue.exports.json_schema import schema
from catalogue.lint.front_matter import key_order
from catalogue.lint.records import is_isbn
from catalogue.model import types
from catalogue.model.types import InVocabulary, Part, Ref, marks
from catalogue.source.catalogue import Catalogue

NEWEST, LAST = "2026-11-25", "2099-12-31"
"""The last day on which a text can have been read or issued, and the last day of a plan."""

FORMS: dict[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": ("a{n}", "a{n:049}"),
    r"^([a-z0-9-]{1,80}/)?[a-z0-9]+(-[a-z0-9]+)*$": ("a{n}", "a{n:049}"),
    r"^((practices|resources|statements|activities|agencies)/)?[a-z0-9-]{1,80}$": (
        "a{n}",
        "activities/{n:a>80}",
    ),
    r"^(official|draft|reviewed by \S.+)$": ("draft", "reviewed by {n:r<108}"),
    r"^[0-9X-]{10,17}$": ("{isbn}", "{isbn:->17}"),
    r"^10\.[0-9]{4,9}/[!#-;=?-~]+$": ("10.1000/{n}", "10.123456789/{n:d<200}"),
    r"^[^,]+, [^,]+$": ("A, {n}", "{n:A<39}, {n:Z<39}"),
    r"^[0-9]{1,3}$": ("0", "999"),
    r"^[1-9][0-9]{0,3}$": ("1", "9999"),
    r"^(coordinator|(co-)?chair [0-9]{4})$": ("coordinator", "co-chair {year}"),
    "^(19|20)[0-9]{2}$": ("1900", "2026"),
    r"^[0-9a-f]{8}$": ("0" * 8, "f" * 8),
    r"^[a-z0-9-]+(\.[a-z0-9-]+)+$": ("a{n}.org", "www.a{n:0100}.example.org"),
    types.PARTIAL_DATE: ("1800", NEWEST),
    types.ADDRESS: ("https://a{n}.org", "https://www.example.org/{n:a<376}"),
}
"""The shortest and the longest text of a pattern; one of a model that is not here is an error."""

PERIODS = (("reviewed", "review_due"), ("date", "until"), ("since", "until"))
LEAST, FULL = 8, 40
"""Records of a kind, and the longest vocabulary of which each value is used."""
MANY_LANGUAGES = 12
"""Languages of a text that has most: with all of them a page would be too large."""

MANY, WORD = 2, "Ω&’ é𐍈"
DIRECTED = {"evaluated": ("positive", "mixed"), "promising": ("mixed", "positive")}
"""The directions that agree with a study of a good result, by level of effect."""

PLACES = ("p. 1", f"{''.join(f'art. {number}, ' for number in range(1, 13))}p. 1")


class Extremes:
    """Makes front matter whose fields are as short or long, as old or new, as a model allows."""

    def __init__(self, catalogue: Catalogue, refs: dict[str, list[str]]):
        self.catalogue, self.refs = catalogue, refs
        self.turns: dict[int, tuple[list[Any], Iterator[Any], list[Any]]] = {}
        """Of each enumeration its values, the next ones, and those that were used."""

    def of(
        self, model: type[Part], start: int, count: int = 0
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The least, the most, and mixtures of both, numbered.

        Values of an enumeration take turns until each was used.
        """
        whole = schema(self.catalogue.vocabularies, model)
        for part in (model, *_parts(model)):
            self._name_records(part, whole if part is model else whole["$defs"][part.__name__])
        for number in range(start, start + (count or FULL)):
            share = {start: 0.0, start + 1: 1.0}.get(number, 0.5)
            made = _Made(self, whole, number, share).value(whole)
            yield number, {key: made[key] for key in key_order(model) if key in made}
            if not count and number > start + LEAST and not self.unused():
                return

    def unused(self) -> list[set[Any]]:
        """The values of enumerations that no record has yet; of the longest ones a few are enough."""
        return [
            left
            for values, _, used in self.turns.values()
            if len(values) < FULL and (left := {*values} - {*used})
        ]

    def _next(self, values: list[Any]) -> Any:
        _, following, used = self.turns.setdefault(
            id(values), (values, itertools.cycle(values), [])
        )
        used.append(next(following))
        return used[-1]

    def _name_records(self, part: type[Part], definition: dict[str, Any]) -> None:
        """Put the ids that exist into fields that name a record, a step or a provision."""
        for name, info in part.model_fields.items():
            field = definition["properties"][info.alias or name]
            for mark in marks(part, name):
                if isinstance(mark, Ref):
                    _leaf(field)["enum"] = self.refs[mark.kind]
                elif (
                    isinstance(mark, InVocabulary)
                    and "enum" not in _leaf(field)
                    and "propertyNames" not in field
                ):
                    _leaf(field)["enum"] = [*self.catalogue.vocabulary(mark.vocabulary).terms]


class _Made:
    """One front matter: the value of each part of a schema."""

    def __init__(self, extremes: Extremes, whole: dict[str, Any], number: int, share: float):
        self.catalogue, self.following = extremes.catalogue, extremes._next
        self.whole, self.number, self.count = whole, number, 0
        self.share, self.dice = share, random.Random(number)

    def most(self) -> bool:
        """Whether the next value is an extreme of length, or of shortness."""
        return self.dice.random() < self.share

    def value(self, schema: dict[str, Any]) -> Any:
        schema = self._resolved(schema)
        if "enum" in schema:
            return self.following(schema["enum"])
        if "const" in schema:
            return schema["const"]
        return {"array": self._list, "object": self._mapping, "string": self._text}[schema["type"]](
            schema
        )

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in schema:
            return self.whole["$defs"][schema["$ref"].rpartition("/")[2]]
        return next(
            (
                inner
                for inner in map(self._resolved, schema.get("anyOf", ()))
                if inner.get("type") != "null"
            ),
            schema,
        )

    def _list(self, schema: dict[str, Any]) -> list[Any]:
        items = self._resolved(schema["items"])
        most = schema.get("maxItems", len(items.get("enum", range(MANY))))
        wanted = (
            most if self.most() else min(max(schema.get("minItems", 0), 1), most)
        )  # none of an empty vocabulary
        values = [self.value(items) for _ in range(wanted)]
        return values if items["type"] == "object" else [*dict.fromkeys(values)]

    def _mapping(self, schema: dict[str, Any]) -> dict[str, Any]:
        properties, required = schema.get("properties", {}), schema.get("required", ())
        made = {
            key: self.value(field)
            for key, field in properties.items()
            if key in required or self.most()
        }
        if isinstance(texts := schema.get("additionalProperties"), dict):
            names = [
                name
                for name in schema.get("propertyNames", {}).get("enum", ["what"])
                if name not in properties
            ]
            told = {name: self.value(texts) for name in (names if self.most() else names[:2])}
            made |= dict(itertools.islice(told.items(), MANY_LANGUAGES))
        return self._agreed(made)

    def _agreed(self, made: dict[str, Any]) -> dict[str, Any]:
        """A record or a part of one that agrees with itself and with what it names."""
        for early, late in PERIODS:
            if made.get(late, LAST) < made.get(early, ""):
                made[early], made[late] = made[late], made[early]
            made |= {late: LAST} if made.get(late) == NEWEST else {}
        if made.get("access") == "open":
            made.setdefault("links", {"all": f"https://b{self.number}.org"})
        elif made.get("access") == "unknown":
            made = {
                key: value
                for key, value in made.items()
                if key not in ("links", "archives", "doi", "symbol")
            }
        made.pop("judged", None)
        self._agree_on_effect(made)
        self._agree_on_domain(made)
        if "pages" in made and "readings" in made:
            made["pages"] = "9999"  # no place lies beyond it
        if {"where", "seen", "read"} <= made.keys():
            made["where"] = f"{PLACES[self.most()].rpartition('1')[0]}{self.count}"
        if "says" in made and ("provision" in made or "in" not in made):
            made = {
                "provision": made.get("provision")
                or next(iter(self.catalogue.vocabulary("provisions"))).id,
                "says": made["says"],
            }
        elif "in" in made:
            issued = self.catalogue.entries[made["in"]]
            made |= {"where": PLACES[self.most()]}
            made |= {"by": list(issued.issuers)} if made.get("by") else {}
            made |= {"date": max(made["date"], issued.date or "")} if "date" in made else {}
        return made

    def _agree_on_effect(self, made: dict[str, Any]) -> None:
        """A direction stands only where a study can show one."""
        made.pop("direction", None)
        if made.get("level") in DIRECTED:
            made["direction"] = DIRECTED[made["level"]][self.most()]

    def _agree_on_domain(self, made: dict[str, Any]) -> None:
        """A domain is the host of the home page, and the address of a declaration is on it."""
        made.pop("declaration_address", None)
        if "domains" in made:
            host = made["domains"][0]
            made |= {"domains": [host], "homepage": f"https://{host}/"}
            if self.most():
                made["declaration_address"] = f"https://{host}/declaration.json"

    def _text(self, schema: dict[str, Any]) -> str:
        self.count += 1
        number = self.number * 1000 + self.count
        most = self.most()
        if schema.get("format") == "date":
            return NEWEST if most else "1800-01-01"
        if pattern := schema.get("pattern"):
            isbn = next(isbn for digit in "0123456789X" if is_isbn(isbn := f"{number:09}{digit}"))
            return FORMS[pattern][most].format(n=number, year=number % 10000, isbn=isbn)
        text = f"{number:x}"
        if not most:
            return text.zfill(schema.get("minLength", 1))
        return f"{text} {WORD} ".ljust(schema.get("maxLength", 40) - 1, "w") + "."


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    for info in model.model_fields.values():
        for part in types.parts(info.annotation):
            yield part
            yield from _parts(part)


def _leaf(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of the texts of a field: itself, that of its items, or the one that is not null."""
    inner = (
        [field["items"]]
        if "items" in field
        else [item for item in field.get("anyOf", ()) if item.get("type") != "null"]
    )
    return _leaf(inner[0]) if inner else field
