"""The preview reads what has changed, makes what is asked for, and keeps the last good copy of pages."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from catalogue.exports import checklists
from catalogue.publish.preview import Preview
from catalogue.source import documents, loading
from catalogue.views.wording.context import Context
from support import sample
from support.publishing import publication_of


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """The preview of a small repository."""
    root = sample.records(tmp_path / "repository", 6)
    preview = Preview(publication_of(loading.load(root)))
    assert preview.refresh() == []
    return preview


def write(preview: Preview, path: str, old: str, new: str) -> list[str]:
    """Replace a part of a file, and the findings that are printed."""
    file = preview.publication.catalogue.root / path
    before, time = file.read_text("utf-8"), file.stat().st_mtime_ns
    assert old in before
    file.write_text(before.replace(old, new, 1), "utf-8")
    os.utime(file, ns=(time + 1, time + 1))
    return preview.refresh()


def record(preview: Preview) -> str:
    """The first practice that has a page in both languages."""
    return next(
        entry.ref
        for entry in preview.publication.catalogue.of("practices")
        if len(entry.pages) == 2
    )


def faults(page: str | None) -> list[str]:
    """What is wrong with a page, as it says."""
    return re.findall(
        r"<li>([^<]*\[[a-z-]+\][^<]*|\w+Error: [^<]*)</li>", str(page).rpartition('id="preview"')[2]
    )


def text_of(preview: Preview, path: str) -> str:
    return str(preview.page(path)).partition('id="preview"')[0]


def test_preview_reads_saved_page_and_builds_requested_pages_only(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, read = record(preview), []
    monkeypatch.setattr(
        documents,
        "read",
        lambda file, path, real=documents.read: read.append(path) or real(file, path),
    )
    page = preview.page(f"{name}/")
    title = re.search(
        r"^title: (.*)$",
        (preview.publication.catalogue.root / f"docs/{name}.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert title and faults(page) == []
    assert preview.version == 1
    write(preview, f"docs/{name}.md", title[1], "Another title")
    assert read == [f"docs/{name}.md"]
    assert preview.newer(1) == 2
    assert "Another title</h1>" in str(preview.page(f"{name}/"))
    assert "Another title" in text_of(preview, "practices/")
    assert (preview.page("no/page/"), preview.page("explore/search.json")) == (None, None)


@pytest.mark.parametrize("language", ["", "fr/"])
def test_broken_record_shows_finding_and_last_good_page(preview: Preview, language: str) -> None:
    name = record(preview)
    path, file = f"{language}{name}/", f"docs/{name}{'.fr' if language else ''}.md"
    good = text_of(preview, path)
    found = write(preview, file, "title: ", "title: [")
    assert any("front-matter" in fault for fault in found)
    assert any("front-matter" in fault for fault in faults(preview.page(path)))
    assert text_of(preview, path).replace('data-version="2"', 'data-version="1"') == good
    write(preview, file, "title: [", "title: ")
    assert faults(preview.page(path)) == []


def test_page_that_was_never_valid_shows_finding_or_built_page(preview: Preview) -> None:
    page = preview.publication.catalogue.root / "docs/practices/new.md"
    page.write_text("---\ntitle: [\n---\n\nA text.\n", "utf-8")
    assert any("docs/practices/new.md:" in fault for fault in preview.refresh())
    assert any(
        "docs/practices/new.md:" in fault for fault in faults(preview.page("practices/new/"))
    )
    assert "</main>" in text_of(preview, "practices/new/")


def test_page_that_was_not_requested_keeps_last_valid_copy(preview: Preview) -> None:
    name = record(preview)
    file = preview.publication.catalogue.root / f"docs/{name}.md"
    title = re.search("^title: (.*)$", file.read_text("utf-8"), re.MULTILINE)
    write(preview, f"docs/{name}.md", "title: ", "title: [")
    assert title and f"{title[1]}</h1>" in text_of(preview, f"{name}/")


def test_changed_tables_and_templates_are_reloaded_with_errors_reported(
    preview: Preview,
) -> None:
    good = text_of(preview, "about/")
    assert write(preview, "data/interface/strings.yml", "home: {", "home: {{") != []
    assert any("data/interface/strings.yml" in fault for fault in faults(preview.page("about/")))
    write(preview, "data/interface/strings.yml", "home: {{", "home: {")
    write(preview, "overrides/page.html", "{{ content }}", "{{ content }}<hr>")
    assert "<hr>" in text_of(preview, "about/") and "<hr>" not in good
    write(preview, "overrides/page.html", "{{ content }}<hr>", "{{ nothing }}")
    assert "<hr>" in text_of(preview, "about/")
    assert faults(preview.page("about/"))[0] == "UndefinedError: &#39;nothing&#39; is undefined"


def style(preview: Preview) -> str:
    """The path of the style sheet that a page names."""
    return re.findall(r"assets/css/site\.\w+\.css", text_of(preview, "about/"))[0]


def test_changed_style_has_new_name(preview: Preview) -> None:
    old = style(preview)
    write(preview, "docs/assets/css/site.css", "{", "{ --unheardof: 1; ")
    new = style(preview)
    assert new != old
    assert (preview.file(old) is None) is True
    for path in (new, "assets/css/site.css"):
        assert (preview.file(path) or b"").count(b"--unheardof") >= 1


def test_files_are_made_again_after_change(preview: Preview) -> None:
    name, word = record(preview), "Unheardof"
    before = preview.file("explore/rows-0.json")
    assert before is not None and before is preview.file("explore/rows-0.json")
    write(preview, f"docs/{name}.md", "title: ", f"title: {word} ")
    after = preview.file("explore/rows-0.json")
    assert word.encode() in (after or b"") and word.encode() not in before
    assert word.encode() in (preview.file(f"api/v1/records/{name}.json") or b"")


def test_change_during_request_is_included(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, word, changes = record(preview), "Unheardof", ["one"]
    real = checklists.plan_data

    def plan(context: Context) -> dict[str, Any]:
        """Save a page while the first plan is made."""
        made = real(context)
        if changes:
            changes.clear()
            write(preview, f"docs/{name}.md", "title: ", f"title: {word} ")
        return made

    monkeypatch.setattr(checklists, "plan_data", plan)
    assert word.encode() in (preview.file("plan/steps.json") or b"")


def test_unpublishable_files_are_not_served(preview: Preview) -> None:
    docs = preview.publication.catalogue.root / "docs"
    (docs / "assets" / "page.html").write_text("<script>alert(1)</script>", "utf-8")
    for path in ("assets/page.html", "about/index.md/", "../mkdocs.yml", "practices/index.fr.md"):
        assert preview.file(path) is None
    assert (preview.file("about/index.md") or b"").startswith(b"# ")


def test_page_without_file_is_served(preview: Preview) -> None:
    term = next(
        name
        for name in preview.publication.catalogue.pages
        if name.startswith("topics/") and name not in preview.publication.catalogue.sources
    )
    for prefix in ("", "fr/"):
        assert "</main>" in text_of(preview, f"{prefix}{term}/")
        assert faults(preview.page(f"{prefix}{term}/")) == []


def test_not_found_page_is_in_language_of_path(
    preview: Preview,
) -> None:
    assert 'lang="en"' in preview.not_found("no/page/")
    assert 'lang="fr"' in preview.not_found("fr/no/page/")


def test_page_with_invalid_name_is_ignored(preview: Preview) -> None:
    name = record(preview)
    wrong = preview.publication.catalogue.root / "docs" / "resources" / "UNODC_Guide.md"
    wrong.write_text("---\ntitle: A guide\n---\n", "utf-8")
    preview.refresh()
    assert preview.page("resources/UNODC_Guide/") is None
    assert "UNODC_Guide" not in str(preview.page("resources/"))
    assert faults(preview.page(f"{name}/")) == []
