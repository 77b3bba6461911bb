"""Hosts: what the address of a link may name, and the hosts of the bodies that publish.

The list is in the code and not in data/: no change of a table makes a host that of a body.
"""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from catalogue.lint.checked_file import CheckedFile
from catalogue.model.findings import Finding

HOMEPAGE = "homepage"
"""The key of the own site of a body."""

KNOWN = """
    afterexploitation.com aic.gov.au antislavery.org apgml.org asean.org aseanact.org astra.rs au.int
    baliprocess.net cam.ac.uk canada.ca cbss.org ccdh.public.lu cncdh.fr cnclt.justice.gov.ma
    cocoainitiative.org coe.int college.police.uk corteidh.or.cr crmsv.org ecowas.int ecpat.org
    english.www.gov.cn ethicaljournalismnetwork.org eui.eu eurojust.europa.eu european-union.europa.eu
    fatf-gafi.org fedpol.admin.ch fra.europa.eu france-terre-asile.org freedomnetworkusa.org
    frontex.europa.eu gaatw.org globalprotectioncluster.org gob.mx gov.uk gov.za government.nl gub.uy
    hcch.net hck.hr healtrafficking.org helenbamber.org heuni.fi hopeforjustice.org horslarue.org
    ibcr.org icao.int icclr.org icjia.illinois.gov icmec.org icmpd.org idcoalition.org ifj.org ilo.org
    india.gov.in info.gouv.fr interagencystandingcommittee.org interpol.int iom.int ipu.org itsci.org
    ituc-csi.org journals.plos.org justice.gc.ca justice.gov lastradainternational.org latrobe.edu.au
    lshtm.ac.uk modernslaverypec.org myria.be naptip.gov.ng nexushumantrafficking.org nottingham.ac.uk
    oas.org oecd.org ohchr.org osce.org owjn.org plan-international.org polarisproject.org
    prisonreformtrust.org.uk publicsafety.gc.ca rcmp.ca saarc-sec.org sadc.int samilia.org
    sanar-institute.org savethechildren.net state.gov supremecourt.uk techagainsttrafficking.org un.org
    unaids.org undp.org unesco.org unescwa.org unfpa.org unhcr.org unicef.org unicri.org unodc.org
    unsceb.org unu.edu unwomen.org usa.gov verite.org walkfree.org warnathgroup.com who.int
    womenlobby.org worldbank.org wvi.org yogyakartaprinciples.org
"""
BODIES = frozenset((*KNOWN.split(), "example.org"))
"""The hosts on which bodies have their own sites, each with all that is below it."""

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}")
NEAR = re.compile(
    r"(?:.*\.)?(?:internal|local|localhost|localdomain|lan|home|corp|onion|arpa"
    r"|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me)"
)
"""Hosts of a network of one's own, and those that stand for any number that is written before them."""

LEADS_ON = re.compile(r"(?i)[?&;#][^=&]*=(?:https?(?::|%3a)|//|%2f%2f)")
"""An address that holds another one: its host leads readers on."""

SIGNED = re.compile(
    r"(?i)[?&;]((?:x-amz|x-goog)-[\w-]+|signature|sig|awsaccesskeyid|key-pair-id|jwt|sessionid|jsessionid)="
)
"""A parameter that was made for one person: the address says who shared it, and ends one day."""


def host_fault(address: str) -> dict[str, str]:
    """What is wrong with the host of an address; nothing for one that is well."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return {"host": address}
    if "@" in parts.netloc:
        return {"user": parts.netloc.partition("@")[0]}
    if not HOST.fullmatch(host) or "xn--" in host or NEAR.fullmatch(host):
        return {"host": host}
    return _other_fault(parts, host, port)


def _other_fault(parts: SplitResult, host: str, port: int | None) -> dict[str, str]:
    """A port, an address in an address, or the name of a body before that of another host."""
    if port is not None:
        return {"port": str(port)}
    if LEADS_ON.search(f"?{parts.query}#{parts.fragment}"):
        return {"through": host}
    if body := imitated(host):
        return {"imitated": body, "host": host}
    return {}


def imitated(host: str) -> str:
    """The body whose host another host begins with, as unicef.org.example.net does; '' for none.

    One of a State may end like one, as justice.gov.tn does.
    """
    labels = host.split(".")
    if is_of_a_body(host):
        return ""
    last = len(labels) - (2 if len(labels[-1]) == 2 else 1)
    openings = (".".join(labels[start:end]) for end in range(last + 1) for start in range(end))
    return next((name for name in openings if name in BODIES), "")


def is_of_a_body(host: str) -> bool:
    """True for a host of the list, or below one; examples have a name that nobody can own (RFC 2606)."""
    labels = host.removeprefix("www.").split(".")
    return any(".".join(labels[start:]) in BODIES for start in range(len(labels)))


def homepage_faults(file: CheckedFile) -> Iterator[Finding]:
    """The own sites of bodies that are on no host of the list."""
    for placed in file.values:
        if placed.where[-1] != HOMEPAGE or not placed.value.startswith("http"):
            continue
        host = _host_of(placed.value)
        if host and not is_of_a_body(host):
            yield file.finding("homepage-host", placed.where, host=host)


def _host_of(address: str) -> str:
    """The host of an address; '' where another rule reports that it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
