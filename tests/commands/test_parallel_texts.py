"""Texts for translation programs: out of the pages and back, and a memory of what is translated."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
import translate
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from parallel_texts.codes import codes_in, codes_of, parts
from parallel_texts.taking_back import taken_back
from parallel_texts.units import Pair, as_value
from parallel_texts.xliff import Returned, read, written
from support import small_site
from support.sites import write_pages

STEPS = """| steps:
|   - id: train
|     short: {en: Train people, fr: Former les gens}
|     who: [police]
|     moment: prepare"""
HOW = """
|
| ## How to do it
|
| 1. **Train.** Once a year, see [the handbook](../resources/handbook.md).
"""
HOW_FR = """
|
| ## Comment procéder
|
| 1. **Former.** Une fois par an, voir [le manuel](../resources/handbook.md).
"""
FRENCH = "docs/practices/rooms.fr.md"
ENGLISH = "docs/practices/rooms.md"


@pytest.fixture
def repository(root: Path) -> Path:
    """A small site with a practice in two languages; its translation is up to date."""
    text = small_site.site("unodc", practice=STEPS)
    text = text.replace("|\n| A room.", "|\n| A room.")
    english = "| A room. See [the handbook](../resources/handbook.md).\n"
    french = "| Une salle. Voir [le manuel](../resources/handbook.md).\n"
    assert english in text and french in text
    text = text.replace(english, english + HOW.lstrip("\n"))
    text = text.replace(french, french + HOW_FR.lstrip("\n"))
    write_pages(root, text)
    file = root / FRENCH
    file.write_text(file.read_text("utf-8").replace("'", "’"), "utf-8")
    run(root, "--stamp", "--all")
    return root


def run(root: Path, *words: str | Path) -> int:
    return translate.main(["--root", str(root), *map(str, words)])


def exported(root: Path) -> Path:
    file = root / "texts.xlf"
    assert run(root, "--export", file, root / FRENCH) == 0
    return file


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, text
    file.write_text(text.replace(old, new), "utf-8")


def pages(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted((root / "docs").rglob("*.md"))}


def differing(root: Path, before: dict[str, bytes]) -> list[str]:
    now = pages(root)
    return [Path(path).name for path in now if now[path] != before[path]]


def test_what_comes_back_unchanged_changes_no_byte(repository: Path) -> None:
    before = pages(repository)
    assert run(repository, "--import", exported(repository)) == 0
    assert differing(repository, before) == []


def test_texts_have_their_codes_and_states(repository: Path) -> None:
    text = exported(repository).read_text("utf-8")
    link = '<ph id="1">[</ph>the handbook<ph id="2">](../resources/handbook.md)</ph>'
    french = '<ph id="1">[</ph>le manuel<ph id="2">](../resources/handbook.md)</ph>'
    assert link in text and french in text
    assert '<ph id="1">**</ph>Train.<ph id="2">**</ph></source>' in text
    assert 'id="short/train"' in text and "<source>Train people</source>" in text
    assert text.count('state="translated"') == text.count("<trans-unit ") == 6


def test_a_changed_text_changes_that_text_alone(repository: Path) -> None:
    before = (repository / FRENCH).read_text("utf-8")
    file = exported(repository)
    edit(file, "Une fois par an, voir", "Chaque année, voir")
    assert run(repository, "--import", file) == 0
    now = (repository / FRENCH).read_text("utf-8")
    assert now == before.replace("Une fois par an, voir", "Chaque année, voir") != before


def test_short_heads_and_titles_are_written_where_they_stand(repository: Path) -> None:
    file = exported(repository)
    edit(file, "Former les gens", "Former, toujours")
    edit(file, "Salles d’audition adaptées aux enfants", "Salles pour les enfants")
    before = pages(repository)
    assert run(repository, "--import", file) == 0
    assert differing(repository, before) == ["rooms.fr.md", "rooms.md"]
    step = load(repository).entries["practices/rooms"].steps[0]
    assert step.short and step.short.texts == {"en": "Train people", "fr": "Former, toujours"}
    assert "title: Salles pour les enfants\n" in (repository / FRENCH).read_text("utf-8")


LAST = ".</target></trans-unit>\n</body>"
"""The end of the last text of a page."""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f"](../resources/handbook.md)</ph>{LAST}", f"](x.md)</ph>{LAST}", "links, marks and ids"),
        ('<ph id="1">**</ph>Former.<ph id="2">**</ph>', "Former.", "links, marks and ids"),
        ("Une fois par an", "Une fois\npar an", "one line"),
        ("<source>Train people", "<source>Train them", "has changed since"),
        ('original="docs/practices/rooms.md"', 'original="docs/practices/none.md"', "no translation"),
    ],
)  # fmt: skip
def test_what_does_not_fit_changes_nothing_and_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    file, before = exported(repository), pages(repository)
    edit(file, old, new)
    capsys.readouterr()
    assert run(repository, "--import", file) == 1
    said = capsys.readouterr().out
    assert words in said and "Traceback" not in said
    assert differing(repository, before) == []


def test_a_page_that_the_checker_refuses_stays_as_it_was(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, before = exported(repository), pages(repository)
    edit(file, "Une fois par an", "Une fois par an : écrire à marie.dupont@example.org")
    assert run(repository, "--import", file) == 1
    assert "Nothing was changed" in capsys.readouterr().out
    assert differing(repository, before) == []


@pytest.mark.parametrize(
    "content", ["", "no XML", "<xliff/>", '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', "<a><b></a>"]
)
def test_a_broken_file_is_one_sentence(
    repository: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    file = repository / "broken.xlf"
    file.write_text(content, "utf-8")
    assert run(repository, "--import", file) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and said.startswith("broken.xlf ")


def behind(root: Path) -> tuple[str, ...]:
    (page,) = [one for one in translate.translated(load(root)) if one.ref == "practices/rooms"]
    return page.behind


def test_a_section_is_up_to_date_once_every_text_of_it_was_looked_at(repository: Path) -> None:
    edit(repository / ENGLISH, "Once a year", "Every year")
    assert behind(repository) == ("how",)
    file = exported(repository)
    assert file.read_text("utf-8").count("needs-review-translation") == 2
    assert run(repository, "--import", file) == 0
    assert behind(repository) == ("how",), "nobody looked at it"
    text = file.read_text("utf-8").replace("Une fois par an", "Chaque année")
    file.write_text(text.replace("needs-review-translation", "translated", 1), "utf-8")
    assert run(repository, "--import", file) == 0
    assert behind(repository) == ("how",), "one text waits"
    file = exported(repository)
    text = file.read_text("utf-8").replace("needs-review-translation", "final")
    file.write_text(text, "utf-8")
    assert run(repository, "--import", file) == 0
    assert behind(repository) == ()
    assert "Chaque année" in (repository / FRENCH).read_text("utf-8")


def test_a_section_of_another_form_has_no_translation_and_takes_none(repository: Path) -> None:
    file = repository / FRENCH
    file.write_text(file.read_text("utf-8") + "2. **Encore.** Une autre étape.\n", "utf-8")
    text = exported(repository).read_text("utf-8")
    assert text.count('state="needs-translation"') == 2


def test_a_page_that_has_a_title_only_gets_its_text(repository: Path) -> None:
    file = repository / FRENCH
    whole = file.read_text("utf-8")
    head, _, _ = whole.partition("\n## ")
    file.write_text(f"{head.rstrip()}\n", "utf-8")
    xliff = exported(repository)
    assert run(repository, "--import", xliff) == 1, "nothing is translated"
    text = xliff.read_text("utf-8").replace("needs-translation", "translated")
    for source in re.findall(r"<source>(.*?)</source><target state=\"translated\" />", text):
        words = source.replace("A room. See", "Une salle. Voir").replace(
            "the handbook", "le manuel"
        )
        words = words.replace("Train.", "Former.").replace(
            "Once a year, see", "Une fois par an, voir"
        )
        empty = f'<source>{source}</source><target state="translated" />'
        text = text.replace(empty, f"<source>{source}</source><target>{words}</target>")
    xliff.write_text(text, "utf-8")
    pairs = translate.pairs_of(list(translate.translated(load(repository))), None)
    keys = {(pair.original.document.path, pair.translation.language): pair for pair in pairs}
    taken = taken_back(keys, read(xliff))
    assert taken.problems == []
    assert taken.texts[FRENCH].partition("\n---\n")[2] == whole.partition("\n---\n")[2]


def test_memory_has_what_is_up_to_date(repository: Path) -> None:
    edit(repository / ENGLISH, "Once a year", "Every year")
    file = repository / "texts.tmx"
    assert run(repository, "--memory", file) == 0
    root = ET.fromstring(file.read_bytes())
    assert root.get("version") == "1.4" and root.find("header") is not None
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    pairs = {}
    for unit in root.iter("tu"):
        texts = {one.get(language): "".join(one.itertext()) for one in unit.iter("tuv")}
        pairs[texts["en"]] = texts["fr"]
    assert pairs["Train people"] == "Former les gens"
    assert not any("Every year" in text for text in pairs)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("**Bold** and [a](x.md#y).", ["**", "**", "[", "](x.md#y)"]),
        ("`code` :material-close: <https://example.org/>", ["`code`", ":material-close:", "<https://example.org/>"]),
        ("A [bracket] and 3 * 4: plain.", []),
        ("[a](https://example.org/x_(y)).", ["[", "](https://example.org/x_(y))"]),
    ],
)  # fmt: skip
def test_codes_of_a_text(text: str, codes: list[str]) -> None:
    found = parts(text)
    assert [code.text for code in codes_of(found)] == codes
    assert "".join(one if isinstance(one, str) else one.text for one in found) == text
    assert sum(codes_in(text).values()) == len(codes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Former les gens", "Former les gens"),
        ("Former, toujours", '"Former, toujours"'),
        ("no", '"no"'),
        ("A : b", '"A : b"'),
        ("« Oui »", "« Oui »"),
    ],
)
def test_values_of_yaml(text: str, value: str) -> None:
    assert as_value(text) == value


def test_all_real_texts_come_back_without_a_change(catalogue: Catalogue) -> None:
    """Every page of the repository: what is written is read again, and nothing differs."""
    pairs = translate.pairs_of(list(translate.translated(catalogue)), None)
    assert len(pairs) > 500
    few: Callable[[Pair], bool] = lambda pair: hash_of(pair) % 10 == 0  # noqa: E731
    some = [pair for pair in pairs if few(pair)]
    returned = [
        Returned(
            pair.original.document.path,
            pair.translation.language,
            unit.id,
            unit.source,
            unit.target,
            "translated",
        )
        for pair in some
        for unit in pair.units
    ]
    keys = {(pair.original.document.path, pair.translation.language): pair for pair in some}
    taken = taken_back(keys, returned)
    assert taken.problems == [] and [*taken.texts] == []
    assert re.search(rb"<file ", written(some))


def hash_of(pair: Pair) -> int:
    """A number that is the same on every machine."""
    return sum(pair.original.document.path.encode("utf-8"))
