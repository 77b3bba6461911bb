"""Citations, read with third-party libraries: BibTeX with two, RIS with one, CSL-JSON with a processor."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from catalogue.exports import citations
from catalogue.exports.citations import bodies, formats, items
from catalogue.exports.publication import Publication
from catalogue.views.wording.names import record_link
from pybtex.database import Person, parse_string
from support.publishing import NAMES, URL, Publish, publication_of
from support.sites import Make
from support.small_site import site

NAME = "United Nations Office on Drugs and Crime"


def records(publication: Publication) -> list[tuple[str, items.Item]]:
    found = []
    for language in ("en", "fr"):
        context = publication.context(language)
        for entry in publication.catalogue.entries.values():
            found.append((entry.ref, items.page_item(context, entry, entry.name(language))))
            if item := items.document_item(context, entry):
                found.append((entry.ref, item))
    return found


def plain(text: str) -> str:
    """A value without the escapes of BibTeX."""
    text = text.replace("\\textasciitilde{}", "~").replace("\\textasciicircum{}", "^")
    return re.sub(r"\\([&%$#_])", r"\1", text.strip("{}"))


def name_of(person: Person) -> str:
    """The whole name of a person, who may have several given names."""
    given = [*person.first_names, *person.middle_names]
    return " ".join([*given, *person.prelast_names, *person.last_names])


def test_bibtex_is_read_by_two_libraries(publication: Publication) -> None:
    """Of every twentieth record and of an author with two given names; the heavier tests read all."""
    cited = records(publication)
    named = [one for one in cited if one[0] == "resources/sr-report-a-hrc-29-38"]
    assert named
    read_by_two_libraries([*cited[::20], *named])


def read_by_two_libraries(cited: list[tuple[str, items.Item]]) -> None:
    for ref, item in cited:
        text = formats.bibtex(item)
        by_one = bibtexparser.parse_string(text)
        assert not by_one.failed_blocks, ref
        fields = by_one.entries[0].fields_dict
        assert plain(fields["title"].value) == item["title"].translate(
            {ord("{"): "(", ord("}"): ")", ord("\\"): "/"}
        ), ref
        by_two = parse_string(text, "bibtex").entries[item["id"]]
        people = [name_of(person) for person in by_two.persons.get("author", [])]
        authors = item.get("author", [])
        wanted = [
            author.get("literal") or f"{author['given']} {author['family']}" for author in authors
        ]
        assert [plain(person) for person in people] == wanted, ref
        assert [bool(person.first_names) for person in by_two.persons.get("author", [])] == [
            "given" in one for one in authors
        ]


def test_ris_is_read_by_a_library(publication: Publication) -> None:
    for ref, item in records(publication):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            (read,) = rispy.loads(formats.ris(item))
        assert (read.get("title") or read["primary_title"]) == item["title"], ref
        # A comma cuts a name in two: only those of persons have one.
        names = [
            one.get("literal", "").replace(", ", " – ") or ", ".join(one.values())
            for one in item.get("author", [])
        ]
        assert read.get("authors", []) == names, ref
        assert read.get("urls", [""])[0] == item.get("URL", "")
        assert read.get("year", "") == (
            str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
        )


def test_csl_json_is_formatted_by_a_citation_processor(publish: Publish) -> None:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    file = publish(site("unodc")) / "resources/handbook/cite.json"
    data = json.loads(file.read_text("utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
        bibliography.register(Citation([CitationItem(data[0]["id"])]))
        text = str(bibliography.bibliography()[0])
    assert data[0]["author"][0]["literal"] in text
    assert "2008" in text
    assert data[0]["title"] in text


@pytest.mark.parametrize(
    ("ref", "kind", "number"),
    [
        ("resources/coe-convention-197", "treaty", "CETS No. 197"),
        ("resources/eu-directive-2011-36", "legislation", None),
        ("resources/algeria-loi-23-04-2023", "legislation", None),
        ("resources/gcm-2018", "report", "A/RES/73/195, annex"),
        ("resources/echr-guide-article-4", "report", None),
        ("resources/zimmerman-kiss-plos-2017", "article-journal", None),
    ],
)
def test_citation_type_follows_legal_force(
    publication: Publication, ref: str, kind: str, number: str | None
) -> None:
    item = items.document_item(publication.context("en"), publication.catalogue.entries[ref])
    assert item is not None
    assert (item["type"], item.get("number")) == (kind, number)
    assert not number or kind != "report" or f"SN  - {number}" in formats.ris(item)


def test_article_citation_has_authors_and_journal_in_every_format(publication: Publication) -> None:
    item = items.document_item(
        publication.context("en"),
        publication.catalogue.entries["resources/zimmerman-kiss-plos-2017"],
    )
    assert item is not None
    assert item["author"][0] == {"family": "Zimmerman", "given": "Cathy"}
    assert "journal = {PLOS Medicine}" in formats.bibtex(item)
    assert "T2  - PLOS Medicine" in formats.ris(item)
    coins = publication.templates.get("partials/coins.html").module.coins(item)
    assert parse_qs(coins.unescape())["rft.au"] == ["Zimmerman, Cathy", "Kiss, Ligia"]


def test_french_citation_has_french_address(publication: Publication) -> None:
    context = publication.context("fr")
    for entry in publication.catalogue.entries.values():
        item = items.document_item(context, entry) or {}
        assert item.get("language") != "fr" or "docs.un.org/en/" not in item.get("URL", ""), (
            entry.ref
        )


@pytest.mark.parametrize(
    ("language", "apa", "chicago", "iso"),
    [
        (
            "en",
            f"{NAME} & ILO. (2008, October). Handbook (Sales No. E.08.V.14). UN. https://example.org/h.pdf",
            f"{NAME} and ILO. 2008. Handbook. Sales No. E.08.V.14. UN, October 2008. https://example.org/h.pdf",
            f"{NAME.upper()} AND ILO. Handbook. UN, October 2008. Sales No. E.08.V.14. ISBN 978-92. "
            "Available at: https://example.org/h.pdf",
        ),
        (
            "fr",
            f"{NAME} et ILO. (2008, octobre). Handbook (Sales No. E.08.V.14). UN. https://example.org/h.pdf",
            f"{NAME} et ILO. 2008. Handbook. Sales No. E.08.V.14. UN, octobre 2008. https://example.org/h.pdf",
            f"{NAME.upper()} ET ILO. Handbook. UN, octobre 2008. Sales No. E.08.V.14. ISBN 978-92. "
            "Disponible à l’adresse\u00a0: https://example.org/h.pdf",
        ),
    ],
)
def test_citations_in_three_styles_and_two_languages(
    publication: Publication, language: str, apa: str, chicago: str, iso: str
) -> None:
    item = {
        "type": "report",
        "title": "Handbook",
        "author": [{"literal": NAME}, {"literal": "ILO"}],
        "publisher": "UN",
        "issued": {"date-parts": [[2008, 10]]},
        "number": "Sales No. E.08.V.14",
        "ISBN": "978-92",
        "URL": "https://example.org/h.pdf",
    }
    context = publication.context(language)
    assert formats.apa(context, item).replace(", &", " &") == apa
    assert formats.chicago(context, item) == chicago
    assert formats.iso690(context, item) == iso


def test_page_citation_has_date_and_address(publication: Publication) -> None:
    entry = publication.catalogue.of("practices")[0]
    for language in publication.contexts:
        context = publication.context(language)
        name = record_link(context, entry, context.path(entry))
        (page,) = citations.citations(context, entry, name)
        apa = dict(page["texts"])["APA"]
        assert entry.name(language) in apa
        assert entry.record.reviewed[:4] in apa
        assert apa.endswith(f"{URL}id/{entry.ref}/")
        assert NAMES[language][0] in apa


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_citation_files_cite_document_or_page_in_valid_csl_json(
    folder: Path, publication: Publication, prefix: str
) -> None:
    context = publication.context("fr" if prefix else "en")
    documents = 0
    for entry in publication.catalogue.entries.values():
        document = items.document_item(context, entry)
        documents += document is not None
        place = folder / prefix / entry.ref
        names = {file.name for file in place.iterdir() if file.stem in ("cite", "document")}
        assert names == ({"cite.ris"} if prefix else {"cite.bib", "cite.ris", "cite.json"})
        found = json.loads((folder / entry.ref / "cite.json").read_text("utf-8"))
        ids = [item["id"] for item in found]
        cited = document or items.page_item(context, entry, "")
        # An item that is the same in both languages is there once, under its name in the first.
        assert cited["id"] in ids or (prefix and len(ids) == 1), entry.ref
        bibtex = (folder / entry.ref / "cite.bib").read_text("utf-8")
        assert [f"{{{name}," in bibtex for name in ids] == [True] * len(ids)
        for item in found:
            assert {"id", "type", "title"} <= item.keys() and not {
                "formats",
                "reference",
            } & item.keys()
            authors = item.get("author", [])
            assert all(set(author) in ({"literal"}, {"family", "given"}) for author in authors)
    assert 0 < documents < len(publication.catalogue.entries)


def test_document_citation_has_every_format_and_page_citation_one(make: Make) -> None:
    catalogue = make(site("unodc"))
    context = publication_of(catalogue).context("en")
    entry = catalogue.entries["resources/handbook"]
    document, page = citations.citations(context, entry, record_link(context, entry, ""))
    assert (document["id"], page["id"]) == ("document", "cite")
    assert [style for style, _ in document["texts"]] == ["APA", "Chicago", "ISO 690"]
    assert [file.url for file in document["files"]] == ["cite.bib", "cite.ris", "cite.json"]
    assert [style for style, _ in page["texts"]] == ["APA"]
    assert page["files"] == []
    assert f"{URL}id/resources/handbook/" in page["texts"][0][1]


def test_organization_names_are_complete_in_coins(publish: Publish) -> None:
    from html import unescape

    folder = publish(site("unodc"))
    page = (folder / "resources/handbook/index.html").read_text("utf-8")
    titles = re.findall(r'<span class="Z3988" title="([^"]*)"', page)
    assert len(titles) == 1
    found = parse_qs(unescape(titles[0]))
    assert NAME in " ".join(found["rft.aucorp"])
    assert "rft.au" not in found


@pytest.mark.parametrize(
    ("ref", "language", "author", "publisher"),
    [
        # A treaty is of the body that adopted it, whoever published an edition.
        ("untoc-ebook-en", "en", "United Nations, General Assembly, 55th session", NAME),
        ("palermo-protocol-2000", "fr", "Nations Unies, Assemblée générale, 55e session", None),
        (
            "ilo-c189-2011",
            "en",
            "International Labour Organization, International Labour Conference",
            None,
        ),
        # A report to a body is of its author, and the body is where it was submitted.
        (
            "sr-report-a-74-189",
            "en",
            "Special procedures of the Human Rights Council",
            "United Nations, General Assembly, 74th session",
        ),
        (
            "ohchr-principles-guidelines-2002",
            "en",
            "Office of the United Nations High Commissioner for Human Rights",
            "United Nations, Economic and Social Council",
        ),
    ],
)
def test_body_and_session_are_those_of_the_symbol(
    publication: Publication, ref: str, language: str, author: str, publisher: str | None
) -> None:
    item = document(publication, language, ref)
    assert [one["literal"] for one in item["author"]] == [author]
    assert item.get("publisher") == publisher


def document(publication: Publication, language: str, ref: str) -> items.Item:
    entry = publication.catalogue.entries[f"resources/{ref}"]
    item = items.document_item(publication.context(language), entry)
    assert item is not None
    return item


def test_every_body_is_of_an_organization_that_is_known(publication: Publication) -> None:
    table = publication.catalogue.vocabularies.table("document-bodies")
    organizations = {row["of"] for row in table.values()}
    assert organizations <= set(publication.catalogue.publishers.terms)
    symbols = [
        entry.identifiers.get("symbol", "") for entry in publication.catalogue.entries.values()
    ]
    assert all(any(re.match(row["form"], symbol) for symbol in symbols) for row in table.values())


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        ("1", "1st session", "1re session"),
        ("IV", "4th session", "4e session"),
        ("XXI", "21st session", "21e session"),
        ("62", "62nd session", "62e session"),
        ("73", "73rd session", "73e session"),
        ("112", "112th session", "112e session"),
    ],
)
def test_sessions_are_ordinals(
    publication: Publication, number: str, english: str, french: str
) -> None:
    sessions = [bodies.session_in_words(publication.context(name), number) for name in ("en", "fr")]
    assert sessions == [english, french]


@pytest.mark.parametrize(("language", "session"), [("en", "73rd session"), ("fr", "73e session")])
def test_authors_in_capitals_keep_the_session(
    publication: Publication, language: str, session: str
) -> None:
    item = {**document(publication, language, "sr-report-a-70-310"), "author": []}
    item["author"] = [{"literal": f"Nations Unies, Assemblée générale, {session}"}]
    cited = formats.iso690(publication.context(language), item)
    assert cited.startswith(f"NATIONS UNIES, ASSEMBLÉE GÉNÉRALE, {session}. ")


def test_persons_are_authors_and_journals_are_none(publication: Publication) -> None:
    assert document(publication, "en", "sr-report-a-hrc-29-38")["author"] == [
        {"family": "Giammarinaro", "given": "Maria Grazia"}
    ]
    article = document(publication, "en", "icjia-2018")
    assert "author" not in article
    assert article["container-title"].endswith("Journal of Human Trafficking")
    context = publication.context("en")
    cited = formats.chicago(context, document(publication, "en", "sobel-2019"))
    assert cited.startswith("Sobel, Meghan, Barbara Friedman, and Anne Johnston. 2019. “Sex")


def test_act_has_its_gazette_in_the_language_of_the_reader(publication: Publication) -> None:
    french = document(publication, "fr", "eu-directive-2011-36")
    assert french["container-title"] == "Journal officiel de l’Union européenne"
    assert (french["volume"], french["page"]) == ("L 101", "1")
    text = formats.apa(publication.context("fr"), french)
    assert "(CELEX 32011L0036, JO L 101, 15.4.2011, p.\u00a01)" in text
    assert "OJ L 101, 15.4.2011" in formats.apa(
        publication.context("en"), document(publication, "en", "eu-directive-2011-36")
    )


def test_instrument_and_the_edition_that_holds_it_are_cited_apart(publication: Publication) -> None:
    for language, explanatory in (("en", "Explanatory Report"), ("fr", "rapport explicatif")):
        context = publication.context(language)
        entry = publication.catalogue.entries["resources/coe-convention-197"]
        found = citations.citations(context, entry, record_link(context, entry, ""))
        assert [one["id"] for one in found] == ["document", "edition", "cite"]
        titles = [one["title"].label for one in found[:2]]
        assert explanatory not in titles[0] and explanatory in titles[1]
    assert items.edition_item(context, publication.catalogue.entries["resources/crpd-2006"]) is None


def test_permalink_stands_for_an_address_that_is_not_known(publication: Publication) -> None:
    for language in ("en", "fr"):
        context = publication.context(language)
        for entry in publication.catalogue.entries.values():
            item = items.document_item(context, entry)
            if item is None:
                continue
            assert item.get("URL") or item.get("DOI"), entry.ref
            if not entry.addresses and "DOI" not in item:
                assert item["URL"] == f"{URL}id/{entry.ref}/"
            if item["language"] == language != "en":
                # No English edition is cited in the place of the French one.
                assert item.get("URL") != entry.addresses.get("en") or "all" in entry.addresses


def test_author_is_not_the_publisher_again(publication: Publication) -> None:
    for ref, item in records(publication):
        names = ", ".join(author.get("literal", "") for author in item.get("author", []))
        assert not names or names != item.get("publisher"), ref


def test_every_document_is_read_by_a_citation_processor(folder: Path) -> None:
    """Of every fifteenth record, in two styles that the processor brings along."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    files = sorted((folder / "resources").glob("*/cite.json"))[::15]
    data = [item for file in files for item in json.loads(file.read_text("utf-8"))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
        for item in data:
            bibliography.register(Citation([CitationItem(item["id"])]))
        printed = [str(line) for line in bibliography.bibliography()]
    assert len(printed) == len(data) > 40
    for item, line in zip(data, printed, strict=True):
        assert item["title"] in line


def test_undated_documents_are_marked_in_each_language(publication: Publication) -> None:
    item = {"title": "Handbook?", "author": [{"literal": "ILO"}]}
    assert formats.apa(publication.context("en"), item) == "ILO. (n.d.). Handbook?"
    assert formats.apa(publication.context("fr"), item).startswith("ILO. (s.")
