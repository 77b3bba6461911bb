"""The list of open tasks: each task appears when it is due and disappears when it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
import translate
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.pages import status
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site

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
    guide(root, "guide", "A guide")
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


def test_missing_translation_is_a_task(root: Path) -> None:
    (task,) = translations(root)
    assert (task.state, task.details) == ("missing in French", "")
    assert task.edit.url == "../propose/?what=translation&version=fr&record=resources%2Fguide"


def test_outdated_translation_is_a_task(root: Path) -> None:
    """Which changes of words put a translation behind is tested where they are compared: in tests/source/."""
    translated(root)
    assert translations(root) == []
    change(root, "Another sentence.", "Another word.")
    (task,) = translations(root)
    assert (task.state, task.details) == ("behind in French", "What is in it")
    change(root, "A guide that says", "A guide which says")
    assert translations(root)[0].details == "title and summary, What is in it"


def test_unreviewed_translation_is_a_task(root: Path) -> None:
    translated(root)
    change(root, "source:", "authority: draft\nsource:", "resources/guide.fr.md")
    assert [task.state for task in translations(root)] == ["draft in French"]


def test_sections_of_ordinary_pages_are_named_by_heading(root: Path) -> None:
    for name, title in (("about/x.md", "About"), ("about/x.fr.md", "À propos")):
        write(
            root,
            name,
            f"---\ntitle: {title}\nsummary: What this is.\n---\n\n## One\n\nText.\n\n## Two\n\nMore.\n",
        )
    assert translate.main(["--root", str(root), "--stamp", "--all"]) == 0
    change(root, "More.", "Much more.", "about/x.md")
    assert {task.what.label: task.details for task in translations(root)}["About"] == "Two"


def guide(root: Path, name: str, title: str, reviewed: str = "2026-01-01", more: str = "") -> None:
    write(
        root,
        f"resources/{name}.md",
        HEAD.format(more=more, reviewed=reviewed).replace("A guide\n", f"{title}\n"),
    )


def test_reviews_are_due_relative_to_the_latest_review(root: Path) -> None:
    guide(root, "old", "An old guide", "2023-06-01")
    guide(root, "soon", "A fair guide", "2024-08-01")
    guide(root, "early", "Early", "2025-12-01\nreview_due: 2025-12-31")
    tasks = list(status.reviews(context(root), "status/"))
    assert [(task.what.label, task.state) for task in tasks] == [
        ("An old guide", "review overdue"),
        ("Early", "review overdue"),
        ("A fair guide", "review due within a year"),
    ]
    assert tasks[1].details == "31 December 2025: a translation, a day that editors have set"


def test_reviews_with_something_to_judge_come_by_harm_and_the_others_stand_apart(
    root: Path,
) -> None:
    guide(root, "plain", "A plain guide", "2024-06-01")
    reading = "readings: [{where: p. 4, seen: text, read: 2026-01-01}]\n"
    guide(root, "read", "A guide that was read", "2024-07-01", reading)
    write(root, "practices/rooms.md", PRACTICE.format(withdrawn=""))
    for page in ("resources/guide", "resources/plain", "resources/read"):
        write(root, f"{page}.fr.md", FRENCH)
    assert translate.main(["--root", str(root), "--stamp", "--all"]) == 0
    shown = context(root)
    assert [task.what.label for task in status.reviews(shown, "status/")] == [
        *("Safe rooms", "A guide that was read")
    ]
    assert [task.what.label for task in status.unjudged(shown, "status/")] == ["A plain guide"]
    boards = status.open_tasks(shown, "status/")
    assert boards["counts"]["unjudged"] == 1


@pytest.mark.parametrize(
    ("seen", "count"), [("text", 0), ("contents", 0), ("abstract", 1), ("third-party", 1)]
)
def test_unread_evidence_is_a_task(root: Path, seen: str, count: int) -> None:
    evidence = "recognition:\n  - {by: [unicef], in: resources/guide, covers: direct}\n"
    reading = f"readings: [{{where: whole document, seen: {seen}, read: 2026-01-01}}]\n"
    guide(root, "guide", "A guide", more=reading)
    guide(root, "other", "Another guide", more=evidence)
    tasks = list(status.evidence(context(root), "status/"))
    assert len(tasks) == count
    assert all(
        task.details == "A guide" and "UNICEF" in task.waits_for[0].upper() for task in tasks
    )


PRACTICE = """---
title: Safe rooms
summary: A practice that says what to do, in plain words.
topics: [children]
audiences: [ngos]
regions: [world]
levels: [national]
effect: {{level: consensus-guidance}}
resources: [guide]
{withdrawn}reviewed: 2026-01-01
---

## What it is

A room.
"""
EXPECTED = """
rooms:
  - {in: resources/guide}
  - {in: resources/other}
  - {name: {en: A text, fr: Un texte}}
  - {name: {en: Some text, fr: Quelque texte}, unsure: true}
  - {provision: palermo-protocol-2000/art-6-3}
"""


def absent_sources(root: Path, language: str) -> list[tuple[str, str]]:
    (root / "data" / "facts" / "must-cite.yml").write_text(EXPECTED, "utf-8")
    guide(root, "other", "Another guide")
    guide(root, "palermo-protocol-2000", "A protocol")
    tasks = status.absent_sources(context(root, language=language), "status/")
    return [(task.state, task.details) for task in tasks]


def test_expected_sources_that_a_practice_does_not_name_are_tasks_in_their_order(
    root: Path,
) -> None:
    write(root, "practices/rooms.md", PRACTICE.format(withdrawn=""))
    assert absent_sources(root, "en") == [
        ("not named on the page", "Another guide"),
        ("no record yet", "A text"),
        ("no record yet, name to be checked", "Some text"),
        ("not named on the page", "A protocol, art.\u00a06(3)"),
    ]
    assert absent_sources(root, "fr")[1] == ("sans fiche à ce jour", "Un texte")


def test_withdrawn_practice_needs_no_source(root: Path) -> None:
    withdrawn = "withdrawn: {date: 2026-01-01, reason: {en: Another practice replaces it.}}\n"
    write(root, "practices/rooms.md", PRACTICE.format(withdrawn=withdrawn))
    assert absent_sources(root, "en") == []


def test_every_task_links_to_a_form(catalogue: Catalogue) -> None:
    """And the tasks do not depend on the repository."""
    known = status.open_tasks(
        Context(catalogue, Site(repository="https://git.test/toolkit"), "en"), "status/"
    )
    bare = status.open_tasks(Context(catalogue, Site(), "en"), "status/")
    addresses = {
        task.edit.url
        for queues in known["waiting"].values()
        for queue in queues
        for task in queue.shown
    }
    edited = "https://git.test/toolkit/edit/main"
    tables = (f"{edited}/data/participation/", f"{edited}/data/national/")
    places = (f"{edited}/docs/", *tables, "../propose/?", "../agencies/")
    assert addresses and all(url.startswith(places) for url in addresses)
    assert known["counts"] == bare["counts"]


def test_tasks_are_grouped_by_board_and_role(catalogue: Catalogue) -> None:
    found = status.open_tasks(Context(catalogue, Site(), "fr"), "fr/status/")
    assert "" not in found["waiting"]
    listed = {
        queue.anchor: (who, queue)
        for queues in found["queues"].values()
        for who, queue in queues.items()
    }
    assert {queue.anchor for queues in found["waiting"].values() for queue in queues} == {*listed}
    for who, queue in listed.values():
        assert all(who in task.waits_for for task in queue.tasks)
    for board, count in found["counts"].items():
        assert (
            len({id(task) for queue in found["queues"][board].values() for task in queue.tasks})
            == count
        )


def test_long_task_lists_are_truncated(root: Path) -> None:
    for number in range(status.SHOWN + 1):
        guide(root, f"guide-{number}", str(number))
    (queue,) = status.open_tasks(context(root), "status/")["queues"]["translations"].values()
    assert (len(queue.shown), len(queue.tasks)) == (status.SHOWN, status.SHOWN + 2)


LINKS = 'links: {en: "https://www.unicef.org/guide"}'
BOTH = 'links: {en: "https://www.unicef.org/guide", fr: "https://www.unicef.org/fr/guide"}'


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("expert", "French: known to the editors, not seen"),
        ("quoted", "French: quoted by another page"),
        ("not-found", "French: looked for and not found"),
        ("not-sought", "French: not looked for yet"),
    ],
)
def test_title_to_be_seen_is_a_task_on_the_page_in_its_language(
    root: Path, state: str, said: str
) -> None:
    head = HEAD.format(more="", reviewed="2026-01-01")
    write(root, "resources/guide.md", head.replace(LINKS, BOTH))
    write(root, "resources/guide.fr.md", FRENCH)
    table = root / "data" / "language" / "titles-to-be-seen.yml"
    row = f"{{state: {state}, checked: 2026-11-29}}"
    table.write_text(f"fr:\n  resources/guide: {row}\n  resources/gone: {row}\n", "utf-8")
    (task,) = status.titles_to_open(context(root, "https://git.test/toolkit"), "status/")
    assert (task.state, task.details) == (said, "unicef")
    assert task.edit.url.endswith("docs/resources/guide.fr.md")


def test_lists_of_parties_come_with_those_that_are_missing_and_the_oldest_first(
    catalogue: Catalogue,
) -> None:
    context = Context(catalogue, Site(repository="https://forge.test/toolkit"), "en")
    tasks = list(status.lists_of_parties(context, "status/"))
    states = [task.state for task in tasks]
    assert states[0] == "no list read"
    assert states.index("list of 31 March 2017") < states.index("list of 3 February 2026")
    assert "/data/participation/" in tasks[0].edit.url
    assert status.open_tasks(context, "status/")["counts"]["participation"] == len(tasks) > 40
