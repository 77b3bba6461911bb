"""Practice × agency: who recognizes what, in which document, since when."""

from collections import Counter, defaultdict
from itertools import groupby
from typing import Any

from catalogue.recognition.levels import (
    LEVELS,
    Claim,
    Recognition,
    parents,
    recognized_practices,
    step_recognitions,
)
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.record.recognition_summary import binding
from catalogue.views.record.rows import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import agency_link, agency_name, record_link, record_title
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link

GROUP = "icat"


def matrix(context: Context, page: str) -> dict[str, Any]:
    """The agencies, and the practices by level, the strongest first, with links relative to a page."""
    practices = recognized_practices(context.catalogue)
    practices.sort(
        key=lambda pair: (LEVELS.index(pair[1].level), collation(pair[0].name(context.language)))
    )
    counts = Counter(name for _, recognition in practices for name in recognition.agencies)
    # The group, then the agencies by the number of practices that they recognize.
    columns = [
        GROUP,
        *sorted(counts, key=lambda name: (-counts[name], collation(agency_name(context, name)))),
    ]
    groups = groupby(practices, lambda pair: pair[1].level)
    levels = {
        level: tuple(_line(context, *pair, columns, page) for pair in pairs)
        for level, pairs in groups
    }
    return {
        "agencies": [agency_link(context, name, page, short=True) for name in columns],
        "levels": levels,
    }


def claims_by_agency(catalogue: Catalogue, recognition: Recognition) -> dict[str, list[Claim]]:
    """The counted claims of each agency; a part of an agency speaks for the whole."""
    part_of, claims = parents(catalogue), defaultdict[str, list[Claim]](list)
    for claim in recognition.counted:
        for agency in dict.fromkeys(part_of.get(name, name) for name in claim.eligible_agencies):
            claims[agency].append(claim)
    return claims


def _line(
    context: Context, entry: Entry, recognition: Recognition, columns: list[str], page: str
) -> dict[str, Any]:
    """A practice, its agencies, its binding provisions and its steps in numbers, and a cell for each agency."""
    steps = [step.recognition for step in step_recognitions(context.catalogue, entry.ref)]
    return {
        "practice": record_link(context, entry, page),
        "agencies": len(recognition.agencies),
        "law": len(binding(context, entry)),
        "steps": (sum(bool(step.sources) for step in steps), len(steps)),
        "cells": [_cell(context, recognition, name, page, steps) for name in columns],
    }


def _cell(
    context: Context, recognition: Recognition, agency: str, page: str, steps: list[Recognition]
) -> tuple[str, Link, bool] | None:
    """The acronym of an agency, the document that was read best with the number of steps, and if its words were read."""
    claims = claims_by_agency(context.catalogue, recognition).get(agency)
    if not claims:
        return None
    best = min(claims, key=lambda claim: (not claim.is_read, claim.last_day))
    document, supported = (
        context.catalogue.entries[best.document],
        sum(step.is_by(agency) for step in steps),
    )
    words = (
        record_title(context, document),
        place_in_words(context, best.where),
        context.text("matrix-step", count=supported),
    )
    link = Link(
        (best.date or "")[:4],
        record_link(context, document, page).url,
        note=", ".join(filter(None, words)),
    )
    return agency_name(context, agency), link, best.is_read
