"""The guides for editors and the glossary of the code say what the models and data/ say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from catalogue.exports.documentation import blocks, pages
from catalogue.exports.documentation.code_words import CODE_WORDS
from catalogue.exports.documentation.fields import field_names, models
from catalogue.lint.reporters import load_rules
from catalogue.model.provisions import Provision
from catalogue.model.records import KINDS
from catalogue.model.types import Part
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import documents
from catalogue.source.translations import fingerprints
from terminal import ROOT

VOCABULARIES = Vocabularies(ROOT / "data")
RECORDS = {
    name: (ROOT / pages.FOLDER / name).read_text("utf-8")
    for name in ("records.md", "records.fr.md")
}


def test_guides_and_glossary_are_those_that_the_models_give() -> None:
    for path, text in (*pages.pages(ROOT), pages.architecture(ROOT)):
        assert (ROOT / path).read_text("utf-8") == text, "run python scripts/generate.py"


@pytest.mark.parametrize("page", RECORDS)
def test_every_field_of_every_kind_stands_in_the_guide(page: str) -> None:
    names = blocks.names(RECORDS[page])
    assert len(names) == len(set(names))
    assert set(models()) < set(names)
    listed = {(models()[name], field) for name in models() for field in field_names(name)}
    for kind in KINDS.values():
        for field in kind.model_fields:
            assert any((owner, field) in listed for owner in kind.__mro__), (kind, field)
    assert "| `authors` |" in RECORDS[page]


@pytest.mark.parametrize("page", RECORDS)
def test_the_sections_of_every_kind_stand_in_the_guide(page: str) -> None:
    shown = {name.removeprefix(pages.SECTIONS) for name in blocks.names(RECORDS[page])}
    assert set(VOCABULARIES.sections) <= shown


@pytest.mark.parametrize("page", RECORDS)
def test_the_table_of_provisions_has_their_keys(page: str) -> None:
    position = list(re.findall(r"^## (.*)$", RECORDS["records.md"], re.MULTILINE)).index(
        "Provisions"
    )
    section = re.split(r"^## ", RECORDS[page], flags=re.MULTILINE)[position + 1]
    keys = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert keys == [name for name in Provision.__annotations__ if name not in ("instrument", "id")]


def test_every_rule_stands_in_the_list_with_its_sentence() -> None:
    for name, language in (("rules.md", "en"), ("rules.fr.md", "fr")):
        text = (ROOT / pages.FOLDER / name).read_text("utf-8")
        assert "{{" not in text
        for rule in load_rules(ROOT / "data").values():
            sentence = rule.sentence(language).replace("|", "\\|")
            assert f"| `{rule.id}` | {sentence[0].upper()}{sentence[1:]}" in text


def test_a_field_that_must_be_there_is_told_with_its_form() -> None:
    text = RECORDS["records.md"]
    (topics,) = (
        line for line in text.split("\n") if line.startswith("| `topics` | Topics | **Needed.**")
    )
    assert topics.endswith("a list of ids of `data/vocabularies/topics.yml`, 1 to 6 |")
    assert "an id of `data/vocabularies/subject-coverage.yml`: `direct`, `partial` |" in text
    assert "see [a line of evidence](#a-line-of-evidence)" in text


def test_a_changed_model_makes_the_guide_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / pages.FOLDER, tmp_path / pages.FOLDER)
    table = tmp_path / "data" / "interface" / "fields.yml"
    table.write_text(table.read_text("utf-8").replace("en: Who acts,", "en: Who does it,"), "utf-8")
    monkeypatch.setattr(KINDS["practices"], "__annotations__", {"title": str})
    changed = dict(pages.pages(tmp_path))
    guide = changed[pages.FOLDER / "records.md"]
    assert "| `who` | Who does it |" in guide and "| `legal_basis` |" not in guide


def test_translations_follow_the_generated_parts_of_their_original(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / pages.FOLDER, tmp_path / pages.FOLDER)
    original, translation = (tmp_path / pages.FOLDER / name for name in RECORDS)
    table = tmp_path / "data" / "interface" / "fields.yml"
    table.write_text(table.read_text("utf-8").replace("en: Who acts,", "en: Who does it,"), "utf-8")
    behind = re.sub(r"\b2: \w{8}", "2: 00000000", translation.read_text("utf-8"), count=1)
    translation.write_text(behind, "utf-8")
    for path, text in list(pages.pages(tmp_path)):
        (tmp_path / path).write_text(text, "utf-8")
    stamps = documents.read(translation, "docs/contribute/records.fr.md").data["source"]
    current = fingerprints(documents.read(original, "docs/contribute/records.md"), {}, "")
    assert {name for name in current if stamps[name] != current[name]} == {"2"}


def test_a_part_without_a_known_name_is_an_error() -> None:
    text = f"{blocks.BEGIN.format(name='fields/Nothing')}\n\n{blocks.END}\n"
    with pytest.raises(LookupError, match="fields/Nothing"):
        blocks.filled(text, lambda name: _nothing(name))
    assert blocks.filled(text, lambda name: "Made.") == text.replace("\n\n", "\n\nMade.\n\n", 1)


def _nothing(name: str) -> str:
    raise LookupError(name)


def test_every_word_of_the_code_is_borne_by_something_that_exists() -> None:
    words = [code_word.word for code_word in CODE_WORDS]
    assert len(words) == len(set(words)) and len(words) >= 20
    for code_word in CODE_WORDS:
        assert code_word.found is not None
        assert 10 < len(code_word.sentence) <= 120, code_word


def test_no_part_of_a_record_is_left_out() -> None:
    described = {model.__name__ for model in models().values()} | {"History", "Pitfall"}
    # Their words are shown in the row of the field that holds it.
    described |= {"PartOfPractice", "Reason", "ShortHead"}
    parts = {part.__name__ for kind in KINDS.values() for part in _held(kind)}
    assert parts <= described


def _held(model: type[Part]) -> set[type[Part]]:
    from catalogue.model.types import parts

    found: set[type[Part]] = set()
    for info in model.model_fields.values():
        for part in parts(info.annotation):
            found |= {part, *_held(part)}
    return found
