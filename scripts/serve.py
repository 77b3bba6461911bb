"""Show the site while it is edited: each page and each file is made when a browser asks for it.

`make serve` calls this; options of `mkdocs serve` are passed on.
"""

import argparse
import errno
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import closing

import terminal
from catalogue.lint import reporters
from mkdocs_adapter import command
from terminal import ROOT

ADDRESS = "127.0.0.1:8000"


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    options, passed = _options(arguments)
    os.environ[reporters.LANGUAGE] = options.language
    if fault := fault_of(options.dev_addr):
        print(fault, file=sys.stderr)
        return 1
    try:
        command.run("serve", "--dev-addr", options.dev_addr, *passed)
    except command.MkDocsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def fault_of(address: str) -> str:
    """Why nothing can be served at an address (`127.0.0.1:8000`), in one sentence; '' if it is free."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        return _sentence("address", address=address)
    other = f"{host}:{int(port) % 65535 + 1}"
    try:
        _bind(host.strip("[]"), int(port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return _sentence("taken", address=address, other=other)
        reason = error.strerror or str(error)
        return _sentence("refused", address=address, reason=reason, other=other)
    return ""


def _bind(host: str, port: int) -> None:
    """Take an address as the server will, and give it back; an OSError if that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        if os.name == "posix":
            # As the server does: an address that was left a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _sentence(name: str, **values: str) -> str:
    return reporters.sentence(ROOT / "data", f"serve-{name}", **values)


def _options(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dev-addr", default=ADDRESS, help="the address and the port")
    reporters.add_language(parser, ROOT)
    return parser.parse_known_args(arguments)


if __name__ == "__main__":
    sys.exit(terminal.run(main))
