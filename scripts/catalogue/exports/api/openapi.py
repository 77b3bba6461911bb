"""The description of the API in OpenAPI 3.1, and the published schemas; both from its shapes."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.exports import json_schema
from catalogue.exports.api import lists, shapes
from catalogue.exports.api.assistant import ASSISTANT
from catalogue.exports.api.bulk import TABLE_NAMES
from catalogue.exports.api.law_of_states import STATES_DUMP
from catalogue.exports.api.page_lists import FOLDERS
from catalogue.exports.api.shapes import REF, ROOT, Data
from catalogue.exports.api.step_lines import STEPS
from catalogue.exports.api.worked_examples import worked_examples
from catalogue.exports.json_text import indented
from catalogue.exports.publication import File, Publication
from catalogue.model.records import KINDS
from catalogue.views.wording.site import LICENCE, Site
from catalogue.views.wording.words import enumeration

SCHEMAS = {
    "record": "Record",
    "index": "Index",
    "list": "RecordList",
    "vocabularies": "Codes",
    "state": "State",
    "changes": "Changes",
    "editions": "Editions",
    "step": "StepLine",
}
"""Name of a published schema → its shape."""

LINES = "application/jsonl"
"""The media type of a file that has a whole JSON object on each line."""

VERSION = "1.6.0"
ABOUT = (
    "Files are made with each build of the site and only read. "
    "Within v1 nothing is renamed or removed."
)


@dataclass(frozen=True)
class Operation:
    """What can be read at a path: its name, a summary, the shape ('' for plain text), the media type.

    Of a file of lines, the shape is that of a line.
    """

    path: str
    id: str
    summary: str
    shape: str = ""
    media_type: str = "application/json"


OPERATIONS = (
    Operation("/index.json", "index", "Where everything is found", "Index"),
    Operation("/records.json", "listRecords", "All records in short", "RecordList"),
    Operation(
        "/records.jsonl",
        "dump",
        "All whole records, one a line",
        "Record",
        LINES,
    ),
    Operation("/records/{kind}/{id}.json", "getRecord", "A whole record", "Record"),
    Operation(
        "/by/{by}/{value}.json", "listBy", "Records in short, by what they share", "RecordList"
    ),
    Operation(
        "/states/{state}.json", "getState", "What binds a State, and the steps it asks", "State"
    ),
    Operation(
        f"/{STATES_DUMP}",
        "dumpOfStates",
        "The files of all States, one a line",
        "State",
        LINES,
    ),
    Operation(
        f"/{STEPS}",
        "dumpOfSteps",
        "All steps with their law and their names, one a line",
        "StepLine",
        LINES,
    ),
    Operation("/editions.json", "editions", "The editions, which can be cited", "Editions"),
    Operation("/changes.json", "changes", "What changed, and when", "Changes"),
    Operation("/pages/{pages}.json", "getPages", "All pages of a kind", "Pages"),
    Operation("/provisions.json", "provisions", "All provisions of instruments", "Provisions"),
    Operation(
        f"/{ASSISTANT}", "assistant", "What the server for assistants says and heeds", "Assistant"
    ),
    Operation("/vocabularies.json", "vocabularies", "The labels of all codes", "Codes"),
    Operation("/{table}.{language}.csv", "getTable", "A table", media_type="text/csv"),
)


def description_files(publication: Publication) -> Iterator[File]:
    """The description, and a schema for each sort of file, all with the same shapes."""
    yield "openapi.json", indented(openapi(publication))
    for name, shape in SCHEMAS.items():
        file = f"{name}.schema.json"
        schema = {
            "$schema": json_schema.DIALECT,
            "$id": publication.site.iri(f"{ROOT}{file}"),
            "$ref": f"{REF}{shape}",
            "$defs": shapes.schemas(),
        }
        yield file, indented(schema).replace(REF, "#/$defs/")


def openapi(publication: Publication) -> Data:
    """The description of the API."""
    site, parameters = publication.site, _parameters(publication)
    return {
        "openapi": "3.1.0",
        "info": _info(publication),
        "servers": [{"url": f"{site.url or '/'}{ROOT}".rstrip("/")}],
        "security": [],
        "tags": [{"name": "data", "description": "All that can be read."}],
        "paths": {
            operation.path: {"get": _operation(operation, parameters)} for operation in OPERATIONS
        },
        "components": {"schemas": shapes.schemas()},
    }


def _info(publication: Publication) -> Data:
    site, context = publication.site, publication.context(publication.site.languages[0])
    names = (context.label("languages", language) for language in site.languages)
    languages = enumeration(context, names)
    return {
        "title": context.cited_name,
        "version": VERSION,
        "summary": f"Every record of the site as static files, in {languages}.",
        "description": f"{ABOUT}\n\n{worked_examples(site)}",
        "license": {"name": "CC BY 4.0", "url": LICENCE},
        "contact": _contact(site),
    }


def _contact(site: Site) -> Data:
    return {"email": site.contact} if "@" in site.contact else {"url": site.iri("")}


def _parameters(publication: Publication) -> dict[str, Data]:
    """The schema of each parameter of a path."""
    parameters: dict[str, Data] = {
        "kind": {"type": "string", "enum": list(KINDS)},
        "by": {"type": "string", "enum": list(lists.grouped(publication))},
        "pages": {"type": "string", "enum": list(FOLDERS)},
        "table": {"type": "string", "enum": list(TABLE_NAMES)},
        "language": {"type": "string", "enum": list(publication.site.languages)},
    }
    parameters["state"] = {"type": "string", "pattern": "^[A-Z]{2}$"}
    for name in ("id", "value"):
        parameters[name] = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    return parameters


def _operation(operation: Operation, schemas: dict[str, Data]) -> Data:
    """What can be read at a path; `schemas` has the schema of each parameter."""
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": schema}
        for name, schema in schemas.items()
        if f"{{{name}}}" in operation.path
    ]
    found = {
        "description": operation.summary,
        "content": {operation.media_type: {"schema": _content(operation)}},
    }
    return {
        "operationId": operation.id,
        "summary": operation.summary,
        "description": f"{operation.summary}.",
        "tags": ["data"],
        "parameters": parameters,
        "responses": {"200": found, "404": {"description": "There is no such file"}},
    }


def _content(operation: Operation) -> Data:
    """The schema of what is read: a shape, plain text, or text whose lines are of a shape."""
    shape = {"$ref": f"{REF}{operation.shape}"}
    if operation.media_type == LINES:
        return {"type": "string", "contentMediaType": LINES, "contentSchema": shape}
    return shape if operation.shape else {"type": "string"}
