"""The page of findings in five parts: each finding is a sentence computed from the records, and its chart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.views.pages import agreement_findings, evidence_findings, missing_findings
from catalogue.views.pages.charts import Chart
from catalogue.views.pages.law_findings import law_charts
from catalogue.views.pages.opportunities import family_links
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link

Maker = Callable[[Context, str], Chart]

LAW = "all-states"
"""The part that has what the lists of parties show."""

PARTS: dict[str, tuple[Maker, ...]] = {
    "agreed": (agreement_findings.agencies,),
    "growth": (agreement_findings.agreement, agreement_findings.joint_texts),
    "tested": (evidence_findings.evaluated, evidence_findings.studied),
    LAW: (missing_findings.law,),
    "missing": (
        missing_findings.weakest_topics,
        missing_findings.without_topics,
        missing_findings.french,
    ),
}
"""The parts of the page, and the charts of each."""


@dataclass(frozen=True)
class Part:
    """A part of the page: what it answers, its charts, and pages that tell more."""

    id: str
    title: str
    charts: tuple[Chart, ...]
    more: tuple[Link, ...] = ()
    about: str = ""
    """What its lists are, of the part on the law."""


def findings_page(context: Context, path: str) -> tuple[Part, ...]:
    """All parts; what the lists of parties show is in that on the law, what could be done in the last."""
    parts = []
    for name, makers in PARTS.items():
        shown = [make(context, path) for make in makers]
        lists = [*law_charts(context, path)] if name == LAW else []
        shown += lists
        about = context.text("finding-law-about") if lists else ""
        more = tuple(family_links(context, path)) if name == "missing" else ()
        parts.append(Part(name, context.text(f"findings-{name}"), tuple(shown), more, about))
    return tuple(parts)


def charts(context: Context, path: str) -> Iterator[Chart]:
    """The charts of all parts."""
    for makers in PARTS.values():
        for make in makers:
            yield make(context, path)
    yield from law_charts(context, path)
