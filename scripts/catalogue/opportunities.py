"""What paragraph 14 of A/64/130 asks for: possibilities for joint statements and joint activities, from the data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from . import wording
from .addresses import page_path, relative
from .coverage import UN_LANGUAGES
from .loading import Entry
from .models import Resource, Statement
from .recognition import SEVERAL, recognize
from .views import Link, Shelf

WIDE, TALL = 320, 30
"""The longest bar of the picture, and how far its bars stand apart."""


@dataclass(frozen=True)
class Opportunity:
    """A candidate, its reason in a sentence, and the form in which what is missing can be proposed."""

    what: Link
    reason: str
    act: Link | None = None


@dataclass(frozen=True)
class Family:
    """A family of candidates, and its bar in the picture."""

    id: str
    title: str
    about: str
    items: tuple[Opportunity, ...]
    bar: int
    y: int


@dataclass(frozen=True)
class Opportunities:
    """All families, and the size of the picture of how many candidates each has."""

    families: tuple[Family, ...]
    width: int
    height: int


def opportunities(shelf: Shelf, page: str) -> Opportunities:
    """Joint statements, joint activities, and needs that nothing serves yet."""
    found = (
        ("joint-statements", _statements(shelf, page)),
        ("joint-activities", _activities(shelf, page)),
        ("languages", _languages(shelf, page)),
        ("regions", _regions(shelf, page)),
    )
    most = max(len(items) for _, items in found) or 1
    families = tuple(_family(shelf, name, items, most, TALL * place) for place, (name, items) in enumerate(found))
    return Opportunities(families, WIDE + TALL, TALL * len(found))


def _family(shelf: Shelf, name: str, items: list[Opportunity], most: int, y: int) -> Family:
    words = f"opportunity-{name}"
    return Family(name, shelf.text(words), shelf.text(f"{words}-about"), tuple(items), WIDE * len(items) // most, y)


def _statements(shelf: Shelf, page: str) -> list[Opportunity]:
    """Practices that several agencies recommend and no joint text treats, most agencies first."""
    pairs = [(entry, recognize(shelf.catalogue, entry)) for entry in shelf.catalogue.of("practices")]
    wanted = [(entry, found) for entry, found in pairs if found and found.level == "several"]
    wanted.sort(key=lambda pair: (-len(pair[1].agencies), pair[0].id))
    return [
        Opportunity(
            shelf.link(entry, page),
            shelf.text("reason-joint-statement", count=len(found.agencies), agencies=_names(shelf, found.agencies)),
        )
        for entry, found in wanted
    ]


def _activities(shelf: Shelf, page: str) -> list[Opportunity]:
    """Topics on which several agencies publish separately while no joint text has them."""
    joint = {topic for entry in shelf.catalogue.of("statements") for topic in entry.record.topics if _is_joint(shelf, entry)}
    voices: dict[str, dict[str, int]] = defaultdict(dict)
    for entry in shelf.catalogue.of("resources"):
        agencies = [name for name in getattr(entry.record, "publishers", []) if shelf.catalogue.get("agencies", name)]
        for topic in entry.record.topics:
            for name in agencies if len(agencies) == 1 else []:
                voices[topic][name] = voices[topic].get(name, 0) + 1
    topics = [topic for topic in voices if topic not in joint and len(voices[topic]) >= SEVERAL]
    topics.sort(key=lambda topic: (-len(voices[topic]), topic))
    return [_activity(shelf, page, topic, voices[topic]) for topic in topics]


def _activity(shelf: Shelf, page: str, topic: str, voices: dict[str, int]) -> Opportunity:
    names = sorted(voices, key=lambda name: (-voices[name], name))
    reason = shelf.text(
        "reason-joint-activity", count=len(names), resources=sum(voices.values()), agencies=_names(shelf, tuple(names[:8]))
    )
    return Opportunity(Link(shelf.label("topics", topic), f"{_explore(shelf, page)}?topics={topic}&kind=resources"), reason)


def _languages(shelf: Shelf, page: str) -> list[Opportunity]:
    """Topics without any resource in an official language of the United Nations."""
    have: dict[str, set[str]] = defaultdict(set)
    for entry in shelf.catalogue.of("resources"):
        for topic in _lineage(shelf, "topics", entry):
            have[topic] |= set(getattr(entry.record, "languages", []))
    found = []
    for term in shelf.catalogue.vocabularies["topics"]:
        missing = [language for language in UN_LANGUAGES if language not in have[term.id]]
        if missing and term.parent:
            words = [wording.in_text(shelf.label("languages", name), shelf.language) for name in missing]
            languages = wording.enumeration(shelf.catalogue.vocabularies, words, shelf.language)
            link = Link(term.label(shelf.language), f"{_explore(shelf, page)}?topics={term.id}&kind=resources")
            act = _propose(shelf, page, link.label, topics=term.id, languages=",".join(missing))
            found.append(Opportunity(link, shelf.text("reason-language", languages=languages), act))
    return found


def _regions(shelf: Shelf, page: str) -> list[Opportunity]:
    """Sub-regions for which no resource was made."""
    served = {region for entry in shelf.catalogue.of("resources") for region in _lineage(shelf, "regions", entry)}
    table = shelf.catalogue.vocabularies["regions"]
    missing = [term for term in table if len(term.more.get("m49", "")) == 3 and "iso3" not in term.more and term.id not in served]
    reason = shelf.text("reason-region")
    names = {term.id: term.label(shelf.language) for term in missing}
    return [Opportunity(Link(name), reason, _propose(shelf, page, name, regions=term)) for term, name in names.items()]


def _propose(shelf: Shelf, page: str, place: str, **facts: str) -> Link:
    """The form of a resource, with what is known of it filled in."""
    where = relative(shelf.site, page_path(shelf.site, shelf.language, "propose"), page)
    words = shelf.text("opportunity-propose")
    return Link(words, f"{where}?{urlencode(facts, safe=',')}", note=f"{words}{shelf.text('colon')} {place}")


def _is_joint(shelf: Shelf, entry: Entry) -> bool:
    record = entry.record
    return isinstance(record, Statement) and bool(shelf.catalogue.vocabularies["acts"].more(record.act, "group"))


def _lineage(shelf: Shelf, vocabulary: str, entry: Entry) -> set[str]:
    table = shelf.catalogue.vocabularies[vocabulary]
    record = entry.record
    terms = getattr(record, vocabulary) if isinstance(record, Resource) else []
    return {above for term in terms for above in table.lineage(term)}


def _names(shelf: Shelf, agencies: tuple[str, ...]) -> str:
    labels = [shelf.agency(name, "", short=True).label for name in agencies]
    return wording.enumeration(shelf.catalogue.vocabularies, labels, shelf.language)


def _explore(shelf: Shelf, page: str) -> str:
    return relative(shelf.site, page_path(shelf.site, shelf.language, "explore"), page)
