"""OAI-PMH as files, one for each question: a server only has to name the file after the verb (deploy settings do).

Everything fits into one answer, so there are no tokens; the date of an answer is that of the last review of what is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from ..loading import Entry
from ..models import Resource, Statement
from ..press import Press

OAI = "http://www.openarchives.org/OAI/2.0/"
DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
FORMAT = (
    f"<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>{DC[:-1]}.xsd</schema>"
    f"<metadataNamespace>{DC}</metadataNamespace></metadataFormat>\n"
)
TYPES = {"practices": "Text", "resources": "Text", "statements": "Text", "activities": "Event", "agencies": "Text"}


def files(press: Press) -> Iterator[tuple[str, str]]:
    """The name and the content of each answer."""
    entries = list(press.catalogue.entries.values())
    yield "Identify.xml", _answer(press, "Identify", _identify(press))
    yield "ListMetadataFormats.xml", _answer(press, "ListMetadataFormats", FORMAT)
    yield "ListSets.xml", _answer(press, "ListSets", "".join(_set(press, kind) for kind in TYPES))
    yield "ListIdentifiers.xml", _answer(press, "ListIdentifiers", "".join(_header(press, entry) for entry in entries))
    yield "ListRecords.xml", _answer(press, "ListRecords", "".join(_record(press, entry) for entry in entries))
    for kind in TYPES:
        records = "".join(_record(press, entry) for entry in entries if entry.kind == kind)
        yield f"ListRecords.{kind}.xml", _answer(press, "ListRecords", records, kind)
    yield "badVerb.xml", _error(press)
    yield "nginx.conf", nginx(press)


def record(press: Press, entry: Entry) -> str:
    """The answer to the question for one record."""
    return _answer(press, "GetRecord", _record(press, entry), day=entry.record.reviewed)


def base(press: Press) -> str:
    """The address to which harvesters send their questions."""
    return press.site.absolute("oai/") or "http://localhost/oai/"


def identifier(press: Press, entry: Entry) -> str:
    """The name of a record among all repositories."""
    return f"oai:{urlsplit(base(press)).hostname}:{entry.ref}"


def nginx(press: Press) -> str:
    """The settings by which nginx answers: maps for the http block, a location for the server block."""
    root = urlsplit(press.site.url).path or "/"
    verbs = ("Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers", "ListRecords")
    lines = [f'    "{verb}:" {verb}.xml;' for verb in verbs] + [
        f'    "ListRecords:{kind}" ListRecords.{kind}.xml;' for kind in TYPES
    ]
    record = f"~^GetRecord:oai:[^:]+:(?<record>(?:{'|'.join(TYPES)})/[a-z0-9-]+)$"
    return (
        f'# {nginx.__doc__}\nmap "$arg_verb:$arg_identifier$arg_set" $oai {{\n    default badVerb.xml;\n'
        + "\n".join(lines)
        + f'\n    "{record}" records/$record.xml;\n}}\n'
        + f"# location = {root}oai/ {{ default_type text/xml; try_files {root}oai/$oai =404; }}\n"
    )


def _error(press: Press) -> str:
    """The answer to a question that the repository does not know."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{OAI}">\n'
        f"<responseDate>{_latest(press)}T00:00:00Z</responseDate>\n"
        f'<request>{escape(base(press))}</request>\n<error code="badVerb">No such question</error>\n</OAI-PMH>\n'
    )


def _answer(press: Press, verb: str, content: str, kind: str = "", day: str = "") -> str:
    asked = f' verb="{verb}"' + (' metadataPrefix="oai_dc"' if "Record" in verb or "Identifiers" in verb else "")
    asked += f' set="{kind}"' if kind else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{OAI}" {XSI} xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">\n'
        f"<responseDate>{day or _latest(press)}T00:00:00Z</responseDate>\n<request{asked}>{escape(base(press))}</request>\n"
        f"<{verb}>\n{content}</{verb}>\n</OAI-PMH>\n"
    )


def _identify(press: Press) -> str:
    contact = press.site.contact if "@" in press.site.contact else "nobody@localhost"
    earliest = min((entry.record.reviewed for entry in press.catalogue.entries.values()), default="1970-01-01")
    return (
        f"<repositoryName>{escape(press.names[press.site.languages[0]][0])}</repositoryName>\n<baseURL>{escape(base(press))}</baseURL>\n"
        f"<protocolVersion>2.0</protocolVersion>\n<adminEmail>{escape(contact)}</adminEmail>\n"
        f"<earliestDatestamp>{earliest}</earliestDatestamp>\n<deletedRecord>no</deletedRecord>\n<granularity>YYYY-MM-DD</granularity>\n"
    )


def _set(press: Press, kind: str) -> str:
    return f"<set><setSpec>{kind}</setSpec><setName>{escape(press.catalogue.vocabularies.text(kind, 'en'))}</setName></set>\n"


def _header(press: Press, entry: Entry) -> str:
    name = escape(identifier(press, entry))
    day = f"<datestamp>{entry.record.reviewed}</datestamp>"
    return f"<header><identifier>{name}</identifier>{day}<setSpec>{entry.kind}</setSpec></header>\n"


def _record(press: Press, entry: Entry) -> str:
    elements = "".join(f"<dc:{name}{lang}>{escape(value)}</dc:{name}>\n" for name, lang, value in _elements(press, entry))
    return (
        f'<record>\n{_header(press, entry)}<metadata>\n<oai_dc:dc xmlns:oai_dc="{DC}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" {XSI} '
        f'xsi:schemaLocation="{DC} {DC[:-1]}.xsd">\n{elements}</oai_dc:dc>\n</metadata>\n</record>\n'
    )


def _elements(press: Press, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The name, the mark of the language and the content of each element."""
    record, site = entry.record, press.site
    for language in site.languages:
        lang = f" xml:lang={quoteattr(language)}"
        shelf = press.shelf(language)
        yield "title", lang, entry.name(language)
        yield "description", lang, entry.summary(language)
        yield from (("subject", lang, shelf.label("topics", topic)) for topic in record.topics)
        yield from (("publisher", lang, shelf.label("publishers", name)) for name in _bodies(entry))
    yield "type", "", TYPES[entry.kind]
    yield "date", "", getattr(record, "published", None) or getattr(record, "date", None) or record.reviewed
    yield "identifier", "", site.iri(f"id/{entry.ref}/")
    yield from (("identifier", "", value) for name in ("symbol", "isbn", "doi") if (value := getattr(record, name, None)))
    yield from (("relation", "", link) for link in dict.fromkeys(getattr(record, "links", {}).values()))
    yield from (("language", "", language) for language in (getattr(record, "languages", None) or site.languages))
    yield "rights", "", "https://creativecommons.org/licenses/by/4.0/"


def _bodies(entry: Entry) -> list[str]:
    record = entry.record
    if isinstance(record, Resource):
        return list(record.publishers)
    return list(record.agencies) if isinstance(record, Statement) else []


def _latest(press: Press) -> str:
    return max((entry.record.reviewed for entry in press.catalogue.entries.values()), default="1970-01-01")
