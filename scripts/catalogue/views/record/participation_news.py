"""What a list of parties was told since an edition, in sentences."""

from collections.abc import Iterator

from catalogue.model.participation import acts, states
from catalogue.recognition.kept_participation import InstrumentChange, Kept, StandingChange
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words


def participation_news(context: Context, change: InstrumentChange) -> str:
    """What is new of an instrument: how many parties a new one has; else what changed, State by State."""
    if change.is_new:
        parties = [item for item in change.states if item.new.standing == "party"]
        return context.text("news-instrument", count=len(parties))
    through = change.instrument in acts(context.catalogue.vocabularies)
    sentences = [line for item in change.states for line in _sentences(context, item, through)]
    return " ".join(sentences)


def _sentences(context: Context, change: StandingChange, through: bool) -> Iterator[str]:
    """What changed of a State. Of one that joined, or left, nothing else is told."""
    name = states(context.catalogue.vocabularies)[change.state]
    state = context.label("regions", name)
    old, new = change.old, change.new
    if old.standing != new.standing:
        yield _standing(context, state, new, through)
        return
    for text, before, since in (
        ("news-day", old.since, new.since),
        ("news-force", old.in_force, new.in_force),
    ):
        if before != since:
            words = {"before": _day(context, before), "since": _day(context, since)}
            yield context.text(text, state=state, **words)
    if old.statement != new.statement:
        name = "news-statement" if new.statement else "news-no-statement"
        yield context.text(name, state=state)


def _standing(context: Context, state: str, new: Kept, through: bool) -> str:
    """Where a State stands now."""
    if not new.standing:
        return context.text("news-gone", state=state)
    if new.standing == "signed":
        return context.text("news-signed", state=state)
    if through:
        return context.text("news-through", state=state)
    if not new.since:
        return context.text("news-party-undated", state=state)
    act = context.label("treaty-acts", new.act)
    return context.text("news-party", state=state, act=act, since=_day(context, new.since))


def _day(context: Context, day: str) -> str:
    return date_in_words(context, day) if day else context.text("news-no-day")
