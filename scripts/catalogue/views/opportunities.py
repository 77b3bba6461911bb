"""Possibilities for joint statements and joint activities, as paragraph 14 of A/64/130 requests, computed from the data."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from catalogue.recognition.levels import SEVERAL, StepRecognition, recognized_practices, step_recognitions
from catalogue.source.loading import Entry
from catalogue.source.steps import head_of
from catalogue.views.context import Context
from catalogue.views.coverage import UN_LANGUAGES
from catalogue.views.values import Link


@dataclass(frozen=True)
class Opportunity:
    """A candidate, the reason, and a link to the form for proposals."""

    what: Link
    reason: str
    act: Link | None = None


def opportunities(context: Context, page: str) -> dict[str, list[Opportunity]]:
    """Candidates for joint statements and joint activities, and unserved needs, by family."""
    return {
        "joint-statements": _statements(context, page),
        "joint-steps": _steps(context, page),
        "joint-activities": _activities(context, page),
        "languages": _languages(context, page),
        "regions": _regions(context, page),
    }


def _statements(context: Context, page: str) -> list[Opportunity]:
    """Practices that several agencies recommend without a joint text, most agencies first."""
    practices = [pair for pair in recognized_practices(context.catalogue) if pair[1].level == "several"]
    practices.sort(key=lambda pair: (-len(pair[1].agencies), pair[0].id))
    return [Opportunity(context.link(entry, page), _reason(context, "statement", found.agencies)) for entry, found in practices]


def _steps(context: Context, page: str) -> list[Opportunity]:
    """Steps that several agencies recommend and no joint text contains, most agencies first."""
    found = [(entry, step_recognitions(context.catalogue, entry.ref)) for entry in context.catalogue.of("practices")]
    steps = [(entry, step) for entry, steps in found for step in steps if step.recognition.level == "several"]
    steps.sort(key=lambda pair: (-len(pair[1].recognition.agencies), pair[0].id))
    return [_step(context, page, entry, step) for entry, step in steps]


def _step(context: Context, page: str, entry: Entry, found: StepRecognition) -> Opportunity:
    practice = context.link(entry, page)
    head = head_of(context.catalogue, entry, found.step.id, context.language)
    reason = _reason(context, "step", found.recognition.agencies, practice=practice.label)
    return Opportunity(Link(head, f"{practice.url}#{found.step.id}", practice.language), reason)


def _activities(context: Context, page: str) -> list[Opportunity]:
    """Topics on which several agencies publish separately, without a joint text."""
    acts, statements = context.catalogue.vocabularies["acts"], context.catalogue.of("statements")
    in_common = [entry for entry in statements if any(acts.more(act, "group") for act in entry.terms("act"))]
    joint = {topic for entry in in_common for topic in entry.record.topics}
    publications: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in context.catalogue.of("resources"):
        agencies = [name for name in entry.issuers if context.catalogue.get("agencies", name)]
        for topic in entry.record.topics if len(agencies) == 1 else ():
            publications[topic].update(agencies)
    topics = [topic for topic in publications if topic not in joint and len(publications[topic]) >= SEVERAL]
    topics.sort(key=lambda topic: (-len(publications[topic]), topic))
    return [_activity(context, page, topic, publications[topic]) for topic in topics]


def _activity(context: Context, page: str, topic: str, publications: Counter[str]) -> Opportunity:
    names = sorted(publications, key=lambda name: (-publications[name], name))
    family = "activity-some" if len(names) > 8 else "activity"
    reason = _reason(context, family, names[:8], count=len(names), resources=publications.total())
    return Opportunity(context.term("topics", topic, page), reason)


def _languages(context: Context, page: str) -> list[Opportunity]:
    """Topics without any resource in an official language of the United Nations."""
    topics = context.catalogue.vocabularies["topics"]
    have: dict[str, set[str]] = defaultdict(set)
    for entry in context.catalogue.of("resources"):
        for topic in topics.with_parents(entry.record.topics):
            have[topic] |= set(entry.languages)
    candidates = []
    for term in topics:
        missing = [language for language in UN_LANGUAGES if language not in have[term.id]]
        if missing and term.parent:
            reason = context.text("reason-language", languages=context.enumeration(map(context.language_name, missing)))
            link = context.term("topics", term.id, page)
            act = _propose(context, page, link.label, topics=term.id, languages=",".join(missing))
            candidates.append(Opportunity(link, reason, act))
    return candidates


def _regions(context: Context, page: str) -> list[Opportunity]:
    """Sub-regions for which no resource was made."""
    table = context.catalogue.vocabularies["regions"]
    served = table.with_parents(term for entry in context.catalogue.of("resources") for term in entry.terms("regions"))
    missing = [term for term in table if len(term.more.get("m49", "")) == 3 and "iso3" not in term.more and term.id not in served]
    reason = context.text("reason-region")
    names = {term.id: term.label(context.language) for term in missing}
    return [Opportunity(Link(name), reason, _propose(context, page, name, regions=term)) for term, name in names.items()]


def _propose(context: Context, page: str, name: str, **facts: str) -> Link:
    """A link to the form for a resource, with known fields filled in."""
    words, url = context.text("opportunity-propose"), f"{context.to(page, 'propose')}?{urlencode(facts, safe=',')}"
    return Link(words, url, note=f"{words}{context.text('colon')} {name}")


def _reason(context: Context, name: str, agencies: Sequence[str], **values: object) -> str:
    """How many agencies speak for a joint text or activity, and which."""
    names = context.enumeration(map(context.agency_name, agencies))
    return context.text(f"reason-joint-{name}", **{"count": len(agencies), "agencies": names, **values})
