"""Related records: those with the same topic and audience or the same documents, with the reason.

Records meet in small groups, by pairs of terms and by shared documents; a record is compared with its own
groups only, the rarest first and never with more than ENOUGH others, so that the work grows with the records
and not with their square.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import log

from catalogue.model.memo import once
from catalogue.recognition.backlinks import backlinks
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.record.rows import row
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Block
from catalogue.views.wording.words import PROPER_NAMES, enumeration_of_labels, inside_sentence

ENOUGH = 80
SHOWN = {"practices": 4, "resources": 4}
Key = tuple[str, ...]
"""What the members of a group share."""


def related_blocks(context: Context, entry: Entry, path: str) -> tuple[Block, ...]:
    """The most similar records of the same kind, with the reasons."""
    keys, _ = _groups(context.catalogue)
    rows = []
    for ref in closest(context.catalogue, entry):
        shared = {*keys[entry.ref]} & {*keys[ref]}
        reasons = _reasons(context, entry, shared)
        reason = enumeration_of_labels(context, reasons)
        note = f"{reason[:1].upper()}{reason[1:]}."
        other = context.catalogue.entries[ref]
        rows.append(replace(row(context, other, path), note=note))
    if not rows:
        return ()
    return (Block("related", context.text(f"related-{entry.kind}"), tuple(rows)),)


def closest(catalogue: Catalogue, entry: Entry) -> list[str]:
    """The related records of a record, most similar first; computed once for all languages."""
    return _closest(catalogue, entry.ref)[: SHOWN[entry.kind]] if entry.kind in SHOWN else []


@once
def _closest(catalogue: Catalogue, ref: str) -> list[str]:
    """The other members of a record's groups that it does not name, by how much they share.

    Rare groups have more weight.
    """
    keys, members = _groups(catalogue)
    entry = catalogue.entries[ref]
    scores: dict[str, float] = defaultdict(float)
    for key in sorted(keys[ref], key=lambda key: (len(members[key]), key)):
        weight = 1 / log(2 + len(members[key]))
        for other in _around(members[key], ref):
            is_other = other != ref and other.startswith(entry.kind)
            if is_other and (other in scores or len(scores) < ENOUGH):
                scores[other] += weight
    candidates = [other for other in scores if other not in entry.supersedes]
    return sorted(candidates, key=lambda other: (-scores[other], other))


def _around(members: list[str], ref: str) -> list[str]:
    """The members of a group; of a large one, the neighbours of the record by name."""
    start = max(0, min(bisect_left(members, ref) - ENOUGH // 2, len(members) - ENOUGH))
    return members[start : start + ENOUGH]


@once
def _groups(catalogue: Catalogue) -> tuple[dict[str, tuple[Key, ...]], dict[Key, list[str]]]:
    """The groups of each record, and the members of each group."""
    entries = [entry for entry in catalogue.entries.values() if entry.kind in SHOWN]
    keys = {entry.ref: tuple(dict.fromkeys(_keys(catalogue, entry))) for entry in entries}
    members: dict[Key, list[str]] = defaultdict(list)
    for ref, shared in keys.items():
        for key in shared:
            members[key].append(ref)
    return keys, members


def _keys(catalogue: Catalogue, entry: Entry) -> Iterator[Key]:
    """The groups of a record: topic with audience, topic with region, documents cited, practices served."""
    regions = [region for region in entry.terms("regions") if region != "world"]
    for topic in entry.record.topics:
        for audience in entry.terms("audiences"):
            yield "audience", entry.kind, topic, audience
        for region in regions:
            yield "region", entry.kind, topic, region
    if entry.kind == "practices":
        for ref in (*entry.resources, *(item.document for item in entry.evidence)):
            yield "document", ref.partition("/")[2]
    else:
        for practice in backlinks(catalogue).practices_using.get(entry.ref, []):
            yield "practice", practice.id


def _reasons(context: Context, entry: Entry, shared: set[Key]) -> Iterator[str]:
    """The values that two records have in common, in the order of the first."""
    for name, common in _common_terms(shared).items():
        terms = [term for term in entry.terms(name) if term in common][:2]
        if terms:
            yield same_terms(context, name, terms)
    families = {key[0] for key in shared}
    if "document" in families:
        yield context.text("related-documents")
    if "practice" in families:
        yield context.text("related-practice")


def same_terms(context: Context, vocabulary: str, terms: list[str]) -> str:
    """What two records have in common: mêmes thèmes (enfants et recrutement)."""
    names = enumeration_of_labels(context, (_label(context, vocabulary, term) for term in terms))
    return context.text(f"related-{vocabulary}", names=names, count=len(terms))


def _label(context: Context, vocabulary: str, term: str) -> str:
    """A term within a sentence."""
    label = context.label(vocabulary, term)
    return label if vocabulary in PROPER_NAMES else inside_sentence(context, label)


def _common_terms(shared: set[Key]) -> dict[str, set[str]]:
    """The terms of each vocabulary that two records share, from the groups that they share."""
    common: dict[str, set[str]] = {"topics": set(), "audiences": set(), "regions": set()}
    for family, *terms in shared:
        if family in ("audience", "region"):
            _, topic, other = terms
            common["topics"].add(topic)
            common[f"{family}s"].add(other)
    return common
