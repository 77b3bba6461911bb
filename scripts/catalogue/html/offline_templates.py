"""The templates of pages on a disk: those of the site, but for the parts that a folder replaces."""

from dataclasses import dataclass, field
from functools import cached_property, partial
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from catalogue.html import policy
from catalogue.html.templates import Templates
from catalogue.model.language_tags import without_tags
from catalogue.source import icons
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import PageView

ROOT = "{root}"
"""What the loader of a pack (scripts/pack.js) replaces by the address of its root."""

ICON = Markup('<i class="icon {}"></i>')
SCRIPT = Markup("defer")
"""What a script element has in place of the type of a module, which browsers do not load from a disk."""


@dataclass(eq=False)
class OfflineTemplates(Templates):
    """Templates whose scripts, icons and policies work from a disk; it collects the icons that pages show."""

    icons: set[str] = field(default_factory=set)

    @cached_property
    def environment(self) -> Environment:
        """Where templates are looked up, with what they use."""
        environment = super().environment
        environment.globals |= {"icon": self._icon, "policy": policy.Disk, "module": SCRIPT}
        return environment

    def dialog(self, context: Context, view: PageView) -> str:
        """The dialog of the search, which the loader adds to every page of a language."""
        frame = self.frame(context, view)
        frame["url"] = partial(self._url_from_anywhere, context.site)
        html = self.get("partials/search_dialog.html").render(frame)
        return without_tags(".html", html)

    def _url_from_anywhere(self, site: Site, path: str) -> str:
        """The link to a path from pages in all folders: the loader puts the root of the pack in."""
        url = self.url(site, "", path)
        return f"{ROOT}{url}" if urlsplit(url).scheme == "" and url else url

    def icon_styles(self) -> str:
        """The style sheet that draws the icons of all pages that were made."""
        drawings = {_class(name): icons.svg(name) for name in sorted(self.icons)}
        return self.get("icons.css").render(drawings=drawings)

    def _icon(self, name: str) -> Markup:
        """An icon by its name: inside pages the drawings took a sixth of a pack."""
        self.icons.add(name)
        return ICON.format(_class(name))


def _class(name: str) -> str:
    """The class of an icon in the style sheet."""
    return f"icon-{name.replace('/', '-')}"
