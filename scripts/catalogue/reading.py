"""What was read from the front matter of each page, kept between builds.

A page without a fault, whose text is what it was, is not parsed again: its values come from one file of JSON, and the
places of its keys and values are found when somebody asks for them. That file counts only whole, and only for the code
that wrote it: one that is damaged or absent makes a build slower, never wrong.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from . import bounds, diagnostics, documents, events
from .documents import Document

READERS = (bounds, diagnostics, documents, events)
"""The modules that decide what is read from a page."""

Kept = list[Any]
"""Of one page: the digest of its text, where its body begins (character, line), and its front matter."""


@dataclass
class Reading:
    """The pages as they were last read; without a file nothing is kept."""

    file: Path | None = None
    pages: dict[str, Kept] = field(default_factory=dict)

    def read(self, file: Path, path: str) -> Document:
        """Read a page; whatever is wrong with it becomes a finding, never an exception."""
        document = Document(path)
        text = documents.text_of(document, file, bounds.LARGEST)
        if text is None:
            return document
        if self.file is None:
            return documents.parse(document, text)
        digest = _digest(text.encode("utf-8"))
        kept = self._last.get(path)
        if kept and kept[0] == digest:
            _, start, document.body_line, document.data = kept
            document.take(text, start)
        else:
            documents.parse(document, text)
        if document.readable and not document.findings:
            self.pages[path] = [digest, len(text) - len(document.body), document.body_line, document.data]
        return document

    def close(self) -> None:
        """Keep what was read for the next time; nothing goes wrong where it cannot be kept."""
        if self.file is None or self.pages == self._last:
            return
        text = json.dumps(self.pages, separators=(",", ":")).encode()
        new = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_seal(text) + text)
            new.replace(self.file)
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)

    @cached_property
    def _last(self) -> dict[str, Kept]:
        """What was kept the last time, by the path of the page."""
        try:
            whole = self.file.read_bytes() if self.file else b""
        except OSError:
            return {}
        seal, text = whole[:64], whole[64:]
        pages: dict[str, Kept] = json.loads(text) if text and seal == _seal(text) else {}
        return pages


def _seal(text: bytes) -> bytes:
    """A digest of what is kept and of the code that reads pages, in 64 characters."""
    code = [Path(str(module.__file__)).read_bytes() for module in READERS]
    told = repr((sys.version, yaml.__version__, events.Loader.__name__)).encode()
    return _digest(b"\0".join([*code, told, text])).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
