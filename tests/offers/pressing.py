"""Pressing a site without MkDocs: the pages of records and all that others take with them."""

from __future__ import annotations

from pathlib import Path

from catalogue import offers, printing
from catalogue.addresses import Site
from catalogue.loading import Catalogue, load
from catalogue.press import Press

ROOT = Path(__file__).parent.parent.parent
URL = "https://toolkit.test/toolkit/"
NAMES = {
    "en": ("Toolkit against trafficking in persons", "Resources and best practices."),
    "fr": ("Référentiel contre la traite des personnes", "Ressources et meilleures pratiques."),
}


def press_of(catalogue: Catalogue, url: str = URL, cache: Path | None = None) -> Press:
    """A press for a catalogue; nothing is kept between two of them unless a place for it is given."""
    return Press(catalogue, Site(url), ROOT / "overrides", {"en": (), "fr": ()}, NAMES, cache)


def pressed(catalogue: Catalogue, folder: Path, url: str = URL, cache: Path | None = None) -> Path:
    """The folder into which a site was written."""
    press = press_of(catalogue, url, cache)
    printing.write(press, folder, offers.MAKERS, offers.tasks(press))
    offers.finish(press, folder)
    (folder / "index.html").write_text("<title>Home</title>", "utf-8")
    return folder


def real() -> Press:
    """The press of the real content."""
    return press_of(load(ROOT))
