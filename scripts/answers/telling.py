"""Published data for an answer in one language: names and words, each text with its force and its reading."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from answers.published import Data, Published

PARTY = "party"
"""The standing that binds; of the others an answer lists the instruments only."""


class Telling:
    """What an answer in a language is made of."""

    def __init__(self, published: Published, language: str) -> None:
        self.published = published
        self.language = language

    def words(self, texts: Any) -> str:
        """The words in the language of the answer, or else in the first that has them."""
        if not texts:
            return ""
        return str(texts.get(self.language) or next(iter(texts.values())))

    def name(self, value: Data | None) -> str:
        """The name of an id or a code."""
        return self.words(value["name"]) if value else ""

    def text(self, name: str) -> str:
        """A sentence of the server."""
        return self.words(self.published.words["texts"][name])

    def label(self, vocabulary: str, code: str) -> str:
        """The label of a code."""
        return self.words(self.published.codes.get(vocabulary, {}).get(code)) or code

    def frame(self) -> Data:
        """What every answer carries: edition or day, how to cite, what the level none means."""
        editions = self.published.editions
        edition = {"edition": editions[0]["version"]} if editions else {}
        return {
            **edition,
            "day": self.published.day,
            "cite": self.text("cite"),
            "none_means": self.words(self.published.words["none"]),
        }

    def nothing(self, near: list[str] | None = None) -> Data:
        """That nothing was found, with the ids of what is near."""
        found: Data = {"results": [], "nothing": self.text("nothing")}
        return {**found, "near": near} if near else found

    def source(self, source: Data) -> Data:
        """A text that was compared with a step: its force, what it says, how far it was read."""
        found = {
            "name": self.words(source["name"]),
            "place": self.words(source["place"]),
            "document": source["document"],
            "provision": source.get("provision", ""),
            "date": source.get("date", ""),
            "force": self.name(source.get("force")),
            "strength": self.name(source.get("strength")),
            "says": self.name(source["says"]),
            "text": self.words(source["text"]),
            "read": self.name(source["seen"]),
            "agencies": [self.name(agency) for agency in source["agencies"]],
        }
        return {key: value for key, value in found.items() if value}

    def _listed(self, source: Data) -> Data:
        """A text that does not count, with the reason."""
        kept = ("name", "place", "provision", "force", "says", "read")
        told = self.source(source)
        short = {key: told[key] for key in kept if key in told}
        return {**short, "why_not": self.name(source.get("reason"))}

    def _law_in_short(self, sources: Iterable[Data]) -> list[str]:
        """Law in one line each: name, place, force, how far it was read."""
        lines = []
        for source in sources:
            name = ", ".join(filter(None, map(self.words, (source["name"], source["place"]))))
            force, read = self.name(source.get("force")), self.name(source["seen"])
            lines.append(" · ".join(filter(None, (name, force, read))))
        return lines

    def step_in_short(self, step: Data) -> Data:
        """A step for a list."""
        return {
            "id": step["id"],
            "short": self.words(step["short"]),
            "norm": self.words(step["norm"]),
            "level": self.words(step["label"]),
            "law": self._law_in_short(step["law"]),
            "permalink": step["permalink"],
        }

    def step(self, step: Data) -> Data:
        """A whole step."""
        return {
            "id": step["id"],
            "practice": self.name(step["practice"]),
            "short": self.words(step["short"]),
            "norm": self.words(step["norm"]),
            "guidance": self.words(step["guidance"]),
            "guidance_note": self.text("guidance"),
            "who": [self.name(one) for one in step["who"]],
            "moment": self.name(step["moment"]),
            "level": step["level"],
            "level_label": self.words(step["label"]),
            "words_read": step["words_read"],
            "agencies": [self.name(one) for one in step["agencies"]],
            "law": [self.source(one) for one in step["law"]],
            "law_note": self.text("law"),
            "evidence": [self.source(one) for one in step["evidence"]],
            "other_texts": [self._listed(one) for one in step["other_texts"]],
            "permalink": step["permalink"],
            "permalink_of_edition": step.get("edition", ""),
            "page": self.words(step["page"]),
            "changed": step["day"],
        }

    def practice_in_short(self, practice: Data) -> Data:
        """A practice for a list."""
        return {
            "id": practice["id"],
            "name": self.words(practice["name"]),
            "summary": self.words(practice["summary"]),
            "level": practice.get("level", ""),
            "status": practice["status"],
            "permalink": permalink(practice),
            "page": self.words(practice["page"]),
        }

    def practice(self, record: Data) -> Data:
        """A practice: its level in words, who recognizes it since when, the law behind it."""
        recognition = record.get("recognition", {})
        laws = [self.published.provisions.get(ref) for ref in recognition.get("law", ())]
        return {
            **self.practice_in_short(record),
            "level_label": self.words(recognition.get("label")),
            "sentence": self.words(recognition.get("sentence")),
            "texts": recognition.get("texts", 0),
            "texts_read": recognition.get("texts_read", 0),
            "law": [self._place_of_law(row) for row in laws if row],
            "law_note": self.text("law"),
            "reviewed": record["reviewed"],
        }

    def _place_of_law(self, row: Data) -> str:
        told = self.provision(row)
        parts = (f"{told['instrument']}, {row['where']}", told["force"], told["read"])
        return " · ".join(filter(None, parts))

    def provision(self, row: Data) -> Data:
        """A provision: what it says, its force, how far it was read."""
        instrument = self.published.records.get(row["instrument"])
        return {
            "id": row["id"],
            "instrument": self.name(instrument),
            "where": row["where"],
            "heading": self.words(row["heading"]),
            "says": self.words(row["says"]),
            "strength": self.label("strengths", row["strength"]),
            "force": self.label("forces", row.get("force", "")),
            "read": self.label("seen", row["seen"]),
            "permalink": self.words(row["page"]),
        }

    def provision_with_steps(self, row: Data) -> Data:
        """A provision, and every step that was compared with it."""
        steps = []
        for item in row["steps"]:
            ref = f"{item['practice']}#{item.get('step', '')}"
            step = self.published.steps.get(ref)
            if step:
                says = self.label("says", item["says"])
                steps.append({**self.step_in_short(step), "provision_says": says})
        return {**self.provision(row), "steps": steps, "law_note": self.text("law")}

    def page(self, page: Data) -> Data:
        """A situation for a list."""
        return {
            "id": page["id"],
            "name": self.words(page["name"]),
            "summary": self.words(page["summary"]),
            "permalink": self.words(page["page"]),
        }

    def whole_page(self, page: Data) -> Data:
        """A situation with its text, and the steps behind it with their law and their level."""
        refs = (f"{item['practice']}#{item['step']}" for item in page["steps"] if item)
        steps = [self.published.steps[ref] for ref in refs if ref in self.published.steps]
        return {
            **self.page(page),
            "text": self.words(page["text"]),
            "steps": [self.step_in_short(step) for step in steps],
        }

    def state(self, state: Data, practice: str) -> Data:
        """What binds a State: its treaties, and the steps of a practice or their number for each."""
        told = self._of_practice(state, practice) if practice else self._whole_state(state)
        return {
            "state": state["state"],
            "name": self.words(state["name"]),
            **told,
            "state_note": self.text("state"),
            "permalink": self.words(state["page"]),
        }

    def _whole_state(self, state: Data) -> Data:
        """All treaties, those that bind first, and how many steps of each practice the law asks for."""
        rows = state["participation"]
        counts = Counter(item["practice"] for item in state["steps"])
        return {
            "binds": [self._party(row) for row in rows if row["standing"] == PARTY],
            "others": _by_standing(row for row in rows if row["standing"] != PARTY),
            "steps_by_practice": dict(counts),
            "steps_count": counts.total(),
        }

    def _of_practice(self, state: Data, practice: str) -> Data:
        """The steps of a practice that the law asks of a State, and the treaties that ask."""
        asked = [item for item in state["steps"] if item["practice"] == practice]
        instruments = {
            f"resources/{ref.removeprefix('resources/').partition('/')[0]}"
            for item in asked
            for ref in item["law"]
        }
        rows = (row for row in state["participation"] if row["instrument"] in instruments)
        return {
            "practice": practice,
            "binds": [self._party(row) for row in rows],
            "steps": [self._asked_step(item) for item in asked],
        }

    def _party(self, row: Data) -> Data:
        """An instrument that binds a State: since when, by which list."""
        instrument = self.published.records.get(row["instrument"])
        kept = ("since", "in_force", "through", "applies", "as_of", "doubtful")
        return {
            "instrument": row["instrument"],
            "name": self.name(instrument),
            **{key: row[key] for key in kept if row.get(key)},
            **({"statement": row["statement"]["seen"]} if row.get("statement") else {}),
        }

    def _asked_step(self, item: Data) -> Data:
        """A step that the law asks of a State, with the provisions that bind it alone."""
        step = self.published.steps[f"{item['practice']}#{item['step']}"]
        own = [one for one in step["law"] if _is_named(one, item["law"])]
        return {**self.step_in_short(step), "law": self._law_in_short(own)}

    def change(self, change: Data) -> Data:
        """A change in words."""
        kept = ("day", "sort", "record", "step", "edition", "since")
        return {
            **{key: change[key] for key in kept if change.get(key)},
            "what": self.words(change["what"]),
            "permalink": self.words(change["page"]),
        }


def permalink(record: Data) -> str:
    """The permanent address of a record, which follows from that of its data."""
    return str(record["data"]).replace("api/v1/records/", "id/").removesuffix(".json") + "/"


def _by_standing(rows: Iterable[Data]) -> dict[str, list[str]]:
    """The instruments by what is known of a State, with the day of the list where there is one."""
    found: dict[str, list[str]] = {}
    for row in rows:
        day = f" ({row['as_of']})" if row.get("as_of") else ""
        found.setdefault(row["standing"], []).append(f"{row['instrument']}{day}")
    return found


def _is_named(source: Data, refs: list[str]) -> bool:
    return source.get("provision") in refs or source["document"] in refs
