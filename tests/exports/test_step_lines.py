"""Steps in one file, one a line: each has norm, guidance, law with its force, and how far it was read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from catalogue.exports.api.step_lines import STEPS, step_lines
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.source.raw_sections import after_head
from support.law_site import law_site
from support.publishing import URL, publication_of
from support.released import release
from support.sites import without_pages

FRENCH = """---
title: Salles
summary: Des salles où parler en confiance.
---

## Comment procéder

1. **Donner une salle.** Fermer la porte ; voir [l’organisme](../agencies/ilo.md).
2. **Parler avec les employeurs.** Les interroger.
3. **Dire les deux.** Deux fois.
"""


@pytest.fixture(scope="module")
def law(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A practice with three steps that law asks for, in two languages, and an edition of it."""
    root = without_pages(tmp_path_factory.mktemp("lines"), tables)
    law_site(root)
    (root / "docs/practices/rooms.fr.md").write_text(FRENCH, "utf-8")
    return load(root)


def lines(catalogue: Catalogue) -> list[dict[str, Any]]:
    return [json.loads(line) for line in step_lines(publication_of(catalogue)).splitlines()]


def test_a_line_has_the_step_with_its_words_in_each_language(law: Catalogue) -> None:
    first, second, _ = lines(law)
    assert (first["id"], first["number"]) == ("practices/rooms#give-a-room", 1)
    assert first["practice"]["name"] == {"en": "Rooms", "fr": "Salles"}
    assert first["norm"] == {"en": "Give a room.", "fr": "Donner une salle."}
    assert first["guidance"]["en"] == "Close the door."
    assert f"]({URL}fr/agencies/ilo/)" in first["guidance"]["fr"]
    assert [one["id"] for one in first["who"]] == ["police"]
    assert first["moment"]["name"]["fr"] and second["moment"]["id"] == "prepare"
    assert first["permalink"] == f"{URL}id/practices/rooms/#give-a-room"
    assert first["page"]["fr"] == f"{URL}fr/practices/rooms/#give-a-room"


def test_law_has_its_force_its_words_and_its_reading(law: Catalogue) -> None:
    (source,) = lines(law)[0]["law"]
    assert source["provision"] == "palermo-protocol-2000/art-5"
    assert (source["force"]["id"], source["strength"]["id"]) == ("binding", "shall")
    assert (source["says"]["id"], source["seen"]["id"]) == ("same", "text")
    assert source["text"]["fr"] and source["place"]["en"] == "art.\u00a05"


def test_none_is_explained_where_there_is_no_level(law: Catalogue) -> None:
    for step in lines(law):
        assert step["level"] == "none" and step["label"]["en"] == "Law"
        assert "does not mean that the step is wrong" in step["none"]["en"]
        assert step["none"]["fr"].startswith("«\u00a0none\u00a0» signifie")


def test_a_step_names_its_edition_once_there_is_one(law: Catalogue) -> None:
    assert all("edition" not in step and step["day"] for step in lines(law))
    release(law, "1.0", "2026-02-01")
    try:
        found = lines(load(law.root))[0]["edition"]
    finally:
        (law.root / "data/editions/1.0.json").unlink()
    assert found == f"{URL}editions/1.0/practices/rooms/#give-a-room"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("**Do it.** At once.", "At once."),
        ("**Do\nit.**\n\nAt **once**.", "At **once**."),
        ("Without a head.", "Without a head."),
        ("**Only this.**", ""),
    ],
)
def test_what_follows_the_head(text: str, rest: str) -> None:
    assert after_head(text) == rest


def test_file_is_named_in_index_catalogue_and_list_for_assistants(folder: Path) -> None:
    path = f"api/v1/{STEPS}"
    assert json.loads((folder / "api/v1/index.json").read_text("utf-8"))["steps"] == f"{URL}{path}"
    for name in ("llms.txt", "fr/llms.txt", "api/v1/catalogue.ttl", "data/index.html"):
        assert path in (folder / name).read_text("utf-8"), name
