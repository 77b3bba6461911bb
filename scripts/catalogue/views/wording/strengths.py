"""How strongly a provision is worded, in words that claim no duty for a text that binds nobody."""

from catalogue.model.provisions import Provision
from catalogue.views.wording.context import Context

WORDED_AS_DUTIES = ("shall", "shall-consider", "endeavour")
"""The strengths whose labels name a duty."""

LAW = frozenset(("binding", "case-law"))
"""The force of texts that bind: treaties, and judgments, which bind the State that they concern."""


def strength_in_words(context: Context, provision: Provision) -> str:
    """The strength of a provision; that of a text that does not bind is said to be one of words only."""
    label = context.label("strengths", provision.strength)
    instrument = context.catalogue.get("resources", provision.instrument)
    is_law = instrument is not None and not LAW.isdisjoint(instrument.terms("force"))
    if is_law or provision.strength not in WORDED_AS_DUTIES:
        return label
    return context.text("strength-not-binding", strength=label)
