"""The dishonest changes of the security review: each is refused by the checker, or named in the difference.

`TABLE` names them all, with what holds each. Two of the 33 moved nothing on the data of that day and are
not described; two columns that decide what counts stand for them. `judged` does not count some of these
changes either (`tests/recognition/test_evidence.py`); here each is named as well.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import proposal
import proposal_report
import pytest
from catalogue.lint import checker
from catalogue.model.findings import Finding, Span
from catalogue.recognition.difference import Group, differences
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from support.sites import git, pages, reporter, without_pages, write_pages

PRACTICE = "docs/practices/rooms.md"
RESOLVERS = "data/addresses/resolvers.yml"
STRINGS = "data/interface/strings.yml"
RULES, CARD = "docs/resources/rules.md", "docs/cards/talk.md"
PROTOCOL = "data/provisions/palermo-protocol-2000.yml"
PARTIES = "data/participation/palermo-protocol-2000.yml"
A_LIST = """grade: C
count: 1
page: {en: "https://www.example.org/", fr: "https://www.example.org/"}
parties: {FR: {act: ratification}}
"""
SITE = """
practices/rooms.md
| title: Rooms
| summary: Rooms in which persons can speak in confidence.
| topics: [protection]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition:
|   - {in: resources/rules, where: ch. 1, covers: direct}
|   - {in: resources/plan, where: ch. 1, covers: direct}
| effect: {level: evaluated, direction: mixed}
| legal_basis:
|   - {provision: palermo-protocol-2000/art-6-3, says: broader}
| steps:
|   - id: give-a-room
|     who: [police]
|     moment: always
|     basis: [{in: resources/rules, where: ch. 2, says: overlaps}]
|   - id: take-time
|     who: [police]
|     moment: always
|     basis: [{provision: palermo-protocol-2000/art-5, says: broader}]
| pitfalls:
|   - {id: locked-doors, basis: []}
| resources: [rules, plan]
| reviewed: 2026-11-25
| ---
| ## How to do it
|
| 1. **Give a room.** Close the door.
| 2. **Take time.** Ask for no haste.
|
| ## Pitfalls
|
| - **A door that is locked.** It frightens.

resources/rules.md
| title: Rules for rooms
| summary: Rules of several bodies for rooms in which persons can speak.
| type: guidelines
| topics: [protection]
| audiences: [police]
| regions: [world]
| publishers: [osce, odihr, iom]
| published: 2019
| doi: 10.1000/rooms
| access: open
| practices: [rooms]
| readings:
|   - {where: whole document, seen: abstract, read: 2026-11-25}
| reviewed: 2026-11-25
| ---

resources/plan.md
| title: Plan of a State
| summary: A plan of a State with rooms in which persons can speak.
| type: guidelines
| topics: [protection]
| audiences: [police]
| regions: [world]
| publishers: [eu-office]
| published: 2020
| access: unknown
| practices: [rooms]
| readings:
|   - {where: whole document, seen: text, read: 2026-11-25}
| reviewed: 2026-11-25
| ---

cards/talk.md
| title: A first talk
| summary: A card for the first talk with a person.
| layout: field-card
| steps: [rooms/give-a-room, editors]
| ---
| ## Do
|
| - Give a room.
| - Take your time.

statements/meeting.md
| title: A text of a meeting
| summary: A text of a meeting at which rooms were spoken of.
| type: joint-statement
| act: unknown
| topics: [protection]
| agencies: [icat]
| date: 2020
| practices: [rooms]
| readings:
|   - {where: whole document, seen: text, read: 2026-11-25}
| reviewed: 2026-11-25
| ---
"""
AGENCY = """
agencies/{0}.md
| title: Body {0}
| summary: A body that works against trafficking in persons.
| type: {1}
| reviewed: 2026-11-25
| ---
"""
AGENCIES = {
    "icat": "interagency-group",
    "iom": "un-entity",
    "osce": "intergovernmental",
    "odihr": "intergovernmental\n| part_of: osce",
    "eu-office": "eu-body",
}
STUDY = """rooms-2020:
  title: A study of rooms
  design: rct
  practices: [rooms]
  outcomes: {behaviour: unclear}
  found: {en: Nothing was found., fr: Rien n’a été trouvé.}
  seen: abstract
  read: '2026-11-25'
"""
FAKE = """---
title: Joint guidance
summary: Guidance of many bodies on rooms in which persons can speak.
type: guidelines
topics: [protection]
audiences: [police]
regions: [world]
publishers: [iom, icat, osce]
published: 2023
access: unknown
practices: [rooms]
readings:
  - {where: whole document, seen: text, read: 2026-11-25}
reviewed: 2026-11-25
---
"""
CALL = """---
title: A call of the heads
summary: A call for rooms in which persons can speak.
type: call-to-action
act: heads
topics: [protection]
agencies: [icat]
date: 2023
practices: [rooms]
readings:
  - {where: whole document, seen: text, read: 2026-11-25}
reviewed: 2026-11-25
---
"""
PAGE = "---\ntitle: A page\nsummary: A page that takes the place of another.\n---\n\nWords.\n"
LINE = "  - {in: resources/rules, where: ch. 1, covers: direct}\n"
FAKE_LINE = "  - {in: resources/fake, where: ch. 1, covers: direct}\n"
FIRST, SECOND = "1. **Give a room.**", "2. **Take time.**"
STEP_BASIS = "basis: [{in: resources/rules, where: ch. 2, says: overlaps}]"
LAW_BASIS = "basis: [{provision: palermo-protocol-2000/art-5, says: broader}]"
ROWS = (
    f"  - id: give-a-room\n    who: [police]\n    moment: always\n    {STEP_BASIS}\n",
    f"  - id: take-time\n    who: [police]\n    moment: always\n    {LAW_BASIS}\n",
)
FAKE_BASIS = "{in: resources/fake, where: ch. 2, says: same}"


@dataclass(frozen=True)
class Edit:
    """A text in a file that is replaced by another; where the old text is empty the file is a new one."""

    file: str
    old: str
    new: str | bytes


@dataclass(frozen=True)
class Case:
    """A dishonest change: what is written, and what of the report names it, or which rule refuses it."""

    edits: tuple[Edit, ...]
    group: str = ""
    words: str = ""
    rule: str = ""


def named(group: str, words: str, *edits: Edit) -> Case:
    return Case(edits, group, words)


def refused(rule: str, *edits: Edit) -> Case:
    return Case(edits, rule=rule)


def new(file: str, text: str | bytes) -> Edit:
    return Edit(file, "", text)


PLACES = pages(SITE)["practices/rooms.md"].replace("title: Rooms", "title: Places")
BODY = pages(AGENCY.format("new-body", "un-entity"))["agencies/new-body.md"]
FAKE_DOCUMENT = new("docs/resources/fake.md", FAKE)
TABLE = {
    # What was silent
    "t01 rows of steps change places": named(
        "heads",
        "rooms#give-a-room: ~ en: Give a room. → Take time.",
        Edit(PRACTICE, "".join(ROWS), "".join(reversed(ROWS))),
    ),
    "t02 a step gets the law of its neighbour": named(
        "heads",
        "rooms#take-time: ~ en: Take time. → Give a room.",
        Edit(PRACTICE, "".join(ROWS), "".join(reversed(ROWS))),
    ),
    "t03 a head is turned into its opposite": named(
        "heads", "Give a room. → Give no room.", Edit(PRACTICE, FIRST, "1. **Give no room.**")
    ),
    "t04 the head of a recognized step is replaced": named(
        "heads",
        "→ Lock the door at night.",
        Edit(PRACTICE, SECOND, "2. **Lock the door at night.**"),
    ),
    "t05 what a provision says is rewritten": named(
        "provisions",
        "art-3-b: ~ says en: … irrelevant … → … relevant …",
        Edit(PROTOCOL, "exploitation shall be irrelevant", "exploitation shall be relevant"),
    ),
    "t06 the place of a provision is falsified": named(
        "provisions",
        "art-3-b: ~ where: art. 3(b) → art. 7",
        Edit(PROTOCOL, "where: art. 3(b)", "where: art. 7"),
    ),
    "t07 a document adds agencies": named(
        "levels",
        "+ resources/fake, ch. 1 (iom, icat, osce)",
        FAKE_DOCUMENT,
        Edit(PRACTICE, LINE, LINE + FAKE_LINE),
    ),
    "t08 a document adds an agency to a step": named(
        "levels",
        "rooms#give-a-room: none",
        FAKE_DOCUMENT,
        Edit(PRACTICE, STEP_BASIS, STEP_BASIS[:-1] + f", {FAKE_BASIS}]"),
    ),
    "t09 the level of a resource is raised": named(
        "levels",
        "resources/plan: none → few-open",
        Edit(
            "docs/resources/plan.md",
            "practices: [rooms]\n",
            f"recognition:\n{LINE}practices: [rooms]\n",
        ),
    ),
    "t10 the level of a pitfall is raised": named(
        "levels",
        "rooms#locked-doors: none (+ resources/rules",
        Edit(
            PRACTICE,
            "locked-doors, basis: []",
            "locked-doors, basis: [{in: resources/rules, where: ch. 3, says: same}]",
        ),
    ),
    "t11 an effect becomes positive": named(
        "practices",
        "practices/rooms: ~ effect direction: mixed → positive",
        Edit(PRACTICE, "direction: mixed", "direction: positive"),
    ),
    "t12 a study is made up": named(
        "studies",
        "+ studies/fake-2024: title: A study of rooms",
        Edit("data/facts/studies.yml", STUDY, STUDY + STUDY.replace("rooms-2020", "fake-2024")),
    ),
    "t13 the group has fewer members": named(
        "members",
        "~ membership-counts/2023-11: ~ count: 31 → 12",
        Edit("data/facts/membership-counts.yml", "2023-11: {count: 31", "2023-11: {count: 12"),
    ),
    "t14 a document is ten years older": named(
        "documents",
        "resources/rules: ~ published: 2019 → 2009",
        Edit(RULES, "published: 2019", "published: 2009"),
    ),
    "t15 a provision gets the strength of a duty": named(
        "provisions",
        "~ strength: none → shall",
        Edit(PROTOCOL, "strength: none", "strength: shall"),
    ),
    "t16 a part is counted beside its whole": named(
        "levels",
        "counted: osce, iom → osce, odihr, iom",
        Edit("docs/agencies/odihr.md", "part_of: osce\n", ""),
    ),
    "t17 an agency is of a type that counts": named(
        "agencies",
        "agencies/eu-office: ~ type: eu-body → un-entity",
        Edit("docs/agencies/eu-office.md", "type: eu-body", "type: un-entity"),
    ),
    # What was named already
    "joint guidance is made up for a practice": named(
        "documents",
        "+ resources/fake: title: Joint guidance",
        FAKE_DOCUMENT,
        Edit(PRACTICE, LINE, LINE + FAKE_LINE),
    ),
    "joint guidance is made up for a step": named(
        "levels",
        "+ resources/fake, ch. 2",
        FAKE_DOCUMENT,
        Edit(PRACTICE, STEP_BASIS, f"basis: [{FAKE_BASIS}]"),
    ),
    "a call of the heads is made up": named(
        "levels",
        "practices/rooms: few-open → all",
        new("docs/statements/fake.md", CALL),
        Edit(PRACTICE, LINE, LINE + FAKE_LINE.replace("resources", "statements")),
    ),
    "a body is made up": named(
        "agencies",
        "+ agencies/new-body: title: Body new-body; type: un-entity",
        new("docs/agencies/new-body.md", BODY),
    ),
    "a document gets other issuers": named(
        "documents",
        "~ publishers: osce, odihr, iom → osce, iom",
        Edit(RULES, "[osce, odihr, iom]", "[osce, iom]"),
    ),
    "a summary becomes the text": named(
        "levels",
        "practices/rooms: few-open → few",
        Edit(RULES, "seen: abstract", "seen: text"),
    ),
    "a part becomes the same": named(
        "levels",
        "overlaps, abstract, 2019, not counted: says → same",
        Edit(PRACTICE, "ch. 2, says: overlaps", "ch. 2, says: same"),
    ),
    "an act is that of the heads": named(
        "documents",
        "statements/meeting: ~ act: unknown → heads",
        Edit("docs/statements/meeting.md", "act: unknown", "act: heads"),
    ),
    "a type of agencies counts": named(
        "columns",
        "agency-types/eu-body: + counts: true",
        Edit(
            "data/vocabularies/agency-types.yml",
            "fr: Institution ou organe de l’Union européenne}",
            "fr: Institution ou organe de l’Union européenne, counts: true}",
        ),
    ),
    "a provision was read": named(
        "provisions", "~ seen: text → extract", Edit(PROTOCOL, "seen: text", "seen: extract")
    ),
    "a document speaks for others": named(
        "documents",
        "resources/rules: + speaks_for: authors",
        Edit(RULES, "access: open", "speaks_for: authors\naccess: open"),
    ),
    "a document binds": named(
        "documents",
        "resources/rules: + force: binding",
        Edit(RULES, "access: open", "force: binding\naccess: open"),
    ),
    "a wider relation counts": named(
        "columns",
        "provision-relations/overlaps: + counts: true",
        Edit(
            "data/vocabularies/provision-relations.yml",
            "  fr: en dit une partie\n",
            "  fr: en dit une partie\n  counts: true\n",
        ),
    ),
    "a record is renamed and raised": named(
        "levels",
        "practices/places: absent → few",
        new("docs/practices/places.md", PLACES),
        Edit(RULES, "practices: [rooms]", "practices: [rooms, places]"),
        Edit(RULES, "seen: abstract", "seen: text"),
    ),
    # What moved nothing on the data of that day
    "an act speaks for the group": named(
        "columns",
        "adopting-bodies/unknown: + group: true",
        Edit(
            "data/vocabularies/adopting-bodies.yml",
            "  fr: On ne sait pas qui il engage\n",
            "  fr: On ne sait pas qui il engage\n  group: true\n",
        ),
    ),
    "a force is law": named(
        "columns",
        "forces/guidance: + law: true",
        Edit(
            "data/vocabularies/forces.yml",
            "  fr: Orientations\n",
            "  fr: Orientations\n  law: true\n",
        ),
    ),
    # What broke the checker or the build
    "b1 a card has no steps": refused("front-matter-missing-key", new("docs/cards/zz.md", PAGE)),
    "b2 an edition is no edition": refused("edition-form", new("data/editions/x.json", "{}")),
    "b3 the ledger is not UTF-8": refused(
        "page-encoding", new("data/addresses/published-urls.txt", b"\xff\xfe\n")
    ),
    "b4 a form fits everything": refused(
        "data-row",
        Edit(
            RESOLVERS,
            "doi: {",
            'zz: {field: symbol, form: "(q)?.*", address: "https://doi.org/{number}"}\ndoi: {',
        ),
    ),
    # What led readers elsewhere
    "r1 the exit leads on": refused(
        "link-host",
        Edit(
            STRINGS,
            "https://www.bbc.com/weather",
            "https://www.google.com/url?q=https://evil.example/",
        ),
    ),
    "r2 a page takes the place of a translation": refused(
        "page-collision", new("docs/fr/about/method.md", PAGE)
    ),
    "r3 a resolver is on another host": refused(
        "link-host",
        Edit(
            RESOLVERS,
            "(.+)$', address: \"https://doi.org/",
            "(.+)$', address: \"https://doi.org.evil.example/",
        ),
    ),
    "r4 a page takes the place of one that is made": refused(
        "page-collision", new("docs/places/kenya.md", PAGE)
    ),
}
"""Each dishonest change, and what holds it."""

OTHERS = {
    "a line of a card under a step": named(
        "lines",
        "cards/talk, rooms/give-a-room: ~ en: Give a room. → Give none.",
        Edit(CARD, "- Give a room", "- Give none"),
    ),
    "a card names another step": named(
        "lines", "+ cards/talk, rooms/take-time", Edit(CARD, "rooms/give-a-room", "rooms/take-time")
    ),
    "a summary under the law of a practice": named(
        "heads",
        "practices/rooms as a whole: ~ en:",
        Edit(PRACTICE, "can speak in confidence", "are heard by force"),
    ),
    "the law of a practice": named(
        "levels",
        "practices/rooms as a whole: law (~",
        Edit(PRACTICE, "art-6-3, says: broader", "art-6-3, says: stricter"),
    ),
    "a pitfall that rests on nothing": named(
        "levels",
        "practices/rooms#locked-doors: none → absent (nothing cited)",
        Edit(PRACTICE, "pitfalls:\n  - {id: locked-doors, basis: []}\n", ""),
    ),
    "evidence without a place": named(
        "levels",
        "+ resources/rules, no place (osce, odihr, iom)",
        Edit(PRACTICE, LINE, LINE.replace("where: ch. 1, ", "")),
    ),
    "an official address": named(
        "documents",
        "resources/rules: ~ address all: https://doi.org/10.1000/rooms → ",
        Edit(RULES, "10.1000/rooms", "10.1000/other"),
    ),
    "the day of a reading": named(
        "documents",
        "~ reading of whole document: abstract, 2026-11-25 → abstract, 2026-11-26",
        Edit(RULES, "seen: abstract, read: 2026-11-25", "seen: abstract, read: 2026-11-26"),
    ),
    "a withdrawal": named(
        "practices",
        "withdrawn reason en: It does great harm.",
        Edit(
            PRACTICE,
            "reviewed: 2026-11-25",
            "reviewed: 2026-11-25\nwithdrawn: {date: 2026-11-25, reason: {en: It does great harm.}}",
        ),
    ),
    "a publisher": named(
        "documents",
        "~ publishers/ecpat: ~ homepage:",
        Edit("data/facts/publishers.yml", "https://ecpat.org", "https://example.org"),
    ),
    "another exit": named(
        "addresses",
        "exit-address: ~ en: https://www.bbc.com/weather → https://weather.com/",
        Edit(STRINGS, "https://www.bbc.com/weather", "https://weather.com/"),
    ),
    "another resolver": named(
        "addresses",
        "resolvers/hudoc: - languages fr: fre",
        Edit(
            RESOLVERS,
            '{language}?i={number}"\n  languages: {en: eng, fr: fre}',
            '{language}?i={number}"\n  languages: {en: eng}',
        ),
    ),
    "a party": named(
        "participation",
        "+ palermo-protocol-2000, parties IR: act: accession",
        Edit(PARTIES, "parties:\n", "parties:\n  IR: {act: accession, since: '2025-01-02'}\n"),
    ),
    "the day of a deposit": named(
        "participation",
        "~ palermo-protocol-2000, parties AD: ~ since: 2022-09-21 → 2002-09-21",
        Edit(PARTIES, "AD: {act: accession, since: '2022", "AD: {act: accession, since: '2002"),
    ),
    "a statement that is left out": named(
        "participation",
        "~ palermo-protocol-2000, parties AZ: - statement",
        Edit(PARTIES, ", statement: {seen: extract, articles: ['15']}", ""),
    ),
    "the grade of a list": named(
        "participation",
        "~ palermo-protocol-2000: ~ grade: A → B",
        Edit(PARTIES, "grade: A", "grade: B"),
    ),
    "a list of parties": named(
        "participation", "+ x, parties FR: act", new("data/participation/x.yml", A_LIST)
    ),
    "a member of an organization": named(
        "participation",
        "~ organizations/eu: ~ members:",
        Edit("data/facts/organizations.yml", "members: [AT, BE", "members: [AT, AL, BE"),
    ),
    "a file that is no table": refused(
        "data-unknown", new("data/facts/evil.yml", "a: {en: A, fr: A}\n")
    ),
    "attributes that hide tables": refused(
        "data-unknown", new("data/.gitattributes", "*.yml export-ignore\n")
    ),
    "a key that nobody declared": refused(
        "front-matter-unknown-key",
        Edit("data/facts/publishers.yml", '"https://ecpat.org"', '"https://ecpat.org", level: all'),
    ),
    "a publisher on the host of an agency and another one": refused(
        "link-host",
        Edit("data/facts/publishers.yml", "https://ecpat.org", "https://unicef.org.evil.example"),
    ),
    "a publisher with the name of an agency": refused(
        "publisher-twice",
        Edit("data/facts/publishers.yml", "ecpat:", "zz: {en: Body osce, fr: Un organe}\necpat:"),
    ),
    "an edition": named("editions", "+ 1.0.json", new("data/editions/1.0.json", "{}")),
    "a sign that cannot be seen": named(
        "documents",
        "→ Rules \\u202efor rooms",
        Edit(RULES, "title: Rules for", "title: Rules \u202efor"),
    ),
}
"""Changes that the review did not try: all that is published as fact is compared."""

REVIEWED = 33
BESIDE = 8
"""How many changes of levels the review tried, and how many others are here; two have tests of their own."""


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory, tables: Path) -> tuple[Path, Catalogue]:
    """The small site before it is changed."""
    root = without_pages(tmp_path_factory.mktemp("honest") / "site", tables)
    write_pages(root, SITE + "".join(AGENCY.format(*body) for body in AGENCIES.items()))
    (root / "data/facts/studies.yml").write_text(STUDY, "utf-8")
    return root, load(root)


@pytest.fixture
def changed(honest: tuple[Path, Catalogue], tmp_path: Path, case: Case) -> Path:
    """The same site with a dishonest change."""
    root = Path(shutil.copytree(honest[0], tmp_path / "site"))
    for edit in case.edits:
        file = root / edit.file
        file.parent.mkdir(parents=True, exist_ok=True)
        content = edit.new if isinstance(edit.new, bytes) else edit.new.encode("utf-8")
        if edit.old:
            text = file.read_bytes()
            assert edit.old.encode("utf-8") in text, edit.old
            content = text.replace(edit.old.encode("utf-8"), content, 1)
        file.write_bytes(content)
    return root


def cases(is_refused: bool) -> list[object]:
    every = TABLE | OTHERS
    chosen = {name: case for name, case in every.items() if bool(case.rule) == is_refused}
    return [pytest.param(case, id=name) for name, case in chosen.items()]


@pytest.mark.parametrize("case", cases(is_refused=False))
def test_dishonest_change_is_named(
    case: Case, honest: tuple[Path, Catalogue], changed: Path
) -> None:
    lines = {group.name: group.lines for group in differences(honest[1], load(changed))}
    assert [line for line in lines[case.group] if case.words in line], lines


@pytest.mark.parametrize("case", cases(is_refused=True))
def test_dishonest_change_is_refused(case: Case, changed: Path) -> None:
    found = {(finding.rule, finding.path) for finding in checker.check_folder(changed)}
    assert (case.rule, case.edits[-1].file) in found


def test_table_has_every_change_of_the_review() -> None:
    assert len(TABLE) == REVIEWED + BESIDE


def test_nothing_is_named_where_nothing_changed(honest: tuple[Path, Catalogue]) -> None:
    assert differences(honest[1], load(honest[0])) == []


def test_v1_proposal_cannot_hide_a_page_from_its_judge(tmp_path: Path) -> None:
    """`git archive` leaves out what the proposal's own attributes name; the judge does not use it."""
    write_pages(tmp_path, "resources/evil.md\n| title: x\n| ---\n| Words.")
    (tmp_path / "docs/.gitattributes").write_text(
        "resources/evil.md export-ignore\n*.md text eol=crlf ident\n", "utf-8"
    )
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Propose")
    assert "Words." not in git(tmp_path, "archive", "HEAD", "docs")
    taken = dict(proposal.files(tmp_path, "HEAD", ("docs", "data")))
    assert set(taken) == {"docs/resources/evil.md", "docs/.gitattributes"}
    page = (tmp_path / "docs/resources/evil.md").read_bytes()
    assert taken["docs/resources/evil.md"] == page.replace(b"\r\n", b"\n")


def test_v1_proposal_with_a_link_out_of_its_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/strings.yml").symlink_to("/etc/passwd")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Propose")
    with pytest.raises(proposal.UnusableProposalError, match="strings"):
        list(proposal.files(tmp_path, "HEAD", ("docs", "data")))


def test_v2_no_number_of_findings_hides_the_difference(root: Path) -> None:
    told = reporter(root)
    names = [f"docs/about/p{number}.md" for number in range(12)]
    signs = {"found": "漢" * 40, "right": "漢" * 40}
    found = [
        Finding(name, Span(line + 1, 1, 1), "typography-en", signs)
        for name in names
        for line in range(300)
    ]
    groups = [Group("levels", ("practices/hotlines: none → all (+ statements/fake)",))]
    difference = proposal_report.difference_block(told, groups)
    assert "practices/hotlines: none → all (+ statements/fake)" in difference
    report = proposal_report.judgement(
        told, found, names, proposal_report.MOST_IN_ALL - len(difference.encode())
    )
    assert len(f"{difference}{report}".encode()) <= proposal_report.MOST_IN_ALL
