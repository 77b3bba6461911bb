"""Situations that people meet, cards for the pocket, sessions for trainers; what their steps rest on."""

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import Any

from catalogue.model.language_tags import tagged
from catalogue.model.memo import once
from catalogue.recognition.levels import Recognition, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, head_of, short_head_of
from catalogue.views.pages.page_frame import text_blocks
from catalogue.views.pages.supported_text import first_list, printed, supported_blocks
from catalogue.views.record.recognition_summary import chips, claim_views
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.names import page_text, record_link
from catalogue.views.wording.values import Block, Link, Row

FOLDER = "situations"
CARDS = "cards"
WRONG = 3
"""The number of wrong answers to a question of a session."""


def card(context: Context, path: str) -> dict[str, Any]:
    """What a card shows: the same as a situation. Every list of it has steps."""
    return situation(context, path, ("ol", "ul"))


def situation(context: Context, path: str, list_tags: tuple[str, ...] = ("ol",)) -> dict[str, Any]:
    """The text of a situation with the practices behind its steps, pathways, and cards.

    The lists with one of some tags have the steps.
    """
    name = name_of(context, path)
    supports = first_things(context, name, path)
    return {
        "blocks": supported_blocks(text_blocks(context, name, path), supports, list_tags),
        "ways": _ways(context, name, path),
        "cards": _cards(context, name, path),
    }


def _ways(context: Context, name: str, path: str) -> list[Link]:
    """The pathways of those for whom a page is."""
    links = []
    for top in _tops(context.catalogue, name):
        label = context.label("audiences", top)
        links.append(Link(label, context.to(path, "audiences", top)))
    return links


def session(context: Context, path: str) -> dict[str, Any]:
    """The text of a session, divided at its quiz: the first numbered list, whose items are the questions."""
    blocks = text_blocks(context, name_of(context, path), path)
    place = first_list(blocks, "ol")
    questions = quiz(context, path)
    asked = printed(*blocks[place].items) if place < len(blocks) else []
    texts = printed(*(block.html for block in blocks))
    return {
        "before": texts[:place],
        "asked": list(zip_longest(asked, questions[: len(asked)])),
        "after": texts[place + 1 :],
        "questions": questions,
    }


def quiz(context: Context, path: str) -> list[dict[str, Any]]:
    """The answers to each question of a session, and which is right: the short head of a step.

    The wrong ones are those of the page. The norm of the step says why the right one is.
    """
    name = name_of(context, path)
    refs = steps_of(context.catalogue, name)
    supports = first_things(context, name, path)
    wrong = _wrong_answers(context, name)
    questions = []
    for number, (ref, background) in enumerate(zip(refs, supports, strict=True)):
        practice, _, step = ref.partition("/")
        if entry := context.catalogue.get("practices", practice):
            others = wrong[WRONG * number :][:WRONG]
            questions.append({**_question(context, entry, step, others), "step": background})
    return questions


def _wrong_answers(context: Context, name: str) -> list[str]:
    """The wrong answers of a session in the language that is shown."""
    if name not in context.catalogue.pages:
        return []
    language, shown = context.catalogue.page(name, context.language)
    answers = shown.data.get("wrong_answers") or ()
    return [tagged(answer, language, context.language) for answer in answers]


def _question(context: Context, entry: Entry, step: str, wrong: list[str]) -> dict[str, Any]:
    """The answers to a question, the place of the right one, and the norm behind it."""
    right = len(step) % (len(wrong) + 1)
    shown = entry.text_language(context.language)
    head = short_head_of(context.catalogue, entry, step, context.language)
    answer = tagged(head, shown, context.language)
    words = head_of(context.catalogue, entry, step, context.language)
    norm = tagged(words, shown, context.language)
    return {"answers": [*wrong[:right], answer, *wrong[right:]], "right": right, "norm": norm}


def index(context: Context, path: str) -> tuple[Block, ...]:
    """All situations, all cards or all sessions, by those who need them."""
    folder = name_of(context, path)
    blocks = []
    for top in context.catalogue.vocabularies["audiences"].children(None):
        rows = of_audience(context, top.id, path, folder)
        if rows:
            blocks.append(Block(top.id, top.label(context.language), rows))
    return tuple(blocks)


def of_audience(
    context: Context,
    audience: str,
    path: str,
    folder: str = FOLDER,
) -> tuple[Row, ...]:
    """The situations that an audience, or one below it, meets; or its cards or sessions."""
    names = pages_in(context.catalogue, folder)
    names = [name for name in names if audience in _tops(context.catalogue, name)]
    rows = [row_of(context, name, path) for name in names]
    return tuple(sorted(rows, key=lambda row: collation(row.link.label)))


def pages_of_practice(context: Context, entry: Entry, path: str) -> tuple[Row, ...]:
    """The situations, pathways and cards in which a step of a practice is what to do."""
    if entry.kind != "practices":
        return ()
    names = practices_of_pages(context.catalogue).get(entry.id, [])
    return tuple(row_of(context, name, path) for name in names)


def row_of(context: Context, name: str, path: str) -> Row:
    """A situation or a pathway as a row of a list."""
    folder, _, term = name.partition("/")
    if folder == "audiences":
        label = context.label("audiences", term)
    else:
        label = page_text(context, name, "title") or term
    link = Link(label, context.to(path, name))
    return Row(name, "", link, page_text(context, name, "summary"), "")


def first_things(context: Context, name: str, path: str) -> list[dict[str, Any] | None]:
    """The practices on which the steps of an ordinary page rest, in the order of the steps."""
    return [_first_thing(context, ref, path) for ref in steps_of(context.catalogue, name)]


def pages_in(catalogue: Catalogue, folder: str) -> list[str]:
    """The names of the pages in a folder, without its index."""
    return [
        name
        for name in catalogue.pages
        if name.startswith(f"{folder}/") and name != f"{folder}/index"
    ]


def name_of(context: Context, path: str) -> str:
    """The name of the ordinary page at a path."""
    return path.removeprefix(context.site.prefix(context.language)).strip("/")


def steps_of(catalogue: Catalogue, name: str) -> list[str]:
    """The references behind the items of an ordinary page."""
    return _original(catalogue, name).get("steps") or []


@once
def practices_of_pages(catalogue: Catalogue) -> dict[str, list[str]]:
    """Practice → the situations, pathways and cards that lead to one of its steps."""
    table: dict[str, list[str]] = defaultdict(list)
    for name in catalogue.pages:
        if name.startswith((f"{FOLDER}/", f"{CARDS}/", "audiences/")):
            practices = [ref.partition("/")[0] for ref in steps_of(catalogue, name)]
            for practice in dict.fromkeys(practices):
                table[practice].append(name)
    return table


def _tops(catalogue: Catalogue, name: str) -> list[str]:
    """The audiences at the top of the tree that a page is for."""
    table = catalogue.vocabularies["audiences"]
    audiences = table.with_parents(_original(catalogue, name).get("audiences") or [])
    return [top.id for top in table.children(None) if top.id in audiences]


def _cards(context: Context, name: str, path: str) -> list[Row]:
    """The three cards of those who meet a situation that share most of its steps."""
    catalogue = context.catalogue
    steps, tops = set(steps_of(catalogue, name)), set(_tops(catalogue, name))
    shared: Counter[str] = Counter()
    for card in pages_in(catalogue, CARDS):
        if card != name and not tops.isdisjoint(_tops(catalogue, card)):
            shared[card] = len(steps.intersection(steps_of(catalogue, card)))
    closest = [card for card, count in shared.most_common(3) if count]
    return [row_of(context, card, path) for card in closest]


def _original(catalogue: Catalogue, name: str) -> dict[str, Any]:
    versions: dict[str, Document] = catalogue.pages.get(name, {})
    return next(iter(versions.values())).data if versions else {}


def _first_thing(context: Context, ref: str, path: str) -> dict[str, Any] | None:
    """The step or pitfall of a reference practice/step, with its marks; None for the editors' guidance."""
    practice, _, step_id = ref.partition("/")
    entry = context.catalogue.get("practices", practice)
    recognition = _recognition_of_step(context.catalogue, entry, step_id) if entry else None
    if entry is None or recognition is None:
        return None
    link = record_link(context, entry, path)
    return {
        "practice": Link(link.label, at_place(link.url, step_id), link.language),
        "chips": chips(context, path, recognition.claims),
        "law": claim_views(context, recognition.law, path),
    }


def _recognition_of_step(catalogue: Catalogue, entry: Entry, step_id: str) -> Recognition | None:
    """The recognition of a step or a pitfall of a practice."""
    for field in FIELDS.values():
        for item in step_recognitions(catalogue, entry.ref, field):
            if item.step.id == step_id:
                return item.recognition
    return None
