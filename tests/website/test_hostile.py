"""The safety net: hostile files, built without the checker, neither act nor let anything out.

Pages are opened without their Content-Security-Policy, so that it cannot hide what the build lets through.
"""

from __future__ import annotations

import functools
import http.server
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support import building, sample
from support.building import running
from support.sites import once

BODIES = {
    "script": "<script>pwn()</script>",
    "script-case": "<ScRiPt>pwn()</sCrIpT>",
    "script-split": "<scr<script>ipt>pwn()</script>",
    "script-module": '<script type="module">pwn()</script>',
    "img": "<img src=x onerror=pwn()>",
    "img-inline": "words <img/src=x/onerror=pwn()> words",
    "svg": "<svg onload=pwn()></svg>",
    "svg-slash": "<svg/onload=pwn()>",
    "details": "<details open ontoggle=pwn()>x</details>",
    "video": "<video><source onerror=pwn()></video>",
    "body": "<body onload=pwn()>",
    "iframe": '<iframe srcdoc="<script>parent.pwn()</script>"></iframe>',
    "object": '<object data="data:text/html,<script>parent.pwn()</script>"></object>',
    "meta": '<meta http-equiv="refresh" content="0;url=javascript:pwn()">',
    "base": '<base href="https://attacker.test/">',
    "style": "<style>@import 'https://attacker.test/x.css';</style>",
    "form": "<form action=javascript:pwn()><input autofocus onfocus=pwn()></form>",
    "comment": "<!--><script>pwn()</script>-->",
    "cdata": "<![CDATA[><script>pwn()</script>]]>",
    "instruction": "<?x ><script>pwn()</script>?>",
    "markdown-attribute": '<div markdown="1"><script>pwn()</script></div>',
    "entity": "&lt;script&gt;pwn()&lt;/script&gt; &#60;img src=x onerror=pwn()&#62;",
    "backslash": "\\<script>pwn()</script>\n\n\\\\<img src=x onerror=pwn()>",
    "code": "`a` <b `onmouseover=pwn()` <script>pwn()</script>",
    "fence-info": '```x"><script>pwn()</script>\nx\n```',
    "fence-class": '```{ .x onclick="pwn()" }\nx\n```\n\n``` x onload=pwn()\ny\n```',
    "fence-indented": "   ```\n   x\n   ```\n<script>pwn()</script>",
    "fence-open": "```\nnot closed <script>pwn()</script>",
    "admonition": (
        '!!! note "<img src=x onerror=pwn()>"\n    <script>pwn()</script>\n\n    <img src=x '
        "onerror=pwn()>"
    ),
    "admonition-class": '!!! x" onmouseover="pwn() "title"\n    text',
    "details-block": '??? note "<script>pwn()</script>"\n    <svg onload=pwn()>',
    "tabs": '=== "<img src=x onerror=pwn()>"\n\n    <script>pwn()</script>',
    "footnote": "word[^1]\n\n[^1]: <script>pwn()</script>\n\n    <img src=x onerror=pwn()>",
    "footnote-name": 'word[^"><img src=x onerror=pwn()>]\n\n[^"><img src=x onerror=pwn()>]: text',
    "definition": "<img src=x onerror=pwn()>\n:   <script>pwn()</script>",
    "table": "| a | <img src=x onerror=pwn()> |\n|---|---|\n| <script>pwn()</script> | x |",
    "list": "- x\n\n    <script>pwn()</script>\n\n1. <img src=x onerror=pwn()>",
    "heading": '## <img src=x onerror=pwn()> { #x onclick="pwn()" }\n\ntext',
    "heading-anchor": (
        '## x" onmouseover="pwn()\n\n## x" onmouseover="pwn()\n\n## x" onmouseover="pwn()\n\n## '
        "x\n\ntext"
    ),
    "attributes": 'text\n{: onclick="pwn()" }\n\n[x](y){ onclick=pwn() href="javascript:pwn()" }',
    "link": "[go](javascript:pwn())",
    "link-case": "[go](JaVaScRiPt:pwn()) [go](<java\tscript:pwn()>) [go]( javascript:pwn())",
    "link-entity": "[go](javascript&colon;pwn()) [go](&#106;avascript:pwn()) [go](jav&#x09;ascript:pwn())",
    "link-control": "[go](\x01javascript:pwn()) [go](java\u200bscript:pwn()) [go](java\\script:pwn())",
    "link-data": (
        "[go](data:text/html,<script>opener.pwn()</script>) [go](vbscript:pwn()) [go](blob:x) "
        "[go](file:///etc/passwd)"
    ),
    "link-reference": "[go][x]\n\n[x]: javascript:pwn()",
    "link-title": '[go](https://example.org "x\\" onmouseover=\\"pwn()")',
    "link-auto": "<javascript:pwn()> <JAVASCRIPT:pwn()>",
    "link-quote": '[go](https://example.org/"onmouseover="pwn())',
    "image": '![x](javascript:pwn()) ![x" onerror="pwn()](x.png) ![x](x"onerror="pwn()")',
    "image-data": "![x](data:image/svg+xml,<svg onload=pwn()>)",
    "jinja": (
        "{{ cycler.__init__.__globals__.os.popen('id').read() }} {% for x in (1,) "
        "%}<script>pwn()</script>{% endfor %}"
    ),
    "snippet": '--8<-- "/etc/hostname"\n\n--8<-- "mkdocs.yml"',
    "null": "<scr\x00ipt>pwn()</scr\x00ipt>",
    "wide": "＜script＞pwn()＜/script＞",
    "math": (
        "<math><mtext><table><mglyph><style><img src=x "
        "onerror=pwn()></style></mglyph></table></mtext></math>"
    ),
    "template": (
        "<template><script>pwn()</script></template><noscript><p title='</noscript><img src=x "
        "onerror=pwn()>'></noscript>"
    ),
}
DRAFT = "<script>pwn()</script>\n\n<img src=x onerror=pwn()>\n"
HEAD = "---\ntitle: {}\nsummary: {}\n---\n\n" + DRAFT
PAGE = HEAD.format("Title", "A summary of it.")
ENCODED = {
    "utf-16": PAGE.encode("utf-16"),
    "utf-7": PAGE.replace("<", "+ADw-").replace(">", "+AD4-").encode("ascii"),
    "latin-1": PAGE.replace("Title", "Titré").encode("latin-1"),
    "overlong": PAGE.encode().replace(b"<", b"\xc0\xbc"),
    "null": PAGE.replace("script", "scr\x00ipt").encode(),
    "mark": b"\xef\xbb\xbf\xef\xbb\xbf" + PAGE.encode(),
    "shift": PAGE.replace("<", "\x1b$B<\x1b(B").encode(),
    "surrogate": PAGE.encode().replace(b"Title", b"\xed\xa0\xbc"),
}
SIZED = {
    "title": HEAD.format(f"{'<b>' * 8000}", "A summary of it."),
    "page": PAGE + "words <img src=x onerror=pwn()> " * 100_000,
    "headings": PAGE + "## <img src=x onerror=pwn()>\n\n" * 900,
    "links": PAGE + "[go](javascript:pwn()) " * 450,
    "columns": PAGE + "| <img src=x onerror=pwn()> " * 400 + "|\n" + "|---" * 400 + "|\n",
    "nesting": PAGE + "> " * 900 + "<script>pwn()</script>",
    "line": PAGE + "a" * 60_000 + "<script>pwn()</script>",
}
NAMED = (
    *("about/con.md", "about/aux.fr.md", "about/É vil.md", "about/-rf.md", "about/a..md"),
    *("about/index.MD", "about/x.fr.fr.md", f"about/{'n' * 90}.md", "about/a/b/c/d/e/deep.md"),
    *("about/<img src=x onerror=pwn()>.md", 'about/"onclick="pwn().md', "about/x\\..\\y.md"),
    *("fr/index.md", "fr/index.fr.md", "id/index.md", "api/v1/index.md", "topics/training.md"),
    *("assets/page.md", "404.md", "practices/INDEX.md"),
)
"""Names that no system or not every one can hold, and those of other pages."""

DRAFTS = {
    "cards/hostile-empty.md": PAGE,
    "cards/hostile-no-lines.md": PAGE.replace("---\n\n", "layout: field-card\n---\n\n"),
    "cards/hostile-few-lines.md": PAGE.replace(
        "---\n\n", "layout: field-card\nsteps: [a/b, editors, x]\n---\n\n"
    ),
    "sessions/hostile-no-answers.md": PAGE.replace(
        "---\n\n", "layout: session\nsteps: [a/b]\nwrong_answers: [x]\n---\n\n"
    ),
    "situations/hostile-no-steps.md": PAGE.replace("---\n\n", "layout: situation\n---\n\n"),
    "about/hostile-blank.md": HEAD.format('"   "', '"                        "'),
    "about/hostile-untitled.md": "---\nsummary: A summary of it.\n---\n\n" + DRAFT,
    "about/hostile-headless.md": DRAFT,
    "about/hostile-lists.md": HEAD.format("[a, b]", "{en: a}"),
    "about/hostile-none.md": "",
    "practices/hostile-empty.md": "---\n---\n",
    "practices/hostile-blank.md": HEAD.format('"   "', '"                        "'),
}
"""The first draft of somebody who has never written a page."""

MARKUP = "x'\\\"><img src=x onerror=pwn()><script>pwn()</script>{{ 7*7 }}"
OUTSIDE = "SECRET-FROM-OUTSIDE"
ACTIVE = '<svg xmlns="http://www.w3.org/2000/svg" onload="pwn()"><script>pwn()</script></svg>'
FILES = {
    "evil.html": "<script>pwn()</script>",
    "404.html": "<script>pwn()</script>",
    "index.html": "<script>pwn()</script>",
    "practices/evil/index.html": "<script>pwn()</script>",
    "sitemap.xml": "evil",
    "robots.txt": "evil",
    "_headers": "evil",
    "_redirects": "evil",
    "CNAME": "attacker.test",
    "evil.js": "pwn()",
    "about/evil.js": "pwn()",
    "explore/search.json": "pwn()",
    "assets/javascripts/bundle.js": "pwn()",
    "assets/stylesheets/main.css": "* {}",
    "assets/evil.html": "<script>pwn()</script>",
    "assets/evil.js": "pwn()",
    "assets/evil.svg": ACTIVE,
    "assets/evil-entity.svg": (
        '<!DOCTYPE svg [<!ENTITY x "<script>pwn()</script>">]><svg '
        'xmlns="http://www.w3.org/2000/svg">&x;</svg>'
    ),
    "assets/evil-link.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg"><a '
        'href="&#106;avascript:pwn()"><text>x</text></a></svg>'
    ),
    "assets/evil-use.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="https://attacker.test/x.svg#x"/></svg>'
    ),
    "assets/evil-style.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg"><rect '
        'style="fill:url(https://attacker.test/x)"/></svg>'
    ),
    "assets/evil-hyphen.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg"><a-b:script '
        'xmlns:a-b="http://www.w3.org/2000/svg">pwn()</a-b:script></svg>'
    ),
    "assets/js/evil.js": "pwn()",
    "resources/EVIL_Guide.md": "---\ntitle: Evil\n---\n",
    "assets/evil.png": "<html><script>pwn()</script>",
    "assets/evil.pdf": "%PDF-1.4 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "assets/evil.wasm": "evil",
    "assets/evil.xhtml": "evil",
}
OURS = (
    "sitemap.xml",
    "robots.txt",
    "404.html",
    "index.html",
    "explore/search.json",
    "_headers",
    "_redirects",
)
"""Names that the site itself writes: the test looks at what is in them."""


@pytest.fixture(scope="module")
def hostile(shared: Path) -> Path:
    """The site that a hostile repository makes, which the first process builds that needs it."""
    return once(shared / "hostile", build_hostile) / "repository" / "site"


def build_hostile(folder: Path) -> None:
    """Write the hostile repository and build its site."""
    root = sample.records(folder / "repository", 6)
    for name, body in BODIES.items():
        (root / "docs" / "about" / f"hostile-{name}.md").write_text(
            f"---\ntitle: Title\nsummary: A summary of it.\n---\n\n{body}\n", "utf-8"
        )
        _record(root, f"hostile-{name}", body)
    (root / "docs" / "about" / "hostile-meta.md").write_text(
        f'---\ntitle: "{MARKUP}"\nsummary: "{MARKUP}"\n---\n\nx\n', "utf-8"
    )
    _record(root, "hostile-meta", "x", MARKUP)
    _resource(root)
    for name, text in FILES.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, "utf-8")
    _write_drafts(root)
    _link_outside(root, folder)
    result = building.build(root, "--no-strict", checked=False)
    assert (root / "site" / "index.html").exists(), result.stderr


def _write_drafts(root: Path) -> None:
    """Pages in other encodings, of any size, under any name, and first drafts."""
    pages: dict[str, bytes] = {f"about/hostile-in-{name}.md": raw for name, raw in ENCODED.items()}
    pages |= {f"about/hostile-long-{name}.md": text.encode() for name, text in SIZED.items()}
    pages |= {name: PAGE.encode() for name in NAMED}
    pages |= {name: text.encode() for name, text in DRAFTS.items()}
    for name, raw in pages.items():
        file = root / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


RECORD = """---
type: report
title: "{words}"
summary: "{words}, in a sentence"
topics: [identification]
reviewed: 2026-11-25
audiences: [police]
regions: [world]
publishers: [icat]
languages: [en]
access: open
---

## What it is

{body}
"""


def _record(root: Path, name: str, body: str, words: str = "Title of it") -> None:
    file = root / "docs" / "resources" / f"{name}.md"
    file.write_text(RECORD.format(words=words, body=body), "utf-8")


def _resource(root: Path) -> None:
    """Hostile values in the fields of a record."""
    _record(root, "hostile-fields", "x")
    file = root / "docs" / "resources" / "hostile-fields.md"
    more = 'links: {en: "javascript:pwn()"}\nsymbol: "<script>pwn()</script>"\n'
    more += 'licence: "<img src=x onerror=pwn()>"\n'
    file.write_text(
        file.read_text("utf-8").replace("access: open\n", f"access: open\n{more}"), "utf-8"
    )


def _link_outside(root: Path, folder: Path) -> None:
    """Symbolic links to what is not in docs/: files, folders and pages."""
    (folder / "secrets").mkdir()
    page = f"---\ntitle: {OUTSIDE}\nsummary: {OUTSIDE} in a sentence\n---\n\n{OUTSIDE}\n"
    for name in ("secret.png", "secret.md", "secret.css"):
        (folder / "secrets" / name).write_text(page, "utf-8")
    docs = root / "docs"
    (docs / "assets" / "linked.png").symlink_to(folder / "secrets" / "secret.png")
    (docs / "assets" / "css" / "linked.css").symlink_to(folder / "secrets" / "secret.css")
    (docs / "assets" / "linked").symlink_to(folder / "secrets")
    (docs / "linked").symlink_to(folder / "secrets")
    (docs / "about" / "linked.md").symlink_to(folder / "secrets" / "secret.md")
    (docs / "practices" / "linked.md").symlink_to(folder / "secrets" / "secret.md")
    (docs / "assets" / "dangling.png").symlink_to(folder / "nothing")


@pytest.fixture(scope="module")
def served(hostile: Path) -> Iterator[str]:
    """The address of the hostile site."""
    with running(functools.partial(_Silent, directory=str(hostile))) as address:
        yield f"{address}/"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


FAULTS = """() => [...document.querySelectorAll('*')].flatMap(element => [
  ...[...element.attributes].filter(a => a.name.startsWith('on')).map(a => element.outerHTML),
  ...(element.localName === 'script' && !element.src.startsWith(location.origin + '/assets/js/')
      && element.type !== 'application/ld+json' ? [element.outerHTML] : []),
  ...(['iframe', 'object', 'embed', 'base', 'style', 'math', 'video'].includes(element.localName)
      ? [element.outerHTML] : []),
  ...['href', 'src', 'action', 'formaction', 'data', 'xlink:href']
      .map(name => element.getAttribute(name)).filter(Boolean)
      .filter(value => !['http:', 'https:', 'mailto:', 'tel:']
        .includes(new URL(value, location.href).protocol)),
  ...(element.localName === 'img' && new URL(element.src, location.href).origin !== location.origin
      ? [element.outerHTML] : []),
])"""


def test_hostile_content_is_inert(chromium: Browser, hostile: Path, served: str) -> None:
    """Ordinary pages and lists; the heavier tests visit the same texts in records, and all in French."""
    fields = ("resources/hostile-fields", "resources/hostile-meta", "cards", "situations")
    drafts = [name.removesuffix(".md") for name in DRAFTS if not name.startswith("practices/")]
    visit(
        chromium,
        hostile,
        served,
        ("about/",),
        (*fields, *drafts, "resources", "explore", "", "fr/resources", "fr/explore", "fr"),
    )


def visit(
    chromium: Browser, hostile: Path, served: str, folders: tuple[str, ...], more: tuple[str, ...]
) -> None:
    context = chromium.new_context(bypass_csp=True)
    acted: list[str] = []
    page = context.new_page()
    page.expose_function("pwn", lambda *arguments: acted.append(page.url))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((served, "data:")) else acted.append(request.url)
        ),
    )
    page.on("dialog", lambda dialog: (acted.append(page.url), dialog.dismiss()))
    paths = sorted(
        file.parent.relative_to(hostile).as_posix()
        for file in hostile.rglob("index.html")
        if "hostile-" in file.as_posix()
    )
    own = [path for path in paths if path.startswith(folders)]
    assert len(own) >= len(folders) * len(BODIES)
    for path in [*own, *more]:
        page.goto(f"{served}{path}/" if path else served, wait_until="load")
        assert page.evaluate(FAULTS) == [], path
    assert acted == []
    context.close()


def test_nothing_from_outside_docs_is_published(hostile: Path) -> None:
    found = [
        file
        for file in hostile.rglob("*")
        if file.is_file() and OUTSIDE.encode() in file.read_bytes()
    ]
    assert found == []
    assert [file for file in hostile.rglob("*") if file.is_symlink()] == []
    hostname = Path("/etc/hostname")
    if hostname.exists() and (name := hostname.read_text().strip()):
        assert name not in (hostile / "about" / "hostile-snippet" / "index.html").read_text("utf-8")


def test_only_pages_images_and_site_assets_are_published(hostile: Path) -> None:
    for name, text in FILES.items():
        if name in OURS:
            file = hostile / name
            assert not file.exists() or text not in file.read_text("utf-8"), name
        else:
            assert not (hostile / name).exists(), name


def test_pages_under_names_of_others_take_no_address(hostile: Path) -> None:
    """Nor do names that some systems cannot hold; the pages that the site makes there are its own."""
    for name in NAMED:
        place = hostile / name.removesuffix(".md").removesuffix("/index")
        for file in (place / "index.html", place.with_suffix(".html")):
            text = file.read_text("utf-8") if file.is_file() else ""
            assert "A summary of it." not in text, name
    assert not [path for path in hostile.rglob("*") if len(path.name) > 100]


def test_first_drafts_have_a_page_to_look_at(hostile: Path) -> None:
    """With the checker bypassed, as in the preview of a proposal; what cannot be read has none."""
    for name in DRAFTS:
        if not name.startswith("practices/"):
            assert (hostile / name.removesuffix(".md") / "index.html").is_file(), name


def test_template_syntax_in_pages_is_not_evaluated(hostile: Path) -> None:
    for file in hostile.rglob("*.html"):
        text = file.read_text("utf-8")
        assert "uid=" not in text
        assert ">49<" not in text
