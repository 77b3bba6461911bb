"""Where the site is: its address, its repository, its contact, from the environment or else overlay.yml."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.model.overlay import Overlay


@dataclass(frozen=True)
class Whereabouts:
    """The public address, the repository and the contact of a site; '' for what is not known."""

    address: str
    repository: str
    contact: str


def whereabouts(overlay: Overlay, environment: Mapping[str, str | None]) -> Whereabouts:
    """What the environment says, and overlay.yml where it says nothing."""
    address = environment.get("SITE_URL") or overlay.address or ""
    repository = environment.get("REPO_URL") or overlay.repository or ""
    contact = environment.get("CONTACT") or overlay.contact or ""
    return Whereabouts(_folder(address), repository.rstrip("/"), contact)


def _folder(address: str) -> str:
    """An address with the mark of a folder at its end."""
    return f"{address.rstrip('/')}/" if address else ""
