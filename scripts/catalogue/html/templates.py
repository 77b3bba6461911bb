"""The templates of a folder: the only place where HTML is written."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from catalogue.html import head, policy
from catalogue.html.asset_digests import Assets
from catalogue.model.language_tags import without_tags
from catalogue.source import icons
from catalogue.views.wording import dates, names, places, words
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.site import template
from catalogue.views.wording.values import Link, PageView

WORDING = {
    "date_in_words": dates.date_in_words,
    "language_name": words.language_name,
    "place_in_words": places.place_in_words,
    "record_link": names.record_link,
    "record_title": names.record_title,
    "text_direction": words.text_direction,
}
"""The functions of wording that templates call with their context."""


@dataclass(eq=False)
class Templates:
    """Jinja templates that escape what they print; an undefined name is an error."""

    folder: Path
    assets: Assets

    @cached_property
    def environment(self) -> Environment:
        """Where templates are looked up."""
        environment = Environment(
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        environment.loader = FileSystemLoader(self.folder)
        environment.globals |= {"icon": icon, "policy": policy, **WORDING}
        return environment

    def get(self, name: str) -> Template:
        """A template by its name."""
        return self.environment.get_template(name)

    def page(self, context: Context, view: PageView, /, **values: Any) -> str:
        """A page: its frame, and what its template shows."""
        site = context.site
        form = template(context.catalogue.vocabularies.published, view.language, "correction")
        language = (
            Markup(' lang="{}" dir="{}"') if view.language != view.text_language else Markup("")
        )
        page = self.get(view.template).render(
            page=view,
            head=head.head(self.get("linked.json"), context, view, values.get("entry")),
            context=context,
            site=site,
            site_name=context.site_name,
            navigation=tuple(
                _current(context, link, view) for link in site.navigation[view.language]
            ),
            t=context.text,
            here=language.format(view.language, words.text_direction(context, view.language)),
            there=language.format(
                view.text_language, words.text_direction(context, view.text_language)
            ),
            url=lambda path: relative(site, str(self.assets.names.get(path, path)), view.path),
            home_path=site.prefix(view.language),
            report_url=site.report(view.title, site.absolute(view.path) or view.path, form),
            edit_url=site.edit(view.source) if view.source else "",
            **values,
        )
        return without_tags(".html", page)


@cache
def icon(name: str) -> Markup:
    """An icon of Material's sets, as in `material/magnify`, hidden from screen readers. An unknown name is an error."""
    frame = '<svg class="icon" width="24" height="24" aria-hidden="true" focusable="false"'
    return Markup(icons.svg(name).replace('<svg xmlns="http://www.w3.org/2000/svg"', frame, 1))  # noqa: S704 - a file of Material


def _current(context: Context, link: Link, view: PageView) -> Link:
    """A link of the navigation, marked where the page is the one it leads to or below it."""
    note = "page" if view.path == link.url else "true" if view.path.startswith(link.url) else ""
    return Link(link.label, relative(context.site, link.url, view.path), note=note)
