"""Practice × agency: who recognizes what, in which document, since when."""

from collections import Counter, defaultdict
from itertools import groupby
from typing import Any

from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import (
    LEVELS,
    Recognition,
    parents,
    recognized_practices,
    step_recognitions,
)
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.record.recognition_summary import binding
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import group_label
from catalogue.views.wording.names import agency_link, agency_name, record_link, record_title
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link

GROUP = "icat"

Practice = tuple[Entry, Recognition]


def matrix(context: Context, path: str) -> dict[str, Any]:
    """The agencies, and the practices by level, the strongest first, with links relative to a path."""
    practices = practices_in_order(context)
    columns = agencies_in_order(context, practices)
    levels, labels = {}, {}
    for level, group in groupby(practices, lambda practice: practice[1].level):
        of_level = list(group)
        levels[level] = tuple(_line(context, *practice, columns, path) for practice in of_level)
        read = sum(recognition.is_full for _, recognition in of_level)
        labels[level] = group_label(context, level, read)
    agencies = [agency_link(context, name, path, short=True) for name in columns]
    return {"agencies": agencies, "levels": levels, "labels": labels}


def practices_in_order(context: Context) -> list[Practice]:
    """The practices by level, the strongest first, then by name."""
    practices = recognized_practices(context.catalogue)
    return sorted(practices, key=lambda practice: _order(context, practice))


def _order(context: Context, practice: Practice) -> tuple[int, tuple[str, str]]:
    """Practices by level, then by name."""
    entry, recognition = practice
    return LEVELS.index(recognition.level), collation(entry.name(context.language))


def agencies_in_order(context: Context, practices: list[Practice]) -> list[str]:
    """The group, then the agencies by the number of practices that they recognize."""
    counts = Counter(name for _, recognition in practices for name in recognition.agencies)
    by_name = sorted(counts, key=lambda name: collation(agency_name(context, name)))
    return [GROUP, *sorted(by_name, key=lambda name: -counts[name])]


def claims_by_agency(catalogue: Catalogue, recognition: Recognition) -> dict[str, list[Claim]]:
    """The counted claims of each agency; a part of an agency speaks for the whole."""
    part_of = parents(catalogue)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in recognition.counted:
        for agency in dict.fromkeys(part_of.get(name, name) for name in claim.eligible_agencies):
            claims[agency].append(claim)
    return claims


def _line(
    context: Context,
    entry: Entry,
    recognition: Recognition,
    columns: list[str],
    path: str,
) -> dict[str, Any]:
    """A practice, its numbers of agencies, binding provisions and steps, and a cell for each agency."""
    steps = [step.recognition for step in step_recognitions(context.catalogue, entry.ref)]
    supported = sum(bool(step.sources) for step in steps)
    return {
        "practice": record_link(context, entry, path),
        "agencies": len(recognition.agencies),
        "law": len(binding(context, entry)),
        "steps": (supported, len(steps)),
        "cells": [_cell(context, recognition, name, path, steps) for name in columns],
    }


def _cell(
    context: Context,
    recognition: Recognition,
    agency: str,
    path: str,
    steps: list[Recognition],
) -> tuple[str, Link, bool] | None:
    """The acronym of an agency, its document that was read best, and True if its words were read.

    The note of the document names it, the place, and the number of steps that the agency supports.
    """
    claims = claims_by_agency(context.catalogue, recognition).get(agency)
    if not claims:
        return None
    best = min(claims, key=lambda claim: (not claim.is_read, claim.last_day))
    document = context.catalogue.entries[best.document]
    supported = sum(step.is_by(agency) for step in steps)
    words = (
        record_title(context, document),
        place_in_words(context, best.where, best.document),
        context.text("matrix-step", count=supported),
    )
    url = record_link(context, document, path).url
    link = Link((best.date or "")[:4], url, note=", ".join(filter(None, words)))
    return agency_name(context, agency), link, best.is_read
