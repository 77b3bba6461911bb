"""Possibilities for joint statements and joint activities, as paragraph 14 of A/64/130 requests, computed from the data."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from catalogue.recognition.levels import SEVERAL, recognized_practices, step_recognitions
from catalogue.source.steps import head_of
from catalogue.views.pages.coverage import UN_LANGUAGES
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import agency_name, record_link, term_link
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import enumeration, language_name

MOST_NAMES = 8
"""How many agencies a reason names."""


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
    practices = [
        pair for pair in recognized_practices(context.catalogue) if pair[1].level == "several"
    ]
    practices.sort(key=lambda pair: (-len(pair[1].agencies), pair[0].id))
    return [
        Opportunity(
            record_link(context, entry, page), _reason(context, "statement", result.agencies)
        )
        for entry, result in practices
    ]


def _steps(context: Context, page: str) -> list[Opportunity]:
    """Steps that several agencies recommend and no joint text contains, most agencies first."""
    practices = context.catalogue.of("practices")
    steps = [
        (entry, step)
        for entry in practices
        for step in step_recognitions(context.catalogue, entry.ref)
    ]
    joint = [
        (entry, item.step, item.recognition.agencies)
        for entry, item in steps
        if item.recognition.level == "several"
    ]
    candidates = []
    for entry, step, agencies in sorted(joint, key=lambda row: (-len(row[2]), row[0].id)):
        practice, head = (
            record_link(context, entry, page),
            head_of(context.catalogue, entry, step.id, context.language),
        )
        reason = _reason(context, "step", agencies, practice=practice.label)
        candidates.append(
            Opportunity(Link(head, f"{practice.url}#{step.id}", practice.language), reason)
        )
    return candidates


def _activities(context: Context, page: str) -> list[Opportunity]:
    """Topics on which several agencies publish separately, without a joint text."""
    acts, statements = (
        context.catalogue.vocabularies["adopting-bodies"],
        context.catalogue.of("statements"),
    )
    in_common = [
        entry for entry in statements if any(acts.more(act, "group") for act in entry.terms("act"))
    ]
    joint = {topic for entry in in_common for topic in entry.record.topics}
    publications: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in context.catalogue.of("resources"):
        agencies = [name for name in entry.issuers if context.catalogue.get("agencies", name)]
        for topic in entry.record.topics if len(agencies) == 1 else ():
            publications[topic].update(agencies)
    topics = [
        topic
        for topic in publications
        if topic not in joint and len(publications[topic]) >= SEVERAL
    ]
    topics.sort(key=lambda topic: (-len(publications[topic]), topic))
    return [
        Opportunity(
            term_link(context, "topics", topic, page), _separate(context, publications[topic])
        )
        for topic in topics
    ]


def _separate(context: Context, publications: Counter[str]) -> str:
    """Which agencies publish separately on a topic."""
    names = sorted(publications, key=lambda name: (-publications[name], name))
    family = "activity-some" if len(names) > MOST_NAMES else "activity"
    return _reason(
        context, family, names[:MOST_NAMES], count=len(names), resources=publications.total()
    )


def _languages(context: Context, page: str) -> list[Opportunity]:
    """Topics without any resource in an official language of the United Nations."""
    topics = context.catalogue.vocabularies["topics"]
    languages: dict[str, set[str]] = defaultdict(set)
    for entry in context.catalogue.of("resources"):
        for topic in topics.with_parents(entry.record.topics):
            languages[topic] |= set(entry.languages)
    candidates = []
    for term in topics:
        missing = [language for language in UN_LANGUAGES if language not in languages[term.id]]
        if missing and term.parent:
            reason = context.text(
                "reason-language",
                languages=enumeration(context, (language_name(context, name) for name in missing)),
            )
            link = term_link(context, "topics", term.id, page)
            act = _propose(context, page, link.label, topics=term.id, languages=",".join(missing))
            candidates.append(Opportunity(link, reason, act))
    return candidates


def _regions(context: Context, page: str) -> list[Opportunity]:
    """Sub-regions for which no resource was made."""
    table = context.catalogue.vocabularies["regions"]
    served = table.with_parents(
        term for entry in context.catalogue.of("resources") for term in entry.terms("regions")
    )
    missing = [
        term
        for term in table
        if len(term.more.get("m49", "")) == 3 and "iso3" not in term.more and term.id not in served
    ]
    reason = context.text("reason-region")
    names = {term.id: term.label(context.language) for term in missing}
    return [
        Opportunity(Link(name), reason, _propose(context, page, name, regions=term))
        for term, name in names.items()
    ]


def _propose(context: Context, page: str, name: str, **facts: str) -> Link:
    """A link to the form for a resource, with known fields filled in."""
    words, url = (
        context.text("opportunity-propose"),
        f"{context.to(page, 'propose')}?{urlencode(facts, safe=',')}",
    )
    return Link(words, url, note=f"{words}{context.text('colon')} {name}")


def _reason(context: Context, name: str, agencies: Sequence[str], **values: object) -> str:
    """How many agencies speak for a joint text or activity, and which."""
    names = enumeration(context, (agency_name(context, agency) for agency in agencies))
    return context.text(
        f"reason-joint-{name}", **{"count": len(agencies), "agencies": names, **values}
    )
