"""Open data under /api/v1/, made from the same catalogue as the pages.

    shapes         THE DATA: what is published, in JSON Schema
    records        a record → its data
    lists          records by what they share; api_index tells where everything is
    bulk, tables   the same for spreadsheets: evidence, steps, provisions, terms; data_package describes them
                   columns says what each column holds, and how tables join
    mapping        what provisions say of steps, as a mapping (SSSOM)
    assistant      what the server for assistants says and heeds
    step_lines     all steps, one a line, with law and names
    page_lists     situations, cards, sessions, pathways and provisions, one file a kind
    changes        the editions, and the one list of changes
    law_of_states  the law that binds each State: tables, and a file for each
    openapi        the description of the API and its schemas, made from the shapes
                   with worked examples that are programs
    record_graph   the linked data of the pages of all records
    record_nodes   a record as linked data in all languages at once
    linked         vocabularies (skos) and the catalogue of the data (dcat), as JSON-LD and as Turtle

Within v1 nothing is renamed or removed; what is added may be passed over by those who do not know it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from catalogue.exports.api.api_index import api_index
from catalogue.exports.api.assistant import ASSISTANT, assistant_file
from catalogue.exports.api.changes import change_files
from catalogue.exports.api.law_of_states import state_files
from catalogue.exports.api.lists import code_labels, list_files
from catalogue.exports.api.mapping import mapping_file
from catalogue.exports.api.openapi import description_files
from catalogue.exports.api.page_lists import PROVISIONS, provision_file
from catalogue.exports.api.records import record_data, record_facts
from catalogue.exports.api.shapes import DUMP, ROOT, SUMS
from catalogue.exports.api.step_lines import STEPS, step_lines
from catalogue.exports.api.tables import table_files
from catalogue.exports.json_schema import schema_files
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.recognition.levels import MARKS
from catalogue.source.entry import Entry


def data_files(publication: Publication) -> Iterator[File]:
    """The files made from all records."""
    records = [record_facts(publication, entry) for entry in publication.catalogue.entries.values()]
    for path, content in list_files(publication, records):
        yield f"{ROOT}{path}", compact(content)
    yield from state_files(publication)
    yield from change_files(publication)
    yield f"{ROOT}index.json", compact(api_index(publication, records))
    yield f"{ROOT}{PROVISIONS}", compact(provision_file(publication))
    yield f"{ROOT}{ASSISTANT}", compact(assistant_file(publication))
    yield f"{ROOT}{STEPS}", step_lines(publication)
    yield f"{ROOT}vocabularies.json", compact(code_labels(publication))
    for path, text in table_files(publication, records):
        yield f"{ROOT}{path}", text
    yield from mapping_file(publication)
    for path, text in description_files(publication):
        yield f"{ROOT}{path}", text


def vocabulary_files(publication: Publication) -> Iterator[File]:
    """Vocabularies as linked data, schemas, and the marks of levels and of law as drawings."""
    # The library of linked data takes long to load.
    from catalogue.exports.api import linked

    yield from linked.linked_vocabularies(publication)
    for file, text in schema_files(publication.catalogue.vocabularies):
        yield f"schemas/{file}", text
    for name in (*MARKS, "law", "law-soft"):
        yield f"{ROOT}marks/{name}.svg", publication.templates.get("mark.svg").render(name=name)


def record_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The file of a record."""
    yield f"{ROOT}records/{entry.ref}.json", compact(record_data(publication, entry))


def record_dump(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """All records in one file, one a line."""
    paths = (f"{ROOT}records/{ref}.json" for ref in publication.catalogue.entries)
    yield f"{ROOT}{DUMP}", b"".join(site.read(path) for path in paths)


def data_catalogue(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The catalogue of the data as linked data, with the checksums of the files that it lists."""
    from catalogue.exports.api import linked

    yield from linked.linked_catalogue(publication, site)


def checksum_file(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The checksums of all other files of the API for `sha256sum --check`."""
    sums = f"{ROOT}{SUMS}"
    lines = []
    # In the order of folders: the files of one are not split by a file whose name begins like it.
    for path in sorted(site.below(ROOT), key=PurePosixPath):
        if path != sums:
            digest = hashlib.sha256(site.read(path)).hexdigest()
            lines.append(f"{digest}  {path.removeprefix(ROOT)}\n")
    yield sums, "".join(lines)
