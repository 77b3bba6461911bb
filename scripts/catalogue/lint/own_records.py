"""Rules of own/: records of the hosts of an adaptation, beside those of the toolkit and never among them."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.lint.page_model import Page
from catalogue.lint.registry import catalogue_rule, page_rule
from catalogue.model.findings import Finding, Span
from catalogue.model.overlay import OWN
from catalogue.source.catalogue import Catalogue
from catalogue.source.files import is_portable
from catalogue.source.own_records import CLAIMS, KINDS, NO_EFFECT, is_own
from catalogue.source.yaml_positions import Where

PARTS = ("steps", "pitfalls")
"""The lists of a practice whose items may rest on documents."""


@catalogue_rule("own-file", "page-symlink")
def files(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Own records are practices and resources, of a site with its own name, under names that are free."""
    for file in sorted((catalogue.root / OWN).rglob("*")):
        path = file.relative_to(catalogue.root).as_posix()
        if file.is_symlink():
            yield Finding(path, Span(), "page-symlink", {})
        elif file.is_file():
            for name, value in _faults(catalogue, file).items():
                yield Finding(path, Span(), "own-file", {name: value})


def _faults(catalogue: Catalogue, file: Path) -> dict[str, str]:
    """What is wrong with a file of own/."""
    inner = PurePosixPath(file.relative_to(catalogue.root / OWN).as_posix())
    name = inner.name.partition(".")[0]
    languages = catalogue.vocabularies.languages
    suffix = inner.stem.partition(".")[2] or languages[0]
    if not catalogue.vocabularies.overlay.is_adaptation:
        return {"nameless": OWN}
    if str(inner.parent) not in KINDS or inner.suffix != ".md" or name == "index":
        return {"kinds": ", ".join(f"{OWN}/{kind}/" for kind in KINDS)}
    if not is_portable(str(inner)) or suffix not in languages:
        return {"name": inner.name}
    upstream = f"docs/{inner.parent}/{name}.md"
    return {"taken": upstream} if (catalogue.root / upstream).exists() else {}


@page_rule("own-claim")
def claims(page: Page) -> Iterator[Finding]:
    """An own record claims no recognition, no basis and no effect: nobody but its hosts has judged it."""
    if is_own(page.document.path):
        for where in (*_claims_of_whole(page.document.data), *_claims_of_parts(page.document.data)):
            yield page.finding("own-claim", page.document.key_span(where), key=where[-1])


def _claims_of_whole(data: dict[str, Any]) -> Iterator[Where]:
    """The keys that claim something for a whole record."""
    for key in CLAIMS:
        if data.get(key):
            yield (key,)
    effect = data.get("effect")
    level = effect.get("level") if isinstance(effect, dict) else None
    if level and level != NO_EFFECT.level:
        yield ("effect",)


def _claims_of_parts(data: dict[str, Any]) -> Iterator[Where]:
    """The keys that claim something for a step or a pitfall."""
    for part in PARTS:
        items = data.get(part)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict) and item.get("basis"):
                yield (part, number, "basis")
