"""Start a record in both languages: asks what must be known and writes the pages, to be filled in.

python scripts/new.py                    asks in English
python scripts/new.py --language fr      asks in French
python scripts/new.py --own              writes a record of the hosts of a site under another name into own/

`?` shows all that may be answered, `<` goes back to the question before. What was answered before Ctrl-D is
kept, and taken up by the next call.
"""

import argparse
import datetime
import json
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_origin

import terminal
from catalogue.exports import propose_data
from catalogue.lint import reporters
from catalogue.lint.front_matter import key_order
from catalogue.model.description import fields_of_role, wording
from catalogue.model.overlay import OWN
from catalogue.model.records import KINDS, Practice
from catalogue.model.types import InVocabulary, Part, Ref, bare, marks, parts
from catalogue.model.vocabularies import Term, Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document, parse
from catalogue.source.entry import Entry
from catalogue.source.files import SLUG, write_file
from catalogue.source.loading import load
from catalogue.source.own_records import CLAIMS, NO_EFFECT
from catalogue.source.own_records import KINDS as KINDS_OF_HOSTS
from catalogue.source.translations import HEAD_FIELDS, fingerprints, stamp
from catalogue.source.validation import build
from catalogue.views.pages.propose import LEFT_OUT
from catalogue.views.wording.collation import without_accents

LONGEST_NAME = 60
SHOWN = 12
LIST = "?"
"""The answer that shows all that may be answered."""
BACK = "<"
"""The answer that goes back to the question before."""
ROLES_ASKED = ("date", "language", "address", "practice")
"""The roles of fields that a record can lack, and that whoever starts one usually knows."""
CLAIMED = (*CLAIMS, "effect")
"""What a record of the hosts claims nothing of, and is not asked for."""
BODIES = {"how": "1. **{}**", "pitfalls": "- {}"}
"""How the text of a section begins that is a list."""
PAGES = "docs"
"""The folder of the records of the toolkit."""
Fault = Callable[[str], str]
"""What is wrong with an answer, in words; '' for one that can be used."""
Names = dict[str, list[str]]
"""The possible answers: ids, each with its label and the other names by which it can be chosen."""


class BackError(Exception):
    """Whoever answers wants the question before this one again."""


class Questions:
    """Asks on the terminal until an answer can be used; answers of an earlier run are used first."""

    def __init__(self, catalogue: Catalogue, language: str, folder: str = PAGES):
        self.catalogue, self.language, self.folder = catalogue, language, folder
        """The folder into which the record is written: that of the toolkit, or that of the hosts."""
        self.earlier: list[str] = []
        self.lines: list[str] = []
        self.starts: list[int] = []
        """For each question that was asked, how many lines had been answered before it."""

    def go_back(self) -> None:
        """Keep the lines before the last question but one: they answer when all is asked again."""
        start = self.starts[-2:][0]
        self.earlier = self.lines[:start]
        self.lines, self.starts = [], []

    def text(self, name: str, **values: object) -> str:
        """Words of data/interface/strings.yml."""
        return self.catalogue.vocabularies.text(f"new-{name}", self.language, **values)

    def ask(
        self,
        question: str,
        help_text: str = "",
        fault: Fault = lambda line: "",
        *,
        proposed: str | None = None,
    ) -> str:
        """A line of text without a fault. Enter accepts the proposed answer: '' for an optional one."""
        hint = {None: "", "": self.text("optional")}.get(proposed, f" [{proposed}]")
        if help_text:
            print(f"  {help_text}")
        self.starts.append(len(self.lines))
        return self._accepted(f"{question}{hint} > ", fault, proposed)

    def _accepted(self, prompt: str, fault: Fault, proposed: str | None) -> str:
        """The first line without a fault."""
        while True:
            line = self._line(prompt).strip() or proposed
            words = self._objection(line, fault)
            if not words:
                return line or ""
            print(f"  {words}")

    def _objection(self, line: str | None, fault: Fault) -> str:
        """Why a line is no answer; '' for one that is, and for an empty one that may be given."""
        if line is None:
            return self.text("needed")
        return fault(line) if line else ""

    def fault(self, model: type[Part], name: str, value: Any) -> str:
        """What the checker has against the value of a field, in words."""
        reporter = reporters.reporter(self.catalogue.root, self.language)
        page = parse(Document(""), f"---\n{name}: {scalar(value)}\n---\n")
        _, findings = build(model, page)
        for finding in findings:
            if finding.rule != "front-matter-missing-key":
                words = [reporter.say("message", finding), reporter.say("label", finding)]
                return " – ".join(filter(None, words))
        return ""

    def term(
        self,
        question: str,
        help_text: str,
        allowed: Names,
        *,
        many: bool,
        proposed: str | None = None,
    ) -> list[str]:
        """One id or several, by id, label or other name; none if Enter may leave the answer out."""
        shown = ", ".join(listed(allowed))
        if len(allowed) > SHOWN:
            shown = self.text("list", count=len(allowed))
        line = self.ask(question, f"{help_text}\n  {shown}", proposed=proposed)
        while line:
            terms = self._terms_of(line, allowed)
            if terms and (many or len(terms) == 1):
                return terms
            line = self._accepted(f"{question} > ", lambda line: "", proposed)
        return []

    def _terms_of(self, line: str, allowed: Names) -> list[str]:
        """The ids that an answer means; none for one that asks for the list, which is shown."""
        words = [word.strip() for word in line.split(",") if word.strip()]
        if words != [LIST]:
            return self._all_chosen(words, allowed)
        print(*(f"  {row}" for row in listed(allowed)), sep="\n")
        return []

    def _all_chosen(self, words: Sequence[str], allowed: Names) -> list[str]:
        """The ids that words mean; none if one of them means nothing."""
        terms = [self._chosen(word, allowed) for word in words]
        return terms if all(terms) else []

    def _chosen(self, word: str, allowed: Names) -> str:
        """The id that a word means; one that only resembles a name is confirmed. '' if there is none."""
        exact, near = meant(word, allowed)
        if len(exact) == 1:
            return exact[0]
        if len(near) == 1 and self._confirms(word, listed(allowed, near)[0]):
            return near[0]
        perhaps = ", ".join(listed(allowed, exact or near)[:SHOWN])
        advice = self.text("perhaps", names=perhaps) if perhaps else self.text("missing")
        print(f"  {self.text('unknown', value=word)} {advice}")
        return ""

    def _confirms(self, word: str, term: str) -> bool:
        """True if Enter says that a term is meant."""
        question = self.text("meant", value=word, term=term)
        return not self._line(f"{question} > ").strip()

    def _line(self, prompt: str) -> str:
        if self.earlier:
            print(f"{prompt}{self.earlier[0]}")
        line = self.earlier.pop(0) if self.earlier else input(prompt)
        if line.strip() == BACK:
            raise BackError
        self.lines.append(line)
        return line


def plain(words: str) -> str:
    """Words to compare by."""
    return re.sub(r"[^a-z0-9]+", " ", without_accents(words.lower())).strip()


def slug(title: str) -> str:
    """The name of a file from the words of a title, as docs/assets/js/propose/words.js proposes it.

    Whole words, as many as fit.
    """
    whole = plain(title).replace(" ", "-").strip("-")
    if len(whole) <= LONGEST_NAME:
        return whole
    return whole[: LONGEST_NAME + 1].rpartition("-")[0] or whole[:LONGEST_NAME]


def meant(word: str, allowed: Names) -> tuple[list[str], list[str]]:
    """The ids that have a name; and those whose names hold most of its words, or their beginnings."""
    names = {key: list(map(plain, (key, *others))) for key, others in allowed.items()}
    exact = [key for key, of_key in names.items() if plain(word) in of_key]
    scores = {key: _score(word, " ".join(of_key)) for key, of_key in names.items()}
    best = max(scores.values(), default=0)
    return exact, [key for key, score in scores.items() if score == best > 0]


def _score(word: str, text: str) -> int:
    """How many of some words a text holds; the first letters of each count once more."""
    return sum((part in text) + (part[:4] in text) for part in plain(word).split())


def listed(allowed: Names, ids: Sequence[str] | None = None) -> list[str]:
    """Ids, or all of them, with their labels."""
    return [f"{key} ({allowed[key][0]})" for key in (allowed if ids is None else ids)]


def facts(questions: Questions, model: type[Part]) -> dict[str, Any]:
    """The facts that a record needs or usually has; those of a part below its name."""
    optional = {name for role in ROLES_ASKED for name in fields_of_role(model, role)}
    unasked = (*LEFT_OUT, *HEAD_FIELDS, *(CLAIMED if questions.folder == OWN else ()))
    values: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        is_asked = info.is_required() or name in optional
        if is_asked and name not in unasked:
            values[name] = fact(questions, model, name)
    return {name: value for name, value in values.items() if value}


def fact(questions: Questions, model: type[Part], name: str) -> Any:
    """The value of a field."""
    label, help_text = wording(questions.catalogue.vocabularies, model, name, questions.language)
    info = model.model_fields[name]
    proposed = None if info.is_required() else ""
    if inner := parts(info.annotation):
        return facts(questions, inner[0])
    if name in fields_of_role(model, "address"):
        return address_in(questions, model, name)
    allowed = choices(questions, model, name)
    if allowed:
        many = get_origin(bare(info.annotation)) is list
        terms = questions.term(label, help_text, allowed, many=many, proposed=proposed)
        return terms if many else "".join(terms[:1])
    return questions.ask(label, help_text, partial(questions.fault, model, name), proposed=proposed)


def address_in(questions: Questions, model: type[Part], name: str) -> dict[str, str]:
    """The address in the language of the questions, if there is one."""
    language = questions.language
    label, help_text = wording(questions.catalogue.vocabularies, model, name, language)

    def fault(line: str) -> str:
        return questions.fault(model, name, {language: line})

    address = questions.ask(label, help_text, fault, proposed="")
    return {language: address} if address else {}


def choices(questions: Questions, model: type[Part], name: str) -> Names:
    """What may be answered: the terms of a vocabulary, or the records of a kind."""
    catalogue, language = questions.catalogue, questions.language
    for mark in marks(model, name):
        if isinstance(mark, InVocabulary):
            rows = propose_data.term_names(catalogue, mark.vocabulary, language)
            return {key: names for key, *names in rows}
        if isinstance(mark, Ref):
            entries = catalogue.of(mark.kind)
            return {entry.id: names_of(entry, language) for entry in entries}
    return {}


def names_of(entry: Entry, language: str) -> list[str]:
    """The name of a record in a language, and its acronyms."""
    return [entry.name(language), *propose_data.acronyms(entry)]


def page(catalogue: Catalogue, kind: str, data: dict[str, Any], language: str) -> str:
    """A page with all its headings; the text under each is to be replaced by an editor."""
    order = key_order(KINDS[kind])
    lines = [f"{name}: {scalar(data[name])}" for name in order if name in data]
    todo = catalogue.vocabularies.text("new-todo", language)
    headings = [term for term in catalogue.headings(kind).values() if not term.more.get("optional")]
    sections = [section(term, language, todo) for term in headings]
    return "\n".join(["---", *lines, "---", "", *sections])


def section(term: Term, language: str, todo: str) -> str:
    """A heading with what is to be replaced under it."""
    body = BODIES.get(term.id, "{}").format(todo)
    return f"## {term.label(language)}\n\n{body}\n"


def scalar(value: Any) -> str:
    """A value as YAML: ids and dates plain, words in quotes."""
    if isinstance(value, list):
        return f"[{', '.join(scalar(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = [f"{key}: {scalar(item)}" for key, item in value.items()]
        return f"{{{', '.join(pairs)}}}"
    return value if SLUG.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def start(questions: Questions) -> list[Path]:
    """Ask, and write the pages of a record: the original in the language of the questions, then others."""
    catalogue, language = questions.catalogue, questions.language
    possible = KINDS_OF_HOSTS if questions.folder == OWN else tuple(KINDS)
    kinds = {kind: [catalogue.vocabularies.text(f"{kind}-one", language)] for kind in possible}
    kind = questions.term(questions.text("kind"), "", kinds, many=False)[0]
    words = words_in(questions, kind, language)
    translations = {
        other: words_in(questions, kind, other)
        for other in catalogue.vocabularies.published
        if other != language
    }
    name = free_name(questions, kind, words["title"])
    original = page(catalogue, kind, facts_and_words(questions, kind, words), language)
    prints = fingerprints(parse(Document(""), original), catalogue.headings(kind), language)
    files = [write(questions, kind, name, language, original)]
    for other, texts in translations.items():
        if texts:
            text = stamp(page(catalogue, kind, texts, other), prints)
            files.append(write(questions, kind, name, other, text))
    return files


def start_with_steps_back(questions: Questions) -> list[Path]:
    """Ask, again from the question before whenever that is wanted."""
    while True:
        try:
            return start(questions)
        except BackError:
            questions.go_back()


def facts_and_words(questions: Questions, kind: str, words: dict[str, str]) -> dict[str, Any]:
    """The front matter of an original, with the facts that are asked for now."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    data = {**facts(questions, KINDS[kind]), **words, "reviewed": today}
    if kind == Practice.folder and questions.folder == OWN:
        data["effect"] = {"level": NO_EFFECT.level}
    if kind == Practice.folder:
        data["steps"] = [{"id": "first-step", "who": data["audiences"], "moment": "prepare"}]
        data["pitfalls"] = [{"id": "first-pitfall"}]
    return data


def words_in(questions: Questions, kind: str, language: str) -> dict[str, str]:
    """Title and summary in a language; a translation may be left for later."""
    where = questions.catalogue.vocabulary("languages").label(language, questions.language)
    is_needed, texts = language == questions.language, dict[str, str]()
    for name in ("title", "summary"):
        model = KINDS[kind]
        label, help_text = wording(
            questions.catalogue.vocabularies, model, name, questions.language
        )
        fault = partial(questions.fault, model, name)
        proposed = None if is_needed or texts else ""
        texts[name] = questions.ask(f"{label} ({where})", help_text, fault, proposed=proposed)
        if not texts[name]:
            return {}
    return texts


def free_name(questions: Questions, kind: str, title: str) -> str:
    """The name of the file: free, and of small letters, digits and hyphens."""

    def fault(name: str) -> str:
        if not SLUG.fullmatch(name):
            return questions.text("name-form")
        is_taken = f"{kind}/{name}" in questions.catalogue.record_names
        return questions.text("taken", value=name) if is_taken else ""

    return questions.ask(questions.text("name"), "", fault, proposed=slug(title))


def write(questions: Questions, kind: str, name: str, language: str, text: str) -> Path:
    """Write a page that must not exist yet."""
    catalogue = questions.catalogue
    suffix = "" if language == catalogue.vocabularies.default_language else f".{language}"
    file = catalogue.root / questions.folder / kind / f"{name}{suffix}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
    return file


def _kept_answers(file: Path) -> list[str]:
    """The answers of an earlier run; none where their file is damaged."""
    try:
        lines = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return [line for line in lines if isinstance(line, str)] if isinstance(lines, list) else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = _parser()
    options = parser.parse_args(arguments)
    catalogue = load(options.root)
    if options.own and not catalogue.vocabularies.overlay.is_adaptation:
        parser.error(catalogue.vocabularies.text("new-own-nameless", options.language))
    questions = Questions(catalogue, options.language, OWN if options.own else PAGES)
    kept = f"new.{'own.' if options.own else ''}{options.language}.json"
    answers = catalogue.root / ".cache" / kept
    try:
        if answers.exists() and not input(f"{questions.text('go-on')} > ").strip():
            questions.earlier = _kept_answers(answers)
        files = start_with_steps_back(questions)
    except (EOFError, KeyboardInterrupt):
        if questions.lines:
            write_file(str(answers), json.dumps(questions.lines))
        print(f"\n{questions.text('kept')}")
        return 2
    answers.unlink(missing_ok=True)
    _say_what_follows(questions, files)
    return 0


def _say_what_follows(questions: Questions, files: Sequence[Path]) -> None:
    """Name the pages that were written, and what is to be done next."""
    paths = [file.relative_to(questions.catalogue.root) for file in files]
    for path in paths:
        print(path)
    print(questions.text("next"))
    for translation in paths[1:]:
        print(questions.text("next-translation", page=translation))


def _parser() -> argparse.ArgumentParser:
    parser = terminal.parser(__doc__)
    parser.add_argument(
        "--language",
        "--lang",
        default="en",
        choices=list(Vocabularies(terminal.ROOT / "data").languages),
        help="of the questions, and of the original page",
    )
    parser.add_argument(
        "--own", action="store_true", help="a record of the hosts, into the folder own/"
    )
    return parser


if __name__ == "__main__":
    sys.exit(terminal.run(main))
