"""Words of dictionaries that the search would take for misspellings of words of the site."""

from __future__ import annotations

from pathlib import Path

import dictionary_words as command
import pytest
from catalogue.views.explore.dictionary_words import FILE, dictionary_words, mistakable
from support.sites import REPOSITORY, write_pages

VOCABULARY = {
    "message": [[0, 1, 1], [], [], [], []],
    "rare": [[0], [], [], [], []],
    "rapatriement": [[0], [], [], [1], []],
    "boss keeps": [[], [], [], [], [0]],
}


@pytest.mark.parametrize(
    ("word", "is_kept"),
    [
        ("massage", True),
        ("Massagé", True),
        ("message", False),
        ("essage", False),
        ("mess", False),
        ("visage", False),
        ("rapetissement", False),
        ("repatriment", True),
        ("rares", False),
        ("l'message", False),
    ],
)
def test_word_near_to_a_word_of_the_site_is_kept(word: str, is_kept: bool) -> None:
    kept = mistakable([word], [VOCABULARY])
    assert bool(kept) == is_kept
    assert all(found.isascii() and found.islower() for found in kept)


def test_words_are_read_by_their_first_letter(tmp_path: Path) -> None:
    assert not dictionary_words(tmp_path)
    (tmp_path / FILE.parent).mkdir()
    (tmp_path / FILE).write_text("massage\nmassages\nvisage\n", "ascii")
    assert dictionary_words(tmp_path) == {"m": ["massage", "massages"], "v": ["visage"]}


def test_committed_words_are_sorted_and_light() -> None:
    words = (REPOSITORY / "data" / FILE).read_text("ascii").splitlines()
    assert words == sorted(set(words))
    letters = dictionary_words(REPOSITORY / "data")
    assert max(sum(map(len, of_letter)) for of_letter in letters.values()) < 60_000


def test_command_writes_words_near_to_those_of_the_site(root: Path, tmp_path: Path) -> None:
    write_pages(
        root,
        """
        about/voyage.md
        | title: Voyage
        | ---
        | ## Voyage
        """,
    )
    (root / "data" / FILE).write_text("old\n", "ascii")
    (tmp_path / "index.aff").write_text("SFX S Y 1\nSFX S 0 s .\n", "utf-8")
    (tmp_path / "index.dic").write_text("3\nvisage/S\nvoyeur\nvoyager\n", "utf-8")
    assert command.main(["--root", str(root), str(tmp_path)]) == 0
    assert (root / "data" / FILE).read_text("ascii") == "voyager\n"
