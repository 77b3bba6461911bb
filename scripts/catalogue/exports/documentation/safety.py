"""The classes of advice that can harm, from data/language/safety.yml."""

from catalogue.exports.documentation.blocks import table
from catalogue.exports.documentation.fields import Guide
from catalogue.exports.documentation.rules import sentence
from catalogue.model.safety import SafetyClass, safety_classes


def safety_table(guide: Guide) -> str:
    """Each class with the safeguards that stand beside it, and a sentence that protects."""
    head = [guide.text("advice"), guide.text("beside"), guide.text("example")]
    classes = safety_classes(guide.vocabularies).values()
    return table(head, [_row(of, guide.language) for of in classes])


def _row(of: SafetyClass, language: str) -> list[str]:
    wanted = [_text(safeguard.wanted, language) for safeguard in of.safeguards]
    texts = [_text(of.name, language), " ".join(map(sentence, wanted)), _text(of.example, language)]
    return [sentence(text) for text in texts]


def _text(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts["en"]
