"""The site as it is published: its address, its languages, and where its pages are edited or reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from catalogue.model import licence
from catalogue.views.wording.downloads import Downloads
from catalogue.views.wording.values import Link

LICENCE = licence.LICENCE
"""The licence of all that the site publishes."""


@dataclass(frozen=True)
class Site:
    """The address, the repository and the contact of the site. Each is optional."""

    url: str = ""
    repository: str = ""
    contact: str = ""
    languages: tuple[str, ...] = ("en", "fr")
    rooted: bool = False
    """True for a page that is served at any depth: its links start at the root of the site."""

    packed: frozenset[str] | None = None
    """The paths of the files of an offline pack, for pages on a disk; None for pages that are served."""

    articles: Mapping[str, str] | None = None
    """The path of each page that is an article of the printed book → its anchor; None for the site."""

    printed: bool = False
    """True once cards, matrix and charts exist as PDF files and pictures beside their pages."""

    downloads: Downloads = field(default_factory=Downloads)
    """What the download page offers."""

    navigation: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    """The sections of the site in each language, with their paths."""

    def prefix(self, language: str) -> str:
        """The folder of a language; '' for the first."""
        return "" if language == self.languages[0] else f"{language}/"

    def absolute(self, path: str) -> str:
        """The public address of a path, or '' if the site has no address."""
        return f"{self.url}{path}" if self.url else ""

    def address(self, path: str) -> str:
        """The public address of a path; if the site has none, its address from the root of the host."""
        return self.absolute(path) or f"/{path}"

    def iri(self, path: str) -> str:
        """A permanent IRI for a path: its address, or a tag URI if the site has no address."""
        return self.absolute(path) or f"tag:toolkit,2026:{path}"

    def edit(self, source: str) -> str:
        """The address where a page can be edited."""
        return f"{self.repository}/edit/main/{quote(source)}" if self.repository else ""

    def report(self, title: str, address: str, form: str) -> str:
        """The address for reports on a page: a form of the repository, or a message to the contact."""
        if self.repository:
            values = {"template": form, "title": title, "record": address}
            return f"{self.repository}/issues/new?{urlencode(values)}"
        if "@" in self.contact:
            message = urlencode({"subject": title, "body": address}, quote_via=quote)
            return f"mailto:{self.contact}?{message}"
        return self.contact


FORMS = ("resource", "practice", "evidence", "correction", "translation", "confirmation")
"""The kinds of proposals, in the order in which GitHub shows their forms."""


def issue_form(languages: Sequence[str], language: str, form: str) -> str:
    """The name of the form for issues of a kind of proposal, in the first language where it has none."""
    language = language if language in languages else languages[0]
    number = f"{languages.index(language) + 1}{FORMS.index(form) + 1}"
    return f"{number}-{form}.{language}.yml"
