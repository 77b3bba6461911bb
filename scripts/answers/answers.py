"""The answers of the tools: each with edition or day, permalinks, force of the law, how far texts were read.

Nothing is put into words here but what the published data say; what is not found is said to be not found.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from answers.comparing import compared_practices, compared_states, compared_steps
from answers.finding import Finding
from answers.published import Data, Published
from answers.questions import Questions, folded
from answers.telling import Telling

MOST = 20
"""How many results a search has at most."""

MOST_PROVISIONS = 60
MOST_CHANGES = 50


class Answers:
    """The tools over the published data."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.questions = Questions(published.words)

    @cached_property
    def _finding(self) -> Finding:
        return Finding(self.published)

    @property
    def tools(self) -> dict[str, Callable[..., Data]]:
        """Every tool by its name."""
        return {
            "search": self.search,
            "practice": self.practice,
            "step": self.step,
            "law": self.law,
            "state": self.state,
            "situation": self.situation,
            "compare": self.compare,
            "changes": self.changes,
        }

    def answer(self, tool: str, language: str, **asked: Any) -> Data:
        """The answer of a tool: the safety page first where there may be danger, nothing about a person."""
        telling = Telling(self.published, language)
        texts = [value for value in asked.values() if isinstance(value, str)]
        first: Data = {}
        if any(map(self.questions.is_of_danger, texts)):
            first = {"first": self._safety()}
        if any(map(self.questions.is_of_a_person, texts)):
            return {**first, "refused": telling.text("refused")}
        found = self.tools[tool](telling, **asked)
        return {**first, **found, **telling.frame()}

    def _safety(self) -> Data:
        """The way to the safety page, in every language."""
        addresses = self.published.words["safety"]
        sentences = self.published.words["texts"]["danger"]
        return {name: f"{sentences[name]} {address}" for name, address in addresses.items()}

    def search(self, telling: Telling, question: str, most: int = 8) -> Data:
        """What is about a question."""
        found = self._finding.find(question, max(1, min(most, MOST)))
        results = [self._found(telling, kind, ref) for kind, ref in found]
        return {"results": results} if results else telling.nothing()

    def _found(self, telling: Telling, kind: str, ref: str) -> Data:
        published = self.published
        if kind == "step":
            return {"kind": kind, **telling.step_in_short(published.steps[ref])}
        if kind == "law":
            return {"kind": kind, **telling.provision(published.provisions[ref])}
        if kind == "situation":
            return {"kind": kind, **telling.page(published.situations[ref])}
        return {"kind": kind, **telling.practice_in_short(published.practices[ref])}

    def practice(self, telling: Telling, practice: str) -> Data:
        """A practice with its steps in short."""
        ref = self._named(self.published.practices, "practices", practice)
        if ref is None:
            return telling.nothing(self._near("practice", practice))
        steps = (one for one in self.published.steps.values() if one["practice"]["id"] == ref)
        return {
            **telling.practice(self.published.record(ref)),
            "steps": [telling.step_in_short(step) for step in steps],
        }

    def step(self, telling: Telling, step: str) -> Data:
        """A step with norm, guidance, law, evidence, and what was read and says less."""
        ref = self._step(step)
        if ref is None:
            return telling.nothing(self._near("step", step))
        return telling.step(self.published.steps[ref])

    def _step(self, name: str) -> str | None:
        """The id of a step: as practices/x#y, as x#y, by its permalink, or by its short head."""
        steps = self.published.steps
        wanted = name.partition("practices/")[2] or name
        ref = f"practices/{wanted.replace('/#', '#')}"
        if ref in steps:
            return ref
        heads = (key for key, one in steps.items() if _is_called(one["short"], name))
        return next(heads, None)

    def law(self, telling: Telling, text: str) -> Data:
        """A provision with the steps that were compared with it; of an instrument, its provisions."""
        row = self.published.provisions.get(text.removeprefix("resources/"))
        if row:
            return telling.provision_with_steps(row)
        rows = self._of_instrument(text)
        if not rows:
            return telling.nothing(self._near("law", text))
        told = [telling.provision(one) for one in rows[:MOST_PROVISIONS]]
        return {"provisions": told, "count": len(rows)}

    def _of_instrument(self, name: str) -> list[Data]:
        """The provisions of an instrument, by its id or its name."""
        rows = self.published.provisions.values()
        instruments = {row["instrument"] for row in rows}
        known = {ref: self.published.records[ref] for ref in sorted(instruments)}
        ref = self._named(known, "resources", name)
        return [row for row in rows if row["instrument"] == ref]

    def state(self, telling: Telling, state: str, practice: str = "") -> Data:
        """What binds a State, by the lists that were read; the steps that the law asks of it."""
        code = self._state(state)
        if code is None:
            return telling.nothing()
        ref = ""
        if practice:
            ref = self._named(self.published.practices, "practices", practice) or ""
            if not ref:
                return telling.nothing(self._near("practice", practice))
        return telling.state(self.published.states[code], ref)

    def _state(self, name: str) -> str | None:
        """The two letters of a State, by these, by its three letters, or by its name in any language."""
        for code, row in self.published.states.items():
            if name.upper() in (code, row["iso3"]) or _is_called(row["name"], name):
                return code
        return None

    def situation(self, telling: Telling, situation: str) -> Data:
        """A situation: what to do, with the steps behind it."""
        ref = self._named(self.published.situations, "situations", situation)
        if ref is None:
            return telling.nothing(self._near("situation", situation))
        return telling.whole_page(self.published.situations[ref])

    def compare(self, telling: Telling, one: str, other: str) -> Data:
        """Two practices, two steps or two States, side by side."""
        practices = [self._named(self.published.practices, "practices", x) for x in (one, other)]
        if all(practices):
            return compared_practices(telling, *[self.published.record(str(x)) for x in practices])
        states = [self._state(x) for x in (one, other)]
        if all(states):
            return compared_states(telling, *[self.published.states[str(x)] for x in states])
        steps = [self._step(x) for x in (one, other)]
        if all(steps):
            return compared_steps(telling, *[self.published.steps[str(x)] for x in steps])
        return telling.nothing()

    def changes(self, telling: Telling, since: str = "", about: str = "", sort: str = "") -> Data:
        """What changed, the newest first: since a day, of a record or a step, of a sort."""
        ref = self._step(about) or self._named(self.published.records, "practices", about)
        found = [change for change in self.published.changes if _is_asked(change, since, sort)]
        if about:
            found = [change for change in found if _is_of(change, ref or about)]
        if not found:
            return {**telling.nothing(), "note": telling.text("changes")}
        told = [telling.change(change) for change in found[:MOST_CHANGES]]
        return {"changes": told, "count": len(found), "note": telling.text("changes")}

    def _named(self, rows: Mapping[str, Data], kind: str, name: str) -> str | None:
        """The id of a row: by itself with or without its kind, in an address, or by its name."""
        if not name:
            return None
        inner = name.rpartition(f"{kind}/")[2].strip("/")
        ref = name if name in rows else f"{kind}/{inner}"
        if ref in rows:
            return ref
        called = (key for key, row in rows.items() if _is_called(row["name"], name))
        return next(called, None)

    def _near(self, kind: str, name: str) -> list[str]:
        """The ids of what is near to a name that nothing has."""
        found = self._finding.find(name, MOST)
        return [ref for one, ref in found if one == kind][:5]


def _is_called(names: Mapping[str, str], name: str) -> bool:
    """True if something is called by a name in any language; accents and capitals make no difference."""
    return folded(name.strip()) in map(folded, names.values())


def _is_asked(change: Data, since: str, sort: str) -> bool:
    return str(change["day"]) >= since and sort in ("", change["sort"])


def _is_of(change: Data, name: str) -> bool:
    """True for a change of a record, of a step, or of a practice in any of its steps."""
    ref, _, step = name.partition("#")
    return change["record"] == ref and step in ("", change.get("step", ""))
