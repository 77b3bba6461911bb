"""The steps and pitfalls of a practice, each with the marks of those who say so and the passages behind them."""

from itertools import zip_longest
from typing import Any

from catalogue.model.evidence import Step
from catalogue.recognition.levels import StepRecognition
from catalogue.views.context import Context
from catalogue.views.recognition_summary import chips, claim_view

Item = dict[str, Any]
"""A step or a pitfall as the page of its practice prints it; only its text where the front matter has no row for it."""


def item_views(context: Context, page: str, htmls: list[str], found: tuple[StepRecognition, ...]) -> tuple[Item, ...]:
    """The items of a list, each with what is in the front matter for it; without any where the front matter has no row."""
    return tuple(_item(context, page, html, item) for html, item in zip_longest(htmls, found) if html is not None)


def _item(context: Context, page: str, html: str, item: StepRecognition | None) -> Item:
    if item is None:
        return {"html": html}
    step, recognition = item.step, item.recognition
    passages = [*recognition.law, *recognition.counted, *recognition.listed]
    moment, who = (step.moment, step.who) if isinstance(step, Step) else ("", [])
    return {
        "id": step.id,
        "html": html,
        "level": recognition.level,
        "level_label": context.text(f"step-level-{recognition.level}"),
        "chips": chips(context, page, recognition.claims),
        "law": tuple(claim_view(context, claim, page) for claim in recognition.law),
        "passages": tuple(claim_view(context, claim, page) for claim in passages),
        "when": context.label("moments", moment) if moment else "",
        "who": ", ".join(context.label("audiences", name) for name in who),
        "old_ids": tuple(step.formerly),
    }
