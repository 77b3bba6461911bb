"""The templates of a folder: the only place where HTML is written."""

from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from catalogue.html import head, policy
from catalogue.html.asset_digests import Assets
from catalogue.html.own_style import added_styles
from catalogue.html.remembered import Remembered
from catalogue.model.language_tags import without_tags
from catalogue.model.overlay import Overlay
from catalogue.source import icons
from catalogue.views.record import declared_words
from catalogue.views.wording import adaptation, dates, names, places, print_foot, words
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.site import Site, issue_form
from catalogue.views.wording.values import Link, PageView

MODULE = Markup('type="module"')
"""What makes a script element a module."""

WORDING = {
    "date_in_words": dates.date_in_words,
    "disclaimer": adaptation.disclaimer,
    "has_declarations": declared_words.has_declarations,
    "in_language": words.in_language,
    "language_name": words.language_name,
    "place_in_words": places.place_in_words,
    "print_foot": print_foot.print_foot,
    "record_link": names.record_link,
    "record_title": names.record_title,
    "text_direction": words.text_direction,
}
"""The functions of wording that templates call with their context."""


class _Environment(Environment):
    """Where templates are looked up: what all of them know stands in a plain dictionary of each."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """What a template knows. Jinja chains two mappings, and compares their keys at each import."""
        return {**self.globals, **(d or {})}


@dataclass(eq=False)
class Templates:
    """Jinja templates that escape what they print; an undefined name is an error."""

    folder: Path
    assets: Assets
    replacements: tuple[Path, ...] = ()
    """Folders whose templates take the place of those with the same name, and that may have others."""

    @cached_property
    def environment(self) -> Environment:
        """Where templates are looked up."""
        environment = _Environment(
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,  # all of them, which are few
        )
        environment.loader = FileSystemLoader([*self.replacements, self.folder])
        environment.globals |= {"icon": icon, "policy": policy, "module": MODULE, **WORDING}
        environment.globals["imports"] = self.assets.imports
        environment.globals["remembered"] = Remembered()
        return environment

    def compile(self) -> None:
        """Compile all pages, before the work is shared among processes."""
        for name in self.environment.list_templates(["html"]):
            self.get(name)

    def get(self, name: str) -> Template:
        """A template by its name."""
        return self.environment.get_template(name)

    def url(self, site: Site, page: str, path: str) -> str:
        """The link from a page to a path; an asset is linked under the name with its digest."""
        # A template may give a path as Markup, which would escape what is joined to it.
        plain = str(self.assets.names.get(path, path))
        return relative(site, plain, page)

    def page(self, context: Context, view: PageView, /, **values: Any) -> str:
        """A page: its frame, and what its template shows."""
        values |= self.frame(context, view)
        values["head"] = head.head(context, view, values.get("entry"))
        page = self.get(view.template).render(values)
        return without_tags(".html", page)

    def frame(self, context: Context, view: PageView) -> dict[str, Any]:
        """What the frame of every page and the parts of it use."""
        values = {
            "page": view,
            "context": context,
            "t": context.text,
            "here": _other_language(context, view, view.language),
            "there": _other_language(context, view, view.text_language),
            "place": _place,
        }
        return values | self._addresses(context, view)

    def _addresses(self, context: Context, view: PageView) -> dict[str, Any]:
        """Where the frame of a page leads: the site, its sections, and the forms for this page."""
        site = context.site
        links = site.navigation[view.language]
        form = issue_form(context.catalogue.vocabularies.published, view.language, "correction")
        address = site.absolute(view.path) or view.path
        return {
            "site": site,
            "site_name": context.site_name,
            "home_path": site.prefix(view.language),
            "navigation": tuple(_navigation_link(context, link, view) for link in links),
            "url": partial(self.url, site, view.path),
            "data_url": partial(self.url, replace(site, packed=None), view.path),
            "report_url": site.report(view.title, address, form),
            "edit_url": site.edit(view.source) if view.source else "",
        }


def templates_of(root: Path, overlay: Overlay) -> Templates:
    """The templates of a repository, with the style of an adaptation."""
    return Templates(root / "overrides", Assets(root / "docs", added_styles(overlay)))


def _place(name: str) -> str:
    """The anchor of a place on a page, which is its name."""
    return name


def _other_language(context: Context, view: PageView, language: str) -> Markup:
    """The attributes of an element in a language; none where the page and its text share one."""
    if view.language == view.text_language:
        return Markup("")
    direction = words.text_direction(context, language)
    return Markup(' lang="{}" dir="{}"').format(language, direction)


@cache
def icon(name: str) -> Markup:
    """An icon of Material's sets, as in `material/magnify`, hidden from screen readers.

    An unknown name is an error.
    """
    start = '<svg xmlns="http://www.w3.org/2000/svg"'
    frame = '<svg class="icon" width="24" height="24" aria-hidden="true"'
    drawing = icons.svg(name).replace(start, frame, 1)
    return Markup(drawing)  # noqa: S704 - a file of Material


def _navigation_link(context: Context, link: Link, view: PageView) -> Link:
    """A link of the navigation, marked where the page is the one it leads to or below it."""
    note = ""
    if view.path == link.url:
        note = "page"
    elif view.path.startswith(link.url):
        note = "true"
    return Link(link.label, relative(context.site, link.url, view.path), note=note)
