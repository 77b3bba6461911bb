"""The home page: practices by level, situations, tasks, audiences, topics, new texts, changes, and what is missing."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.views.pages.opportunities import opportunities
from catalogue.views.record import history
from catalogue.views.record.rows import newest_first, row
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link, Option

NEW = 4
MISSING = {"joint-statements": 2, "joint-activities": 2, "languages": 1, "regions": 1}
"""How many candidates of each family the home page shows."""


def home(context: Context, page: str) -> dict[str, Iterable[Any]]:
    """The content of the home page in addition to its text."""
    counts = Counter(
        recognition.level for _, recognition in recognized_practices(context.catalogue)
    )
    dated = [entry for entry in context.catalogue.of("statements") if entry.date]
    return {
        "levels": [
            Option(level, context.text(f"proof-{level}"), count=counts[level])
            for level in LEVELS
            if counts[level]
        ],
        "situations": _tasks(context, page, urgent=True),
        "audiences": _ways(context, page, "audiences"),
        "tasks": _tasks(context, page, urgent=False),
        "topics": _ways(context, page, "topics"),
        "latest": [row(context, entry, page) for entry in sorted(dated, key=newest_first)[:NEW]],
        "changes": history.events(context, page)[:NEW],
        "missing": [
            item
            for name, items in opportunities(context, page).items()
            for item in items[: MISSING.get(name, 0)]
        ],
    }


def _ways(context: Context, page: str, vocabulary: str) -> list[Link]:
    """The top terms of a vocabulary with their icons, linked to their pages."""
    terms = context.catalogue.vocabularies[vocabulary].children(None)
    links = (
        (
            term.label(context.language),
            context.to(page, vocabulary, term.id),
            term.more.get("icon", ""),
        )
        for term in terms
    )
    return [Link(label, url, note=icon) for label, url, icon in links]


def _tasks(context: Context, page: str, *, urgent: bool) -> list[Link]:
    """The tasks of data/interface/tasks.yml with their icons, linked to a record or a topic; or the urgent ones, linked to a situation."""
    tasks = context.catalogue.vocabularies.table("tasks").values()
    rows = (task for task in tasks if task["to"].startswith("situations/") == urgent)
    return [
        Link(task[context.language], context.to(page, task["to"]), note=task["icon"])
        for task in rows
    ]
