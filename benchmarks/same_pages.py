"""Write a site for Hugo that prints the pages of our records: frame, facts, recognition, links, metadata.

python benchmarks/same_pages.py REPOSITORY FOLDER
python benchmarks/same_pages.py REPOSITORY FOLDER --given    with the related records in the front matter

The templates are in benchmarks/hugo. Left out, in favour of Hugo: glossary links in the text, words of the
other language for the search, the state of translations, titles' languages, and the levels of single steps.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from catalogue.model.records import KINDS  # noqa: E402 - the folder of scripts is no package
from catalogue.source.catalogue import Catalogue  # noqa: E402
from catalogue.source.loading import load  # noqa: E402
from catalogue.views.record.related import closest  # noqa: E402

VOCABULARIES = (
    *(
        "topics",
        "audiences",
        "regions",
        "levels",
        "effect-levels",
        "resource-types",
        "languages",
        "access",
        "agency-types",
    ),
    *(
        "membership-statuses",
        "statement-types",
        "adopting-bodies",
        "activity-types",
        "places",
        "positions",
        "verification-levels",
        "provision-relations",
        "moments",
    ),
)
OWN_NAMES = {"date": "day", "type": "genre", "resources": "helps", "source": "origin"}
"""Keys that mean something else to Hugo."""

SETTINGS = """baseURL = "https://toolkit.test/toolkit/"
title = "Toolkit against trafficking in persons"
defaultContentLanguage = "en"
timeout = "900s"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
[frontmatter]
date = ["none"]
publishDate = ["none"]
lastmod = ["none"]
expiryDate = ["none"]
[languages.en]
weight = 1
[languages.en.params]
name = "English"
[languages.fr]
weight = 2
title = "Référentiel contre la traite des personnes"
[languages.fr.params]
name = "Français"
[markup.goldmark.renderer]
unsafe = false
[related]
threshold = 1
includeNewer = true
toLower = false
indices = [
  {name = "topics", weight = 50}, {name = "audiences", weight = 30},
  {name = "regions", weight = 20}, {name = "helps", weight = 60},
]
"""


def write(repository: Path, folder: Path, *, given: bool) -> None:
    """Write the site; related records are given in the front matter, or found by Hugo."""
    catalogue = load(repository)
    (folder / "data" / "labels").mkdir(parents=True)
    for language in catalogue.vocabularies.languages:
        labels = json.dumps(_labels(catalogue, language), ensure_ascii=False)
        (folder / "data" / "labels" / f"{language}.json").write_text(labels, "utf-8")
    for name, pages in catalogue.sources.items():
        kind, _, last = name.partition("/")
        for language, page in pages.items() if kind in KINDS else ():
            suffix = "" if language == catalogue.vocabularies.default_language else f".{language}"
            entry = catalogue.entries.get(name)
            near = (
                closest(catalogue, entry) if entry and given and language == entry.original else []
            )
            target = folder / "content" / kind / f"{last.replace('index', '_index')}{suffix}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_page(page.source, near), "utf-8")
    (folder / "hugo.toml").write_text(SETTINGS, "utf-8")
    shutil.copytree(ROOT / "benchmarks" / "hugo", folder / "layouts")


def _page(source: str, near: list[str]) -> str:
    text = re.sub(r"(?m)^(date|published|reviewed|until): ([\d-]+)$", r'\1: "\2"', source)
    for ours, theirs in OWN_NAMES.items():
        text = text.replace(f"\n{ours}: ", f"\n{theirs}: ", 1)
    return text.replace("---\n", f"---\nnear: {json.dumps(near)}\n", 1) if near else text


def _labels(catalogue: Catalogue, language: str) -> dict[str, object]:
    """Every word of the interface in a language, as the templates look it up."""
    vocabularies = catalogue.vocabularies
    labels: dict[str, object] = {
        name.replace("-", "_"): {term.id: term.label(language) for term in vocabularies[name]}
        for name in VOCABULARIES
    }
    fields = {
        name: row.get(language, "")
        for rows in vocabularies.table("fields").values()
        for name, row in rows.items()
    }
    strings = {
        name: texts.get(language, "") for name, texts in vocabularies.table("strings").items()
    }
    sections = {
        term.label(language): name
        for terms in vocabularies.sections.values()
        for name, term in terms.items()
    }
    return labels | {
        "t": fields | strings,
        "months": vocabularies.table("months")[language],
        "sections": sections,
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), given="--given" in sys.argv)
