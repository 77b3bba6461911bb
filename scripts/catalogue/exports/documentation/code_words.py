"""The glossary of ARCHITECTURE.md: the words of the code, each with its meaning and its bearer."""

import inspect
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from catalogue.exports.documentation.blocks import table


@dataclass(frozen=True)
class CodeWord:
    """A word of the code. Its meaning is the first sentence about its bearer, unless it is given here."""

    word: str
    bearer: str
    """Module below `catalogue` and name in it: source.entry:Entry, model.findings:Finding.path."""

    meaning: str = ""

    @property
    def found(self) -> Any:
        """What bears the word; an ImportError or an AttributeError if nothing does."""
        module, _, name = self.bearer.partition(":")
        return getattr(import_module(f"catalogue.{module}"), name)

    @property
    def sentence(self) -> str:
        """What the word means."""
        if self.meaning:
            return self.meaning
        paragraph = (inspect.getdoc(self.found) or "").split("\n\n")[0].replace("\n", " ")
        return paragraph.split(". ")[0].rstrip(".") + "."

    @property
    def row(self) -> list[str]:
        """The row of the glossary."""
        module, _, name = self.bearer.partition(":")
        return [self.word, self.sentence, f"`{name}` in `{module.replace('.', '/')}.py`"]


CODE_WORDS = (
    CodeWord("catalogue", "source.catalogue:Catalogue"),
    CodeWord(
        "kind", "model.records:KINDS", "What a record is of: the name of its folder in docs/."
    ),
    CodeWord("record", "model.records:Record"),
    CodeWord("entry", "source.entry:Entry"),
    CodeWord("page", "lint.page_model:Page"),
    CodeWord(
        "path",
        "source.files:is_portable",
        "Where a file is, as text with slashes: from the root of the repository or of the site.",
    ),
    CodeWord("document", "source.documents:Document"),
    CodeWord("section", "source.commonmark:Section"),
    CodeWord("translation", "source.translations:Translation"),
    CodeWord("field", "model.description:Described"),
    CodeWord("part", "model.types:Part", "A value of a field that has fields of its own."),
    CodeWord("mark", "model.types:marks", "What a field carries beyond its type, such as `Shown`."),
    CodeWord("role", "model.types:Role"),
    CodeWord("vocabulary", "model.vocabularies:Vocabulary"),
    CodeWord("term", "model.vocabularies:Term"),
    CodeWord("evidence", "model.evidence:Evidence"),
    CodeWord("basis", "model.evidence:Basis"),
    CodeWord(
        "step", "model.evidence:Step", "What a practice asks of somebody: an item of its list."
    ),
    CodeWord("provision", "model.provisions:Provision"),
    CodeWord("claim", "recognition.claims:Claim"),
    CodeWord("declaration", "model.declarations:Declaration"),
    CodeWord(
        "level",
        "recognition.levels:Recognition",
        "How far a practice, a resource or a step is recognized; computed, never typed.",
    ),
    CodeWord("place", "model.places:Place", "A position in a document, such as art. 12(1), p. 40."),
    CodeWord(
        "region",
        "model.types:Region",
        "A part of the world: a term of data/vocabularies/regions.yml.",
    ),
    CodeWord("rule", "lint.reporters:Rule"),
    CodeWord("finding", "model.findings:Finding"),
    CodeWord("span", "model.findings:Span"),
    CodeWord("context", "views.wording.context:Context"),
    CodeWord("view", "views.wording.values:PageView", "A frozen value that a template prints."),
    CodeWord("publication", "exports.publication:Publication"),
    CodeWord(
        "exporter",
        "exports.publication:SiteExporter",
        "A function that yields files of the site for a publication.",
    ),
)


def glossary_table() -> str:
    """The glossary, in the order in which the words build on each other."""
    rows = [code_word.row for code_word in CODE_WORDS]
    rows.append(
        [
            "room",
            "A package of `catalogue`, which imports only from those before it.",
            "*Eight rooms*",
        ]
    )
    return table(["Word", "What it means", "Where"], rows)
