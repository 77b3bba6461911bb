"""The list of changes as Markdown, below the text of the page "What changed"."""

from collections.abc import Iterator

from catalogue.recognition.changes import not_kept
from catalogue.recognition.editions import editions
from catalogue.views.record.change_words import ToldChange
from catalogue.views.record.history import events, not_kept_in_words
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words


def changes_in_markdown(context: Context) -> str:
    """Every change on a line, under the edition after which it came, and the notes of the editors last."""
    return "".join(f"\n\n{part}" for part in _parts(context))


def _parts(context: Context) -> Iterator[str]:
    every = events(context, context.page_path("changes"))
    released = editions(context.catalogue)
    if not released:
        yield context.text("edition-first")
    for edition in released:
        date = date_in_words(context, edition.date)
        yield f"## {context.text('edition-since', version=edition.version, date=date)}"
        if missing := not_kept_in_words(context, not_kept(edition)):
            yield missing
        lines = [_line(context, one) for one in every if one.change.since == edition.version]
        yield "\n".join(lines) or context.text("edition-same")
    yield f"## {context.text('changes-noted')}"
    lines = [_line(context, one) for one in every if not one.change.since]
    yield "\n".join(lines) or context.text("changes-none")


def _line(context: Context, change: ToldChange) -> str:
    """A change with its day, and a link to the record or the step."""
    address = context.site.address(context.page_path(change.change.ref))
    step = f"#{change.change.step}" if change.change.step else ""
    name = change.link.label if change.step is None else f"{change.link.label}, {change.step.label}"
    return f"- {change.date}, [{name}]({address}{step}){context.text('colon')} {change.what.label}"
