"""The preview reads what has changed, makes pages when they are asked for, and shows their last good copy while they are broken."""

from __future__ import annotations

import os
import re
from pathlib import Path

import copies
import pytest
from catalogue.publish.preview import Preview
from catalogue.source import documents, loading
from publishing import publication_of


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """The preview of a small repository that was never built."""
    root = copies.repository(tmp_path / "repository", 6)
    preview = Preview(publication_of(loading.load(root)), tmp_path / "site")
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
    assert (preview.page("no/page/"), preview.page("explore/rows.json")) == (None, None)


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
    built = preview.folder / "practices/new/index.html"
    built.parent.mkdir(parents=True)
    built.write_text("<p>As it was built.</p></body>", "utf-8")
    assert "As it was built." in text_of(preview, "practices/new/")


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


def test_changed_style_is_written_under_new_name(preview: Preview) -> None:
    write(preview, "docs/assets/css/site.css", "{", "{ ")
    (address,) = re.findall(r"assets/css/site\.\w+\.css", text_of(preview, "about/"))[:1]
    assert (preview.folder / address).is_file()


def test_page_with_invalid_name_is_ignored(preview: Preview) -> None:
    name = record(preview)
    wrong = preview.publication.catalogue.root / "docs" / "resources" / "UNODC_Guide.md"
    wrong.write_text("---\ntitle: A guide\n---\n", "utf-8")
    preview.refresh()
    assert preview.page("resources/UNODC_Guide/") is None
    assert "UNODC_Guide" not in str(preview.page("resources/"))
    assert faults(preview.page(f"{name}/")) == []
