"""Kept pages: a build that takes them from the last one gives byte for byte what a build from nothing gives."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import copies
import pytest
from catalogue import printing
from catalogue.addresses import Site
from catalogue.loading import load
from catalogue.press import Press
from catalogue.store import Store
from catalogue.views import Link

Change = Callable[[Path, random.Random], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of made-up records."""
    return copies.repository(tmp_path / "repository", 20)


def press(root: Path, cache: Path | None, **changes: object) -> Press:
    site = Site(**({"url": "https://toolkit.test/toolkit/"} | changes))
    navigation = {language: (Link("Practices", site.prefix(language) + "practices/"),) for language in site.languages}
    names = dict.fromkeys(site.languages, ("Toolkit", "Resources"))
    return Press(load(root), site, root / "overrides", navigation, names, cache)


def written(root: Path, folder: Path, cache: Path | None, **changes: object) -> dict[str, str]:
    made = press(root, cache, **changes)
    made.assets.write(folder)
    printing.write(made, folder)
    return copies.contents(folder)


def pages(root: Path, dice: random.Random) -> Path:
    return dice.choice(sorted(file for file in (root / "docs").rglob("*.md") if file.name.startswith("record-")))


def edit(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text("utf-8")), "utf-8")


def rename_title(root: Path, dice: random.Random) -> None:
    edit(pages(root, dice), lambda text: text.replace("title: ", f"title: New {dice.randrange(1000)} ", 1))


def say_more(root: Path, dice: random.Random) -> None:
    edit(pages(root, dice), lambda text: text + f"\nOne more sentence, number {dice.randrange(1000)}.\n")


def change_summary(root: Path, dice: random.Random) -> None:
    edit(pages(root, dice), lambda text: text.replace('summary: "', f'summary: "Now {dice.randrange(1000)}: ', 1))


def delete_record(root: Path, dice: random.Random) -> None:
    file = pages(root, dice)
    name = file.name.split(".")[0]
    for page in file.parent.glob(f"{name}.*"):
        page.unlink()


def delete_translation(root: Path, dice: random.Random) -> None:
    files = sorted((root / "docs").rglob("record-*.fr.md"))
    dice.choice(files).unlink()


def weaken_evidence(root: Path, dice: random.Random) -> None:
    edit(pages(root, dice), lambda text: text.replace("covers: direct", "covers: partial", 1))


def move_date(root: Path, dice: random.Random) -> None:
    edit(pages(root, dice), lambda text: text.replace("\ndate: 20", "\ndate: 19", 1).replace("published: 20", "published: 19", 1))


def change_agency(root: Path, dice: random.Random) -> None:
    file = dice.choice(sorted(file for file in (root / "docs" / "agencies").glob("record-*.md") if ".fr." not in file.name))
    edit(file, lambda text: text.replace("acronym: AG", "acronym: NEW", 1))


def change_words(root: Path, dice: random.Random) -> None:
    edit(root / "data" / "strings.yml", lambda text: text.replace("Practice,", f"Practice {dice.randrange(1000)},", 1))


def change_topics(root: Path, dice: random.Random) -> None:
    edit(root / "data" / "topics.yml", lambda text: text.replace("en: ", f"en: T{dice.randrange(1000)} ", 1))


def change_template(root: Path, dice: random.Random) -> None:
    name = dice.choice(["record.html", "base.html", "partials/footer.html", "partials/macros.html"])
    edit(root / "overrides" / name, lambda text: text + f"{{# {dice.randrange(1000)} #}}<!-- {dice.randrange(1000)} -->")


def change_style(root: Path, dice: random.Random) -> None:
    edit(root / "docs" / "assets" / "css" / "site.css", lambda text: text + f"/* {dice.randrange(1000)} */")


def change_imported_script(root: Path, dice: random.Random) -> None:
    edit(root / "docs" / "assets" / "js" / "search.js", lambda text: text + f"/* {dice.randrange(1000)} */")


CHANGES: list[Change] = [
    value
    for name, value in list(globals().items())
    if name.startswith(("change_", "delete_", "rename_", "say_", "weaken_", "move_"))
]


@pytest.mark.parametrize("seed", range(2))
def test_a_build_from_kept_pages_is_the_build_from_nothing(root: Path, tmp_path: Path, seed: int) -> None:
    dice, cache = random.Random(seed), tmp_path / "cache"
    written(root, tmp_path / "first", cache)
    for turn, change in enumerate(dice.sample(CHANGES, len(CHANGES))):
        change(root, dice)
        kept = written(root, tmp_path / f"kept-{turn}", cache)
        assert kept == written(root, tmp_path / f"full-{turn}", None), change.__name__


@pytest.mark.parametrize(
    "change", [{"url": "https://other.test/"}, {"repository": "https://forge.test/x"}, {"contact": "a@b.test"}, {"files": True}]
)
def test_another_configuration_takes_nothing_from_the_last_build(root: Path, tmp_path: Path, change: dict[str, object]) -> None:
    written(root, tmp_path / "first", tmp_path / "cache")
    assert written(root, tmp_path / "kept", tmp_path / "cache", **change) == written(root, tmp_path / "full", None, **change)


def test_what_has_not_changed_is_not_made_again(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "processes", lambda: 1)
    made: list[str] = []
    record = Press.record
    monkeypatch.setattr(
        Press, "record", lambda self, shelf, entry, others: made.append(entry.ref) or record(self, shelf, entry, others)
    )
    written(root, tmp_path / "first", tmp_path / "cache")
    assert len(made) == 2 * len(load(root).entries)
    made.clear()
    written(root, tmp_path / "second", tmp_path / "cache")
    assert made == []
    page = sorted((root / "docs" / "activities").glob("record-*.md"))[0]
    edit(page, lambda text: text + "\nMore.\n")
    written(root, tmp_path / "third", tmp_path / "cache")
    assert set(made) == {f"activities/{page.name.split('.')[0]}"}


def test_one_process_and_several_write_the_same(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 3):
        monkeypatch.setattr(printing, "processes", lambda number=number: number)
        written(root, tmp_path / str(number), None)
    assert copies.contents(tmp_path / "1") == copies.contents(tmp_path / "3")


@pytest.mark.parametrize("harm", ["text", "file", "folder"])
def test_a_damaged_store_costs_time_and_nothing_else(root: Path, tmp_path: Path, harm: str) -> None:
    cache = tmp_path / "cache"
    full = written(root, tmp_path / "first", cache)
    for file in cache.glob("*.sqlite"):
        if harm == "text":
            with sqlite3.connect(file) as connection:
                connection.execute("UPDATE pages SET html = 'wrong'")
            connection.close()
        file.write_bytes(b"no database at all, and longer than its header would be" * 50) if harm == "file" else None
        if harm == "folder":
            file.unlink()
            file.mkdir()
    assert written(root, tmp_path / "second", cache) == full


def test_a_store_that_another_build_holds_is_gone_without(tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite"
    first = Store(file)
    first.keep("x/", b"made from", "<p>x</p>")
    first.close(["x/"])
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    second = Store(file)
    assert second.get("x/", b"made from") is None
    second.keep("x/", b"other", "<p>y</p>")
    second.close(["x/"])
    holder.execute("ROLLBACK")
    holder.close()
    third = Store(file)
    assert third.get("x/", b"made from") == "<p>x</p>"
    assert third.get("x/", b"other") is None
    third.close([])


def test_nothing_is_kept_where_nothing_can_be_written() -> None:
    store = Store(Path("/dev/null/cache/pages.sqlite"))
    store.keep("x/", b"made from", "<p>x</p>")
    store.close(["x/"])
    assert store.get("x/", b"made from") is None
