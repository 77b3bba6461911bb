"""Find a Chromium for the tests, or install one: what is there, else the distribution's, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HELP = """No browser for the tests was found, and none could be installed.
Install Chromium or Google Chrome (Debian, Ubuntu: apt install chromium), or name one: CHROMIUM=/path/to/chromium make test"""


def find() -> str | None:
    """The path of a Chromium or Chrome, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MAC) if MAC.exists() else None) or _playwrights()


def _playwrights() -> str | None:
    """The browser that Playwright downloaded for itself, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Install a browser in the way that this machine allows, and find it."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
        if found := find():
            return found
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words


def main() -> int:
    """Print the browser that the tests use; 1 with a sentence that says what to do where there is none."""
    found = find() or install()
    if not found:
        print(HELP, file=sys.stderr)
        return 1
    print(f"Browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
