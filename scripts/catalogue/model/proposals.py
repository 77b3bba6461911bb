"""What forms for proposals ask beyond the fields of a record."""

from typing import Annotated

from catalogue.model.evidence import Evidence
from catalogue.model.types import InVocabulary


class EvidenceProposal(Evidence):
    """A piece of evidence, and how far its place was read, which goes to the record of the document."""

    seen: Annotated[str, InVocabulary("verification-levels")]
    """How far the place was read: third-party and expert are listed, never counted."""
