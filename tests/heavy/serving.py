"""Starting the servers of deploy/ on a port of this machine, and asking them."""

from __future__ import annotations

import http.client
import os
import pwd
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from heavy import instruments

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
LIMIT = 60
"""Seconds after which an answer counts as never coming."""

FILES = {"nginx": "nginx.conf", "caddy": "Caddyfile"}


@dataclass(frozen=True)
class Server:
    """A server that answers on a port of this machine."""

    name: str
    port: int
    site: Path

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@contextmanager
def serving(name: str, site: Path, folder: Path) -> Iterator[Server]:
    """A server with its file of deploy/, in which nothing but the port and the folder is changed."""
    program, port = instruments.needed(name), _free_port()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            _command(name, program, port, folder, site), stdout=log, stderr=log
        )
    try:
        _wait(port, process, folder / "log")
        yield Server(name, port, site)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _command(name: str, program: str, port: int, folder: Path, site: Path) -> list[str]:
    file = folder / FILES[name]
    text = (DEPLOY / FILES[name]).read_text("utf-8")
    file.write_text(text.replace("8080", str(port)).replace("/srv/site", str(site)), "utf-8")
    if name == "caddy":
        return [program, "run", "--config", str(file), "--adapter", "caddyfile"]
    # Started by root, nginx would give up its rights and could not read a temporary folder.
    user = pwd.getpwuid(os.geteuid()).pw_name
    own = f"user {user}; daemon off; pid {folder}/pid; error_log stderr; worker_processes 1;"
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "main.conf").write_text(
        f"{own}\nevents {{}}\nhttp {{ include {_types()}; {paths} include {file}; }}\n"
    )
    return [program, "-c", str(folder / "main.conf"), "-p", str(folder)]


def _types() -> Path:
    """The table of types that comes with nginx."""
    places = (
        Path("/etc/nginx/mime.types"),
        Path("/usr/local/etc/nginx/mime.types"),
        Path("/opt/homebrew/etc/nginx/mime.types"),
    )
    return next(place for place in places if place.exists())


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text("utf-8")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")
