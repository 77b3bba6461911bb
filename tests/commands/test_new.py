"""Starting a record: questions in either language, both pages, nothing overwritten."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from pathlib import Path

import new
import pytest
from catalogue.lint import checker
from catalogue.model.records import KINDS
from support import brand, sites
from support.sites import of_pages

from benchmarks import corpus

NAMED = "name: {en: Safe Paths, fr: Chemins sûrs}\nhosts: [{en: the Ministry, fr: le ministère}]\n"
ADDRESS = "https://www.example.org/guide.pdf"
FRENCH = [
    "Ressource",
    "Un guide",
    "Un guide qui dit quoi faire, pas à pas.",
    "A guide",
    "A guide that says what to do.",
    "",
]
FRENCH_FACTS = [
    "enfants, assistance",
    "manuel",
    "police",
    "monde",
    "icat",
    "2020-10",
    "français",
    ADDRESS,
    "en ligne et gratuit",
    "",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository of generated records: record-13 is a resource, ICAT an agency."""
    corpus.write(tmp_path, 20)
    sites.few_provisions(tmp_path)
    return tmp_path


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Iterator[str]:
    given = iter(answers)

    def typed(prompt: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(builtins, "input", typed)
    return given


def text(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text("utf-8")


def rules(root: Path, name: str) -> set[str]:
    """The rules that a page breaks."""
    return {
        finding.rule
        for finding in checker.check(new.load(root), of_pages)
        if finding.path.endswith(f"/{name}")
    }


def test_new_resource_in_french_has_both_pages(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = answer(monkeypatch, *FRENCH, *FRENCH_FACTS)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0, capsys.readouterr().out
    assert list(rest) == []
    french, english = text(root, "resources/un-guide.fr.md"), text(root, "resources/un-guide.md")
    facts = ["topics: [children, assistance]", "audiences: [police]", "regions: [world]"]
    facts += ["publishers: [icat]", "published: 2020-10"]
    assert "\n".join(facts) in french
    assert f'links: {{fr: "{ADDRESS}"}}\n' in french
    assert "## Contenu" in french and "## What is in it" in english
    assert "source: {head: " in english and "topics" not in english
    assert rules(root, "un-guide.fr.md") | rules(root, "un-guide.md") == {"text-placeholder"}, (
        "what is left to write"
    )


def test_new_practice_in_english_has_all_sections(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [
        "practices",
        "A room for children",
        "One room where children talk once to trained people.",
        "",
        "",
    ]
    facts = [
        "children",
        "police, social-services",
        "world",
        "national",
        "none-known",
        "record-13, record-14, record-15",
    ]
    answer(monkeypatch, *titles, *facts)
    assert new.main(["--root", str(root)]) == 0
    page = text(root, "practices/a-room-for-children.md")
    sections = [line for line in page.split("\n") if line.startswith("## ")]
    assert sections[:3] == ["## What it is", "## Why it matters", "## How to do it"]
    assert "effect: {level: none-known}" in page
    assert not (root / "docs/practices/a-room-for-children.fr.md").exists()


PIECE = [
    *["pratique", "Une pièce pour le premier entretien"],
    *[
        "Une seule pièce, une seule fois, avec des personnes formées pour parler à l’enfant.",
        "",
        "",
    ],
    *["enfants, assistance", "police, social-services", "monde", "national", "none-known"],
    "record-13, record-14, record-15",
]


def test_completed_new_practice_in_french_is_accepted(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, *PIECE)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0, capsys.readouterr().out
    assert "Écrivez le texte sous chaque intertitre" in capsys.readouterr().out
    file = root / "docs/practices/une-piece-pour-le-premier-entretien.fr.md"
    assert rules(root, file.name) == {
        "translation-missing",
        "text-placeholder",
        "step-short-missing",
    }
    started = file.read_text("utf-8")
    for line in ("Des mots simples.", "Il le faut.", "Trouver une pièce."):
        started = started.replace("à compléter", line, 1)
    started = started.replace("id: first-step", "id: first-step, short: {fr: Trouver une pièce}", 1)
    file.write_text(started.replace("à compléter", "Rien de plus."), "utf-8")
    assert rules(root, file.name) == {"translation-missing"}


OWN = [
    *(
        "practices",
        "Mobile teams",
        "Teams of two services that go together to where help is asked.",
    ),
    *("", "", "children", "police", "world", "national", "record-13, record-14, record-15"),
]


def test_record_of_the_hosts_is_written_into_their_folder_and_claims_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    brand.write_overlay(root, NAMED)
    rest = answer(monkeypatch, *OWN)
    assert new.main(["--own", "--root", str(root)]) == 0, capsys.readouterr().out
    assert list(rest) == [], "nobody is asked how far it is recognized, or what its effect is"
    page = (root / "own/practices/mobile-teams.md").read_text("utf-8")
    assert "effect: {level: none-known}" in page and "recognition" not in page
    assert "own/practices/mobile-teams.md" in capsys.readouterr().out
    assert not (root / "docs/practices/mobile-teams.md").exists()
    assert new.load(root).entries["practices/mobile-teams"].is_own
    assert rules(root, "mobile-teams.md") == {
        *("translation-missing", "text-placeholder", "step-short-missing")
    }


def test_hosts_write_practices_and_resources_only(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    brand.write_overlay(root, NAMED)
    answer(monkeypatch, "agencies")
    assert new.main(["--own", "--root", str(root)]) == 2
    assert "“agencies” is not in the list" in capsys.readouterr().out


def test_own_record_needs_a_site_under_another_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        new.main(["--own", "--root", str(root)])
    assert "overlay.yml" in capsys.readouterr().err
    assert not (root / "own").exists()


def test_name_is_suggested_by_words_and_accepted_if_exact() -> None:
    allowed = {
        "a": ["Action against trafficking"],
        "b": ["Convention (ACTIP)", "ACTIP"],
        "c": ["Nothing"],
    }
    assert new.meant("actip", allowed) == (["b"], ["b"])
    assert new.meant("trafficking action", allowed) == ([], ["a"])
    assert new.meant("nothings", allowed) == ([], ["c"])
    assert new.meant("…", allowed) == ([], [])
    services = {"police": ["Police et services d’enquête"], "social-services": ["Travail social"]}
    assert new.meant("services sociaux", services) == ([], ["social-services"])


def test_similar_name_needs_confirmation(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, "protection enfant", "n", "?", "enfants")
    questions = new.Questions(new.load(root), "fr")
    assert questions.term(
        "Thèmes", "", new.choices(questions, KINDS["resources"], "topics"), many=True
    ) == ["children"]
    assert "legislation (" in capsys.readouterr().out


def test_invalid_answer_is_asked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        "novel",
        *FRENCH[:2],
        "Trop court.",
        *FRENCH[2:5],
        "Pas Un Nom",
        "record-13",
        "",
        "enfants, qqqq",
        *FRENCH_FACTS[:5],
    ]
    wrong += ["2020-13", "2020", FRENCH_FACTS[6], "ftp://example.org", *FRENCH_FACTS[7:]]
    answer(monkeypatch, *wrong)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert "«\u00a0novel\u00a0» n’est pas dans la liste" in said
    assert "«\u00a0record-13\u00a0» existe déjà" in said
    assert "Seulement des minuscules" in said
    for words in (
        "«\u00a0qqqq\u00a0» n’est pas dans la liste",
        "est de 11",
        "`2020-13`",
        "`ftp://example.org`",
    ):
        assert words in said


def test_interrupted_session_keeps_answers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted((root / "docs").rglob("*.md"))
    for answers in (FRENCH[:4], [], [""]):
        answer(monkeypatch, *answers)
        assert new.main(["--lang", "fr", "--root", str(root)]) == 2
    assert sorted((root / "docs").rglob("*.md")) == before
    answer(monkeypatch, "", *FRENCH[4:], *FRENCH_FACTS)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0
    assert "un guide qui dit quoi faire" in text(root, "resources/un-guide.fr.md").lower()


def test_back_asks_the_question_before_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected = [
        *FRENCH_FACTS[:2],
        "social-services",
        "<",
        "police",
        "novel",
        "<",
        *FRENCH_FACTS[2:],
    ]
    rest = answer(monkeypatch, "<", FRENCH[0], "Une guide", "<", *FRENCH[1:], *corrected)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0
    assert list(rest) == []
    french = text(root, "resources/un-guide.fr.md")
    assert "audiences: [police]" in french and "regions: [world]" in french


def test_translation_is_behind_only_once_it_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, *FRENCH, *FRENCH_FACTS)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0
    assert "translate --stamp docs/resources/un-guide.md" in capsys.readouterr().out
    original, translation = root / "docs/resources/un-guide.fr.md", "un-guide.md"
    original.write_text(original.read_text("utf-8").replace("à compléter", "Un texte."), "utf-8")
    assert rules(root, translation) == {"text-placeholder"}
    english = root / "docs/resources" / translation
    english.write_text(english.read_text("utf-8").replace("TODO", "A text."), "utf-8")
    assert rules(root, translation) == {"translation-stale"}


def test_languages_and_practices_of_a_document_are_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = next(iter(new.load(root).of("practices"))).id
    named = [*FRENCH_FACTS[:6], "anglais, français", *FRENCH_FACTS[7:9], practice]
    answer(monkeypatch, *FRENCH, *named)
    assert new.main(["--lang", "fr", "--root", str(root)]) == 0
    french = text(root, "resources/un-guide.fr.md")
    assert "languages: [en, fr]" in french and f"practices: [{practice}]" in french


def test_questions_are_in_a_language_of_the_site(root: Path) -> None:
    with pytest.raises(SystemExit):
        new.main(["--language", "en_US:en", "--root", str(root)])


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_every_kind_can_be_started(
    root: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    catalogue = new.load(root)
    questions = new.Questions(catalogue, "fr")
    monkeypatch.setattr(
        new.Questions,
        "term",
        lambda self, question, help_text, allowed, **more: [next(iter(allowed))],
    )
    monkeypatch.setattr(builtins, "input", lambda prompt: "")
    words = {
        "title": "A title",
        "summary": "A summary that is long enough.",
        "reviewed": "2026-01-01",
    }
    data = {**new.facts(questions, KINDS[kind]), **words}
    new.write(questions, kind, "zz-new", "fr", new.page(catalogue, kind, data, "fr"))
    assert f"{kind}/zz-new" in new.load(root).entries


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}", b"null", b"\xff", b"[" * 100_000, b"[1, {}]"]
)
def test_damaged_answers_of_an_earlier_run_count_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "new.en.json"
    file.write_bytes(content)
    assert new._kept_answers(file) == []
    file.write_bytes(b'["a", "b"]')
    assert new._kept_answers(file) == ["a", "b"]
