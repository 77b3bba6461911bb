"""The index of States, by part of the world."""

from dataclasses import dataclass

from catalogue.model.participation import states
from catalogue.recognition.binding import bound_steps
from catalogue.source.state_pages import STATES
from catalogue.views.pages.state_regions import region_link, regions_within
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link


@dataclass(frozen=True)
class Part:
    """A part of the world: its id, its page, the pages of its regions, and its States."""

    id: str
    link: Link
    regions: list[Link]
    states: list[Link]


def states_by_part_of_the_world(context: Context, path: str) -> list[Part]:
    """The States of each part of the world, with the number of steps that the law asks of each."""
    regions = context.catalogue.vocabularies["regions"]
    groups: dict[str, list[Link]] = {}
    for code, name in states(context.catalogue.vocabularies).items():
        if f"{STATES}/{name}" in context.catalogue.pages:
            count = len(bound_steps(context.catalogue, code))
            url = context.to(path, STATES, name)
            link = Link(regions.label(name, context.language), url, note=str(count))
            groups.setdefault(regions.lineage(name)[-2], []).append(link)
    return [
        _part(context, name, sorted(links, key=_in_order), path) for name, links in groups.items()
    ]


def _part(context: Context, name: str, links: list[Link], path: str) -> Part:
    link = region_link(context, name, path) or Link(context.label("regions", name))
    return Part(name, link, regions_within(context, name, path), links)


def _in_order(link: Link) -> tuple[str, str]:
    return collation(link.label)
