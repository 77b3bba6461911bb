"""overlay.yml: what an adaptation, a site under another name, says of itself over an unchanged upstream.

The file stands at the root of a repository, and upstream has none. Each value is held to a form that cannot
act: addresses, colours, names of fonts, plain sentences. What the file does not name cannot be changed by it:
levels, marks, the sentence that nobody has endorsed the toolkit, the links to help, the exit itself.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, Field, ValidationError

from catalogue.model.types import Part
from catalogue.model.yaml_tables import read_yaml

FILE = "overlay.yml"
OWN = "own"
"""The folder of the own records of an adaptation, with the layout of docs/."""

LARGEST = 64 * 1024
"""Bytes; a larger file is not read."""

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
FontName = Annotated[
    str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+){0,5}$", max_length=40)
]
"""The name of a font of the reader’s device: letters, digits and single spaces, nothing of a style sheet."""

WebAddress = Annotated[
    str, Field(pattern=r"^https://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$", max_length=200)
]
"""An address without a port, a query, a user or a sign of markup."""

Contact = Annotated[
    str,
    Field(
        pattern=r"^([A-Za-z0-9][A-Za-z0-9._+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+"
        r"|https://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?)$",
        max_length=200,
    ),
]
"""A mailbox, or the address of a form."""

Handle = Annotated[
    str, Field(pattern=r"^@[A-Za-z0-9](-?[A-Za-z0-9])*(/[A-Za-z0-9](-?[A-Za-z0-9_.])*)?$")
]
"""An account or a team of the forge, as CODEOWNERS names it."""

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
RecordName = Annotated[str, Field(pattern=r"^(practices|resources)/[a-z0-9-]{1,80}$")]

NOT_PLAIN = re.compile(r"[<>{}`\\\n\r\t]|&(?:#\w+|\w+);|\]\(|\*\*")
"""What a sentence of the file may not hold: markup, placeholders, line ends."""


def _plain(text: str) -> str:
    """A text without markup; its error is named after what it should be."""
    if NOT_PLAIN.search(text) or text != text.strip():
        raise ValueError("plain-text")
    return text


PLAIN = AfterValidator(_plain)
Name = Annotated[str, Field(min_length=3, max_length=80), PLAIN]
ShortName = Annotated[str, Field(min_length=2, max_length=32), PLAIN]
Sentences = Annotated[str, Field(min_length=10, max_length=600), PLAIN]
Names = Annotated[dict[LanguageCode, Name], Field(min_length=1)]
ShortNames = Annotated[dict[LanguageCode, ShortName], Field(min_length=1)]
Texts = Annotated[dict[LanguageCode, Sentences], Field(min_length=1)]
Exits = Annotated[dict[LanguageCode, WebAddress], Field(min_length=1)]


class Palette(Part):
    """The colours of the frame in one scheme; those of levels, law, warnings and the exit stay."""

    header: Colour | None = None
    """The band at the top of each page."""

    navigation: Colour | None = None
    """The band below it; its text is white."""

    header_text: Colour | None = None
    link: Colour | None = None
    button: Colour | None = None
    button_text: Colour | None = None


class Colours(Part):
    """The colours of an adaptation by day and by night."""

    light: Palette = Palette()
    dark: Palette = Palette()


class Type(Part):
    """The fonts of an adaptation, of those that devices have: none is fetched."""

    text: Annotated[list[FontName], Field(max_length=6)] = []
    headings: Annotated[list[FontName], Field(max_length=6)] = []


class Position(Part):
    """What the hosts say themselves of a record; it counts for no level."""

    record: RecordName
    stands: Literal["adopts", "adapts", "not-applicable"]
    """Whether they use it as it is, use it otherwise, or do not use it."""

    words: Texts


class Overlay(Part):
    """What a site says of itself in overlay.yml."""

    address: WebAddress | None = None
    """The public address of the site."""

    repository: WebAddress | None = None
    """Where its pages are edited and reported."""

    contact: Contact | None = None
    """Where letters go: a mailbox, or the page of a form."""

    editors: Annotated[list[Handle], Field(max_length=30)] = []
    """Who reviews what is proposed: accounts and teams of the forge."""

    name: Names | None = None
    """The name of the site. A site with a name of its own is an adaptation of the toolkit, and says so."""

    short_name: ShortNames | None = None
    """The name where there is little room, such as on a badge."""

    hosts: Annotated[list[Names], Field(max_length=12)] = []
    """The bodies that make the adaptation and answer for it."""

    short_host: ShortNames | None = None
    """How the hosts are called in the mark of their own records."""

    languages: Annotated[list[LanguageCode], Field(min_length=1)] | None = None
    """The languages in which it is published, of those that the site has."""

    exits: Exits | None = None
    """Where the exit leads, by language: an ordinary page at which nobody wonders."""

    disclaimer: Texts | None = None
    """What the hosts add to the sentence that nobody has endorsed the toolkit."""

    positions: Annotated[list[Position], Field(max_length=200)] = []
    colours: Colours = Colours()
    type: Type = Type()

    @property
    def is_adaptation(self) -> bool:
        """True for a site under another name than the toolkit’s."""
        return self.name is not None

    def host_names(self, language: str) -> list[str]:
        """The names of the hosts in a language."""
        return [in_language(names, language) for names in self.hosts]

    def positions_on(self, record: str) -> list[Position]:
        """What the hosts say of a record."""
        return [position for position in self.positions if position.record == record]


NONE = Overlay()
"""That of a repository without the file."""


def in_language(texts: Mapping[str, str] | None, language: str) -> str:
    """The text of a language, else the first one; '' where there is none."""
    if not texts:
        return ""
    return texts.get(language) or next(iter(texts.values()))


def read(root: Path) -> Overlay:
    """The overlay of a repository. One that cannot be used changes nothing: the checker says why."""
    file = root / FILE
    if not file.is_file() or file.is_symlink() or file.stat().st_size > LARGEST:
        return NONE
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _read(file: Path, changed: int) -> Overlay:
    """The overlay in a file, read again when the file has changed."""
    try:
        return Overlay.model_validate(read_yaml(file))
    except (ValidationError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return NONE
