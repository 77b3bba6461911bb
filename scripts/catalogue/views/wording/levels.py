"""The level of recognition in words: of what it is, and whether its words or only summaries were read."""

from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import LEVELS, OPEN, Recognition
from catalogue.views.wording.context import Context


def level_label(context: Context, recognition: Recognition) -> str:
    """The level of a record in words: `In a text of the whole group (ICAT), by its summary`.

    All members are named only where their heads adopted a text that was read. A part is named.
    """
    group = recognition.group
    if group and group.act == "heads" and recognition.is_full:
        label = context.text("level-heads")
    else:
        label = mark_label(context, recognition.mark)
    if not group or not group.part:
        return label
    return context.text("level-part", level=label, part=part_in_words(context, group))


def part_in_words(context: Context, claim: Claim) -> str:
    """The part of a practice that a text treats, in the language of the reader or the first that has it."""
    return claim.part.get(context.language) or next(iter(claim.part.values()), "")


def mark_label(context: Context, mark: str) -> str:
    """What the mark of a level says: the level, and that only summaries were read if it is open."""
    label = level_name(context, mark.removesuffix(OPEN))
    if not mark.endswith(OPEN):
        return label
    return context.text(f"level-{mark}", level=label)


STEP_STATES = (
    *("all", "several", "few"),
    *("law", "soft-law"),
    *("uncounted", "summary", "some", "none", "unread", "unjudged", "declared"),
)
"""What a step may have for a level, the strongest first: agencies, else law, else how far texts were read."""


def level_or_law(context: Context, recognition: Recognition) -> str:
    """The level of a step in words; where no agency supports it, the law that does."""
    if recognition.level != "none" or not recognition.law:
        return step_label(context, recognition)
    is_soft = all(claim.is_soft for claim in recognition.law)
    return context.text("step-level-soft-law" if is_soft else "step-level-law")


def step_label(context: Context, recognition: Recognition) -> str:
    """The level of a step in words; without one, how far the texts were read that could give it one."""
    return context.text(f"step-level-{_step_state(recognition)}")


def _step_state(recognition: Recognition) -> str:
    """The level of a step, or how far its texts were read.

    `unjudged`, `uncounted` (a text that was read says it, and does not count), `summary`, `none` (of those
    read), `some` (of those read; others were not) or `unread`; and `declared` where agencies speak
    themselves, and do not recognize it as it stands.
    """
    if recognition.level != "none":
        return recognition.level
    return "declared" if recognition.declared else _state_of_texts(recognition)


def _state_of_texts(recognition: Recognition) -> str:
    """How far the texts of a step were read that nobody supports."""
    reasons = {claim.reason for claim in recognition.claims}
    are_read = [claim.is_read for claim in recognition.claims]
    if "unjudged" in reasons:
        return "unjudged"
    if any(claim.is_said_uncounted for claim in recognition.claims):
        return "uncounted"
    if "unread" in reasons:
        return "summary"
    if not any(are_read):
        return "unread"
    return "none" if all(are_read) else "some"


def group_label(context: Context, level: str, read: int) -> str:
    """The heading of all that has a level: for how many of them the words were read, if it rests on texts."""
    label = level_name(context, level)
    return label if level == LEVELS[-1] else context.text("proof-read", label=label, read=read)


def level_name(context: Context, level: str) -> str:
    """The name of a level, under which records stand whether their texts were read or not."""
    return context.text(f"level-{level}")
