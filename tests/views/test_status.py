"""The list of open tasks: each task appears when it is due and disappears when it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
import translate
from catalogue.source.loading import Catalogue, load
from catalogue.views import status
from catalogue.views.addresses import Site
from catalogue.views.context import Context

HEAD = """---
title: A guide
summary: A guide that says what to do, in plain words.
type: handbook
topics: [children]
audiences: [ngos]
regions: [world]
publishers: [unicef]
languages: [en]
links: {{en: "https://www.unicef.org/guide"}}
access: open
{more}reviewed: {reviewed}
---

## What is in it

One sentence. Another sentence.

## Who it is for

Everybody.
"""
FRENCH = """---
title: Un guide
summary: Un guide qui dit quoi faire, en mots simples.
---

## Contenu

Une phrase. Une autre phrase.

## À qui il s’adresse

Tout le monde.
"""


@pytest.fixture
def root(root: Path) -> Path:
    write(root, "resources/guide.md", HEAD.format(more="", reviewed="2026-01-01"))
    return root


def write(root: Path, name: str, text: str) -> None:
    file = root / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def context(root: Path, repository: str = "", language: str = "en") -> Context:
    return Context(load(root), Site(repository=repository), language)


def translations(root: Path, **known: str) -> list[status.Task]:
    return list(status.translations(context(root, **known), "status/"))


def translated(root: Path) -> None:
    """A stamped French translation of the English page."""
    write(root, "resources/guide.fr.md", FRENCH)
    assert translate.main(["--root", str(root), "--stamp", "--all"]) == 0


def change(root: Path, before: str, after: str, name: str = "resources/guide.md") -> None:
    text = (root / "docs" / name).read_text("utf-8")
    assert before in text
    write(root, name, text.replace(before, after))


def test_a_page_without_a_translation_is_missing(root: Path) -> None:
    (task,) = translations(root)
    assert (task.state, task.details) == ("missing in French", "")
    assert task.edit.url == "../propose/?what=translation&version=fr&record=resources%2Fguide"


def test_stamped_translation_is_not_a_task(root: Path) -> None:
    translated(root)
    assert translations(root) == []


def test_changed_section_is_behind(root: Path) -> None:
    translated(root)
    change(root, "Another sentence.", "Another word.")
    (task,) = translations(root)
    assert (task.state, task.details) == ("behind in French", "What is in it")
    change(root, "A guide that says", "A guide which says")
    assert translations(root)[0].details == "title and summary, What is in it"


def test_changed_white_space_is_ignored(root: Path) -> None:
    translated(root)
    change(root, "One sentence. Another sentence.", "One  sentence.\nAnother\u00a0sentence.   \n")
    assert translations(root) == []


def test_editing_the_translation_does_not_make_it_current(root: Path) -> None:
    translated(root)
    change(root, "Another sentence.", "Another word.")
    change(root, "Une autre phrase.", "Un autre mot.", "resources/guide.fr.md")
    assert [task.details for task in translations(root)] == ["What is in it"]
    assert translate.main(["--root", str(root), "--stamp", str(root / "docs/resources/guide.fr.md")]) == 0
    assert translations(root) == []


def test_a_draft_is_a_task_until_it_is_reviewed(root: Path) -> None:
    translated(root)
    change(root, "source:", "authority: draft\nsource:", "resources/guide.fr.md")
    assert [task.state for task in translations(root)] == ["draft in French"]


def test_sections_of_an_ordinary_page_are_named_by_their_headings(root: Path) -> None:
    write(
        root,
        "about/x.md",
        "---\ntitle: About\nsummary: A page that tells what this is.\n---\n\n## One\n\nText.\n\n## Two\n\nMore.\n",
    )
    write(
        root,
        "about/x.fr.md",
        "---\ntitle: À propos\nsummary: Une page qui dit ce que c’est.\n---\n\n## Un\n\nTexte.\n\n## Deux\n\nPlus.\n",
    )
    assert translate.main(["--root", str(root), "--stamp", "--all"]) == 0
    change(root, "More.", "Much more.", "about/x.md")
    tasks = {task.what.label: task.details for task in translations(root)}
    assert tasks["About"] == "Two"


def test_reviews_are_due_relative_to_the_latest_review(root: Path) -> None:
    write(root, "resources/old.md", HEAD.format(more="", reviewed="2023-06-01").replace("A guide\n", "An old guide\n"))
    write(root, "resources/soon.md", HEAD.format(more="", reviewed="2024-08-01").replace("A guide\n", "A fair guide\n"))
    write(
        root,
        "resources/early.md",
        HEAD.format(more="", reviewed="2025-12-01\nreview_due: 2025-12-31").replace("A guide\n", "Early\n"),
    )
    tasks = list(status.reviews(context(root), "status/"))
    assert [(task.what.label, task.state, task.details) for task in tasks] == [
        ("An old guide", "review overdue", "1 June 2025"),
        ("Early", "review overdue", "31 December 2025"),
        ("A fair guide", "review due within a year", "1 August 2026"),
    ]


@pytest.mark.parametrize(("seen", "count"), [("text", 0), ("contents", 0), ("abstract", 1), ("third-party", 1)])
def test_evidence_is_a_task_until_the_text_has_been_read(root: Path, seen: str, count: int) -> None:
    evidence = f"recognition:\n  - {{by: [unicef], in: resources/guide, covers: direct, seen: {seen}}}\n"
    write(root, "resources/other.md", HEAD.format(more=evidence, reviewed="2026-01-01").replace("A guide\n", "Another guide\n"))
    tasks = list(status.evidence(context(root), "status/"))
    assert len(tasks) == count
    assert all(task.details == "A guide" and "UNICEF" in task.waits_for[0].upper() for task in tasks)


@pytest.mark.parametrize("language", ["en", pytest.param("fr", marks=pytest.mark.nightly)])
def test_every_row_links_to_an_edit_form(catalogue: Catalogue, language: str) -> None:
    known = status.status(Context(catalogue, Site(repository="https://git.test/toolkit"), language), "status/")
    bare = status.status(Context(catalogue, Site(), language), "status/")
    tasks = [task for queues in known["waiting"].values() for queue in queues for task in queue["shown"]]
    assert tasks
    for task in tasks:
        assert task.edit.url.startswith(
            ("https://git.test/toolkit/edit/main/docs/", "../propose/?", "propose/?", "../../fr/propose/?")
        )
    assert known["counts"] == bare["counts"]


def test_everybody_finds_the_own_tasks_of_each_board(catalogue: Catalogue) -> None:
    found = status.status(Context(catalogue, Site(), "fr"), "fr/status/")
    assert "" not in found["waiting"]
    listed = {queue["anchor"]: (who, queue) for queues in found["queues"].values() for who, queue in queues.items()}
    assert {queue["anchor"] for queues in found["waiting"].values() for queue in queues} == {*listed}
    for who, queue in listed.values():
        assert all(who in task.waits_for for task in queue["tasks"])
    for board, count in found["counts"].items():
        assert len({id(task) for queue in found["queues"][board].values() for task in queue["tasks"]}) == count


def test_thousands_of_tasks_make_a_page_for_a_telephone(root: Path) -> None:
    for number in range(status.SHOWN + 1):
        write(root, f"resources/guide-{number}.md", HEAD.format(more="", reviewed="2026-01-01").replace("A guide\n", f"{number}\n"))
    (queue,) = status.status(context(root), "status/")["queues"]["translations"].values()
    assert (len(queue["shown"]), len(queue["tasks"])) == (status.SHOWN, status.SHOWN + 2)


def test_result_does_not_depend_on_the_clock(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    before = status.status(Context(catalogue, Site(), "en"), "status/")
    monkeypatch.setattr("time.time", lambda: 4102444800.0)
    assert status.status(Context(catalogue, Site(), "en"), "status/") == before
