"""The virtual environment of the project: made where it is missing, and filled with what the locks pin.

pip installs uv from its own lock, and uv installs the rest in a third of the time that pip takes. Both check
the digest of every file. Where uv does not run, pip installs everything.
"""

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path

from terminal import ROOT

VENV = ROOT / ".venv"
SITE, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
INSTALLER = "requirements-installer.txt"
"""The file that pins uv."""

NO_VENV = "No virtual environment can be made: {error}. On Debian: apt install python3-venv."
NOT_WRITABLE = "{folder} cannot be written: {reason}. Copy the project to a folder of your own."
NO_NETWORK = (
    "The index of Python packages cannot be reached: the first run, and the first after a change of "
    "requirements*.txt, needs a network."
)
NO_UV = "uv cannot be installed on this machine: pip installs the packages, which takes longer."
UV_FAILED = "uv could not install the packages ({reason}): pip tries."
LOCK_BEHIND = "{lock} is behind {requirements} ({pins}): run make lock."

UNREACHABLE = re.compile(
    r"Retrying \(|NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError"
)
"""What pip prints when it does not reach its index."""

UV_VARIABLES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
}
"""A setting of pip → the variable by which uv knows the same."""

PRECEDENCE = ("global.", "install.", ":env:.")
"""Where pip has a setting from; the later prevails."""


def program(name: str) -> str:
    """The path of a program of the environment, else of this machine; its name where there is none."""
    folder = sysconfig.get_path("scripts", "venv", {"base": str(VENV)})
    places = os.pathsep.join((folder, os.environ.get("PATH", "")))
    return shutil.which(name, path=places) or name


def lock_of(requirements: Path) -> Path | None:
    """The file with the digests of some requirements, if it holds all of them."""
    lock = requirements.with_suffix(".lock")
    if not lock.exists():
        return None
    locked = _pins(lock)
    behind = [
        pin for pin in _pins(requirements) if re.sub(r"\[.*\]", "", pin).lower() not in locked
    ]
    if behind:
        message = LOCK_BEHIND.format(lock=lock, requirements=requirements, pins=", ".join(behind))
        print(message, file=sys.stderr)
        return None
    return lock


def _pins(file: Path) -> list[str]:
    """The pinned packages of a file of requirements; those of a lock in small letters."""
    lines = [line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines()]
    if file.suffix == ".lock":
        return [line.split()[0].lower() for line in lines if line[:1].isalnum()]
    return [line for line in lines if line and not line.startswith("-")]


def set_up(requirements: str) -> int:
    """Install requirements into the environment, unless they have not changed since they were."""
    try:
        return _set_up(requirements)
    except OSError as error:
        reason = error.strerror or str(error)
        print(NOT_WRITABLE.format(folder=error.filename or VENV, reason=reason), file=sys.stderr)
        return 1


def _set_up(requirements: str) -> int:
    code = _set_up(SITE) if requirements != SITE else 0
    stamp = VENV / f"{Path(requirements).stem}.stamp"
    digest = _digest()
    is_done = stamp.exists() and stamp.read_text("utf-8") == digest
    if code or is_done:
        return code
    options = _options(ROOT / requirements)
    code = 1 if options is None else _make() or _install(options)
    if not code:
        stamp.write_text(digest, "utf-8")
    return code


def _digest() -> str:
    """The digest of all requirements and locks."""
    files = sorted(ROOT.glob("requirements*"))
    content = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(content).hexdigest()


def _options(requirements: Path) -> list[str] | None:
    """The options of an installer: the lock, else the bare requirements; None where these are not safe."""
    lock = lock_of(requirements)
    if lock:
        return ["--require-hashes", "-r", str(lock)]
    if os.environ.get("CI"):
        return None  # what a workflow installs may deploy the site: nothing without its digest
    return ["-r", str(requirements)]


def _make() -> int:
    """Make the environment, unless it is there."""
    if list(VENV.glob("*.stamp")):
        return 0
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError as error:
        print(NO_VENV.format(error=error), file=sys.stderr)
        return 1
    return 0


def _install(options: Sequence[str]) -> int:
    """Install packages with uv, else with pip."""
    code = _install_uv()
    if code is None:
        return 1
    if code:
        print(NO_UV, file=sys.stderr)
    elif _uv(options):
        return 0
    return _pip(options)


def _install_uv() -> int | None:
    """Install uv with pip: 0 if it runs, another code if it does not; None without a network."""
    lock = lock_of(ROOT / INSTALLER)
    if lock is None:
        return 1
    done = _run_pip(["--only-binary", ":all:", "--require-hashes", "-r", str(lock)])
    if UNREACHABLE.search(done.stderr) and done.returncode:
        print(NO_NETWORK, file=sys.stderr)
        return None
    return done.returncode


def _uv(options: Sequence[str]) -> bool:
    """Install packages with uv, by the settings of pip; True if it could."""
    listing = subprocess.run(  # noqa: S603
        [program("python"), "-m", "pip", "config", "list"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    environment = {**uv_variables(listing.stdout), **os.environ}
    command = [program("uv"), "pip", "install", "--quiet", "--python", program("python"), *options]
    done = subprocess.run(  # noqa: S603
        command, env=environment, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().partition("\n")[0]
        print(UV_FAILED.format(reason=reason), file=sys.stderr)
    return not done.returncode


def uv_variables(listing: str) -> dict[str, str]:
    """The variables that tell uv what the list of the settings of pip says."""
    settings: dict[str, str] = {}
    for prefix in PRECEDENCE:
        for line in listing.splitlines():
            key, _, value = line.partition("=")
            if key.startswith(prefix):
                settings[key.removeprefix(prefix)] = str(ast.literal_eval(value))
    variables = {
        UV_VARIABLES[name]: _joined(name, value)
        for name, value in settings.items()
        if name in UV_VARIABLES
    }
    if "UV_INDEX" in variables:
        variables["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip does; the digests decide
    return variables


def _joined(name: str, value: str) -> str:
    separator = "," if name == "find-links" else " "
    return separator.join(value.split())


def _pip(options: Sequence[str]) -> int:
    """Install packages with pip."""
    done = _run_pip(options)
    if done.returncode:
        is_unreachable = UNREACHABLE.search(done.stderr)
        print(NO_NETWORK if is_unreachable else done.stderr.strip(), file=sys.stderr)
    return done.returncode


def _run_pip(options: Sequence[str]) -> subprocess.CompletedProcess[str]:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    command = [program("python"), "-m", "pip", "install", *quiet, *options]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
