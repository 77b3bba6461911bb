"""The files of the download page as the commands that make them describe them: packs and printed books."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PackFile:
    """An offline pack: file, languages, size in bytes, SHA-256, date of its records."""

    name: str
    languages: tuple[str, ...]
    size: int
    digest: str
    date: str


@dataclass(frozen=True)
class BookFile:
    """A printed book: the name of its file, its language, its number of pages, its size in bytes."""

    name: str
    language: str
    pages: int
    size: int


@dataclass(frozen=True)
class Downloads:
    """The packs and books of a site. The download page within a pack has only the stamp of its age."""

    packs: tuple[PackFile, ...] = ()
    books: tuple[BookFile, ...] = ()
    stamp: str = ""
