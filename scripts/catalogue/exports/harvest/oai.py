"""OAI-PMH as files, one for each question: a server only has to name the file after the verb (deploy settings do).

Everything fits into one answer, so there are no tokens; the date of an answer is that of the last review of what is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.publication import Publication
from catalogue.source.loading import NO_REVIEW, Entry
from catalogue.views.addresses import LICENCE
from catalogue.views.context import kinds

OAI = "http://www.openarchives.org/OAI/2.0/"
DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
FORMAT = (
    f"<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>{DC[:-1]}.xsd</schema>"
    f"<metadataNamespace>{DC}</metadataNamespace></metadataFormat>\n"
)


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """The name and the content of each answer."""
    entries = list(publication.catalogue.entries.values())
    yield "Identify.xml", _answer(publication, "Identify", _identify(publication))
    yield "ListMetadataFormats.xml", _answer(publication, "ListMetadataFormats", FORMAT)
    yield "ListSets.xml", _answer(publication, "ListSets", "".join(_set(publication, kind) for kind in kinds()))
    yield "ListIdentifiers.xml", _answer(publication, "ListIdentifiers", "".join(_header(publication, entry) for entry in entries))
    yield "ListRecords.xml", _answer(publication, "ListRecords", "".join(_record(publication, entry) for entry in entries))
    for kind in kinds():
        records = "".join(_record(publication, entry) for entry in entries if entry.kind == kind)
        yield f"ListRecords.{kind}.xml", _answer(publication, "ListRecords", records, kind)
    yield "badVerb.xml", _error(publication)
    yield "nginx.conf", nginx(publication)


def record(publication: Publication, entry: Entry) -> str:
    """The answer to the question for one record."""
    return _answer(publication, "GetRecord", _record(publication, entry), day=entry.record.reviewed)


def base(publication: Publication) -> str:
    """The address to which harvesters send their questions."""
    return publication.site.absolute("oai/") or "http://localhost/oai/"


def identifier(publication: Publication, entry: Entry) -> str:
    """The name of a record among all repositories."""
    return f"oai:{urlsplit(base(publication)).hostname}:{entry.ref}"


def nginx(publication: Publication) -> str:
    """The settings by which nginx answers: maps for the http block, a location for the server block."""
    root = urlsplit(publication.site.url).path or "/"
    verbs = ("Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers", "ListRecords")
    lines = [f'    "{verb}:" {verb}.xml;' for verb in verbs] + [
        f'    "ListRecords:{kind}" ListRecords.{kind}.xml;' for kind in kinds()
    ]
    record = f"~^GetRecord:oai:[^:]+:(?<record>(?:{'|'.join(kinds())})/[a-z0-9-]+)$"
    return (
        f'# {nginx.__doc__}\nmap "$arg_verb:$arg_identifier$arg_set" $oai {{\n    default badVerb.xml;\n'
        + "\n".join(lines)
        + f'\n    "{record}" records/$record.xml;\n}}\n'
        + f"# location = {root}oai/ {{ default_type text/xml; try_files {root}oai/$oai =404; }}\n"
    )


def _error(publication: Publication) -> str:
    """The answer to a question that the repository does not know."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{OAI}">\n'
        f"<responseDate>{publication.catalogue.latest_review}T00:00:00Z</responseDate>\n"
        f'<request>{escape(base(publication))}</request>\n<error code="badVerb">No such question</error>\n</OAI-PMH>\n'
    )


def _answer(publication: Publication, verb: str, content: str, kind: str = "", day: str = "") -> str:
    asked = f' verb="{verb}"' + (' metadataPrefix="oai_dc"' if "Record" in verb or "Identifiers" in verb else "")
    asked += f' set="{kind}"' if kind else ""
    date = f"{day or publication.catalogue.latest_review}T00:00:00Z"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{OAI}" {XSI} xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">\n'
        f"<responseDate>{date}</responseDate>\n<request{asked}>{escape(base(publication))}</request>\n"
        f"<{verb}>\n{content}</{verb}>\n</OAI-PMH>\n"
    )


def _identify(publication: Publication) -> str:
    contact = publication.site.contact if "@" in publication.site.contact else "nobody@localhost"
    earliest = min((entry.record.reviewed for entry in publication.catalogue.entries.values()), default=NO_REVIEW)
    return (
        f"<repositoryName>{escape(publication.site.names[publication.site.languages[0]][0])}</repositoryName>\n<baseURL>{escape(base(publication))}</baseURL>\n"
        f"<protocolVersion>2.0</protocolVersion>\n<adminEmail>{escape(contact)}</adminEmail>\n"
        f"<earliestDatestamp>{earliest}</earliestDatestamp>\n<deletedRecord>no</deletedRecord>\n<granularity>YYYY-MM-DD</granularity>\n"
    )


def _set(publication: Publication, kind: str) -> str:
    name = publication.catalogue.vocabularies.text(kind, publication.site.languages[0])
    return f"<set><setSpec>{kind}</setSpec><setName>{escape(name)}</setName></set>\n"


def _header(publication: Publication, entry: Entry) -> str:
    name = escape(identifier(publication, entry))
    day = f"<datestamp>{entry.record.reviewed}</datestamp>"
    return f"<header><identifier>{name}</identifier>{day}<setSpec>{entry.kind}</setSpec></header>\n"


def _record(publication: Publication, entry: Entry) -> str:
    elements = "".join(f"<dc:{name}{lang}>{escape(value)}</dc:{name}>\n" for name, lang, value in _elements(publication, entry))
    return (
        f'<record>\n{_header(publication, entry)}<metadata>\n<oai_dc:dc xmlns:oai_dc="{DC}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" {XSI} '
        f'xsi:schemaLocation="{DC} {DC[:-1]}.xsd">\n{elements}</oai_dc:dc>\n</metadata>\n</record>\n'
    )


def _elements(publication: Publication, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The name, the mark of the language and the content of each element."""
    site, dcmi = publication.site, publication.catalogue.type_row(entry).get("dcmi", "Text")
    for language in site.languages:
        lang = f" xml:lang={quoteattr(language)}"
        context = publication.context(language)
        yield "title", lang, entry.name(language)
        yield "description", lang, entry.summary(language)
        yield from (("subject", lang, context.label("topics", topic)) for topic in entry.record.topics)
        yield from (("publisher", lang, context.label("publishers", name)) for name in (entry.issuers if dcmi != "Event" else ()))
    yield "type", "", dcmi
    yield "date", "", entry.date or entry.record.reviewed
    yield "identifier", "", site.iri(f"id/{entry.ref}/")
    yield from (("identifier", "", value) for value in entry.identifiers.values())
    yield from (("relation", "", link) for link in dict.fromkeys(entry.addresses.values()))
    yield from (("language", "", language) for language in (entry.languages or site.languages))
    yield "rights", "", LICENCE
