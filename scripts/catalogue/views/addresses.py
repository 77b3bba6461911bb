"""The addresses of the site: paths, relative links between pages, links to edit or report a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from catalogue.views.values import Link

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
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

    navigation: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    """The sections of the site in each language, with their paths."""

    def prefix(self, language: str) -> str:
        """The folder of a language; '' for the first."""
        return "" if language == self.languages[0] else f"{language}/"

    def absolute(self, path: str) -> str:
        """The public address of a path, or '' if the site has no address."""
        return f"{self.url}{path}" if self.url else ""

    def address(self, path: str) -> str:
        """The public address of a path, or its address from the root of the host if the site has no address."""
        return self.absolute(path) or f"/{path}"

    def iri(self, path: str) -> str:
        """A permanent IRI for a path: its address, or a tag URI if the site has no address."""
        return self.absolute(path) or f"tag:toolkit,2026:{path}"

    def edit(self, source: str) -> str:
        """The address where a page can be edited."""
        return f"{self.repository}/edit/main/{quote(source)}" if self.repository else ""

    def report(self, title: str, address: str, form: str) -> str:
        """The address for reports on a page: a form for issues of the repository, or a message to the contact."""
        if self.repository:
            values = {"template": form, "title": title, "record": address}
            return f"{self.repository}/issues/new?{urlencode(values)}"
        if "@" in self.contact:
            return f"mailto:{self.contact}?{urlencode({'subject': title, 'body': address}, quote_via=quote)}"
        return self.contact


FORMS = ("resource", "practice", "evidence", "correction", "translation", "confirmation")
"""The kinds of proposals, in the order in which GitHub shows their forms."""


def template(languages: Sequence[str], language: str, form: str) -> str:
    """The name of the form for issues of a kind of proposal: of the first language where it is not a published one."""
    language = language if language in languages else languages[0]
    return f"{languages.index(language) + 1}{FORMS.index(form) + 1}-{form}.{language}.yml"


def page_path(site: Site, language: str, *parts: str) -> str:
    """The path of a page in a language: practices, x → fr/practices/x/; about/index → fr/about/."""
    inner = f"/{'/'.join(parts)}".removesuffix("/index").strip("/")
    return f"{site.prefix(language)}{inner}/" if inner else site.prefix(language)


def relative(site: Site, target: str, page: str) -> str:
    """The relative link from one path to another; '' is the home page."""
    if site.rooted:
        return f"{urlsplit(site.url).path or '/'}{target}"
    path, mark, anchor = target.partition("#")
    # A site has half a million links: posixpath.relpath took a tenth of the time of a build.
    here, there, shared = page.split("/")[:-1], path.split("/"), 0
    for mine, theirs in zip(here, there[:-1], strict=False):
        if mine != theirs:
            break
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{link or './'}{mark}{anchor}"
