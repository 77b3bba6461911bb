"""Automatic corrections are idempotent and change nothing else."""

from __future__ import annotations

import itertools
import re
from codecs import BOM_UTF8
from pathlib import Path

import pytest
from catalogue.lint import autofix
from catalogue.lint.page_model import Page, versions
from catalogue.source import documents, loading
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from hypothesis import given
from hypothesis import strategies as st
from support.sites import REPOSITORY, of_pages

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
FRENCH = """---
title: Première session
summary: Une session du groupe.
---

## Ce qui s’est passé

{text}
"""
EMPTY = Catalogue(REPOSITORY, loading.Vocabularies(REPOSITORY / "data"))


def page(source: str, name: str = "activities/first", language: str = "en") -> Page:
    EMPTY.sources = {name: {"en": documents.parse(Document(f"docs/{name}.md"), ACTIVITY)}}
    EMPTY.sources[name][language] = documents.parse(Document(f"docs/{name}.md"), source)
    return next(version for version in versions(EMPTY, name) if version.language == language)


def corrected(text: str, language: str = "en") -> str:
    """A sentence, corrected as the text of a page."""
    source = ACTIVITY if language == "en" else FRENCH
    return (
        autofix.corrected(page(source.replace("{text}", text), language=language))
        .split("\n\n")[2]
        .rstrip("\n")
    )


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "The group's members' duties.", "The group’s members’ duties."),
        ("en", 'He said "yes" (and "no").', "He said “yes” (and “no”)."),
        (
            "en",
            "A **bold** word's end, *(editors' guidance)*",
            "A **bold** word’s end, *(editors’ guidance)*",
        ),
        ("en", "Wait... no....", "Wait… no...."),
        ("en", "In the '90s, 'alone' at first.", "In the ’90s, ‘alone’ at first."),
        (
            "en",
            "[It's here](https://x.org/it's?a=\"b\").",
            '[It’s here](https://x.org/it\'s?a="b").',
        ),
        ("en", "See *L’accueil des victimes : un guide* first.", None),
        ("en", "1.  one\n2.  two", None),
        ("en", "| a  | b |\n|---|---|\n| c   | d |", None),
        ("en", '```\nit\'s  "so"...\n```', None),
        ("en", "A hard break  \nstays.", None),
        (
            "fr",
            "L'État: oui; non ! Quoi?",
            f"L’État{WIDE}: oui{NARROW}; non{NARROW}! Quoi{NARROW}?",
        ),
        ("fr", "« Oui »", f"«{WIDE}Oui{WIDE}»"),
        (
            "fr",
            "Le taux est de 10 %, à 10:30, n° 5.",
            f"Le taux est de 10{WIDE}%, à 10{WIDE}h{WIDE}30, nº{WIDE}5.",
        ),
        (
            "fr",
            "- **Taux.** Numérateur : un ; et deux.",
            f"- **Taux.** Numérateur{WIDE}: un{NARROW}; et deux.",
        ),
        (
            "fr",
            "[la page : une](https://x.org/a;b?c!d) (source : ici).",
            f"[la page{WIDE}: une](https://x.org/a;b?c!d) (source{WIDE}: ici).",
        ),
        ("fr", "Quoi ?! Vraiment ?", f"Quoi{NARROW}?! Vraiment{NARROW}?"),
        ("fr", "Elle est 'seule' ici, d'abord.", f"Elle est «{WIDE}seule{WIDE}» ici, d’abord."),
        ("fr", "Voir *Caring for victims: a guide* ici.", None),
    ],
)
def test_typography_is_corrected_in_prose_only(
    language: str, before: str, after: str | None
) -> None:
    """How a plain sentence is corrected is in tests/vectors/typography.json."""
    assert corrected(before, language) == (after or before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: 2026/11/3", "reviewed: 2026-11-03"),
        ('reviewed: "2026.1.05"', 'reviewed: "2026-01-05"'),
        ("reviewed: 2026-02-30", "reviewed: 2026-02-30"),
        ("reviewed: 03/11/2026", "reviewed: 03/11/2026"),
        ("source: {head: 0a1b2c3d}", "source: {head: 0a1b2c3d}"),
    ],
)
def test_dates_are_normalized_and_fingerprints_unchanged(before: str, after: str) -> None:
    source = autofix.corrected(page(ACTIVITY.replace("reviewed: 2026-11-25", before)))
    assert after in source.split("\n")


def test_correction_that_changes_content_is_discarded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = ACTIVITY.replace("{text}", "A text.")
    for before, after in (
        ("A text.", "No text."),
        ("training", "children"),
        ("## What became", "What became"),
    ):
        start = source.index(before)
        edit = (start, start + len(before), after)
        monkeypatch.setattr(autofix, "_passages", lambda _, edit=edit: [edit])
        assert autofix.corrected(page(source)) == source


def test_front_matter_keys_are_sorted() -> None:
    evidence = "recognition:\n  - {by: [unodc], in: resources/a, covers: direct}\n"
    source = f"---\n{evidence}title: A title\n---\n\nText."
    assert (
        autofix.corrected(page(source, "practices/x"))
        == f"---\ntitle: A title\n{evidence}---\n\nText."
    )


def test_text_is_corrected_despite_other_errors(
    root: Path,
) -> None:
    before = "---\ntitle: About\ntopics: [a,\nsummary: it's\n---\n\nIt's  so...\n"
    (root / "docs/index.md").write_text(before, "utf-8")
    assert autofix.fix(root, of_pages) == ["docs/index.md"]
    assert (root / "docs/index.md").read_text("utf-8") == before.replace("It's  so...", "It’s so…")


def test_quoted_values_are_corrected() -> None:
    source = ACTIVITY.replace("First session", '"The group\'s \\"first\\" session"').replace(
        "A session of", "'A group''s session of"
    )
    source = source.replace("the working group.\n", "the working group.'\n", 1)
    lines = autofix.corrected(page(source)).split("\n")
    assert lines[1] == 'title: "The group’s “first” session"'
    assert lines[2] == "summary: 'A group’s session of the working group.'"


def test_line_ends_and_byte_order_mark_are_kept(root: Path) -> None:
    forms = {
        f"docs/page-{n}.md": form
        for n, form in enumerate(itertools.product(("\n", "\r\n"), (b"", BOM_UTF8)))
    }
    before, after = (
        {
            path: mark + ACTIVITY.replace("{text}", text).replace("\n", end).encode()
            for path, (end, mark) in forms.items()
        }
        for text in ("It's here.", "It’s here.")
    )
    for path, content in before.items():
        (root / path).write_bytes(content)
    assert autofix.fix(root, of_pages) == [*forms]
    assert {path: (root / path).read_bytes() for path in forms} == after
    assert autofix.fix(root, of_pages) == []


def test_labels_of_tables_are_corrected(root: Path) -> None:
    (root / "data" / "vocabularies" / "subject-coverage.yml").write_text(
        "# It's a comment.\ndirect: {en: it's so, fr: \"l'essai : oui\"}\n", "utf-8"
    )
    autofix.fix(root)
    after = (root / "data" / "vocabularies" / "subject-coverage.yml").read_text("utf-8")
    assert after == f'# It\'s a comment.\ndirect: {{en: it’s so, fr: "l’essai{WIDE}: oui"}}\n'


NOISE = st.text(
    alphabet=st.sampled_from("ab A E.…:;!?'\"«»“”’ \u00a0\u202f\t\n*_`[]()<>|-#\\1%°é"),
    max_size=120,
)


@given(NOISE, st.sampled_from(["en", "fr"]))
def test_correction_keeps_letters_and_is_idempotent(text: str, language: str) -> None:
    source = ACTIVITY.replace("{text}", text)
    once = autofix.corrected(page(source, language=language))
    assert autofix.corrected(page(once, language=language)) == once
    plain = str.maketrans({"É": "E", "À": "A", "º": "°"})
    assert re.sub(r"[\W_]", "", once.translate(plain)) == re.sub(
        r"[\W_]", "", source.translate(plain)
    )
