"""How many readers one server of deploy/ carries: requests a second, the slowest of a hundred."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

import pytest
from heavy import instruments
from heavy.serving import Server
from support.real_pages import PRACTICE

RECORD = f"/{PRACTICE}"
CONNECTIONS, SECONDS = 100, 3


@dataclass(frozen=True)
class Load:
    """What wrk measured."""

    rate: float
    slowest: str
    """What 99 of 100 answers took at most."""

    faults: list[str]


def load(server: Server, path: str) -> Load:
    command = [
        instruments.needed("wrk"),
        "-t2",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        "--timeout",
        "10s",
    ]
    command += ["-H", "Accept-Encoding: gzip", server.address + path.lstrip("/")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, slowest = (
        re.search(r"Requests/sec:\s+([\d.]+)", said),
        re.search(r"^\s+99%\s+(\S+)", said, re.MULTILINE),
    )
    assert rate and slowest, said
    return Load(
        float(rate.group(1)), slowest.group(1), re.findall(r"(?:Non-2xx|Socket errors).*", said)
    )


@pytest.mark.parametrize("path", [RECORD, "/fr/explore/"])
def test_server_handles_load_without_errors(server: Server, path: str) -> None:
    """Prints the figures (pytest -s), next to those of a plain file with the bytes of the compressed page."""
    bare = server.site / "bare.bin"
    bare.write_bytes((server.site / path.strip("/") / "index.html.gz").read_bytes())
    loads = {name: load(server, name) for name in ("/bare.bin", path)}
    size = bare.stat().st_size
    bare.unlink()
    for name, found in loads.items():
        figures = f"{found.rate:.0f} requests a second, 99 of 100 within {found.slowest}"
        print(f"\n{server.name} {name} ({size} bytes): {figures}", end="")
        assert found.faults == []
