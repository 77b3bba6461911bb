"""Names of files that every system can hold, and writing files."""

import re
from pathlib import Path, PurePosixPath

from catalogue.model.language_tags import without_tags
from catalogue.model.types import RESERVED

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PAGE = re.compile(rf"{SLUG.pattern}(?:\.[a-z]{{2}})?\.md")
ASSET = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\.[a-z0-9]+")
LONGEST_NAME = 80
LONGEST_PATH, MOST_FOLDERS = 160, 4
"""Of a file in docs/: Windows has room for 260 characters, of which the site and its files take some."""

NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold, not even escaped."""


def is_portable(path: str) -> bool:
    """True for the path of a file in docs/ whose names the site can publish; it reads no others."""
    *folders, name = PurePosixPath(path).parts
    if len(name) > LONGEST_NAME or is_deep(path):
        return False
    stem = name.partition(".")[0]
    if not RESERVED.isdisjoint([stem, *folders]):
        return False
    pattern = ASSET if folders[:1] == ["assets"] else PAGE
    return bool(pattern.fullmatch(name)) and all(SLUG.fullmatch(folder) for folder in folders)


def is_deep(path: str) -> bool:
    """True for a path in docs/ that is too long, or in too many folders."""
    return len(path) > LONGEST_PATH or path.count("/") > MOST_FOLDERS


def as_bytes(path: str, content: str | bytes) -> bytes:
    """The bytes of a file: text in UTF-8, without tags of language, and XML without what XML may not hold."""
    if isinstance(content, bytes):
        return content
    if path.endswith((".xml", ".svg")):
        content = NOT_XML.sub("\ufffd", content)
    return without_tags(path, content).encode("utf-8")


def write_file(file: Path | str, content: str | bytes) -> None:
    """Write a file and create its parent folders."""
    path, data = Path(file), as_bytes(str(file), content)
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        # Most folders exist: asking for each of thousands of files takes longer.
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
