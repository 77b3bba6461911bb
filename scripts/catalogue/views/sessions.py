"""The quiz of a session for trainers: a step is the right answer to a question, pitfalls of its practice are the wrong ones."""

from typing import Any

from catalogue.source.steps import head_of, heads
from catalogue.views.context import Context
from catalogue.views.situations import first_things, name_of, steps_of

WRONG = 3


def quiz(context: Context, page: str) -> list[dict[str, Any]]:
    """The answers to each question of a session, three wrong. A practice asked about again goes on with its next pitfalls."""
    name = name_of(context, page)
    refs = [ref.partition("/")[::2] for ref in steps_of(context.catalogue, name)]
    asked = [practice for practice, _ in refs]
    questions = []
    for number, ((practice, step), behind) in enumerate(zip(refs, first_things(context, name, page), strict=True)):
        if entry := context.catalogue.get("practices", practice):
            pitfalls = heads(context.catalogue, entry.ref, context.language, "pitfalls")
            wrong = (pitfalls * 3)[WRONG * asked[:number].count(practice) :][:WRONG]
            right = len(step) % (len(wrong) + 1)
            answer = head_of(context.catalogue, entry, step, context.language)
            questions.append({"answers": [*wrong[:right], answer, *wrong[right:]], "right": right, "step": behind})
    return questions
