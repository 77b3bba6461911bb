"""A second brand: the overlay of a made-up adaptation, with records of its own."""

from __future__ import annotations

from pathlib import Path

from catalogue.model.vocabularies import Vocabularies
from catalogue.source import documents, translations
from catalogue.source.documents import Document
from support import sample
from support.sites import git

NAMES = {"en": "Safe Paths of Example", "fr": "Chemins sûrs de l’Exemple"}
HOSTS = {"en": "the Ministry of Example", "fr": "le ministère de l’Exemple"}
CONTACT = "letters@ministry.example.org"
EXITS = {"en": "https://news.example.org/weather", "fr": "https://news.example.org/meteo"}
ADDED = {
    "en": "The Ministry answers for its own records.",
    "fr": "Le ministère répond de ses fiches.",
}
HEADER = {"light": "#5b1a4a", "dark": "#3a1230"}
OVERLAY = f"""
address: https://paths.example.org/
repository: https://forge.example.org/ministry/paths
contact: {CONTACT}
editors: ["@ministry/editors", "@reader-two"]
name: {{en: {NAMES["en"]}, fr: {NAMES["fr"]}}}
short_name: {{en: Safe Paths, fr: Chemins sûrs}}
hosts:
  - {{en: {HOSTS["en"]}, fr: {HOSTS["fr"]}}}
  - {{en: the Network of Shelters, fr: le Réseau des foyers}}
short_host: {{en: the Ministry, fr: le ministère}}
exits: {{en: "{EXITS["en"]}", fr: "{EXITS["fr"]}"}}
disclaimer: {{en: "{ADDED["en"]}", fr: "{ADDED["fr"]}"}}
positions:
  - record: practices/ratification-and-legislation-alignment
    stands: adapts
    words: {{en: "A circular of the Ministry says how.", fr: "Une circulaire du ministère dit comment."}}
colours:
  light: {{header: "{HEADER["light"]}", navigation: "#4a143c", link: "#7a1f63", button: "#5b1a4a"}}
  dark: {{header: "{HEADER["dark"]}", navigation: "#2d0e25", link: "#f0a8dc", button: "#f0a8dc"}}
type: {{text: [Verdana], headings: [Palatino Linotype, Georgia]}}
"""
PRACTICE = "mobile-teams"
TITLES = {"en": "Mobile teams", "fr": "Équipes mobiles"}
OWN = {
    f"practices/{PRACTICE}.md": """---
title: Mobile teams
summary: Teams of two services that go together to where people ask for help.
topics: [protection]
audiences: [police]
regions: [world]
levels: [national]
effect: {level: none-known}
steps:
  - id: go-together
    short: {en: Go together, fr: Se déplacer ensemble}
    who: [police]
    moment: always
pitfalls:
  - {id: going-alone}
resources: [guide, rules, team-handbook]
reviewed: 2026-11-29
---

## What it is

Two services go together; see [the handbook](../resources/team-handbook.md).

## Why it matters

People meet one team instead of two.

## How to do it

1. **Go together.** Two services go to where people ask for help.

## Pitfalls

- **Going alone.** One service alone sees half.

## Monitoring

Each service counts the visits that were made together.

## State of the evidence

No study of it is known.
""",
    f"practices/{PRACTICE}.fr.md": """---
title: Équipes mobiles
summary: Des équipes de deux services qui se déplacent ensemble là où l’aide est demandée.
---

## De quoi il s’agit

Deux services se déplacent ensemble ; voir [le manuel](../resources/team-handbook.md).

## Pourquoi c’est important

Une seule équipe rencontre les personnes au lieu de deux.

## Comment procéder

1. **Se déplacer ensemble.** Deux services vont là où l’aide est demandée.

## Écueils à éviter

- **Partir seul.** Un service seul ne voit que la moitié.

## Suivi

Chaque service compte les visites faites ensemble.

## État des connaissances

Aucune étude n’est connue.
""".replace(" ;", "\u202f;"),
    "resources/team-handbook.md": """---
title: Handbook of the mobile teams
summary: A handbook for the teams of two services that go out together.
type: guidelines
topics: [protection]
audiences: [police]
regions: [world]
publishers: [ecpat]
links: {en: "https://www.example.org/team-handbook"}
access: open
reviewed: 2026-11-29
---

## What is in it

The rules of the teams.

## Who it is for

For members of the teams.
""",
    "resources/team-handbook.fr.md": """---
title: Handbook of the mobile teams
our_title: Manuel des équipes mobiles
summary: Un manuel pour les équipes de deux services qui se déplacent ensemble.
---

## Contenu

Les règles des équipes.

## À qui il s’adresse

Aux membres des équipes.
""",
}
"""Records of the adaptation’s own: a practice, and a resource that names a body of the toolkit."""


def write_overlay(root: Path, text: str = OVERLAY) -> None:
    """Write overlay.yml into a repository."""
    (root / "overlay.yml").write_text(text, "utf-8")


def write_own(root: Path, records: dict[str, str] | None = None) -> None:
    """Write own records into a repository, their translations stamped."""
    for path, text in (OWN if records is None else records).items():
        file = root / "own" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    sections = Vocabularies(root / "data").sections
    for file in sorted((root / "own").rglob("*.fr.md")):
        original = file.with_name(file.name.replace(".fr", ""))
        parsed = documents.parse(Document(""), original.read_text("utf-8"))
        prints = translations.fingerprints(parsed, sections[file.parent.name], "en")
        file.write_text(translations.stamp(file.read_text("utf-8"), prints), "utf-8")


NEWS = "A line that the toolkit has added since."
"""What the toolkit changes after the clone was made, in a page that the clone shows too."""


def pulled_clone(folder: Path) -> Path:
    """A clone of the toolkit with an overlay and own records, which has pulled a later change of it."""
    upstream, clone = sample.repository(folder / "upstream"), folder / "clone"
    git(upstream, "init", "-q", "-b", "main")
    _commit(upstream, "The toolkit")
    git(folder, "clone", "-q", str(upstream), str(clone))
    write_overlay(clone)
    write_own(clone)
    _commit(clone, "Our own site")
    page = upstream / "docs" / "about" / "accessibility.md"
    page.write_text(f"{page.read_text('utf-8')}\n{NEWS}\n", "utf-8")
    sheet = upstream / "docs" / "assets" / "css" / "site.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}\n.news {{ margin: 0; }}\n", "utf-8")
    _commit(upstream, "News")
    git(clone, "pull", "-q", "--no-rebase", "--no-edit")
    return clone


def _commit(root: Path, words: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", words)
