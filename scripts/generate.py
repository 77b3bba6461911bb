"""Write what is generated from the models and data/: schemas/, and the issue forms of .github in each language.

The forms have the same fields as those of the site. A test fails when a file is not what this writes.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, get_origin

import terminal
from catalogue.exports.json_schema import schema_files
from catalogue.model.description import wording
from catalogue.model.evidence import Evidence
from catalogue.model.records import Practice, Resource
from catalogue.model.types import InVocabulary, Part, bare, marks
from catalogue.model.vocabularies import Vocabularies
from catalogue.views.wording.site import issue_form

FOLDER = Path(".github/ISSUE_TEMPLATE")
LONG = ("summary", "topics", "links", "audiences", "resources", "by")
FORMS: dict[str, tuple[type[Part], str, str]] = {
    "resource": (
        Resource,
        "title links publishers published languages symbol isbn summary type topics audiences regions access",
        "propose-why",
    ),
    "practice": (Practice, "title summary topics audiences regions", "propose-why"),
    "evidence": (Evidence, "document by where covers seen position", ""),
    "correction": (Evidence, "", "propose-reason"),
    "translation": (Evidence, "", "issue-text"),
    "confirmation": (Evidence, "by document where position date", "issue-office"),
}
"""Each form: the fields of a model for which it asks, and what else, by a text of data/interface/strings.yml whose last part is its id."""


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
        yield _entry(
            "input", "record", words("propose-record"), words("issue-record-help"), required=True
        )
    model, names, question = FORMS[kind]
    yield from (_field(vocabularies, model, name, language) for name in names.split())
    if kind == "practice":
        yield _entry(
            "textarea", "links", words("propose-link"), words("propose-link-about"), required=True
        )
    if question:
        shape, name = "input" if kind == "confirmation" else "textarea", question.partition("-")[2]
        yield _entry(shape, name, words(question), words(f"{question}-help"), required=True)
    if kind not in ("translation", "confirmation"):
        yield _entry(
            "textarea", "text", words("issue-pages"), words("issue-pages-help"), required=False
        )
    if kind == "confirmation":
        options = [{"label": words("issue-speaks-yes"), "required": True}]
        yield {
            "type": "checkboxes",
            "id": "speaks",
            "attributes": {"label": words("issue-speaks"), "options": options},
        }


def _field(
    vocabularies: Vocabularies, model: type[Part], name: str, language: str
) -> dict[str, Any]:
    label, help_text = wording(vocabularies, model, name, language)
    required = (
        model.model_fields[name].is_required() if model is Evidence else name in ("title", "links")
    )
    tables = [mark.vocabulary for mark in marks(model, name) if isinstance(mark, InVocabulary)]
    if tables and get_origin(bare(model.model_fields[name].annotation)) is None:
        options = [term.label(language) for term in vocabularies[tables[0]]]
        return _entry("dropdown", name, label, help_text, required=required, options=options)
    help_text = re.split(r"[ \u00a0]?: (?:type|tapez)", help_text)[0]
    return _entry(
        "textarea" if name in LONG else "input", name, label, help_text, required=required
    )


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
    head = [
        f"{key}: {json.dumps(value[key], ensure_ascii=False)}" for key in value if key != "body"
    ]
    body = [f"  - {json.dumps(item, ensure_ascii=False)}" for item in value["body"]]
    return "\n".join(
        [
            "# Written by scripts/generate.py from data/: change the words there.",
            *head,
            "body:",
            *body,
            "",
        ]
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every file, and remove the forms that are gone."""
    root = terminal.parser(__doc__).parse_args(arguments).root
    _write(root / "schemas", dict(schema_files(Vocabularies(root / "data"))))
    _write(root / FOLDER, dict(forms(root)))
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
