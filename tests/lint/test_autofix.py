"""Automatic corrections are idempotent and change nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue.lint import autofix
from catalogue.lint.page_model import Page, versions
from catalogue.source import documents, loading
from catalogue.source.documents import Document
from catalogue.source.loading import Catalogue
from hypothesis import given
from hypothesis import strategies as st
from sites import REPOSITORY, Make

NARROW, WIDE = "\u202f", "\u00a0"
ACTIVITY = """---
title: First session
summary: A session of the working group.
type: session
topics: [training]
reviewed: 2026-11-25
---

## What happened

{text}

## What became of it

Nothing is known.
"""
EMPTY = Catalogue(REPOSITORY, loading.Vocabularies(REPOSITORY / "data"))


def page(source: str, name: str = "activities/first", language: str = "en") -> Page:
    EMPTY.sources = {name: {"en": documents.parse(Document(f"docs/{name}.md"), ACTIVITY)}}
    EMPTY.sources[name][language] = documents.parse(Document(f"docs/{name}.md"), source)
    return next(version for version in versions(EMPTY, name) if version.language == language)


def corrected(text: str, language: str = "en") -> str:
    """A sentence, corrected as the text of a page."""
    if language == "en":
        return text_of(autofix.corrected(page(ACTIVITY.replace("{text}", text))))
    head = "---\ntitle: Première session\nsummary: Une session du groupe.\n---"
    french = head + "\n\n## Ce qui s’est passé\n\n{text}\n\n## Suites données\n"
    french = french.replace("{text}", text)
    return text_of(autofix.corrected(page(french, language="fr")))


def text_of(source: str) -> str:
    return source.split("\n\n## ")[1].split("\n\n", 1)[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The group's members' duties.", "The group’s members’ duties."),
        ('He said "yes" (and "no").', "He said “yes” (and “no”)."),
        ("A **bold** word's end, *(editors' guidance)*", "A **bold** word’s end, *(editors’ guidance)*"),
        ("Wait... no....", "Wait… no...."),
        ("Two  spaces , a tab\there .", "Two spaces, a tab here ."),
        ('Code `it\'s "so"` stays.', 'Code `it\'s "so"` stays.'),
        ("[It's here](https://x.org/it's?a=\"b\").", '[It’s here](https://x.org/it\'s?a="b").'),
        ("1.  one\n2.  two", "1.  one\n2.  two"),
        ("| a  | b |\n|---|---|\n| c   | d |", "| a  | b |\n|---|---|\n| c   | d |"),
        ('```\nit\'s  "so"...\n```', '```\nit\'s  "so"...\n```'),
        ("A hard break  \nstays.", "A hard break  \nstays."),
    ],
)
def test_english_typography(before: str, after: str) -> None:
    assert corrected(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("L'État: oui; non ! Quoi?", f"L’État{WIDE}: oui{NARROW}; non{NARROW}! Quoi{NARROW}?"),
        ('Il dit "oui".', f"Il dit «{WIDE}oui{WIDE}»."),
        ("« Oui »", f"«{WIDE}Oui{WIDE}»"),
        ("«Oui»", f"«{WIDE}Oui{WIDE}»"),
        ("Le taux est de 10 %, à 10:30, n° 5.", f"Le taux est de 10{WIDE}%, à 10:30, nº{WIDE}5."),
        ("Les Etats-Unis et l'Ecole. A la fin, la main-d'oeuvre.", "Les États-Unis et l’École. À la fin, la main-d’œuvre."),
        (
            "- **Taux.** Numérateur : un ; dénominateur : deux.",
            f"- **Taux.** Numérateur{WIDE}: un{NARROW}; dénominateur{WIDE}: deux.",
        ),
        (
            "Voir [la page : une](https://x.org/a;b?c!d) (source : ici).",
            f"Voir [la page{WIDE}: une](https://x.org/a;b?c!d) (source{WIDE}: ici).",
        ),
        ("`a : b ; c`", "`a : b ; c`"),
        (f"Déjà{WIDE}: bien{NARROW}; «{WIDE}oui{WIDE}»{NARROW}!", f"Déjà{WIDE}: bien{NARROW}; «{WIDE}oui{WIDE}»{NARROW}!"),
        ("Quoi ?! Vraiment ?", f"Quoi{NARROW}?! Vraiment{NARROW}?"),
    ],
)
def test_french_typography(before: str, after: str) -> None:
    assert corrected(before, "fr") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: 2026/11/3", "reviewed: 2026-11-03"),
        ('reviewed: "2026.1.05"', 'reviewed: "2026-01-05"'),
        ("reviewed: 2026-02-30", "reviewed: 2026-02-30"),
        ("reviewed: 03/11/2026", "reviewed: 03/11/2026"),
    ],
)
def test_dates_are_normalized(before: str, after: str) -> None:
    source = autofix.corrected(page(ACTIVITY.replace("reviewed: 2026-11-25", before)))
    assert after in source.split("\n")


def test_keys_are_sorted_with_their_lines() -> None:
    practice = ["recognition:", "  - {by: [unodc], in: resources/a, covers: direct, seen: text}", "title: A title"]
    source = "\n".join(["---", *practice, "---", "", "Text."])
    lines = autofix.corrected(page(source, "practices/x")).split("\n")
    assert lines == ["---", practice[2], *practice[:2], "---", "", "Text."]


def test_the_text_of_a_page_with_a_fault_that_only_its_author_can_mend_is_corrected(make: Make) -> None:
    catalogue = make("about/index.md\n| title: About\n| ---\n| Text.")
    file = catalogue.root / "docs/about/index.md"
    file.write_text("---\ntitle: About\ntopics: [a,\nsummary: it's\n---\n\nIt's  so...\n", "utf-8")
    assert [finding.rule for finding in documents.read(file, "docs/about/index.md").findings] == ["front-matter-syntax"]
    assert autofix.fix(catalogue.root) == ["docs/about/index.md"]
    assert file.read_text("utf-8") == "---\ntitle: About\ntopics: [a,\nsummary: it's\n---\n\nIt’s so…\n"
    assert autofix.fix(catalogue.root) == []


def test_unreadable_page_is_unchanged() -> None:
    source = "---\ntitle: It's: wrong\nsummary: 'x\n---\n\nIt's.\n"
    assert "title: It's: wrong" in autofix.corrected(page(source))


def test_quoted_values_are_corrected() -> None:
    source = ACTIVITY.replace("First session", '"The group\'s \\"first\\" session"').replace(
        "A session of", "'A group''s session of"
    )
    source = source.replace("the working group.\n", "the working group.'\n", 1)
    lines = autofix.corrected(page(source)).split("\n")
    assert lines[1] == 'title: "The group’s “first” session"'
    assert lines[2] == "summary: 'A group’s session of the working group.'"


def test_stamp_of_a_translation_is_unchanged(make: Make) -> None:
    source = "---\nsource: {head: 0a1b2c3d}\ntitle: L'essai\nsummary: Un essai du groupe.\n---\n\nL'essai.\n"
    assert "source: {head: 0a1b2c3d}" in autofix.corrected(page(source, language="fr")).split("\n")


@pytest.mark.parametrize(("end", "mark"), [("\n", b""), ("\r\n", b""), ("\r\n", b"\xef\xbb\xbf"), ("\n", b"\xef\xbb\xbf")])
def test_line_ends_and_byte_order_mark_are_kept(root: Path, end: str, mark: bytes) -> None:
    file = root / "docs" / "activities" / "first.md"
    file.parent.mkdir()
    before, after = (ACTIVITY.replace("{text}", text) for text in ("It's here.", "It’s here."))
    file.write_bytes(mark + before.replace("\n", end).encode())
    assert autofix.fix(root, lambda path: path.startswith("docs")) == ["docs/activities/first.md"]
    assert file.read_bytes() == mark + after.replace("\n", end).encode()
    assert autofix.fix(root, lambda path: path.startswith("docs")) == []


def test_labels_of_tables_are_corrected(root: Path) -> None:
    (root / "data" / "covers.yml").write_text("# It's a comment.\ndirect: {en: it's so, fr: \"l'essai : oui\"}\n", "utf-8")
    autofix.fix(root)
    assert (root / "data" / "covers.yml").read_text(
        "utf-8"
    ) == f'# It\'s a comment.\ndirect: {{en: it’s so, fr: "l’essai{WIDE}: oui"}}\n'


NOISE = st.text(alphabet=st.sampled_from("ab A E.…:;!?'\"«»“”’ \u00a0\u202f\t\n*_`[]()<>|-#\\1%°é"), max_size=120)


@given(NOISE, st.sampled_from(["en", "fr"]))
def test_correcting_twice_changes_nothing_more(text: str, language: str) -> None:
    source = ACTIVITY.replace("{text}", text)
    once = autofix.corrected(page(source, language=language))
    assert autofix.corrected(page(once, language=language)) == once


@given(NOISE, st.sampled_from(["en", "fr"]))
def test_no_letter_is_lost(text: str, language: str) -> None:
    source = ACTIVITY.replace("{text}", text)
    once = autofix.corrected(page(source, language=language))
    plain = str.maketrans({"É": "E", "À": "A", "º": "°"})
    assert re.sub(r"[\W_]", "", once.translate(plain)) == re.sub(r"[\W_]", "", source.translate(plain).replace("°", "°"))


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", "Elle est 'seule' ici, d'abord.", f"Elle est «{WIDE}seule{WIDE}» ici, d’abord."),
        ("en", "In the '90s, 'alone' at first.", "In the ’90s, ‘alone’ at first."),
        ("en", "See *L’accueil des victimes : un guide* first.", "See *L’accueil des victimes : un guide* first."),
        ("fr", "Voir *Caring for victims: a guide* ici.", "Voir *Caring for victims: a guide* ici."),
    ],
)
def test_a_correction_harms_nothing(language: str, before: str, after: str) -> None:
    assert corrected(before, language).strip() == after
