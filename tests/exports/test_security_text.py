"""security.txt (RFC 9116): what the hosts have answered, and nothing where they have not."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from catalogue.exports.sitemap import SECURITY, sitemap_files
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.status import what_is_unsaid
from support.publishing import URL, publication_of
from support.sites import Make
from support.small_site import site


@pytest.fixture
def catalogue(make: Make) -> Catalogue:
    """A small site whose newest review was on 1 March 2026."""
    return make(site("unodc"))


def written(catalogue: Catalogue, url: str, contact: str) -> dict[str, list[str]]:
    """Field → its values in the file, in order; nothing where no file is written."""
    publication = publication_of(catalogue, url)
    publication = replace(publication, site=replace(publication.site, contact=contact))
    text = dict(sitemap_files(publication)).get(SECURITY, "")
    fields: dict[str, list[str]] = {}
    for line in str(text).splitlines():
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    return fields


def test_file_has_each_field_once_as_the_standard_asks(catalogue: Catalogue) -> None:
    assert written(catalogue, "https://paths.example.org/", "letters@example.org") == {
        "Contact": ["mailto:letters@example.org"],
        "Expires": ["2027-03-01T00:00:00Z"],
        "Preferred-Languages": ["en, fr"],
        "Canonical": ["https://paths.example.org/.well-known/security.txt"],
    }


def test_expiry_is_a_moment_that_programs_read(catalogue: Catalogue) -> None:
    (expires,) = written(catalogue, URL, "letters@example.org")["Expires"]
    moment = datetime.datetime.fromisoformat(expires.replace("Z", "+00:00"))
    assert moment.date().isoformat() > catalogue.latest_review


def test_form_is_a_contact_and_a_site_without_address_names_none_of_its_own(
    catalogue: Catalogue,
) -> None:
    fields = written(catalogue, "", "https://example.org/write")
    assert fields["Contact"] == ["https://example.org/write"] and "Canonical" not in fields


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_an_answer_there_is_no_file_and_the_list_of_what_is_unsaid_says_so(
    catalogue: Catalogue, language: str
) -> None:
    assert written(catalogue, URL, "") == {}
    unsaid = what_is_unsaid(publication_of(catalogue, URL).context(language))
    assert sum("security.txt" in line for line in unsaid) == 1
