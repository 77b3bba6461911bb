"""Firefox in its own remote protocol, Marionette: enough to open a page and to run a script in it.

Playwright drives only a Firefox of its own making, or one that is newer than Debian's.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("network.manage-offline-status", false);
"""
LIMIT = 120
"""Seconds after which what is waited for counts as never coming."""

WAIT = """
const wait = async (get) => {
  for (const end = Date.now() + 60000; Date.now() < end;) {
    const found = get();
    if (found) return found;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`nothing from ${get}`);
};
"""
SCRIPT = """
const done = arguments[arguments.length - 1];
const run = async () => { %s };
run().then(done, (error) => done(String(error)));
"""


class Firefox:
    """A Firefox of this machine, without window and without network."""

    def __init__(self, path: str) -> None:
        self.profile = Path(tempfile.mkdtemp())
        (self.profile / "user.js").write_text(PREFERENCES, "utf-8")
        options = ["--headless", "--offline", "--marionette", "--profile", str(self.profile)]
        self.process = subprocess.Popen(
            [path, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.socket = socket.create_connection(("127.0.0.1", self._port()), timeout=LIMIT)
        self.answers = self.socket.makefile("rb")
        self._read()
        self._ask("WebDriver:NewSession", capabilities={})

    def open(self, address: str) -> None:
        """Open a page."""
        self._ask("WebDriver:Navigate", url=address)

    def run(self, body: str) -> Any:
        """What the body of an async function returns in the page; it can `wait` for a value."""
        script = SCRIPT % (WAIT + body)
        limit = LIMIT * 1000
        answer = self._ask(
            "WebDriver:ExecuteAsyncScript", script=script, args=[], scriptTimeout=limit
        )
        return answer["value"]

    def close(self) -> None:
        """End the process that this object started."""
        self.answers.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _port(self) -> int:
        """The port that Firefox has chosen and writes into its profile."""
        file = self.profile / "MarionetteActivePort"
        while not (file.exists() and (text := file.read_text("utf-8").strip())):
            assert self.process.poll() is None, "Firefox did not start"
            time.sleep(0.01)
        return int(text)

    def _ask(self, name: str, **parameters: object) -> Any:
        message = json.dumps([0, 0, name, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        """A message: its length, a colon, and JSON."""
        size = b""
        while (letter := self.answers.read(1)) != b":":
            size += letter
        return json.loads(self.answers.read(int(size)))
