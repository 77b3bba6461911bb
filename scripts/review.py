"""What the workflows of .github do around a review: annotate and sum up a check, label and answer a pull request, list what is due.

    python scripts/review.py check [BEFORE]                 every finding as an annotation, and a summary of the run
    python scripts/review.py preview SITE NAMES FOLDER      those pages of a built site whose sources NAMES lists, for a disk
    python scripts/review.py judge FOLDER BEFORE NAMES      what this checker says of a proposal in a folder, as the output `report`
                                                            of a workflow; BEFORE is what it started from, NAMES a file with
                                                            the names of what it changes
    python scripts/review.py setup REPOSITORY               make the labels that the workflows and the forms for issues use
    python scripts/review.py answer REPOSITORY RUN JUDGED   labels and one comment for the pull request that a run has checked:
                                                            the result, the report in $REPORT, the way to the preview; JUDGED
                                                            is what the checker of the main branch says: success or failure
    python scripts/review.py weekly REPOSITORY [LINKS]      one issue that says what is due; LINKS is the report on links

The commands that write to GitHub run from the main branch only. Of a pull request they read the names of its files, nothing else.
"""

import json
import os
import re
import secrets
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import check
import pack
import terminal
from catalogue.lint import checker, reporters
from catalogue.model.findings import Finding
from catalogue.model.records import KINDS
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.files import write_file
from catalogue.views.pages.page_frame import page_name
from catalogue.views.wording.context import page_path
from catalogue.views.wording.site import FORMS, Site
from terminal import ROOT

MARK = "<!-- toolkit -->"
WEEKLY = "What is due"
SHOWN = 200
MOST, MOST_IN_ALL = 6000, 50_000
"""Characters of the report on a file and of all of it: a comment holds 65,536."""

MOVED = "second reader"
"""The label of a proposal that moves a level of recognition."""

SECTIONS = ("record-review-due", "translation-missing", "translation-stale")
"""The rules whose findings are due."""

JUDGES = re.compile(
    r"data/(?:.+/)?(?:rules|checker-strings|terms-to-avoid|personal-data-patterns|typography)\.yml"
)
"""The tables by which pages are judged."""

BOT = "github-actions[bot]"
PAGE = re.compile(rf"docs/(?:({'|'.join(KINDS)})/)?[^/]+(?:/[^/]+)*\.md")


def labels(paths: Iterable[str], languages: Sequence[str]) -> set[str]:
    """The labels of a pull request, from the names of its files: kinds of record, languages of pages, and what is not content."""
    names = set()
    for path in paths:
        if match := PAGE.fullmatch(path):
            names.add(f"kind: {match[1] or 'page'}")
            suffix = path.removesuffix(".md").rpartition("/")[2].rpartition(".")
            names.add(
                f"language: {suffix[2] if suffix[0] and suffix[2] in languages else languages[0]}"
            )
        else:
            names.add(
                "tables" if path.startswith("data/") and not JUDGES.fullmatch(path) else "code"
            )
    return names


def summary(findings: Sequence[Finding], reporter: reporters.Reporter) -> str:
    """How a check went, in both languages, with the pages that need work."""
    counts = [
        reporters.summary(replace(reporter, language=language), list(findings))
        for language in reporter.words["nothing"]
    ]
    pages = Counter(finding.path for finding in findings if reporter.severity(finding) == "error")
    lines = (f"- `{path}`: {count}\n" for path, count in sorted(pages.items())[:SHOWN])
    return f"## {' · '.join(counts)}\n\n{''.join(lines)}"


def both(name: str, between: str = " · ") -> str:
    """A text of data/interface/checker-strings.yml in every language."""
    return between.join(reporters.words(ROOT / "data")[f"review-{name}"].values())


def judgement(
    reporter: reporters.Reporter,
    findings: Sequence[Finding],
    names: Sequence[str],
    moved: Sequence[str],
) -> str:
    """The findings in the files of a proposal, each in its language with the remedy, and the levels that move.

    It quotes from the proposal: in a block of code nothing of it is a link, a picture or a call.
    """
    of_files = {name: [finding for finding in findings if finding.path == name] for name in names}
    reports = (
        "\n".join(reporters.as_text(reporter.for_page(name), of_file))
        for name, of_file in of_files.items()
        if of_file
    )
    others = len(
        {finding.path for finding in findings if reporter.severity(finding) == "error"} - {*names}
    )
    texts = (
        *(report.replace("~", "∼") for report in reports),
        f"+ {others} pages" if others else "",
        "\n".join(moved).strip(),
    )
    return "".join(f"\n~~~~text\n{text[:MOST]}\n~~~~\n" for text in texts if text)[:MOST_IN_ALL]


def answer(conclusion: str, preview: str, judged: str, own_checks: bool, report: str = "") -> str:
    """The comment on a pull request: what came out, by the checker of the main branch too, and where to look."""
    result = "passed" if conclusion == judged == "success" else "failed"
    text = f"**{both('own-checks')}**" if own_checks else both(result, "\n\n")
    link = f"[{both('report')}]({preview}): {both('preview', '; ')}\n" if preview else ""
    return f"{MARK}\n{text}\n\n{link}{report}"


def owners(root: Path) -> list[list[str]]:
    """The lines of CODEOWNERS that are in force: a path, and who is asked to review it."""
    lines = (root / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]


def weekly(findings: Sequence[Finding], links: str, owned: bool) -> str:
    """The text of the weekly issue: reviews due, translations that are missing or behind, dead links."""
    parts = [MARK, "This issue is rewritten every week. · Ce ticket est réécrit chaque semaine."]
    parts += [] if owned else [f"**{both('unowned')}**"]
    for rule in SECTIONS:
        paths = sorted({finding.path for finding in findings if finding.rule == rule})
        parts.append(f"## {both(rule)} ({len(paths)})")
        parts += [f"- [ ] {path}" for path in paths[:SHOWN]]
        parts += ["- …"] if len(paths) > SHOWN else []
    parts += ["## Links · Liens", links.strip() or "–"]
    return "\n".join(parts)[:60000] + "\n"


def github(*arguments: str, body: Any = None) -> Any:
    """The response of the API of GitHub, through its own client."""
    command, text = ["gh", "api", *arguments], None
    if body is not None:
        command, text = [*command, "--input", "-"], json.dumps(body)
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words and checked names
    return json.loads(result.stdout or "null")


def pull_request(repository: str, run: dict[str, Any]) -> int | None:
    """The number of the open pull request that a run has checked: of a fork, only its branch leads there."""
    branch = quote(f"{run['head_repository']['owner']['login']}:{run['head_branch']}", safe=":")
    pulls = github(f"repos/{repository}/pulls?state=open&head={branch}&per_page=100")
    return next(
        (int(pull["number"]) for pull in pulls if pull["head"]["sha"] == run["head_sha"]), None
    )


def do_check(before: str = "") -> int:
    """Annotate every finding and write the summary of the run, with the levels that differ from the state in a folder."""
    findings = checker.check_folder(ROOT)
    if before:  # GitHub shows ten errors and ten warnings of a step: those of the files of the proposal come first
        findings.sort(
            key=lambda finding: _raw(ROOT / finding.path) == _raw(Path(before) / finding.path)
        )
    reporter = reporters.reporter(ROOT)
    for line in reporters.as_github(reporter, findings):
        print(line)
    moved = check.difference_report(reporter, Path(before)) if before else []
    for line in filter(None, moved):
        print(f"::notice title=recognition::{line.strip()}")
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(summary(findings, reporter) + "\n".join(moved) + "\n")
    return int(reporter.has_errors(findings))


def _raw(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def do_preview(built: str, names: str, folder: str) -> int:
    """Write the pages that a proposal changes as files that open from a disk, with one that leads to them. It may change none."""
    site = Site(
        os.environ.get("SITE_URL", ""), languages=tuple(Vocabularies(ROOT / "data").languages)
    )
    sources = re.findall(r"^docs/(.+\.md)$", Path(names).read_text("utf-8"), re.MULTILINE)
    pages = sorted(
        {
            page_path(site, language, page_name(name))
            for name in sources
            for language in site.languages
        }
    )
    pages = [page for page in pages if (Path(built) / page / "index.html").is_file()]
    start = pack.TEMPLATES.get("preview.html").render(
        pages=pages, about=reporters.words(ROOT / "data")["review-pages"]
    )
    packed = pack.Pack(Path(built), site, site.languages, "", only=frozenset(pages))
    for path, content in [*packed.files(), ("preview.html", start.encode())] if pages else []:
        write_file(Path(folder) / path, content)
    return 0


def do_judge(folder: str, before: str, names: str) -> int:
    """Write the report on a proposal, as an output that its own text cannot end."""
    findings = checker.check_folder(Path(folder))
    reporter = reporters.reporter(Path(folder))
    moved = check.difference_report(reporter, Path(before))
    report = judgement(reporter, findings, Path(names).read_text("utf-8").split("\n"), moved)
    end = secrets.token_hex(16)
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.write(f"report<<{end}\n{report}\n{end}\n")
    return int(reporter.has_errors(findings))


def do_setup(repository: str) -> int:
    """Make every label that is used; those that exist stay as they are."""
    languages = Vocabularies(ROOT / "data").languages
    names = [f"kind: {kind}" for kind in (*KINDS, "page")] + [
        f"language: {language}" for language in languages
    ]
    for name in (*names, *(f"proposal: {form}" for form in FORMS), "tables", "code", MOVED):
        try:
            github(f"repos/{repository}/labels", body={"name": name})
        except subprocess.CalledProcessError:
            print(f"{name}: exists already, or cannot be made")
    return 0


def _labels(repository: str, number: int) -> set[str]:
    files = github(f"repos/{repository}/pulls/{number}/files?per_page=100")
    names = [
        name for file in files for name in (file["filename"], file.get("previous_filename")) if name
    ]
    others = {"code"} if len(files) == 100 else set()  # what else changes, nobody knows
    return labels(names, Vocabularies(ROOT / "data").languages) | others


def do_answer(repository: str, run_id: str, judged: str) -> int:
    """Label the pull request, and write the result into one comment, the same one each time."""
    run = github(f"repos/{repository}/actions/runs/{int(run_id)}")
    number = pull_request(repository, run)
    if number is None:
        return 0
    report, names = os.environ.get("REPORT", ""), _labels(repository, number)
    names |= {MOVED} if "Recognition difference" in report else set()
    try:
        github(f"repos/{repository}/issues/{number}/labels", body={"labels": sorted(names)})
    except subprocess.CalledProcessError as error:
        print(
            f"::warning::labels: {error.stderr}; python scripts/review.py setup {repository} makes them"
        )
    comments = github(f"repos/{repository}/issues/{number}/comments?per_page=100")
    earlier = [
        f"comments/{item['id']}"
        for item in comments
        if item["user"]["login"] == BOT and item["body"].startswith(MARK)
    ]
    artifacts = github(f"repos/{repository}/actions/runs/{int(run_id)}/artifacts?name=preview")[
        "artifacts"
    ]
    preview = f"{run['html_url']}/artifacts/{artifacts[0]['id']}" if artifacts else ""
    text = answer(str(run["conclusion"]), preview, judged, "code" in names, report)
    _write(f"repos/{repository}/issues", earlier, f"{number}/comments", {"body": text})
    return 0


def do_weekly(repository: str, links: str = "") -> int:
    """Rewrite the weekly issue, or open it if there is none."""
    report = Path(links).read_text("utf-8") if links and Path(links).exists() else ""
    due = [finding for finding in checker.check_folder(ROOT) if finding.rule in SECTIONS]
    body = {"title": WEEKLY, "body": weekly(due, report, bool(owners(ROOT)))}
    issues = github(
        f"repos/{repository}/issues?state=open&creator=app%2Fgithub-actions&per_page=100"
    )
    earlier = [
        str(item["number"])
        for item in issues
        if (item["body"] or "").startswith(MARK) and item["title"] == WEEKLY
    ]
    _write(f"repos/{repository}/issues", earlier, "", body)
    return 0


def _write(address: str, earlier: Sequence[str], new: str, body: dict[str, str]) -> None:
    """Replace the first of the earlier texts below an address, or write a new one."""
    if earlier:
        github("-X", "PATCH", f"{address}/{earlier[0]}", body=body)
    else:
        github(f"{address}/{new}".rstrip("/"), body=body)


REPOSITORY = r"([A-Za-z0-9][\w-]*/\w[\w.-]*)"
COMMANDS: dict[str, Callable[..., int]] = {
    r"check(?: (.+))?": do_check,
    r"preview (\S+) (\S+) (\S+)": do_preview,
    r"judge (\S+) (\S+) (\S+)": do_judge,
    f"setup {REPOSITORY}": do_setup,
    rf"answer {REPOSITORY} (\d+) (success|failure|skipped|cancelled)": do_answer,
    f"weekly {REPOSITORY}(?: (.+))?": do_weekly,
}
"""A command line, as a pattern → what it does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    line = " ".join(sys.argv[1:] if arguments is None else arguments).strip()
    for pattern, act in COMMANDS.items():
        if match := re.fullmatch(pattern, line):
            return act(*filter(None, match.groups()))
    is_help = line in ("-h", "--help")
    print(__doc__, file=sys.stdout if is_help else sys.stderr)
    return 0 if is_help else 2


if __name__ == "__main__":
    sys.exit(terminal.run(main))
