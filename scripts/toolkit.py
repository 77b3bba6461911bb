"""Every command of the project. Needs Python 3.11.5 or newer: the rest is installed into .venv first.

python scripts/toolkit.py                        list the commands
python scripts/toolkit.py check --language fr    run one; what follows its name is passed on to it
python scripts/toolkit.py pack print ready       run several; the site, which all of them need, is built once
"""

import sys

OLDEST_PYTHON = (3, 11, 5)
# Before all other imports, of which an older Python may lack some, and in words that it can read.
if sys.version_info < OLDEST_PYTHON:
    sys.exit("Python 3.11.5 or newer is needed; this is {}.".format(sys.version.split()[0]))

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile

import environment
import terminal
from terminal import ROOT


@dataclass(frozen=True)
class Command:
    """A row of commands.json: what a command is for, and its steps; one that begins with `-` may fail."""

    help: str
    steps: Sequence[str]
    after: Sequence[str] = ()
    requirements: str = environment.SITE


def _commands() -> dict[str, Command]:
    rows = json.loads((ROOT / "scripts" / "commands.json").read_text("utf-8"))
    return {name: Command(**row) for name, row in rows.items()}


COMMANDS = _commands()
SAID_ONCE = {
    "address": ("public address", "SITE_URL"),
    "repository": ("repository", "REPO_URL"),
    "contact": ("address for letters", "CONTACT"),
    "editors": ("editors", ""),
}
"""What `init` asks for: the key of overlay.yml, what it is, and the variable that may say it instead."""
BUILT = (".venv", "node_modules", ".cache", "site", ".site.*", "dist")


def listing() -> Iterator[str]:
    """The commands in words."""
    yield str(__doc__)
    yield 'With make: make check ARGS="--language fr"\n'
    for name, command in COMMANDS.items():
        yield f"  {name:13} {command.help}"
    missing = not_said()
    if missing:
        yield f"\nNot set up yet: {', '.join(missing)}. `python scripts/toolkit.py init` asks for it once."


def not_said() -> list[str]:
    """What neither overlay.yml nor the environment says of the site, in words."""
    file = ROOT / "overlay.yml"
    lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    keys = {line.partition(":")[0] for line in lines}
    missing = []
    for key, (words, variable) in SAID_ONCE.items():
        if key not in keys and not os.environ.get(variable):
            missing.append(words)
    return missing


def plan(names: Sequence[str]) -> list[str]:
    """The commands to run, each once and after those that it needs."""
    steps: list[str] = []
    for name in names:
        steps += [*plan(COMMANDS[name].after), name]
    return list(dict.fromkeys(steps))


def _step(line: str, more: Sequence[str] = ()) -> int:
    """Run a step, with more arguments."""
    may_fail = line.startswith("-")
    words = shlex.split(line.removeprefix("-"))
    code = _run(*words, *more)
    return 0 if may_fail else code


def _run(*words: str) -> int:
    """Run a command, whose first word may set a variable."""
    variables = dict(word.split("=", 1) for word in words[:1] if "=" in word)
    program, *arguments = words[len(variables) :]
    command = [environment.program(program), *arguments]
    values = {**os.environ, **variables}
    try:
        return subprocess.run(command, cwd=ROOT, env=values, check=False).returncode  # noqa: S603
    except FileNotFoundError:
        print(f"{program} is not installed.", file=sys.stderr)
        return 127


def run(name: str, options: Sequence[str] = ()) -> int:
    """Set up what a command needs and run its steps, the last one with options; the first code but 0."""
    if name == "clean":
        clean()
        return 0
    code = environment.set_up(COMMANDS[name].requirements)
    *steps, last = COMMANDS[name].steps
    for step in steps:
        code = code or _step(step)
    return code or _step(last, options)


def clean() -> None:
    """Remove what was built and set up."""
    for pattern in BUILT:
        for path in ROOT.glob(pattern):
            if path.is_symlink():
                path.unlink()
            else:
                shutil.rmtree(path)


def main() -> int:
    """Answer the command line."""
    words = sys.argv[1:]
    names = list(takewhile(COMMANDS.__contains__, words))
    options = words[len(names) :]
    if not names:
        return _explain(words)
    try:
        return _run_all(names, options)
    except KeyboardInterrupt:
        return 130


def _explain(words: Sequence[str]) -> int:
    """List the commands; then say of a word that is none of them that it is unknown, and what it may mean."""
    is_asked_for = list(words) in ([], ["help"], ["--help"], ["-h"])
    print("\n".join(listing()))
    if is_asked_for:
        return 0
    near = get_close_matches(words[0], COMMANDS, n=1)
    perhaps = f" Did you mean {near[0]}?" if near else ""
    print(f"\n{words[0]} is none of these commands.{perhaps}", file=sys.stderr)
    return 2


def _run_all(names: Sequence[str], options: Sequence[str]) -> int:
    """Run commands until one fails; the last one that was named takes the options."""
    code = 0
    for name in plan(names):
        code = code or run(name, options if name == names[-1] else ())
    return code


if __name__ == "__main__":
    sys.exit(terminal.run(main))
