"""Situations that people meet, cards for the pocket, sessions for trainers, and the practices on which their steps rest."""

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import Any

from catalogue.model.memo import once
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, head_of, heads
from catalogue.views.pages.page_frame import text_blocks
from catalogue.views.pages.supported_text import first_list, printed, supported_blocks
from catalogue.views.record.recognition_summary import chips, claim_view
from catalogue.views.record.rows import collation
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.names import page_text, record_link
from catalogue.views.wording.values import Block, Link, Row

FOLDER = "situations"
CARDS = "cards"
WRONG = 3
"""The wrong answers to a question of a session."""


def card(context: Context, page: str) -> dict[str, Any]:
    """What a card shows: the same as a situation. Every list of it has steps."""
    return situation(context, page, ("ol", "ul"))


def situation(context: Context, page: str, list_tags: tuple[str, ...] = ("ol",)) -> dict[str, Any]:
    """The phrases for a situation, its text with the practices behind its steps, pathways, and cards.

    The lists with one of some tags have the steps.
    """
    name = name_of(context, page)
    things = first_things(context, name, page)
    versions = context.catalogue.pages.get(name, {})
    phrases = versions[context.language].data.get("phrases") if context.language in versions else []
    ways = [
        Link(context.label("audiences", top), context.to(page, "audiences", top))
        for top in _tops(context.catalogue, name)
    ]
    return {
        "phrases": phrases,
        "blocks": supported_blocks(text_blocks(context, name, page), things, list_tags),
        "ways": ways,
        "cards": _cards(context, name, page),
    }


def session(context: Context, page: str) -> dict[str, Any]:
    """The text of a session, divided at its quiz: the first numbered list, whose items are the questions."""
    blocks = text_blocks(context, name_of(context, page), page)
    place = first_list(blocks, "ol")
    lists, questions = blocks[place : place + 1], quiz(context, page)
    asked = [html for block in lists for html in printed(*block.items)]
    return {
        "before": printed(*(block.html for block in blocks[:place])),
        "asked": list(zip_longest(asked, questions[: len(asked)])),
        "after": printed(*(block.html for block in blocks[place + 1 :])),
        "questions": questions,
    }


def quiz(context: Context, page: str) -> list[dict[str, Any]]:
    """The answers to each question of a session: a step is right, three pitfalls of its practice are wrong.

    The next question about the same practice goes on with its next pitfalls.
    """
    name = name_of(context, page)
    refs = [ref.partition("/")[::2] for ref in steps_of(context.catalogue, name)]
    practices = [practice for practice, _ in refs]
    questions = []
    for number, ((practice, step), background) in enumerate(
        zip(refs, first_things(context, name, page), strict=True)
    ):
        if entry := context.catalogue.get("practices", practice):
            pitfalls = heads(context.catalogue, entry.ref, context.language, "pitfalls")
            wrong = (pitfalls * 3)[WRONG * practices[:number].count(practice) :][:WRONG]
            right = len(step) % (len(wrong) + 1)
            answer = head_of(context.catalogue, entry, step, context.language)
            questions.append(
                {
                    "answers": [*wrong[:right], answer, *wrong[right:]],
                    "right": right,
                    "step": background,
                }
            )
    return questions


def index(context: Context, page: str) -> tuple[Block, ...]:
    """All situations, all cards or all sessions, by those who need them."""
    tops, folder = (
        context.catalogue.vocabularies["audiences"].children(None),
        name_of(context, page),
    )
    blocks = (
        Block(top.id, top.label(context.language), of_audience(context, top.id, page, folder))
        for top in tops
    )
    return tuple(block for block in blocks if block.rows)


def of_audience(
    context: Context, audience: str, page: str, folder: str = FOLDER
) -> tuple[Row, ...]:
    """The situations that an audience, or one below it, meets; or its cards or sessions."""
    names = (
        name
        for name in pages_in(context.catalogue, folder)
        if audience in _tops(context.catalogue, name)
    )
    return tuple(
        sorted(
            (row_of(context, name, page) for name in names),
            key=lambda row: collation(row.link.label),
        )
    )


def of_practice(context: Context, entry: Entry, page: str) -> tuple[Row, ...]:
    """The situations, pathways and cards in which a step of a practice is what to do."""
    return tuple(
        row_of(context, name, page)
        for name in practices_of_pages(context.catalogue).get(entry.id, [])
    )


def row_of(context: Context, name: str, page: str) -> Row:
    """A situation or a pathway as a row of a list."""
    folder, _, term = name.partition("/")
    label = (
        context.label("audiences", term)
        if folder == "audiences"
        else page_text(context, name, "title") or term
    )
    return Row(
        name, "", Link(label, context.to(page, name)), page_text(context, name, "summary"), ""
    )


def first_things(context: Context, name: str, page: str) -> list[dict[str, Any] | None]:
    """The practices on which the steps of an ordinary page rest, in the order of the steps."""
    return [_first_thing(context, ref, page) for ref in steps_of(context.catalogue, name)]


def pages_in(catalogue: Catalogue, folder: str) -> list[str]:
    """The names of the pages in a folder, without its index."""
    return [
        name
        for name in catalogue.pages
        if name.startswith(f"{folder}/") and name != f"{folder}/index"
    ]


def name_of(context: Context, page: str) -> str:
    """The name of the ordinary page at a path."""
    return page.removeprefix(context.site.prefix(context.language)).strip("/")


def steps_of(catalogue: Catalogue, name: str) -> list[str]:
    """The references behind the items of an ordinary page."""
    return _original(catalogue, name).get("steps") or []


@once
def practices_of_pages(catalogue: Catalogue) -> dict[str, list[str]]:
    """Practice → the situations, pathways and cards that lead to one of its steps."""
    table: dict[str, list[str]] = defaultdict(list)
    for name in catalogue.pages:
        if name.startswith((f"{FOLDER}/", f"{CARDS}/", "audiences/")):
            for practice in dict.fromkeys(
                ref.partition("/")[0] for ref in steps_of(catalogue, name)
            ):
                table[practice].append(name)
    return table


def _tops(catalogue: Catalogue, name: str) -> list[str]:
    """The audiences at the top of the tree that a page is for."""
    table = catalogue.vocabularies["audiences"]
    audiences = table.with_parents(_original(catalogue, name).get("audiences") or [])
    return [top.id for top in table.children(None) if top.id in audiences]


def _cards(context: Context, name: str, page: str) -> list[Row]:
    """The three cards of those who meet a situation that share most of its steps."""
    catalogue, steps, tops = (
        context.catalogue,
        set(steps_of(context.catalogue, name)),
        set(_tops(context.catalogue, name)),
    )
    others = [
        card
        for card in pages_in(catalogue, CARDS)
        if card != name and not tops.isdisjoint(_tops(catalogue, card))
    ]
    shared = Counter({card: len(steps.intersection(steps_of(catalogue, card))) for card in others})
    return [row_of(context, card, page) for card, count in shared.most_common(3) if count]


def _original(catalogue: Catalogue, name: str) -> dict[str, Any]:
    versions: dict[str, Document] = catalogue.pages.get(name, {})
    return next(iter(versions.values())).data if versions else {}


def _first_thing(context: Context, ref: str, page: str) -> dict[str, Any] | None:
    """The step or pitfall of a reference practice/step, with its marks; None for the editors' guidance."""
    practice, _, step_id = ref.partition("/")
    entry = context.catalogue.get("practices", practice)
    lists = (
        [step_recognitions(context.catalogue, entry.ref, field) for field in FIELDS.values()]
        if entry
        else []
    )
    recognition = next(
        (item.recognition for items in lists for item in items if item.step.id == step_id), None
    )
    if entry is None or recognition is None:
        return None
    link = record_link(context, entry, page)
    law = tuple(claim_view(context, claim, page) for claim in recognition.law)
    step = Link(link.label, at_place(link.url, step_id), link.language)
    return {"practice": step, "chips": chips(context, page, recognition.claims), "law": law}
