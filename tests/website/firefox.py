"""Firefox without a driver: enough to open a page and run a script in it.

A Firefox of this machine is spoken to in its own remote protocol, Marionette; the one that Playwright downloads, by Playwright.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Protocol

import browser
from playwright.sync_api import BrowserType, Playwright

START = 30
PREFERENCES = (
    'user_pref("marionette.port", 0);\nuser_pref("network.manage-offline-status", false);\n'
)


WAIT = (
    "const wait = async (get) => { for (let i = 0; i < 150; i += 1) { const found = get(); if (found) return found; "
    "await new Promise((go) => setTimeout(go, 100)); } throw new Error(`nothing from ${get}`); };"
)


class Opened(Protocol):
    """A browser with one page."""

    def open(self, address: str) -> None:
        """Open a page."""

    def run(self, script: str) -> Any:
        """What the body of an async function gives in the page; `wait(get)` waits until get() gives something."""

    def close(self) -> None:
        """End the browser."""


def launch(playwright: Playwright) -> Opened:
    """A Firefox without window and without network; a test that needs one fails where there is none."""
    if path := browser.installed(browser.FIREFOX):
        return Firefox(path)
    own = playwright.firefox
    assert Path(own.executable_path).exists(), browser.MISSING.format(
        "Firefox", browser.FIREFOX.help
    )
    return Downloaded(own)


class Downloaded:
    """The browser that Playwright downloaded."""

    def __init__(self, kind: BrowserType, path: str | None = None) -> None:
        self.browser = kind.launch(executable_path=path)
        self.page = self.browser.new_context(offline=True).new_page()

    def open(self, address: str) -> None:
        """Open a page."""
        self.page.goto(address)

    def run(self, script: str) -> Any:
        """What the body of an async function gives in the page; `wait(get)` waits until get() gives something."""
        return self.page.evaluate(f"async () => {{ {WAIT} {script} }}")

    def close(self) -> None:
        """End the browser."""
        self.browser.close()


class Firefox:
    """A Firefox without window and without network."""

    def __init__(self, path: str) -> None:
        self.profile = Path(tempfile.mkdtemp())
        self.profile.joinpath("user.js").write_text(PREFERENCES, "utf-8")
        command = [path, "--headless", "--offline", "--marionette", "--profile", str(self.profile)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.socket = socket.create_connection(("127.0.0.1", self._port()), timeout=START)
        self.answers = self.socket.makefile("rb")
        self.count = 0
        self._read()
        self._ask("WebDriver:NewSession", capabilities={})

    def open(self, address: str) -> None:
        """Open a page."""
        self._ask("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """What the body of an async function gives in the page; `wait(get)` waits until get() gives something."""
        body = f"const done = arguments[arguments.length - 1]; const tried = async () => {{ {WAIT} {script} }};"
        body += "tried().then(done, (error) => done(String(error)));"
        return self._ask("WebDriver:ExecuteAsyncScript", script=body, args=[], scriptTimeout=30000)[
            "value"
        ]

    def close(self) -> None:
        """End the process that this object started."""
        self.answers.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _port(self) -> int:
        file = self.profile / "MarionetteActivePort"
        while not (file.exists() and (text := file.read_text("utf-8").strip())):
            assert self.process.poll() is None, "Firefox did not start"
            time.sleep(0.01)
        return int(text)

    def _read(self) -> Any:
        size = b""
        while (letter := self.answers.read(1)) != b":":
            size += letter
        return json.loads(self.answers.read(int(size)))

    def _ask(self, name: str, **parameters: object) -> Any:
        self.count += 1
        message = json.dumps([0, self.count, name, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        assert error is None, error
        return result
