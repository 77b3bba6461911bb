"""What each provision says of each step, as a mapping that other programs read (SSSOM).

The predicates are the concepts of the vocabulary `says`: norms are compared, which is no match of concepts.
"""

from collections.abc import Iterator

from catalogue.exports.api.law_of_states import instrument_name
from catalogue.exports.api.shapes import ROOT
from catalogue.exports.publication import File, Publication
from catalogue.html.linked_data import concept_iri
from catalogue.model.provisions import Provision, provisions
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import step_recognitions
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import short_head_of
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.site import LICENCE

MAPPING = "mapping.sssom.tsv"
"""The name of the file: one for all languages, with labels in the first."""

COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_label"),
    *("object_id", "object_label", "mapping_justification", "other"),
)
"""The columns, by their names in SSSOM; `other` says how far the provision was read, as a code."""

JUSTIFICATION = "semapv:ManualMappingCuration"
"""Each comparison was made by an editor."""


def mapping_file(publication: Publication) -> Iterator[File]:
    """Its description in the first lines, then a row for each step and provision."""
    lines = [*_description(publication), "\t".join(COLUMNS)]
    rows = provisions(publication.catalogue.vocabularies)
    for entry in publication.catalogue.of("practices"):
        for step in step_recognitions(publication.catalogue, entry.ref):
            for claim in step.recognition.claims:
                if provision := rows.get(claim.provision):
                    cells = _cells(publication, entry, step.step.id, claim, provision)
                    lines.append("\t".join(cells))
    yield f"{ROOT}{MAPPING}", "\n".join(lines) + "\n"


def _description(publication: Publication) -> Iterator[str]:
    """The metadata of the mapping, as comments in YAML."""
    site, catalogue = publication.site, publication.catalogue
    context = publication.context(site.languages[0])
    changes = [days(catalogue, entry)[1] for entry in catalogue.of("practices")]
    yield "#curie_map:"
    yield f"#  says: {concept_iri(site, 'says', '')}"
    yield f"#  id: {site.iri('id/')}"
    yield "#  semapv: https://w3id.org/semapv/vocab/"
    yield f"#mapping_set_id: {site.iri(f'{ROOT}{MAPPING}')}"
    yield f"#mapping_set_version: {max(changes, default=catalogue.latest_review)}"
    yield f'#mapping_set_title: "{context.text("table-mapping")}"'
    yield f"#license: {LICENCE}"
    yield "#subject_source: id:practices/"
    yield "#object_source: id:resources/"


def _cells(
    publication: Publication, entry: Entry, step: str, claim: Claim, provision: Provision
) -> list[str]:
    """The cells of a row; no label holds a tab."""
    context = publication.context(publication.site.languages[0])
    instrument = f"resources/{provision.instrument}"
    place = place_in_words(context, provision.where, instrument)
    return [
        f"id:{entry.ref}/#{step}",
        short_head_of(publication.catalogue, entry, step, context.language),
        f"says:{claim.says}",
        context.label("provision-relations", claim.says),
        f"id:{instrument}/#{provision.id}",
        f"{instrument_name(context, provision.instrument)}, {place}",
        JUSTIFICATION,
        f"seen={claim.seen}",
    ]
