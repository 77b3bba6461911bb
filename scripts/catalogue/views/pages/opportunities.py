"""Possibilities for joint statements and joint activities, as paragraph 14 of A/64/130 requests."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from catalogue.model.vocabularies import Term
from catalogue.recognition.levels import SEVERAL, recognized_practices, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.gaps import UN_LANGUAGES
from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link, step_link, term_link
from catalogue.views.wording.values import Link

MOST_NAMES = 8
"""How many agencies a reason names."""

PAGE = "opportunities"
"""The name of the page that has all candidates."""


@dataclass(frozen=True)
class Opportunity:
    """A candidate, the reason, and a link to the form for proposals."""

    what: Link
    reason: str
    act: Link | None = None


def opportunities(context: Context, path: str) -> dict[str, list[Opportunity]]:
    """Candidates for joint statements and joint activities, and unserved needs, by family."""
    return {
        "joint-statements": _statements(context, path),
        "joint-steps": _steps(context, path),
        "joint-activities": _activities(context, path),
        "languages": _languages(context, path),
        "regions": _regions(context, path),
    }


@dataclass(frozen=True)
class Family:
    """The candidates of a family, and how many there are in a sentence."""

    id: str
    title: str
    items: list[Opportunity]


def families(context: Context, path: str) -> list[Family]:
    """All families, each with its finding."""
    found = opportunities(context, path)
    return [
        Family(name, family_in_words(context, name, len(found[name])), found[name])
        for name in found
    ]


def family_in_words(context: Context, name: str, count: int) -> str:
    """How many candidates a family has, as what they have in common."""
    return context.text(f"opportunity-{name}", count=count)


def family_links(context: Context, path: str) -> list[Link]:
    """What each family that has candidates finds, with a link to them."""
    page = context.to(path, PAGE)
    found = [family for family in families(context, path) if family.items]
    return [Link(family.title, f"{page}#{family.id}") for family in found]


def _statements(context: Context, path: str) -> list[Opportunity]:
    """Practices that several agencies recommend without a joint text, most agencies first."""
    practices = recognized_practices(context.catalogue)
    several = [pair for pair in practices if pair[1].level == "several"]
    several.sort(key=lambda pair: (-len(pair[1].agencies), pair[0].id))
    candidates = []
    for entry, recognition in several:
        reason = _reason(context, "statement", recognition.agencies)
        candidates.append(Opportunity(record_link(context, entry, path), reason))
    return candidates


def _steps(context: Context, path: str) -> list[Opportunity]:
    """Steps that several agencies recommend and no joint text contains, most agencies first."""
    several = []
    for entry in context.catalogue.of("practices"):
        for item in step_recognitions(context.catalogue, entry.ref):
            if item.recognition.level == "several":
                several.append((entry, item.step, item.recognition.agencies))
    several.sort(key=lambda row: (-len(row[2]), row[0].id))
    candidates = []
    for entry, step, agencies in several:
        practice = entry.name(context.language)
        reason = _reason(context, "step", agencies, practice=practice)
        candidates.append(Opportunity(step_link(context, entry, step.id, path), reason))
    return candidates


def _activities(context: Context, path: str) -> list[Opportunity]:
    """Topics on which several agencies publish separately, without a joint text."""
    joint = _topics_of_joint_texts(context.catalogue)
    publications = _publications(context.catalogue)
    topics = [topic for topic in publications if topic not in joint]
    topics = [topic for topic in topics if len(publications[topic]) >= SEVERAL]
    topics.sort(key=lambda topic: (-len(publications[topic]), topic))
    candidates = []
    for topic in topics:
        reason = _separate(context, publications[topic])
        candidates.append(Opportunity(term_link(context, "topics", topic, path), reason))
    return candidates


def _topics_of_joint_texts(catalogue: Catalogue) -> set[str]:
    """The topics of texts that were issued on behalf of the group."""
    acts = catalogue.vocabularies["adopting-bodies"]
    topics: set[str] = set()
    for entry in catalogue.of("statements"):
        if any(acts.more(act, "group") for act in entry.terms("act")):
            topics.update(entry.record.topics)
    return topics


def _publications(catalogue: Catalogue) -> dict[str, Counter[str]]:
    """Topic → agency → the number of resources that it published alone."""
    publications: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in catalogue.of("resources"):
        agencies = [name for name in entry.issuers if catalogue.get("agencies", name)]
        if len(agencies) == 1:
            for topic in entry.record.topics:
                publications[topic].update(agencies)
    return publications


def _separate(context: Context, publications: Counter[str]) -> str:
    """Which agencies publish separately on a topic."""
    names = sorted(publications, key=lambda name: (-publications[name], name))
    family = "activity-some" if len(names) > MOST_NAMES else "activity"
    values = {"organizations": len(names), "resources": publications.total()}
    return _reason(context, family, names[:MOST_NAMES], **values)


def _languages(context: Context, path: str) -> list[Opportunity]:
    """Topics without any resource in an official language of the United Nations."""
    languages = _languages_by_topic(context.catalogue)
    candidates = []
    for term in context.catalogue.vocabularies["topics"]:
        missing = [language for language in UN_LANGUAGES if language not in languages[term.id]]
        if missing and term.parent:
            names = grammar.languages(context, missing, "or")
            reason = context.text("reason-language", languages=names)
            link = term_link(context, "topics", term.id, path)
            act = _propose(context, path, link.label, topics=term.id, languages=",".join(missing))
            candidates.append(Opportunity(link, reason, act))
    return candidates


def _languages_by_topic(catalogue: Catalogue) -> defaultdict[str, set[str]]:
    """Topic → the languages of its resources."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for entry in catalogue.of("resources"):
        for topic in catalogue.vocabularies["topics"].with_parents(entry.record.topics):
            languages[topic].update(entry.languages)
    return languages


def _regions(context: Context, path: str) -> list[Opportunity]:
    """Sub-regions for which no resource was made."""
    regions = context.catalogue.vocabularies["regions"]
    resources = context.catalogue.of("resources")
    served = regions.with_parents(term for entry in resources for term in entry.terms("regions"))
    reason = context.text("reason-region")
    candidates = []
    for term in regions:
        if _is_sub_region(term) and term.id not in served:
            name = term.label(context.language)
            act = _propose(context, path, name, regions=term.id)
            candidates.append(Opportunity(Link(name), reason, act))
    return candidates


def _is_sub_region(term: Term) -> bool:
    """True for a region with a code of three digits that is no country."""
    return len(term.more.get("m49", "")) == 3 and "iso3" not in term.more


def _propose(context: Context, path: str, name: str, **facts: str) -> Link:
    """A link to the form for a resource, with known fields filled in."""
    words = context.text("opportunity-propose")
    url = f"{context.to(path, 'propose')}?{urlencode(facts, safe=',')}"
    return Link(words, url, note=f"{words}{context.text('colon')} {name}")


def _reason(context: Context, name: str, agencies: Sequence[str], **values: object) -> str:
    """Which agencies speak for a joint text or activity."""
    named = grammar.bodies(context, agencies)
    return grammar.sentence(context, f"reason-joint-{name}", agencies=named, **values)
