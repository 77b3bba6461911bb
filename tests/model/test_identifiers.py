"""Identifiers lead to official addresses, in the languages of the document; other numbers lead nowhere."""

from __future__ import annotations

import re

import pytest
from catalogue.model.identifiers import addresses
from catalogue.model.types import Doi
from catalogue.model.vocabularies import Vocabularies
from pydantic import TypeAdapter, ValidationError
from support.sites import REPOSITORY

RESOLVERS = Vocabularies(REPOSITORY / "data").table("resolvers")


def of(symbol: str, *languages: str) -> dict[str, str]:
    return addresses(RESOLVERS, {"symbol": symbol}, languages)


@pytest.mark.parametrize(
    ("symbol", "address"),
    [
        ("A/RES/55/25, annex II", "https://docs.un.org/fr/A/RES/55/25"),
        ("A/HRC/26/37/Add.2", "https://docs.un.org/fr/A/HRC/26/37/Add.2"),
        ("S/RES/2331 (2016)", "https://docs.un.org/fr/S/RES/2331%282016%29"),
        ("E/2002/68/Add.1", "https://docs.un.org/fr/E/2002/68/Add.1"),
        ("CTOC/COP/2008/19, decision 4/4", "https://docs.un.org/fr/CTOC/COP/2008/19"),
        ("CRC/GC/2005/6", "https://docs.un.org/fr/CRC/GC/2005/6"),
        ("ST/SGB/2003/13", "https://docs.un.org/fr/ST/SGB/2003/13"),
        (
            "COM(2021) 171 final, CELEX 52021DC0171",
            "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX%3A52021DC0171",
        ),
        (
            "CETS No. 197",
            "https://www.coe.int/fr/web/conventions/full-list?module=treaty-detail&treatynum=197",
        ),
        (
            "C182",
            "https://normlex.ilo.org/dyn/nrmlx_fr/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C182",
        ),
        (
            "MLC, 2006 (C186)",
            "https://normlex.ilo.org/dyn/nrmlx_fr/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C186",
        ),
        ("Application No. 25965/04, HUDOC 001-96549", "https://hudoc.echr.coe.int/fre?i=001-96549"),
        (
            "Application No. 60561/14",
            "https://hudoc.echr.coe.int/fre#%7B%22appno%22:%5B%2260561/14%22%5D%7D",
        ),
    ],
)
def test_symbol_resolves_to_address_in_language(symbol: str, address: str) -> None:
    assert of(symbol)["fr"] == address


def test_addresses_have_only_signs_that_addresses_may_have() -> None:
    """RFC 3986: browsers open others too, but readers of pages and of data may refuse them."""
    for name, row in RESOLVERS.items():
        address = re.sub(r"\{\w+\}", "x", row["address"])
        before, _, fragment = address.partition("#")
        assert re.fullmatch(r"https://[\w.-]+(?:/[\w.~%!$&'()*+,;=:@/?-]*)?", before), name
        assert re.fullmatch(r"[\w.~%!$&'()*+,;=:@/?-]*", fragment), name


@pytest.mark.parametrize(
    "symbol",
    [
        "A/DCL.2/12/01",
        "A-61",
        "C/REG.28/12/07",
        "CTOC/COP/WG.4/2010/CRP.1",
        "HR/PUB/10/2",
        "Sales No. E.08.V.14",
        "Fact Sheet No. 36",
    ],
)
def test_unknown_symbol_has_no_address(symbol: str) -> None:
    assert of(symbol) == {}


def test_only_languages_of_the_document_have_an_address() -> None:
    assert sorted(of("A/64/130")) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert sorted(of("A/64/130", "en", "de")) == ["en"]


@pytest.mark.parametrize(
    ("doi", "languages", "key"),
    [
        ("10.1371/x.1", ["en"], "en"),
        ("10.1371/x.1", ["en", "fr"], "all"),
        ("10.1787/81f92357-en", ["en", "fr"], "en"),
    ],
)
def test_doi_has_one_address(doi: str, languages: list[str], key: str) -> None:
    assert addresses(RESOLVERS, {"doi": doi}, languages) == {key: f"https://doi.org/{doi}"}


@pytest.mark.parametrize(
    "doi",
    ['10.1234/"><script>', "10.1234/a b", "10.1234/", "https://doi.org/10.1234/a", "10.1234/é"],
)
def test_doi_with_markup_is_refused(doi: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Doi).validate_python(doi)
