"""Documents that have no address of their own, and where their readers and the editors are told."""

from __future__ import annotations

from catalogue.recognition.shared_addresses import sharing
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.status import open_tasks, unknown_addresses
from catalogue.views.record.documents import documents
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from support.sites import Make

SHARED = "https://example.org/publications"
OWN = "https://example.org/own.pdf"
RESOURCE = """
resources/{name}.md
| title: {name}
| summary: A guide that says what to do, in plain words.
| type: {type}
| topics: [children]
| audiences: [ngos]
| regions: [world]
| publishers: [unicef]
| languages: [en]
| access: open
| reviewed: 2026-11-20
| {where}
| ---
"""
EVENT = """
activities/{name}.md
| title: {name}
| summary: States met and adopted a text on what to do.
| type: meeting
| date: 2026-11-02
| agencies: [unicef]
| topics: [children]
| reviewed: 2026-11-20
| {where}
| ---
"""


def resource(name: str, where: str, type: str = "handbook") -> str:
    return RESOURCE.format(name=name, where=where, type=type)


def linked(address: str) -> str:
    return f'links: {{en: "{address}"}}'


def names(catalogue: Catalogue) -> dict[str, list[str]]:
    return {ref: [one.ref for one in others] for ref, others in sharing(catalogue).items()}


def test_documents_of_one_address_are_told_with_a_day_and_are_tasks(make: Make) -> None:
    pages = [resource(name, linked(SHARED)) for name in ("guide", "manual")]
    catalogue = make("".join([*pages, resource("leaflet", linked(OWN))]))
    assert names(catalogue) == {
        "resources/guide": ["resources/manual"],
        "resources/manual": ["resources/guide"],
    }
    for language, words in (
        ("en", "also that of another record: on 20 November 2026"),
        ("fr", "aussi celle d’une autre fiche\u00a0: au 20 novembre 2026"),
    ):
        context = Context(catalogue, Site(), language)
        found = documents(context, catalogue.entries["resources/guide"])
        assert found and words in found["unknown"].replace("20\u00a0", "20 ")
        tasks = [task for task in unknown_addresses(context, "") if words[:14] in task.state]
        assert [task.what.label for task in tasks] == ["guide", "manual"]


def test_document_with_one_address_of_its_own_shares_none(make: Make) -> None:
    both = f'links: {{en: "{SHARED}", fr: "{OWN}"}}'
    catalogue = make(resource("guide", both) + resource("manual", linked(f"{SHARED}/")))
    assert names(catalogue) == {"resources/manual": ["resources/guide"]}


def test_a_page_owns_its_address_and_what_is_found_there_does_not(make: Make) -> None:
    site = resource("portal", linked(SHARED), type="web-page")
    catalogue = make(site + resource("manual", linked(SHARED)))
    assert names(catalogue) == {"resources/manual": ["resources/portal"]}


def test_event_shares_its_page_but_not_the_symbol_of_what_it_adopted(make: Make) -> None:
    event = EVENT.format(name="launch", where=linked(SHARED))
    adoption = EVENT.format(name="adoption", where="symbol: A/RES/64/293")
    plan = resource("plan", "symbol: A/RES/64/293")
    catalogue = make(event + adoption + plan + resource("manual", linked(SHARED)))
    assert names(catalogue) == {"resources/manual": ["activities/launch"]}


def test_annexes_of_one_resolution_share_its_address(make: Make) -> None:
    first = resource("first", 'symbol: "A/RES/54/263, annex I"')
    catalogue = make(first + resource("second", 'symbol: "A/RES/54/263, annex II"'))
    assert names(catalogue) == {
        "resources/first": ["resources/second"],
        "resources/second": ["resources/first"],
    }


def test_board_of_tasks_shows_every_joint_text_without_an_own_address(catalogue: Catalogue) -> None:
    """A queue shows its first rows only: those of joint texts are among them."""
    context = Context(catalogue, Site(), "en")
    queues = open_tasks(context, "status/")["queues"]["addresses"].values()
    shown = {task.what.url for queue in queues for task in queue.shown}
    texts = [ref for ref in names(catalogue) if ref.startswith("statements/")]
    assert len(texts) > 10
    assert [ref for ref in texts if not any(f"{ref}/" in url for url in shown)] == []


def test_briefs_of_an_event_are_found_in_the_real_content(catalogue: Catalogue) -> None:
    found = names(catalogue)
    assert "activities/icat-briefing-ny-2018" in found["statements/icat-issue-brief-03"]
    assert found["resources/op-crc-sc-2000"] == ["resources/op-crc-ac-2000"]
    assert not {"resources/icat-website", "resources/un-political-declaration-2021"} & {*found}
