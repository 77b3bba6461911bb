"""The style of an adaptation: its colours and fonts, as custom properties that follow those of site.css.

Only colours of six digits and names of letters reach the sheet (`model/overlay.py`), so that no value can end
its declaration. What these properties do not name cannot be changed: marks, law, warnings, the exit.
"""

from collections.abc import Iterator, Mapping

from catalogue.model.overlay import Colours, Overlay
from catalogue.model.schemes import colours_of

SHEET = "assets/css/site.css"
"""The style sheet that every page has."""

PROPERTIES = {
    "header": "deep",
    "navigation": "deep-2",
    "header_text": "deep-ink",
    "link": "link",
    "button": "btn",
    "button_text": "btn-ink",
}
"""The colour of a palette → the custom property that has it."""

FALLBACKS = {"sans": ("text", "system-ui, sans-serif"), "serif": ("headings", "Georgia, serif")}
"""The custom property of a font → its list in the overlay, and what follows where no font is there."""


def added_styles(overlay: Overlay) -> dict[str, str]:
    """What is added to the style sheets of an adaptation: path → rules; nothing where it changes no style."""
    rules = "".join(_rules(overlay))
    return {SHEET: rules} if rules else {}


def _rules(overlay: Overlay) -> Iterator[str]:
    """The rules of the fonts, and on screens those of the colours; paper has colours of its own."""
    fonts = dict(_fonts(overlay))
    if fonts:
        yield f"\n:root {{ {_declarations(fonts)} }}\n"
    if overlay.colours != Colours():
        yield f"\n@media screen {{ :root {{ {_colours(overlay, 'light')} }} }}\n"
        dark = "@media screen and (prefers-color-scheme: dark)"
        yield f"{dark} {{ :root {{ {_colours(overlay, 'dark')} }} }}\n"


def _fonts(overlay: Overlay) -> Iterator[tuple[str, str]]:
    """The fonts that stand before those of every device."""
    for name, (field, fallback) in FALLBACKS.items():
        fonts: list[str] = getattr(overlay.type, field)
        if fonts:
            quoted = ", ".join(f'"{font}"' for font in fonts)
            yield name, f"{quoted}, {fallback}"


def _colours(overlay: Overlay, scheme: str) -> str:
    """The colours of a scheme, all of them: those of the dark must win over those of the light."""
    colours = colours_of(overlay.colours, scheme)
    return _declarations({PROPERTIES[field]: colour for field, colour in colours.items()})


def _declarations(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())
