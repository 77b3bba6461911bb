"""Find the browsers of the tests, or install them: what is there, else the distribution's, else Playwright's own.

python scripts/browser.py                    a Chromium
python scripts/browser.py chromium firefox   both
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kind:
    """A family of browsers: its commands, what Debian and its kin call its packages, and what to say without it."""

    id: str
    commands: tuple[str, ...]
    mac: Path
    packages: tuple[str, ...]
    help: str


CHROMIUM = Kind(
    "chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("chromium", "fonts-dejavu-core"),
    "Install Chromium or Google Chrome (Debian, Ubuntu: apt install chromium), or name one: CHROMIUM=/path/to/chromium make test",
)
FIREFOX = Kind(
    "firefox",
    ("firefox-esr", "firefox"),
    Path("/Applications/Firefox.app/Contents/MacOS/firefox"),
    ("firefox-esr",),
    "Install Firefox (Debian: apt install firefox-esr), or name one: FIREFOX=/path/to/firefox make test",
)
KINDS = {kind.id: kind for kind in (CHROMIUM, FIREFOX)}
MISSING = "No {0} for the tests was found, and none could be installed.\n{1}"
HELP = MISSING.format("browser", CHROMIUM.help)


def find(kind: Kind = CHROMIUM) -> str | None:
    """The path of a browser, or None."""
    return installed(kind) or (None if _named(kind) else _playwrights(kind))


def installed(kind: Kind) -> str | None:
    """The path of the browser that is named in the environment, or of one of this machine."""
    if named := _named(kind):
        return shutil.which(named)
    found = next((path for name in kind.commands if (path := shutil.which(name))), None)
    return found or (str(kind.mac) if kind.mac.exists() else None)


def _named(kind: Kind) -> str | None:
    return os.environ.get(kind.id.upper())


def _playwrights(kind: Kind) -> str | None:
    """The browser that Playwright downloaded for itself, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = getattr(playwright, kind.id).executable_path
    return path if Path(path).exists() else None


def install(kind: Kind = CHROMIUM) -> str | None:
    """Install a browser in the way that this machine allows, and find it."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *kind.packages)
        if found := find(kind):
            return found
    _run(sys.executable, "-m", "playwright", "install", kind.id)
    return find(kind)


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words


def main(names: list[str] | None = None) -> int:
    """Print the browsers that the tests use; 1 with a sentence that says what to do where one is missing."""
    for kind in (KINDS[name] for name in names or ["chromium"]):
        found = find(kind) or install(kind)
        if not found:
            print(MISSING.format(kind.id.capitalize(), kind.help), file=sys.stderr)
            return 1
        print(f"Browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
