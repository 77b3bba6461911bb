"""Every command of the project. Needs nothing but Python 3.11 or newer: what a command needs is installed into .venv first.

python scripts/toolkit.py                        list the commands
python scripts/toolkit.py check --language fr    run one; what follows its name is passed on to it
python scripts/toolkit.py pack print ready       run several; the site, which all of them need, is built once
"""

import hashlib
import json
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
from terminal import ROOT

VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
SITE, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"


@dataclass(frozen=True)
class Command:
    """A row of commands.json: what a command is for, and its steps: command lines; one that begins with `-` may fail."""

    help: str
    steps: Sequence[str]
    after: Sequence[str] = ()
    requirements: str = SITE


COMMANDS = {
    name: Command(**row)
    for name, row in json.loads((ROOT / "scripts" / "commands.json").read_text("utf-8")).items()
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
    return list(
        dict.fromkeys(step for name in names for step in (*plan(COMMANDS[name].after), name))
    )


def environment_program(name: str) -> str:
    """The path of a program of the virtual environment, else of this machine; its name where there is none."""
    folder = sysconfig.get_path("scripts", "venv", {"base": str(VENV)})
    return shutil.which(name, path=os.pathsep.join((folder, os.environ.get("PATH", "")))) or name


def lock_of(requirements: Path) -> Path | None:
    """The file with the digests of some requirements, if it holds all of them."""
    lock = requirements.with_suffix(".lock")
    pins = [
        line.partition("#")[0].strip()
        for line in requirements.read_text("utf-8").splitlines()
        if line[:1] != "-"
    ]
    if not lock.exists():
        return None
    locked = {
        line.split()[0].lower()
        for line in lock.read_text("utf-8").splitlines()
        if line[:1].isalnum()
    }
    behind = [pin for pin in pins if pin and re.sub(r"\[.*\]", "", pin).lower() not in locked]
    if behind:
        print(
            f"{lock} is behind {requirements} ({', '.join(behind)}): run make lock.",
            file=sys.stderr,
        )
    return None if behind else lock


def set_up(requirements: str) -> int:
    """Install requirements into the virtual environment, unless they have not changed since they were."""
    code = set_up(SITE) if requirements != SITE else 0
    file = ROOT / requirements
    stamp = VENV / f"{file.stem}.stamp"
    digest = hashlib.sha256(
        b"".join(path.read_bytes() for path in sorted(ROOT.glob("requirements*")))
    ).hexdigest()
    if code or (stamp.exists() and stamp.read_text("utf-8") == digest):
        return code
    lock = lock_of(file)
    if not lock and os.environ.get("CI"):
        return 1  # what a workflow installs may deploy the site: nothing without its digest
    options = ["--require-hashes", "-r", str(lock)] if lock else ["-r", str(file)]
    code = _make_environment() or _run(
        "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *options
    )
    if not code:
        stamp.write_text(digest, "utf-8")
    return code


def _make_environment() -> int:
    if list(VENV.glob("*.stamp")):
        return 0
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(
            f"No virtual environment could be made: {error}\nOn Debian: apt install python3-venv.",
            file=sys.stderr,
        )
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
        return subprocess.run(  # noqa: S603
            [environment_program(program), *arguments], cwd=ROOT, env=environment, check=False
        ).returncode
    except FileNotFoundError:
        print(f"{program} is not installed.", file=sys.stderr)
        return 127


def run(name: str, options: Sequence[str] = ()) -> int:
    """Set up what a command needs and run its steps, the last one with options; the exit code of the first that fails."""
    if name == "clean":
        for path in (path for pattern in BUILT for path in ROOT.glob(pattern)):
            path.unlink() if path.is_symlink() else shutil.rmtree(path)
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
    if names[-1] == "serve" and "--language" in options[:-1]:  # which MkDocs does not know
        place = options.index("--language")
        os.environ["REPORT_LANGUAGE"], options[place : place + 2] = options[place + 1], []
    code = 0
    try:
        for name in plan(names):
            code = code or run(name, options if name == names[-1] else ())
    except KeyboardInterrupt:
        code = 130
    return code


if __name__ == "__main__":
    sys.exit(terminal.run(main))
