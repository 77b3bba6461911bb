"""Ask once who answers for the site and where it is; the answers stand in overlay.yml.

python scripts/init.py                         asks on the terminal, or takes one answer a line from a pipe
python scripts/init.py --contact a@example.org --editors "@one @two"
python scripts/init.py --show                  says what is not set up yet

An empty answer changes nothing. What lacks an answer is on the page of open tasks until it is given; no
address is made up. `.github/CODEOWNERS` is written from the names of the editors.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import terminal
from catalogue.lint import overlay as overlay_rules
from catalogue.lint import reporters
from catalogue.model import overlay
from catalogue.model.setup import ASKED
from catalogue.source import documents
from catalogue.source.documents import Document
from catalogue.source.files import write_file

OWNERS = ".github/CODEOWNERS"
HEADER = """# Who reviews what is proposed.
# Written by `python scripts/toolkit.py init` from `editors` of overlay.yml.
#
# GitHub asks for a review, and requires one only if a ruleset says so: Settings → Rules → Rulesets → main:
# a pull request with one approval, review from code owners, approval of the most recent push, dismissal of
# earlier approvals, the check `Done`; no bypass. Authors cannot approve their own pull requests.
# A review never means that an agency recognizes anything: recognition is computed from public documents.
#
# Qui relit ce qui est proposé. Écrit par `python scripts/toolkit.py init` d’après `editors` de overlay.yml.
"""
FINE, FAULTS = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    options = _options(arguments)
    reporter = reporters.reporter(options.root, options.language)
    given = {key: value for key in ASKED if (value := getattr(options, key)) is not None}
    if not options.show:
        answers = given or _asked(options.root, reporter)
        faults = [fault for key in answers for fault in faults_of(reporter, key, answers[key])]
        if faults:
            print("\n".join(faults), file=sys.stderr)
            return FAULTS
        write(options.root, answers)
    _say_what_is_missing(options.root, reporter)
    return FINE


def _asked(root: Path, reporter: reporters.Reporter) -> dict[str, str]:
    """The answers on the terminal or in a pipe, each asked for until it can be used, or input ends."""
    present = overlay.read(root)
    answers: dict[str, str] = {}
    try:
        for key in ASKED:
            answers[key] = _answer(reporter, key, written(getattr(present, key)))
    except EOFError:
        print()
    return {key: answer for key, answer in answers.items() if answer}


def _answer(reporter: reporters.Reporter, key: str, present: str) -> str:
    """An answer without a fault; '' to leave what is there."""
    hint = f" [{present}]" if present else ""
    while True:
        answer = input(f"{reporter.word(f'init-{key}')}{hint} > ").strip()
        faults = faults_of(reporter, key, answer) if answer else []
        if not faults:
            return answer
        print("\n".join(f"  {fault}" for fault in faults))


def written(value: str | Sequence[str] | None) -> str:
    """A value as it is typed: names of editors with spaces between them."""
    return value if isinstance(value, str) else " ".join(value or ())


def faults_of(reporter: reporters.Reporter, key: str, answer: str) -> list[str]:
    """What the checker has against an answer, in words."""
    document = documents.parse_table(Document(overlay.FILE), line_of(key, answer))
    found = [*document.findings, *overlay_rules.faults_of(document)]
    found += overlay_rules.host_faults(document)
    return [
        " – ".join(filter(None, (reporter.say("message", one), reporter.say("label", one))))
        for one in found
    ]


def line_of(key: str, answer: str) -> str:
    """The line of overlay.yml for an answer."""
    values = [_quoted(word) for word in re.split(r"[\s,]+", answer.strip()) if word]
    value = f"[{', '.join(values)}]" if key == "editors" else _quoted(answer.strip())
    return f"{key}: {value}\n"


def _quoted(text: str) -> str:
    """A text in double quotes; a sign that would end them is left for the checker to refuse."""
    return f'"{text.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"'


def write(root: Path, answers: dict[str, str]) -> None:
    """Write answers into overlay.yml, in place of earlier ones, and the file that is made from them."""
    file = root / overlay.FILE
    text = file.read_text("utf-8") if file.is_file() else ""
    for key, answer in answers.items():
        line = line_of(key, answer)
        place = re.compile(rf"^{key}:.*\n?(?:[ \t-].*\n?)*", re.MULTILINE)
        found = place.search(text)
        if found:
            text = f"{text[: found.start()]}{line}{text[found.end() :]}"
        else:
            text = f"{text.rstrip()}\n{line}".lstrip()
    if answers:
        write_file(file, text)
    editors = overlay.read(root).editors
    if editors:
        write_file(root / OWNERS, f"{HEADER}\n* {' '.join(editors)}\n")


def _say_what_is_missing(root: Path, reporter: reporters.Reporter) -> None:
    """Say what nobody has answered yet, and what it is needed for."""
    present = overlay.read(root)
    missing = [key for key in ASKED if not getattr(present, key)]
    print(reporter.word("init-missing" if missing else "init-done"))
    for key in missing:
        print(f"  {reporter.word(f'init-{key}-for')}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = terminal.parser(__doc__)
    parser.add_argument("--address", help="the public address of the site")
    parser.add_argument("--repository", help="where its pages are edited and reported")
    parser.add_argument("--contact", help="the address for letters, or that of a form")
    parser.add_argument("--editors", help="accounts or teams that review, with spaces between them")
    parser.add_argument("--show", action="store_true", help="say what is not set up yet")
    reporters.add_language(parser, terminal.ROOT)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(terminal.run(main))
