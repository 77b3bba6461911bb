"""Ordinary pages: the same frame as a record's, around the text of a file."""

from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import get_args

from catalogue.model.page_meta import Layout
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.source.markdown import Place, RenderedPage, nested_page, rendered_page
from catalogue.source.text_blocks import TextBlock
from catalogue.views.wording.adaptation import notice_of_page
from catalogue.views.wording.context import IN_ARTICLE, Context, alternates, resolver
from catalogue.views.wording.names import page_text
from catalogue.views.wording.values import Link, PageView
from catalogue.views.wording.words import language_name

TEMPLATES = {"index": "home.html", **{f"{kind}/index": "listing.html" for kind in KINDS}}

BELOW = {"coverage": "findings", "opportunities": "findings"}
"""Pages that tell more of another one, which is named above them."""

DEEPER = 2
"""How many levels the headings of an article of the printed book are deeper than those of its page."""


def page_name(source: str) -> str:
    """The name of a page from its file: about/method.fr.md → about/method."""
    return source.removesuffix(".md").split(".")[0]


def sections(context: Context, sources: Iterable[str]) -> tuple[Link, ...]:
    """The sections of the site in a language, from the files that the navigation of mkdocs.yml lists."""
    links = []
    for name in map(page_name, sources):
        if name != "index":
            label = context.text(f"nav-{name.partition('/')[0]}")
            links.append(Link(label, context.page_path(name)))
    return tuple(links)


def page_template(catalogue: Catalogue, language: str, name: str) -> str:
    """The template of an ordinary page: that of its layout, or of its name."""
    _, page = catalogue.page(name, language)
    layout = page.data.get("layout")
    if layout in get_args(Layout):
        return f"{layout}.html"
    return TEMPLATES.get(name, "page.html")


def ordinary_frame(context: Context, name: str) -> PageView:
    """The frame of an ordinary page."""
    shown, page = context.catalogue.page(name, context.language)
    path = context.page_path(name)
    is_missing = shown != context.language
    notice = ""
    if is_missing:
        notice = context.text("notice-missing", original=language_name(context, shown))
    return PageView(
        template=page_template(context.catalogue, context.language, name),
        language=context.language,
        path=path,
        title=_title(context, name),
        description=page_text(context, name, "summary"),
        text_language=shown,
        alternates=alternates(context, context.catalogue.pages[name], path, name),
        breadcrumbs=_breadcrumbs(context, name, path),
        source=page.path,
        noindex=is_missing,
        notice=" ".join(filter(None, (notice, notice_of_page(context, name)))),
    )


def _title(context: Context, name: str) -> str:
    """The title of an ordinary page; that of the home page is the name of the site."""
    if name == "index" and context.catalogue.vocabularies.overlay.is_adaptation:
        return context.site_name
    return page_text(context, name, "title") or name


def text(context: Context, name: str, path: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text of an ordinary page as HTML, and the title and anchor of each part."""
    rendered = _rendered(context, name)
    return rendered.resolved(_resolver(context, name, path)), rendered.toc


def text_blocks(context: Context, name: str, path: str) -> tuple[TextBlock, ...]:
    """The text of an ordinary page, or of the index of a folder, in blocks."""
    name = name if name in context.catalogue.pages else f"{name}/index"
    return _rendered(context, name).resolved_blocks(_resolver(context, name, path))


def _rendered(context: Context, name: str) -> RenderedPage:
    original = next(iter(context.catalogue.pages[name].values()))
    _, shown = context.catalogue.page(name, context.language)
    articles = context.site.articles
    if articles is None:
        return rendered_page(context.catalogue, shown, original)
    anchor = articles[context.page_path(name)]
    place = Place(DEEPER, f"{anchor}{IN_ARTICLE}")
    return nested_page(context.catalogue, shown, original, place)


def _resolver(context: Context, name: str, path: str) -> Callable[[str], str]:
    return resolver(context, name.rpartition("/")[0], path)


def not_found_frame(context: Context) -> PageView:
    """The frame of the not-found page: its language switch links to the home pages."""
    path = f"{context.site.prefix(context.language)}404.html"
    return PageView(
        template="not-found.html",
        language=context.language,
        path=path,
        title=context.text("not-found"),
        description=context.text("not-found"),
        text_language=context.language,
        alternates=alternates(context, context.site.languages, path, ""),
        noindex=True,
    )


def _breadcrumbs(context: Context, name: str, path: str) -> tuple[Link, ...]:
    """Links to the home page, the index page of each parent folder, and the page of which it tells more."""
    if name == "index":
        return ()
    links = [Link(context.text("home"), context.to(path))]
    for folder in accumulate(name.removesuffix("/index").split("/")[:-1], "{}/{}".format):
        index = f"{folder}/index"
        if index in context.catalogue.pages:
            title = page_text(context, index, "title") or folder.rpartition("/")[2]
            links.append(Link(title, context.to(path, index)))
    if (above := BELOW.get(name, "")) in context.catalogue.pages:
        links.append(Link(page_text(context, above, "title"), context.to(path, above)))
    return tuple(links)
