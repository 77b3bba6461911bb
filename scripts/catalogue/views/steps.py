"""The steps and pitfalls of a practice, each with the marks of those who say so and the passages behind them."""

from dataclasses import dataclass
from itertools import zip_longest

from catalogue.model.evidence import Step
from catalogue.recognition.levels import StepRecognition
from catalogue.views.context import Context
from catalogue.views.recognition_summary import Chip, ClaimView, chips, claim_view


@dataclass(frozen=True)
class ItemView:
    """A step or a pitfall."""

    id: str
    html: str
    level: str
    level_label: str
    chips: tuple[Chip, ...]
    law: tuple[ClaimView, ...]
    passages: tuple[ClaimView, ...]
    """Everything that was read for it, what counts first."""

    when: str
    who: str
    old_ids: tuple[str, ...] = ()
    """Former ids, which stay anchors."""


def item_views(context: Context, page: str, htmls: list[str], found: tuple[StepRecognition, ...]) -> tuple[ItemView, ...]:
    """The items of a list, each with what is in the front matter for it; without any where the front matter has no row."""
    return tuple(_item(context, page, html, item) for html, item in zip_longest(htmls, found) if html is not None)


def _item(context: Context, page: str, html: str, item: StepRecognition | None) -> ItemView:
    if item is None:
        return ItemView("", html, "none", "", (), (), (), "", "")
    step, recognition = item.step, item.recognition
    passages = [*recognition.law, *recognition.counted, *recognition.listed]
    moment, who = (step.moment, step.who) if isinstance(step, Step) else ("", [])
    return ItemView(
        id=step.id,
        html=html,
        level=recognition.level,
        level_label=context.text(f"step-level-{recognition.level}"),
        chips=chips(context, page, recognition.claims),
        law=tuple(claim_view(context, claim, page) for claim in recognition.law),
        passages=tuple(claim_view(context, claim, page) for claim in passages),
        when=context.label("moments", moment) if moment else "",
        who=", ".join(context.label("audiences", name) for name in who),
        old_ids=tuple(step.formerly),
    )
