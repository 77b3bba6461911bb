"""The words of a Hunspell dictionary: its stems, and what its suffixes and prefixes make of them.

A suffix may follow another. Forms with an apostrophe are made too; whoever needs letters only drops them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

AFFIX = re.compile(r"^([SP]FX)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)")
"""A row of the affix file: kind, flag, what is taken away, what is added, and the condition."""

Flags = tuple[str, ...]


@dataclass(frozen=True)
class Affix:
    """What one row of the affix file does to a word."""

    is_suffix: bool
    removed: str
    added: str
    flags: Flags
    condition: re.Pattern[str]

    def of(self, word: str) -> str:
        """The word with the affix; '' where it cannot have it."""
        if not self.condition.search(word):
            return ""
        if not self.is_suffix:
            return self.added + word.removeprefix(self.removed)
        return word.removesuffix(self.removed) + self.added


def words_of_dictionary(folder: Path) -> set[str]:
    """All words of the dictionary in a folder, as npm has them: index.aff and index.dic."""
    rules = (folder / "index.aff").read_text("utf-8")
    width = 2 if re.search(r"^FLAG long", rules, re.MULTILINE) else 1
    affixes = _affixes(rules, width)
    words: set[str] = set()
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        stem, _, flags = re.split(r"[\t ]", line, maxsplit=1)[0].partition("/")
        words |= _forms(stem, _flags(flags, width), affixes)
    return words


def _affixes(rules: str, width: int) -> dict[str, list[Affix]]:
    """Flag → its affixes."""
    affixes: dict[str, list[Affix]] = defaultdict(list)
    for line in rules.splitlines():
        if row := AFFIX.match(line):
            affixes[row[2]].append(_affix(row, width))
    return affixes


def _affix(row: re.Match[str], width: int) -> Affix:
    kind, _, removed, addition, condition = row.groups()
    added, _, flags = addition.partition("/")
    is_suffix = kind == "SFX"
    return Affix(
        is_suffix=is_suffix,
        removed="" if removed == "0" else removed,
        added="" if added == "0" else added,
        flags=_flags(flags, width),
        condition=re.compile(f"{condition}$" if is_suffix else f"^{condition}"),
    )


def _flags(text: str, width: int) -> Flags:
    """Flags that are written without a space."""
    return tuple(text[start : start + width] for start in range(0, len(text), width))


def _forms(stem: str, flags: Flags, affixes: dict[str, list[Affix]]) -> set[str]:
    """A stem and all that its affixes make of it."""
    first = list(_with_affixes(stem, flags, affixes))
    second = [word for form, more in first for word, _ in _with_affixes(form, more, affixes)]
    return {stem, *(form for form, _ in first), *second}


def _with_affixes(
    word: str,
    flags: Iterable[str],
    affixes: dict[str, list[Affix]],
) -> Iterator[tuple[str, Flags]]:
    """The forms of a word by one affix, each with the flags that may follow."""
    for flag in flags:
        for affix in affixes.get(flag, ()):
            if form := affix.of(word):
                yield form, affix.flags
