"""Search: the words of a question → what is about it, in any language; rare words weigh more."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from answers.published import Data, Published
from answers.questions import folded, words_of

LEAST_SHARE = 0.34
"""The share of the weight of a question that a target must have."""

KIND_WEIGHT = {"situation": 0.9, "law": 0.8}
"""What weighs less than steps and practices."""

SHORTEST_STEM = 4


def stem(word: str) -> str:
    """A word without the endings of the plural, the same in English and French."""
    for ending in ("ies", "aux", "es", "s", "x", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def all_texts(*values: Any) -> Iterator[str]:
    """The texts of all languages, in words of one language or of several."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif value:
            yield from value.values()


class Finding:
    """What can be found: each target with the weights of its words."""

    def __init__(self, published: Published) -> None:
        self._published = published
        small = published.words["words"]["small-anywhere"]
        self._small = {folded(word) for word in small}

    def find(self, question: str, most: int) -> list[tuple[str, str]]:
        """The kind and the id of what is about a question, the best first."""
        words = self._meaning(question)
        whole = sum(map(self._rarity, words))
        found = []
        for target, weights in self._targets.items():
            had = [word for word in words if word in weights]
            share = sum(map(self._rarity, had)) / whole if whole else 0
            if had and share >= LEAST_SHARE:
                score = sum(self._rarity(word) * weights[word] for word in had)
                found.append((score * share * share * KIND_WEIGHT.get(target[0], 1), target))
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [target for _, target in found[:most]]

    def _meaning(self, text: str) -> list[str]:
        """The words of a text that mean something, each once."""
        words = (word for word in words_of(text) if len(word) > 1 and word not in self._small)
        return list(dict.fromkeys(map(stem, words)))

    def _rarity(self, word: str) -> float:
        return math.log(1 + len(self._targets) / (1 + self._frequency[word]))

    @cached_property
    def _frequency(self) -> Counter[str]:
        """Word → in how many targets it stands."""
        counter: Counter[str] = Counter()
        for weights in self._targets.values():
            counter.update(weights.keys())
        return counter

    @cached_property
    def _targets(self) -> dict[tuple[str, str], dict[str, float]]:
        targets: dict[tuple[str, str], dict[str, float]] = {}
        for kind, ref, fields in self._fields():
            weights: dict[str, float] = {}
            for weight, texts in fields:
                for word in self._meaning(" ".join(texts)):
                    weights[word] = max(weight, weights.get(word, 0))
            targets[kind, ref] = weights
        return targets

    def _fields(self) -> Iterator[tuple[str, str, list[tuple[float, Iterable[str]]]]]:
        """Kind, id, and the texts of each target with their weight."""
        published = self._published
        for ref, step in published.steps.items():
            yield "step", ref, _texts_of_step(step)
        for ref, practice in published.practices.items():
            yield "practice", ref, [*self._texts_of_page(ref, practice), (1, self._heads[ref])]
        for ref, page in published.situations.items():
            yield "situation", ref, self._texts_of_page(ref, page)
        for ref, row in published.provisions.items():
            yield "law", ref, self._texts_of_provision(row)

    @cached_property
    def _heads(self) -> defaultdict[str, list[str]]:
        """The heads of the steps of each practice."""
        heads: defaultdict[str, list[str]] = defaultdict(list)
        for step in self._published.steps.values():
            heads[step["practice"]["id"]] += all_texts(step["short"], step["norm"])
        return heads

    def _texts_of_page(self, ref: str, page: Data) -> list[tuple[float, Iterable[str]]]:
        keywords = self._published.words["keywords"].get(ref, ())
        summary = all_texts(page["summary"])
        return [(3, all_texts(page["name"])), (2, keywords), (1.5, summary)]

    def _texts_of_provision(self, row: Data) -> list[tuple[float, Iterable[str]]]:
        instrument = self._published.records.get(row["instrument"])
        name = all_texts(instrument["name"]) if instrument else ()
        return [(2, all_texts(row["heading"])), (1.5, all_texts(row["says"])), (1.5, name)]


def _texts_of_step(step: Data) -> list[tuple[float, Iterable[str]]]:
    head = all_texts(step["short"], step["norm"])
    return [
        (2.5, head),
        (1.2, all_texts(step["practice"]["name"])),
        (0.7, all_texts(step["guidance"])),
    ]
