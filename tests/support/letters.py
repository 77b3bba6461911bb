"""Letters with the block of a proposal, as the form writes them and as mail programs change them."""

from __future__ import annotations

import base64
import hashlib
import json
import textwrap
import zlib
from typing import Any

BEGINNING = "-----BEGIN TOOLKIT PROPOSAL {version}-----"
END = "-----END TOOLKIT PROPOSAL {digits}-----"
HELLO = "Dear editors,\n\nplease look at this.\n\n{block}\n\n-- \nA.\n"


def content(kind: str = "correction", **values: Any) -> bytes:
    """The content of a block: a proposal as JSON."""
    files = values.pop("files", [{"path": "docs/practices/rooms.md", "text": "new\n"}])
    data = {"kind": kind, "language": "fr", "files": files, **values}
    return json.dumps(data).encode("utf-8")


def block(
    data: bytes,
    *,
    is_compressed: bool = True,
    version: str = "1",
    digits: str = "",
    width: int = 64,
) -> str:
    """A block with some bytes."""
    packed = base64.b64encode(zlib.compress(data) if is_compressed else data).decode("ascii")
    name = digits or hashlib.sha256(data).hexdigest()[:16]
    rows = textwrap.wrap(packed, width)
    return "\n".join([BEGINNING.format(version=version), *rows, END.format(digits=name)])


def letter(data: bytes, **how: Any) -> str:
    """A letter with a block."""
    return HELLO.format(block=block(data, **how))


def quoted(text: str, times: int = 1) -> str:
    """A letter as an answer quotes it."""
    for _ in range(times):
        text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    return text


def wrapped(text: str, width: int = 40) -> str:
    """A letter whose long lines a mail program has wrapped."""
    rows = [textwrap.wrap(line, width) or [""] for line in text.split("\n")]
    return "\n".join(line for row in rows for line in row)
