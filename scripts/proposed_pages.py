"""The pages of a proposal in a letter: whether it may touch them, and what they are on a commit.

A page that has changed since is merged, as Git does it. Nothing is read from the working folder and nothing
is written: pages are objects of Git, so that no link of the file system leads anywhere else.
"""

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import proposal
from catalogue.source import limits
from catalogue.source.documents import Document, parse
from catalogue.source.files import is_portable
from catalogue.source.letters import Kind, Letter, LetterError, ProposedFile
from catalogue.source.line_changes import LineChangeError, apply_changes

NEW_IN = {"resource": "resources", "practice": "practices"}
"""Kind of proposal → the folder in which it adds the pages of one record."""

OF_EVIDENCE = ("practices", "resources", "statements", "activities")
"""The folders of the pages that a piece of evidence changes."""

MOST_OF_EVIDENCE = 3

DECIDED_BY_EDITORS = ("domains", "membership")
"""Keys that say whose word counts: on which host an agency is heard, and whether it is of the group."""

JUDGED = re.compile(r"\bjudged:\s*(\w+)")
"""The digest that says that a reader has compared a head with a provision or a document."""


@dataclass(frozen=True)
class ProposedPage:
    """A page as it will be: its text before, '' for a new one, and whether other changes were merged."""

    path: str
    before: str
    after: str
    merged: bool = False

    @property
    def stem(self) -> str:
        """The page without its language: the same for all versions of a record."""
        return stem(self.path)


def stem(path: str) -> str:
    """The path of a page without the ending of its language."""
    where = PurePosixPath(path)
    return (where.parent / where.name.partition(".")[0]).as_posix()


def proposed_pages(
    root: Path, commit: str, letter: Letter, languages: Sequence[str]
) -> list[ProposedPage]:
    """The pages of a letter on a commit; a LetterError for what may not or cannot be applied."""
    present = _present(root, commit, letter)
    for file in letter.files:
        _examine_path(file.path, languages)
        _examine_presence(file, present)
    _examine_kind(letter, present)
    pages = [_page(root, commit, file, present) for file in letter.files]
    for page in pages:
        _examine_content(page, letter.kind)
    if all(page.before == page.after for page in pages):
        raise LetterError("same")
    return [page for page in pages if page.before != page.after]


def _present(root: Path, commit: str, letter: Letter) -> dict[str, str]:
    """Every file of the folders of the proposal in a commit → the name of its content in Git."""
    folders = sorted({PurePosixPath(file.path).parent.as_posix() for file in letter.files})
    try:
        return proposal.digests(root, commit, folders)
    except proposal.UnusableProposalError:
        raise LetterError("path", path=folders[0]) from None


def _examine_path(path: str, languages: Sequence[str]) -> None:
    """Refuse what is no page of the site: another folder, another name, another language."""
    inside = path.removeprefix("docs/")
    parts = PurePosixPath(inside).parts
    is_plain = "/".join(parts) == inside and not inside.startswith("assets/")
    endings = parts[-1].split(".")[1:-1]
    if not (is_plain and is_portable(inside) and {*endings} <= {*languages[1:]}):
        raise LetterError("path", path=path)


def _examine_presence(file: ProposedFile, present: dict[str, str]) -> None:
    """Refuse a new page where there is one, and a change where there is none."""
    if file.base is None and file.path.lower() in map(str.lower, present):
        raise LetterError("exists", path=file.path)
    if file.base is not None and file.path not in present:
        raise LetterError("gone", path=file.path)


def _examine_kind(letter: Letter, present: dict[str, str]) -> None:
    """Refuse pages that a proposal of this kind does not touch."""
    may = {
        "evidence": _are_of_evidence,
        "step": _are_of_one_page,
        "pitfall": _are_of_one_page,
        "correction": _are_of_one_page,
        "translation": _are_translations,
    }
    is_allowed = may.get(letter.kind, _are_a_new_record)
    if not is_allowed(letter.kind, letter.files, present):
        raise LetterError("other-pages", paths=", ".join(file.path for file in letter.files))


def _are_a_new_record(kind: Kind, files: Sequence[ProposedFile], present: dict[str, str]) -> bool:
    """True for new pages of one record of the kind."""
    folder = f"docs/{NEW_IN[kind]}"
    (first, *others) = {stem(file.path) for file in files}
    is_new = not any(file.base for file in files) and first not in map(stem, present)
    return is_new and not others and str(PurePosixPath(first).parent) == folder


def _are_of_evidence(kind: Kind, files: Sequence[ProposedFile], present: dict[str, str]) -> bool:
    """True for a practice or a resource, and the documents that are evidence for it."""
    folders = {str(PurePosixPath(file.path).parent) for file in files}
    are_known = all(file.base for file in files) and len(files) <= MOST_OF_EVIDENCE
    return are_known and folders <= {f"docs/{folder}" for folder in OF_EVIDENCE}


def _are_of_one_page(kind: Kind, files: Sequence[ProposedFile], present: dict[str, str]) -> bool:
    """True for versions of one page that are there."""
    return all(file.base for file in files) and len({stem(file.path) for file in files}) == 1


def _are_translations(kind: Kind, files: Sequence[ProposedFile], present: dict[str, str]) -> bool:
    """True for versions of one page of which at least one is there."""
    stems = {stem(file.path) for file in files}
    return len(stems) == 1 and stems <= {*map(stem, present)}


def _page(root: Path, commit: str, file: ProposedFile, present: dict[str, str]) -> ProposedPage:
    """A page with its changes, merged with those that were made since."""
    if file.base is None:
        return ProposedPage(file.path, "", _ended(file.text or ""))
    now = _text(root, present[file.path])
    is_unchanged = file.base == present[file.path]
    base = now if is_unchanged else _earlier(root, commit, file)
    try:
        after = _ended(file.text or apply_changes(base, file.changes or ""))
    except LineChangeError:
        raise LetterError("difference", path=file.path) from None
    if is_unchanged:
        return ProposedPage(file.path, now, after)
    return ProposedPage(file.path, now, _merged(file.path, now, base, after), merged=True)


def _ended(text: str) -> str:
    """A text that ends with one line feed."""
    return f"{text.rstrip()}\n"


def _earlier(root: Path, commit: str, file: ProposedFile) -> str:
    """The page that was changed, which was at this path once."""
    words = ("log", "--format=", "--raw", "--no-abbrev", "--no-renames", "-m", commit)
    log = proposal.git(root, *words, "--", file.path).decode("utf-8", "replace")
    if file.base is None or file.base not in log.split():
        raise LetterError("base", path=file.path)
    return _text(root, file.base)


def _text(root: Path, name: str) -> str:
    """The text of an object of Git."""
    content = proposal.git(root, "cat-file", "blob", name)
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def _merged(path: str, now: str, base: str, after: str) -> str:
    """A page with its changes and with those since; a LetterError where both change the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("now", "base", "after")]
        for file, text in zip(files, (now, base, after), strict=True):
            file.write_text(text, encoding="utf-8", newline="\n")
        command = ["git", "merge-file", "--stdout", *map(str, files)]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise LetterError("conflict", path=path)
    return done.stdout.decode("utf-8")


def _examine_content(page: ProposedPage, kind: Kind) -> None:
    """Refuse a page that is too large, and what editors alone decide.

    Evidence for a step is written with the digest of what its reader compared: the checker refuses one that
    is not that of the present words, and a second reader is asked for as soon as it moves what is counted.
    """
    if len(page.after.encode("utf-8")) > limits.LARGEST:
        raise LetterError("page-large", path=page.path, most=limits.LARGEST // 1024)
    judged = [set(JUDGED.findall(text)) for text in (page.before, page.after)]
    if judged[1] - judged[0] and kind != "evidence":
        raise LetterError("judged", path=page.path)
    before, after = (_decided(page.path, text) for text in (page.before, page.after))
    if page.before and before != after:
        raise LetterError("decided", path=page.path, keys=", ".join(DECIDED_BY_EDITORS))


def _decided(path: str, text: str) -> list[Any]:
    """The values of the keys that editors alone decide."""
    data = parse(Document(path), text).data
    return [data.get(key) for key in DECIDED_BY_EDITORS]
