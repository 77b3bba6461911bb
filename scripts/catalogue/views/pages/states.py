"""The page of a State: what the law asks there, by which treaty, since when; and what is not known."""

from typing import Any

from catalogue.model.participation import organizations, states
from catalogue.recognition.binding import bound_steps
from catalogue.views.pages.national_law import national_law
from catalogue.views.pages.situations import name_of
from catalogue.views.pages.state_index import states_by_part_of_the_world
from catalogue.views.pages.state_law import law_by_theme
from catalogue.views.pages.state_regions import region_links
from catalogue.views.pages.state_treaties import joined, not_joined, unknown
from catalogue.views.pages.terms import served
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

PLACE_KINDS = ("practices", "resources", "statements", "activities")
"""The kinds of records that a page of a State lists, in this order."""


def state_page(context: Context, path: str) -> dict[str, Any]:
    """What the page of a State shows; on the index `id` is empty and there are only links."""
    name = name_of(context, path).partition("/")[2]
    codes = {place: code for code, place in states(context.catalogue.vocabularies).items()}
    if name not in codes:
        return {"id": "", "groups": states_by_part_of_the_world(context, path)}
    return {"id": name, **_of_state(context, name, codes[name], path)}


def _of_state(context: Context, name: str, code: str, path: str) -> dict[str, Any]:
    """What is known of the law that binds a State."""
    themes = law_by_theme(context, code)
    treaties = joined(context, code)
    practices = sum(len(theme.practices) for theme in themes)
    figures = {"steps": len(bound_steps(context.catalogue, code)), "practices": practices}
    return {
        "figures": context.text("states-figures", treaties=len(treaties), **figures),
        "themes": themes,
        "joined": treaties,
        "others": list(not_joined(context, code)),
        "unknown": list(unknown(context, code)),
        "organizations": _organizations(context, code),
        "national": national_law(context, name, path),
        "records": _records(context, name, path),
        "regions": region_links(context, name, path),
        "place": place_link(context, name, path),
    }


def _organizations(context: Context, code: str) -> list[tuple[Link, str]]:
    """The organizations of which a State is a member, or that it has left, with the day of the list."""
    rows = []
    for row in organizations(context.catalogue.vocabularies).values():
        link = Link(row.name[context.language], row.page[context.language], outside=True)
        if code in row.members:
            day = date_in_words(context, row.as_of)
            rows.append((link, context.text("states-member", as_of=day)))
        elif code in row.left:
            day = date_in_words(context, row.left[code])
            rows.append((link, context.text("states-left", day=day)))
    return rows


def _records(context: Context, name: str, path: str) -> list[tuple[str, list[Link]]]:
    """The records of the place, by kind."""
    blocks = []
    for kind in PLACE_KINDS:
        links = [
            record_link(context, entry, path) for entry in served(context, kind, "regions", name)
        ]
        if links:
            links.sort(key=lambda link: collation(link.label))
            blocks.append((context.text(kind), links))
    return blocks


def place_link(context: Context, name: str, path: str) -> Link | None:
    """The link to the page of the place, if it has one."""
    if f"places/{name}" not in context.catalogue.pages:
        return None
    return Link(context.label("regions", name), context.to(path, "places", name))
