"""Situations, cards, sessions and pathways as data, one file a kind; and all provisions in one.

The text of a page is its Markdown, read from the site, with addresses that work anywhere.
"""

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin

from catalogue.exports.api.shapes import ROOT, Data
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.model.provisions import Provision, provisions
from catalogue.recognition.backlinks import built_on
from catalogue.views.pages.situations import pages_in, steps_of
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import page_text

FOLDERS = {
    "situations": "situations",
    "cards": "cards",
    "sessions": "sessions",
    "pathways": "audiences",
}
"""Name of a file → the folder of its pages."""

PROVISIONS = "provisions.json"
PAGES = f"{ROOT}pages/"
LINK = re.compile(r"\]\((?![a-z]+:)([^()\s]*)\)")


def page_files(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The pages of each kind in one file."""
    for name, folder in FOLDERS.items():
        pages = [_page(publication, site, page) for page in pages_in(publication.catalogue, folder)]
        yield f"{PAGES}{name}.json", compact({"kind": name, "count": len(pages), "pages": pages})


def page_addresses(publication: Publication) -> dict[str, str]:
    """The address of each file of pages, by its name."""
    return {name: publication.site.address(f"{PAGES}{name}.json") for name in FOLDERS}


def provision_file(publication: Publication) -> Data:
    """The provisions of all instruments, with the steps that were compared with each."""
    rows = provisions(publication.catalogue.vocabularies).values()
    known = [row for row in rows if f"resources/{row.instrument}" in publication.catalogue.entries]
    listed = [_provision(publication, row) for row in known]
    return {"count": len(listed), "provisions": listed}


def _page(publication: Publication, site: SiteFiles, name: str) -> Data:
    """A page: what it is called, for whom it is, the steps behind its items, its text."""
    original = next(iter(publication.catalogue.pages[name].values()))
    page: Data = {
        "id": name,
        "name": {},
        "summary": {},
        "audiences": list(original.data.get("audiences") or ()),
        "steps": [_reference(ref) for ref in steps_of(publication.catalogue, name)],
        "page": {},
        "text": {},
    }
    for language, context in publication.contexts.items():
        path = context.page_path(name)
        page["name"][language] = _name(context, name)
        page["summary"][language] = page_text(context, name, "summary")
        page["page"][language] = publication.site.address(path)
        page["text"][language] = _text(publication, site, path)
    return page


def _name(context: Context, name: str) -> str:
    return page_text(context, name, "title") or name.rpartition("/")[2]


def _text(publication: Publication, site: SiteFiles, path: str) -> str:
    """The Markdown of a page with whole addresses."""
    absolute = partial(_absolute, publication.site.address(path))
    return LINK.sub(absolute, site.read(f"{path}index.md").decode("utf-8"))


def _absolute(base: str, match: re.Match[str]) -> str:
    return f"]({urljoin(base, match[1])})"


def _reference(ref: str) -> Data:
    """The step behind an item; nothing for the editors' guidance."""
    practice, _, step = ref.partition("/")
    return {"practice": f"practices/{practice}", "step": step} if step else {}


def _provision(publication: Publication, row: Provision) -> Data:
    """A provision, and what rests on it."""
    built = built_on(publication.catalogue).get(row.ref, [])
    steps = [
        {"practice": entry.ref, "step": step, "says": says}
        if step
        else {"practice": entry.ref, "says": says}
        for entry, step, says in built
    ]
    pages = {
        language: f"{publication.site.address(context.page_path('resources', row.instrument))}#{row.id}"
        for language, context in publication.contexts.items()
    }
    found: Data = {
        "id": row.ref,
        "instrument": f"resources/{row.instrument}",
        "where": row.where,
        "heading": row.heading,
        "says": row.says,
        "strength": row.strength,
        "seen": row.seen,
        "page": pages,
        "steps": steps,
    }
    return found | _known(force=_force(publication, row), read=row.read)


def _force(publication: Publication, row: Provision) -> str:
    """Whether the instrument binds; '' where its record does not say."""
    instrument = publication.catalogue.get("resources", row.instrument)
    return "".join(instrument.terms("force")) if instrument else ""


def _known(**values: str) -> Data:
    return {name: value for name, value in values.items() if value}
