"""How a result is shown, in Explore and in the dialog of the search: the row of a target."""

from typing import Any

from catalogue.model.language_tags import language_of
from catalogue.views.explore.search_targets import Target
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Row


def result_row(context: Context, target: Target) -> dict[str, Any]:
    """A target as the browser prints it, with its path from the root; what is empty is left out."""
    full = {
        "ref": target.ref,
        "title": target.title,
        "lang": target.language or language_of(target.title),
        "url": target.path,
        "kind": context.text(f"{target.kind}-one"),
        "summary": target.summary,
        "summaryLang": target.summary_language or language_of(target.summary),
    }
    if target.row:
        full |= _of_record(target.row)
    return {name: value for name, value in full.items() if value}


def _of_record(row: Row) -> dict[str, Any]:
    """What only the row of a record has."""
    return {
        "ours": row.link.ours,
        "level": row.level,
        "mark": row.mark,
        "levelLabel": row.level_label,
        "badges": list(row.badges),
    }
