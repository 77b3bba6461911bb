"""Judgements of a small repository, stamped as an editor would stamp them after reading."""

from __future__ import annotations

from pathlib import Path

import stamp
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load


def judged(root: Path) -> Catalogue:
    """The catalogue of a repository in which every judgement fits the words as they are."""
    catalogue = load(root)
    for entry in catalogue.of("practices"):
        stamp.save(root, entry, list(stamp.judgements(catalogue, entry)))
    return load(root)
