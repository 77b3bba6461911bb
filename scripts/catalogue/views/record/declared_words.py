"""What agencies say themselves, in words: on a practice, a step or a resource, and where it stands."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.model.language_tags import tagged
from catalogue.recognition import declarations
from catalogue.recognition.claims import Claim
from catalogue.recognition.declarations import Declared
from catalogue.recognition.levels import Recognition
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.grammar import bodies, dated, sentence
from catalogue.views.wording.names import passage_link
from catalogue.views.wording.values import Link

ANCHOR = "declaration"
"""The part of the page of an agency that tells of its declaration."""


def has_declarations(context: Context) -> bool:
    """True if some agency has ever declared something."""
    return declarations.has_declarations(context.catalogue)


def declared_in_words(context: Context, claim: Claim) -> str:
    """What an agency says itself, in one sentence without an end; '' for what editors read in a document."""
    if claim.declared is None:
        return ""
    declared = claim.declared
    text = own_words(context, declared)
    said = sentence(
        *(context, f"declared-{_choice(declared)}"),
        agencies=bodies(context, [declared.agency]),
        date=dated(context, declared.date),
    )
    colon = context.text("colon")
    return f"{said}{colon} {text}" if text else said


def _choice(declared: Declared) -> str:
    """The answer, or that it was given to words that have changed since."""
    is_old = declared.is_consent and not declared.has_same_words
    return "words" if is_old else declared.choice


def own_words(context: Context, declared: Declared) -> str:
    """What an agency adds in its own words, in the language of the reader or the first that it has."""
    texts = declared.answer.texts
    language = context.language if context.language in texts else next(iter(texts), "")
    known = language in context.catalogue.vocabularies["languages"]
    text = texts.get(language, "")
    return tagged(text, language, context.language) if known else text


def declared_sentences(context: Context, recognition: Recognition) -> str:
    """All that agencies say themselves of the whole, a sentence each."""
    return " ".join(_sentences(context, recognition))


def _sentences(context: Context, recognition: Recognition) -> Iterator[str]:
    for claim in recognition.declared:
        words = declared_in_words(context, claim)
        yield words if words.endswith((".", "?", "!")) else f"{words}."


def claim_link(context: Context, claim: Claim, path: str) -> Link:
    """A link to the document of a claim, or to the declaration on the page of its agency."""
    if claim.declared is None:
        return passage_link(context, claim.document, claim.provision, path)
    url = at_place(context.to(path, claim.document), ANCHOR)
    return Link(context.text("declaration"), url)


def seen_in_words(context: Context, claim: Claim) -> str:
    """How far a document was read; of a declaration, on which host it stood, and when."""
    if claim.declared is None:
        return context.label("verification-levels", claim.seen)
    declared = claim.declared
    host = urlsplit(declared.address).netloc
    day = dated(context, declared.fetched)
    return context.text("declared-seen", host=host, date=day)
