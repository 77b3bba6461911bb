"""The home page: levels, situations, tasks, audiences, topics, new texts, changes, what is missing."""

from collections import Counter
from typing import Any

from catalogue.recognition import editions
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.views.pages.opportunities import Opportunity, opportunities
from catalogue.views.record import history
from catalogue.views.record.rows import newest_first, row
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.values import Link, Option, Row

NEW = 4
MISSING = {"joint-statements": 2, "joint-activities": 2, "languages": 1, "regions": 1}
"""How many candidates of each family the home page shows."""


def home(context: Context, path: str) -> dict[str, Any]:
    """The content of the home page in addition to its text."""
    changes = history.latest(context, path, NEW)
    return {
        "levels": _levels(context),
        "situations": _tasks(context, path, urgent=True),
        "audiences": _ways(context, path, "audiences"),
        "tasks": _tasks(context, path, urgent=False),
        "topics": _ways(context, path, "topics"),
        "latest": _latest(context, path),
        "reviewed": date_in_words(context, context.catalogue.latest_review),
        "changes": changes,
        "has_changes": bool(changes or editions.files(context.catalogue.root)),
        "missing": _missing(context, path),
    }


def _levels(context: Context) -> list[Option]:
    """The levels that some practice has, with the number of practices, and of those whose level is full."""
    practices = recognized_practices(context.catalogue)
    counts = Counter(recognition.level for _, recognition in practices)
    levels = [level for level in LEVELS if counts[level]]
    full = Counter(recognition.level for _, recognition in practices if recognition.is_full)
    return [
        Option(level, _proof(context, level, full[level]), count=counts[level]) for level in levels
    ]


def _proof(context: Context, level: str, read: int) -> str:
    """What a number of practices has; of levels that rest on texts, for how many of them words were read."""
    label = context.text(f"proof-{level}")
    return label if level == LEVELS[-1] else context.text("proof-read", label=label, read=read)


def _latest(context: Context, path: str) -> list[Row]:
    """The newest texts."""
    dated = [entry for entry in context.catalogue.of("statements") if entry.date]
    newest = sorted(dated, key=newest_first)[:NEW]
    return [row(context, entry, path) for entry in newest]


def _missing(context: Context, path: str) -> list[Opportunity]:
    """The first candidates of some families of opportunities."""
    candidates: list[Opportunity] = []
    for name, items in opportunities(context, path).items():
        candidates += items[: MISSING.get(name, 0)]
    return candidates


def _ways(context: Context, path: str, vocabulary: str) -> list[Link]:
    """The top terms of a vocabulary with their icons, linked to their pages."""
    links = []
    for term in context.catalogue.vocabularies[vocabulary].children(None):
        url = context.to(path, vocabulary, term.id)
        links.append(Link(term.label(context.language), url, note=term.more.get("icon", "")))
    return links


def _tasks(context: Context, path: str, *, urgent: bool) -> list[Link]:
    """The tasks of data/interface/tasks.yml with their icons: if `urgent`, those that lead to a situation."""
    links = []
    for task in context.catalogue.vocabularies.table("tasks").values():
        if task["to"].startswith("situations/") == urgent:
            url = context.to(path, task["to"])
            links.append(Link(task[context.language], url, note=task["icon"]))
    return links
