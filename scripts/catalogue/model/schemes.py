"""The colours of the frame of pages, in the light and in the dark, and which text stands on which ground."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.contrast import LEAST, contrast, lightened
from catalogue.model.overlay import Colours, Palette

WHITE = "#ffffff"
VEIL = 0.14
"""The share of white over a link of the header that is pointed at."""

SCHEMES: dict[str, dict[str, str]] = {
    "light": {
        "header": "#0b4a5e",
        "navigation": "#093d4e",
        "header_text": WHITE,
        "link": "#0a5c78",
        "button": "#0b4a5e",
        "button_text": WHITE,
    },
    "dark": {
        "header": "#0d3542",
        "navigation": "#0a2a35",
        "header_text": WHITE,
        "link": "#86cfe4",
        "button": "#86cfe4",
        "button_text": "#12191d",
    },
}
"""The colours of site.css that an adaptation may change; a test compares them."""

GROUNDS = {
    "light": ("#fbfaf6", "#ffffff", "#e8f1f2", "#fdeedd"),
    "dark": ("#12191d", "#1a2429", "#1c2e35", "#382413"),
}
"""The grounds of site.css on which links stand: paper, raised, tint, and that of warnings."""


@dataclass(frozen=True)
class Faint:
    """A text of too little contrast: the scheme, the colours that an adaptation gave it, and the contrast."""

    scheme: str
    field: str
    colour: str
    ground: str
    contrast: float


def colours_of(colours: Colours, scheme: str) -> dict[str, str]:
    """The colours of an adaptation in a scheme, those of site.css where it names none."""
    return SCHEMES[scheme] | _chosen(colours, scheme)


def _chosen(colours: Colours, scheme: str) -> dict[str, str]:
    """The colours that an adaptation names for a scheme."""
    palette: Palette = getattr(colours, scheme)
    return palette.model_dump(exclude_none=True)


def faint(colours: Colours) -> list[Faint]:
    """The texts of an adaptation that cannot be read well enough, each on its worst ground."""
    worst: dict[tuple[str, str], Faint] = {}
    for scheme in SCHEMES:
        for one in sorted(_faint_in(colours, scheme), key=lambda one: -one.contrast):
            worst[scheme, one.field] = one
    return list(worst.values())


def _faint_in(colours: Colours, scheme: str) -> Iterator[Faint]:
    """Every text of a scheme on every ground on which it cannot be read well enough."""
    chosen = _chosen(colours, scheme)
    for fields, colour, ground in _pairs(colours_of(colours, scheme), GROUNDS[scheme]):
        value = contrast(colour, ground)
        named = next((field for field in fields if field in chosen), "")
        if named and value < LEAST:
            yield Faint(scheme, named, colour, ground, value)


def _pairs(
    colours: dict[str, str], grounds: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The colours from which a pair follows, a text, and its ground."""
    header, navigation = colours["header"], colours["navigation"]
    text = colours["header_text"]
    for ground in (header, lightened(header, VEIL)):
        yield ("header_text", "header"), text, ground
    for ground in (navigation, lightened(navigation, VEIL)):
        yield ("navigation",), WHITE, ground
    yield ("button_text", "button"), colours["button_text"], colours["button"]
    for ground in grounds:
        yield ("link",), colours["link"], ground
