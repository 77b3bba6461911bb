"""Start a record in both languages: asks what must be known and writes the pages, to be filled in with an editor.

python scripts/new.py                    asks in English
python scripts/new.py --language fr      asks in French
"""

import argparse
import datetime
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_origin

import terminal
from catalogue.lint.front_matter import key_order
from catalogue.model.description import wording
from catalogue.model.records import KINDS, Practice
from catalogue.model.types import InVocabulary, Part, Ref, bare, marks, parts
from catalogue.source.documents import Document, parse
from catalogue.source.files import SLUG
from catalogue.source.loading import Catalogue, load
from catalogue.source.translations import fingerprints, stamp
from catalogue.views.propose import LEFT_OUT
from catalogue.views.search_index import bare as without_accents

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 12
BODIES = {"how": "1. **{}**", "pitfalls": "- {}"}
"""How the text of a section begins that is a list."""


class Questions:
    """Asks on the terminal, in a language, until an answer can be used."""

    def __init__(self, catalogue: Catalogue, language: str):
        self.catalogue = catalogue
        self.language = language

    def text(self, name: str, **values: object) -> str:
        """Words of data/strings.yml."""
        return self.catalogue.vocabularies.text(f"new-{name}", self.language, **values)

    def ask(self, question: str, help_text: str = "", *, required: bool = True) -> str:
        """A line of text."""
        if help_text:
            print(f"  {help_text}")
        while True:
            answer = input(f"{question}{'' if required else self.text('optional')} > ").strip()
            if answer or not required:
                return answer
            print(f"  {self.text('needed')}")

    def term(self, question: str, help_text: str, allowed: dict[str, str], *, many: bool, required: bool) -> list[str]:
        """One id or several, by id or label; what resembles them is shown."""
        if len(allowed) <= SHOWN:
            help_text = f"{help_text}\n  {', '.join(f'{key} ({label})' for key, label in allowed.items())}"
        while True:
            answers = [word.strip() for word in self.ask(question, help_text, required=required).split(",") if word.strip()]
            names = {word: resolve(word, allowed) for word in answers}
            terms = [name for name in names.values() if name]
            if len(terms) == len(names) and (many or len(terms) <= 1):
                return terms
            for word in (word for word, name in names.items() if name is None):
                print(f"  {self.text('unknown', value=word)} {', '.join(resembling(word, allowed)[:SHOWN])}")


def plain(words: str) -> str:
    """Words to compare by."""
    return re.sub(r"[^a-z0-9]+", " ", without_accents(words.lower())).strip()


def slug(title: str) -> str:
    """The name of a file from the words of a title, as docs/assets/js/propose/words.js proposes it."""
    return plain(title).replace(" ", "-")[:60].strip("-")


def resolve(word: str, allowed: dict[str, str]) -> str | None:
    """The id that a word means: an id, a label, or the only one that it is a part of."""
    exact = [key for key, label in allowed.items() if plain(word) in (plain(key), plain(label))]
    near = [key for key, label in allowed.items() if plain(word) and plain(word) in plain(f"{key} {label}")]
    return exact[0] if exact else near[0] if len(near) == 1 else None


def resembling(word: str, allowed: dict[str, str]) -> list[str]:
    """What may have been meant: first what holds the whole word, then what holds its beginning."""
    rows = [(f"{key} ({label})", plain(f"{key} {label}")) for key, label in allowed.items()]
    like = [(row, words) for row, words in rows if plain(word)[:4] in words]
    return [row for row, words in sorted(like, key=lambda item: plain(word) not in item[1])]


def facts(questions: Questions, model: type[Part]) -> dict[str, Any]:
    """The facts that a record cannot do without; those of a part, such as its effect, below the name of the part."""
    values: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if not info.is_required() or name in LEFT_OUT:
            continue
        if inner := parts(info.annotation):
            values[name] = facts(questions, inner[0])
        elif allowed := choices(questions, model, name):
            label, help_text = wording(questions.catalogue.vocabularies, model, name, questions.language)
            many = get_origin(bare(info.annotation)) is list
            terms = questions.term(label, help_text, allowed, many=many, required=True)
            values[name] = terms if many else terms[0]
    return values


def choices(questions: Questions, model: type[Part], name: str) -> dict[str, str]:
    """What may be answered: the terms of a vocabulary, or the records of a kind."""
    catalogue, language = questions.catalogue, questions.language
    for mark in marks(model, name):
        if isinstance(mark, InVocabulary):
            return {term.id: term.label(language) for term in catalogue.vocabulary(mark.vocabulary)}
        if isinstance(mark, Ref):
            return {entry.id: entry.name(language) for entry in catalogue.of(mark.kind)}
    return {}


def page(catalogue: Catalogue, kind: str, data: dict[str, Any], language: str) -> str:
    """A page with all its headings; the text under each is to be replaced by an editor."""
    order = key_order(KINDS[kind])
    lines = [f"{name}: {scalar(data[name])}" for name in order if name in data]
    todo = catalogue.vocabularies.text("new-todo", language)
    headings = [term for term in catalogue.headings(kind).values() if not term.more.get("optional")]
    sections = [f"## {term.label(language)}\n\n{BODIES.get(term.id, '{}').format(todo)}\n" for term in headings]
    return "\n".join(["---", *lines, "---", "", *"\n".join(sections).split("\n")])


def scalar(value: Any) -> str:
    """A value as YAML: ids and dates plain, words in quotes."""
    if isinstance(value, list):
        return f"[{', '.join(scalar(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {scalar(item)}' for key, item in value.items())}}}"
    return value if SLUG.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def start(catalogue: Catalogue, language: str) -> list[Path]:
    """Ask, and write the pages of a record: the original in the language of the questions, then the others."""
    questions = Questions(catalogue, language)
    kinds = {kind: catalogue.vocabularies.text(f"{kind}-one", language) for kind in KINDS}
    kind = questions.term(questions.text("kind"), "", kinds, many=False, required=True)[0]
    words = words_in(questions, kind, language)
    translations = {other: words_in(questions, kind, other) for other in catalogue.vocabularies.languages if other != language}
    name = free_name(questions, kind, words["title"])
    stated = facts(questions, KINDS[kind])
    # The rows of the first step and of the first pitfall.
    step = {"id": "first-step", "who": stated.get("audiences"), "moment": "prepare"}
    rows = {"steps": [step], "pitfalls": [{"id": "first-pitfall"}]} if kind == Practice.folder else {}
    data = {**stated, **words, **rows, "reviewed": datetime.datetime.now(datetime.UTC).date().isoformat()}
    original = page(catalogue, kind, data, language)
    prints = fingerprints(parse(Document(""), original), catalogue.headings(kind), language)
    texts = {other: stamp(page(catalogue, kind, texts, other), prints) for other, texts in translations.items() if texts}
    return [write(catalogue, kind, name, other, text) for other, text in {language: original, **texts}.items()]


def words_in(questions: Questions, kind: str, language: str) -> dict[str, str]:
    """Title and summary in a language; a translation may be left for later."""
    is_original = language == questions.language
    texts: dict[str, str] = {}
    for name in ("title", "summary"):
        label, help_text = wording(questions.catalogue.vocabularies, KINDS[kind], name, questions.language)
        where = questions.catalogue.vocabulary("languages").label(language, questions.language)
        texts[name] = questions.ask(f"{label} ({where})", help_text, required=is_original or bool(texts))
        if not texts[name]:
            return {}
    return texts


def free_name(questions: Questions, kind: str, title: str) -> str:
    """The name of the file: free, and of small letters, digits and hyphens."""
    proposed = slug(title)
    while True:
        name = questions.ask(f"{questions.text('name')} [{proposed}]", required=False) or proposed
        if not SLUG.fullmatch(name):
            print(f"  {questions.text('name-form')}")
        elif f"{kind}/{name}" in questions.catalogue.record_names:
            print(f"  {questions.text('taken', value=name)}")
        else:
            return name


def write(catalogue: Catalogue, kind: str, name: str, language: str, text: str) -> Path:
    """Write a page that must not exist yet."""
    suffix = "" if language == catalogue.vocabularies.default_language else f".{language}"
    file = catalogue.root / "docs" / kind / f"{name}{suffix}.md"
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
    return file


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", "--lang", default="en", help="language of the questions, and of the original page")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    catalogue = load(options.root.resolve())
    try:
        files = start(catalogue, options.language)
    except (EOFError, KeyboardInterrupt):
        print()
        return 2
    for file in files:
        print(file.relative_to(catalogue.root))
    print(catalogue.vocabularies.text("new-next", options.language))
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
