"""The permalinks of records, and redirects from former names and retired files.

Redirects are HTML pages for any static host, and maps for nginx, Caddy and `_redirects`.

Badges, cards, citations and data under a former name are copied, since programs do not follow HTML redirects.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.exports.api.shapes import DUMP, ROOT
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.html import social_pictures
from catalogue.model.records import KINDS
from catalogue.source.loading import Entry
from catalogue.views.wording.context import alternates, relative
from catalogue.views.wording.names import record_title
from catalogue.views.wording.site import Site

PAIRS = list[tuple[str, str]]
INDEX = "index.html"
ID = ":id"
"""The id of any record in the rules of `_redirects`."""

OF_RECORDS = ("picture.png", "document.bib", "document.ris", "document.json")
"""The retired files of a record. Servers forward retired files; a host without redirects answers 404."""


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The page of the permalink of a record, id/<kind>/<id>/: a script picks a language, without it the first one opens."""
    path = f"id/{entry.ref}/"
    context = publication.context(publication.site.languages[0])
    page = publication.templates.get("permalink.html").render(
        entry=entry,
        names={
            language: record_title(context, entry)
            for language, context in publication.contexts.items()
        },
        others=alternates(context, entry.pages, path, entry.ref),
        url=lambda where: relative(publication.site, where, path),
        t=publication.catalogue.vocabularies.text,
    )
    yield f"{path}index.html", page


def redirects(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The redirects from every former name, and the maps of these and of all retired files."""
    pairs: PAIRS = []
    forwarded: set[str] = set()
    for entry, old, new in former_paths(publication):
        is_there = site.has(old + INDEX) if old.endswith("/") else site.has(old)
        leads_somewhere = site.has(new + INDEX) if new.endswith("/") else site.has(new)
        if leads_somewhere and not is_there and old not in forwarded:
            forwarded.add(old)
            pairs.append((old, new))
            yield from _forward(publication, site, entry, old, new)
    pairs = [*sorted(pairs), *_retired_pairs(publication.site)]
    yield from maps(publication, pairs)


def former_paths(publication: Publication) -> Iterator[tuple[Entry, str, str]]:
    """The former path of each file or folder of a record under a name that no record has, and the present path."""
    prefixes = [publication.site.prefix(language) for language in publication.site.languages]
    entries = publication.catalogue.entries
    for entry in entries.values():
        for former in entry.former_refs:
            if former not in entries:
                for old, new in _paths(former, entry.ref, prefixes):
                    yield entry, old, new


def _retired_pairs(site: Site) -> PAIRS:
    pairs: PAIRS = []
    for language in site.languages:
        pairs += _retired(site.prefix(language))
    return list(dict.fromkeys(pairs))


def _paths(old: str, new: str, prefixes: list[str]) -> Iterator[tuple[str, str]]:
    """Old and new paths of the folders and files that have the name of a record."""
    patterns = [*(f"{prefix}{{}}/" for prefix in prefixes), "id/{}/", f"{ROOT}records/{{}}.json"]
    yield from ((pattern.format(old), pattern.format(new)) for pattern in patterns)
    if old.startswith("agencies/") and new.startswith("agencies/"):
        yield f"{ROOT}by/agency/{old[9:]}.json", f"{ROOT}by/agency/{new[9:]}.json"
        yield from ((f"{prefix}feeds/{old}.xml", f"{prefix}feeds/{new}.xml") for prefix in prefixes)


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
    site = publication.site
    # Every path begins with the prefix of the first language, which is empty.
    language = next(name for name in reversed(site.languages) if old.startswith(site.prefix(name)))
    values = {
        "context": publication.context(language),
        "entry": entry,
        "old": old,
        "canonical": site.absolute(new),
    }
    links = {
        "target": relative(site, new, old),
        "style": relative(site, "assets/css/site.css", old),
    }
    yield old + INDEX, publication.templates.get("moved.html").render(values | links)


def _retired(prefix: str) -> Iterator[tuple[str, str]]:
    """Old and new path of every retired file of a language and of the whole site, with `:id` in the place of a name."""
    yield f"{prefix}reviews.ics", f"{prefix}calendar.ics"
    for kind in KINDS:
        folder = f"{prefix}{kind}/{ID}"
        yield f"{folder}/picture.png", social_pictures.path(prefix, kind)
        if kind not in ("practices", "agencies"):
            yield from (
                (f"{folder}/{name}", f"{folder}/{name.replace('document', 'cite')}")
                for name in OF_RECORDS[1:]
            )
        yield f"oai/records/{kind}/{ID}.xml", f"{ROOT}records/{kind}/{ID}.json"
    yield f"oai/{ID}", f"{ROOT}{DUMP}"


def successor(path: str) -> str:
    """The path to which a retired file is forwarded, or ''."""
    prefix = path[:3] if re.match("[a-z]{2}/", path) else ""
    for old, new in _retired(prefix):
        if match := re.fullmatch(_pattern(old, "([^/]+)"), path):
            return new.replace(ID, match[match.re.groups])
    return ""


def target(html: str) -> str:
    """The target of a redirect page, or ''."""
    match = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    return match[1] if match else ""


MAPS = ("redirects/nginx.conf", "redirects/Caddyfile", "_redirects")
"""The redirects for servers and for hosts that read a file."""


def maps(publication: Publication, pairs: PAIRS) -> Iterator[tuple[str, str]]:
    """The name and the content of each map, made from old and new paths; `:id` is any id."""
    root = urlsplit(publication.site.url).path or "/"
    lines = [(root + old, root + new, old.endswith("/")) for old, new in pairs]
    for name in MAPS:
        values = {"lines": lines, "id": ID, "pattern": _pattern}
        yield (
            name,
            publication.templates.get(f"redirects/{posixpath.basename(name)}").render(values),
        )


def _pattern(old: str, any_id: str) -> str:
    return re.escape(old).replace(ID, any_id)
