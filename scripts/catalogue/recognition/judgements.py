"""A judgement is pinned to what was compared: a digest of the head and of the words beside it.

Somebody who read both wrote `same` or `stricter`. If the head, the place or the words of the provision
change, the digest no longer fits: the basis waits to be read again, and does not count meanwhile.
"""

from catalogue.model.evidence import Basis
from catalogue.model.provisions import READ, provisions
from catalogue.recognition.readings import seen_at
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import fingerprint
from catalogue.source.entry import Entry


def head_of_practice(entry: Entry) -> str:
    """What the legal basis of a practice as a whole is compared with: its title and its summary."""
    return f"{entry.record.title}\n{entry.record.summary}"


def is_judged(catalogue: Catalogue, basis: Basis, head: str) -> bool:
    """True if a basis does not count anyway, or was compared with the head and the words as they are now."""
    return not needs_judgement(catalogue, basis) or basis.judged == digest(catalogue, basis, head)


def needs_judgement(catalogue: Catalogue, basis: Basis) -> bool:
    """True for a basis that says the same as the head or more, in words that were read."""
    says_enough = catalogue.vocabularies["provision-relations"].more(basis.says, "counts")
    return bool(says_enough) and _seen(catalogue, basis) in READ


def _seen(catalogue: Catalogue, basis: Basis) -> str:
    """How far the words of a basis were read."""
    provision = provisions(catalogue.vocabularies).get(basis.provision or "")
    if provision:
        return provision.seen
    document = catalogue.entries.get(basis.document or "")
    return seen_at(catalogue.vocabularies, document, basis.where)


def digest(catalogue: Catalogue, basis: Basis, head: str) -> str:
    """The digest of a head, of what the basis says of it, and of what it was compared with."""
    return fingerprint("\n".join((head, basis.says, *compared(catalogue, basis))))


def compared(catalogue: Catalogue, basis: Basis) -> tuple[str, ...]:
    """What a head is compared with: the place and the words of a provision; or a document and its place.

    The words are those of the first language. A document whose words are not on the site has its title,
    which stays when the record gets another id.
    """
    provision = provisions(catalogue.vocabularies).get(basis.provision or "")
    if provision is None:
        document = catalogue.entries.get(basis.document or "")
        return document.record.title if document else "", basis.where or ""
    first = catalogue.vocabularies.languages[0]
    return provision.where, provision.strength, provision.says.get(first, "")
