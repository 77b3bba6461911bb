"""The permalinks of records, and redirects from former names and retired files.

Redirects are HTML pages for any static host, and maps for nginx, Caddy and `_redirects`.

Badges, cards, citations and data under a former name are copied, since programs do not follow HTML redirects.
"""

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from catalogue.exports.api.shapes import DUMP, ROOT
from catalogue.exports.publication import File, Publication
from catalogue.html.social_pictures import picture_path
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.files import write_file
from catalogue.views.wording.context import alternates, relative
from catalogue.views.wording.names import record_title
from catalogue.views.wording.site import Site

Pairs = list[tuple[str, str]]
"""Old and new paths."""

ID = ":id"
"""The id of any record in the rules of `_redirects`."""

PICTURE = "picture.png"
DOCUMENTS = ("document.bib", "document.ris", "document.json")
RETIRED_FILES = (PICTURE, *DOCUMENTS)
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
        t=publication.catalogue.vocabularies.text,
    )
    yield f"{path}index.html", page


def write_redirects(publication: Publication, folder: Path) -> None:
    """Write redirects from every former name and every retired file."""
    prefixes = [publication.site.prefix(language) for language in publication.site.languages]
    pairs: Pairs = []
    for former, entry in former_records(publication.catalogue).items():
        for old, new in _paths(former, entry.ref, prefixes):
            if (folder / new).exists() and not (folder / old).exists():
                _forward(publication, folder, entry, old, new)
                pairs.append((old, new))
    retired = dict.fromkeys(pair for prefix in prefixes for pair in _retired(prefix))
    for name, text in redirect_maps(publication, [*sorted(pairs), *retired]):
        write_file(folder / name, text)


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
    patterns += ["id/{}/", f"{ROOT}records/{{}}.json"]
    for pattern in patterns:
        yield pattern.format(old), pattern.format(new)
    old_kind, _, old_id = old.partition("/")
    new_kind, _, new_id = new.partition("/")
    if old_kind == new_kind == "agencies":
        yield f"{ROOT}by/agency/{old_id}.json", f"{ROOT}by/agency/{new_id}.json"
        for prefix in prefixes:
            yield f"{prefix}feeds/{old}.xml", f"{prefix}feeds/{new}.xml"


def _forward(publication: Publication, folder: Path, entry: Entry, old: str, new: str) -> None:
    """Copy a file, or a folder whose page then leads to the new one."""
    if not old.endswith("/"):
        write_file(folder / old, (folder / new).read_bytes())
        return
    shutil.copytree(folder / new, folder / old)
    site = publication.site
    page = publication.templates.get("moved.html").render(
        context=publication.context(_language(site, old)),
        entry=entry,
        old=old,
        canonical=site.absolute(new),
        target=relative(site, new, old),
        style=relative(site, "assets/css/site.css", old),
    )
    write_file(folder / old / "index.html", page)


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
                yield f"{folder}/{name}", f"{folder}/{name.replace('document', 'cite')}"
        yield f"oai/records/{kind}/{ID}.xml", f"{ROOT}records/{kind}/{ID}.json"
    yield f"oai/{ID}", f"{ROOT}{DUMP}"


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
