"""Give a record another name, or withdraw it; every link, reference and stamp follows, and the old address redirects there.

python scripts/rename.py resources/old-name new-name
python scripts/rename.py practices/no-longer-valid --withdraw "The reason, in one sentence." --instead practices/better

A record that was never published needs neither: `git rm` its pages. CONTRIBUTING.md describes how one is split into two.
"""

import datetime
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import terminal
import translate
from catalogue.lint import autofix
from catalogue.lint.front_matter import key_order
from catalogue.lint.page_model import Page, versions
from catalogue.model.findings import Span
from catalogue.model.types import InVocabulary, Ref
from catalogue.source.files import SLUG
from catalogue.source.loading import load


def edits(page: Page, old: str, new: str) -> Iterator[autofix.Edit]:
    """What changes on a page: references in the front matter, and links in the text."""
    kind, name = old.split("/")
    vocabulary = {"agencies": "publishers", "practices": "steps", "resources": "provisions"}.get(
        kind
    )
    for placed in page.values:
        is_named = any(isinstance(mark, Ref) and mark.kind in ("", kind) for mark in placed.marks)
        is_part = InVocabulary(vocabulary or "") in placed.marks
        if (is_named and placed.value in (old, name)) or (
            is_part and placed.value.partition("/")[0] == name
        ):
            yield _edit(page, page.document.span(placed.where), name, new)
    for link in page.links:
        if page.target(link.href) == old and ".md" in link.href:
            yield _edit(page, link.span, f"{name}.md", f"{new}.md")


def _edit(page: Page, span: Span, old: str, new: str) -> autofix.Edit:
    start = page.document.source.index(old, autofix.offset(page.document, span.line, span.column))
    return start, start + len(old), new


def rename(root: Path, old: str, new: str) -> None:
    """Rewrite what names the record, move its files, and stamp the translations that were up to date."""
    catalogue = load(root)
    kind, name = old.split("/")
    current = {page.document.path for page in translate.translated(catalogue) if not page.behind}
    for page in (page for every in catalogue.sources for page in versions(catalogue, every)):
        text = autofix.apply(page.document.source, sorted(set(edits(page, old, new))))
        if page.ref == old and not page.original:
            text = with_key(
                page,
                text,
                "formerly",
                f"[{', '.join([name, *(page.document.data.get('formerly') or [])])}]",
            )
        if text != page.document.source:
            (root / page.document.path).write_text(text, encoding="utf-8", newline="\n")
    for table in (root / "data").rglob("*.yml"):
        text = table.read_text("utf-8")
        changed = re.sub(rf"(?<![\w/-]){re.escape(old)}(?![\w-])", f"{kind}/{new}", text)
        lists = rf"(?<={kind}: \[)[^\]]*"
        changed = re.sub(
            lists,
            lambda names: re.sub(rf"(?<![\w/-]){re.escape(name)}(?![\w-])", new, names[0]),
            changed,
        )
        if changed != text:
            table.write_text(changed, encoding="utf-8", newline="\n")
    for file in (
        *(root / "docs" / kind).glob(f"{name}.*"),
        *(root / "data/provisions").glob(f"{name}.yml"),
    ):
        file.rename(file.with_name(file.name.replace(name, new, 1)))
    for page in translate.translated(load(root)):
        if page.behind and page.document.path.replace(f"/{kind}/{new}.", f"/{old}.") in current:
            translate.stamp(root, page)


def withdraw(root: Path, ref: str, reason: str, instead: Sequence[str]) -> None:
    """Say on the original page of a record why it is no longer valid, from today on."""
    page = versions(load(root), ref)[0]
    more = f", instead: [{', '.join(instead)}]" if instead else ""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    value = f"{{date: {today}, reason: {json.dumps(reason, ensure_ascii=False)}{more}}}"
    (root / page.document.path).write_text(
        with_key(page, page.document.source, "withdrawn", value), encoding="utf-8", newline="\n"
    )


def with_key(page: Page, text: str, key: str, value: str) -> str:
    """A page with a key of its front matter set, in its place among the others."""
    order = key_order(page.model)
    lines = [line for line in text.split("\n") if not line.startswith(f"{key}:")]
    later = [
        number
        for number, line in enumerate(lines)
        if line.partition(":")[0] in order[order.index(key) + 1 :]
    ]
    place = min([*later, lines.index("---", 1)])
    return "\n".join([*lines[:place], f"{key}: {value}", *lines[place:]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = terminal.parser(__doc__)
    parser.add_argument("record", metavar="KIND/NAME")
    parser.add_argument("new", nargs="?", metavar="NEW-NAME")
    parser.add_argument(
        "--withdraw",
        metavar="REASON",
        help="keep the page, and say why the record is no longer valid",
    )
    parser.add_argument(
        "--instead",
        nargs="*",
        default=[],
        metavar="KIND/NAME",
        help="with --withdraw: what to use instead",
    )
    options = parser.parse_args(arguments)
    names = load(options.root).record_names
    if unknown := {options.record, *options.instead} - names:
        parser.error(f"there is no record {', '.join(sorted(unknown))}")
    if options.withdraw:
        withdraw(options.root, options.record, options.withdraw, options.instead)
    elif (
        options.new
        and SLUG.fullmatch(options.new)
        and f"{options.record.partition('/')[0]}/{options.new}" not in names
    ):
        rename(options.root, options.record, options.new)
    else:
        parser.error(
            "give a new name of small letters, digits and hyphens that is free, or --withdraw"
        )
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
