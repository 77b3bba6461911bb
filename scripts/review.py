"""The part of the workflows around a review: annotate, sum up, preview, label, answer, list what is due.

check      every finding as an annotation, and a summary of the run
preview    the pages of a built site that a proposal changes, for a disk
take       the pages and tables of a proposal, for the judge, whatever its own settings of Git say
judge      what a proposal changes, and the findings in it by the checker of the main branch, as outputs
setup      the labels that the workflows and the forms for issues use
answer     labels and one comment for the pull request that a run has checked, by what the judge has found
weekly     one issue that says what is due
declared   one pull request with what agencies declare on their own hosts, and a request for a second reader
may-apply  whether somebody may have the proposal of an issue applied, as an output
applied    the pull request of a branch that was made of an issue, and the answer to its writer

The commands that write to GitHub run from the main branch only. Of a pull request they read the names of its
files, nothing else.
"""

import argparse
import json
import os
import re
import secrets
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

import check
import pack
import proposal
import proposal_report
import publication as publications
import terminal
from catalogue.exports.publication import Publication
from catalogue.lint import checker, reporters
from catalogue.model.findings import Finding
from catalogue.model.overlay import FILE, OWN
from catalogue.model.records import KINDS
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.files import write_file
from catalogue.views.pages.page_frame import page_name
from catalogue.views.wording.context import page_path
from catalogue.views.wording.site import FORMS, Site
from letter_answer import Answer, answer_text
from terminal import ROOT

MARK = "<!-- toolkit -->"
WEEKLY = "What is due"
DECLARED = "Keep what agencies declare"
BRANCH = "declarations"
"""The title and the branch of the proposal that keeps copies of declarations."""

SHOWN = 200
MOST_FILES = 100
"""How many files of a pull request the API returns at most: of one with so many, more may change."""

JUDGEMENTS = ("success", "failure", "skipped", "cancelled")
"""How a job can end."""

MOVED = "second reader"
"""The label of a proposal that moves a level of recognition, or changes what one rests on."""

SECTIONS = ("record-review-due", "translation-missing", "translation-stale")
"""The rules whose findings are due."""

JUDGES = re.compile(
    r"data/(?:.+/)?"
    r"(?:rules|checker-strings|terms-to-avoid|personal-data-patterns|safety|typography|exits)\.yml"
)
"""The tables by which pages are judged."""

MAY_WRITE = ("admin", "maintain", "write")
"""The permissions of those who may have a proposal applied."""

CONTENT = ("docs", "data", FILE, OWN)
"""What is taken from a proposal to judge it."""

BOT = "github-actions[bot]"
PAGE = re.compile(rf"(?:docs|{OWN})/(?:({'|'.join(KINDS)})/)?[^/]+(?:/[^/]+)*\.md")


def labels(paths: Iterable[str], languages: Sequence[str]) -> set[str]:
    """The labels of a pull request, from the names of its files: kinds of record, languages, no content."""
    names: set[str] = set()
    for path in paths:
        page = PAGE.fullmatch(path)
        if page:
            kind = page[1] or "page"
            names |= {f"kind: {kind}", f"language: {_language(path, languages)}"}
        elif path == FILE or (path.startswith("data/") and not JUDGES.fullmatch(path)):
            names.add("tables")
        else:
            names.add("code")
    return names


def _language(path: str, languages: Sequence[str]) -> str:
    """The language of a page, by the end of its name."""
    name, _, ending = path.rpartition("/")[2].removesuffix(".md").rpartition(".")
    return ending if name and ending in languages else languages[0]


def summary(findings: Sequence[Finding], reporter: reporters.Reporter) -> str:
    """How a check went, in both languages, with the pages that need work."""
    counts = [
        reporters.summary(replace(reporter, language=language), list(findings))
        for language in reporter.words["nothing"]
    ]
    pages = Counter(finding.path for finding in findings if reporter.severity(finding) == "error")
    lines = (f"- `{path}`: {count}\n" for path, count in sorted(pages.items())[:SHOWN])
    return f"## {' · '.join(counts)}\n\n{''.join(lines)}"


def both(name: str, between: str = " · ", first: str = "en") -> str:
    """A text of data/interface/checker-strings.yml in every language, one of them first."""
    texts = reporters.words(ROOT / "data")[f"review-{name}"]
    return between.join(sorted_by_language(texts, first))


def sorted_by_language(texts: Mapping[str, str], first: str) -> list[str]:
    """Texts by language, that of one language first."""
    return [texts[language] for language in sorted(texts, key=lambda name: name != first)]


def answer(conclusion: str, preview: str, judged: str, names: Collection[str]) -> str:
    """The comment on a pull request: thanks and what happens next, the recognition difference, the result.

    Then where to look, and the findings; all first in the language of the pages, if they have one. The
    difference and the findings are handed over by the judge, who runs the checker of the main branch.
    """
    difference, report = os.environ.get("DIFFERENCE", ""), os.environ.get("REPORT", "")
    first = only_language(names)
    result = "passed" if conclusion == judged == "success" else "failed"
    thanks = both("thanks", "\n\n", first)
    text = f"**{both('own-checks')}**" if "code" in names else both(result, "\n\n", first)
    where = both("report", first=first), both("preview", "; ", first)
    link = f"[{where[0]}]({preview}): {where[1]}\n" if preview else ""
    return f"{MARK}\n{thanks}\n{difference}\n{text}\n\n{link}{report}"


def only_language(names: Collection[str]) -> str:
    """The language of the pages of a proposal by its labels; English if there are several."""
    languages = [name.removeprefix("language: ") for name in names if name.startswith("language: ")]
    return languages[0] if len(languages) == 1 else "en"


def owners(root: Path) -> list[list[str]]:
    """The lines of CODEOWNERS, which `init` writes: a path, and who is asked to review it."""
    file = root / ".github/CODEOWNERS"
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]


def weekly(findings: Sequence[Finding], links: str, owned: bool) -> str:
    """The text of the weekly issue: reviews due, translations that are missing or behind, dead links."""
    parts = [MARK, "This issue is rewritten every week. · Ce ticket est réécrit chaque semaine."]
    if not owned:
        parts.append(f"**{both('unowned')}**")
    for rule in SECTIONS:
        parts += _section(findings, rule)
    parts += ["## Links · Liens", links.strip() or "–"]
    return "\n".join(parts)[:60000] + "\n"


def _section(findings: Sequence[Finding], rule: str) -> list[str]:
    """The lines of the pages that a rule finds."""
    paths = sorted({finding.path for finding in findings if finding.rule == rule})
    lines = [f"- [ ] {path}" for path in paths[:SHOWN]]
    more = ["- …"] if len(paths) > SHOWN else []
    return [f"## {both(rule)} ({len(paths)})", *lines, *more]


def github(*arguments: str, body: Any = None) -> Any:
    """The response of the API of GitHub, through its own client."""
    command, text = ["gh", "api", *arguments], None
    if body is not None:
        command, text = [*command, "--input", "-"], json.dumps(body)
    # Fixed words and checked names.
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603
    return json.loads(result.stdout or "null")


def pull_request(repository: str, run: dict[str, Any]) -> int | None:
    """The number of the open pull request that a run has checked: of a fork, only its branch leads there."""
    branch = quote(f"{run['head_repository']['owner']['login']}:{run['head_branch']}", safe=":")
    pulls = github(f"repos/{repository}/pulls?state=open&head={branch}&per_page=100")
    for pull in pulls:
        if pull["head"]["sha"] == run["head_sha"]:
            return int(pull["number"])
    return None


def do_check(options: argparse.Namespace) -> int:
    """Annotate every finding and write the summary of the run, with the levels that differ from before."""
    before: Path | None = options.before
    findings = checker.check_folder(ROOT)
    if before:
        # GitHub shows ten errors and ten warnings of a step: those of the files of the proposal come first.
        findings.sort(key=lambda finding: _is_unchanged(finding.path, before))
    reporter = reporters.reporter(ROOT)
    for line in reporters.as_github(reporter, findings):
        print(line)
    text = ""
    if before:
        groups = check.differences(ROOT, before)
        for line in filter(None, check.difference_report(reporter, groups)):
            print(f"::notice title=recognition::{line.strip()}")
        text = proposal_report.difference_block(reporter, groups)
    _append("GITHUB_STEP_SUMMARY", f"{text}\n{summary(findings, reporter)}\n")
    return int(reporter.has_errors(findings))


def _is_unchanged(path: str, before: Path) -> bool:
    """True for a file that is as it was in another state of the repository."""
    return _raw(ROOT / path) == _raw(before / path)


def _raw(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _append(variable: str, text: str) -> None:
    """Add a text to the file that a variable names; outside a workflow there is none."""
    place = os.environ.get(variable)
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)


def do_preview(options: argparse.Namespace) -> int:
    """Write the pages that a proposal changes, if any, as files for a disk, with one that leads to them."""
    publication = publications.of_repository(ROOT, drafts=True)
    pages = changed_pages(publication.site, options.built, options.names)
    if pages:
        _write_preview(publication, pages, options.built, options.folder)
    return 0


def changed_pages(site: Site, built: Path, names: Path) -> list[str]:
    """The paths of the pages of a built site whose sources are in a list of files."""
    sources = re.findall(r"^docs/(.+\.md)$", names.read_text("utf-8"), re.MULTILINE)
    pages: set[str] = set()
    for source in sources:
        pages |= {page_path(site, language, page_name(source)) for language in site.languages}
    return sorted(page for page in pages if (built / page / "index.html").is_file())


def _write_preview(
    publication: Publication, pages: Sequence[str], built: Path, folder: Path
) -> None:
    languages = publication.site.languages
    packed = pack.of_languages(built, publication, languages, only=frozenset(pages))
    for path, content in packed.files():
        write_file(folder / path, content)
    about = reporters.words(ROOT / "data")["review-pages"]
    start = packed.templates.get("preview.html").render(pages=pages, about=about)
    write_file(folder / "preview.html", start)


def do_take(options: argparse.Namespace) -> int:
    """Write the pages and the tables of a commit into a folder, as they are, whatever its attributes say."""
    for path, content in proposal.files(ROOT, options.commit, CONTENT):
        write_file(options.folder / path, content)
    return 0


def do_judge(options: argparse.Namespace) -> int:
    """Write what is to be said of a proposal, as outputs that its own text cannot end."""
    findings = checker.check_folder(options.folder)
    reporter = reporters.reporter(options.folder)
    groups = check.differences(options.folder, options.before)
    difference = proposal_report.difference_block(reporter, groups)
    names = options.names.read_text("utf-8").split("\n")
    report = proposal_report.judgement(
        reporter, findings, names, proposal_report.MOST_IN_ALL - proposal_report.size(difference)
    )
    # While something cannot be read nothing can be merged, and what moves is not known: no label is true.
    _output("second_reader", "true" if groups else "false")
    _output("difference", difference)
    _output("report", report)
    return int(reporter.has_errors(findings))


def _output(name: str, text: str) -> None:
    """Hand a text over to the next job."""
    end = secrets.token_hex(16)
    _append("GITHUB_OUTPUT", f"{name}<<{end}\n{text}\n{end}\n")


def do_setup(options: argparse.Namespace) -> int:
    """Make every label that is used; those that exist stay as they are."""
    for name in all_labels():
        try:
            github(f"repos/{options.repository}/labels", body={"name": name})
        except subprocess.CalledProcessError:
            print(f"{name}: exists already, or cannot be made")
    return 0


def all_labels() -> list[str]:
    """Every label that the workflows and the forms for issues use."""
    kinds = [f"kind: {kind}" for kind in (*KINDS, "page")]
    languages = [f"language: {language}" for language in Vocabularies(ROOT / "data").languages]
    proposals = [f"proposal: {form}" for form in FORMS]
    return [*kinds, *languages, *proposals, "tables", "code", MOVED]


def do_answer(options: argparse.Namespace) -> int:
    """Label the pull request, and write the result into one comment, the same one each time."""
    repository = options.repository
    run = github(f"repos/{repository}/actions/runs/{options.run}")
    number = pull_request(repository, run)
    if number is None:
        return 0
    names = _labels(repository, number)
    _label(repository, number, names)
    preview = _preview_address(repository, run, options.run)
    text = answer(str(run["conclusion"]), preview, options.judged, names)
    earlier = [f"comments/{comment}" for comment in _own_comments(repository, number)]
    _write(f"repos/{repository}/issues", earlier, f"{number}/comments", {"body": text})
    return 0


def _labels(repository: str, number: int) -> set[str]:
    """The labels of a pull request, by its files and by what the judge found to differ.

    A second reader is asked for unless the judge said that nothing differs: one that failed said nothing.
    """
    files = github(f"repos/{repository}/pulls/{number}/files?per_page=100")
    names = [file["filename"] for file in files]
    names += [file["previous_filename"] for file in files if file.get("previous_filename")]
    found = labels(names, Vocabularies(ROOT / "data").languages)
    if len(files) == MOST_FILES:
        found.add("code")
    if os.environ.get("SECOND_READER") != "false":
        found.add(MOVED)
    return found


def _label(repository: str, number: int, names: set[str]) -> None:
    """Set labels; that they cannot be set stops nothing."""
    try:
        github(f"repos/{repository}/issues/{number}/labels", body={"labels": sorted(names)})
    except subprocess.CalledProcessError as error:
        remedy = f"python scripts/review.py setup {repository} makes them"
        print(f"::warning::labels: {error.stderr}; {remedy}")


def _own_comments(repository: str, number: int) -> list[int]:
    """The ids of the comments on a pull request that this script has written."""
    comments = github(f"repos/{repository}/issues/{number}/comments?per_page=100")
    own = [comment for comment in comments if comment["user"]["login"] == BOT]
    return [comment["id"] for comment in own if comment["body"].startswith(MARK)]


def _preview_address(repository: str, run: dict[str, Any], number: int) -> str:
    """Where the preview of a run can be fetched; nothing if it has none."""
    answer = github(f"repos/{repository}/actions/runs/{number}/artifacts?name=preview")
    artifacts = answer["artifacts"]
    return f"{run['html_url']}/artifacts/{artifacts[0]['id']}" if artifacts else ""


def do_weekly(options: argparse.Namespace) -> int:
    """Rewrite the weekly issue, or open it if there is none."""
    links: Path | None = options.links
    report = links.read_text("utf-8") if links and links.exists() else ""
    findings = checker.check_folder(ROOT)
    due = [finding for finding in findings if finding.rule in SECTIONS]
    body = {"title": WEEKLY, "body": weekly(due, report, bool(owners(ROOT)))}
    earlier = [str(number) for number in _own_issues(options.repository)]
    _write(f"repos/{options.repository}/issues", earlier, "", body)
    return 0


def do_declared(options: argparse.Namespace) -> int:
    """Open the proposal that keeps new copies of declarations, or rewrite what it says."""
    report = options.report.read_text("utf-8")
    lines = proposal_report.fitting_lines(report.split("\n"), proposal_report.MOST_OF_DIFFERENCE)
    told = proposal_report.quoted("\n".join(lines))
    asked = both("declared", "\n\n")
    body = {"body": f"{MARK}\n{asked}\n{told}"}
    address = f"repos/{options.repository}/pulls"
    own = f"{address}?state=open&head={options.repository.partition('/')[0]}:{BRANCH}"
    open_pulls = github(own)
    if open_pulls:
        github("-X", "PATCH", f"{address}/{open_pulls[0]['number']}", body=body)
    else:
        github(address, body={"title": DECLARED, "head": BRANCH, "base": "main", **body})
        open_pulls = github(own)
    for pull in open_pulls[:1]:
        _label(options.repository, pull["number"], {MOVED, "tables"})
    return 0


def do_may_apply(options: argparse.Namespace) -> int:
    """Say whether somebody may write to the repository: nobody else has a proposal applied."""
    person = quote(options.person, safe="")
    held = github(f"repos/{options.repository}/collaborators/{person}/permission")
    _output("may", "true" if held["permission"] in MAY_WRITE else "false")
    return 0


def do_applied(options: argparse.Namespace) -> int:
    """Open the pull request of an issue, and answer the writer; where there is no branch, only answer."""
    repository, issue = options.repository, options.issue
    result = json.loads(options.result.read_text("utf-8"))
    answer = Answer(**result["answer"])
    if result["branch"]:
        pulls = f"repos/{repository}/pulls"
        made = github(pulls, body=_pull_of_letter(result, issue))
        answer = replace(answer, address=made["html_url"])
    words = reporters.words(ROOT / "data")
    body = {"body": f"{MARK}\n{answer_text(words, answer)}"}
    github(f"repos/{repository}/issues/{issue}/comments", body=body)
    return 0


def _pull_of_letter(result: dict[str, Any], issue: int) -> dict[str, str]:
    """A pull request that closes the issue: what it is, and what the checker says of it."""
    about = both("of-letter", "\n\n").format(number=issue)
    lines = proposal_report.fitting_lines(result["report"].split("\n"), proposal_report.MOST_IN_ALL)
    told = proposal_report.quoted("\n".join(lines))
    body = f"{MARK}\n{about}\n{told}\nCloses #{issue}\n"
    return {"title": result["title"], "head": result["branch"], "base": "main", "body": body}


def _own_issues(repository: str) -> list[int]:
    """The numbers of the open weekly issues that this script has written."""
    query = "state=open&creator=app%2Fgithub-actions&per_page=100"
    issues = github(f"repos/{repository}/issues?{query}")
    own = [issue for issue in issues if (issue["body"] or "").startswith(MARK)]
    return [issue["number"] for issue in own if issue["title"] == WEEKLY]


def _write(address: str, earlier: Sequence[str], new: str, body: dict[str, str]) -> None:
    """Replace the first of the earlier texts below an address, or write a new one."""
    if earlier:
        github("-X", "PATCH", f"{address}/{earlier[0]}", body=body)
    else:
        github(f"{address}/{new}".rstrip("/"), body=body)


def repository_name(text: str) -> str:
    """An argument that names a repository of GitHub: OWNER/NAME."""
    if not re.fullmatch(r"[A-Za-z0-9][\w-]*/\w[\w.-]*", text):
        raise argparse.ArgumentTypeError(f"{text} is no OWNER/NAME")
    return text


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser("check", help="annotate every finding")
    parser.set_defaults(act=do_check)
    parser.add_argument("before", nargs="?", type=terminal.path, help="the state to compare with")


def _add_preview(commands: Commands) -> None:
    parser = commands.add_parser("preview", help="write the pages that a proposal changes")
    parser.set_defaults(act=do_preview)
    parser.add_argument("built", type=terminal.path, help="the folder of the built site")
    parser.add_argument("names", type=terminal.path, help="a file with the names of what changes")
    parser.add_argument("folder", type=terminal.path, help="where to write them")


def _add_take(commands: Commands) -> None:
    parser = commands.add_parser(
        "take", help="write the pages and tables of a commit into a folder"
    )
    parser.set_defaults(act=do_take)
    parser.add_argument("commit", help="the commit of the proposal")
    parser.add_argument("folder", type=terminal.path, help="where to write them")


def _add_judge(commands: Commands) -> None:
    parser = commands.add_parser("judge", help="write the report on a proposal")
    parser.set_defaults(act=do_judge)
    parser.add_argument("folder", type=terminal.path, help="the proposal")
    parser.add_argument("before", type=terminal.path, help="what it started from")
    parser.add_argument("names", type=terminal.path, help="a file with the names of what changes")


def _add_setup(commands: Commands) -> None:
    parser = commands.add_parser("setup", help="make the labels")
    parser.set_defaults(act=do_setup)
    parser.add_argument("repository", type=repository_name)


def _add_answer(commands: Commands) -> None:
    parser = commands.add_parser("answer", help="label and answer a pull request")
    parser.set_defaults(act=do_answer)
    parser.add_argument("repository", type=repository_name)
    parser.add_argument("run", type=int, help="the run of the workflow that has checked it")
    parser.add_argument(
        "judged", choices=JUDGEMENTS, help="what the checker of the main branch says"
    )


def _add_weekly(commands: Commands) -> None:
    parser = commands.add_parser("weekly", help="rewrite the issue that says what is due")
    parser.set_defaults(act=do_weekly)
    parser.add_argument("repository", type=repository_name)
    parser.add_argument("links", nargs="?", type=terminal.path, help="the report on links")


def _add_declared(commands: Commands) -> None:
    parser = commands.add_parser("declared", help="propose the copies of declarations")
    parser.set_defaults(act=do_declared)
    parser.add_argument("repository", type=repository_name)
    parser.add_argument("report", type=terminal.path, help="what the command declarations printed")


def _add_may_apply(commands: Commands) -> None:
    parser = commands.add_parser("may-apply", help="whether somebody may write to the repository")
    parser.set_defaults(act=do_may_apply)
    parser.add_argument("repository", type=repository_name)
    parser.add_argument("person", help="the name of the account of whoever asks")


def _add_applied(commands: Commands) -> None:
    parser = commands.add_parser("applied", help="open the pull request of an issue, and answer")
    parser.set_defaults(act=do_applied)
    parser.add_argument("repository", type=repository_name)
    parser.add_argument("issue", type=int, help="the number of the issue")
    parser.add_argument("result", type=terminal.path, help="what the command apply has written")


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (
        _add_check,
        _add_preview,
        _add_take,
        _add_judge,
        _add_setup,
        _add_answer,
        _add_weekly,
        _add_declared,
        _add_may_apply,
        _add_applied,
    ):
        add(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    options = _parser().parse_args(arguments)
    return int(options.act(options))


if __name__ == "__main__":
    sys.exit(terminal.run(main))
