"""Turn the proposal in a letter, or in an issue, into a branch with one commit, after a preview.

python scripts/apply.py letter.txt              what the proposal is, what the checker finds, a branch
python scripts/apply.py -                       the same from the standard input
python scripts/apply.py --preview letter.txt    without a branch

A letter is saved as text or as a message (.eml). Its block is read as data: nothing of it is run, and the
files and the branch that are checked out stay as they are; the new branch begins where that one ends. It
ends with 1, and one sentence, for a letter that cannot be applied.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import letter_branch
import letter_preview
import letter_text
import terminal
from catalogue.lint import reporters
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.files import write_file
from catalogue.source.letters import Letter, LetterError, read_letter
from letter_answer import Answer, answer_text
from proposed_pages import proposed_pages

DONE, REFUSED = 0, 1


@dataclass(frozen=True)
class Applied:
    """What a letter has become: a report in words, its branch ('' for a preview), and the answer to it."""

    letter: Letter
    report: Sequence[str]
    branch: str
    answer: Answer


def applied(
    root: Path, text: str, reporter: reporters.Reporter, is_preview: bool = False
) -> Applied:
    """Apply a letter to the commit that is checked out; a LetterError says why it cannot be applied."""
    letter, digits = read_letter(text)
    commit = letter_branch.commit_of(root)
    vocabularies = Vocabularies(root / "data")
    pages = proposed_pages(root, commit, letter, vocabularies.languages)
    branch = letter_branch.branch_name(letter, digits)
    if not is_preview and letter_branch.exists(root, branch):
        raise LetterError("applied", branch=branch)
    with letter_preview.judged(root, commit, letter, pages) as judgement:
        report = letter_preview.report(reporter, letter, judgement)
        answer = Answer(letter.language, reporter.has_errors(judgement.findings))
    if is_preview:
        return Applied(letter, report, "", answer)
    letter_branch.write_branch(root, commit, letter, judgement.pages, branch)
    return Applied(letter, report, branch, answer)


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument("letter", help="a file with the letter; - for the standard input")
    parser.add_argument("--preview", action="store_true", help="make no branch")
    parser.add_argument(
        "--event", action="store_true", help="the file is what GitHub tells of an issue"
    )
    parser.add_argument(
        "--result", type=terminal.path, metavar="FILE", help="write what came of it as JSON"
    )
    reporters.add_language(parser, terminal.ROOT)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 for a letter that was applied, 1 for one that cannot be, 2 for wrong use."""
    options = _parser().parse_args(arguments)
    reporter = reporters.reporter(options.root, options.language)
    try:
        text, language = _letter(options)
    except OSError:
        print(reporter.word("no-path", path=options.letter), file=sys.stderr)
        return 2
    except LetterError as error:
        return _refused(reporter, options, error, "")
    try:
        done = applied(options.root, text, reporter, options.preview)
    except LetterError as error:
        return _refused(reporter, options, error, language)
    return _done(reporter, options, done)


def _letter(options: argparse.Namespace) -> tuple[str, str]:
    """The text of the letter, and the language that is known without its block."""
    if options.event:
        issue = letter_text.issue_of(Path(options.letter))
        return str(issue["body"] or ""), letter_text.language_of_labels(issue)
    if options.letter == "-":
        return letter_text.text_of(letter_text.read_bytes(sys.stdin.buffer)), ""
    with Path(options.letter).open("rb") as file:
        return letter_text.text_of(letter_text.read_bytes(file)), ""


def _refused(
    reporter: reporters.Reporter, options: argparse.Namespace, error: LetterError, language: str
) -> int:
    """Say in one sentence why a letter cannot be applied."""
    name = f"apply-{error.fault}"
    print(reporter.word(name, **error.values), file=sys.stderr)
    _write_result(
        options, {"branch": "", "answer": asdict(Answer(language, why=name, values=error.values))}
    )
    return REFUSED


def _done(reporter: reporters.Reporter, options: argparse.Namespace, done: Applied) -> int:
    """Print the preview, the branch, and the answer to the writer."""
    print("\n".join(done.report))
    if done.branch:
        name = done.letter.name or letter_branch.NOBODY
        print(f"\n{reporter.word('apply-branch', branch=done.branch, name=name)}")
        print(f"\n{reporter.word('apply-answer')}\n\n{answer_text(reporter.words, done.answer)}")
    result = {
        "branch": done.branch,
        "title": letter_branch.subject(done.letter),
        "report": "\n".join(done.report),
        "answer": asdict(done.answer),
    }
    _write_result(options, result)
    return DONE


def _write_result(options: argparse.Namespace, result: Mapping[str, Any]) -> None:
    """Write what came of a letter where the command line asks for it."""
    if options.result:
        write_file(options.result, json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(terminal.run(main))
