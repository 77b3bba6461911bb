"""Write what is generated from the models and data/: schemas/, issue forms, tables of guides, rows in use.

The issue forms of .github have the same fields as those of the site. Tests fail when a file is not what this
writes.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, get_origin

import terminal
from catalogue.exports.documentation import pages as documentation
from catalogue.exports.json_schema import schema_files
from catalogue.lint.named_rows import listing
from catalogue.model.description import wording
from catalogue.model.evidence import Evidence
from catalogue.model.proposals import EvidenceProposal
from catalogue.model.records import Practice, Resource
from catalogue.model.types import InVocabulary, Part, bare, marks
from catalogue.model.vocabularies import Vocabularies
from catalogue.views.wording.site import issue_form

FOLDER = Path(".github/ISSUE_TEMPLATE")
NAMED_ROWS = Path("scripts/catalogue/lint/named-rows.txt")
LONG = ("summary", "topics", "links", "audiences", "resources", "by")
FORMS: dict[str, tuple[type[Part], str, str]] = {
    "resource": (
        Resource,
        "title links publishers published languages symbol isbn summary type topics audiences regions access",
        "propose-why",
    ),
    "practice": (Practice, "title summary topics audiences regions", "propose-why"),
    "evidence": (EvidenceProposal, "document by where covers seen position", ""),
    "correction": (Evidence, "", "propose-reason"),
    "translation": (Evidence, "", "issue-text"),
    "confirmation": (Evidence, "by document where position date", "issue-office"),
}
"""Form → a model, those of its fields for which it asks, and the id of the text that asks for more."""


def forms(root: Path) -> Iterator[tuple[str, str]]:
    """The name and the content of every issue form, and of what GitHub shows above them."""
    vocabularies = Vocabularies(root / "data")
    for language, kind in product(vocabularies.published, FORMS):
        yield (
            issue_form(vocabularies.published, language, kind),
            _dump(form(vocabularies, kind, language)),
        )
    yield "config.yml", "blank_issues_enabled: true\n"


def form(vocabularies: Vocabularies, kind: str, language: str) -> dict[str, Any]:
    """An issue form."""
    words = vocabularies.text
    name = words(f"propose-{kind}", language)
    return {
        "name": f"{name} ({vocabularies['languages'][language].more['site']['name']})",
        "description": words(f"propose-{kind}-about", language),
        "title": f"{name}{words('colon', language)} ",
        "labels": [f"proposal: {kind}", f"language: {language}"],
        "body": [
            {"type": "markdown", "attributes": {"value": words("issue-beware", language)}},
            *_body(vocabularies, kind, language),
        ],
    }


def _body(vocabularies: Vocabularies, kind: str, language: str) -> Iterator[dict[str, Any]]:
    def words(name: str) -> str:
        return vocabularies.text(name, language)

    if kind not in ("resource", "practice"):
        label, help_text = words("propose-record"), words("issue-record-help")
        yield _entry("input", "record", label, help_text, required=True)
    model, names, question = FORMS[kind]
    for name in names.split():
        yield _field(vocabularies, model, name, language)
    if kind == "practice":
        label, help_text = words("propose-link"), words("propose-link-about")
        yield _entry("textarea", "links", label, help_text, required=True)
    if question:
        shape = "input" if kind == "confirmation" else "textarea"
        name = question.partition("-")[2]
        yield _entry(shape, name, words(question), words(f"{question}-help"), required=True)
    if kind not in ("translation", "confirmation"):
        label, help_text = words("issue-pages"), words("issue-pages-help")
        yield _entry("textarea", "text", label, help_text, required=False)
    if kind == "confirmation":
        yield _speaks(words("issue-speaks"), words("issue-speaks-yes"))


def _speaks(label: str, yes: str) -> dict[str, Any]:
    """The box by which somebody says that they speak for an agency."""
    options = [{"label": yes, "required": True}]
    attributes = {"label": label, "options": options}
    return {"type": "checkboxes", "id": "speaks", "attributes": attributes}


def _field(
    vocabularies: Vocabularies, model: type[Part], name: str, language: str
) -> dict[str, Any]:
    label, help_text = wording(vocabularies, model, name, language)
    info = model.model_fields[name]
    required = info.is_required() if issubclass(model, Evidence) else name in ("title", "links")
    tables = [mark.vocabulary for mark in marks(model, name) if isinstance(mark, InVocabulary)]
    is_list = get_origin(bare(info.annotation)) is not None
    if tables and not is_list:
        options = [term.label(language) for term in vocabularies[tables[0]]]
        return _entry("dropdown", name, label, help_text, required=required, options=options)
    help_text = re.split(r"[ \u00a0]?: (?:type|tapez)", help_text)[0]
    shape = "textarea" if name in LONG else "input"
    return _entry(shape, name, label, help_text, required=required)


def _entry(
    kind: str, name: str, label: str, help_text: str, *, required: bool, **more: Any
) -> dict[str, Any]:
    return {
        "type": kind,
        "id": name,
        "attributes": {"label": label, "description": help_text, **more},
        "validations": {"required": required},
    }


def _dump(value: dict[str, Any]) -> str:
    """YAML that needs no library to be exact: every string is written as JSON, which is YAML."""
    note = "# Written by scripts/generate.py from data/: change the words there."
    texts = {key: json.dumps(part, ensure_ascii=False) for key, part in value.items()}
    head = [f"{key}: {text}" for key, text in texts.items() if key != "body"]
    body = [f"  - {json.dumps(item, ensure_ascii=False)}" for item in value["body"]]
    return "\n".join([note, *head, "body:", *body, ""])


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every file, and remove the forms that are gone."""
    root = terminal.parser(__doc__).parse_args(arguments).root
    _write(root / "schemas", dict(schema_files(Vocabularies(root / "data"))))
    _write(root / FOLDER, dict(forms(root)))
    (root / NAMED_ROWS).write_text(
        listing(Vocabularies(root / "data")), encoding="utf-8", newline="\n"
    )
    for path, text in (*documentation.pages(root), documentation.architecture(root)):
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a folder, and remove others of the same type."""
    for file in folder.glob(f"*{Path(next(iter(files))).suffix}"):
        if file.name not in files:
            file.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(terminal.run(main))
