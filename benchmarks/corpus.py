"""Write a repository of N records in two languages, as large as one likes and without a fault, to measure on.

    python benchmarks/corpus.py 1000 benchmarks/out/1000

The tables of data/ are copied from this repository, so that the same folder can be checked and built.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from catalogue.model.vocabularies import Vocabularies  # noqa: E402
from catalogue.source import documents, translations  # noqa: E402 - the folder of scripts is no package
from catalogue.source.documents import Document  # noqa: E402

LAYOUTS = {"explore": "explore", "print-and-train": "take-away"}
"""The layout of the ordinary pages that have one of their own."""

SHARES = {"agencies": 4, "statements": 10, "activities": 10, "resources": 60, "practices": 16}
"""Of a hundred records, how many are of each kind. A kind names only those before it."""

WORDS = {
    "en": "identification referral protection assistance cooperation evidence training prevention "
    "labour inspection consent guidance children recruitment victims services prosecutors judges "
    "police interpreters agreement monitoring review compensation housing health privacy complaint "
    "employers contracts remedies border asylum funding research statistics",
    "fr": "identification orientation protection assistance coopération preuve formation prévention "
    "inspection consentement conseil enfants recrutement victimes services procureurs juges police "
    "interprètes accord suivi examen indemnisation hébergement santé confidentialité plainte "
    "employeurs contrats recours frontière asile financement recherche statistiques",
}
FRAMES = {
    "en": (
        "The competent authorities combine {0} with {1}, {2} and {3}, and review the result every year.",
        "Without {0} there is no {1}: {2} come late, and {3} remain on paper.",
        "States’ duties on {0} include {1}; the guidance on {2} and {3} says how they are met.",
        "Who provides {0} also plans {1}, “with the persons concerned”, and records {2} and {3}.",
    ),
    "fr": (
        "Les autorités compétentes associent {0}, {1}, {2} et {3}, "
        "et examinent chaque année ce qu’il en résulte.",
        "Sans {0}, pas de {1}\u00a0: {2} arrive tard et {3} reste sur le papier.",
        "Les obligations de l’État en matière de {0} comprennent {1}\u202f; "
        "les orientations sur {2} et {3} disent comment.",
        "Qui assure {0} prévoit aussi {1}, «\u00a0avec les personnes concernées\u00a0», "
        "et consigne {2} et {3}.",
    ),
}
SOURCE = {
    "en": "(source: [{0}](../resources/{1}.md))",
    "fr": "(source\u00a0: [{0}](../resources/{1}.md))",
}


@dataclass
class Corpus:
    """The records written so far, by kind, and the dice that decide what the next one says."""

    root: Path
    dice: random.Random
    vocabularies: Vocabularies
    ids: dict[str, list[str]]

    def some(self, names: list[str], most: int) -> list[str]:
        """A few of many, each once."""
        return self.dice.sample(names, min(len(names), self.dice.randint(1, most)))

    def one(self, kind: str) -> str:
        """The name of one of the records of a kind."""
        return self.dice.choice(self.ids[kind])

    def terms(self, vocabulary: str, most: int) -> str:
        """A flow list of terms."""
        return f"[{', '.join(self.some(list(self.vocabularies[vocabulary].terms), most))}]"

    def term(self, vocabulary: str) -> str:
        """One term."""
        return self.dice.choice(list(self.vocabularies[vocabulary].terms))

    def sentence(self, language: str, seed: int) -> str:
        """A sentence; the same seed gives the same sentence in the other language."""
        dice = random.Random(seed)
        words = WORDS[language].split()
        return FRAMES[language][dice.randrange(4)].format(
            *(words[dice.randrange(len(words))] for _ in range(4))
        )

    def paragraph(self, language: str, seed: int, sentences: int) -> str:
        """Several sentences."""
        return " ".join(self.sentence(language, seed * 100 + number) for number in range(sentences))


def without_real_practices(root: Path) -> None:
    """Take from the tables what names real records: studies, sources, services, names, where terms lead."""
    for name in ("studies", "must-cite", "services"):
        (root / "data" / "facts" / f"{name}.yml").write_text("{}\n", "utf-8")
    for name in ("official-names", "titles-to-be-seen"):
        (root / "data" / "language" / f"{name}.yml").write_text("{}\n", "utf-8")
    glossary = root / "data" / "language" / "glossary.yml"
    glossary.write_text(
        re.sub(r"practices: \[.*?\]", "practices: []", glossary.read_text("utf-8")), "utf-8"
    )


def write(root: Path, count: int, seed: int = 1) -> None:
    """Write the whole repository into a folder, which is emptied first."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(ROOT / "data", root / "data")
    without_real_practices(root)
    (root / "data" / "addresses" / "published-urls.txt").write_text(
        "", "utf-8"
    )  # these records were never published
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    corpus = Corpus(
        root, random.Random(seed), Vocabularies(root / "data"), {kind: [] for kind in SHARES}
    )
    _write_ordinary_pages(corpus)
    number = 0
    for kind, share in SHARES.items():
        for _ in range(max(round(count * share / 100), 4)):
            number += 1
            _write_record(corpus, kind, number)


def _write_record(corpus: Corpus, kind: str, number: int) -> None:
    name = "icat" if kind == "agencies" and not corpus.ids[kind] else f"record-{number}"
    facts = FACTS[kind](corpus, number)
    english = _page(corpus, kind, "en", number, facts)
    french = _page(corpus, kind, "fr", number, [])
    original = documents.parse(Document(""), english)
    prints = translations.fingerprints(original, corpus.vocabularies.sections[kind], "en")
    folder = corpus.root / "docs" / kind
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(english, "utf-8")
    (folder / f"{name}.fr.md").write_text(translations.stamp(french, prints), "utf-8")
    corpus.ids[kind].append(name)


def _page(corpus: Corpus, kind: str, language: str, number: int, facts: list[str]) -> str:
    title = f"{'Fiche' if language == 'fr' else 'Record'} {number}, {WORDS[language].split()[number % 30]}"
    summary = corpus.sentence(language, number)
    acronym = [f"acronym: AG{number}"] if kind == "agencies" else []
    head = ["---", f"title: {title}", *acronym, f'summary: "{summary}"', *facts, "---"]
    return "\n".join([*head, "", *_sections(corpus, kind, language, number)]) + "\n"


def _sections(corpus: Corpus, kind: str, language: str, number: int) -> Iterator[str]:
    """About 350 words below the headings of the kind."""
    headings = corpus.vocabularies.sections[kind]
    sentences = max(20 // len(headings), 2)
    for position, (name, term) in enumerate(headings.items()):
        seed = number * 10 + position
        yield f"## {term.label(language)}\n"
        if name in ("how", "pitfalls"):
            yield from _steps(corpus, language, seed, "1." if name == "how" else "-")
        else:
            yield corpus.paragraph(language, seed, sentences)
        yield ""


def _steps(corpus: Corpus, language: str, seed: int, mark: str) -> Iterator[str]:
    dice = random.Random(seed)
    for step in range(4):
        target = dice.choice(corpus.ids["resources"])
        source = SOURCE[language].format(target.replace("-", " "), target)
        name = WORDS[language].split()[(seed + step) % 30].capitalize()
        yield f"{mark} **{name}.** {corpus.sentence(language, seed + step)} {source}"


def _practice(corpus: Corpus, number: int) -> list[str]:
    agency, article = corpus.one("agencies"), number % 40 + 1
    evidence = [
        f"  - {{by: [{agency}], in: activities/{name}, where: art. {article}, covers: direct}}"
        for name in corpus.some(corpus.ids["activities"], 4)
    ]
    activity, place = corpus.ids["activities"][0], f"where: art. {article}"
    basis = f"{{in: activities/{activity}, {place}, says: broader}}"
    return [
        f"topics: {corpus.terms('topics', 3)}",
        f"audiences: {corpus.terms('audiences', 4)}",
        "regions: [world]",
        f"levels: {corpus.terms('levels', 2)}",
        "recognition:",
        *evidence,
        "effect: {level: consensus-guidance}",
        "legal_basis:",
        f"  - {{in: resources/{corpus.one('resources')}, {place}, says: same}}",
        "steps:",
        *(
            f"  - {{id: step-{step}, short: {{en: Step {step}, fr: Étape {step}}},"
            f" who: {corpus.terms('audiences', 2)}, moment: prepare, basis: [{basis}]}}"
            for step in range(4)
        ),
        "pitfalls:",
        *(f"  - {{id: pitfall-{step}}}" for step in range(4)),
        f"resources: [{', '.join(corpus.dice.sample(corpus.ids['resources'], 4))}]",
        "reviewed: 2026-11-25",
    ]


def _resource(corpus: Corpus, number: int) -> list[str]:
    return [
        f"type: {corpus.term('resource-types')}",
        f"topics: {corpus.terms('topics', 3)}",
        f"audiences: {corpus.terms('audiences', 4)}",
        f"regions: {corpus.terms('regions', 2)}",
        f"publishers: [{', '.join(corpus.some(corpus.ids['agencies'], 2))}]",
        f"published: 20{number % 25:02}-0{number % 9 + 1}",
        "languages: [en, fr]",
        f'links: {{en: "https://www.example.org/en/{number}", fr: "https://www.example.org/fr/{number}"}}',
        f"symbol: A/RES/{number}",
        "access: open",
        "readings: [{where: whole document, seen: abstract, read: 2026-11-25}]",
        "reviewed: 2026-11-25",
    ]


def _agency(corpus: Corpus, number: int) -> list[str]:
    return [
        f"type: {corpus.term('agency-types')}",
        f'homepage: "https://agency-{number}.example.org"',
        "membership: {status: member, since: 2006}",
        "reviewed: 2026-11-25",
    ]


def _statement(corpus: Corpus, number: int) -> list[str]:
    return [
        f"type: {corpus.term('statement-types')}",
        "act: group",
        f"topics: {corpus.terms('topics', 3)}",
        "agencies: [icat]",
        f"date: 20{number % 25:02}",
        "languages: [en]",
        f'links: {{en: "https://www.example.org/statement/{number}"}}',
        "reviewed: 2026-11-25",
    ]


def _activity(corpus: Corpus, number: int) -> list[str]:
    return [
        f"type: {corpus.term('activity-types')}",
        f"topics: {corpus.terms('topics', 2)}",
        f"date: 20{number % 25:02}-04-14",
        f"until: 20{number % 25:02}-04-15",
        f"place: {corpus.term('places')}",
        f"symbol: A/{number}/1",
        f"agencies: [{', '.join(corpus.some(corpus.ids['agencies'], 2))}]",
        "readings: [{where: whole document, seen: text, read: 2026-11-25}]",
        "reviewed: 2026-11-25",
    ]


FACTS: dict[str, Callable[[Corpus, int], list[str]]] = {
    "practices": _practice,
    "resources": _resource,
    "agencies": _agency,
    "statements": _statement,
    "activities": _activity,
}


def _write_ordinary_pages(corpus: Corpus) -> None:
    """The pages that a site is not whole without, as this repository has them."""
    sections = (*SHARES, "audiences", "situations", "about", "contribute")
    indexes = (f"{section}/index" for section in (*sections, "states"))
    for name in ("index", *indexes, "explore", "matrix", "print-and-train"):
        for language, suffix in (("en", ""), ("fr", ".fr")):
            file = corpus.root / "docs" / f"{name}{suffix}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            layout = f"\nlayout: {LAYOUTS[name]}" if name in LAYOUTS else ""
            head = (
                f'---\ntitle: Page {name}\nsummary: "{corpus.sentence(language, 1)}"{layout}\n---'
            )
            file.write_text(f"{head}\n\n{corpus.paragraph(language, 2, 6)}\n", "utf-8")


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, help="how many records")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    write(options.folder, options.count)
    print(f"{options.count} records in {options.folder}")


if __name__ == "__main__":
    main()
