"""Saved pages of depositaries: three forms, read by the headings of their columns. All rows are made up."""

from __future__ import annotations

import pytest
import yaml
from catalogue.model.participation import Participation, Party, Statement, participations
from catalogue.model.vocabularies import Vocabularies
from catalogue.model.yaml_tables import Loader
from catalogue.source.depositary_pages import DepositaryList, UnknownPageError, read_list
from catalogue.source.participation_tables import as_yaml, update
from support.sites import REPOSITORY

VOCABULARIES = Vocabularies(REPOSITORY / "data")

UNITED_NATIONS = """
<html><body><table><tr><td>
<span>STATUS AS AT : 03-02-2026 05:00:25 AM EDT</span>
<table id="tblgrid">
<tr><th>Participant</th><th>Signature</th><th>Ratification, Accession(a), Succession(d)</th></tr>
<tr><td>Senegal<sup>1</sup></td><td>26 Jan 1990</td><td>31 Jul 1990 </td></tr>
<tr><td>Andorra</td><td></td><td>2 Jan 1996 a</td></tr>
<tr><td>Serbia <sup>4</sup></td><td></td><td>12 Mar 2001 d</td></tr>
<tr><td>Netherlands (Kingdom of the)</td><td>26 Jan 1990</td><td>6 Feb 1995 A</td></tr>
<tr><td>United States of America</td><td>16 Feb 1995</td><td></td></tr>
<tr><td>Ruritania</td><td></td><td>1 Jan 2000 a</td></tr>
</table></td></tr></table></body></html>
"""
NORMLEX = """
<table><tr><th>Pays</th><th>Date</th><th>Statut</th><th>Note</th></tr>
<tr><td>Côte d'Ivoire</td><td>21 nov. 1960</td><td>En vigueur</td><td></td></tr>
<tr><td>Singapour</td><td>25 oct. 1965</td><td>Pas en vigueur</td><td>Dénonciation</td></tr>
<tr><td>Maroc</td><td>1er déc. 1966</td><td>En vigueur</td><td></td></tr>
</table>
"""
COUNCIL_OF_EUROPE = """
<table><thead><tr><th></th><th>Signature</th><th>Ratification</th><th>Entry into Force</th><th>Notes</th>
<th>R.</th><th>D.</th><th>A.</th><th>T.</th><th>C.</th><th>O.</th></tr></thead>
<tbody><tr><td>Members of Council of Europe</td></tr>
<tr><td>Türkiye</td><td>19/03/2009</td><td>02/05/2016</td><td>01/09/2016</td><td></td>
<td></td><td>D.</td><td></td><td></td><td></td><td></td></tr>
<tr><td>Belarus</td><td></td><td>26/11/2013</td><td>01/03/2014</td><td>a</td>
<td></td><td></td><td></td><td></td><td></td><td></td></tr></tbody></table>
"""


def test_page_of_the_united_nations() -> None:
    listed = read_list(VOCABULARIES, UNITED_NATIONS)
    rows = {row.name: row for row in listed.rows}
    assert listed.as_of == "2026-02-03"
    assert (rows["Senegal"].signature, rows["Senegal"].deposit) == ("1990-01-26", "1990-07-31")
    acts = {row.name: row.act for row in listed.rows if row.deposit}
    assert acts == {
        "Senegal": "ratification",
        "Andorra": "accession",
        "Serbia": "succession",
        "Netherlands (Kingdom of the)": "acceptance",
        "Ruritania": "accession",
    }
    assert rows["United States of America"].deposit == ""


def test_page_of_normlex_without_denounced_ratifications() -> None:
    listed = read_list(VOCABULARIES, NORMLEX)
    days = {row.name: row.deposit for row in listed.rows if row.deposit}
    assert days == {"Côte d'Ivoire": "1960-11-21", "Maroc": "1966-12-01"}
    assert listed.as_of == "", "the page does not say its day"


def test_chart_of_the_council_of_europe() -> None:
    rows = {row.name: row for row in read_list(VOCABULARIES, COUNCIL_OF_EUROPE).rows}
    assert [*rows] == ["Türkiye", "Belarus"]
    turkey, belarus = rows["Türkiye"], rows["Belarus"]
    assert (turkey.deposit, turkey.in_force) == ("2016-05-02", "2016-09-01")
    assert (turkey.act, turkey.has_statement) == ("ratification", True)
    assert (belarus.act, belarus.has_statement) == ("accession", False)


@pytest.mark.parametrize("html", ["", "<p>Senegal</p>", "<table><tr><td>Senegal</td></tr></table>"])
def test_page_without_list_is_refused(html: str) -> None:
    with pytest.raises(UnknownPageError):
        read_list(VOCABULARIES, html)


def table() -> Participation:
    """A table with a party whose day changes, one that stays, and one that is gone."""
    doubt = {"en": "To be checked.", "fr": "À vérifier."}
    read = Statement(seen="articles", articles=["14"])
    return Participation(
        grade="B",
        as_of="2014-07-10",
        count=3,
        page={"en": "https://treaties.un.org/an-act", "fr": "https://treaties.un.org/an-act"},
        parties={
            "AD": Party(act="accession", since="1996-01-02", statement=read),
            "FR": Party(act="ratification", since="1990-08-07"),
            "SN": Party(act="ratification", since="1990-07-30", doubt=doubt),
        },
    )


def test_table_is_compared_with_the_list_and_brought_up_to_date() -> None:
    updated = update(VOCABULARIES, table(), read_list(VOCABULARIES, UNITED_NATIONS))
    said = {one.code: (one.before, one.now) for one in updated.differences}
    assert said == {
        "FR": ("ratification 1990-08-07", ""),
        "NL": ("", "acceptance 1995-02-06"),
        "RS": ("", "succession 2001-03-12"),
        "SN": ("ratification 1990-07-30", "ratification 1990-07-31"),
        "US": ("", "signature 1995-02-16"),
    }
    now = updated.table
    assert now.parties["AD"].statement == Statement(seen="articles", articles=["14"])
    assert now.parties["SN"].doubt == {}, "the doubt was about the old day"
    assert (now.as_of, now.count) == ("2026-02-03", 4)


def test_unknown_name_forbids_to_conclude_from_an_absence() -> None:
    listed = read_list(VOCABULARIES, UNITED_NATIONS)
    updated = update(VOCABULARIES, table(), listed)
    assert updated.unknown == ("Ruritania",)
    assert not updated.table.tells_absence
    known = tuple(row for row in listed.rows if row.name != "Ruritania")
    whole = update(VOCABULARIES, table(), DepositaryList(listed.as_of, known))
    assert whole.table.tells_absence


def test_written_table_is_read_again_as_it_was() -> None:
    for table in participations(VOCABULARIES).values():
        again = yaml.load(as_yaml(table), Loader=Loader)
        assert Participation.model_validate(again) == table
