"""From a letter to a branch: what a proposal may touch, what it becomes, and what is said of it."""

from __future__ import annotations

import email.message
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apply
import letter_branch
import letter_text
import proposed_pages
import pytest
import terminal
import translate
from catalogue.lint import reporters
from catalogue.source.letters import LARGEST_LETTER, LetterError
from support.letters import block, content, letter
from support.sites import git, write_pages
from support.small_site import site

ROOT = terminal.ROOT
PRACTICE, FRENCH = "docs/practices/rooms.md", "docs/practices/rooms.fr.md"
HANDBOOK, UNODC = "docs/resources/handbook.md", "docs/agencies/unodc.md"
STEP = "A room. See"


@pytest.fixture
def clone(root: Path) -> Path:
    """A repository of a small site, with one commit."""
    write_pages(root, site("unodc"))
    (root / "overrides").symlink_to(ROOT / "overrides")
    (root / ".gitignore").write_text("overrides\nletter*\nresult.json\n", "utf-8")
    (root / ".gitattributes").write_text("* text=auto eol=lf\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "Begin")
    return root


def commit(root: Path, words: str) -> str:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", words)
    return git(root, "rev-parse", "HEAD")


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def changed(root: Path, path: str, old: str, new: str) -> dict[str, str]:
    """A page with other words, as the form writes it."""
    lines = text(root, path).split("\n")
    (row,) = (number for number, line in enumerate(lines) if old in line)
    changes = f"@@ -{row + 1},1 +{row + 1},1 @@\n-{lines[row]}\n+{lines[row].replace(old, new)}"
    return {"path": path, "base": git(root, "hash-object", path), "changes": changes}


def whole(root: Path, path: str, new: str) -> dict[str, str]:
    return {"path": path, "base": git(root, "hash-object", path), "text": new}


def run(root: Path, data: bytes | str, *words: str) -> int:
    written = data if isinstance(data, str) else letter(data)
    (root / "letter.txt").write_text(written, "utf-8")
    return apply.main(["--root", str(root), *words, str(root / "letter.txt")])


def refused(root: Path, capsys: pytest.CaptureFixture[str], data: bytes | str) -> str:
    """The sentence with which a letter is refused; nothing is left of it."""
    branches = git(root, "branch", "--list")
    assert run(root, data) == 1
    assert git(root, "branch", "--list") == branches
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    return said.strip()


def branch(root: Path) -> str:
    (name,) = git(root, "branch", "--list", "letters/*", "--format", "%(refname:short)").split()
    return name


def test_letter_becomes_a_branch_with_one_commit_of_its_writer(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [changed(clone, PRACTICE, STEP, "A quiet room. See")]
    assert run(clone, content(files=files, name="Awa D.", about="It must be quiet.")) == 0
    name = branch(clone)
    assert name.startswith("letters/correction-rooms-")
    log = git(clone, "log", "--format=%an|%ae|%s", f"main..{name}")
    assert log == "Awa D.||Correct practices/rooms"
    assert git(clone, "diff", "--name-only", "main", name) == PRACTICE
    assert "A quiet room. See" in git(clone, "show", f"{name}:{PRACTICE}")
    assert "A quiet room" not in text(clone, PRACTICE), "the working folder is as it was"
    assert git(clone, "status", "--porcelain") == ""
    said = capsys.readouterr().out
    assert "A correction · name for the history: Awa D. · language of the writer: fr" in said
    assert f"{PRACTICE}: 1 lines come, 1 go" in said and "  | It must be quiet." in said
    assert "no level and no claim changes" in said
    assert said.index("Merci de votre proposition.") < said.index("Thank you for your proposal.")


def test_writer_without_a_name_is_a_reader(clone: Path) -> None:
    run(clone, content(files=[changed(clone, PRACTICE, STEP, "A hall. See")]))
    assert git(clone, "log", "-1", "--format=%an <%ae>", branch(clone)) == "A reader <>"


def test_committer_is_nobody_in_person_where_git_knows_none(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    git(clone, "config", "user.useConfigOnly", "true")
    run(clone, content(files=[changed(clone, PRACTICE, STEP, "A hall. See")]))
    assert git(clone, "log", "-1", "--format=%cn <%ce>", branch(clone)) == "The editors <>"


def test_preview_makes_no_branch(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A hall. See")])
    assert run(clone, data, "--preview", "--language", "fr") == 0
    assert git(clone, "branch", "--list", "letters/*") == ""
    said = capsys.readouterr().out
    assert "Une correction" in said and "Merci" not in said


def test_letter_is_applied_once(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A hall. See")])
    assert run(clone, data) == 0
    name = branch(clone)
    assert refused(clone, capsys, data).endswith(f"branch {name}.")
    git(clone, "update-ref", f"refs/remotes/origin/{name}", name)
    git(clone, "branch", "-D", name)
    assert refused(clone, capsys, data).endswith(f"branch {name}."), "it was pushed by somebody"


def test_faults_and_levels_that_move_are_told_before_the_branch_is_read(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without = text(clone, PRACTICE).replace("recognition:\n", "gone:\n", 1)
    assert run(clone, content("correction", files=[whole(clone, PRACTICE, without)])) == 0
    said = capsys.readouterr().out
    assert "unknown key" in said and "practices/rooms" in said
    assert "Some things have to be put right first." in said
    shown = run(clone, content(files=[changed(clone, HANDBOOK, "[unodc, ilo]", "[ilo]")]))
    assert shown == 0 and "A second reader has to read" in capsys.readouterr().out


def test_page_that_has_changed_since_is_merged(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A quiet room. See")])
    later = text(clone, PRACTICE).replace("Child-friendly interview", "Child-friendly hearing")
    (clone / PRACTICE).write_text(later, "utf-8")
    commit(clone, "Change the title")
    assert run(clone, data) == 0
    assert "merged with what others have changed since" in capsys.readouterr().out
    made = git(clone, "show", f"{branch(clone)}:{PRACTICE}")
    assert "hearing rooms" in made and "A quiet room. See" in made


def test_same_lines_changed_by_two_are_refused(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A quiet room. See")])
    later = text(clone, PRACTICE).replace(STEP, "A small room. See")
    (clone / PRACTICE).write_text(later, "utf-8")
    commit(clone, "Change the step")
    assert "the same lines of docs/practices/rooms.md" in refused(clone, capsys, data)


def test_proposal_that_is_there_already_is_told(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A quiet room. See")])
    (clone / PRACTICE).write_text(text(clone, PRACTICE).replace(STEP, "A quiet room. See"), "utf-8")
    commit(clone, "Do as proposed")
    assert "already as this letter proposes" in refused(clone, capsys, data)


NEW = "---\ntitle: New\n---\n"


def other_base(root: Path) -> list[dict[str, str]]:
    """A page from a content that Git has, of another page."""
    return [{**changed(root, PRACTICE, STEP, "x"), "base": git(root, "hash-object", UNODC)}]


HOSTILE: dict[str, tuple[str, Any, str]] = {
    "a parent folder": ("correction", "docs/practices/../../mkdocs.md", "is no page"),
    "an empty folder": ("correction", "docs//practices/rooms.md", "is no page"),
    "a hidden folder": ("correction", "docs/.git/config.md", "is no page"),
    "an asset": ("correction", "docs/assets/rooms.md", "is no page"),
    "a name of Windows": ("practice", "docs/practices/con.md", "is no page"),
    "a language that the site does not have": (
        "translation",
        "docs/practices/rooms.zz.md",
        "is no page",
    ),
    "the ending of the first language": ("correction", "docs/practices/rooms.en.md", "is no page"),
    "a folder that is a page": ("practice", "docs/practices/rooms.md/x.md", "is no page"),
    "a new page that is there": ("practice", PRACTICE, "exists already"),
    "a change of what is not there": (
        "correction",
        [{"path": "docs/practices/halls.md", "base": "0" * 40, "text": NEW}],
        "does not exist",
    ),
    "a new practice as a resource": ("resource", "docs/practices/new.md", "touch these pages"),
    "a new agency": ("resource", "docs/agencies/new.md", "touch these pages"),
    "a correction that adds a page": ("correction", "docs/practices/new.md", "touch these pages"),
    "a new version as a new record": (
        "resource",
        "docs/resources/handbook.fr.md",
        "touch these pages",
    ),
    "a translation of nothing": ("translation", "docs/practices/new.fr.md", "touch these pages"),
    "two new practices": (
        "practice",
        [{"path": f"docs/practices/new-{n}.md", "text": NEW} for n in range(2)],
        "touch these pages",
    ),
    "the page of an agency as evidence": (
        "evidence",
        lambda root: [
            changed(root, path, "Nations" if path == UNODC else STEP, "x")
            for path in (PRACTICE, UNODC)
        ],
        "touch these pages",
    ),
    "the page of an agency beside a correction": (
        "correction",
        lambda root: [
            changed(root, path, "Nations" if path == UNODC else STEP, "x")
            for path in (PRACTICE, UNODC)
        ],
        "touch these pages",
    ),
    "a host of an agency": (
        "correction",
        lambda root: [
            changed(root, UNODC, "acronym: UNODC", "domains: [evil.example.org]\nacronym: UNODC")
        ],
        "do not belong",
    ),
    "a host of an agency, in a whole page": (
        "correction",
        lambda root: [
            whole(root, UNODC, text(root, UNODC).replace("acronym", "domains: [evil.org]\nacronym"))
        ],
        "only editors decide",
    ),
    "an agency that joins the group": (
        "correction",
        lambda root: [
            whole(root, UNODC, text(root, UNODC).replace("acronym", "membership: icat\nacronym"))
        ],
        "only editors decide",
    ),
    "a judgement": (
        "correction",
        lambda root: [
            changed(root, PRACTICE, "reviewed: 2026-03-01", "reviewed: 2026-03-02 # judged: 3f9a1c")
        ],
        "only beside evidence",
    ),
    "a page that was never here": (
        "correction",
        lambda root: [{**changed(root, PRACTICE, STEP, "x"), "base": "1" * 40}],
        "was never a page",
    ),
    "another page as the base": ("correction", other_base, "was never a page"),
    "lines that are not there": (
        "correction",
        lambda root: [{**changed(root, PRACTICE, STEP, "x"), "changes": "@@ -1 +1 @@\n-x\n+y"}],
        "do not belong",
    ),
    "a page too large": (
        "practice",
        [{"path": "docs/practices/new.md", "text": "é" * 40_000}],
        "64 kB",
    ),
}


@pytest.mark.parametrize(("kind", "files", "said"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_proposal_is_refused_in_one_sentence(
    clone: Path, capsys: pytest.CaptureFixture[str], kind: str, files: Any, said: str
) -> None:
    if isinstance(files, str):
        files = [{"path": files, "text": NEW}]
    given = files(clone) if callable(files) else files
    assert said in refused(clone, capsys, content(kind, files=given))


def test_link_in_the_place_of_a_page_is_refused(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clone / "docs/practices/halls.md").symlink_to("/etc/passwd")
    commit(clone, "Add a link")
    data = content(files=[changed(clone, PRACTICE, STEP, "x")])
    assert "is no page" in refused(clone, capsys, data)
    git(clone, "reset", "--quiet", "--hard", "HEAD~1")
    target = clone / "elsewhere.md"
    shutil.move(clone / PRACTICE, target)
    (clone / PRACTICE).symlink_to(target)
    files = [{"path": PRACTICE, "base": git(clone, "rev-parse", f"HEAD:{PRACTICE}"), "text": NEW}]
    before = target.read_text("utf-8")
    assert run(clone, content(files=files)) == 0
    assert target.read_text("utf-8") == before, "what is in the working folder is never written"


def test_markup_of_a_letter_is_judged_and_never_acts(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = clone / ".git" / "hooks"
    for name in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "post-checkout",
        "reference-transaction",
    ):
        (hooks / name).write_text("#!/bin/sh\ntouch ran\n", "utf-8")
        if name != "reference-transaction":
            (hooks / name).chmod(0o755)
    about = "$(touch ran) `touch ran`\n~~~~\n<script>"
    evil = "<script>alert(1)</script> {{ site }} $(touch ran)"
    data = content(files=[changed(clone, PRACTICE, STEP, f"{evil} See")], about=about)
    assert run(clone, data) == 0
    said = capsys.readouterr().out
    assert "<script>" in said and "error" in said and "have to be put right" in said
    assert not (clone / "ran").exists()


def test_evidence_changes_a_practice_and_its_document(clone: Path) -> None:
    files = [
        changed(clone, PRACTICE, "where: p. 4", "where: p. 5"),
        changed(clone, HANDBOOK, "where: p. 4", "where: p. 5"),
    ]
    assert run(clone, content("evidence", files=files)) == 0
    made = git(clone, "diff", "--name-only", "main", branch(clone)).split()
    assert made == [PRACTICE, HANDBOOK]


def test_evidence_for_a_step_brings_the_digest_of_what_was_compared(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The checker says if it is not that of the present words."""
    files = [
        changed(clone, PRACTICE, "reviewed: 2026-03-01", "reviewed: 2026-03-02 # judged: 3f9a")
    ]
    assert run(clone, content("evidence", files=files)) == 0
    assert "judged: 3f9a" in git(clone, "show", f"{branch(clone)}:{PRACTICE}")


def test_step_is_added_to_one_practice(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [changed(clone, PRACTICE, STEP, "A hall. See")]
    assert run(clone, content("step", files=files)) == 0
    assert capsys.readouterr().out.startswith("A step · ")
    assert git(clone, "log", "-1", "--format=%s", branch(clone)) == "Add a step to practices/rooms"


def test_new_record_is_added_with_its_translation_stamped(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = text(clone, HANDBOOK).replace("Handbook", "Second guide")
    french = (
        "---\ntitle: Deuxième guide\nsummary: Un guide.\n---\n\n## De quoi il s’agit\n\nUn guide.\n"
    )
    files = [
        {"path": "docs/resources/guide.md", "text": english},
        {"path": "docs/resources/guide.fr.md", "text": french},
    ]
    assert run(clone, content("resource", files=files)) == 0
    made = git(clone, "show", f"{branch(clone)}:docs/resources/guide.fr.md")
    assert "\nsource: {head: " in made and made.endswith("Un guide.")
    assert "guide.fr.md: stamped as a translation" in capsys.readouterr().out


def stamped(root: Path, files: list[dict[str, str]], kind: str = "correction") -> bool:
    """True if the French page of the practice says after a letter that it is up to date."""
    assert run(root, content(kind, files=files)) == 0
    made = git(root, "show", f"{branch(root)}:{FRENCH}")
    return "source: {head: " in made


def current_translation(root: Path) -> None:
    """Mark the French page as up to date, and commit that."""
    translate.main(["--root", str(root), "--stamp", str(root / FRENCH)])
    commit(root, "Stamp")


def test_original_and_translation_of_one_letter_belong_together(clone: Path) -> None:
    current_translation(clone)
    french = text(clone, FRENCH).replace("Une salle.", "Une salle calme.")
    files = [changed(clone, PRACTICE, STEP, "A quiet room. See"), whole(clone, FRENCH, french)]
    assert run(clone, content(files=files)) == 0
    made = git(clone, "show", f"{branch(clone)}:{FRENCH}")
    old = next(line for line in text(clone, FRENCH).split("\n") if line.startswith("source:"))
    assert "source: {head: " in made and old not in made


def test_translation_that_was_behind_stays_behind(clone: Path) -> None:
    """A letter that changes one section does not say that somebody has compared the others."""
    french = text(clone, FRENCH).replace("Une salle.", "Une salle calme.")
    files = [changed(clone, PRACTICE, STEP, "A quiet room. See"), whole(clone, FRENCH, french)]
    assert not stamped(clone, files)


def test_translation_of_an_original_that_others_changed_is_not_stamped(clone: Path) -> None:
    current_translation(clone)
    french = text(clone, FRENCH).replace("Une salle.", "Une salle calme.")
    files = [changed(clone, PRACTICE, STEP, "A quiet room. See"), whole(clone, FRENCH, french)]
    later = text(clone, PRACTICE).replace("Child-friendly interview", "Child-friendly hearing")
    (clone / PRACTICE).write_text(later, "utf-8")
    commit(clone, "Change the title")
    before = text(clone, FRENCH)
    assert run(clone, content(files=files)) == 0
    made = git(clone, "show", f"{branch(clone)}:{FRENCH}")
    assert next(line for line in before.split("\n") if line.startswith("source:")) in made


def test_page_keeps_a_correction_beside_its_stamp(clone: Path) -> None:
    """A stamp that the form wrote stays as it is: it says which original the writer saw."""
    current_translation(clone)
    files = [changed(clone, FRENCH, "Une salle.", "Une salle calme.")]
    assert stamped(clone, files, "translation")


def saved(kind: str, words: str) -> bytes:
    """A message as a mail program saves it."""
    message = email.message.EmailMessage()
    message["Subject"] = "Une correction"
    message["From"] = "a@b.org"
    if kind == "html":
        message.set_content(f"<p>{words}</p>", subtype="html")
    else:
        message.set_content(words, cte=kind)
    return bytes(message)


@pytest.mark.parametrize("kind", ["quoted-printable", "base64", "8bit"])
def test_saved_message_is_read(clone: Path, kind: str) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A hall. See")])
    raw = saved(kind, letter(data) + "é" * 70)
    (clone / "letter.eml").write_bytes(raw.replace(b"\n", b"\r\n"))
    assert apply.main(["--root", str(clone), str(clone / "letter.eml")]) == 0
    assert branch(clone)


def nested(depth: int) -> bytes:
    """A message in a message in a message."""
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"MIME-Version: 1.0\n{''.join(heads)}".encode()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (saved("html", block(content())), "message"),
        (nested(5000), "message"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain; charset=nowhere\n\nx\n", "message"),
    ],
)
def test_message_without_plain_text_is_refused(raw: bytes, fault: str) -> None:
    with pytest.raises(LetterError) as caught:
        letter_text.text_of(raw)
    assert caught.value.fault == fault


HEADERS = {
    "text/plain; x=" + "(" * 500_000: "x",
    "text/plain" + ";a" * letter_text.MOST_SEMICOLONS: "x",
    "multipart/mixed" + ";a" * letter_text.MOST_SEMICOLONS + "; boundary=b": "message",
    "text/plain" + ";a" * 200_000: "message",
}
"""Headers for which the newer parser of the standard library needs hours → what is read."""


@pytest.mark.parametrize("header", HEADERS, ids=range(len(HEADERS)))
def test_header_that_stalls_parsers_is_read_or_refused_at_once(header: str) -> None:
    raw = f"MIME-Version: 1.0\nContent-Type: {header}\n\nx\n".encode()
    try:
        assert letter_text.text_of(raw).strip() == HEADERS[header]
    except LetterError as error:
        assert error.fault == HEADERS[header]


def test_text_of_windows_is_read() -> None:
    assert letter_text.text_of("Né à midi".encode("utf-16")) == "Né à midi"
    assert letter_text.text_of(b"Subject: x\n\nno message\n").startswith("Subject")


def test_letter_is_read_from_the_standard_input(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A hall. See")])
    given = io.BytesIO(letter(data).encode("utf-8"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=given))
    assert apply.main(["--root", str(clone), "-"]) == 0
    assert branch(clone)


def test_letter_that_is_too_large_is_not_read_whole(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "larger than any proposal needs" in refused(clone, capsys, "x" * (LARGEST_LETTER + 1))


def test_file_that_is_not_there_and_folder_without_git_are_told(
    clone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert apply.main(["--root", str(clone), "nowhere.txt"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err
    shutil.rmtree(clone / ".git")
    assert run(clone, content()) == 1
    assert "is no clone" in capsys.readouterr().err


def event(root: Path, body: str | None, *labels: str) -> Path:
    """What GitHub tells of an issue."""
    issue = {"number": 7, "body": body, "labels": [{"name": name} for name in labels]}
    file = root / "letter.json"
    file.write_text(json.dumps({"issue": issue}), "utf-8")
    return file


def of_event(root: Path, file: Path) -> dict[str, Any]:
    result = root / "result.json"
    apply.main(["--root", str(root), str(file), "--event", "--result", str(result)])
    return dict(json.loads(result.read_text("utf-8")))


def test_issue_is_applied_and_says_so_for_the_workflow(clone: Path) -> None:
    data = content(files=[changed(clone, PRACTICE, STEP, "A hall. See")])
    body = f"### Page\n\nrooms\n\n### Text\n\n~~~~text\n{block(data)}\n~~~~\n"
    told = of_event(clone, event(clone, body, "proposal: correction", "language: en"))
    assert told["branch"] == branch(clone) and told["title"] == "Correct practices/rooms"
    assert told["answer"]["language"] == "fr" and told["answer"]["needs_mending"]


def test_refusal_of_an_issue_is_told_in_its_language(clone: Path) -> None:
    told = of_event(clone, event(clone, None, "language: fr"))
    assert told["branch"] == "" and told["answer"]["language"] == "fr"
    assert told["answer"]["why"] == "apply-no-block"


@pytest.mark.parametrize("path", ["docs/index.md", "docs/about/method.fr.md"])
def test_versions_of_a_page_have_one_stem(path: str) -> None:
    assert proposed_pages.stem(path) in ("docs/index", "docs/about/method")


def test_subject_of_a_commit_is_short() -> None:
    files = [SimpleNamespace(path=f"docs/practices/{'long-' * 15}name.md")]
    line = letter_branch.subject(SimpleNamespace(kind="evidence", files=files))  # type: ignore[arg-type]
    assert line.startswith("Add evidence to practices/long-") and len(line) == 72


def test_every_refusal_has_a_sentence() -> None:
    """A fault that code names is a row of the table, in both languages."""
    words = reporters.words(ROOT / "data")
    sources = [*(ROOT / "scripts").glob("*.py"), ROOT / "scripts/catalogue/source/letters.py"]
    named = {
        name
        for file in sources
        for name in re.findall(r'LetterError\("([a-z-]+)"', file.read_text("utf-8"))
    }
    assert len(named) > 20
    assert all(set(words[f"apply-{name}"]) == {"en", "fr"} for name in named)


def test_git_is_asked_without_a_shell() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        letter_branch._git(ROOT, "rev-parse", "--verify", "; touch ran")
