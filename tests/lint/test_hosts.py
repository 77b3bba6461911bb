"""Addresses that lead elsewhere than they seem to, and the hosts of bodies."""

from __future__ import annotations

import pytest
from catalogue.lint import checker, hosts
from catalogue.model import table_files
from support.sites import Make, of_pages

FAULTS = {
    "https://someone@www.unicef.org/": {"user": "someone"},
    "https://127.0.0.1/": {"host": "127.0.0.1"},
    "https://metadata.google.internal/": {"host": "metadata.google.internal"},
    "https://127.0.0.1.nip.io/": {"host": "127.0.0.1.nip.io"},
    "https://localhost/": {"host": "localhost"},
    "https://xn--unicf-esa.org/": {"host": "xn--unicf-esa.org"},
    "https://www.unicef.org:8443/": {"port": "8443"},
    "https://www.google.com/url?q=https://evil.example/": {"through": "www.google.com"},
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fevil.example": {"through": "www.google.com"},
    "https://www.unodc.org/go?to=//evil.example": {"through": "www.unodc.org"},
    "https://unicef.org.evil.example/": {"imitated": "unicef.org", "host": "unicef.org.evil.example"},
    "https://www.un.org.evil.example/": {"imitated": "un.org", "host": "www.un.org.evil.example"},
    "https://[/": {"host": "https://[/"},
}  # fmt: skip
WELL = (
    "https://www.unicef.org/",
    "https://data.unicef.org/x?y=1",
    "https://www.inlctp.justice.gov.tn/",
    "https://webarchive.archive.unhcr.org/20170913/http://www.refworld.org/x.html",
    "https://www.coe.int/en/web/conventions/full-list?module=signatures-by-treaty&treatynum=005",
)


@pytest.mark.parametrize("address", FAULTS)
def test_address_that_leads_elsewhere_is_refused(address: str) -> None:
    assert hosts.host_fault(address) == FAULTS[address]


@pytest.mark.parametrize("address", WELL)
def test_ordinary_address_is_well(address: str) -> None:
    assert hosts.host_fault(address) == {}
    assert not hosts.SIGNED.search(address)


@pytest.mark.parametrize(
    "parameter", ["X-Amz-Signature", "X-Goog-Credential", "sig", "Signature", "jsessionid"]
)
def test_address_made_for_one_person_is_refused(make: Make, parameter: str) -> None:
    link = f"[the report](https://files.example.org/a.pdf?x=1&{parameter}=abc)"
    assert "link-tracking" in rules(make, link)


@pytest.mark.parametrize("more", ["?cc=a@b.org", "?body=x", "&bcc=a@b.org", ",a@b.org", "%3Fcc=a"])
def test_mail_goes_to_one_recipient(make: Make, more: str) -> None:
    assert "link-scheme" in rules(make, f"[Write](mailto:info@unodc.org{more})")
    assert "link-scheme" not in rules(make, "[Write](mailto:info@unodc.org)")


def rules(make: Make, text: str) -> set[str]:
    """The rules that a page with a text breaks."""
    catalogue = make(f"about/index.md\n| title: About\n| ---\n| {text}")
    return {finding.rule for finding in checker.check(catalogue, of_pages)}


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("https://unicef.org.evil.example", "link-host"),
        ("https://www.google.com/url?q=https://evil.example", "link-host"),
        ("https://metadata.google.internal", "link-host"),
        ("https://127.0.0.1.nip.io", "link-host"),
        ("https://new-body.example.net", "homepage-host"),
        ("https://www.unicef.org", None),
    ],
)
def test_own_site_of_a_publisher_is_on_a_known_host(
    make: Make, address: str, rule: str | None
) -> None:
    root = make("about/index.md\n| title: About\n| ---\n| Words.").root
    table = table_files.path(root / "data", "publishers")
    row = f'zz: {{en: A body, fr: Un organe, homepage: "{address}"}}\n'
    table.write_text(row, "utf-8")
    found = {
        finding.rule
        for finding in checker.check_folder(root)
        if finding.path.endswith("ishers.yml")
    }
    assert found & {"link-host", "homepage-host"} == ({rule, "homepage-host"} if rule else set())


def test_every_host_of_a_body_is_a_plain_one() -> None:
    assert all(hosts.HOST.fullmatch(name) and not name.startswith("www.") for name in hosts.BODIES)
