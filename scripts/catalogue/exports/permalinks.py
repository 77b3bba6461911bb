"""The permalinks of records, and redirects from former names and retired files.

Redirects are HTML pages for any static host, and maps for nginx, Caddy and `_redirects`.

Badges, cards, citations and data under a former name are copied, since programs do not follow HTML redirects.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.exports.api.shapes import DUMP, ROOT
from catalogue.exports.citations import formats
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.html.social_pictures import picture_path
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.page_sections import HELP_PAGE
from catalogue.views.wording.context import Context, alternates, relative
from catalogue.views.wording.names import page_text, record_title
from catalogue.views.wording.site import Site

Pairs = list[tuple[str, str]]
"""Old and new paths."""

INDEX, MARKDOWN = "index.html", "index.md"
ID = ":id"
"""The id of any record in the rules of `_redirects`."""

FORMER_PAGES = {"timeline": "statements"}
"""The former name of an ordinary page → the page that has its content now."""

PICTURE = "picture.png"
DOCUMENTS = ("document.bib", "document.ris", "document.json")
OF_ALL_LANGUAGES = tuple(f"cite.{suffix}" for suffix in formats.OF_ALL_LANGUAGES)
"""The files of a record that only the folder of the first language has."""

FOR_OTHER_SITES = {
    "badge.svg": "{picture}",
    "card.html": "{folder}/index.html",
    "oembed.json": f"{ROOT}records/{{ref}}.json",
}
"""What only practices have → where it leads to in the folder of another record, which had it once."""

RETIRED_FILES = (PICTURE, *DOCUMENTS, *FOR_OTHER_SITES)
"""The retired files of a record. Servers forward retired files; a host without redirects answers 404."""


def permalink_pages(publication: Publication, entry: Entry) -> Iterator[File]:
    """The page of the permalink of a record, id/<kind>/<id>/.

    A script picks a language; without it the first one opens.
    """
    path = f"id/{entry.ref}/"
    context = publication.context(publication.site.languages[0])
    contexts = publication.contexts.items()

    def url(target: str) -> str:
        return relative(publication.site, target, path)

    page = publication.templates.get("permalink.html").render(
        entry=entry,
        names={language: record_title(other, entry) for language, other in contexts},
        others=alternates(context, entry.pages, path, entry.ref),
        url=url,
        t=context.text,
        help_page=context.to(path, HELP_PAGE),
    )
    yield f"{path}index.html", page


def redirect_files(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The redirects from every former name, and the maps of these and of all retired files."""
    pairs: Pairs = []
    for entry, old, new in former_paths(publication):
        if _is_there(site, new) and not _is_there(site, old):
            pairs.append((old, new))
            yield from _forward(publication, site, entry, old, new)
    for context in publication.contexts.values():
        for old, new in former_page_paths(context):
            pairs.append((old, new))
            yield from _forward_page(publication, site, context, old, new)
    retired: Pairs = []
    for language in publication.site.languages:
        retired += _retired(publication.site.prefix(language))
    yield from redirect_maps(publication, [*sorted(pairs), *dict.fromkeys(retired)])


def former_paths(publication: Publication) -> Iterator[tuple[Entry, str, str]]:
    """The former path of each file or folder of a record, and the present one."""
    prefixes = [publication.site.prefix(language) for language in publication.site.languages]
    for former, entry in former_records(publication.catalogue).items():
        for old, new in _paths(former, entry.ref, prefixes):
            yield entry, old, new


def former_page_paths(context: Context) -> Pairs:
    """The former path of each ordinary page that moved, and the present one, in a language."""
    pages = context.catalogue.pages
    there = [(old, new) for old, new in FORMER_PAGES.items() if f"{new}/index" in pages]
    return [(context.page_path(old), context.page_path(new)) for old, new in there]


def _is_there(site: SiteFiles, path: str) -> bool:
    """True if the site has a file, or a folder with a page."""
    return site.has(path + INDEX if path.endswith("/") else path)


def former_records(catalogue: Catalogue) -> dict[str, Entry]:
    """Former reference → the record that had it; those that another record has now are left out."""
    records = {}
    for entry in catalogue.entries.values():
        for former in entry.former_refs:
            if former not in catalogue.entries:
                records[former] = entry
    return records


def _paths(old: str, new: str, prefixes: list[str]) -> Iterator[tuple[str, str]]:
    """Old and new paths of the folders and files that have the name of a record."""
    patterns = [f"{prefix}{{}}/" for prefix in prefixes]
    patterns += ["id/{}/", f"{ROOT}records/{{}}.json", f"{ROOT}records/{{}}.jsonld"]
    for pattern in patterns:
        yield pattern.format(old), pattern.format(new)
    old_kind, _, old_id = old.partition("/")
    new_kind, _, new_id = new.partition("/")
    if old_kind == new_kind == "agencies":
        yield f"{ROOT}by/agency/{old_id}.json", f"{ROOT}by/agency/{new_id}.json"
    if old_kind == new_kind and new_kind in ("agencies", "practices"):
        for prefix in prefixes:
            yield f"{prefix}feeds/{old}.xml", f"{prefix}feeds/{new}.xml"


def _forward(
    publication: Publication, files: SiteFiles, entry: Entry, old: str, new: str
) -> Iterator[File]:
    """The copy of a file, or the copies of the files of a folder and the page that redirects."""
    if not old.endswith("/"):
        yield old, files.read(new)
        return
    for path in files.below(new):
        if path != new + INDEX:
            yield old + path.removeprefix(new), files.read(path)
    context = publication.context(_language(publication.site, old))
    yield old + INDEX, _moved(publication, context, entry.name(context.language), old, new)


def _forward_page(
    publication: Publication, files: SiteFiles, context: Context, old: str, new: str
) -> Iterator[File]:
    """The page that redirects from the former name of an ordinary page, and a copy of its Markdown."""
    name = FORMER_PAGES[old.removeprefix(context.page_path()).strip("/")]
    title = page_text(context, f"{name}/index", "title")
    yield old + INDEX, _moved(publication, context, title, old, new)
    if files.has(new + MARKDOWN):
        yield old + MARKDOWN, files.read(new + MARKDOWN)


def _moved(publication: Publication, context: Context, name: str, old: str, new: str) -> str:
    """A page that leads on to what now has its content."""
    site = publication.site
    return publication.templates.get("moved.html").render(
        context=context,
        name=name,
        old=old,
        canonical=site.absolute(new),
        target=relative(site, new, old),
        style=relative(site, "assets/css/site.css", old),
        help_page=context.to(old, HELP_PAGE),
    )


def _language(site: Site, path: str) -> str:
    """The language of a path. Every path begins with the prefix of the first one, which is empty."""
    return next(name for name in reversed(site.languages) if path.startswith(site.prefix(name)))


def _retired(prefix: str) -> Iterator[tuple[str, str]]:
    """Old and new path of every retired file of a language and of the whole site.

    They have `:id` in the place of a name.
    """
    yield f"{prefix}reviews.ics", f"{prefix}calendar.ics"
    for kind in KINDS:
        folder = f"{prefix}{kind}/{ID}"
        yield f"{folder}/{PICTURE}", picture_path(prefix, kind)
        if kind not in ("practices", "agencies"):
            for name in DOCUMENTS:
                new = name.replace("document", "cite")
                place = f"{kind}/{ID}" if new in OF_ALL_LANGUAGES else folder
                yield f"{folder}/{name}", f"{place}/{new}"
        if kind != "practices":
            yield from _for_other_sites(folder, f"{kind}/{ID}", picture_path(prefix, kind))
        for name in OF_ALL_LANGUAGES if prefix else ():
            yield f"{folder}/{name}", f"{kind}/{ID}/{name}"
        yield f"oai/records/{kind}/{ID}.xml", f"{ROOT}records/{kind}/{ID}.json"
    yield f"oai/{ID}", f"{ROOT}{DUMP}"


def _for_other_sites(folder: str, ref: str, picture: str) -> Iterator[tuple[str, str]]:
    """Old and new path of what other sites could show of a record in the folder of its page."""
    for name, new in FOR_OTHER_SITES.items():
        yield f"{folder}/{name}", new.format(folder=folder, ref=ref, picture=picture)


def successor(path: str) -> str:
    """The path to which a retired file is forwarded, or ''."""
    prefix = path[:3] if re.match("[a-z]{2}/", path) else ""
    for old, new in _retired(prefix):
        if match := re.fullmatch(_pattern(old, "([^/]+)"), path):
            return new.replace(ID, match[match.re.groups])
    return ""


MAPS = ("redirects/nginx.conf", "redirects/Caddyfile", "_redirects")
"""The redirects for servers and for hosts that read a file."""


def redirect_maps(publication: Publication, pairs: Pairs) -> Iterator[tuple[str, str]]:
    """The name and the content of each map, made from old and new paths; `:id` is any id."""
    root = urlsplit(publication.site.url).path or "/"
    lines = [(root + old, root + new, old.endswith("/")) for old, new in pairs]
    for name in MAPS:
        template = publication.templates.get(f"redirects/{posixpath.basename(name)}")
        yield name, template.render(lines=lines, id=ID, pattern=_pattern)


def _pattern(old: str, any_id: str) -> str:
    return re.escape(old).replace(ID, any_id)
