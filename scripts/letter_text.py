"""The text of a letter: of a file with text, of a message that a mail program has saved, or of an issue."""

import email
import json
import re
from email.policy import compat32
from pathlib import Path
from typing import Any, BinaryIO

from catalogue.source.letters import LARGEST_LETTER, LetterError

HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\r\n]*\r?\n")
OF_MESSAGE = re.compile(rb"^(?:MIME-Version|Content-Type):", re.MULTILINE | re.IGNORECASE)
MOST_SEMICOLONS = 10_000
"""In a message: the time of its parser grows with the square of the parameters of a header."""

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
    """The plain text of a saved message: of its first part that has some."""
    if raw.count(b";") > MOST_SEMICOLONS:
        raise LetterError("message")
    try:
        # The older policy reads of a header only what is asked: the newer one takes hours for a long one.
        message = email.message_from_bytes(raw, policy=compat32)
        parts = (part for part in message.walk() if part.get_content_type() == "text/plain")
        part = next(parts)
        content = part.get_payload(decode=True)
        return bytes(content).decode(part.get_content_charset("utf-8"), "replace")
    # The parser raises whatever comes of a message that no mail program has made.
    except Exception:
        raise LetterError("message") from None


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
