"""Firefox through its own remote protocol, Marionette: enough to open a page and run a script in it, without a driver."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

NAMES = ("firefox-esr", "firefox")
START = 30
PREFERENCES = 'user_pref("marionette.port", 0);\nuser_pref("network.manage-offline-status", false);\n'


def installed() -> list[str]:
    """Every Firefox of this machine."""
    return [path for name in NAMES if (path := shutil.which(name))][:1]


class Firefox:
    """A Firefox without window and without network."""

    def __init__(self, path: str) -> None:
        self.profile = Path(tempfile.mkdtemp())
        self.profile.joinpath("user.js").write_text(PREFERENCES, "utf-8")
        command = [path, "--headless", "--offline", "--marionette", "--profile", str(self.profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
        wait = (
            "const wait = async (get) => { for (let i = 0; i < 150; i += 1) { const found = get(); if (found) return found; "
            "await new Promise((go) => setTimeout(go, 100)); } throw new Error(`nothing from ${get}`); };"
        )
        body = f"const done = arguments[arguments.length - 1]; const tried = async () => {{ {wait} {script} }};"
        body += "tried().then(done, (error) => done(String(error)));"
        return self._ask("WebDriver:ExecuteAsyncScript", script=body, args=[], scriptTimeout=30000)["value"]

    def close(self) -> None:
        """End the process that this object started."""
        self.answers.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _port(self) -> int:
        file = self.profile / "MarionetteActivePort"
        for _ in range(START * 10):
            if file.exists() and (text := file.read_text("utf-8").strip()):
                return int(text)
            time.sleep(0.1)
        raise TimeoutError("Firefox did not start")

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
