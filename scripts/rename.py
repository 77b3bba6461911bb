"""Give a record another name, or withdraw it: links, references and stamps follow, the old address redirects.

python scripts/rename.py resources/old-name new-name
python scripts/rename.py practices/not-valid --withdraw "It did harm." "Elle a nui." --instead practices/new

The reason of a withdrawal is a sentence in each language of the site, in their order; what is not given is
asked for.

A record that was never published needs neither: `git rm` its pages. CONTRIBUTING.md says how one is split.
"""

import argparse
import datetime
import json
import re
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

import terminal
import translate
from catalogue.lint import autofix, reporters
from catalogue.lint.front_matter import key_order
from catalogue.lint.page_model import Page, versions
from catalogue.model.evidence import Withdrawal
from catalogue.model.findings import Span
from catalogue.model.records import Agency
from catalogue.model.table_files import DECLARATIONS
from catalogue.model.types import InVocabulary, Ref
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document, parse
from catalogue.source.files import SLUG
from catalogue.source.loading import load
from catalogue.source.validation import FieldValue, build

PARTS = {"agencies": "publishers", "practices": "steps", "resources": "provisions"}
"""Kind of record → the vocabulary whose terms begin with the name of a record: `name` or `name/part`."""


def edits(page: Page, old: str, new: str) -> Iterator[autofix.Edit]:
    """The changes of a page: references in the front matter, and links in the text."""
    name = old.partition("/")[2]
    for placed in page.values:
        if _names(placed, old):
            yield _edit(page, page.document.span(placed.where), name, new)
    for link in page.links:
        if page.target(link.href) == old and ".md" in link.href:
            yield _edit(page, link.span, f"{name}.md", f"{new}.md")


def _names(placed: FieldValue, ref: str) -> bool:
    """True for a value of the front matter that names a record or a part of it."""
    kind, name = ref.split("/")
    kinds = [mark.kind for mark in placed.marks if isinstance(mark, Ref)]
    if ("" in kinds or kind in kinds) and placed.value in (ref, name):
        return True
    has_part = InVocabulary(PARTS.get(kind, "")) in placed.marks
    return has_part and placed.value.partition("/")[0] == name


def _edit(page: Page, span: Span, old: str, new: str) -> autofix.Edit:
    start = page.document.source.index(old, autofix.offset(page.document, span.line, span.column))
    return start, start + len(old), new


def rename(root: Path, old: str, new: str) -> None:
    """Rewrite what names the record, move its files, and stamp the translations that were up to date."""
    catalogue = load(root)
    current = {page.document.path for page in translate.translated(catalogue) if not page.behind}
    for source in catalogue.sources:
        for page in versions(catalogue, source):
            _rewrite_page(root, page, old, new)
    for table in (root / "data").rglob("*.yml"):
        _rewrite_table(table, old, new)
    _move_files(root, old, new)
    _stamp_again(root, current, old, new)


def _rewrite_page(root: Path, page: Page, old: str, new: str) -> None:
    """Write a page with the new name, if it names the record; that of the record also keeps the old one."""
    text = autofix.apply(page.document.source, sorted(set(edits(page, old, new))))
    if page.ref == old and not page.original:
        earlier = page.document.data.get("formerly") or []
        names = ", ".join([old.partition("/")[2], *earlier])
        text = with_key(page, text, "formerly", f"[{names}]")
    if text != page.document.source:
        (root / page.document.path).write_text(text, encoding="utf-8", newline="\n")


OF_PRACTICES = ("must-cite",)
"""Tables whose keys are ids of practices."""


def _rewrite_table(table: Path, old: str, new: str) -> None:
    """Write a table with the new name: as `kind/name`, in lists, as a key, and before a provision."""
    kind, name = old.split("/")
    text = table.read_text("utf-8")
    changed = re.sub(_word(old), f"{kind}/{new}", text)
    lists = rf"(?<={kind}: \[)[^\]]*"
    changed = re.sub(lists, lambda names: re.sub(_word(name), new, names[0]), changed)
    if kind == "practices" and table.stem in OF_PRACTICES:
        changed = re.sub(rf"(?m)^{re.escape(name)}:", f"{new}:", changed)
    if kind == "resources":
        changed = re.sub(rf"(?<![\w/-]){re.escape(name)}(?=/[a-z0-9-])", new, changed)
    if changed != text:
        table.write_text(changed, encoding="utf-8", newline="\n")


def _word(name: str) -> str:
    """A pattern for a name that is no part of a longer one."""
    return rf"(?<![\w/-]){re.escape(name)}(?![\w-])"


def _move_files(root: Path, old: str, new: str) -> None:
    """Give the pages of a record and the table of its provisions the new name."""
    kind, name = old.split("/")
    pages = (root / "docs" / kind).glob(f"{name}.*")
    provisions = (root / "data/provisions").glob(f"{name}.yml")
    for file in [*pages, *provisions]:
        file.rename(file.with_name(file.name.replace(name, new, 1)))


def _stamp_again(root: Path, current: Container[str], old: str, new: str) -> None:
    """Stamp the translations that were up to date before the renaming, each by its path of then."""
    kind = old.partition("/")[0]
    for page in translate.translated(load(root)):
        path_before = page.document.path.replace(f"/{kind}/{new}.", f"/{old}.")
        if page.behind and path_before in current:
            translate.stamp(root, page)


def withdraw(root: Path, ref: str, reason: Mapping[str, str], instead: Sequence[str]) -> None:
    """Say on the original page of a record why it is no longer valid, from today on."""
    page = versions(load(root), ref)[0]
    more = f", instead: [{', '.join(instead)}]" if instead else ""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    value = f"{{date: {today}, reason: {_in_languages(reason)}{more}}}"
    text = with_key(page, page.document.source, "withdrawn", value)
    (root / page.document.path).write_text(text, encoding="utf-8", newline="\n")


def _in_languages(texts: Mapping[str, str]) -> str:
    """Texts by language, as YAML."""
    pairs = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in texts.items())
    return f"{{{', '.join(pairs)}}}"


def reasons(catalogue: Catalogue, given: Sequence[str]) -> dict[str, str]:
    """The reason of a withdrawal in each language of the site; what was not given is asked for."""
    vocabularies = catalogue.vocabularies
    texts = dict(zip(vocabularies.complete, given, strict=False))
    for language in vocabularies.complete:
        name = vocabularies["languages"][language].label("en")
        text = texts.get(language) or input(f"Reason, as a sentence ({name}) > ").strip()
        while words := fault_of_reason(catalogue.root, language, text):
            print(f"  {words}")
            text = input(f"Reason, as a sentence ({name}) > ").strip()
        texts[language] = text
    return texts


def fault_of_reason(root: Path, language: str, text: str) -> str:
    """What the checker has against a reason, in words."""
    reporter = reporters.reporter(root)
    lines = f"date: 2026-01-01\nreason: {_in_languages({language: text})}"
    _, findings = build(Withdrawal, parse(Document(""), f"---\n{lines}\n---\n"))
    parts = (reporter.say(part, finding) for finding in findings for part in ("message", "label"))
    return " – ".join(filter(None, parts))


def with_key(page: Page, text: str, key: str, value: str) -> str:
    """A page with a key of its front matter set, in its place among the others."""
    order = key_order(page.model)
    later = order[order.index(key) + 1 :]
    lines = [line for line in text.split("\n") if not line.startswith(f"{key}:")]
    places = [number for number, line in enumerate(lines) if line.partition(":")[0] in later]
    place = min([*places, lines.index("---", 1)])
    return "\n".join([*lines[:place], f"{key}: {value}", *lines[place:]])


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("record", metavar="KIND/NAME")
    parser.add_argument("new", nargs="?", metavar="NEW-NAME")
    parser.add_argument(
        "--withdraw",
        nargs="*",
        metavar="REASON",
        help="keep the page, and say why the record is no longer valid, in each language",
    )
    parser.add_argument(
        "--instead",
        nargs="*",
        default=[],
        metavar="KIND/NAME",
        help="with --withdraw: what to use instead",
    )
    return parser


def _is_free(names: Container[str], record: str, new: str | None) -> bool:
    """True for a new name that can be given to a record."""
    kind = record.partition("/")[0]
    return bool(new and SLUG.fullmatch(new)) and f"{kind}/{new}" not in names


def _has_declared(root: Path, record: str) -> bool:
    """True for an agency of whose declaration there is a copy."""
    kind, _, name = record.partition("/")
    return kind == Agency.folder and (root / "data" / DECLARATIONS / f"{name}.yml").exists()


def _withdraw(
    parser: argparse.ArgumentParser, catalogue: Catalogue, options: argparse.Namespace
) -> int:
    """Withdraw a record for a reason in each language of the site, or say what is missing."""
    languages = catalogue.vocabularies.complete
    if len(options.withdraw) > len(languages):
        parser.error(f"give one reason for each language, in this order: {', '.join(languages)}")
    try:
        reason = reasons(catalogue, options.withdraw)
    except EOFError:
        print()
        parser.error(f"a reason is needed in each language, in this order: {', '.join(languages)}")
    withdraw(options.root, options.record, reason, options.instead)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = _parser()
    options = parser.parse_args(arguments)
    catalogue = load(options.root)
    names = catalogue.record_names
    unknown = {options.record, *options.instead} - names
    if unknown:
        parser.error(f"there is no record {', '.join(sorted(unknown))}")
    if options.withdraw is not None:
        return _withdraw(parser, catalogue, options)
    if _has_declared(options.root, options.record):
        parser.error("an agency that has declared keeps its id: the file on its own host names it")
    elif _is_free(names, options.record, options.new):
        rename(options.root, options.record, options.new)
    else:
        parser.error("give a free name of small letters, digits and hyphens, or --withdraw")
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
