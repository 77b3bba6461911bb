"""A proposal that travels in a letter or an issue: one block of text with all that a branch needs.

    -----BEGIN TOOLKIT PROPOSAL 1-----
    eJyrVsrOzEtRslJKLChQ0lHKSSxPLE7OVrJSSk4sVqoFAKnJCoY=
    -----END TOOLKIT PROPOSAL 8f2c0c1b5e6a7d94-----

The number is the version of this form; the digits at the end are the first of the SHA-256 of the content.
Between the two lines stands the content in Base64, whose letters no mail program changes: lines may be
wrapped anew, quoted with `>`, or ended as on Windows. The content is JSON (it begins with a brace), or the
same compressed as zlib does; its keys are those of `Letter`.

It is written by anybody. Sizes are limited before anything is unpacked, unknown keys are refused, and
nothing in it is a command, an address or an option of one.
"""

import base64
import binascii
import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict, Field, ValidationError, model_validator

from catalogue.model.types import Part
from catalogue.source.limits import LARGEST as LARGEST_PAGE

LARGEST_LETTER = 600_000
"""Bytes of a letter with everything that stands around its block."""

LARGEST_CONTENT = 400_000
"""Bytes of the content of a block when it is unpacked: six pages of the largest size."""

LONGEST_MARK = 200
"""Characters of a line that can begin or end a block."""

DIGITS = 16
"""How many digits of the digest stand at the end of a block."""

BEGINNING = re.compile(r"BEGIN TOOLKIT PROPOSAL (\d{1,3})")
END = re.compile(rf"END TOOLKIT PROPOSAL ([0-9a-f]{{{DIGITS}}})")
QUOTE = re.compile(r"^[>|\s]+|\s+")
"""What mail programs add to a line: signs of quotation and white space."""

BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")

Kind = Literal["resource", "practice", "step", "pitfall", "evidence", "correction", "translation"]

SIGNS_OF_NAMES = frozenset(" .'’-‐·,()")
"""What a name may have beside letters, their accents and digits: no sign of an address or of markup."""

TAGS = range(0xE0000, 0xE0080)
"""Characters that are never seen."""


class LetterError(ValueError):
    """A letter that cannot be applied: `args[0]` is the name of the sentence that says why."""

    def __init__(self, fault: str, **values: object):
        super().__init__(fault)
        self.fault, self.values = fault, values


def _is_text(text: str) -> bool:
    """True for composed text in lines, without characters that control a terminal or are never seen."""
    text.encode("utf-8")
    hidden = (sign for sign in text if unicodedata.category(sign) == "Cc" or ord(sign) in TAGS)
    return all(sign in "\n\t" for sign in hidden)


def _plain(text: str) -> str:
    """Text with the line ends of this repository."""
    lines = text.replace("\r\n", "\n")
    if not _is_text(lines):
        raise ValueError("has characters that are no text")
    return lines


def _name(text: str) -> str:
    """A name on one line: letters, digits and the signs of names."""
    words = " ".join(text.split(" "))
    for sign in words:
        if not (sign in SIGNS_OF_NAMES or unicodedata.category(sign)[0] in "LMN"):
            raise ValueError(f"has {sign!r}, which no name has")
    return unicodedata.normalize("NFC", words.strip())


Name: TypeAlias = Annotated[str, AfterValidator(_name), Field(max_length=80)]
Text: TypeAlias = Annotated[
    str, AfterValidator(_plain), Field(min_length=1, max_length=LARGEST_PAGE)
]
GitName: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]


class ProposedFile(Part):
    """A page as it is proposed: whole, or as the lines that differ from the page that was changed."""

    path: Annotated[str, Field(pattern=r"^docs/[a-z0-9./-]+\.md$", max_length=200)]
    """The page, from the root of the repository."""

    base: GitName | None = None
    """The name that Git gives to the page that was changed (`git hash-object`); none for a new page."""

    text: Text | None = None
    """The whole new page."""

    changes: Text | None = None
    """A unified difference from the page that was changed; lines around the changes may be left out."""

    @model_validator(mode="after")
    def _is_complete(self) -> "ProposedFile":
        """A page is told in one way, and a difference is one from something."""
        if (self.text is None) == (self.changes is None):
            raise ValueError("has either `text` or `changes`")
        if self.changes is not None and self.base is None:
            raise ValueError("`changes` need the `base` from which they differ")
        return self


class Letter(Part):
    """The content of a block."""

    model_config = ConfigDict(title="Proposal in a letter")

    kind: Kind
    """What is proposed."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    """The language in which the writer reads, and is answered first."""

    name: Name = ""
    """The name under which the writer wants to stand in the history; none if there is none."""

    about: Annotated[str, AfterValidator(_plain), Field(max_length=20_000)] = ""
    """What the writer says to the editors. It is published nowhere but in the proposal."""

    files: Annotated[list[ProposedFile], Field(min_length=1, max_length=6)]
    """The pages that the proposal changes or adds."""

    @model_validator(mode="after")
    def _names_each_page_once(self) -> "Letter":
        if len({file.path for file in self.files}) < len(self.files):
            raise ValueError("names a page twice")
        return self


def digest(content: bytes) -> str:
    """The digits at the end of a block."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def read_letter(text: str) -> tuple[Letter, str]:
    """The proposal in a letter, and the digits of its block."""
    content, digits = _content(_block(text))
    return _letter(content), digits


def _block(text: str) -> tuple[str, str]:
    """The Base64 of the only block of a letter, without what mail programs add, and its digits."""
    if "\0" in text:
        raise LetterError("not-text")
    lines = text.splitlines()
    first, last = _bounds(lines)
    version = _mark(BEGINNING, lines[first])
    if version != "1":
        raise LetterError("version", version=version)
    packed = "".join(QUOTE.sub("", row) for row in lines[first + 1 : last])
    return packed, _mark(END, lines[last])


def _bounds(lines: Sequence[str]) -> tuple[int, int]:
    """The numbers of the lines that begin and end the only block."""
    begins = [number for number, line in enumerate(lines) if _mark(BEGINNING, line)]
    ends = [number for number, line in enumerate(lines) if _mark(END, line)]
    if not begins:
        raise LetterError("no-block")
    if max(len(begins), len(ends)) > 1:
        raise LetterError("two-blocks")
    if not ends or ends[0] < begins[0]:
        raise LetterError("cut-off")
    return begins[0], ends[0]


def _mark(pattern: re.Pattern[str], line: str) -> str:
    """What a line says that begins or ends a block, whatever signs stand around it; '' for another line."""
    found = pattern.search(line[:LONGEST_MARK])
    if not found:
        return ""
    around = line[: found.start()] + line[found.end() :]
    return "" if any(sign.isalnum() for sign in around) else found[1]


def _content(block: tuple[str, str]) -> tuple[bytes, str]:
    """The unpacked content of a block that is as it was sent."""
    packed, digits = block
    if not BASE64.fullmatch(packed):
        raise LetterError("damaged")
    try:
        data = base64.b64decode(packed, validate=True)
    except binascii.Error:
        raise LetterError("damaged") from None
    content = data if data.startswith(b"{") else _unpacked(data)
    if len(content) > LARGEST_CONTENT:
        raise LetterError("large")
    if digest(content) != digits:
        raise LetterError("damaged")
    return content, digits


def _unpacked(data: bytes) -> bytes:
    """Compressed bytes, unpacked as far as a content may be long."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(data, LARGEST_CONTENT + 1)
    except zlib.error:
        raise LetterError("damaged") from None
    if len(content) > LARGEST_CONTENT:
        raise LetterError("large")
    if not unpacking.eof or unpacking.unused_data:
        raise LetterError("damaged")
    return content


def _letter(content: bytes) -> Letter:
    """The content of a block as a value."""
    try:
        data = json.loads(
            content.decode("utf-8"), object_pairs_hook=_pairs, parse_constant=_constant
        )
        return Letter.model_validate(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise LetterError("form", where=_place(first["loc"]), why=first["msg"]) from None
    except (ValueError, RecursionError):
        raise LetterError("not-text") from None


def _place(parts: Sequence[int | str]) -> str:
    """Where a fault is, in signs that no terminal and no page takes for anything else."""
    words = ".".join(str(part) for part in parts) or "block"
    return re.sub(r"[^a-z0-9._]", "?", words[:60])


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The keys and values of an object in which each key stands once."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
