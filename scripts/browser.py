"""The browsers of the tests: of this machine, or of its distribution; a Chromium may be Playwright's own.

python scripts/browser.py chromium firefox
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import terminal


@dataclass(frozen=True)
class Kind:
    """A family of browsers: the names of its commands, and the packages of Debian that hold one."""

    id: str
    commands: tuple[str, ...]
    mac: Path
    packages: tuple[str, ...]

    @property
    def help(self) -> str:
        """What to do where there is none."""
        own = f"{self.id.upper()}=/path/to/{self.id} make test"
        return f"Debian: apt install {self.packages[0]}. Or name one: {own}"


CHROMIUM = Kind(
    "chromium",
    # Without the parts that draw windows, Chromium answers the tests with a third less work.
    (
        *("chromium-headless-shell", "chromium", "chromium-browser"),
        *("google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"),
    ),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("chromium-headless-shell", "fonts-dejavu-core"),
)
FIREFOX = Kind(
    "firefox",
    ("firefox-esr", "firefox"),
    Path("/Applications/Firefox.app/Contents/MacOS/firefox"),
    ("firefox-esr",),
)
KINDS = {kind.id: kind for kind in (CHROMIUM, FIREFOX)}
MISSING = "No {0} for the tests was found, and none could be installed. {1}"
HELP = MISSING.format("browser", CHROMIUM.help)


def find(kind: Kind = CHROMIUM) -> str | None:
    """The path of a browser, or None."""
    path = installed(kind)
    is_named = kind.id.upper() in os.environ
    if path or is_named or kind != CHROMIUM:
        return path
    return _of_playwright()


def installed(kind: Kind) -> str | None:
    """The path of the browser that the environment names, else of one of this machine."""
    if name := os.environ.get(kind.id.upper()):
        return shutil.which(name)
    paths = map(shutil.which, (*kind.commands, str(kind.mac)))
    return next(filter(None, paths), None)


def _of_playwright() -> str | None:
    """The path of the Chromium that Playwright has downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_packages(*packages: str) -> None:
    """Install packages of Debian or Ubuntu, when run as root; no server among them is started."""
    if packages and shutil.which("apt-get") and os.geteuid() == 0:
        _run_apt("update")
        _run_apt("install", "-y", "--no-install-recommends", *packages)


def _run_apt(*words: str) -> None:
    subprocess.run(  # noqa: S603
        ["apt-get", "-qq", *words],
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"},
        stdout=subprocess.DEVNULL,
    )


def install(kind: Kind = CHROMIUM) -> str | None:
    """Install a browser as this machine allows, and find it."""
    install_packages(*kind.packages)
    path = find(kind)
    if path or kind != CHROMIUM:
        return path
    # Fixed words.
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find(kind)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the browsers that the tests use; 1 with a sentence that says what to do where one is missing."""
    parser = terminal.parser(__doc__)
    parser.add_argument("names", nargs="+", choices=KINDS)
    for kind in (KINDS[name] for name in parser.parse_args(arguments).names):
        path = find(kind) or install(kind)
        if not path:
            print(MISSING.format(kind.id.capitalize(), kind.help), file=sys.stderr)
            return 1
        print(f"Browser for the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
