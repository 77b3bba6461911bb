"""The command lines of documents, the list of commands and the workflows, and running them as written."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import takewhile
from pathlib import Path

import toolkit
import yaml
from support import project
from support.letters import content, letter
from support.sites import git

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "deploy/README.md", "docs/contribute")
PROGRAM = re.compile(r"(?:[A-Z_]+=\S+ )*(?:make|python3?|docker|gh) (?!.*…$).+")
"""A whole command line: variables, a program, words."""
SPAN = re.compile(r"`([^`]+)`")
TOOLKIT = "python scripts/toolkit.py"
OPTION = re.compile(r"--[a-z-]+")

OPTIONS = {
    "serve": ("--dev-addr 127.0.0.1:8001 --language fr",),
    "check": ("--language fr", "--fix", "--rules", "--explain step-count"),
    "new": ("--language fr", "--own"),
    "rename": ("KIND/NAME NEW-NAME", "KIND/NAME --withdraw REASON --instead KIND/NAME"),
    "translate": ("docs/….fr.md", "--stamp docs/….fr.md"),
    "due": ("--without-judgement", "--without-judgement --write", "--language fr docs/….md"),
    "stamp": ("docs/….md", "--write docs/….md"),
    "apply": ("--preview --language fr letter.txt",),
    "links": ("KIND/NAME",),
    "ledger": ("release 9.0",),
    "bench": ("--sizes 20 --builders pages --runs 1",),
}
"""Command → what follows it in further lines: with the documents, all that `make help` names.

`ledger release` is one build.
"""

AFTERWARDS = {"ledger": "python scripts/ledger.py --add"}
"""Command → a line that its own report proposes, for what it has left behind."""

ARGUMENT_NEEDED = ("rename", "release", "participation", "apply")
"""Commands that are wrong use without an argument."""

ALLOWED = {"translate": (0, 1, 2), "stamp": (0, 1, 2), "due": (0, 1, 2)}
"""Command → its exit codes that are no failure: 1 for what is behind or to be read again, 2 from make."""

LEFT_BEHIND = {"weekly-due": {".cache/links.json": '{"links": {}}', "links.txt": "0 dead"}}
"""Group → what its lines need that a line leaves which no test runs."""


@dataclass(frozen=True)
class Line:
    """A command line: its place, and the variables that its workflow sets.

    Lines of one group follow each other.
    """

    text: str
    place: str
    group: str = ""
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Result:
    """What came of a line: its exit code and all that it printed."""

    code: int
    output: str
    seconds: float


def every(root: Path = ROOT) -> list[Line]:
    """All lines, each once: of the workflows, of the documents, of the commands."""
    lines: dict[tuple[str, str], Line] = {}
    for line in (*of_workflows(root), *of_documents(root), *of_commands()):
        lines.setdefault((line.group, without_make(line.text)), line)
    return list(lines.values())


def without_make(text: str) -> str:
    """A line as a call of the toolkit, by which equivalent lines are recognized."""
    call = re.fullmatch(r'make ([a-z -]+?)(?: ARGS="?([^"]*)"?)?', text)
    return f"{TOOLKIT} {call[1]} {call[2] or ''}".strip() if call else text


def of_workflows(root: Path) -> Iterator[Line]:
    """What the steps of the workflows run; those of a job are one group."""
    for file in sorted((root / ".github/workflows").glob("*.yml")):
        jobs = yaml.safe_load(file.read_text("utf-8"))["jobs"]
        for name, job in jobs.items():
            for step in job["steps"]:
                if "run" in step:
                    variables = {key: str(value) for key, value in step.get("env", {}).items()}
                    group = f"{file.stem}-{name}"
                    yield Line(step["run"].strip(), file.name, group, tuple(variables.items()))


def of_documents(root: Path) -> Iterator[Line]:
    """The lines in the text and in the blocks of code of documents."""
    for name in DOCUMENTS:
        place = root / name
        files = sorted(place.rglob("*.md")) if place.is_dir() else [place]
        for file in files:
            for text in in_text(file.read_text("utf-8")):
                yield Line(text, file.relative_to(root).as_posix())


def in_text(text: str) -> Iterator[str]:
    """The lines of a document in Markdown."""
    is_code = False
    for row in text.split("\n"):
        if row.startswith("```"):
            is_code = not is_code
        elif is_code:
            line = row.partition("  #")[0].strip()
            if PROGRAM.fullmatch(line):
                yield line
        else:
            yield from _in_row(row)


def _in_row(row: str) -> Iterator[str]:
    """The lines in a row of text, where a span may go on with the command before it: its ARGS, an option."""
    command = ""
    for span in SPAN.findall(row):
        if PROGRAM.fullmatch(span):
            command = span
            yield span
        elif span.partition(" ")[0] in toolkit.COMMANDS and " " in span:
            yield f"{TOOLKIT} {span}"
        elif command and span.startswith(("ARGS=", "--")):
            yield f"{command} {span}"


def of_commands() -> Iterator[Line]:
    """Each command alone and with its options; those with a line for afterwards are a group."""
    for name in toolkit.COMMANDS:
        if name not in ARGUMENT_NEEDED:
            yield Line(f"make {name}", "make help")
        for options in OPTIONS.get(name, ()):
            yield Line(
                f"{TOOLKIT} {name} {options}", "make help", name if name in AFTERWARDS else ""
            )
        if name in AFTERWARDS:
            yield Line(AFTERWARDS[name], "make help", name)


def words_of(line: Line) -> list[str]:
    """The commands and options of a line that calls make or the toolkit; empty for any other."""
    text = re.sub(r"^(?:[A-Z_]+=\S+ )+", "", line.text.partition(" #")[0])
    call = without_make(text).removeprefix(f"{TOOLKIT} ")
    return call.split() if call != text or text.startswith(TOOLKIT) else []


def goals(line: Line) -> set[str]:
    """All that a line without options runs; empty for one that has options, but for what a release needs."""
    words = words_of(line)
    if words[-2:-1] == ["release"]:
        words.pop()
    return set(toolkit.plan(words)) if set(words) <= set(toolkit.COMMANDS) else set()


def commands_of(line: Line) -> set[str]:
    """All commands that a line runs, whatever options its last one has."""
    return set(toolkit.plan(list(takewhile(toolkit.COMMANDS.__contains__, words_of(line)))))


def is_part(line: Line, lines: Sequence[Line]) -> bool:
    """True if another line runs all that a line runs, or the same with more options.

    `make pack` also runs `make site`. A line of a workflow is one if nothing follows it in its job.
    """
    own = goals(line)
    group = [other for other in lines if line.group and other.group == line.group]
    return bool(own) and len(group) < 2 and any(_is_more(other, own) for other in lines)


def _is_more(line: Line, commands: set[str]) -> bool:
    """True if a line runs these commands and more, or the last one with options."""
    own = commands_of(line)
    return commands < own or (commands == own and not goals(line))


def as_typed(line: Line, root: Path) -> str:
    """A line with names of a project in place of the general ones of documents."""
    first, second, *_ = project.practices(root)
    text = line.text.replace("{name}", "KIND/NAME")
    text = text.replace("NOUVEAU-NOM", "NEW-NAME").replace("RAISON", "REASON")
    text = text.replace("KIND/NAME NEW-NAME", f"practices/{first} new-name")
    text = text.replace("practices/old-name", f"practices/{first}")
    text = text.replace("KIND/NAME", f"practices/{first}", 1)
    text = text.replace("KIND/NAME", f"practices/{second}")
    text = text.replace("REASON", "'It did harm.' 'Elle a fait du mal.'")
    for general in ("docs/….fr.md", "docs/practices/hotlines.fr.md"):
        text = text.replace(general, f"docs/practices/{second}.fr.md")
    for general in ("docs/….md", "docs/practices/….md", "docs/practices/hotlines.md"):
        text = text.replace(general, f"docs/practices/{second}.md")
    return text


def command_of(line: Line) -> str:
    """The last command of a line that calls make or the toolkit."""
    words = takewhile(toolkit.COMMANDS.__contains__, words_of(line))
    return max(enumerate(words), default=(0, ""))[1]


class Runner:
    """Runs lines in a project, with a stand-in for GitHub and a folder for what jobs keep."""

    def __init__(self, root: Path, work: Path):
        self.root, self.work = root, work
        self.group = ""
        self.variables = _variables(root, work)

    def run(self, line: Line) -> Result:
        """Run a line; that of another group on a project as it was committed."""
        if not line.group or line.group != self.group:
            self._restore(line.group)
        if "letter.txt" in line.text:
            (self.root / "letter.txt").write_text(_letter(self.root, "A letter"), "utf-8")
        if "--own" in line.text:
            (self.root / "overlay.yml").write_text(NAMED, "utf-8")
        started = time.monotonic()
        text = as_typed(line, self.root)
        if command_of(line) == "serve":
            code, output = served(text, self.root, self._environment(line))
        else:
            code, output = self._finished(text, line)
        return Result(code, output, time.monotonic() - started)

    def _finished(self, text: str, line: Line) -> tuple[int, str]:
        is_own = "--own" in line.text
        answers = answers_for_new(self.root, is_own) if command_of(line) == "new" else ""
        done = subprocess.run(
            ["bash", "-e", "-c", text],
            cwd=self.root,
            env=self._environment(line),
            input=answers,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def _restore(self, group: str) -> None:
        self.group = group
        git(self.root, "reset", "--quiet", "--hard", "main")
        git(self.root, "clean", "--quiet", "--force", "-d")
        shutil.rmtree(self.work / "temp", ignore_errors=True)
        (self.work / "temp").mkdir(parents=True)
        git(self.root, "worktree", "prune")
        for branch in git(
            self.root, "branch", "--list", "letters/*", "--format=%(refname)"
        ).split():
            git(self.root, "update-ref", "-d", branch)
        for path, text in LEFT_BEHIND.get(group, {}).items():
            (self.root / path).parent.mkdir(exist_ok=True)
            (self.root / path).write_text(text, "utf-8")

    def _environment(self, line: Line) -> dict[str, str]:
        own = {name: value for name, value in line.variables if "${{" not in value}
        return {**self.variables, **own}


def _variables(root: Path, work: Path) -> dict[str, str]:
    """What a workflow knows, and a Git that trusts the project."""
    unset = ("MAKEFLAGS", "MAKELEVEL", "SITE_URL", "REPO_URL", "CONTACT")
    machine = {name: value for name, value in os.environ.items() if name not in unset}
    programs = work / "programs"
    _write_github_client(programs)
    path = os.pathsep.join((str(root / ".venv" / "bin"), str(programs), os.environ["PATH"]))
    settings = work / "gitconfig"
    settings.write_text(
        "[safe]\n\tdirectory = *\n[user]\n\tname = Editor\n\temail = e@toolkit.test\n"
    )
    origin = _write_origin(root, work)
    return {
        **machine,
        "PATH": path,
        "GIT_CONFIG_GLOBAL": str(settings),
        "GIT_CONFIG_NOSYSTEM": "1",
        "RUNNER_TEMP": str(work / "temp"),
        "GITHUB_OUTPUT": str(work / "output"),
        "GITHUB_STEP_SUMMARY": str(work / "summary"),
        "GITHUB_SERVER_URL": str(work),
        "GITHUB_REPOSITORY": origin.relative_to(work).as_posix(),
        "BASE": git(root, "rev-parse", "main~1"),
        "COMMIT": git(root, "rev-parse", "proposal"),
        "RUN": "30433642",
        "GITHUB_EVENT_PATH": str(_write_event(root, work)),
        "PERSON": "fatou",
        "ISSUE": "1347",
        "PASSED": "true",
    }


def _letter(root: Path, title: str) -> str:
    """A letter that gives another title to a practice."""
    path = f"docs/practices/{project.practices(root)[0]}.md"
    before = git(root, "show", f"main:{path}")
    text = re.sub("^title: .*$", f"title: {title}", before, flags=re.MULTILINE)
    base = git(root, "rev-parse", f"main:{path}")
    return letter(content(files=[{"path": path, "base": base, "text": text}]))


def _write_event(root: Path, work: Path) -> Path:
    """What GitHub tells of an issue with the block of a proposal."""
    issue = {"number": 1347, "body": _letter(root, "An issue"), "labels": []}
    file = work / "event.json"
    file.write_text(json.dumps({"issue": issue}), "utf-8")
    return file


def _write_origin(root: Path, work: Path) -> Path:
    origin = work / "toolkit" / "toolkit"
    origin.parent.mkdir(parents=True)
    git(root, "clone", "--quiet", "--bare", str(root), str(origin))
    git(root, "remote", "add", "origin", str(origin))
    return origin


CLIENT = """#!{python}
import json, sys
answers = json.loads(open({file!r}, encoding="utf-8").read())
if sys.argv[1] == "api" and "--input" not in sys.argv:
    print(json.dumps(answers.get(sys.argv[-1], [])))
if sys.argv[1] == "api" and "--input" in sys.argv:
    print(json.dumps({{"html_url": "https://github.com/toolkit/toolkit/pull/1348"}}))
"""
"""Stands for GitHub's own client: gives recorded answers for a proposal from a fork, takes what is sent."""


def _write_github_client(folder: Path) -> None:
    folder.mkdir(parents=True)
    answers = str(ROOT / "tests/commands/github-fork.json")
    (folder / "gh").write_text(CLIENT.format(python=sys.executable, file=answers), "utf-8")
    (folder / "gh").chmod(0o755)


NAMED = "name: {en: Safe Paths, fr: Chemins sûrs}\nhosts: [{en: the Ministry, fr: le ministère}]\n"
"""What a site under another name says of itself at least."""


def answers_for_new(root: Path, own: bool = False) -> str:
    """What someone types who starts a practice; ids are understood in every language."""
    names = sorted((root / "docs/resources").glob("*.md"))
    resources = [file.stem for file in names if "." not in file.stem and file.stem != "index"]
    title, summary = "One room for children", "One room where children talk once to trained people."
    effect = [] if own else ["none-known"]
    facts = ["children", "police", "world", "national", *effect, ", ".join(resources[:3])]
    return "\n".join(["practices", title, summary, "", "", *facts, ""])


ANSWER_WITHIN = 120
"""Seconds after which a preview that does not answer has failed."""


def heed_interrupts() -> None:
    """Let a program end as by Ctrl-C, which tests that a shell runs in the background ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def served(text: str, root: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Start a preview at a free port, wait for its home page, and end it as Ctrl-C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    typed = _at(text, address)
    log = root / ".cache" / "serve.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        process = subprocess.Popen(
            ["bash", "-c", typed],
            cwd=root,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=heed_interrupts,
        )
    code = 0 if _answers(f"http://{address}/", process) else 1
    os.killpg(process.pid, signal.SIGINT)
    process.wait()
    return code, log.read_text("utf-8")


def _at(text: str, address: str) -> str:
    """A line that serves at an address."""
    option = f"--dev-addr {address}"
    bare = re.sub(r"--dev-addr \S+", "", text).strip()
    return f'{bare} ARGS="{option}"' if bare.startswith("make") else f"{bare} {option}"


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + ANSWER_WITHIN
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=ANSWER_WITHIN) as page:
                return b"<title>" in page.read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    return False


def run_all(lines: Sequence[Line], runner: Runner, file: Path) -> None:
    """Run lines one after the other and write what came of them."""
    results = [asdict(runner.run(line)) for line in lines]
    file.write_text(json.dumps(results), "utf-8")


def failure(line: Line, result: Result) -> str:
    """Why a line has failed, with its text; nothing for one that has not."""
    allowed = ALLOWED.get(command_of(line), (0,))
    if result.code in allowed and "Traceback" not in result.output:
        return ""
    end = result.output[-2000:]
    return f"{line.place}: {line.text}\nended with {result.code} and printed\n{end}"
