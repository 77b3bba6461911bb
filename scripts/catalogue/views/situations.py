"""Situations that people meet, and the steps behind what to do: on their pages, on the pathways, and on practices."""

from collections import defaultdict
from typing import Any

from catalogue.model.memo import once
from catalogue.recognition.levels import step_recognitions
from catalogue.source.documents import Document
from catalogue.source.loading import Catalogue, Entry
from catalogue.views.addresses import page_path
from catalogue.views.context import Context
from catalogue.views.recognition_summary import chips, claim_view
from catalogue.views.rows import collation
from catalogue.views.values import Block, Link, Row

FOLDER = "situations"


def situation(context: Context, page: str) -> dict[str, Any]:
    """What a situation is asked as, what stands behind the things to do, and the pathways of those who meet it."""
    name = page.removeprefix(page_path(context.site, context.language, FOLDER)).strip("/")
    versions = context.catalogue.pages.get(f"{FOLDER}/{name}", {})
    phrases = versions[context.language].data.get("phrases") if context.language in versions else []
    ways = [Link(context.label("audiences", top), context.to(page, "audiences", top)) for top in _tops(context.catalogue, name)]
    return {"phrases": phrases, "first": first_things(context, f"{FOLDER}/{name}", page), "ways": ways}


def index(context: Context, page: str) -> tuple[Block, ...]:
    """All situations, by those who meet them."""
    tops = context.catalogue.vocabularies["audiences"].children(None)
    blocks = (Block(top.id, top.label(context.language), of_audience(context, top.id, page)) for top in tops)
    return tuple(block for block in blocks if block.rows)


def of_audience(context: Context, audience: str, page: str) -> tuple[Row, ...]:
    """The situations that an audience, or one below it, meets."""
    names = [name for name in situations(context.catalogue) if audience in _tops(context.catalogue, name)]
    rows = [row_of(context, FOLDER, name, page) for name in names]
    return tuple(sorted(rows, key=lambda row: collation(row.link.label)))


def of_practice(context: Context, entry: Entry, page: str) -> tuple[Row, ...]:
    """The situations and pathways in which a step of a practice is what to do."""
    names = (name.partition("/") for name in practices_of_pages(context.catalogue).get(entry.id, []))
    return tuple(row_of(context, folder, name, page) for folder, _, name in names)


def row_of(context: Context, folder: str, name: str, page: str) -> Row:
    """A situation or a pathway as a row of a list."""
    versions = context.catalogue.pages.get(f"{folder}/{name}", {})
    data = versions[context.language].data if context.language in versions else {}
    label = context.label("audiences", name) if folder == "audiences" else str(data.get("title") or name)
    return Row(f"{folder}/{name}", "", Link(label, context.to(page, folder, name)), data.get("summary") or "", "")


def first_things(context: Context, name: str, page: str) -> list[dict[str, Any] | None]:
    """What stands behind the things to do on an ordinary page, in their order."""
    return [_first_thing(context, ref, page) for ref in _original(context.catalogue, name).get("steps") or []]


@once
def situations(catalogue: Catalogue) -> list[str]:
    """The names of the pages of situations."""
    names = (name.partition("/") for name in catalogue.pages)
    return [name for folder, _, name in names if folder == FOLDER and name != "index"]


@once
def practices_of_pages(catalogue: Catalogue) -> dict[str, list[str]]:
    """Practice → the situations and pathways that lead to one of its steps."""
    table: dict[str, list[str]] = defaultdict(list)
    for name in catalogue.pages:
        if name.startswith((f"{FOLDER}/", "audiences/")):
            for practice in dict.fromkeys(ref.partition("/")[0] for ref in _original(catalogue, name).get("steps") or []):
                table[practice].append(name)
    return table


def _tops(catalogue: Catalogue, name: str) -> list[str]:
    """The audiences at the top of the tree that meet a situation."""
    table = catalogue.vocabularies["audiences"]
    met = set(table.with_parents(_original(catalogue, f"{FOLDER}/{name}").get("audiences") or []))
    return [top.id for top in table.children(None) if top.id in met]


def _original(catalogue: Catalogue, name: str) -> dict[str, Any]:
    versions: dict[str, Document] = catalogue.pages.get(name, {})
    return next(iter(versions.values())).data if versions else {}


def _first_thing(context: Context, ref: str, page: str) -> dict[str, Any] | None:
    """The step of a reference practice/step, with its marks; None for the editors' guidance."""
    practice, _, step_id = ref.partition("/")
    entry = context.catalogue.get("practices", practice)
    found = step_recognitions(context.catalogue, entry.ref) if entry else ()
    recognition = next((item.recognition for item in found if item.step.id == step_id), None)
    if entry is None or recognition is None:
        return None
    link = context.link(entry, page)
    law = tuple(claim_view(context, claim, page) for claim in recognition.law)
    step = Link(link.label, f"{link.url}#{step_id}", link.language)
    return {"practice": step, "chips": chips(context, page, recognition.claims), "law": law}
