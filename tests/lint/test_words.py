"""The words to avoid: each is found in prose and in the words of a link, and none in an official title."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from catalogue.lint import checker, terminology
from catalogue.lint.page_model import Page, versions
from catalogue.lint.passages import Passage
from catalogue.source import documents, loading
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from support.sites import REPOSITORY, Make
from support.small_site import site

VOCABULARIES = loading.Vocabularies(REPOSITORY / "data")
ROWS = [
    pytest.param(language, row, id=f"{language}: {row['avoid'][0]}")
    for language, families in VOCABULARIES.table("terms-to-avoid").items()
    for family, rows in families.items()
    if family != "titles"
    for row in rows
]


def found(language: str, title: str, text: str, linked: str = "") -> set[str]:
    """The words that a page in a language is warned of; it can link to a resource with a title."""
    source = f"---\ntitle: {title}\nsummary: x\n---\n\n{text}\n"
    entry = SimpleNamespace(title=lambda language: linked)
    catalogue = Catalogue(REPOSITORY, VOCABULARIES, entries={"resources/linked": entry})  # type: ignore[dict-item]
    catalogue.sources = {
        "about/words": {language: documents.parse(Document("docs/about/words.md"), source)}
    }
    page: Page = next(iter(versions(catalogue, "about/words")))
    return {str(finding.values["word"]) for finding in terminology.words(page)}


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_term_to_avoid_is_found_in_prose_not_in_titles(
    language: str, row: dict[str, list[str]]
) -> None:
    forms = row["avoid"]
    assert found(language, "x", "".join(f"Before {form}, after.\n\n" for form in forms)) == set(
        forms
    )
    links = "".join(f"See [the {form}](https://www.example.org/) here.\n\n" for form in forms)
    assert found(language, f'"The {" and ".join(forms)}"', links) == set()
    inside = "".join(f"See [the {form}](../resources/linked.md) here.\n\n" for form in forms)
    assert found(language, "x", inside, "Another title") == set(forms)
    assert found(language, "x", inside, f"The {' and '.join(forms)}") == set()
    assert {*VOCABULARIES.complete} <= set(row["why"])


def test_tables_have_no_words_to_avoid(lasting: Path) -> None:
    table = lasting / "data" / "vocabularies" / "moments.yml"
    table.write_text(
        table.read_text("utf-8") + "x: {en: Human smuggling, fr: Trafic humain}\n", "utf-8"
    )
    rules = {finding.rule for finding in checker.check_folder(lasting)}
    assert "words-terminology" in rules


def test_texts_told_in_every_language_are_read_in_their_own(root: Path, make: Make) -> None:
    """A page in English has French in what was sought in vain and in the short heads of its steps."""
    sought = 'fr: "Une étude du trafic humain : aucune"'
    make(
        site("unodc").replace(
            "| reviewed:",
            f"| not_found:\n|   - {{date: 2026-11-20, en: A study of it, {sought}}}\n| reviewed:",
            1,
        )
    )
    found = {(one.path, one.rule) for one in checker.check_folder(root)}
    (path,) = {path for path, rule in found if rule == "words-terminology"}
    assert not path.endswith(".fr.md")
    assert (path, "typography-fr") in found


TRACES = json.loads((REPOSITORY / "tests/vectors/traces.json").read_text("utf-8"))
PATTERNS = [
    trace for trace in terminology.trace_patterns(VOCABULARIES) if not trace.is_of_addresses
]


@pytest.mark.parametrize("spelled", [str, str.upper, str.capitalize])
def test_every_match_of_what_leads_to_a_person_has_its_sign(spelled: Callable[[str], str]) -> None:
    texts = [spelled(row["text"]) for row in TRACES]
    passages = [Passage(text, text, line=1) for text in texts]
    matches = [
        (trace, passage)
        for trace in PATTERNS
        for passage in passages
        if trace.pattern.search(passage.prose)
    ]
    without = [
        (trace.sign, passage.text) for trace, passage in matches if not trace.may_match(passage)
    ]
    assert matches and not without
