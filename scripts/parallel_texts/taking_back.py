"""Texts that came back from a translation program → pages, if links and ids are those of the original."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from catalogue.source import translations

from parallel_texts.codes import codes_in
from parallel_texts.units import SHORT, Pair, Place, Unit, as_value, with_texts
from parallel_texts.xliff import Returned

BOLD = "**"

Key = tuple[str, str]
"""What names a page: the path of its original, and the language of the translation."""


@dataclass
class Taken:
    """What came back: new texts by the file that has them, and what is wrong."""

    texts: dict[str, str] = field(default_factory=dict)
    """Path → the new text of a file that differs."""

    problems: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The id of a sentence, and its values."""


def taken_back(pairs: Mapping[Key, Pair], returned: Iterable[Returned]) -> Taken:
    """The new texts of the pages that came back; `pairs` has the page of each original."""
    taken, by_page = Taken(), _by_page(returned)
    known = {page: ones for page, ones in by_page.items() if page in pairs}
    for page in by_page.keys() - known.keys():
        taken.problems.append(("translate-no-page", {"page": page[0]}))
    changed: dict[str, dict[Place, str]] = defaultdict(dict)
    for page, ones in known.items():
        if pairs[page].is_new:
            _begin(pairs[page], ones, taken)
        else:
            _collect(pairs[page], ones, taken, changed)
    sources = dict(_sources(pairs.values()))
    for path, texts in changed.items():
        taken.texts[path] = with_texts(sources[path], texts)
    if not taken.problems:
        for page, ones in known.items():
            _stamp(pairs[page], ones, taken)
    return taken


def _by_page(returned: Iterable[Returned]) -> dict[Key, list[Returned]]:
    by_page: dict[Key, list[Returned]] = defaultdict(list)
    for one in returned:
        by_page[one.page, one.language].append(one)
    return by_page


def _collect(
    pair: Pair, ones: list[Returned], taken: Taken, changed: dict[str, dict[Place, str]]
) -> None:
    """Add the new texts of a page by file and place."""
    for unit, text in _changed(pair, ones, taken):
        assert unit.place  # one without a place is a problem
        changed[unit.file][unit.place] = as_value(text) if unit.is_yaml else text


def _begin(pair: Pair, ones: list[Returned], taken: Taken) -> None:
    """The body of a translation that has none yet, once every text of it came back."""
    units = {unit.id: _in_original(unit) for unit in pair.units}
    page, problems = pair.original.document.path, len(taken.problems)
    for one in ones:
        if problem := _problem(units.get(one.id), one):
            taken.problems.append((problem, {"page": page, "unit": one.id}))
    texts = {one.id: one.target for one in ones if one.target}
    if not texts.keys() >= {name for name, unit in units.items() if unit.origin}:
        taken.problems.append(("translate-incomplete", {"page": page}))
    if len(taken.problems) == problems:
        taken.texts[pair.translation.document.path] = pair.with_new_body(texts)


def _in_original(unit: Unit) -> Unit:
    """A unit of a new translation: its text has the place that it has in the original."""
    return replace(unit, place=unit.origin or unit.place)


def _sources(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Path → text of the files of pages and of their translations."""
    for pair in pairs:
        yield pair.original.document.path, pair.original.document.source
        yield pair.translation.document.path, pair.translation.document.source


def _changed(pair: Pair, ones: list[Returned], taken: Taken) -> Iterator[tuple[Unit, str]]:
    """The units of a page that have another text now; what is wrong is noted."""
    units = {unit.id: unit for unit in pair.units}
    for one in ones:
        unit = units.get(one.id)
        problem = _problem(unit, one)
        if problem:
            values = {"page": one.page, "unit": one.id}
            taken.problems.append((problem, values))
        elif unit and one.target and one.target != unit.target:
            yield unit, one.target


def _problem(unit: Unit | None, one: Returned) -> str:
    """The id of the sentence that says what is wrong with a text that came back; '' if nothing is."""
    if unit is None or one.source != unit.source:
        return "translate-original-changed"
    if one.target in ("", unit.target):
        return ""
    if unit.place is None:
        return "translate-other-form"
    if "\n" in one.target or one.target != one.target.strip():
        return "translate-lines"
    if codes_in(one.target) not in (codes_in(unit.source), codes_in(unit.target)):
        return "translate-codes"
    is_norm = unit.id.endswith("/norm")
    return "translate-codes" if is_norm and not _is_bold(one.target) else ""


def _is_bold(text: str) -> bool:
    """True for the head of a step: bold from its beginning to its end."""
    return text.startswith(BOLD) and text.endswith(BOLD) and text.count(BOLD) == 2


def _stamp(pair: Pair, ones: list[Returned], taken: Taken) -> None:
    """Stamp the sections that were behind and of which every text was looked at."""
    behind = {*pair.translation.behind}
    waiting: set[str] = set()
    sections = {unit.id: unit.section for unit in pair.units}
    done = {sections[one.id] for one in ones} & behind
    waiting = {sections[one.id] for one in ones if not one.is_done}
    known = {one.id for one in ones}
    waiting |= {section for name, section in sections.items() if name not in known}
    if fresh := done - waiting - {SHORT}:
        path = pair.translation.document.path
        text = taken.texts.get(path, pair.translation.document.source)
        taken.texts[path] = _stamped(pair, text, fresh)


def _stamped(pair: Pair, text: str, fresh: set[str]) -> str:
    """A translation whose stamp says that some sections are up to date."""
    original = pair.original
    prints = translations.fingerprints(original.document, original.headings, original.language)
    before = pair.translation.document.data.get("source") or {}
    kept = {name: str(before.get(name)) for name in prints if before.get(name)}
    return translations.stamp(text, kept | {name: prints[name] for name in prints if name in fresh})
