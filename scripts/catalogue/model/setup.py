"""What a site has to say of itself once: where it is, where letters go, who reviews."""

from catalogue.model.overlay import Overlay

ASKED = ("editors", "contact", "repository", "address")
"""The keys of overlay.yml that `toolkit.py init` asks for, in this order."""


def unsaid(overlay: Overlay, known: dict[str, str]) -> list[str]:
    """The keys that neither overlay.yml nor what is known of the site answers."""
    return [key for key in ASKED if not getattr(overlay, key) and not known.get(key)]
