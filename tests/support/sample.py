"""The sample: made-up records that use every field, with the ordinary pages of this repository.

Templates are tested on the sample instead of the real site, which is ten times as large.
`website/test_sample.py` proves that it uses every template, every branch of each, and every layout.
Tests that need less build its records alone (`records`).
"""

from __future__ import annotations

import functools
import itertools
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from catalogue.model.records import KINDS
from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.recognition import editions
from catalogue.source import documents, translations
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from support.building import ROOT
from support.declaring import answer, declaration, keep
from support.judged import judged
from support.sites import few_provisions, pages

from benchmarks import corpus

RECORDS = 30
TERMS = 40
"""So many terms of the glossary are enough: a site has a page of it and several exports."""

POLICE = ("police", "before-charging")
Sections = dict[str, dict[str, Term]]
REFERENCE = re.compile(r"(?<=[\[ ])[a-z0-9-]+/[a-z0-9-]+(?=[,\]\n])")
"""A step behind one of the things to do, in the front matter of an ordinary page."""
PRACTICE = "ratification-and-legislation-alignment"
STEP = f"{PRACTICE}/compare-law-and-treaty"
LINK = re.compile(rf"\b({'|'.join(KINDS)})/(?!index\b)[a-z0-9-]+(?:\.fr)?\.md(?:#[\w-]+)?")
SPECIAL = """
practices/ratification-and-legislation-alignment.md
| title: Laws that agree with the treaty
| summary: A practice with every kind of evidence, which its agencies and the whole group recognize.
| topics: [legislation, protection]
| audiences: [legislators, police]
| regions: [world]
| levels: [national]
| recognition:
|   - {by: [icat], in: statements/call, where: item 2, covers: direct}
|   - {in: resources/rules, where: art. 5, covers: direct}
|   - {by: [office], in: resources/guide, where: p. 4, covers: partial,
|      part: {en: for some, fr: pour certains}}
| effect: {level: evaluated, direction: positive}
| legal_basis:
|   - {provision: palermo-protocol-2000/art-5, says: same}
|   - {provision: palermo-protocol-2000/art-6-6, says: same}
|   - {provision: palermo-protocol-2000/art-9-2, says: same}
|   - {provision: palermo-protocol-2000/art-9-4, says: same}
|   - {provision: palermo-protocol-2000/art-6-3, says: broader}
|   - {in: resources/guide, where: p. 2, says: broader}
| steps:
|   - id: compare-law-and-treaty
|     short: {en: Compare law and treaty, fr: Comparer la loi au traité}
|     who: [legislators, police]
|     moment: prepare
|     formerly: [read]
|     basis:
|       - {provision: palermo-protocol-2000/art-5, says: same}
|       - {in: resources/rules, where: "art. 5(2), p. 3", says: same}
|       - {in: statements/call, where: whole document, says: same}
|       - {in: resources/guide, says: silent}
|   - id: write-the-law
|     short: {en: Write the law, fr: Écrire la loi}
|     who: [legislators]
|     moment: always
|     formerly: [older/write-it-down]
|     basis: [{in: resources/declaration, where: para. 3, says: same}]
| pitfalls:
|   - {id: too-little, basis: [{in: resources/rules, where: art. 6, says: stricter}]}
|   - {id: too-much}
| not_found:
|   - {date: 2026-11-20, en: A study of what such laws change., fr: Une étude de ce que changent ces lois.}
|   - {date: 2026-11-20, en: A second study.}
| countries: [africa]
| resources: [palermo-protocol-2000, guide, @1]
| reviewed: 2026-11-20
| changes:
|   - {date: 2026-02-03, en: A first source was added., fr: Une première source a été ajoutée.}
|   - {date: 2026-11-05, en: A link was replaced.}

practices/ratification-and-legislation-alignment.fr.md
| title: Des lois conformes au traité
| summary: Une pratique dotée de toutes les sortes de preuves, que le groupe entier reconnaît.

practices/older.md
| title: What was done before
| summary: A practice that is no longer current, and that was never translated into another language.
| topics: [legislation]
| audiences: [police]
| regions: [world]
| levels: [national]
| effect: {level: none-known}
| steps:
|   - {id: read, short: {en: Read}, who: [police], moment: first-contact}
|   - {id: write, who: [police], moment: after}
| pitfalls: [{id: read-too-late}, {id: write-too-late}]
| resources: [guide, @1, @2]
| formerly: [oldest]
| reviewed: 2026-11-20
| withdrawn:
|   date: 2026-03-01
|   reason: {en: A better one exists., fr: Une meilleure fiche existe.}
|   instead: [resources/palermo-protocol-2000, resources/guide]

resources/palermo-protocol-2000.md
| title: Protocol against trafficking in persons
| summary: The treaty that defines trafficking in persons and says what States do about it.
| type: legal-instrument
| topics: [legislation]
| short: Protocol
| force: binding
| audiences: [legislators]
| regions: [world]
| publishers: [office]
| published: 2000-11-15
| languages: [en, fr, ar]
| links: {en: "https://www.example.org/protocol", fr: "https://www.example.org/protocole"}
| archives: {en: "https://web.archive.org/web/20200101000000/https://www.example.org/protocol"}
| symbol: A/RES/55/25
| isbn: 978-92-1-133789-1
| doi: 10.1000/protocol
| licence: Public domain
| access: open
| reviewed: 2026-11-20

resources/palermo-protocol-2000.fr.md
| title: Protocole contre la traite
| our_title: Protocole contre la traite des personnes
| summary: Le traité qui définit la traite des personnes et dit ce que les États font contre elle.

resources/rules.md
| title: Rules of the office
| summary: Rules that a body adopted as its own guidance, and that treat the practice.
| type: guidelines
| topics: [legislation]
| force: guidance
| audiences: [legislators]
| regions: [world]
| publishers: [office, division, iasc]
| published: 2018
| languages: [en, fr]
| links: {en: "https://www.example.org/rules"}
| access: open
| practices: [ratification-and-legislation-alignment]
| readings:
|   - {where: art. 5, seen: text, read: 2026-11-20}
|   - {where: art. 6, seen: extract, read: 2026-11-20}
| reviewed: 2026-11-20

resources/declaration.md
| title: Declaration of States
| addition: on laws against trafficking
| summary: A declaration in which States promise to write such a law.
| type: legal-instrument
| topics: [legislation]
| force: political
| audiences: [legislators]
| regions: [world]
| publishers: [iasc]
| languages: [en]
| links: {en: "https://www.example.org/declaration"}
| access: open
| practices: [ratification-and-legislation-alignment]
| readings:
|   - {where: para. 3, seen: text, read: 2026-11-20}
| reviewed: 2026-11-20

resources/law.md
| title: Law against trafficking
| summary: A law of a State, of which some articles were read.
| type: legal-instrument
| topics: [legislation]
| short: The law
| force: binding
| audiences: [legislators]
| regions: [senegal]
| publishers: [office]
| published: 2005
| languages: [en]
| links: {en: "https://www.example.org/law"}
| access: open
| reviewed: 2026-11-20

resources/law.fr.md
| title: Law against trafficking
| our_title: Loi contre la traite
| summary: Une loi d’un État, dont quelques articles ont été lus.
| short: La loi

resources/bill.md
| title: Bill against trafficking
| summary: A bill of a State, whose official address is not known.
| type: legal-instrument
| topics: [legislation]
| force: binding
| audiences: [legislators]
| regions: [senegal]
| publishers: [office]
| languages: [en]
| access: unknown
| reviewed: 2026-11-20

resources/guide.md
| title: A guide of one language
| summary: A guide whose only link is dead and that nobody has translated.
| type: handbook
| topics: [legislation]
| audiences: [legislators]
| regions: [africa]
| publishers: [office, division]
| published: 2019
| languages: [en]
| links: {en: "https://www.example.org/dead"}
| access: open
| supersedes: [@1]
| readings:
|   - {where: whole document, seen: contents, read: 2026-11-20}
| reviewed: 2026-11-20

agencies/office.md
| title: Office of the sample
| acronym: OFS
| summary: A body that belongs to the group and has an acronym in each language.
| type: un-entity
| topics: [legislation]
| homepage: "https://office.example.org"
| domains: [office.example.org]
| membership: {status: member, since: 2006, founding: true, roles: [coordinator]}
| reviewed: 2026-11-20

agencies/office.fr.md
| title: Office de l’échantillon
| acronym: OFE
| summary: Un organisme qui appartient au groupe et porte un sigle dans chaque langue.

agencies/division.md
| title: Division of the office
| summary: A part of another body, which is never counted beside it, and has no acronym.
| type: un-entity
| part_of: office
| homepage: "https://division.example.org"
| domains: [division.example.org]
| reviewed: 2026-11-20

agencies/bureau.md
| title: Bureau of the sample
| acronym: BOS
| summary: A body that said yes, and withdrew it later.
| type: intergovernmental
| homepage: "https://bureau.example.org"
| domains: [bureau.example.org]
| reviewed: 2026-11-20

statements/call.md
| title: Call of the group
| summary: A call that the heads of all members adopted, and that binds them all.
| type: call-to-action
| act: heads
| topics: [legislation]
| agencies: [icat]
| number: "1"
| date: 2022-12-02
| languages: [en]
| links: {en: "https://www.example.org/call"}
| symbol: A/77/1
| practices: [ratification-and-legislation-alignment]
| readings:
|   - {where: item 2, seen: text, read: 2026-11-20}
|   - {where: whole document, seen: abstract, read: 2026-11-20}
| reviewed: 2026-11-20

activities/ga-68-192.md
| title: Resolution on a world day
| summary: The resolution that proclaimed the day which the calendar has every year.
| type: resolution
| topics: [legislation]
| date: 2013-12-18
| symbol: A/RES/68/192
| reviewed: 2026-11-20

activities/session-to-come.md
| title: Session that is to come
| summary: A session of two days in a city, of which the calendar tells in advance.
| type: session
| topics: [legislation]
| date: 2027-12-02
| until: 2027-12-03
| place: vienna
| agencies: [icat]
| reviewed: 2026-11-20

activities/online.md
| title: Session that was held online
| summary: A session without a place, since those who took part met online only.
| type: session
| topics: [legislation]
| date: 2026-03-02
| agencies: [icat]
| reviewed: 2026-11-20

statements/undated.md
| title: Statement of an unknown day
| summary: A statement that nobody has dated, and whose makers are not known.
| type: joint-statement
| act: unknown
| topics: [legislation]
| agencies: [icat]
| reviewed: 2026-11-20
"""
DEAD = '"https://www.example.org/dead": 2026-01-01\n'
"""The row of data/addresses/dead-links.yml for the link of a record."""

STUDIES = """
trial:
  title: A made-up trial
  authors: A group
  bodies: {en: its office, fr: son bureau}
  link: https://www.example.org/trial
  design: rct
  practices: [ratification-and-legislation-alignment]
  outcomes: {knowledge: positive, recruitment-harm: positive}
  found: {en: More was known., fr: On en savait plus.}
  seen: abstract
  read: 2026-11-20
interviews:
  described: {en: Interviews of another group, fr: Entretiens d’un autre groupe}
  bodies: {en: "An office, for another", fr: "Un bureau, pour un autre"}
  design: qualitative
  place: {en: World, fr: Monde}
  practices: [ratification-and-legislation-alignment]
  outcomes: {cost: unclear}
  notes: [neighbouring]
  seen: heading
  read: 2026-11-20
"""

NAMES = """
fr:
  agencies/office: {seen: text, found: A/1}
"""

TITLES = """
fr:
  resources/palermo-protocol-2000: {state: expert, checked: 2026-11-20}
"""

MUST_CITE = """
ratification-and-legislation-alignment:
  - {in: resources/guide}
  - {in: resources/declaration}
  - {provision: palermo-protocol-2000/art-6-3}
  - {name: {en: A text without a record, fr: Un texte sans fiche}}
  - {name: {en: A text that may not exist, fr: Un texte qui n’existe peut-être pas}, unsure: true}
"""

NO_LIST = """grade: D
count: 0
page: {en: "https://www.example.org/parties", fr: "https://www.example.org/parties"}
"""
"""A table of participation for which no list of parties was read."""

NATIONAL = {
    "senegal": """as_of: '2026-11-20'
laws:
  law:
    status: {en: Amended in 2020., fr: Modifiée en 2020.}
    provisions:
    - where: {en: art. 2, fr: "art.\u00a02"}
      subject: definition
      says: {en: It defines the offence., fr: Elle définit l’infraction.}
      seen: text
      note: {en: An older version., fr: Une version antérieure.}
    - subject: slavery
      says: {en: It punishes slavery., fr: Elle punit l’esclavage.}
      seen: extract
  bill: {}
  code:
    name: {en: Penal Code, fr: Code pénal}
    page: https://www.example.org/code
    provisions:
    - subject: penalties
      says: {en: Ten years., fr: Dix ans.}
      seen: third-party
      report: committee
  old: {name: {en: Old law, fr: Loi ancienne}}
measures:
- {kind: plan, record: guide, until: '2020'}
- kind: body
  name: {en: A committee, fr: Un comité}
  link: https://www.example.org/committee
  seen: heading
  note: {en: Created in 2020., fr: Créé en 2020.}
- {kind: mechanism, name: {en: Procedures, fr: Procédures}, seen: third-party, report: committee}
reports:
  committee:
    title: {en: A report, fr: Un rapport}
    link: {en: "https://www.example.org/report", fr: "https://www.example.org/rapport"}
not_found:
- {en: A plan in force., fr: Un plan en vigueur.}
to_read:
- what: {en: The whole law, fr: La loi entière}
  why: {en: A part was read., fr: Une partie en a été lue.}
""",
    "mali": """as_of: '2026-11-20'
not_found:
- {en: A law., fr: Une loi.}
""",
}
"""Tables of national law: one with all that there may be, one in which nothing was found."""

EDITION = """{"version": "1.0", "date": "2026-11-20", "steps": {"practices/gone#step":
{"en": "A step that is gone.", "fr": "Une étape disparue.", "level": "few"}}}
"""
"""What data/editions/1.0.json holds: an edition kept only heads and levels of steps once."""

STEPS = {
    "en": "1. **Read.** Compare law and treaty. (source: [The guide](../resources/guide.md))\n"
    "2. **Write.** Go on.\n\n    The treaty adds a reason.",
    "fr": "1. **Lire.** Comparer loi et traité. (source\u00a0: [Le guide](../resources/guide.md))\n"
    "2. **Écrire.** Continuer.\n\n    Le traité ajoute un motif.",
}
TEXT = {
    "en": "Trafficking in persons is a crime; see [the guide](../resources/guide.md)"
    " on national referral mechanisms.",
    "fr": "La traite des personnes est une infraction\u202f; voir [le guide](../resources/guide.md).",
}


def records(folder: Path, count: int = 20) -> Path:
    """Write a repository of some made-up records, with everything that a build needs."""
    corpus.write(folder, count)
    few_provisions(folder)
    _few_terms(folder)
    _without_exceptions(folder)
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    return folder


def _without_exceptions(root: Path) -> None:
    """Leave out the exceptions from rules of safety: they name pages that are not here."""
    table = root / "data" / "language" / "safety.yml"
    text = re.sub(r"(?m)^  exceptions:\n(?:    .*\n)+", "", table.read_text("utf-8"))
    table.write_text(text, "utf-8")


def _few_terms(root: Path) -> None:
    """Keep the first terms of the glossary."""
    glossary = root / "data" / "language" / "glossary.yml"
    rows = re.split(r"^(?=[a-z])", glossary.read_text("utf-8"), flags=re.MULTILINE)
    glossary.write_text("".join(rows[:TERMS]), "utf-8")


def repository(folder: Path, count: int = RECORDS) -> Path:
    """Write the repository of the sample, with some made-up records, into a folder."""
    root = records(folder, count)
    _write_tables(root)
    sections = Vocabularies(root / "data").sections
    ids = _made_up_ids(root)
    _write_special_records(root, sections, ids)
    _write_ordinary_pages(root, ids)
    catalogue = judged(root)
    _declare(root, catalogue)
    _write_edition(judged(root))
    _stamp(root, sections)
    return root


def _write_edition(catalogue: Catalogue) -> None:
    """An edition of the present state, but for two steps and a practice that are gone, and another level."""
    edition = json.loads(editions.text_of(catalogue, "2.0", "2026-11-21"))
    steps, practices = edition["steps"], edition["practices"]
    gone = dict(steps[f"practices/{PRACTICE}#write-the-law"]) | {"en": "Go.", "fr": "Partir."}
    steps |= {"practices/older#write-it-down": gone, f"practices/{PRACTICE}#go": gone}
    practices["practices/gone"] = dict(practices["practices/older"])
    practices[f"practices/{PRACTICE}"] |= {"level": "few", "mark": "few-open"}
    text = json.dumps(edition, ensure_ascii=False)
    (catalogue.root / "data" / "editions" / "2.0.json").write_text(text, "utf-8")
    dois = catalogue.root / "data" / "facts" / "edition-dois.yml"
    dois.write_text("'2.0': {doi: 10.5281/zenodo.1}\n", "utf-8")


def _declare(root: Path, catalogue: Catalogue) -> None:
    """What agencies say themselves: one in every way, one that withdraws, and one whose file was gone."""
    practice = f"practices/{PRACTICE}"
    said = functools.partial(answer, catalogue)
    otherwise = {
        "says": {"en": "Its text leaves this to States", "fr": "Son texte le laisse aux États"},
        "reference": "Note of the legal office, p. 2",
        "link": "https://office.example.org/note",
    }
    answers = [
        said(practice, "recognizes"),
        said(f"{practice}#compare-law-and-treaty", "in-part", part={"fr": "pour les enfants"}),
        said(f"{practice}#write-the-law", "otherwise", **otherwise),
        said(f"{practice}#too-little", "does-not"),
        said(f"{practice}#too-much", "recognizes"),
        said("resources/guide", "recognizes"),
    ]
    keep(root, "office", "2026-10-05", declaration("office", "2026-10-01", answers))
    yes, no = said(practice, "recognizes"), said(practice, "withdraws")
    keep(root, "bureau", "2026-10-05", declaration("bureau", "2026-10-02", [yes]))
    keep(root, "bureau", "2026-11-02", declaration("bureau", "2026-11-01", [no]))
    keep(root, "division", "2026-10-05", declaration("division", "2026-10-03", [no]))
    keep(root, "division", "2026-11-02", None)


def _write_tables(root: Path) -> None:
    """Rows about the records of the sample."""
    (root / "data" / "addresses" / "dead-links.yml").write_text(DEAD, "utf-8")
    (root / "data" / "facts" / "studies.yml").write_text(STUDIES, "utf-8")
    (root / "data" / "facts" / "must-cite.yml").write_text(MUST_CITE, "utf-8")
    (root / "data" / "language" / "official-names.yml").write_text(NAMES, "utf-8")
    (root / "data" / "language" / "titles-to-be-seen.yml").write_text(TITLES, "utf-8")
    (root / "data" / "participation" / "declaration.yml").write_text(NO_LIST, "utf-8")
    (root / "data" / "national").mkdir()
    for state, table in NATIONAL.items():
        (root / "data" / "national" / f"{state}.yml").write_text(table, "utf-8")
    subjects = root / "data" / "vocabularies" / "national-subjects.yml"
    rows, row = subjects.read_text("utf-8"), "fr: Définition de la traite"
    subjects.write_text(rows.replace(row, f"{row}, practices: [{PRACTICE}]"), "utf-8")
    glossary = root / "data" / "language" / "glossary.yml"
    glossary.write_text(
        glossary.read_text("utf-8").replace("practices: []", f"practices: [{PRACTICE}, older]", 1),
        "utf-8",
    )
    shutil.rmtree(root / "data" / "editions", ignore_errors=True)
    (root / "data" / "editions").mkdir()
    (root / "data" / "editions" / "1.0.json").write_text(EDITION, "utf-8")


def _made_up_ids(root: Path) -> dict[str, list[str]]:
    """The ids of the made-up records of each kind."""
    ids: dict[str, list[str]] = {}
    for kind in KINDS:
        files = sorted((root / "docs" / kind).glob("record-*.md"))
        ids[kind] = [file.stem for file in files if "." not in file.stem]
    return ids


def _write_special_records(root: Path, sections: Sections, ids: dict[str, list[str]]) -> None:
    """The records that together use every field."""
    first, second = ids["resources"][:2]
    for path, head in pages(SPECIAL).items():
        text = head.replace("@1", first).replace("@2", second)
        (root / "docs" / path).write_text(f"{text}---\n\n{_body(sections, path)}", "utf-8")


def _write_ordinary_pages(root: Path, ids: dict[str, list[str]]) -> None:
    """The pages of this repository that are no records; they name records and steps of the sample."""
    for file in ordinary_pages():
        place = root / "docs" / file.relative_to(ROOT / "docs")
        place.parent.mkdir(parents=True, exist_ok=True)
        text = LINK.sub(_replacement(ids), file.read_text("utf-8"))
        text = _without_other_situations(text) if file.parent.name == "situations" else text
        start, head, body = text.split("---\n", 2)
        place.write_text("---\n".join((start, REFERENCE.sub(STEP, head), body)), "utf-8")


def _without_other_situations(text: str) -> str:
    """Links of a situation to situations that the sample lacks lead to the list of situations."""

    def kept(link: re.Match[str]) -> str:
        return link[0] if link[1] in _situations() else "](index"

    return re.sub(r"\]\(([a-z-]+)(?=(?:\.fr)?\.md[#)])", kept, text)


def ordinary_pages() -> list[Path]:
    """The pages of this repository that are no records."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    return [
        file
        for file in files
        if file.name.startswith("index.") or (file.parent.name not in KINDS and _is_kept(file))
    ]


def _is_kept(file: Path) -> bool:
    """True for all but most cards, sessions and situations.

    Those for the police are kept, and the situations that these and the home page name.
    """
    name = file.name.partition(".")[0]
    if file.parent.name == "situations":
        return name in _situations()
    return file.parent.name not in ("cards", "sessions") or name.startswith(POLICE)


@functools.cache
def _situations() -> set[str]:
    files = [
        ROOT / "data" / "interface" / "tasks.yml",
        *(ROOT / "docs" / "cards").glob("*.md"),
    ]
    texts = [
        file.read_text("utf-8")
        for file in files
        if file.suffix == ".yml" or file.name.startswith(POLICE)
    ]
    return {name for text in texts for name in re.findall(r"situations/([a-z-]+)", text)}


def _body(sections: Sections, path: str) -> str:
    """Every section of a kind of record, with a text, or with steps where the kind asks for steps."""
    language = "fr" if ".fr." in path else "en"
    texts = {
        "how": STEPS[language],
        "pitfalls": STEPS[language].replace("1.", "-").replace("2.", "-"),
    }
    parts = sections[path.partition("/")[0]].items()
    body = "\n\n".join(
        f"## {term.label(language)}\n\n{texts.get(name, TEXT[language])}" for name, term in parts
    )
    return body + "\n"


def _replacement(ids: dict[str, list[str]]) -> Callable[[re.Match[str]], str]:
    """Links to real records lead to records of the sample instead, to one after the other."""
    names = {kind: itertools.cycle(own) for kind, own in ids.items()}
    return lambda link: f"{link[1]}/{next(names[link[1]])}.md"


def _stamp(root: Path, sections: Sections) -> None:
    """Mark every translation as that of the present text."""
    for file in sorted((root / "docs").rglob("*.fr.md")):
        original = documents.parse(
            Document(""), file.with_name(file.name.replace(".fr", "")).read_text("utf-8")
        )
        prints = translations.fingerprints(original, sections.get(file.parent.name, {}), "en")
        file.write_text(translations.stamp(file.read_text("utf-8"), prints), "utf-8")
