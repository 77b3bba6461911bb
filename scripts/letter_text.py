"""The text of a letter: of a file with text, of a message that a mail program has saved, or of an issue."""

import email
import json
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, BinaryIO

from catalogue.source.letters import LARGEST_LETTER, LetterError

HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\r\n]*\r?\n")
OF_MESSAGE = re.compile(rb"^(?:MIME-Version|Content-Type):", re.MULTILINE | re.IGNORECASE)
LARGEST_EVENT = 4 * LARGEST_LETTER
"""Bytes of the file in which GitHub tells of an issue and of a comment."""

BYTE_ORDER = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""How a text begins that Windows saves as "Unicode"."""


def read_bytes(stream: BinaryIO) -> bytes:
    """A letter from a stream; a LetterError for one that is too large."""
    raw = stream.read(LARGEST_LETTER + 1)
    if len(raw) > LARGEST_LETTER:
        raise LetterError("large")
    return raw


def text_of(raw: bytes) -> str:
    """The text of a letter that is not too large."""
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if HEADER.match(raw) and OF_MESSAGE.search(head):
        return _text_of_message(raw)
    return raw.decode(BYTE_ORDER.get(raw[:2], "utf-8"), "replace")


def _text_of_message(raw: bytes) -> str:
    """The plain text of a saved message."""
    try:
        message = email.message_from_bytes(raw, policy=default)
        return _plain_text(message)
    # The parser of messages raises whatever comes of a message that nobody has made well.
    except Exception:
        raise LetterError("message") from None


def _plain_text(message: EmailMessage) -> str:
    """The first part of a message that is plain text and no file."""
    part = message.get_body(("plain",))
    if part is None:
        raise LetterError("message")
    return str(part.get_content())


def issue_of(event: Path) -> dict[str, Any]:
    """The issue about which GitHub tells in a file: as it was when somebody asked to apply it."""
    if event.stat().st_size > LARGEST_EVENT:
        raise LetterError("large")
    issue = json.loads(event.read_text("utf-8"))["issue"]
    return dict(issue)


def language_of_labels(issue: dict[str, Any]) -> str:
    """The language that the form of an issue has written on it; '' if there is none."""
    names = [str(label["name"]) for label in issue.get("labels", [])]
    found = [name.removeprefix("language: ") for name in names if name.startswith("language: ")]
    return found[0] if found else ""
