"""The documents and provisions that the page of a practice names, and those that are expected and absent."""

import re
from collections.abc import Iterator

from catalogue.model.must_cite import ExpectedSource, expected_sources
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

LINK = re.compile(r"\]\((?:\.\./)*((?:resources|statements|activities)/[a-z0-9-]+)\.md[)#]")
"""A link of a body to the record of a document."""


def named(practice: Entry) -> set[str]:
    """The references of the documents and provisions that a practice names anywhere on its page."""
    return {
        *practice.resources,
        *(evidence.document for evidence in practice.evidence),
        *_in_bases(practice),
        *LINK.findall(practice.pages[practice.original].body),
    }


def _in_bases(practice: Entry) -> Iterator[str]:
    """The documents and provisions of a legal basis and of the bases of steps and pitfalls."""
    items = [*practice.items("steps"), *practice.items("pitfalls")]
    bases = [*practice.legal_basis]
    for item in items:
        bases += item.basis
    for basis in bases:
        if basis.provision:
            yield basis.provision
            yield f"resources/{basis.provision.partition('/')[0]}"
        elif basis.document:
            yield basis.document


def absent(catalogue: Catalogue, practice: Entry) -> list[ExpectedSource]:
    """The expected sources that a practice does not name, in order; a source without a record is absent."""
    expected = expected_sources(catalogue.vocabularies).get(practice.id, [])
    present = named(practice)
    return [source for source in expected if (source.document or source.provision) not in present]
