"""What the workflows say of a proposal: annotations, labels, one comment, a preview, one issue a week."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import generate
import proposal_report
import pytest
import review
import terminal
import yaml
from catalogue.lint import checker
from catalogue.model.findings import Finding, Span
from catalogue.recognition.difference import Group
from support.sites import Make, git, reporter

ROOT = terminal.ROOT


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/practices/x.md", {"kind: practices", "language: en"}),
        ("docs/resources/x.fr.md", {"kind: resources", "language: fr"}),
        ("docs/about/method.fr.md", {"kind: page", "language: fr"}),
        ("docs/index.md", {"kind: page", "language: en"}),
        ("docs/practices/v1.zz.md", {"kind: practices", "language: en"}),
        ("data/vocabularies/topics.yml", {"tables"}),
        ("scripts/check.py", {"code"}),
        ("docs/assets/js/site.js", {"code"}),
        ("$(touch x)\n.md", {"code"}),
        ("own/practices/x.fr.md", {"kind: practices", "language: fr"}),
        ("overlay.yml", {"tables"}),
        ("data/addresses/exits.yml", {"code"}),
    ],
)
def test_labels_are_derived_from_file_names(path: str, expected: set[str]) -> None:
    assert review.labels([path], ("en", "fr")) == expected


def finding(rule: str, path: str) -> Finding:
    return Finding(path, Span(), rule)


def test_summary_has_counts_in_both_languages() -> None:
    text = review.summary(
        [finding("page-encoding", "docs/x.md"), finding("translation-stale", "docs/y.fr.md")],
        reporter(ROOT),
    )
    assert "## 1 error, 1 warning in 2 pages · 1 erreur, 1 avertissement dans 2 pages\n" in text
    assert "- `docs/x.md`: 1" in text and "docs/y.fr.md" not in text


def test_weekly_issue_lists_due_tasks() -> None:
    due = [finding("record-review-due", "docs/a.md"), finding("translation-stale", "docs/b.fr.md")]
    text = review.weekly(due, "2 dead links", True)
    assert "Reviews due · Relectures à faire (1)\n- [ ] docs/a.md" in text
    assert "Pages without a translation · Pages sans traduction (0)" in text
    assert text.startswith(review.MARK) and "2 dead links" in text and "CODEOWNERS" not in text
    assert (
        len(
            review.weekly(
                [finding("translation-stale", f"docs/{n}.fr.md") for n in range(9999)],
                "x" * 99999,
                owned=False,
            )
        )
        <= 60001
    )
    unowned = review.weekly([], "", owned=False)
    assert "names nobody" in unowned and "ne désigne personne" in unowned


class GitHub:
    """Stands for GitHub's interface: answers by address as it did for a fork, and keeps what is sent."""

    def __init__(self, changed: dict[str, Any] | None = None, refuses: str = ""):
        self.answers = FORK | (changed or {})
        self.refuses = refuses
        self.sent: list[tuple[str, Any]] = []

    def __call__(self, *arguments: str, body: Any = None) -> Any:
        address = arguments[-1]
        if body is not None and self.refuses and self.refuses in address:
            raise subprocess.CalledProcessError(1, "gh", stderr="HTTP 403")
        if body is not None:
            self.sent.append((" ".join(arguments), body))
            return None
        return self.answers[address]


FORK = json.loads((ROOT / "tests/commands/github-fork.json").read_text("utf-8"))
"""Answers for a proposal from a fork, in the shapes of the public documentation."""

RUN, FILES, COMMENTS = (
    next(a for a in FORK if part in a) for part in ("runs/30433642", "/files", "/comments")
)
ISSUE = "repos/toolkit/toolkit/issues/1347"
DIFFERENCE, REPORT = "what differs", "Recognition difference: the findings quote these words"
ANSWER = ["answer", "toolkit/toolkit", "30433642"]


def answered(
    monkeypatch: pytest.MonkeyPatch,
    github: GitHub,
    judged: str = "success",
    second_reader: str = "false",
) -> dict[str, Any]:
    monkeypatch.setattr(review, "github", github)
    monkeypatch.setenv("SECOND_READER", second_reader)
    monkeypatch.setenv("DIFFERENCE", DIFFERENCE)
    monkeypatch.setenv("REPORT", REPORT)
    assert review.main([*ANSWER, judged]) == 0
    return dict(github.sent)


def test_proposal_from_fork_is_labelled_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = answered(monkeypatch, GitHub())
    assert sent[f"{ISSUE}/labels"] == {"labels": ["kind: practices", "language: fr"]}
    body = sent[f"{ISSUE}/comments"]["body"]
    thanks, _, rest = body.partition(f"\n{DIFFERENCE}\n")
    assert thanks.startswith(f"{review.MARK}\nMerci de votre proposition.")
    assert "Thank you for your proposal." in thanks and rest.endswith(REPORT)
    assert rest.index("ont réussi. Vous n’avez rien") < rest.index(
        "has passed. You need do nothing"
    )


def test_answer_is_in_the_language_of_the_pages_first_if_they_have_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [{"filename": f"docs/practices/x{ending}.md"} for ending in ("", ".fr")]
    for named, first in ((files, "Thank you"), (files[:1], "Thank you"), (files[1:], "Merci")):
        sent = answered(monkeypatch, GitHub({FILES: named}))
        assert sent[f"{ISSUE}/comments"]["body"].startswith(f"{review.MARK}\n{first}")


@pytest.mark.parametrize(("said", "is_asked"), [("true", True), ("false", False), ("", True)])
def test_second_reader_is_asked_for_by_what_the_judge_said_of_the_difference(
    monkeypatch: pytest.MonkeyPatch, said: str, is_asked: bool
) -> None:
    """Not by the words of a report; a judge that failed has said nothing."""
    sent = answered(monkeypatch, GitHub(), second_reader=said)
    assert (review.MOVED in sent[f"{ISSUE}/labels"]["labels"]) == is_asked


def test_failed_label_does_not_prevent_comment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(answered(monkeypatch, GitHub(refuses="labels"))) == [f"{ISSUE}/comments"]
    assert "review.py setup toolkit/toolkit" in capsys.readouterr().out


def test_run_without_open_pull_request_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not answered(monkeypatch, GitHub({RUN: FORK[RUN] | {"head_sha": "f" * 40}}))


def test_setup_creates_every_label_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "github", github := GitHub())
    assert review.main(["setup", "toolkit/toolkit"]) == 0
    made = {given["name"] for _, given in github.sent}
    used = {
        label
        for _, text in generate.forms(ROOT)
        for label in (yaml.safe_load(text).get("labels") or [])
    }
    assert used < made and {"kind: practices", "kind: page", "tables", "code", review.MOVED} < made


def test_report_has_proposal_findings_in_page_language_and_quotes_safely(
    tmp_path: Path,
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/b.fr.md").write_text("~~~~\n@everyone <b> ~~~~\n", "utf-8")
    found = [
        finding("page-encoding", "docs/a.md"),
        Finding("docs/b.fr.md", Span(2), "front-matter-absent"),
    ]
    text = proposal_report.judgement(
        reporter(tmp_path), found, ["docs/b.fr.md"], proposal_report.MOST_IN_ALL
    )
    assert "la page ne commence pas par son en-tête" in text and "docs/a.md" not in text
    assert "+ 1 pages" in text and re.findall("^~~~~", text, re.MULTILINE) == ["~~~~"] * 4


def group(*lines: str) -> Group:
    return Group("levels", lines)


def test_no_number_of_findings_shortens_the_difference(tmp_path: Path) -> None:
    names = [f"docs/{number}.md" for number in range(99)]
    found = [finding("page-encoding", name) for name in names for _ in range(60)]
    moves = [group(*(f"practices/{number}: none → several" for number in range(900)))]
    difference = proposal_report.difference_block(reporter(tmp_path), moves)
    assert difference.count("none → several") == 900
    left = proposal_report.MOST_IN_ALL - len(difference.encode())
    text = proposal_report.judgement(reporter(tmp_path), found, names, left)
    assert 0 < len(text.encode()) <= left


def test_difference_that_is_too_long_says_how_much_is_missing(tmp_path: Path) -> None:
    lines = [f"practices/{number}: 漢字 ~~~~" for number in range(5000)]
    text = proposal_report.difference_block(reporter(tmp_path), [group(*lines)])
    assert len(text.encode()) < proposal_report.MOST_IN_ALL
    assert "5000 changes" in text and "practices/0:" in text
    (missing,) = re.findall(r"(\d+) lines are left out", text)
    assert int(missing) + text.count("practices/") == 5000
    assert re.findall("^~~~~", text, re.MULTILINE) == ["~~~~"] * 2


@pytest.mark.parametrize(
    ("groups", "said"), [(None, "false"), ([], "false"), ([group("x")], "true")]
)
def test_judge_hands_over_whether_anything_differs(
    tmp_path: Path,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    groups: list[Group] | None,
    said: str,
) -> None:
    output, names = tmp_path / "output", tmp_path / "names"
    names.write_text("", "utf-8")
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    monkeypatch.setattr(review.check, "differences", lambda *_: groups)
    monkeypatch.setattr(checker, "check_folder", lambda folder: [])
    assert review.main(["judge", str(root), str(root), str(names)]) == 0
    text = output.read_text("utf-8")
    assert re.search(rf"^second_reader<<(\w+)\n{said}\n\1$", text, re.MULTILINE)
    assert re.search(r"^difference<<(\w+)\n(.|\n)+\n\1$", text, re.MULTILINE)


def test_difference_is_unknown_where_a_table_cannot_be_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review.check.differences(root, root) == []
    (root / "data/facts/studies.yml").write_text("- no table\n", "utf-8")
    assert review.check.differences(root, root) is None
    assert "not known" in proposal_report.difference_block(reporter(root), None)


def test_difference_is_unknown_while_a_record_cannot_be_read(root: Path) -> None:
    page = root / "docs/agencies/icat.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: ]\n---\n", "utf-8")
    assert review.check.differences(root, root) is None


def test_files_of_a_proposal_are_taken_from_its_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    for name in ("docs/a.md", "data/facts/b.yml", "scripts/c.py"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name, "utf-8")
    git(source, "init", "--quiet")
    git(source, "add", ".")
    git(source, "commit", "--quiet", "--message", "Propose")
    (source / "docs/a.md").write_text("not committed", "utf-8")
    monkeypatch.setattr(review, "ROOT", source)
    assert review.main(["take", "HEAD", str(tmp_path / "taken")]) == 0
    taken = {file: file.read_text("utf-8") for file in (tmp_path / "taken").rglob("*.*")}
    names = ("docs/a.md", "data/facts/b.yml")
    assert taken == {tmp_path / "taken" / name: name for name in names}


PASSED = "Every check has passed"


@pytest.mark.parametrize(
    ("files", "judged", "passed"),
    [
        (["docs/practices/x.md", "data/vocabularies/topics.yml"], "success", True),
        (["docs/practices/x.md"], "failure", False),
        ([".github/workflows/check.yml"], "success", False),
        (["data/interface/rules.yml"], "success", False),
        (["data/facts/rules.yml"], "success", False),
        (["docs/practices/x.md"] * 100, "success", False),
    ],
)
def test_bot_reports_success_only_if_main_branch_checker_passed(
    monkeypatch: pytest.MonkeyPatch, files: list[str], judged: str, passed: bool
) -> None:
    named = [{"filename": name} for name in files]
    sent = answered(monkeypatch, GitHub({FILES: named}), judged)
    assert (PASSED in sent[f"{ISSUE}/comments"]["body"]) == passed


PREVIEWED = """
index.md
| title: Toolkit
| summary: Resources and practices.
| ---
| Text.

about/changed.md
| title: Changed
| summary: A page.
| ---
| Like [the other one](other.md).

about/other.md
| title: Other
| summary: Another page.
| ---
| Text.
"""


def test_preview_has_changed_pages_and_their_assets(
    make: Make, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(PREVIEWED)
    (root / "overrides").symlink_to(ROOT / "overrides")
    monkeypatch.setattr(review, "ROOT", root)
    built, names, folder = tmp_path / "site", tmp_path / "names", tmp_path / "preview"
    for path in ("", "fr/", "about/changed/", "fr/about/changed/", "about/other/"):
        (built / path).mkdir(parents=True, exist_ok=True)
        (built / path / "index.html").write_text("<p>As it was built", "utf-8")
    (built / "assets").mkdir()
    (built / "assets/site.css").write_text("", "utf-8")
    names.write_text("data/vocabularies/topics.yml\n", "utf-8")
    assert review.main(["preview", str(built), str(names), str(folder)]) == 0
    assert not folder.exists()
    names.write_text(
        "docs/about/changed.fr.md\ndocs/about/unreadable.md\ndata/vocabularies/topics.yml\n",
        "utf-8",
    )
    assert review.main(["preview", str(built), str(names), str(folder)]) == 0
    pages = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    changed = ["about/changed/index.html", "fr/about/changed/index.html"]
    assert pages == {"preview.html", *changed}
    assert (folder / "assets/site.css").is_file()
    assert re.findall('href="(.*?)"', (folder / "preview.html").read_text("utf-8")) == changed
    page = (folder / "about/changed/index.html").read_text("utf-8")
    assert 'href="../../fr/about/changed/index.html"' in page
    assert 'src="../../assets/pack.js"' in page


OWN = {"id": 5, "body": f"{review.MARK}\nold", "user": {"login": "github-actions[bot]"}}


@pytest.mark.parametrize("existing", [[], [OWN]])
def test_answer_is_a_single_comment(
    monkeypatch: pytest.MonkeyPatch, existing: list[dict[str, Any]]
) -> None:
    changed = {RUN: FORK[RUN] | {"conclusion": "failure"}, COMMENTS: [*FORK[COMMENTS], *existing]}
    (_, _), (address, given) = answered(monkeypatch, GitHub(changed), "failure").items()
    assert address == (
        "-X PATCH repos/toolkit/toolkit/issues/comments/5" if existing else f"{ISSUE}/comments"
    )
    assert (
        f"{FORK[RUN]['html_url']}/artifacts/11" in given["body"] and "ont échoué" in given["body"]
    )


def test_proposal_without_changed_pages_has_no_preview(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (artifacts,) = (address for address in FORK if "/artifacts" in address)
    sent = answered(monkeypatch, GitHub({artifacts: {"artifacts": []}}))
    assert "preview.html" not in sent[f"{ISSUE}/comments"]["body"]


@pytest.mark.parametrize(
    "existing", [[], [{"number": 3, "title": review.WEEKLY, "body": f"{review.MARK}\nold"}]]
)
def test_weekly_issue_is_updated_not_duplicated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, existing: list[dict[str, Any]]
) -> None:
    github = GitHub(
        {
            "repos/toolkit/toolkit/issues?state=open&creator=app%2Fgithub-actions&per_page=100": existing
        }
    )
    monkeypatch.setattr(review, "github", github)
    monkeypatch.setattr(checker, "check_folder", lambda root: [])
    (tmp_path / "links.txt").write_text("nothing dead", "utf-8")
    assert review.main(["weekly", "toolkit/toolkit", str(tmp_path / "links.txt")]) == 0
    ((address, sent),) = github.sent
    assert address == (
        "-X PATCH repos/toolkit/toolkit/issues/3" if existing else "repos/toolkit/toolkit/issues"
    )
    assert "nothing dead" in sent["body"]


OF_DECLARATIONS = "repos/toolkit/toolkit/pulls?state=open&head=toolkit:declarations"


@pytest.mark.parametrize("existing", [[], [{"number": 5}]])
def test_declarations_become_one_proposal_that_asks_for_a_second_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, existing: list[dict[str, Any]]
) -> None:
    github = GitHub({OF_DECLARATIONS: existing})
    monkeypatch.setattr(review, "github", github)
    hostile = "~~~~\n@everybody [x](https://example.net)"
    (tmp_path / "report.txt").write_text(f"unhcr: declares otherwise\n{hostile}\n" * 9000, "utf-8")
    assert review.main(["declared", "toolkit/toolkit", str(tmp_path / "report.txt")]) == 0
    address, sent = github.sent[0]
    assert sent["body"].count("~~~~") == 2, "what others wrote cannot end its block"
    assert "A second reader" in sent["body"] and "deuxième personne" in sent["body"]
    assert len(sent["body"]) < 65_536
    if existing:
        assert address == "-X PATCH repos/toolkit/toolkit/pulls/5"
        assert github.sent[1] == (
            "repos/toolkit/toolkit/issues/5/labels",
            {"labels": [review.MOVED, "tables"]},
        )
    else:
        assert (address, sent["head"]) == ("repos/toolkit/toolkit/pulls", "declarations")


PULL = "https://git.test/pull/9"


class Opening(GitHub):
    """Stands for GitHub's interface where a pull request is opened."""

    def __call__(self, *arguments: str, body: Any = None) -> Any:
        answer = super().__call__(*arguments, body=body)
        return {"html_url": PULL} if arguments[-1].endswith("/pulls") else answer


def result(tmp_path: Path, **values: Any) -> str:
    """A file with what the command `apply` has written."""
    applied = {
        "branch": "letters/correction-x-0",
        "title": "Correct x",
        "report": "~~~~\n@everybody",
        "answer": {
            "language": "fr",
            "needs_mending": False,
            "address": "",
            "why": "",
            "values": {},
        },
    }
    (tmp_path / "applied.json").write_text(json.dumps(applied | values), "utf-8")
    return str(tmp_path / "applied.json")


def test_branch_of_an_issue_becomes_a_proposal_and_its_writer_is_thanked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "github", github := Opening())
    assert review.main(["applied", "toolkit/toolkit", "7", result(tmp_path)]) == 0
    (pulls, opened), (comments, said) = github.sent
    assert pulls == "repos/toolkit/toolkit/pulls"
    assert (opened["head"], opened["base"]) == ("letters/correction-x-0", "main")
    assert "#7" in opened["body"] and opened["body"].endswith("\nCloses #7\n")
    assert opened["body"].count("~~~~") == 2, "what others wrote cannot end its block"
    assert comments == "repos/toolkit/toolkit/issues/7/comments"
    french, english = said["body"].removeprefix(f"{review.MARK}\n").split("\n\n")
    assert french.startswith("Merci") and french.endswith(PULL)
    assert english.startswith("Thank you") and english.endswith(PULL)


def test_writer_of_an_issue_that_cannot_be_applied_is_told_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "github", github := Opening())
    why = {"language": "en", "why": "apply-gone", "values": {"path": "docs/x.md"}}
    file = result(tmp_path, branch="", answer=why)
    assert review.main(["applied", "toolkit/toolkit", "7", file]) == 0
    ((address, said),) = github.sent
    assert address.endswith("issues/7/comments")
    assert re.search("^Thank you.+docs/x.md does not exist", said["body"], re.MULTILINE)
    assert said["body"].index("Thank you") < said["body"].index("Merci")


@pytest.mark.parametrize(
    ("permission", "may"),
    [
        ("admin", "true"),
        ("maintain", "true"),
        ("write", "true"),
        ("read", "false"),
        ("none", "false"),
    ],
)
def test_only_who_may_write_has_a_proposal_applied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, permission: str, may: str
) -> None:
    address = "repos/toolkit/toolkit/collaborators/fatou/permission"
    monkeypatch.setattr(review, "github", GitHub({address: {"permission": permission}}))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    assert review.main(["may-apply", "toolkit/toolkit", "fatou"]) == 0
    assert f"\n{may}\n" in (tmp_path / "output").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    ["", "setup", "answer x/y main success", "answer x/y 1;id success", "weekly ../..", "nothing"],
)
def test_invalid_arguments_are_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        review.main(words.split())
    assert "usage: " in capsys.readouterr().err


def test_finding_is_annotated_and_in_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Finding("docs/x.md", Span(3, 2), "page-encoding", {"byte": "9"})
    monkeypatch.setattr(checker, "check_folder", lambda root: [fault])
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert review.main(["check"]) == 1
    assert "::error title=page-encoding,file=docs/x.md,line=3,col=2" in capsys.readouterr().out
    assert "docs/x.md" in (tmp_path / "summary.md").read_text("utf-8")


def test_findings_of_the_files_of_a_proposal_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("before", "old"), ("after", "new")):
        (tmp_path / name / "docs").mkdir(parents=True)
        (tmp_path / name / "docs/changed.md").write_text(text, "utf-8")
    shutil.copytree(ROOT / "data", tmp_path / "after/data")
    monkeypatch.setattr(review, "ROOT", tmp_path / "after")
    monkeypatch.setattr(review.check, "differences", lambda *_: [])
    found = [
        finding("page-encoding", "docs/as-it-was.md"),
        finding("page-encoding", "docs/changed.md"),
    ]
    monkeypatch.setattr(checker, "check_folder", lambda root: found)
    assert review.main(["check", str(tmp_path / "before")]) == 1
    assert re.findall(r"file=docs/([a-z-]+)\.md", capsys.readouterr().out) == [
        "changed",
        "as-it-was",
    ]


def test_owners_are_those_in_force(tmp_path: Path) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github/CODEOWNERS").write_text("# Who\n\n* @one\n#/docs/ @TWO\n", "utf-8")
    assert review.owners(tmp_path) == [["*", "@one"]]
