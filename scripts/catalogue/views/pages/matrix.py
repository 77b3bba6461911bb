"""Practice × agency: who recognizes what, in which document, since when."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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
from catalogue.recognition.speakers import GROUP
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.record.declared_words import claim_link, declared_in_words
from catalogue.views.record.recognition_summary import SIGNS, binding, fill_of
from catalogue.views.wording import grammar
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import group_label
from catalogue.views.wording.names import agency_link, agency_name, record_link, record_title
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link

Practice = tuple[Entry, Recognition]


@dataclass(frozen=True)
class Cell:
    """What an agency says of a practice: its acronym, the document and its year, how the cell is drawn.

    The note of the document names it, the place, and the number of steps that the agency supports.
    """

    agency: str
    document: Link
    fill: str
    sign: str
    """What is drawn in it where the agency speaks itself; there is room for two figures beside it."""

    @property
    def year(self) -> str:
        """The year in short: ’19, or 27 beside a sign; a dash if it is not known."""
        if not self.document.label:
            return "–"
        return f"{'' if self.sign else '’'}{self.document.label[2:]}"


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
    in_order = [recognition.level for _, recognition in practices]
    finding = agreed_in_words(context, in_order)
    return {"finding": finding, "agencies": agencies, "levels": levels, "labels": labels}


def agreed_in_words(context: Context, levels: Sequence[str]) -> str:
    """How many practices have which level, in a sentence."""
    counts = Counter(levels)
    words = [context.text(f"finding-agencies-{level}", count=counts[level]) for level in LEVELS]
    clauses = grammar.clauses(context, words)
    return context.text("finding-agencies", all=len(levels), clauses=clauses)


def practices_in_order(context: Context) -> list[Practice]:
    """The practices by level, the strongest first, then by name."""
    practices = recognized_practices(context.catalogue)
    return sorted(practices, key=lambda practice: _order(context, practice))


def _order(context: Context, practice: Practice) -> tuple[int, tuple[str, str]]:
    """Practices by level, then by name."""
    entry, recognition = practice
    return LEVELS.index(recognition.level), collation(entry.name(context.language))


def agencies_in_order(context: Context, practices: list[Practice]) -> list[str]:
    """The group, then the agencies by the number of practices that they recognize.

    Those that only say themselves that they do not recognize one come last.
    """
    counts: Counter[str] = Counter()
    for _, recognition in practices:
        counts.update(recognition.agencies)
        counts.update(dict.fromkeys(_declining(recognition), 0))
    del counts[GROUP]
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


def _declining(recognition: Recognition) -> list[str]:
    """The agencies that say something themselves which does not count as their recognition."""
    return [claim.agencies[0] for claim in recognition.declared if not claim.counts]


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
) -> Cell | None:
    """What an agency says of a practice: its own word first, else its document that was read best."""
    best = _best_claim(context.catalogue, recognition, agency)
    if best is None or not fill_of(best):
        return None
    supported = sum(step.is_by(agency) for step in steps)
    words = (*_document_in_words(context, best), context.text("matrix-step", count=supported))
    url = claim_link(context, best, path).url
    return Cell(
        agency=agency_name(context, agency),
        document=Link((best.date or "")[:4], url, note=", ".join(filter(None, words))),
        fill=fill_of(best),
        sign=SIGNS.get(fill_of(best), ""),
    )


def _best_claim(catalogue: Catalogue, recognition: Recognition, agency: str) -> Claim | None:
    """The claim by which an agency stands in the matrix, if there is one."""
    claims = list(claims_by_agency(catalogue, recognition).get(agency, ()))
    claims += [claim for claim in recognition.declared if agency in claim.agencies]
    return min(claims, key=_order_in_cell, default=None)


def _order_in_cell(claim: Claim) -> tuple[bool, bool, bool, str]:
    """What counts first, of it what the agency says itself, then what was read, then by age."""
    return not claim.counts, claim.declared is None, not claim.is_read, claim.last_day


def _document_in_words(context: Context, claim: Claim) -> tuple[str, ...]:
    """A document and the place in it; or what the agency says itself."""
    if claim.declared:
        return (declared_in_words(context, claim),)
    document = context.catalogue.entries[claim.document]
    return (
        record_title(context, document),
        place_in_words(context, claim.where, claim.document),
    )
