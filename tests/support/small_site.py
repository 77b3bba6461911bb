"""A small site as text: a practice, what speaks for it, and who speaks."""

from __future__ import annotations

PRACTICE = """
practices/rooms.md
| title: Child-friendly interview rooms
| summary: Rooms in police stations where a trained person takes a statement once.
| topics: [protection]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition:
{evidence}
| effect: {{level: none-known}}
| resources: [handbook]
{more}
| reviewed: 2026-03-01
| ---
|
| ## What it is
|
| A room. See [the handbook](../resources/handbook.md).

practices/rooms.fr.md
| title: Salles d'audition adaptées aux enfants
| summary: Des salles où une personne formée recueille une seule fois la déclaration.
| ---
|
| ## De quoi il s'agit
|
| Une salle. Voir [le manuel](../resources/handbook.md).
"""
EVIDENCE = "|   - {{by: [{agency}], in: resources/handbook, covers: direct, where: p. 4}}"
GROUP = "|   - {by: [icat], in: statements/call, covers: direct, where: p. 1}"
RESOURCE = """
resources/{name}.md
| title: "{title}"
| summary: A handbook on rooms in which children are heard, with plans and check lists.
| type: handbook
| topics: [protection]
| audiences: [police]
| regions: [world]
| publishers: [unodc, ilo]
| published: 2008-10
| languages: [en, fr]
| links: {{en: "https://example.org/handbook.pdf"}}
| symbol: Sales No. E.08.V.14
| isbn: 978-92-1-133789-1
| access: open
| practices: [rooms]
| readings: [{{where: p. 4, seen: text, read: 2026-02-01}}]
{more}
| reviewed: 2026-02-01
| ---
|
| ## What it is
|
| A handbook.
"""
WITHDRAWN = """| withdrawn:
|   date: 2026-04-01
|   reason: {en: It did more harm than good., fr: Elle a fait plus de mal que de bien.}
|   instead: [resources/handbook]"""
OTHERS = """
statements/call.md
| title: Call for rooms
| summary: A call of the whole group for rooms in which children are heard once.
| type: joint-statement
| act: heads
| topics: [protection]
| agencies: [icat]
| date: 2022-12-02
| practices: [rooms]
| readings: [{where: p. 1, seen: text, read: 2026-01-05}]
| reviewed: 2026-01-05
| ---
|
| ## What it says
|
| Rooms.

agencies/icat.md
| title: Inter-Agency Coordination Group
| summary: The group that coordinates the work of agencies against trafficking.
| acronym: ICAT
| type: interagency-group
| reviewed: 2026-01-01
| ---
|
| ## Mandate
|
| It coordinates.

agencies/unodc.md
| title: United Nations Office on Drugs and Crime
| summary: The office that looks after the Protocol against trafficking in persons.
| acronym: UNODC
| type: un-entity
| reviewed: 2026-01-01
| ---
|
| ## Mandate
|
| It helps.

agencies/unodc.fr.md
| title: Office des Nations Unies contre la drogue et le crime
| acronym: ONUDC
| summary: L'office qui est le gardien du Protocole contre la traite des personnes.
| ---
|
| ## Mandat
|
| Il aide.

agencies/ilo.md
| title: International Labour Organization
| summary: The organization that looks after the conventions on forced labour.
| type: un-entity
| reviewed: 2026-01-01
| ---
|
| ## Mandate
|
| It works.
"""


def site(
    *agencies: str,
    group: bool = False,
    practice: str = "",
    resource: str = "",
    name: str = "handbook",
    title: str = "Handbook",
) -> str:
    """The site with the evidence of some agencies, and of the group.

    `practice` and `resource` are more lines of the two records.
    """
    evidence = [EVIDENCE.format(agency=agency) for agency in agencies] + ([GROUP] if group else [])
    text = (
        PRACTICE.format(evidence="\n".join(evidence), more=practice)
        + RESOURCE.format(name=name, title=title, more="@more@")
        + OTHERS
    )
    text = text if evidence else text.replace("| recognition:\n", "")
    text = (
        text.replace("resources/handbook", f"resources/{name}")
        .replace("[handbook]", f"[{name}]")
        .replace("@more@", resource)
    )
    return text.replace("\n\n| ", "\n| ")
