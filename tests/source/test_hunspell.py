"""Words of a Hunspell dictionary: stems with their suffixes and prefixes."""

from __future__ import annotations

from pathlib import Path

from catalogue.source.hunspell import words_of_dictionary


def dictionary(folder: Path, rules: str, stems: str) -> set[str]:
    (folder / "index.aff").write_text(rules, "utf-8")
    (folder / "index.dic").write_text(f"2\n{stems}\n", "utf-8")
    return words_of_dictionary(folder)


def test_affixes_of_one_letter_apply_under_their_condition(tmp_path: Path) -> None:
    rules = """SFX S Y 2
SFX S   y     ies        [^aeiou]y
SFX S   0     s          [^y]
PFX U Y 1
PFX U   0     un         .
"""
    found = dictionary(tmp_path, rules, "city/S\nday\nfair/US")
    assert found == {"city", "cities", "day", "fair", "fairs", "unfair"}


def test_suffix_may_follow_another_and_flags_may_have_two_letters(tmp_path: Path) -> None:
    rules = """FLAG long
SFX a0 Y 2
SFX a0 er é/F. er
SFX a0 er ons er
SFX F. Y 2
SFX F. 0 e/L' é
SFX F. 0 es é
PFX L' Y 1
PFX L' 0 l' [aâeéèêhi]
"""
    found = dictionary(tmp_path, rules, "parler/a0 po:v1\nmassage")
    assert found == {"parler", "parlons", "parlé", "parlée", "parlées", "massage"}
