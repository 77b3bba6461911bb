"""What was read from the front matter of each page, kept between builds.

A page without a fault, whose text is what it was, is not parsed again: its values come from one file of JSON, and the
places of its keys and values are found when somebody asks for them. That file counts only whole, and only for the code
that wrote it: one that is damaged or absent makes a build slower, never wrong.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from . import bounds, diagnostics, documents, events
from .documents import Document
from .store import Sealed

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
        """Keep what was read for the next time."""
        if self.pages != self._last:
            self._sealed.save(self.pages)

    @cached_property
    def _last(self) -> dict[str, Kept]:
        """What was kept the last time, by the path of the page."""
        return self._sealed.load() or {}

    @property
    def _sealed(self) -> Sealed:
        code = [Path(str(module.__file__)).read_bytes() for module in READERS]
        told = repr((sys.version, yaml.__version__, events.Loader.__name__)).encode()
        return Sealed(self.file, b"\0".join([*code, told]))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
