"""Addresses that follow from identifiers: what an official resolver answers to the symbol or number of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

UN_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
EU_LANGUAGES = tuple("bg es cs da de et el en fr ga hr it lv lt hu mt nl pl pt ro sk sl fi sv".split())
HUDOC_NAMES = {"en": "eng", "fr": "fre"}


@dataclass(frozen=True)
class Resolver:
    """The form of an identifier, and the address that leads from it to the document in each of some languages."""

    form: re.Pattern[str]
    address: str
    languages: tuple[str, ...]


UN_ORGANS = (
    r"A/(?:RES|HRC|\d+|(?:AC|C|CONF)\.\d+)|S/(?:RES|PRST|\d{4})|E/(?:RES|ESCWA|C[N.]\.?\d+|\d{4})|ST/(?:SGB|AI)|"
    r"CTOC/COP|CAC/COSP|(?:CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD)(?:/[A-Z]+)?"
)
"""Where the symbols of the Official Document System begin. ECOWAS has an A/DCL; what is sold or printed has symbols of its own."""

RESOLVERS = (
    Resolver(
        # Conference room papers (CRP) are in the system only by chance.
        re.compile(rf"((?:{UN_ORGANS})/(?!.*\bCRP\b)[^\s,]+(?: \(\d{{4}}\))?)(?:, .*)?$"),
        "https://docs.un.org/{language}/{number}",
        UN_LANGUAGES,
    ),
    Resolver(
        re.compile(r".*?CELEX (\w+(?:/\w+)?)"),
        "https://eur-lex.europa.eu/legal-content/{capitals}/TXT/?uri=CELEX%3A{number}",
        EU_LANGUAGES,
    ),
    Resolver(
        re.compile(r"C?ETS No\. (\d{3})$"),
        "https://www.coe.int/{language}/web/conventions/full-list?module=treaty-detail&treatynum={number}",
        ("en", "fr"),
    ),
    Resolver(
        re.compile(r"(?:MLC, 2006 \()?([CPR]\d{3})\)?$"),
        "https://normlex.ilo.org/dyn/nrmlx_{language}/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:{number}",
        ("en", "fr", "es"),
    ),
    Resolver(re.compile(r".*HUDOC (001-\d+)"), "https://hudoc.echr.coe.int/{hudoc}?i={number}", ("en", "fr")),
    Resolver(
        re.compile(r"Application No\. (\d+/\d\d)$"),
        "https://hudoc.echr.coe.int/{hudoc}#%7B%22appno%22:[%22{number}%22]%7D",
        ("en", "fr"),
    ),
)


def addresses(symbol: str | None, doi: str | None, languages: Sequence[str] = ()) -> dict[str, str]:
    """The addresses of a document by language, in the languages in which it exists if these are known."""
    return _of_doi(doi, languages) if doi else _of_symbol(symbol or "", languages)


def _of_symbol(symbol: str, languages: Sequence[str]) -> dict[str, str]:
    for resolver in RESOLVERS:
        if match := resolver.form.match(symbol):
            number = quote(match[1].replace(" ", ""), safe="/")
            return {
                language: resolver.address.format(
                    language=language, capitals=language.upper(), hudoc=HUDOC_NAMES.get(language), number=number
                )
                for language in resolver.languages
                if language in (languages or resolver.languages)
            }
    return {}


def _of_doi(doi: str, languages: Sequence[str]) -> dict[str, str]:
    """One address: in the language that the DOI names at its end, or in the only one of the document."""
    named = re.search(r"-(en|fr)$", doi)
    language = named[1] if named else languages[0] if len(languages) == 1 else "all"
    return {language: f"https://doi.org/{doi}"}
