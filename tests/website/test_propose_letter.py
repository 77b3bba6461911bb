"""From form to branch without an account: the letter of a form, applied in a clone as editors do it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import apply
import pytest
from catalogue.source.letters import LetterError, read_letter
from playwright.sync_api import Page, expect
from support.languages import PREFIXES
from support.letters import quoted, wrapped
from support.proposing import downloads, fill, fill_resource, letter_of, opened, submit
from support.sites import git
from website.test_propose import host_is_known
from website.test_propose_ready import CORRECTION, ENDING, PRACTICE, new_findings


@pytest.fixture
def address(sample_address: str) -> str:
    """The address of the pages of these tests."""
    return sample_address


@pytest.fixture
def repository(sample_site: Path, tmp_path: Path) -> Path:
    """A clone of the repository from which the pages of these tests were made."""
    source, clone = sample_site.parent / "repository", tmp_path / "clone"
    for name in ("docs", "data"):
        ignored = shutil.ignore_patterns("assets")
        shutil.copytree(source / name, clone / name, ignore=ignored)
    for name in ("overrides", "mkdocs.yml", "docs/assets"):
        (clone / name).symlink_to(source / name)
    (clone / ".gitignore").write_text("overrides\nmkdocs.yml\nassets\nletter*\nresult*\n", "utf-8")
    git(clone, "init", "--quiet", "--initial-branch", "main")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Begin")
    return clone


def applied(clone: Path, letter: str) -> str:
    """Apply a letter: the branch that it has become, with nothing to be put right."""
    (clone / "letter.txt").write_text(letter, "utf-8")
    words = ["--root", str(clone), "--result", str(clone / "result.json")]
    assert apply.main([*words, str(clone / "letter.txt")]) == 0
    result = json.loads((clone / "result.json").read_text("utf-8"))
    assert not result["answer"]["needs_mending"], result["report"]
    return str(result["branch"])


def pages_of(clone: Path, branch: str) -> dict[str, str]:
    """The pages that a branch changes."""
    names = git(clone, "diff", "--name-only", "main", branch).split()
    return {name: f"{git(clone, 'show', f'{branch}:{name}')}\n" for name in names}


def correct(page: Page, address: str, language: str) -> None:
    """Change words of a section of a practice in the form."""
    _, wrong, right = CORRECTION[language]
    query = f"what=correction&record=practices/{PRACTICE}&version={language}"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    expect(page.locator("#correction-place option[value=what]")).to_be_attached()
    page.locator("#correction-place").select_option("what")
    text = page.locator("#correction-text")
    text.fill(text.input_value().replace(wrong, right))
    fill(page, "correction", {"reason": "The article says so: é “x” <b>."})
    submit(page, "correction")
    expect(page.locator(".proposal-actions a[download$='-proposal.txt']")).to_be_visible()


@pytest.mark.parametrize("language", PREFIXES)
def test_correction_goes_from_the_form_to_a_branch(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """Its letter is quoted and wrapped on the way, and the branch has what the form offers as a file."""
    correct(page, address, language)
    path = f"docs/practices/{PRACTICE}{ENDING[language]}.md"
    wanted = downloads(page)[path.rpartition("/")[2]]
    name = page.locator("#proposal-name")
    name.fill("Awa D. <awa@b.org>")
    name.blur()
    expect(name).to_have_value("Awa D. awab.org")
    name.fill("Awa D.")
    name.blur()
    expect(page.locator(".proposal-actions a[download$='-proposal.txt']")).to_be_visible()
    branch = applied(repository, wrapped(quoted(letter_of(page)), 70).replace("\n", "\r\n"))
    assert pages_of(repository, branch) == {path: wanted}
    assert git(repository, "log", "-1", "--format=%an <%ae>", branch) == "Awa D. <>"
    assert new_findings(repository, {path: wanted}) == set()


def test_new_record_in_both_languages_goes_to_a_branch(
    page: Page, address: str, repository: Path
) -> None:
    fill_resource(page, address, "fr")
    fill(page, "resource", {"file": "office-guide-2019"})
    submit(page, "resource")
    wanted = {f"docs/resources/{name}": text for name, text in downloads(page).items()}
    branch = applied(repository, letter_of(page))
    assert pages_of(repository, branch) == wanted
    assert git(repository, "log", "-1", "--format=%an", branch) == "A reader"


def test_letter_is_in_the_language_of_its_writer_and_says_why(page: Page, address: str) -> None:
    correct(page, address, "fr")
    letter, _ = read_letter(letter_of(page))
    assert (letter.kind, letter.language, letter.name) == ("correction", "fr", "")
    assert "The article says so: é “x” <b>." in letter.about


def test_suggestion_has_no_block_and_asks_for_no_name(page: Page, address: str) -> None:
    opened(page, f"{address}propose/")
    fill(page, "resource", {"en-title": "A guide", "why": "It helps."})
    link = page.locator('form[data-what="resource"] [data-field="links"] .pair input')
    link.fill("https://asbl.org/guide")
    submit(page, "resource")
    expect(page.locator(".proposal-result")).to_be_visible()
    expect(page.locator("[data-writer]")).to_be_hidden()
    text = page.locator(".files textarea").input_value()
    with pytest.raises(LetterError, match="no-block"):
        read_letter(text)


@pytest.mark.parametrize("language", PREFIXES)
def test_short_correction_fits_into_a_mail_and_an_issue(
    page: Page, address: str, repository: Path, language: str
) -> None:
    page.route(re.compile(r"/propose/(\?.*)?$"), host_is_known)
    page.set_viewport_size({"width": 390, "height": 844})
    correct(page, address, language)
    links = page.locator(".proposal-actions a").evaluate_all("all => all.map(one => one.href)")
    mail = next(link for link in links if link.startswith("mailto:"))
    issue = next(link for link in links if "/issues/new?" in link)
    bodies = [parse_qs(urlsplit(mail).query)["body"][0], parse_qs(urlsplit(issue).query)["text"][0]]
    assert len(mail) < 2000 and len(issue) < 6100
    (first, digits), (second, others) = map(read_letter, bodies)
    assert first == second and digits == others
    assert re.match("@@ -", first.files[0].changes or "")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    assert applied(repository, bodies[0])
