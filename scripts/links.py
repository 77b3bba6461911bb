"""Check the links to other sites, politely, and write one report. Weekly, never in a build.

python scripts/links.py                      every link of every record (one request at a time to a host: some minutes)
python scripts/links.py resources/x          those of one record
python scripts/links.py --dead               and write data/dead-links.yml: dead twice in a row
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import terminal
from catalogue.source.loading import Catalogue, load
from linkcheck import reports
from linkcheck.fetching import Host
from linkcheck.judging import Verdict, judge

ROOT = Path(__file__).resolve().parent.parent
HOSTS = 8
"""How many hosts are asked at the same time; each of them one question at a time."""


def links(catalogue: Catalogue, records: Sequence[str] = ()) -> dict[str, list[str]]:
    """Every link with the records that carry it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in catalogue.entries.values():
        addresses = filter(None, (*entry.addresses.values(), entry.homepage))
        for address in dict.fromkeys(addresses) if not records or entry.ref in records else ():
            owners[address].append(entry.ref)
    return dict(owners)


def check(addresses: Iterable[str], digests: dict[str, str], pause: float) -> list[Verdict]:
    """What can be said of each link; hosts side by side, the links of a host one after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)

    def check_host(addresses: list[str]) -> list[Verdict]:
        host = Host(pause)
        return [judge(host.fetch(address), digests.get(address, "")) for address in addresses]

    with ThreadPoolExecutor(HOSTS) as pool:
        return [verdict for verdicts in pool.map(check_host, hosts.values()) for verdict in verdicts]


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the command line: 0 when no link is dead, 1 when one is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="*", metavar="KIND/ID")
    parser.add_argument("--dead", action="store_true", help="write data/dead-links.yml")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two requests to a host")
    parser.add_argument("--state", type=Path, help="report of the last round, replaced after a whole round; .cache/links.json")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    file = options.state or options.root / ".cache" / "links.json"
    before = reports.read(file)
    owners = links(load(options.root), options.records)
    verdicts = check(owners, {address: row["digest"] for address, row in before.items()}, options.pause)
    report = reports.report(verdicts, owners, before)
    if not options.records:
        reports.write(file, report)
    if options.dead:
        reports.write_dead(options.root, report["links"], datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    print("\n".join(reports.lines(report)))
    return 1 if report["counts"]["dead"] else 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
