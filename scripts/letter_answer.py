"""The answer to whoever has sent a proposal: thanks first, in the language of the writer first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Words = Mapping[str, Mapping[str, str]]
"""The texts of data/interface/checker-strings.yml, by id and language."""


@dataclass(frozen=True)
class Answer:
    """What is said to a writer; `why` is the id of the sentence that refuses, with its values."""

    language: str
    needs_mending: bool = False
    address: str = ""
    why: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def answer_text(words: Words, answer: Answer) -> str:
    """The answer in every language, that of the writer first."""
    parts = (
        " ".join(_sentences(words, answer, language))
        for language in ordered(words, answer.language)
    )
    return "\n\n".join(parts)


def ordered(words: Words, first: str) -> Sequence[str]:
    """The languages of the texts, one of them first."""
    return sorted(words["apply-thanks"], key=lambda language: language != first)


def _sentences(words: Words, answer: Answer, language: str) -> Iterator[str]:
    """Thanks, what happens next, whether anything is needed, and where it is read."""
    yield words["apply-thanks"][language]
    if answer.why:
        why = words[answer.why][language].format(**answer.values)
        yield words["apply-refused"][language].format(why=why)
        return
    yield words["apply-next"][language]
    yield words["apply-mend" if answer.needs_mending else "apply-nothing-needed"][language]
    if answer.address:
        yield words["apply-where"][language].format(address=answer.address)
