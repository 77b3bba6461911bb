"""The values that templates print, ready to print: templates do not decide."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A link, or plain text if there is no address. `language` is set if it is not that of the page."""

    label: str
    url: str = ""
    language: str = ""
    note: str = ""
    outside: bool = False
    ours: str = ""
    """What marks a title that the editors translated."""


@dataclass(frozen=True)
class Fact:
    """A line of the facts box: a label and its values."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, with its depth in a tree; in Explore also its count and its feed."""

    id: str
    label: str
    depth: int = 0
    count: int = 0
    feed: str = ""


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list, with its options."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Row:
    """A record in a list."""

    ref: str
    kind: str
    link: Link
    summary: str
    summary_language: str
    badges: tuple[str, ...] = ()
    level: str = ""
    mark: str = ""
    """The name of the drawing that shows the level, and whether its words were read."""

    level_label: str = ""
    note: str = ""
    """The reason why it is in the list, if that is not obvious."""

    opens: tuple[Link, ...] = ()
    """Where the document opens, in the list of all resources."""


@dataclass(frozen=True)
class Block:
    """A list of records below the text of a page."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Alternate:
    """The same page in a language of the site."""

    language: str
    name: str
    url: str
    path: str
    current: bool
    translated: bool


@dataclass(frozen=True)
class PageView:
    """The frame of every page, records and ordinary pages alike."""

    template: str
    language: str
    path: str
    title: str
    description: str
    text_language: str
    alternates: tuple[Alternate, ...]
    breadcrumbs: tuple[Link, ...] = ()
    source: str = ""
    noindex: bool = False
    notice: str = ""
    reviewed: str = ""
    """The day of the last review of a record; '' for other pages."""

    has_markdown: bool = True
    """False for the pages of editions, whose data are in one file."""
